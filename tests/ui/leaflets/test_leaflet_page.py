"""The page of leaflets, by keys and clicks: what fits, the very page, what is to know before printing."""

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Contact
from kototori.domain.leaflet import PaperSize
from kototori.services.desk import Desk
from kototori.ui.leaflets.in_hand import InHand, Sheets
from kototori.ui.leaflets.leaflet_list import Takes
from kototori.ui.leaflets.leaflet_page import LeafletPage
from kototori.ui.look.buttons import KeyButton
from kototori.ui.notices import Tone
from tests.ui.conftest import PaperTray
from tests.ui.leaflets.conftest import draw, lines, texts
from tests.ui.leaflets.shelf import HOME, LETTER, PERMIT, POOL, REFUGE, SCHOOL


def press(qtbot: QtBot, *keys: Qt.Key | str) -> None:
    """To whatever has the keyboard."""
    for key in keys:
        focused = QApplication.focusWidget()
        if isinstance(key, str):
            qtbot.keyClicks(focused, key)
        else:
            qtbot.keyClick(focused, key)


@pytest.fixture
def printed(page: LeafletPage) -> list[Sheets]:
    """What the page hands to the printer."""
    handed: list[Sheets] = []
    page.print_wanted.connect(handed.append)
    return handed


@pytest.fixture
def contact(desk: Desk) -> Contact:
    given = {"occurred_at": "2026-11-24T11:00", "needs": ["C1"], "language": "ar"}
    return desk.log.record(desk.log.read(given)).contact


# --- who is in hand --------------------------------------------------------------------------------


def test_what_fits_stands_first_and_is_ticked_with_its_reason(page: LeafletPage) -> None:
    page.show_for(InHand(("C1",), "ar"))

    assert lines(page)[0] == "These fit"
    assert lines(page)[1] == "A permit in time\nfits: Permit extension · draft"
    assert page.choice.chosen == (PERMIT,)
    assert page.language == "ar"


def test_what_is_missing_in_a_language_is_said_before_printing(page: LeafletPage) -> None:
    page.show_for(InHand(("F1",), "ar"))

    assert "Day care: not in Arabic, so in Finnish." in texts(page.preview)
    assert [order.language for order in page.orders] == ["fi"]


def test_without_a_visitor_all_leaflets_are_offered_and_none_is_ticked(page: LeafletPage) -> None:
    assert lines(page)[0] == "In Finnish (6)"
    assert page.choice.chosen == ()
    assert not page.foot.print_button.isEnabled()
    assert not page.foot.save_button.isEnabled()
    assert not page.foot.qr_button.isEnabled()


def test_nothing_is_carried_over_to_another_visitor(page: LeafletPage, qtbot: QtBot, desk: Desk) -> None:
    page.show_for(InHand(("A",), "so"))
    page.paper.copies.setValue(5)
    page.paper.large.setChecked(True)
    page.paper.choose_beside("sv")
    press(qtbot, "1")

    page.show_for(InHand())

    assert page.language == "fi"
    assert page.choice.chosen == ()
    assert page.choice.needs.chosen == ()
    assert page.paper.copies.value() == 1
    assert not page.paper.is_large
    assert page.paper.language_beside is None


def test_the_choice_stays_when_the_page_is_left_and_seen_again(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Space)
    chosen = page.choice.chosen
    assert len(chosen) == 1

    page.refresh()

    assert page.choice.chosen == chosen


# --- searching and ticking -------------------------------------------------------------------------


def test_letters_find_and_space_ticks_what_was_found(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "bostad")
    assert lines(page)[:2] == ["Leaflets", "Looking for a home\nchecked"]

    press(qtbot, Qt.Key.Key_Space)

    assert page.choice.chosen == (HOME,)
    assert page.choice.line.text() == ""
    assert page.choice.line.hasFocus()


def test_searching_again_for_what_is_ticked_leaves_it_ticked(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "kela", Qt.Key.Key_Return, "kela", Qt.Key.Key_Return)
    assert page.choice.chosen == (LETTER,)

    press(qtbot, Qt.Key.Key_Space)  # nothing is typed now: the row is ticked and unticked

    assert page.choice.chosen == ()


def test_arrows_move_in_the_list_past_its_headings(page: LeafletPage, qtbot: QtBot) -> None:
    page.show_for(InHand(("C1",), "ti"))
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Space)

    assert page.choice.chosen == (PERMIT, LETTER)  # the other one that is there in Tigrinya
    assert page.choice.line.hasFocus()


def test_a_click_anywhere_in_the_row_ticks_it_and_leaves_the_keyboard(
    page: LeafletPage, qtbot: QtBot
) -> None:
    rows = page.choice.list
    area = rows.visualItemRect(rows.item(1))

    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert len(page.choice.chosen) == 1
    assert page.choice.line.hasFocus()

    qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(area.left() + 18, area.center().y())
    )
    assert page.choice.chosen == ()


def test_a_language_is_taken_by_its_code_or_its_name(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "ti", Qt.Key.Key_Space)
    assert page.language == "ti"

    press(qtbot, "somali", Qt.Key.Key_Return)
    assert page.language == "so"

    press(qtbot, "arab")
    assert page.choice.list.current() is not None
    assert page.choice.list.current().takes is Takes.LANGUAGE
    press(qtbot, Qt.Key.Key_Return)
    assert page.language == "ar"


def test_x2_makes_two_copies(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "x2", Qt.Key.Key_Space)

    assert page.paper.copies.value() == 2
    assert page.choice.line.text() == ""


def test_digits_filter_by_need_and_esc_clears_text_then_filter(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "1")
    assert [line for line in lines(page) if "\n" in line] == ["Looking for a home\nchecked"]

    press(qtbot, "6")  # several needs
    assert len([line for line in lines(page) if "\n" in line]) == 2
    assert page.choice.needs.button.full == "▸ Needs: Housing, Children, family"

    press(qtbot, "x", Qt.Key.Key_Escape)
    assert page.choice.line.text() == ""
    assert page.choice.needs.chosen == ("A", "F")
    press(qtbot, Qt.Key.Key_Escape)
    assert page.choice.needs.chosen == ()


def test_what_is_ticked_is_seen_while_something_else_is_searched(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "kela", Qt.Key.Key_Space, "pool")

    assert lines(page)[-2:] == ["Ticked already", "Kela asks for more\nchecked"]


def test_what_is_there_in_the_language_stands_before_what_is_not(page: LeafletPage) -> None:
    page.choose_language("ti")

    assert lines(page)[0] == "In Tigrinya (2)"
    assert "Not in Tigrinya (4)" in lines(page)
    assert "Looking for a home\nnot in Tigrinya → easy Finnish" in lines(page)


def test_the_chips_of_the_needs_open_under_their_button(page: LeafletPage, qtbot: QtBot) -> None:
    needs = page.choice.needs
    qtbot.mouseClick(needs.button, Qt.MouseButton.LeftButton)
    housing = needs.chips[0]
    assert housing.isVisible()

    qtbot.mouseClick(housing, Qt.MouseButton.LeftButton)

    assert needs.chosen == ("A",)
    assert housing.isChecked()
    assert page.choice.line.hasFocus()


# --- languages and their state ---------------------------------------------------------------------


def test_every_language_says_how_far_the_ticked_leaflet_has_come(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "kela", Qt.Key.Key_Space)

    said = {chip.code: chip.state.word for chip in page.languages.chips}
    assert said["ar"] == "approved"
    assert said["ti"] == "draft"
    assert said["so"] == "out of date"
    assert said["ru"] == "missing"
    spoken = page.languages.chip("ti")
    assert spoken is not None
    assert spoken.accessibleName() == "Tigrinya, ትግርኛ"
    assert "nobody has checked" in spoken.accessibleDescription()


def test_without_a_tick_a_language_says_how_many_leaflets_it_has(page: LeafletPage) -> None:
    said = {chip.code: chip.state.word for chip in page.languages.chips}

    assert said["so"] == "4 leaflets"
    assert said["ru"] == "0 leaflets"


def test_of_several_leaflets_the_missing_ones_are_counted(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "kela", Qt.Key.Key_Space, "day", Qt.Key.Key_Space)

    said = {chip.code: chip.state.word for chip in page.languages.chips}
    assert said["ti"] == "1 missing"
    assert said["ru"] == "missing"


def test_a_press_on_a_missing_language_counts_the_wish_once_and_offers_another(
    page: LeafletPage, qtbot: QtBot, desk: Desk, said: list[tuple[str, Tone]]
) -> None:
    press(qtbot, "kela", Qt.Key.Key_Space)
    chip = page.languages.chip("ru")
    assert chip is not None

    for _ in range(2):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    day = desk.log.today()
    assert [(wish.topic, wish.language, wish.times) for wish in desk.leaflet_wishes.between(day, day)] == [
        (LETTER, "ru", 1)
    ]
    assert said[-1][0] == "Noted: asked for in Russian."
    assert "not in Russian, so in easy Finnish. Noted as asked for." in page.preview.notes.text
    assert [order.language for order in page.orders] == ["fi-easy"]


def test_a_wish_can_be_noted_for_the_language_that_came_from_the_pad(
    page: LeafletPage, qtbot: QtBot, desk: Desk
) -> None:
    page.show_for(InHand(("F1",), "ar"))
    day = desk.log.today()
    assert desk.leaflet_wishes.between(day, day) == []
    [button] = page.preview.notes.findChildren(KeyButton)

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert [wish.topic for wish in desk.leaflet_wishes.between(day, day)] == [SCHOOL]
    assert "Noted as asked for." in page.preview.notes.text


def test_the_languages_met_seldom_are_one_press_away(page: LeafletPage, qtbot: QtBot) -> None:
    assert page.languages.chip("my") is None

    page.languages.open_more()

    assert page.languages.chip("my") is not None


# --- what it looks like ----------------------------------------------------------------------------


def test_finnish_stands_beside_a_draft_until_somebody_chooses_otherwise(
    page: LeafletPage, qtbot: QtBot
) -> None:
    page.show_for(InHand(("A",), "ar"))
    assert page.paper.language_beside == "fi"

    page.paper.choose_beside("sv")
    assert [order.beside for order in page.orders] == ["sv"]

    page.choose_language("sv")
    assert page.paper.language_beside != "sv"  # nothing stands beside itself


def test_a_card_is_offered_only_for_what_has_one(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "help", Qt.Key.Key_Space)
    offered = [page.paper.size_list.itemData(n) for n in range(page.paper.size_list.count())]
    assert PaperSize.CARD in offered

    press(qtbot, "kela", Qt.Key.Key_Space)

    assert page.paper.size_list.findData(PaperSize.CARD) == -1


def test_the_page_that_is_chosen_is_drawn(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "kela", Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: page.preview.view.pages > 0)
    picture = page.preview.view.picture()
    assert picture.pixelColor(2, picture.height() // 2) == QColor("white")
    assert any(picture.pixelColor(x, 20) != QColor("white") for x in range(0, picture.width(), 5))


def test_several_leaflets_make_several_pages_and_the_line_turns_them(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "kela", Qt.Key.Key_Space, "day", Qt.Key.Key_Space)
    draw(page, qtbot)
    assert page.preview.view.pages == 2

    press(qtbot, Qt.Key.Key_PageDown)

    assert "page 2 of 2" in texts(page.preview)
    assert page.choice.line.hasFocus()


# --- to paper --------------------------------------------------------------------------------------


def test_print_hands_over_what_is_ticked_with_its_copies(
    page: LeafletPage, qtbot: QtBot, printed: list[Sheets]
) -> None:
    press(qtbot, "ar", Qt.Key.Key_Space, "kela", Qt.Key.Key_Space, "x2", Qt.Key.Key_Space)
    draw(page, qtbot)
    assert page.foot.print_button.full == "Print 1 leaflet (AR)"

    qtbot.mouseClick(page.foot.print_button, Qt.MouseButton.LeftButton)

    [sheets] = printed
    assert [(one.topics, one.language) for one in sheets.orders] == [((LETTER,), "ar")]
    assert (sheets.copies, sheets.handouts[0].copies) == (2, 2)
    assert (sheets.contact, sheets.draft, sheets.wished) == (None, None, ())


def test_what_is_asked_for_before_the_page_is_drawn_is_printed_then(
    page: LeafletPage, qtbot: QtBot, printed: list[Sheets]
) -> None:
    page.show_for(InHand(("C1",), "ar"))
    page.print_leaflets()
    assert printed == []

    qtbot.waitUntil(lambda: len(printed) == 1)


def test_a_fall_back_counts_as_a_wish_unless_it_was_noted(
    page: LeafletPage, qtbot: QtBot, printed: list[Sheets]
) -> None:
    page.show_for(InHand(("F1",), "ar"))
    draw(page, qtbot)
    page.print_leaflets()
    page.print_leaflets()

    assert [sheets.wished for sheets in printed] == [((SCHOOL, "ar"),), ()]


def test_a_sensitive_draft_is_printed_only_after_somebody_looked(
    page: LeafletPage, qtbot: QtBot, printed: list[Sheets]
) -> None:
    press(qtbot, "ar", Qt.Key.Key_Space, "help", Qt.Key.Key_Space)
    draw(page, qtbot)
    assert not page.foot.print_button.isEnabled()
    assert not page.foot.save_button.isEnabled()
    assert "A wrong word does harm here" in texts(page.preview)

    page.print_leaflets()  # Ctrl+P
    assert printed == []
    assert page.preview.view.hasFocus()
    press(qtbot, Qt.Key.Key_Return)

    assert page.foot.print_button.isEnabled()
    page.print_leaflets()
    assert [order.looked_at for order in printed[0].orders] == [True]


def test_another_page_has_to_be_looked_at_anew(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "ar", Qt.Key.Key_Space, "help", Qt.Key.Key_Space)
    draw(page, qtbot)
    qtbot.mouseClick(page.preview.looked, Qt.MouseButton.LeftButton)
    assert page.foot.print_button.isEnabled()

    page.paper.choose_beside("en")

    assert not page.foot.print_button.isEnabled()


def test_what_is_past_its_review_says_so_and_is_looked_at_first(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "swim", Qt.Key.Key_Space)
    draw(page, qtbot)

    assert "should have been reviewed by 31 May 2026. The facts may be old." in texts(page.preview)
    assert page.preview.looked.isVisible()
    assert page.choice.chosen == (POOL,)


def test_without_a_printer_the_page_says_so_and_the_pdf_can_be_kept(
    page: LeafletPage, qtbot: QtBot, tray: PaperTray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray.printers = []
    page.paper.printer.look_again()
    press(qtbot, "kela", Qt.Key.Key_Space)
    draw(page, qtbot)
    qtbot.waitUntil(lambda: "This computer has no printer" in texts(page))

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "kept"), ""))
    qtbot.mouseClick(page.foot.save_button, Qt.MouseButton.LeftButton)

    assert (tmp_path / "kept.pdf").read_bytes() == page.drawing.pdf


# --- with whom it is counted -----------------------------------------------------------------------


def test_for_the_visitor_on_the_pad_the_count_is_ticked(page: LeafletPage) -> None:
    draft = uuid4()
    page.show_for(InHand(("C1",), "ar", draft=draft, visit=draft))

    assert page.paper.count.text() == "Count for the visitor on the pad"
    assert page.count.counted_with() == (None, draft)


def test_with_nobody_in_hand_the_last_contact_is_offered_and_not_ticked(
    page: LeafletPage, contact: Contact
) -> None:
    page.refresh()
    assert page.paper.count.text().startswith("Count with the contact 11:00 Residence")
    assert page.count.counted_with() == (None, None)

    page.paper.count.setChecked(True)

    assert page.count.counted_with() == (contact.id, None)


def test_a_contact_of_today_is_needed_for_counting(page: LeafletPage) -> None:
    assert not page.paper.count.isEnabled()
    assert "none today" in page.paper.count.text()


# --- the desk's own --------------------------------------------------------------------------------


def test_a_pdf_that_is_dropped_is_asked_what_it_is(page: LeafletPage, tmp_path: Path) -> None:
    path = tmp_path / "Uimakoulu_kesalla.pdf"
    path.write_bytes(b"%PDF-1.4")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    at, none = QPoint(40, 40), Qt.KeyboardModifier.NoModifier

    event = QDropEvent(at, Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, none)
    page.dropEvent(event)  # Qt hands an event on only while something is really dragged

    sheet = page.own.sheet
    assert sheet is not None
    assert sheet.isVisible()
    assert sheet.title.text() == "Uimakoulu kesalla"
    assert sheet.title.hasFocus()


def test_a_refuge_is_found_by_its_word(page: LeafletPage, qtbot: QtBot) -> None:
    press(qtbot, "apua", Qt.Key.Key_Space)

    assert page.choice.chosen == (REFUGE,)
