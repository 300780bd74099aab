"""The curtain and the view for the visitor: nothing of others is seen, the desk comes back as it was."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kototori.domain.contact import LanguageKnown
from kototori.services.request_book import RequestBook
from kototori.ui.help.help_dialog import HelpDialog
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look.buttons import KeyButton
from kototori.ui.main_window import MainWindow
from kototori.ui.views import ViewName
from kototori.ui.visitor.curtain import Curtain
from kototori.ui.visitor.turned_view import TurnedView
from kototori.ui.visitor.visitor_cards import PictureButton, VisitorCard
from tests.ui.conftest import Person

pytestmark = pytest.mark.begins_early

COVERS = ["F8", "F9"]


def everything_in(element: QAccessibleInterface) -> list[str]:
    """Every name that is in the tree, also of what is not visible."""
    names = [element.text(QAccessible.Text.Name)]
    for n in range(element.childCount()):
        child = element.child(n)
        if child is not None and child.isValid():
            names += everything_in(child)
    return names


def heard(person: Person) -> str:
    QApplication.processEvents()
    return " | ".join(everything_in(QAccessible.queryAccessibleInterface(person.window)))


def covered_by(person: Person) -> object:
    return person.window.centralWidget()


def view(person: Person) -> TurnedView:
    turned = covered_by(person)
    assert isinstance(turned, TurnedView)
    return turned


def card(person: Person, code: str) -> VisitorCard:
    return next(found for found in view(person).findChildren(VisitorCard) if found.code == code)


def button(person: Person, text: str) -> PictureButton:
    buttons = view(person).findChildren(PictureButton)
    return next(found for found in buttons if found.text() == text and found.isVisible())


def click(widget: VisitorCard | PictureButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def save(person: Person, *entries: str) -> None:
    for entry in entries:
        person.type(entry)
        person.press("Enter")


@pytest.mark.parametrize("cover", COVERS)
def test_nothing_of_other_visitors_is_left_in_the_window(person: Person, cover: str) -> None:
    save(person, "1", "2")
    assert "Saved 11:00 – Income" in heard(person)

    person.press(cover)

    for word in ("Housing, 11:00", "11:00", "Saved", "Today", "Contact: needs", "Undo"):
        assert word not in heard(person)
    assert not person.log_page.isVisible()
    assert person.window.windowTitle() == "Kototori"


@pytest.mark.parametrize("cover", COVERS)
def test_no_key_reaches_the_pad_while_it_is_covered(person: Person, cover: str) -> None:
    save(person, "1")
    person.press(cover)

    person.type("12axy")
    person.press("Ctrl+Z", "Ctrl+R", "Ctrl+E", "F1", "Tab")
    person.press("Esc")

    assert len(person.stored) == 1
    assert person.chips == []
    assert person.line.text() == ""


@pytest.mark.parametrize("cover", COVERS)
@pytest.mark.parametrize("way_back", ["Esc", "same"])
def test_the_way_back_leads_to_the_entry_line_and_the_contact_in_hand_is_as_it_was(
    person: Person, cover: str, way_back: str
) -> None:
    person.type("1ar")
    person.press("Tab")
    person.type("tul")

    person.press(cover, cover if way_back == "same" else "Esc")

    assert person.line.hasFocus()
    assert person.chips == ["Housing", "العربية"]
    assert person.line.text() == "tul"


def test_enter_and_a_click_open_the_curtain(person: Person) -> None:
    for open_it in (
        lambda: person.press("Enter"),
        lambda: QTest.mouseClick(person.window.centralWidget(), Qt.MouseButton.LeftButton),
    ):
        person.press("F9")
        assert isinstance(covered_by(person), Curtain)
        open_it()
        assert person.line.hasFocus()
        assert person.stored == []


def test_the_buttons_do_the_same_as_the_keys(person: Person) -> None:
    QTest.mouseClick(person.window.shell.header.cover_button, Qt.MouseButton.LeftButton)
    assert isinstance(covered_by(person), Curtain)
    person.press("Esc")
    QTest.mouseClick(person.log_page.parts.turn_button, Qt.MouseButton.LeftButton)
    assert isinstance(covered_by(person), TurnedView)


@pytest.mark.parametrize("width", [640, 911, 1366])
def test_the_way_to_the_curtain_and_to_the_visitor_is_always_seen(person: Person, width: int) -> None:
    person.window.resize(width, 512)
    QApplication.processEvents()

    for found in (person.window.shell.header.cover_button, person.log_page.parts.turn_button):
        inside = found.mapTo(person.window, found.rect().center())
        assert found.isVisible()
        assert person.window.rect().contains(inside)


def test_the_curtain_says_whose_desk_it_is(person: Person) -> None:
    person.desk.setup.describe("Neuvontapiste Keksitty", "ti 10–16")
    person.press("F9")
    curtain = covered_by(person)
    assert isinstance(curtain, Curtain)
    assert curtain.accessibleName() == "Covered. F9 or a click shows the desk"
    assert curtain.desk == "Neuvontapiste Keksitty"


def test_the_curtain_falls_over_the_view_for_the_visitor(person: Person) -> None:
    person.press("F8")
    click(card(person, "so"))
    person.press("F9")
    assert isinstance(covered_by(person), Curtain)
    person.press("F9")
    assert person.chips == ["Soomaali"]


def test_a_dialog_does_not_keep_the_curtain_from_falling(person: Person, qtbot: QtBot) -> None:
    def cover() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(dialog, Qt.Key.Key_F9)
        dialog.close()  # only a curtain that did not fall leaves it open

    QTimer.singleShot(100, cover)
    person.press("F1")

    assert isinstance(covered_by(person), Curtain)
    assert not [
        found
        for found in QApplication.topLevelWidgets()
        if isinstance(found, HelpDialog) and found.isVisible()
    ]


def test_another_language_of_the_window_does_not_open_the_curtain(person: Person) -> None:
    person.press("F9")
    person.window.speak("fi")
    assert isinstance(covered_by(person), Curtain)
    person.press("F9")
    assert person.line.hasFocus()
    assert person.window.shell.words.language == "fi"


def test_a_window_that_is_closed_while_covered_takes_everything_with_it(person: Person) -> None:
    person.press("F9")
    person.window.close()
    assert person.window.centralWidget() is person.window.shell


def test_what_the_visitor_chooses_stands_on_the_pad(person: Person) -> None:
    person.type("1")
    person.press("F8")
    click(card(person, "ar"))
    assert card(person, "A").isChecked()
    click(card(person, "A"))
    click(card(person, "B"))
    click(card(person, "G"))
    click(button(person, "تم"))
    click(button(person, "أعد الشاشة إلى المستشار"))

    assert person.chips == ["العربية", "Income", "Health"]
    assert person.line.hasFocus()
    person.press("Enter")
    (stored,) = person.stored
    assert stored.facts.language == "ar"
    assert stored.facts.language_known is LanguageKnown.ASKED


def test_the_view_is_used_by_keys_alone(person: Person) -> None:
    person.press("F8", "Right", "Space")  # Svenska
    person.press("Down", "Enter", "Right", "Space")
    person.press("Tab", "Tab", "Enter")
    person.press("Enter")
    assert person.line.hasFocus()
    assert person.chips == ["Svenska", "Language, study", "Children, family"]


def test_no_more_needs_can_be_chosen_than_a_contact_holds(person: Person) -> None:
    person.press("F8")
    click(card(person, "fi"))
    for code in "ABCDEFG":
        click(card(person, code))
    assert not card(person, "G").isEnabled()
    person.press("Esc")
    assert len(person.chips) == 7


def test_a_language_without_words_is_met_in_finnish_and_english(person: Person) -> None:
    person.press("F8")
    click(card(person, "ln"))
    assert card(person, "A").accessibleName() == "Asuminen, Housing"


@pytest.mark.parametrize(("language", "rtl"), [("ar", True), ("ckb", True), ("ti", False), ("fi", False)])
def test_the_page_runs_the_way_the_language_does(person: Person, language: str, rtl: bool) -> None:
    person.press("F8")
    click(card(person, language))
    assert card(person, "A").isRightToLeft() is rtl


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
@pytest.mark.parametrize("language", ["ar", "ti", "ta", "my", "fi", "de"])
def test_no_word_is_cut_off_and_everything_is_large_enough_to_touch(
    person: Person, size: tuple[int, int], language: str
) -> None:
    person.window.resize(*size)
    person.press("F8")
    view(person)._choose_language(language)
    for _ in range(2):
        QApplication.processEvents()

    cards = [found for found in view(person).findChildren(VisitorCard) if found.isVisible()]
    touched = [*cards, *view(person).findChildren(PictureButton)]
    assert len(cards) == 12
    assert [found.accessibleName() for found in cards if not found.fits()] == []
    assert [found.accessibleName() for found in touched if found.height() < 64] == []


def test_a_low_window_has_the_other_languages_on_a_page_of_their_own(person: Person) -> None:
    person.window.resize(911, 512)
    person.press("F8")
    shown = [found.code for found in view(person).findChildren(VisitorCard) if found.isVisible()]
    assert "ti" in shown
    assert "sw" not in shown
    click(card(person, ""))
    assert card(person, "sw").isVisible()


# --- consent -----------------------------------------------------------------------------------------


def read_consent(person: Person, language: str) -> str:
    """Opens the sheet and shows its text to the visitor; returns what is read."""
    person.press("Ctrl+R", "F8")
    click(card(person, language))
    return " ".join(label.text() for label in view(person).findChildren(QLabel) if label.isVisible())


def test_the_consent_is_read_in_the_visitors_language_and_the_answer_goes_to_the_sheet(
    whole: Person, book: RequestBook
) -> None:
    read = read_consent(whole, "uk")
    assert "Ми можемо попросити соціального працівника" in read
    assert "Käännös on luonnos" in read
    assert "This translation is a draft" in read
    assert "14" in read
    assert "60" in read

    click(button(whole, "Я погоджуюся"))
    whole.press("Enter")

    sheet = whole.window.shell.sheets.request
    assert sheet is not None
    assert sheet.consent_language == "uk"
    assert sheet.fields.isVisible()
    assert sheet.isAncestorOf(QApplication.focusWidget())


def test_who_does_not_agree_is_asked_nothing(whole: Person) -> None:
    read_consent(whole, "ar")
    click(button(whole, "لا أوافق"))
    whole.press("Esc")
    sheet = whole.window.shell.sheets.request
    assert sheet is not None
    assert not sheet.fields.isVisible()
    assert sheet.consent.answer is False


def test_neither_answer_is_larger_or_nearer_than_the_other(whole: Person) -> None:
    read_consent(whole, "sv")
    yes, no = button(whole, "Jag samtycker"), button(whole, "Jag samtycker inte")
    assert yes.size() == no.size()
    whole.press("Enter")
    assert isinstance(covered_by(whole), TurnedView)
    assert whole.window.shell.sheets.request is not None
    assert whole.window.shell.sheets.request.consent.answer is None


def test_without_a_sheet_nobody_is_asked_for_consent(whole: Person) -> None:
    whole.press("F8")
    click(card(whole, "en"))
    assert [
        found.text() for found in view(whole).findChildren(PictureButton) if found.text() == "I agree"
    ] == []


def test_the_sheet_itself_leads_to_the_visitors_language(whole: Person) -> None:
    whole.press("Ctrl+R")
    sheet = whole.window.shell.sheets.request
    assert sheet is not None
    shown = next(b for b in sheet.findChildren(KeyButton) if b.key == KeyTable().printed(Deed.TURN))
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert isinstance(covered_by(whole), TurnedView)
    whole.press("Esc")
    assert sheet.isVisible()
    assert sheet.isAncestorOf(QApplication.focusWidget())


# --- times only --------------------------------------------------------------------------------------


@pytest.fixture
def discreet(whole: Person) -> Person:
    """At a screen that others can see, chosen by a click on the settings page."""
    save(whole, "1")
    whole.window.shell.show_view(ViewName.SETTINGS)
    box = whole.window.shell.page._times_only
    box.click()
    whole.window.shell.show_view(ViewName.LOG)
    return whole


def test_todays_list_shows_times_and_nothing_else(discreet: Person) -> None:
    save(discreet, "2so")
    assert discreet.listed == ["11:00", "11:00"]
    assert discreet.notice.startswith("Saved 11:00. Undo")
    assert {row.spoken for row in discreet.log_page.parts.today.rows} == {"11:00"}
    for word in ("Income, Somali", "11:00 Housing"):
        assert word not in heard(discreet)


def test_what_is_undone_and_done_again_is_not_told_either(discreet: Person) -> None:
    discreet.press("Ctrl+Z")
    assert discreet.notice.startswith("Undone: 11:00.")
    discreet.press("Ctrl+Y")
    assert discreet.notice.startswith("Recorded again: 11:00.")


def test_a_contact_can_still_be_opened_and_corrected(discreet: Person) -> None:
    discreet.press("Up")
    assert discreet.chips == ["Housing"]


def test_the_next_start_is_as_discreet(discreet: Person, open_window: Callable[[str], MainWindow]) -> None:
    again = Person(open_window("en"), discreet.desk)
    assert again.listed == ["11:00"]


def test_what_the_visitor_chose_is_kept_where_the_window_was_built_anew_meanwhile(person: Person) -> None:
    person.press("F8")
    click(card(person, "ar"))
    person.window.speak("sv")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    view(person).give_back()

    assert person.log_page.pad.language == "ar"
