"""Closing the day by keys and clicks: rows that mend themselves, and nothing that blocks."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.day import Book, DayState, Prompt
from kototori.ui.day.day_page import DayPage
from kototori.ui.day.day_rows import DayRow, Mark
from kototori.ui.day.prompt_field import PromptField
from kototori.ui.keyboard.key_words import key_parts
from kototori.ui.keys import KeyTable
from kototori.ui.main_window import MainWindow
from kototori.ui.views import ViewName
from tests.ui.conftest import Person
from tests.ui.day.on_the_page import day_page

TODAY = date(2026, 11, 24)


def field(page: DayPage, prompt: Prompt) -> PromptField:
    return page.report_card.fields[prompt]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def focused_row(page: DayPage) -> DayRow | None:
    here = QApplication.focusWidget()
    return next((row for row in page.rows if here in row.buttons), None)


def test_the_keys_of_the_page_stand_in_the_table_and_on_its_buttons(whole: Person) -> None:
    page = day_page(whole)
    assert (page._earlier.key, page._later.key) == ("←", "→")
    parts = key_parts(KeyTable(), whole.window.shell.words, ViewName.DAY)
    assert [line.key for line in parts[0].lines] == ["← →"]


def test_what_saves_itself_says_so(whole: Person) -> None:
    page = day_page(whole)
    assert "It saves itself." in page.closing.door_row.sentence
    said = " ".join(label.text() for label in page.report_card.findChildren(QLabel))
    assert "they save themselves" in said


def test_the_typed_command_leads_to_the_day_and_enter_closes_it(whole: Person, qtbot: QtBot) -> None:
    whole.press("1", "Enter")
    whole.type("close the")
    whole.press("Enter")
    page = whole.window.shell.page
    assert isinstance(page, DayPage)

    page.closing.close_button.setFocus()
    whole.press("Enter")

    told = whole.desk.days.find(TODAY)
    assert told is not None
    assert told.book is Book.CLOSED
    assert whole.notice == "Tuesday 24 Nov 2026: the book is closed."
    assert page.closing.close_button.text() == "Reopen the day"
    qtbot.waitUntil(lambda: whole.desk.backups.latest() is not None)


def test_nothing_blocks_closing(whole: Person, workers: SimpleNamespace, qtbot: QtBot) -> None:
    whole.desk.referrals.request(workers.first)
    page = day_page(whole)
    assert page.closing.requests_row.mark.mark is Mark.OPEN

    click(page.closing.close_button)

    told = whole.desk.days.find(TODAY)
    assert told is not None
    assert told.book is Book.CLOSED
    qtbot.waitUntil(lambda: page.closing.backup_row.mark.mark is Mark.DONE)


def test_closing_can_be_undone_and_the_button_opens_the_day_again(whole: Person, qtbot: QtBot) -> None:
    page = day_page(whole)
    click(page.closing.close_button)
    qtbot.waitUntil(lambda: page.closing.backup_row.mark.mark is Mark.DONE)

    whole.press("Ctrl+Z")

    qtbot.waitUntil(lambda: page.closing.close_button.text() == "Close the day")
    assert whole.desk.days.find(TODAY) is None
    click(page.closing.close_button)
    click(page.closing.close_button)
    told = whole.desk.days.find(TODAY)
    assert told is not None
    assert (told.book, told.corrected) == (Book.RUNNING, True)


def test_arrows_go_from_row_to_row_and_enter_mends(whole: Person, qtbot: QtBot) -> None:
    page = day_page(whole)
    page.closing.door_row.buttons[0].setFocus()
    seen = []
    for _ in range(5):
        whole.press("Down")
        seen.append(focused_row(page))

    assert seen == [
        page.closing.requests_row,
        page.closing.report_row,
        page.closing.export_row,
        page.closing.export_row,
        page.closing.backup_row,
    ]
    whole.press("Enter")
    qtbot.waitUntil(lambda: page.closing.backup_row.mark.mark is Mark.DONE)
    assert page.closing.backup_row.sentence == "The log was copied today at 11:04."


def test_requests_that_wait_are_told_by_team_and_without_a_name(
    whole: Person, workers: SimpleNamespace
) -> None:
    whole.desk.referrals.request(workers.first)
    page = day_page(whole)

    assert page.closing.requests_row.sentence == "1 contact request waits. Aikuissosiaalityö (since today)"
    whole.press("Enter")  # the first row that is open has the keyboard
    assert whole.window.shell.shown is ViewName.REQUESTS


def test_who_came_in_by_the_door_is_kept_with_enter(whole: Person) -> None:
    page = day_page(whole)
    page.closing.door.setFocus()
    whole.type("3a1")
    whole.press("Enter")

    assert whole.desk.reports.of_day(TODAY).door_count == 31
    assert page.closing.door_row.mark.mark is Mark.DONE
    assert page.closing.door_row.sentence == "31 came in by the door. 0 visits were recorded."
    assert "door count 31" in page.report_card.text.text()


def test_the_report_says_the_day_and_holds_the_lines(whole: Person, qtbot: QtBot) -> None:
    whole.press("1", "Enter", "1", "2", "Enter")
    page = day_page(whole)
    page.closing.report_row.buttons[0].click()
    whole.type("the same letter again")
    whole.press("Enter")

    assert QApplication.focusWidget() is field(page, Prompt.FAILED).edit
    assert whole.desk.reports.of_day(TODAY).lines == {Prompt.REPEATED: "the same letter again"}
    assert page.closing.report_row.mark.mark is Mark.DONE
    click(page.report_card.copy_button)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0] == "Report of the day: Tuesday 24 Nov 2026"
    assert copied[3].startswith("2 visits, 2 persons.")
    assert "Recorded: need 100 %, language 0 %." in copied
    assert "What repeated itself? the same letter again" in copied


def test_a_line_is_kept_by_itself_while_it_is_written(whole: Person, qtbot: QtBot) -> None:
    page = day_page(whole)
    page.closing.report_row.buttons[0].click()
    whole.type("queue")

    qtbot.waitUntil(lambda: Prompt.REPEATED in whole.desk.reports.of_day(TODAY).lines)
    assert QApplication.focusWidget() is field(page, Prompt.REPEATED).edit


def test_a_phone_number_is_refused_with_its_reason_and_nothing_is_lost(whole: Person, qtbot: QtBot) -> None:
    page = day_page(whole)
    page.closing.report_row.buttons[0].click()
    whole.type("call 040 000 0000")
    whole.press("Enter")

    asked = field(page, Prompt.REPEATED)
    assert asked.reason == "Not kept: this is a phone number. Please take it away."
    assert asked.edit.text == "call 040 000 0000"
    assert page.closing.report_row.mark.mark is Mark.OPEN
    whole.window.shell.show_view(ViewName.LOG)
    page = day_page(whole)
    page.show_day(date(2026, 11, 23))
    assert asked.edit.text == ""
    page.show_day(TODAY)
    assert asked.edit.text == "call 040 000 0000"
    assert whole.desk.reports.of_day(TODAY).lines == {}
    asked.edit.setFocus()
    whole.press(*["Backspace"] * len(" 040 000 0000"))
    qtbot.waitUntil(lambda: whole.desk.reports.of_day(TODAY).lines == {Prompt.REPEATED: "call"})


def test_a_name_is_only_hinted_at(whole: Person, qtbot: QtBot) -> None:
    page = day_page(whole)
    page.closing.report_row.buttons[0].click()
    whole.type("Mo Esimerkki had no letter")
    whole.press("Enter")

    assert field(page, Prompt.REPEATED).reason == "Is this somebody's name? No names, please."
    assert whole.desk.reports.of_day(TODAY).lines == {Prompt.REPEATED: "Mo Esimerkki had no letter"}


def test_undo_in_a_line_is_first_the_typing_and_then_the_day(whole: Person) -> None:
    whole.press("1", "Enter")
    page = day_page(whole)
    page.closing.report_row.buttons[0].click()
    whole.type("queue")

    whole.press("Ctrl+Z")
    assert field(page, Prompt.REPEATED).edit.text == ""
    assert len(whole.stored) == 1
    whole.press("Ctrl+Z")
    assert whole.stored == []


def test_the_report_is_saved_as_text_and_never_over_another_file(whole: Person, documents: Path) -> None:
    page = day_page(whole)
    click(page.report_card.save_button)
    click(page.report_card.save_button)

    written = sorted(path.name for path in documents.iterdir())
    assert written == ["SISÄINEN-day-report-2026-11-24-2.txt", "SISÄINEN-day-report-2026-11-24.txt"]
    assert (documents / written[0]).read_text(encoding="utf-8") == page.report_card.text.text()


def test_the_figures_of_the_day_are_written_and_known_to_be_old_later(
    whole: Person, documents: Path, qtbot: QtBot
) -> None:
    whole.press("1", "Enter")
    page = day_page(whole)
    click(page.closing.export_row.buttons[0])

    assert page.closing.export_row.mark.mark is Mark.DONE
    assert (documents / "SISÄINEN-kototori-2026-11-24-2026-11-24.csv").exists()
    whole.window.shell.show_view(ViewName.LOG)
    whole.press("2", "Enter")
    page = day_page(whole)
    qtbot.waitUntil(lambda: page.closing.export_row.mark.mark is Mark.OPEN)


def test_what_another_program_stores_is_seen_in_the_rows(
    whole: Person, another_desk: object, qtbot: QtBot
) -> None:
    page = day_page(whole)
    assert "Nothing is known of the day." in page.report_card.text.text()

    another_desk.log.record(another_desk.log.read({"needs": "A1"}))  # type: ignore[attr-defined]
    whole.log_page.poll()

    qtbot.waitUntil(lambda: "1 visit," in page.report_card.text.text())


def test_an_earlier_day_without_a_word_is_told_here(whole: Person) -> None:
    page = day_page(whole)
    whole.press("Left")

    assert page.day == date(2026, 11, 23)
    assert page.closing.state_row.isVisible()
    click(page.closing.state_row.buttons[0])
    told = whole.desk.days.find(date(2026, 11, 23))
    assert told is not None
    assert told.state is DayState.SHUT
    assert whole.notice == "Monday 23 Nov 2026: The desk was shut."
    assert page.closing.state_row.mark.mark is Mark.DONE


def test_arrows_step_the_day_from_every_button_of_the_page(whole: Person) -> None:
    page = day_page(whole)
    for button in [button for row in page.rows for button in row.buttons if button.isVisible()]:
        button.setFocus()
        whole.press("Left", "Left", "Right")
        assert page.day == date(2026, 11, 23)
        page.show_day(TODAY)


def test_the_arrows_do_what_is_printed_from_where_the_keyboard_comes_in(whole: Person) -> None:
    page = day_page(whole)
    first = page.first_focus()
    assert QApplication.focusWidget() is first
    whole.press("Left", "Left")
    assert page.day == date(2026, 11, 22)
    whole.press("Right", "Right")
    assert page.day == TODAY
    whole.press("Down")
    below = QApplication.focusWidget()
    assert below is not first
    whole.press("Up")
    assert QApplication.focusWidget() is first


def test_no_day_that_has_not_come_can_be_closed(whole: Person) -> None:
    page = day_page(whole)
    whole.press("Right")

    assert page.day == TODAY
    assert not page._later.isEnabled()


@pytest.mark.parametrize("width", [1366, 911, 683])
def test_every_button_of_the_page_is_as_large_as_a_finger(whole: Person, width: int) -> None:
    window: MainWindow = whole.window
    window.resize(width, 768)
    page = day_page(whole)

    buttons = [button for row in page.rows for button in row.buttons if button.isVisible()]
    for button in (
        *buttons,
        page.closing.close_button,
        page.report_card.copy_button,
        page.report_card.save_button,
    ):
        assert button.height() >= 48
        assert button.width() >= button.sizeHint().width()


def test_a_contact_that_was_begun_is_told_and_its_button_leads_to_it(whole: Person, qtbot: QtBot) -> None:
    whole.press("1", "Ctrl+N")
    page = day_page(whole)

    assert page.closing.drafts_row.mark.mark is Mark.OPEN
    assert page.closing.drafts_row.sentence == "1 contact is begun and not saved."
    page.closing.drafts_row.buttons[0].click()
    assert whole.window.shell.shown is ViewName.LOG
    whole.press("Ctrl+1", "Enter")
    page = day_page(whole)
    qtbot.waitUntil(lambda: page.closing.drafts_row.mark.mark is Mark.DONE)


def test_a_door_count_belongs_to_the_day_for_which_it_was_typed(whole: Person) -> None:
    page = day_page(whole)
    click(page.closing.door)
    QTest.keyClicks(page.closing.door, "25")
    page.show_day(date(2026, 11, 23))

    assert page.closing.door.text() == ""
    QTest.keyClick(page.closing.door, Qt.Key.Key_Return)
    assert whole.desk.reports.of_day(TODAY).door_count == 25
    assert whole.desk.reports.of_day(date(2026, 11, 23)).door_count is None
