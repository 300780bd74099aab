"""The form for the annex of a social report: opened and filled by hand, its file read back."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori.domain.annex import Kind, PaperForm
from kototori.domain.day import Prompt
from kototori.domain.release import Use
from kototori.services.desk import Desk
from kototori.ui.figures.about_figures import AboutFigures
from kototori.ui.figures.annex_form import AnnexForm
from kototori.ui.figures.statistics_page import StatisticsPage
from kototori.ui.help.figures_help import FiguresHelp
from kototori.ui.views import ViewName
from tests.tools.pdf_facts import pages_of
from tests.ui.conftest import Person

ROW = "{day}T10:00,A1,so,no_own_language,unmet"


@pytest.fixture
def told(desk: Desk, tmp_path: Path) -> Desk:
    """Six contacts in each of two months, and lines in the reports of October."""
    rows = ["occurred_at,needs,language,why_here,outcome"]
    rows += [ROW.format(day=day) for day in ("2026-09-08", "2026-10-06", "2026-10-13") for _ in range(6)]
    (tmp_path / "contacts.csv").write_text("\n".join(rows))
    desk.spreadsheets.read_in(tmp_path / "contacts.csv")
    for day, prompt, text in (
        (date(2026, 10, 6), Prompt.NEW, "Sublets without an address."),
        (date(2026, 10, 6), Prompt.REPEATED, "Rents above the limit."),
        (date(2026, 10, 13), Prompt.NEW, "Mo Esimerkki told the same."),
    ):
        desk.reports.write_line(day, prompt, text)
    return desk


@pytest.fixture
def page(told: Desk, whole: Person) -> StatisticsPage:
    whole.window.shell.show_view(ViewName.STATISTICS)
    page = whole.window.shell.page
    assert isinstance(page, StatisticsPage)
    page.show_span(date(2026, 10, 1), date(2026, 10, 31))
    return page


@pytest.fixture
def form(page: StatisticsPage, qtbot: QtBot) -> AnnexForm:
    button = page.parts.annex_button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    form = page.findChild(AnnexForm)
    assert isinstance(form, AnnexForm)
    qtbot.waitUntil(form.isVisible)
    return form


def choose(form: AnnexForm, kind: Kind, code: str = "") -> None:
    form.phenomenon.kind.setCurrentIndex(form.phenomenon.kind.findData(kind))
    if code:
        form.phenomenon.code.setCurrentIndex(form.phenomenon.code.findData(code))


def write(form: AnnexForm, path: Path, qtbot: QtBot) -> None:
    """Types where the file goes, presses Ctrl+Enter and waits for what comes of it."""
    form.path.setFocus()
    form.path.selectAll()
    QTest.keyClicks(form.path, str(path))
    QTest.keyClick(form.path, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(form.write.isEnabled, timeout=20_000)


def test_it_opens_for_outside_with_the_period_in_view_and_lines_on_new_phenomena(form: AnnexForm) -> None:
    assert form.use is Use.PUBLIC
    assert (form.asked().first, form.asked().last) == (date(2026, 10, 1), date(2026, 10, 31))
    assert form.phenomenon.kind.hasFocus()
    states = [(tick.isEnabled(), tick.isChecked()) for tick in form.lines.ticks]
    assert states == [(True, False), (True, True), (False, False)]
    assert "might point to a person" in form.lines.ticks[2].text()


def test_a_public_annex_is_written_with_the_lines_that_are_ticked(
    form: AnnexForm, whole: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(form, Kind.NEED, "A1")
    form.lines.ticks[0].setFocus()
    QTest.keyClick(form.lines.ticks[0], Qt.Key.Key_Space)
    assert "social-report-annex-need-A1-2026-10-01-2026-10-31.pdf" in form.path.text()

    write(form, tmp_path / "annex.pdf", qtbot)

    text = " ".join(" ".join(page.split()) for page in pages_of(tmp_path / "annex.pdf"))
    assert "Public figures, counted in fives" in text
    assert "October 2026, repeated itself: Rents above the limit." in text
    assert "Sublets without an address." in text
    assert "Esimerkki" not in text
    assert form.isHidden()
    assert whole.notice.startswith("Written: ")


def test_an_internal_annex_is_exact_and_its_name_says_so(
    form: AnnexForm, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(form, Kind.NEED, "A1")
    form.uses.button(1).setFocus()
    QTest.keyClick(form.uses.button(1), Qt.Key.Key_Space)
    form.form.setCurrentIndex(form.form.findData(PaperForm.DOCX))
    assert Path(form.path.text()).name.startswith("SISÄINEN-")
    assert form.path.text().endswith(".docx")

    write(form, tmp_path / "annex.docx", qtbot)

    document = Document(str(tmp_path / "annex.docx"))
    assert "INTERNAL – exact figures, not to be passed on" in document.paragraphs[0].text
    assert [row.cells[0].text for row in document.tables[0].rows] == ["12", "contacts of this kind"]


def test_what_the_public_may_not_be_told_of_so_short_a_period_is_said_and_mended_by_one_key(
    form: AnnexForm, tmp_path: Path, qtbot: QtBot
) -> None:
    assert form.whole.isHidden()
    choose(form, Kind.OUTCOME, "unmet")
    assert "1 Jul 2026 – 30 Sep 2026" in form.whole.text()

    write(form, tmp_path / "annex.pdf", qtbot)
    assert "whole periods (quarters)" in form._last_field.error
    assert not (tmp_path / "annex.pdf").exists()

    form.whole.setFocus()
    QTest.keyClick(form.whole, Qt.Key.Key_Space)
    assert (form.asked().first, form.asked().last) == (date(2026, 7, 1), date(2026, 9, 30))
    assert form.whole.isHidden()
    assert form.lines.ticks == ()


def test_what_is_there_already_is_replaced_only_when_that_is_ticked(
    form: AnnexForm, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "annex.pdf"
    path.write_text("mine")

    write(form, path, qtbot)
    assert path.read_text() == "mine"
    assert "exists already" in form._path_field.error
    assert form.replace.isVisible()

    form.replace.setFocus()
    QTest.keyClick(form.replace, Qt.Key.Key_Space)
    QTest.keyClick(form.replace, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(form.isHidden, timeout=20_000)
    assert path.read_bytes().startswith(b"%PDF")


def test_esc_closes_it_and_the_page_has_the_keyboard_again(
    form: AnnexForm, page: StatisticsPage, whole: Person
) -> None:
    whole.press("Esc")

    assert form.isHidden()
    assert page.hasFocus()


def test_how_public_figures_are_made_is_one_button_away(form: AnnexForm) -> None:
    seen: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(isinstance(dialog, FiguresHelp))
        if dialog is not None:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(50, look)
    form.about_figures.setFocus()
    QTest.keyClick(form.about_figures, Qt.Key.Key_Space)

    assert seen == [True]


def test_the_export_form_leads_to_the_same_help(page: StatisticsPage, whole: Person) -> None:
    seen: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(isinstance(dialog, FiguresHelp))
        if dialog is not None:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    whole.press("Ctrl+E")
    (button,) = (one for one in page.findChildren(AboutFigures) if one.isVisible())
    QTimer.singleShot(50, look)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)

    assert seen == [True]
