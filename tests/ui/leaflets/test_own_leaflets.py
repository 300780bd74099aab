"""The desk's own PDFs by keys and clicks: laid in, replaced, taken out, put back, and printed as they are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kototori.domain.leaflet import LeafletOrder
from kototori.services.desk import Desk
from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.leaflets.leaflet_page import LeafletPage
from kototori.ui.leaflets.own_leaflet_sheet import OwnLeafletSheet
from kototori.ui.look.buttons import KeyButton
from tests.ui.leaflets.conftest import draw, lines, texts
from tests.ui.leaflets.shelf import LETTER

PATIENCE = 20_000  # milliseconds; the library that reads PDFs is loaded with the first one


@pytest.fixture
def pdf(invented: LeafletRack, tmp_path: Path) -> Path:
    """A PDF that somebody brings along."""
    path = tmp_path / "uimakoulu.pdf"
    path.write_bytes(invented.pages((LeafletOrder(topics=(LETTER,), language="fi"),)).pdf)
    return path


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """What the file dialog answers."""
    return lambda path: monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))


@pytest.fixture
def sheet(page: LeafletPage, qtbot: QtBot) -> OwnLeafletSheet:
    qtbot.mouseClick(page.choice.own_button, Qt.MouseButton.LeftButton)
    assert page.own.sheet is not None
    return page.own.sheet


def button(sheet: OwnLeafletSheet, text: str) -> KeyButton:
    [found] = [one for one in sheet.findChildren(KeyButton) if one.text() == text and not one.isHidden()]
    return found


def lay_in(sheet: OwnLeafletSheet, qtbot: QtBot, title: str = "Uimakoulu") -> None:
    qtbot.mouseClick(sheet.choose, Qt.MouseButton.LeftButton)
    sheet.title.clear()
    qtbot.keyClicks(sheet.title, title)
    sheet.by.setText("Neuvontapiste")
    sheet.needs.choose(("F",))
    sheet.language.setCurrentIndex(sheet.language.findData("so"))
    qtbot.keyClick(sheet.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_pdf_is_laid_in_and_stands_ticked_in_the_list(
    page: LeafletPage,
    sheet: OwnLeafletSheet,
    qtbot: QtBot,
    choose: Callable[[Path], None],
    pdf: Path,
    desk: Desk,
) -> None:
    choose(pdf)
    lay_in(sheet, qtbot)

    qtbot.waitUntil(sheet.isHidden, timeout=PATIENCE)
    [own] = desk.own_leaflets.pdfs()
    assert (own.title, own.language, own.needs, own.by) == ("Uimakoulu", "so", ("F",), "Neuvontapiste")
    qtbot.waitUntil(lambda: page.choice.chosen == (own.topic,), timeout=PATIENCE)
    assert any(line.startswith("Uimakoulu\nthe desk's own") for line in lines(page))
    assert page.choice.line.hasFocus()


def test_it_is_printed_as_it_is_and_nothing_stands_beside_it(
    page: LeafletPage, sheet: OwnLeafletSheet, qtbot: QtBot, choose: Callable[[Path], None], pdf: Path
) -> None:
    choose(pdf)
    lay_in(sheet, qtbot)
    qtbot.waitUntil(lambda: len(page.choice.chosen) == 1, timeout=PATIENCE)
    page.choose_language("so")
    draw(page, qtbot)

    assert page.drawing.pdf == pdf.read_bytes()
    assert not page.paper.beside.isEnabled()
    assert [order.beside for order in page.orders] == [None]


def test_what_is_missing_is_said_in_its_field(
    sheet: OwnLeafletSheet, qtbot: QtBot, choose: Callable[[Path], None], pdf: Path
) -> None:
    sheet.do_deed()
    assert "Choose the PDF first." in texts(sheet)

    choose(pdf)
    lay_in(sheet, qtbot, title=" ")

    qtbot.waitUntil(lambda: "must not be empty" in texts(sheet), timeout=PATIENCE)
    assert sheet.title.hasFocus()


def test_what_is_no_pdf_is_refused_by_its_file(
    sheet: OwnLeafletSheet, qtbot: QtBot, choose: Callable[[Path], None], tmp_path: Path, desk: Desk
) -> None:
    path = tmp_path / "picture.pdf"
    path.write_bytes(b"no pdf at all")
    choose(path)
    lay_in(sheet, qtbot)

    qtbot.waitUntil(lambda: "is no PDF" in texts(sheet), timeout=PATIENCE)
    assert sheet.isVisible()
    assert desk.own_leaflets.pdfs() == ()


def test_one_is_taken_out_and_put_back(
    page: LeafletPage,
    sheet: OwnLeafletSheet,
    qtbot: QtBot,
    choose: Callable[[Path], None],
    pdf: Path,
    desk: Desk,
) -> None:
    choose(pdf)
    lay_in(sheet, qtbot)
    qtbot.waitUntil(sheet.isHidden, timeout=PATIENCE)
    qtbot.mouseClick(page.choice.own_button, Qt.MouseButton.LeftButton)

    button(sheet, "Take out").click()
    assert desk.own_leaflets.pdfs() == ()
    qtbot.waitUntil(lambda: not any(line.startswith("Uimakoulu") for line in lines(page)), timeout=PATIENCE)

    button(sheet, "Put it back").click()
    assert [one.title for one in desk.own_leaflets.pdfs()] == ["Uimakoulu"]
    qtbot.waitUntil(lambda: any(line.startswith("Uimakoulu") for line in lines(page)), timeout=PATIENCE)


def test_another_file_takes_its_place(
    page: LeafletPage,
    sheet: OwnLeafletSheet,
    qtbot: QtBot,
    choose: Callable[[Path], None],
    pdf: Path,
    desk: Desk,
) -> None:
    choose(pdf)
    lay_in(sheet, qtbot)
    qtbot.waitUntil(sheet.isHidden, timeout=PATIENCE)
    [before] = desk.own_leaflets.pdfs()
    qtbot.mouseClick(page.choice.own_button, Qt.MouseButton.LeftButton)

    button(sheet, "Replace").click()
    assert sheet.title.text() == "Uimakoulu"
    sheet.title.setText("Uimakoulu talvella")
    sheet.do_deed()

    qtbot.waitUntil(sheet.isHidden, timeout=PATIENCE)
    [now] = desk.own_leaflets.pdfs()
    assert (now.topic, now.title) == (before.topic, "Uimakoulu talvella")


def test_esc_closes_the_sheet_and_leads_back_to_the_search(
    page: LeafletPage, sheet: OwnLeafletSheet, qtbot: QtBot
) -> None:
    qtbot.keyClick(sheet.title, Qt.Key.Key_Escape)

    assert sheet.isHidden()
    assert page.choice.line.hasFocus()
