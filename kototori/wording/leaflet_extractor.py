"""Finds the texts of leaflets for translators, as Babel's extractor `kototori_leaflets`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.extract import extract

from kototori.wording.leaflet_source import LeafletSource
from kototori.wording.po_text import PoEntry

Found = tuple[int, str, tuple[str, str], list[str]]

_METHOD = "kototori.wording.leaflet_extractor:extract_leaflet"
_FORMAT = "python-brace-format"  # Weblate and Poedit then see to it that gaps stay whole


def extract_leaflet(
    fileobj: Any, keywords: object, comment_tags: object, options: Mapping[str, Any]
) -> Iterator[Found]:
    """Every text of one TOML, as Babel asks for it: line, function, its arguments, comments.

    The id of a block is the context of its text; the comments tell what kind of piece it is, what stands
    beside it, and what its author wants translators to know (`hint` in the TOML).
    """
    lines = fileobj.read().decode("utf-8").splitlines()
    for text in LeafletSource(Path(fileobj.name)).texts:
        kind = "title" if text.id == "title" else str(text.kind)
        notes = [kind if not text.detail else f"{kind}, before {text.detail}"]
        yield (
            _line(lines, text.id),
            "pgettext",
            (text.id, text.text),
            [*notes, *([text.hint] * bool(text.hint))],
        )


def template(path: Path, place: str) -> tuple[PoEntry, ...]:
    """What translators get of one leaflet, in the order of its page; `place` is how its file is called."""
    with path.open("rb") as file:
        found = tuple(extract(_METHOD, file, {"pgettext": ((1, "c"), 2)}))
    entries = []
    for _, text, notes, context in found:
        assert isinstance(text, str)
        assert context is not None
        flags = frozenset([_FORMAT] if "{" in text else [])
        entries.append(PoEntry(context, text, notes=tuple(notes), places=(place,), flags=flags))
    return tuple(entries)


def _line(lines: list[str], block: str) -> int:
    """Where a block stands; TOML's own reader does not tell."""
    wanted = "title =" if block == "title" else f'id = "{block}"'
    for number, line in enumerate(lines, start=1):
        if line.startswith(wanted):
            return number
    return 1
