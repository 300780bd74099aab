"""The report on its page: read as text or page, in another language, printed, saved, mailed."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kototori.ui.day.mail_link import mail_link
from tests.tools.pdf_facts import facts_of, pages_of
from tests.ui.conftest import PaperTray, Person
from tests.ui.day.on_the_page import day_page

SET = 20_000  # milliseconds that setting a page may take on a slow computer


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_report_speaks_another_language_than_the_window(whole: Person) -> None:
    whole.press("1", "Enter")
    card = day_page(whole).report_card
    assert "Tuesday" in card.text.text()

    click(card.languages["sv"])

    assert "tisdag" in card.text.text()
    assert "Boende" in card.text.text()


def test_the_page_in_view_is_the_one_that_is_saved(whole: Person, qtbot: QtBot, documents: Path) -> None:
    whole.press("1", "Enter")
    card = day_page(whole).report_card
    assert card.view.preview is None  # nobody waits for a page that nobody looks at

    click(card.view.page_button)
    qtbot.waitUntil(lambda: card.view.preview is not None and card.view.preview.pages == 1, timeout=SET)
    assert not card.text.isVisible()
    click(card.deeds.pdf_button)

    saved = documents / "SISÄINEN-day-report-2026-11-24.pdf"
    qtbot.waitUntil(saved.exists, timeout=SET)
    assert facts_of(saved)["Pages"] == "1"
    assert "Housing" in pages_of(saved)[0]
    click(card.view.text_button)
    assert card.text.isVisible()


def test_a_report_is_printed_as_the_page_it_is(
    whole: Person, qtbot: QtBot, tray: PaperTray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole.desk.of_the_day.papers, "_printer", lambda: tray)
    card = day_page(whole).report_card

    card.deeds.print_button.setFocus()
    whole.press("Enter")

    qtbot.waitUntil(lambda: len(tray.pages) == 1, timeout=SET)
    assert tray.pages[0].startswith(b"%PDF")
    assert tray.copies == [1]
    assert not any("24" in title for title in tray.titles)


class MailProgram(QObject):
    """What opens where a link to a letter is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[dict[str, list[str]]] = []

    @Slot(QUrl)
    def write(self, link: QUrl) -> None:
        self.letters.append(parse_qs(urlsplit(bytes(link.toEncoded()).decode()).query))


@pytest.fixture
def mail() -> object:
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "write")
    yield program
    QDesktopServices.unsetUrlHandler("mailto")


def test_a_letter_opens_with_subject_and_text_and_nobody_it_goes_to(whole: Person, mail: MailProgram) -> None:
    card = day_page(whole).report_card

    click(card.deeds.mail_button)

    (letter,) = mail.letters
    assert letter["subject"] == ["Report of the day: Tuesday 24 Nov 2026"]
    assert letter["body"][0].replace("\r\n", "\n") == card.text.text()
    assert whole.notice == "The mail program has the report; choose there whom it goes to."


def test_what_is_too_long_for_a_link_is_copied_and_says_so(whole: Person, mail: MailProgram) -> None:
    card = day_page(whole).report_card
    card.deeds.longest_link = 300

    click(card.deeds.mail_button)

    (letter,) = mail.letters
    assert letter["body"] == ["The report is copied: paste it here in the place of this line."]
    assert QGuiApplication.clipboard().text() == card.text.text()
    assert whole.notice.startswith("The report is too long")


def test_a_link_names_no_recipient_and_keeps_every_letter() -> None:
    link = mail_link("Päivä & yö", "rivi 1\nrivi 2 = 50 %", "lyhyt")

    assert link.is_whole
    assert link.url.startswith("mailto:?subject=P%C3%A4iv%C3%A4%20%26%20y%C3%B6&body=")
    assert "%0D%0A" in link.url
    assert not mail_link("a", "b" * 500, "lyhyt", longest=100).is_whole


def test_after_the_last_line_enter_goes_on_to_closing(whole: Person) -> None:
    page = day_page(whole)
    page.closing.report_row.buttons[0].click()
    whole.press("Enter", "Enter", "Enter")

    assert page.closing.close_button.hasFocus()
