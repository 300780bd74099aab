"""Leaflets set in another process are the same leaflets, and what is amiss there is told here."""

import os
import signal
from dataclasses import replace
from multiprocessing import active_children

import pytest

from kototori.assets import folder
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.documents.press_room import PressRoom
from kototori.domain.errors import MissingGlyphs
from kototori.domain.leaflet import DeskSign, LeafletSheet, PaperSize, SetPages
from kototori.services.shipped_lists import read_lists
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import read_words
from kototori.wording.leaflet_texts import read_shelf

FONTS = folder("resources") / "fonts"
WORDS = read_words(folder("translations"), "fi", None)
LANGUAGES = read_lists(folder("resources") / "lists").languages


@pytest.fixture(scope="module")
def sheet() -> LeafletSheet:
    leaflet = read_shelf(folder("resources") / "leaflets", folder("translations"), None).leaflets[
        "this-place"
    ]
    return LeafletSheet(leaflet, leaflet.in_language("ar"), leaflet.source)


@pytest.fixture(scope="module")
def room() -> PressRoom:
    return PressRoom(FONTS, WORDS)


def set_by(press: LeafletPress | PressRoom, sheet: LeafletSheet) -> SetPages:
    return press.set([sheet], languages=LANGUAGES, sign=DeskSign(), size=PaperSize.A4, large=False)


def test_it_sets_the_very_pages_of_the_press(room: PressRoom, sheet: LeafletSheet) -> None:
    assert set_by(room, sheet) == set_by(LeafletPress(Typesetter(FONTS), WORDS), sheet)


def test_what_is_amiss_there_is_told_here(room: PressRoom, sheet: LeafletSheet) -> None:
    version = replace(sheet.version, title="\U000130c0")
    with pytest.raises(MissingGlyphs) as told:
        set_by(room, replace(sheet, version=version))

    assert told.value.facts() == {"language": "ar", "characters": ("\U000130c0",)}
    assert set_by(room, sheet).count == 1


def test_a_process_that_somebody_ended_is_started_anew(room: PressRoom, sheet: LeafletSheet) -> None:
    before = set_by(room, sheet)
    for child in active_children():
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()

    assert set_by(room, sheet) == before
