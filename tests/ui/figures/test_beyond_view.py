"""What lies beyond counts, on the screen: sentences, pictures, their tables, and what is copied."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.overview import Asked
from kototori.services.desk import Desk
from kototori.ui.figures.beyond_view import BeyondView
from kototori.ui.figures.chart_view import ChartView
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

FIELDS = ("at", "needs", "language", "language_means", "why_here", "outcome", "first_visit")
CONTACTS = (
    ("09:30", ["B1"], "so", "interpreter_phone", "queue_or_no_answer", ["advised"], "yes"),
    ("09:45", ["B1"], "so", "companion", "queue_or_no_answer", ["unmet"], "no"),
    ("10:00", ["C1"], "ar", "not_met", "no_own_language", ["unmet"], "no"),
    ("10:15", ["A1"], "fi", "shared", "trusts_this_place", ["solved"], None),
    ("10:30", ["A1"], "ar", None, None, [], None),
)


@pytest.fixture
def told(desk: Desk) -> Desk:
    """Five contacts of today, two of which came because nobody answered elsewhere."""
    for contact in CONTACTS:
        given = dict(zip(FIELDS, contact, strict=True))
        given["occurred_at"] = f"2026-11-24T{given.pop('at')}"
        desk.log.record(desk.log.read({name: value for name, value in given.items() if value}))
    return desk


@pytest.fixture
def view(told: Desk, words: Words, notices: Notices, show: Callable[[QWidget], None]) -> BeyondView:
    view = BeyondView(words, notices)
    show(view)
    overview = told.statistics.overview(Asked(told.log.today()))
    view.show_beyond(overview.beyond, told.setup.vocabulary())
    return view


def read(view: BeyondView) -> str:
    return " | ".join(label.text() for label in view.findChildren(QLabel))


def test_the_sentence_says_whose_judgement_it_is(view: BeyondView) -> None:
    assert view.sentence.text() == (
        "As the adviser saw it, 3 of 4 contacts with a recorded reason would not have been needed here if "
        "the responsible authority could have met them."
    )
    assert "not a finding about the authority" in read(view)


def test_each_demand_tells_need_authority_and_reason_the_most_common_first(view: BeyondView) -> None:
    rows = view.cards[0].text().splitlines()[2:]

    assert rows == [
        "Income · Kela · queue or no answer\tB KEL queue_or_no_answer\t2",
        (
            "Residence · Finnish Immigration Service (Migri) · no service in own language\t"
            "C MIG no_own_language\t1"
        ),
    ]


def test_unmet_needs_interpreters_and_who_comes_again_are_told(view: BeyondView) -> None:
    said = read(view)

    assert "At 2 of 4 contacts with a recorded outcome the need was not met." in said
    assert (
        "Of 3 contacts in another language than Finnish or Swedish, 1 had an interpreter and 2 got by "
        "without one." in said
    )
    assert "2 of 3 said that they had been here before." in said


def test_the_tables_hold_what_the_pictures_show_and_what_nobody_recorded(view: BeyondView) -> None:
    view.turn(to_table=True)

    assert all(card.is_table for card in view.cards)
    assert "not recorded\t\t1" in view.cards[1].text()  # an Arabic speaker, and nobody wrote how it was met
    assert "not recorded\t\t2" in view.cards[2].text()


def test_a_picture_is_copied_by_its_key(view: BeyondView, qtbot: QtBot) -> None:
    picture = view.cards[1].findChildren(ChartView)[0]
    picture.setFocus()
    with qtbot.waitSignal(view.copied):
        qtbot.keyClick(picture, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert "interpreter by phone\tinterpreter_phone\t1" in QApplication.clipboard().text()


def test_nothing_recorded_is_said_and_not_drawn_as_nothing(
    desk: Desk, words: Words, notices: Notices, show: Callable[[QWidget], None]
) -> None:
    view = BeyondView(words, notices)
    show(view)
    view.show_beyond(desk.statistics.overview(Asked(desk.log.today())).beyond, desk.setup.vocabulary())

    assert view.sentence.text() == "Why visitors came here is not recorded for this period."
    assert "No outcomes are recorded for this period." in read(view)
