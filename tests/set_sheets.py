"""Sets a leaflet in all its languages, in a process of its own: the tests use both processors."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from kototori.assets import folder
from kototori.documents.leaflet_facts import Facts
from kototori.documents.leaflet_page import PagedLeaflet
from kototori.documents.leaflet_paper import paper
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.domain.leaflet import DeskSign, Leaflet, LeafletSheet, PaperSize, SetPages
from kototori.domain.need import Language
from kototori.services.shipped_lists import read_lists
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words, read_words
from kototori.wording.leaflet_texts import LeafletFolders, LeafletReader

FOLDERS = LeafletFolders(folder("resources") / "leaflets", folder("translations"))
SIGN = DeskSign("Keksitty neuvontapiste", "ti ja pe 10–15")


class SetLeaflet(NamedTuple):
    """All languages in one PDF, a sheet each; and how many pages each takes beside Finnish."""

    alone: SetPages
    beside_finnish: dict[str, int]


class _Shop(NamedTuple):
    words: Words
    press: LeafletPress
    languages: Mapping[str, Language]


_shops: list[_Shop] = []  # one in each process: fonts are read once


def set_leaflet(topic: str) -> SetLeaflet:
    """As the desk would, on A4."""
    leaflet = LeafletReader(FOLDERS).leaflet(topic)
    shop = _shop()
    alone = shop.press.set(
        [LeafletSheet(leaflet, version) for version in leaflet.versions.values()],
        languages=shop.languages,
        sign=SIGN,
        size=PaperSize.A4,
        large=False,
    )
    return SetLeaflet(alone, _beside_finnish(leaflet, shop))


def _beside_finnish(leaflet: Leaflet, shop: _Shop) -> dict[str, int]:
    """The text is dealt to pages as for a print; only what is drawn on them is left out."""
    page = paper(PaperSize.A4, large=False)
    counted: dict[str, int] = {}
    for version in leaflet.versions.values():
        if version is leaflet.source:
            continue
        sheet = LeafletSheet(leaflet, version, leaflet.source)
        canvas = Sheet(BytesIO(), (page.width, page.height), language=version.language, title=version.title)
        facts = Facts(shop.words, sheet, shop.languages, SIGN)
        laid = PagedLeaflet(shop.press._typesetter, shop.press._drawings, canvas, sheet, facts, page)
        counted[version.language] = len(laid._pages())
    return counted


def _shop() -> _Shop:
    if not _shops:
        words = read_words(folder("translations"), "fi", None)
        languages = read_lists(Path(folder("resources")) / "lists").languages
        _shops.append(_Shop(words, LeafletPress(Typesetter(folder("resources") / "fonts"), words), languages))
    return _shops[0]
