"""Leaflets set in another process are the same leaflets, and what is amiss there is told here."""

import os
import signal
from dataclasses import replace
from multiprocessing import active_children, resource_tracker, spawn

import pytest

from kototori.assets import folder
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.documents.press_room import PressRoom
from kototori.domain.errors import MissingGlyphs, PressStopped
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


def test_a_fault_of_our_own_is_raised_here_and_the_press_stays(room: PressRoom, sheet: LeafletSheet) -> None:
    set_by(room, sheet)
    before = {child.pid for child in active_children()}
    with pytest.raises(AttributeError):
        room.set([sheet], languages=LANGUAGES, sign=None, size=PaperSize.A4, large=False)  # type: ignore[arg-type]

    assert set_by(room, sheet).count == 1
    assert {child.pid for child in active_children()} == before


def test_a_press_that_ends_again_and_again_is_told_in_a_sentence(sheet: LeafletSheet) -> None:
    resource_tracker.ensure_running()  # Python's own, which would be started in the same way
    python = spawn.get_executable()
    spawn.set_executable("/bin/false")  # as on a computer that has no memory left
    try:
        with pytest.raises(PressStopped):
            set_by(PressRoom(FONTS, WORDS), sheet)
    finally:
        spawn.set_executable(python)


def test_a_process_that_somebody_ended_is_started_anew(room: PressRoom, sheet: LeafletSheet) -> None:
    before = set_by(room, sheet)
    for child in active_children():
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()

    assert set_by(room, sheet) == before
