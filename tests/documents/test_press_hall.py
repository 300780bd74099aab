"""Leaflets set by several presses at once are the same leaflets, and one that is amiss hinders no other."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import replace

import pytest

from kototori.assets import folder
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.documents.press_hall import PressHall
from kototori.domain.errors import DeskError, MissingGlyphs
from kototori.domain.leaflet import DeskSign, LeafletSheet, PaperSize, SetPages
from kototori.services.shipped_lists import read_lists
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import read_words
from kototori.wording.leaflet_texts import LeafletFolders, LeafletReader

FONTS = folder("resources") / "fonts"
LANGUAGES = read_lists(folder("resources") / "lists").languages
WORDS = read_words(folder("translations"), "fi", None)
Answers = Generator[tuple[int, SetPages | DeskError], None, None]


@pytest.fixture(scope="module")
def sheets() -> list[LeafletSheet]:
    folders = LeafletFolders(folder("resources") / "leaflets", folder("translations"))
    leaflet = LeafletReader(folders, {}, LANGUAGES).leaflet("this-place")
    return [LeafletSheet(leaflet, leaflet.in_language(language)) for language in ("fi", "ar", "ti")]


@pytest.fixture(scope="module")
def hall() -> PressHall:
    return PressHall(FONTS, WORDS, presses=2)


def set_by(hall: PressHall, sheets: list[LeafletSheet]) -> Answers:
    return hall.set_each(sheets, languages=LANGUAGES, sign=DeskSign(), size=PaperSize.A4, large=False)


def test_each_leaflet_comes_as_one_press_alone_would_set_it(
    hall: PressHall, sheets: list[LeafletSheet]
) -> None:
    alone = LeafletPress(Typesetter(FONTS), WORDS)

    answers = dict(set_by(hall, sheets))

    for place, sheet in enumerate(sheets):
        expected = alone.set([sheet], languages=LANGUAGES, sign=DeskSign(), size=PaperSize.A4, large=False)
        assert answers[place] == expected


def test_one_that_cannot_be_set_is_told_and_the_others_come(
    hall: PressHall, sheets: list[LeafletSheet]
) -> None:
    unknown = replace(sheets[1], version=replace(sheets[1].version, title="\U000130c0"))

    answers = dict(set_by(hall, [sheets[0], unknown, sheets[2]]))

    assert isinstance(answers[1], MissingGlyphs)
    assert [isinstance(answers[place], SetPages) for place in (0, 2)] == [True, True]


def test_whoever_has_enough_gets_no_more_and_the_presses_go_on(
    hall: PressHall, sheets: list[LeafletSheet]
) -> None:
    with closing(set_by(hall, sheets * 20)) as answers:
        next(answers)

    assert len(dict(set_by(hall, sheets[:1]))) == 1
