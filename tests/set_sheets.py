"""Sets a leaflet in all its languages, in a process of its own: the tests use both processors."""

from pathlib import Path
from typing import NamedTuple

from kototori.assets import folder
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.domain.leaflet import DeskSign, Leaflet, LeafletSheet, PaperSize, SetPages
from kototori.services.shipped_lists import read_lists
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import read_words
from kototori.wording.leaflet_texts import LeafletFolders, LeafletReader

FOLDERS = LeafletFolders(folder("resources") / "leaflets", folder("translations"))
SIGN = DeskSign("Keksitty neuvontapiste", "ti ja pe 10–15")


class SetLeaflet(NamedTuple):
    """All languages in one PDF, a sheet each; and how many pages each takes beside Finnish."""

    alone: SetPages
    beside_finnish: dict[str, int]


_presses: list[LeafletPress] = []  # one in each process: fonts are read once


def set_leaflet(topic: str) -> SetLeaflet:
    """As the desk would, on A4."""
    leaflet = LeafletReader(FOLDERS).leaflet(topic)
    alone = _set([LeafletSheet(leaflet, version) for version in leaflet.versions.values()])
    return SetLeaflet(alone, _beside_finnish(leaflet))


def _beside_finnish(leaflet: Leaflet) -> dict[str, int]:
    others = [version for version in leaflet.versions.values() if version is not leaflet.source]
    return _counted([LeafletSheet(leaflet, version, leaflet.source) for version in others])


def _counted(sheets: list[LeafletSheet]) -> dict[str, int]:
    """The pages of each; one PDF of all is quicker than many, and nearly always tells enough."""
    count = _set(sheets).count
    if count == len(sheets):
        return dict.fromkeys((sheet.version.language for sheet in sheets), 1)
    if len(sheets) == 1:
        return {sheets[0].version.language: count}
    middle = len(sheets) // 2
    return _counted(sheets[:middle]) | _counted(sheets[middle:])


def _set(sheets: list[LeafletSheet]) -> SetPages:
    if not _presses:
        words = read_words(folder("translations"), "fi", None)
        _presses.append(LeafletPress(Typesetter(folder("resources") / "fonts"), words))
    languages = read_lists(Path(folder("resources")) / "lists").languages
    return _presses[0].set(sheets, languages=languages, sign=SIGN, size=PaperSize.A4, large=False)
