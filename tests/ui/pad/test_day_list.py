"""The list beside the pad shows an earlier day, and its contacts are put right from there."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kototori.domain.day import Book, DeskDay
from kototori.ui.pad.day_list import DayHead
from tests.ui.conftest import Person

FRIDAY = date(2026, 11, 20)
THURSDAY = date(2026, 11, 19)


@pytest.fixture
def late(person: Person) -> Person:
    """At a desk with a contact today, two on Friday, and one on Thursday the week before."""
    for needs, at in (("A1", "2026-11-20T10:30"), ("B", "2026-11-20T11:00"), ("C", "2026-11-12T10:00")):
        person.desk.log.record(person.desk.log.read({"needs": needs, "occurred_at": at}))
    person.type("4")
    person.press("Enter")
    return person


def head(person: Person) -> DayHead:
    return person.log_page.parts.day_head


def told(person: Person) -> list[str]:
    return [label.text() for label in head(person).findChildren(QLabel) if label.isVisible()]


def test_the_key_brings_the_last_day_on_which_somebody_came(late: Person) -> None:
    assert told(late) == ["Today", "↑ corrects the last"]
    late.press("Alt+Left")
    assert told(late) == ["Fri 20 Nov", "2 visits"]
    assert late.listed == ["11:00 Income", "10:30 Finding a home"]
    late.press("Alt+Left")
    assert told(late) == ["Thu 12 Nov", "1 visit"]
    late.press("Alt+Left")
    assert told(late) == ["Thu 12 Nov", "1 visit"]
    assert late.notice == "Nobody was recorded on any earlier day"


def test_the_way_back_leads_over_the_days_between_to_today(late: Person) -> None:
    late.press("Alt+Left", "Alt+Left", "Alt+Right")
    assert told(late)[0] == "Fri 20 Nov"
    late.press("Alt+Right")
    assert told(late)[0] == "Today"
    assert late.listed == ["11:00 Work"]
    late.press("Alt+Right")
    assert told(late)[0] == "Today"


def test_the_number_of_the_day_stays_that_of_today(late: Person) -> None:
    before = late.window.shell.header.number.accessibleName()
    late.press("Alt+Left")
    assert late.window.shell.header.number.accessibleName() == before


def test_the_arrows_step_inside_the_list_and_letters_go_to_the_line(late: Person) -> None:
    late.press("Alt+Left")
    assert QApplication.focusWidget() is late.log_page.parts.today_list
    late.press("Left")
    assert told(late)[0] == "Thu 12 Nov"
    late.press("Right", "Right")
    assert told(late)[0] == "Today"
    late.type("5")
    assert late.line.hasFocus()
    assert late.log_page.pad.needs == ("E",)


def test_everything_by_mouse_leaves_the_keyboard_in_the_line(late: Person, qtbot: QtBot) -> None:
    qtbot.mouseClick(head(late).earlier_button, Qt.MouseButton.LeftButton)
    assert told(late)[0] == "Fri 20 Nov"
    later, back = head(late).later_button, head(late).back_button
    assert later is not None
    assert back is not None
    assert all(min(button.width(), button.height()) >= 48 for button in (later, back))
    qtbot.mouseClick(head(late).earlier_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    assert told(late)[0] == "Fri 20 Nov"
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert told(late)[0] == "Today"
    assert not later.isVisible()
    assert not back.isVisible()
    assert late.line.hasFocus()


def test_a_contact_of_a_closed_day_is_corrected_and_the_list_stays(late: Person) -> None:
    late.desk.days.close(FRIDAY)
    late.press("Alt+Left", "Down", "Enter")
    assert late.log_page.parts.banner.accessibleName() == "Correcting Fri 20 Nov 10:30 Finding a home"
    late.type("9")
    late.press("Enter")
    assert late.notice == (
        "Corrected Fri 20 Nov 10:30 – Finding a home, Digital, identity. Undo Ctrl+Z. "
        "The day had been closed; its book is open again."
    )
    assert told(late) == ["Fri 20 Nov", "2 visits"]
    assert late.desk.days.find(FRIDAY) == DeskDay(FRIDAY, corrected=True)
    assert late.line.hasFocus()
    late.press("Ctrl+Z")
    assert late.notice == (
        "Correction undone: again Fri 20 Nov 10:30 Finding a home. Redo Ctrl+Y. "
        "The book of the day is closed again."
    )
    assert late.desk.days.find(FRIDAY) == DeskDay(FRIDAY, book=Book.CLOSED)


def test_a_contact_of_an_earlier_day_is_withdrawn_and_comes_back(late: Person) -> None:
    late.press("Alt+Left", "Enter", "Del")
    assert late.listed == ["10:30 Finding a home"]
    assert told(late) == ["Fri 20 Nov", "1 visit"]
    late.press("Ctrl+Z")
    assert late.listed == ["11:00 Income", "10:30 Finding a home"]


def test_the_last_contact_of_a_day_withdrawn_leaves_a_list_that_says_so(late: Person) -> None:
    late.press("Alt+Left", "Alt+Left", "Enter", "Del")
    assert (told(late), late.listed) == (["Thu 12 Nov", "0 visits"], [])
    empty = late.log_page.parts.today_list.findChild(QLabel)
    assert empty is not None
    assert empty.text() == "Nobody is recorded on this day any more."
    assert late.log_page.parts.today_list.accessibleName() == "Contacts of Thursday 12 Nov 2026"


def test_a_new_contact_brings_today_back(late: Person) -> None:
    late.press("Alt+Left", "Esc")
    assert late.line.hasFocus()
    late.type("1")
    late.press("Enter")
    assert told(late)[0] == "Today"
    assert late.listed == ["11:00 Housing", "11:00 Work"]


def test_esc_leaves_first_the_contact_and_then_the_day(late: Person) -> None:
    late.press("Alt+Left", "Enter", "Esc")
    assert late.log_page.pad.before is None
    assert told(late)[0] == "Fri 20 Nov"
    late.press("Esc")
    assert told(late)[0] == "Today"


def test_the_arrow_up_takes_the_last_of_the_list_that_is_shown(late: Person) -> None:
    late.press("Alt+Left", "Esc", "Up")
    before = late.log_page.pad.before
    assert before is not None
    assert before.facts.needs == ("B",)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (683, 384)])
def test_an_earlier_day_is_told_whole_in_every_size(
    late: Person, language: str, size: tuple[int, int]
) -> None:
    late.window.speak(language)
    late.window.resize(*size)
    late.press("Alt+Left")
    QApplication.processEvents()
    shown = head(late)
    back = shown.back_button
    assert back is not None
    assert back.needed_width <= back.width()
    for label in shown.findChildren(QLabel):
        if label.isVisible():
            needed = label.fontMetrics().horizontalAdvance(label.text())
            assert needed <= label.width() + 1, label.text()
