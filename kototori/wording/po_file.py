"""Reads one gettext catalogue, and remembers its parsed form so that Babel is rarely imported."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zlib import crc32

from kototori.domain.errors import BrokenCatalogue
from kototori.wording.po_text import NotPlain, read_po_text

CONTEXT_MARK = "\x04"  # stands between context and message, as in gettext's own compiled files


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The finished translations of one file: doubtful (fuzzy) and empty entries are left out."""

    headers: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def forms(self, message: str, context: str | None = None) -> tuple[str, ...] | None:
        """The translation, one string for each plural form; None where there is none."""
        return self.messages.get(f"{context}{CONTEXT_MARK}{message}" if context else message)


def read_catalogue(path: Path, cache_folder: Path | None) -> Catalogue:
    """The catalogue at `path`; a missing file is the caller's to know (FileNotFoundError)."""
    content = path.read_bytes()
    digest = f"{len(content)}-{crc32(content):08x}"  # tells an edited file; to load a stronger one takes time
    kept = (
        None if cache_folder is None else cache_folder / f"{'.'.join(path.with_suffix('').parts[-3:])}.json"
    )
    if kept is not None:
        remembered = _recall(kept, digest)
        if remembered is not None:
            return remembered
    catalogue = _parse(content, path)
    if kept is not None:
        _remember(kept, digest, catalogue)
    return catalogue


def _recall(kept: Path, digest: str) -> Catalogue | None:
    try:
        stored = json.loads(kept.read_text(encoding="utf-8"))
        if stored["digest"] != digest:
            return None
        messages = {message: tuple(forms) for message, forms in stored["messages"].items()}
        return Catalogue(stored["headers"], messages)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # a damaged cache is only slow, never wrong: the catalogue is parsed anew


def _remember(kept: Path, digest: str, catalogue: Catalogue) -> None:
    stored = {"digest": digest, "headers": catalogue.headers, "messages": catalogue.messages}
    with suppress(OSError):  # a full or read-only disk costs the next start some milliseconds, no more
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(".new")
        unfinished.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(kept)


def _parse(content: bytes, path: Path) -> Catalogue:
    try:
        plain = read_po_text(content.decode("utf-8"))
    except (NotPlain, UnicodeDecodeError):
        return _parse_by_babel(content, path)
    messages = {
        f"{entry.context}{CONTEXT_MARK}{entry.message}" if entry.context else entry.message: (entry.said,)
        for entry in plain.entries
        if entry.message and entry.said and not entry.is_fuzzy and not entry.is_obsolete
    }
    return Catalogue(plain.headers, messages)


def _parse_by_babel(content: bytes, path: Path) -> Catalogue:
    """Plural forms, other encodings, and every fault, which Babel names with its line."""
    # Imported here because Babel costs as much at the start as the window itself.
    from babel.messages.pofile import PoFileError, read_po

    try:
        entries = read_po(BytesIO(content), abort_invalid=True)
    except PoFileError as fault:
        raise BrokenCatalogue(path, fault.lineno + 1) from fault  # Babel counts from 0
    except UnicodeDecodeError:
        raise BrokenCatalogue(path, _first_line_that_is_not_utf8(content)) from None
    except ValueError as fault:  # a header that Babel takes apart: language, plural forms, dates
        raise BrokenCatalogue(path, 1) from fault
    messages: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        said = entry.string or ""
        forms = (said,) if isinstance(said, str) else tuple(said)
        if not entry.id or entry.fuzzy or not all(forms):
            continue
        message = entry.id if isinstance(entry.id, str) else entry.id[0]
        messages[f"{entry.context}{CONTEXT_MARK}{message}" if entry.context else message] = forms
    return Catalogue(_headers(content.decode("utf-8")), messages)


def _first_line_that_is_not_utf8(content: bytes) -> int:
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number
    return 1


def _headers(text: str) -> dict[str, str]:
    """Every header line, the X- ones too, which Babel's catalogue forgets."""
    match = re.search(r'^msgid ""\nmsgstr ((?:".*"\n?)+)', text.replace("\r\n", "\n"), re.MULTILINE)
    if match is None:
        return {}
    quoted = re.findall(r'^"(.*)"$', match.group(1), re.MULTILINE)
    lines = "".join(quoted).replace('\\"', '"').split("\\n")
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}
