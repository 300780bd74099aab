"""Keeps the catalogues of translators in step with the Finnish texts of leaflets.

A changed text is never translated by silence: its old translation stays as a doubtful one with the text that
it was made of, until somebody has looked at it; what the source no longer has goes to the end of the file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kototori.domain.errors import BrokenCatalogue
from kototori.domain.leaflet import LeafletState, NoSuchLeaflet
from kototori.wording.leaflet_extractor import template
from kototori.wording.po_text import NotPlain, PoEntry, PoFile, read_po_text, written_po

_FUZZY = frozenset(["fuzzy"])
_HEADERS = {
    "Project-Id-Version": "Kototori",
    "POT-Creation-Date": "2026-11-22 00:00+0000",
    "PO-Revision-Date": "2026-11-22 00:00+0000",
    "Last-Translator": "",
    "Language-Team": "",
    "Language": "",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "X-Source-Language": "fi",
}
_STATE, _BY, _DATE, _WAS = "X-State", "X-State-By", "X-State-Date", "X-State-Was"


def template_file(topic: str, texts: Sequence[PoEntry]) -> PoFile:
    """What a translator begins with."""
    comments = (
        f"The leaflet {topic}, to be translated from Finnish.",
        "This file is distributed under the same licence as Kototori (EUPL-1.2).",
    )
    return PoFile(comments, _HEADERS, tuple(texts))


def begun(topic: str, language: str, called: str, texts: Sequence[PoEntry]) -> PoFile:
    """An empty catalogue; `called` is the language's name in English."""
    comments = (
        f"{called} translation of the leaflet {topic}.",
        "This file is distributed under the same licence as Kototori (EUPL-1.2).",
    )
    state = {_STATE: LeafletState.DRAFT.value, _BY: "", _DATE: ""}
    return PoFile(comments, {**_HEADERS, "Language": language, **state}, tuple(texts))


def updated(known: PoFile, texts: Sequence[PoEntry]) -> PoFile:
    """The catalogue in step with its leaflet; the same again where nothing changed."""
    exact = {(entry.context, entry.message): entry for entry in known.entries}
    by_context = {entry.context: entry for entry in known.entries if not entry.is_obsolete}
    contexts = {entry.context for entry in texts}
    moved = {entry.message: entry for entry in known.entries if entry.said and entry.context not in contexts}
    entries: list[PoEntry] = []
    used: set[tuple[str, str]] = set()
    for asked in texts:
        key = asked.context, asked.message
        same = exact.get(key)
        old = same or by_context.get(asked.context) or moved.get(asked.message)
        if old is None:
            entries.append(asked)
            continue
        used.add((old.context, old.message))
        entries.append(_same(asked, old) if same is not None else _doubtful(asked, old))
    gone = [
        replace(entry, is_obsolete=True, notes=(), places=())
        for entry in known.entries
        if entry.said and (entry.context, entry.message) not in used
    ]
    return PoFile(known.comments, _headers(known.headers, entries), (*entries, *gone))


def _same(asked: PoEntry, old: PoEntry) -> PoEntry:
    """The text has not changed: everything that the translator wrote stays."""
    is_doubtful = old.is_fuzzy and bool(old.said)
    return replace(
        asked,
        said=old.said,
        comments=old.comments,
        flags=asked.flags | (_FUZZY if is_doubtful else frozenset()),
        previous=old.previous if is_doubtful else "",
    )


def _doubtful(asked: PoEntry, old: PoEntry) -> PoEntry:
    """The text is another one; what it was when it was translated stays beside it."""
    if not old.said:
        return replace(asked, comments=old.comments)
    if old.is_fuzzy and old.previous == asked.message:  # the text is again what it was translated from
        return replace(asked, said=old.said, comments=old.comments)
    return replace(
        asked,
        said=old.said,
        comments=old.comments,
        flags=asked.flags | _FUZZY,
        previous=(old.previous if old.is_fuzzy else "") or old.message,
    )


def _headers(known: Mapping[str, str], entries: Sequence[PoEntry]) -> Mapping[str, str]:
    """What stands there stays. A text of which a part is new is nobody's checked text any more."""
    state = known.get(_STATE, "")
    is_whole = all(entry.said and not entry.is_fuzzy for entry in entries)
    if is_whole or state in ("", LeafletState.DRAFT):
        return known
    was = ", ".join(part for part in (state, known.get(_DATE, ""), known.get(_BY, "")) if part)
    return {**known, _STATE: LeafletState.DRAFT.value, _BY: "", _DATE: "", _WAS: was}


@dataclass(frozen=True, slots=True)
class CatalogueFolders:
    """Where leaflets and their catalogues lie: the program's, or those in a desk's own folder."""

    leaflets: Path
    catalogues: Path
    is_desk: bool = False

    @classmethod
    def of_desk(cls, folder: Path) -> "CatalogueFolders":
        """Sources, and beside them a folder for each language."""
        return cls(folder, folder, is_desk=True)

    def template(self, topic: str) -> Path | None:
        """A desk translates what it has, and needs no template."""
        return None if self.is_desk else self.catalogues / "leaflets" / f"{topic}.pot"

    def catalogue(self, topic: str, language: str) -> Path:
        middle = () if self.is_desk else ("leaflets",)
        return self.catalogues.joinpath(language, *middle, f"{topic}.po")

    def found(self, topic: str) -> list[Path]:
        """The catalogues of a leaflet, whatever the language."""
        pattern = self.catalogue(topic, "*").relative_to(self.catalogues)
        return sorted(self.catalogues.glob(str(pattern)))

    def place(self, topic: str) -> str:
        """How the source is called in its catalogues."""
        return f"{topic}.toml" if self.is_desk else f"resources/leaflets/{topic}.toml"


def update_all(folders: CatalogueFolders) -> dict[Path, str]:
    """What templates and catalogues should hold, by file; only those that are not in step with their leaflet.

    Raises BrokenLeaflet and BrokenCatalogue; nothing is written here.
    """
    changed: dict[Path, str] = {}
    for path in sorted(folders.leaflets.glob("*.toml")):
        topic = path.stem
        entries = template(path, folders.place(topic))
        pot = folders.template(topic)
        wanted = {} if pot is None else {pot: template_file(topic, entries)}
        for catalogue in folders.found(topic):
            wanted[catalogue] = updated(_read(catalogue), entries)
        changed |= {
            target: written_po(file)
            for target, file in wanted.items()
            if not target.exists() or _read(target) != file
        }
    return changed


def begin(
    folders: CatalogueFolders, language: str, called: str, topics: Sequence[str] = ()
) -> dict[Path, str]:
    """Empty catalogues in a language, where there are none yet; of all leaflets if no topic is named.

    Raises NoSuchLeaflet.
    """
    found: dict[Path, str] = {}
    known = tuple(sorted(path.stem for path in folders.leaflets.glob("*.toml")))
    for topic in topics or known:
        if topic not in known:
            raise NoSuchLeaflet(topic, known)
        target = folders.catalogue(topic, language)
        if not target.exists():
            entries = template(folders.leaflets / f"{topic}.toml", folders.place(topic))
            found[target] = written_po(begun(topic, language, called, entries))
    return found


def _read(path: Path) -> PoFile:
    try:
        return read_po_text(path.read_text(encoding="utf-8"))
    except NotPlain as fault:
        raise BrokenCatalogue(path, fault.line) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise BrokenCatalogue(path, 1) from fault
