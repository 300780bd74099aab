"""Leaflets, by keys and clicks: what fits, the very page, the printer, the count."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Contact, Handout
from kototori.domain.printer import JobState
from kototori.services.desk import Desk
from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.leaflets.leaflet_page import LeafletPage
from kototori.ui.notices import Notices
from kototori.ui.preferences import Preferences
from kototori.wording.catalogue import Words
from tests.ui.conftest import PaperTray

PERMIT, LETTER, PLACE = "residence-permit-renewal", "kela-additional-information", "this-place"


@pytest.fixture
def page(
    rack: LeafletRack,
    desk: Desk,
    preferences: Preferences,
    words: Words,
    notices: Notices,
    show: Callable[[QWidget], None],
) -> LeafletPage:
    page = LeafletPage(rack, desk.log, desk.setup, preferences, words, notices)
    show(page)
    page.refresh()
    page.first_focus().setFocus()
    return page


@pytest.fixture
def contact(desk: Desk) -> Contact:
    given = {"occurred_at": "2026-11-24T11:00", "needs": ["C1"], "language": "ar"}
    return desk.log.record(desk.log.read(given)).contact


def draw(page: LeafletPage, qtbot: QtBot) -> None:
    """Waits for the page that is chosen."""
    page.draw()
    qtbot.waitUntil(lambda: bool(page._pdf))


def texts(page: QWidget) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def lines(page: LeafletPage) -> list[str]:
    return [page._list.item(row).text() for row in range(page._list.count())]


def test_what_fits_stands_first_and_is_ticked(page: LeafletPage) -> None:
    page.show_for(("C1",), "ar")

    assert lines(page)[0] == "These fit"
    assert page._list.chosen() == (PERMIT,)
    assert "Other leaflets" in lines(page)
    assert page._language.currentData() == "ar"


def test_a_draft_is_called_a_draft(page: LeafletPage) -> None:
    page.show_for(("C1",), "ar")

    assert "draft: nobody has checked this version" in lines(page)[1]


def test_what_is_missing_in_a_language_is_said_before_printing(page: LeafletPage) -> None:
    page.show_for(("C1",), "my")

    assert "not in Burmese, so in Finnish" in texts(page)
    assert page._language.currentData() == "fi"


def test_without_a_contact_all_leaflets_are_offered_and_none_is_ticked(page: LeafletPage) -> None:
    assert lines(page)[0] == "All leaflets"
    assert page._list.chosen() == ()
    page.draw()
    assert not page._print.isEnabled()
    assert not page._save.isEnabled()


def test_space_ticks_and_the_page_is_drawn(page: LeafletPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page._list, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: page._preview.pages > 0)
    picture = page._preview.picture()
    assert picture.pixelColor(2, picture.height() // 2) == QColor("white")
    assert any(
        picture.pixelColor(x, 20) != QColor("white") for x in range(0, picture.width(), 5)
    )  # the head of the leaflet


def test_a_click_anywhere_in_the_row_ticks_it(page: LeafletPage, qtbot: QtBot) -> None:
    area = page._list.visualItemRect(page._list.item(1))

    qtbot.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert len(page._list.chosen()) == 1

    qtbot.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert page._list.chosen() == ()


def test_several_leaflets_make_several_pages(page: LeafletPage, qtbot: QtBot) -> None:
    page.show_for(("C1", "B1"), "so")
    draw(page, qtbot)

    assert set(page._list.chosen()) == {PERMIT, LETTER}
    assert page._preview.pages >= 2
    page._preview.setFocus()
    qtbot.keyClick(page._preview, Qt.Key.Key_PageDown)
    assert "page 2 of" in texts(page)


@pytest.mark.parametrize("language", ["fi", "sv", "en", "ar", "so", "ru", "fa", "ti"])
def test_every_language_is_drawn(page: LeafletPage, qtbot: QtBot, language: str) -> None:
    page.show_for(("C1",), language)
    draw(page, qtbot)

    assert page._preview.pages >= 1
    assert page._language.currentData() == language


def test_print_sends_the_page_that_is_shown(page: LeafletPage, qtbot: QtBot, tray: PaperTray) -> None:
    page.show_for(("C1",), "ar")
    page._copies.setValue(2)
    draw(page, qtbot)

    qtbot.mouseClick(page._print, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Printed on office." in texts(page))
    assert tray.pages == [page._pdf]
    assert tray.copies == [2]
    assert tray.titles == ["kototori"]


def test_a_print_is_counted_only_when_that_is_ticked(
    page: LeafletPage, qtbot: QtBot, desk: Desk, contact: Contact
) -> None:
    page.show_for(("C1",), "ar")
    draw(page, qtbot)
    qtbot.mouseClick(page._print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Printed on office." in texts(page))
    assert desk.log.find(contact.id).facts.handouts == ()

    assert "11:00 Residence" in page._count.text()
    page._count.setChecked(True)
    with qtbot.waitSignal(page.desk_changed):
        qtbot.mouseClick(page._print, Qt.MouseButton.LeftButton)

    assert desk.log.find(contact.id).facts.handouts == (Handout(PERMIT, "ar", 1),)
    assert not page._count.isChecked()


def test_what_did_not_come_out_is_not_counted(
    page: LeafletPage, qtbot: QtBot, desk: Desk, contact: Contact, tray: PaperTray
) -> None:
    tray.state = JobState.FAILED
    page.show_for(("C1",), "ar")
    draw(page, qtbot)
    page._count.setChecked(True)

    qtbot.mouseClick(page._print, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "did not print" in texts(page))
    assert desk.log.find(contact.id).facts.handouts == ()


def test_a_print_can_be_cancelled(page: LeafletPage, qtbot: QtBot, tray: PaperTray) -> None:
    tray.state = JobState.PRINTING
    page.show_for(("C1",), "ar")
    draw(page, qtbot)
    qtbot.mouseClick(page._print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Printing on office" in texts(page))

    qtbot.mouseClick(page._watch._stop, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Cancelled" in texts(page))
    assert not page._watch._stop.isVisible()


def test_without_a_printer_the_page_says_so_and_the_pdf_can_be_kept(
    page: LeafletPage, qtbot: QtBot, tray: PaperTray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray.printers = []
    page._printer.look_again()
    page.show_for(("C1",), "ar")
    draw(page, qtbot)
    assert "This computer has no printer" in texts(page)
    assert not page._print.isEnabled()

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "kept"), ""))
    qtbot.mouseClick(page._save, Qt.MouseButton.LeftButton)

    assert (tmp_path / "kept.pdf").read_bytes() == page._pdf


def test_a_contact_of_today_is_needed_for_counting(page: LeafletPage) -> None:
    assert not page._count.isEnabled()
    assert "none today" in page._count.text()


def test_the_choice_stays_when_the_page_is_left_and_seen_again(page: LeafletPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page._list, Qt.Key.Key_Space)
    chosen = page._list.chosen()

    page.refresh()

    assert page._list.chosen() == chosen


def test_what_is_asked_for_before_the_page_is_drawn_is_printed_then(
    page: LeafletPage, qtbot: QtBot, tray: PaperTray
) -> None:
    page.show_for(("C1",), "ar")
    page.print_leaflets()
    assert tray.pages == []

    qtbot.waitUntil(lambda: len(tray.pages) == 1)
    assert tray.titles == ["kototori"]
