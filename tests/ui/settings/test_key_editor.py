"""Settings → Keys: what is pressed there stands for the deed from then on, everywhere and after a restart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from kototori.home import Home
from kototori.ui.keys import Deed
from kototori.ui.look.buttons import KeyButton
from kototori.ui.main_window import MainWindow
from kototori.ui.settings.key_editor import KeyEditor
from kototori.ui.settings.setup_page import SetupPage
from kototori.ui.views import ViewName
from tests.ui.conftest import Person

_LOOKS = 8


def editor(person: Person) -> KeyEditor:
    """The settings are built anew with every key that moves."""
    person.window.shell.show_view(ViewName.SETTINGS)
    page = person.window.shell.page
    assert isinstance(page, SetupPage)
    return page.key_editor


def ask_for(person: Person, deed: Deed) -> KeyEditor:
    asking = editor(person)
    asking.choose(deed)
    person.press("Enter")
    assert asking.capture.hasFocus()
    return asking


def click(person: Person, text: str) -> None:
    buttons = {button.text(): button for button in editor(person).findChildren(QPushButton)}
    QTest.mouseClick(buttons[text], Qt.MouseButton.LeftButton)


def keys_in(editor: KeyEditor) -> dict[str, str]:
    model = editor.table.model()
    rows = range(model.rowCount())
    return {model.index(row, 0).data(): model.index(row, 1).data() for row in rows}


def test_a_new_key_acts_at_once_and_the_old_one_no_more(whole: Person) -> None:
    ask_for(whole, Deed.REFERRAL)
    whole.press("Ctrl+G")
    assert whole.notice == "Contact request: from now on Ctrl+G."
    whole.press("Esc", "Esc")
    whole.press("Ctrl+R")
    assert whole.window.shell.sheets.request is None
    whole.press("Ctrl+G")
    assert whole.window.shell.sheets.request is not None


def test_a_new_key_is_printed_wherever_the_old_one_was(whole: Person) -> None:
    ask_for(whole, Deed.REFERRAL)
    whole.press("Ctrl+U")
    assert whole.log_page.parts.referral_button.key == "Ctrl+U"
    assert whole.log_page.parts.referral_button.accessibleDescription() == "Ctrl+U"
    assert keys_in(editor(whole))["Contact request"] == "Ctrl+U"


def test_the_keyboard_stays_at_the_row_that_was_changed(whole: Person) -> None:
    ask_for(whole, Deed.EXPORT)
    whole.press("F3")
    assert editor(whole).name_of(Deed.EXPORT) == "Export figures"
    table = editor(whole).table
    assert table.model().index(table.currentIndex().row(), 0).data() == "Export figures"


def test_the_contact_in_hand_stays_while_a_key_moves(whole: Person) -> None:
    whole.type("12")
    ask_for(whole, Deed.EXPORT)
    whole.press("F3")
    assert whole.chips == ["Housing", "Subsistence"] or len(whole.chips) == 2


def test_a_key_is_there_after_a_restart(
    whole: Person, open_window: Callable[[str], MainWindow], home: Path
) -> None:
    ask_for(whole, Deed.REFERRAL)
    whole.press("Ctrl+G")
    again = open_window("en")
    assert again.shell.log_page.parts.referral_button.key == "Ctrl+G"


def test_stored_nonsense_leaves_every_key_where_it_is(
    open_window: Callable[[str], MainWindow], home: Path
) -> None:
    stored = QSettings(str(Home(home).preferences), QSettings.Format.IniFormat)
    stored.setValue("keys/referral", ["B", "Ctrl+Z"])
    stored.setValue("keys/undo", "Ctrl+R")
    stored.setValue("keys/nothing", "F3")
    stored.sync()
    window = open_window("en")
    assert window.shell.log_page.parts.referral_button.key == "Ctrl+R"
    assert window.shell.log_page.parts.undo_button.key == "Ctrl+Z"


def test_a_key_of_another_deed_is_refused_in_words_and_does_not_act(whole: Person) -> None:
    asking = ask_for(whole, Deed.EXPORT)
    whole.press("Ctrl+PgDown")
    assert asking.said == "Ctrl+PgDn is already: Next view."
    assert whole.window.shell.shown is ViewName.SETTINGS
    assert asking.capture.hasFocus()
    whole.press("F3")
    assert whole.notice == "Export figures: from now on F3."


@pytest.mark.parametrize("key", ["Ctrl+C", "Tab", "Enter", "B", "7", "Shift+B"])
def test_a_reserved_key_is_refused(whole: Person, key: str) -> None:
    asking = ask_for(whole, Deed.EXPORT)
    whole.press(key)
    assert asking.said.endswith((".",))
    assert keys_in(asking)["Export figures"] == "Ctrl+E"
    assert asking.capture.hasFocus()


def test_altgr_is_refused_also_where_the_system_tells_it_apart(whole: Person) -> None:
    asking = ask_for(whole, Deed.EXPORT)
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.GroupSwitchModifier, "€")
    QApplication.sendEvent(asking.capture, pressed)
    assert "AltGr" in asking.said


def test_esc_leaves_the_key_as_it_is(whole: Person) -> None:
    asking = ask_for(whole, Deed.EXPORT)
    whole.press("Esc")
    assert not asking.capture.isVisible()
    assert asking.table.hasFocus()
    assert keys_in(asking)["Export figures"] == "Ctrl+E"


def test_a_deed_may_have_no_key_and_is_called_from_the_list_then(whole: Person) -> None:
    editor(whole).choose(Deed.EXPORT)
    click(whole, "No key")
    assert whole.notice == "Export figures: no key any more."
    assert keys_in(editor(whole))["Export figures"] == "no key"
    whole.press("Esc", "Ctrl+E")
    assert whole.window.shell.shown is ViewName.LOG
    whole.press("Ctrl+K")
    whole.type("export")
    whole.press("Enter")
    assert whole.window.shell.shown is ViewName.STATISTICS


def test_one_key_and_all_keys_go_back(whole: Person) -> None:
    for deed, key in ((Deed.EXPORT, "F3"), (Deed.REFERRAL, "Ctrl+G"), (Deed.REDO, "Ctrl+U")):
        ask_for(whole, deed)
        whole.press(key)
    editor(whole).choose(Deed.REFERRAL)
    click(whole, "Usual key")
    assert keys_in(editor(whole))["Contact request"] == "Ctrl+R"
    assert keys_in(editor(whole))["Export figures"] == "F3"
    click(whole, "All usual keys")
    assert whole.notice == "All keys are where they usually are."
    assert keys_in(editor(whole))["Export figures"] == "Ctrl+E"


def test_a_usual_key_that_another_deed_has_is_not_taken_from_it(whole: Person) -> None:
    ask_for(whole, Deed.EXPORT)
    whole.press("F3")
    ask_for(whole, Deed.UNDO)
    whole.press("Ctrl+E")
    editor(whole).choose(Deed.EXPORT)
    click(whole, "Usual key")
    assert editor(whole).said == "Ctrl+E is already: Undo."
    assert keys_in(editor(whole))["Export figures"] == "F3"


def test_no_button_prints_a_key_that_has_moved(whole: Person) -> None:
    """Whoever writes a key into a control by hand is found here."""
    before = settled(whole)
    table = whole.window._keys
    usual = {key.deed: table.printed(key.deed) for key in table.keys if key.shortcuts}
    moved = {deed: f"F{13 + n}" for n, deed in enumerate(usual)}
    whole.window._preferences.move_keys(moved)
    whole.window.renew_keys(None)
    after = settled(whole)
    new = {key: moved[deed] for deed, key in usual.items()}
    expected = {
        # Ctrl+Enter in a sheet is the sheet's own key, wherever that of the pad lies.
        name: key if name.startswith(("ReferralSheet", "ExportForm", "TallySheet")) else new.get(key, key)
        for name, key in before.items()
    }
    assert expected == after
    assert len(new.keys() & set(before.values())) >= 4


def settled(person: Person) -> dict[str, str]:
    """What is printed once nothing more is read beside the window that brings buttons or takes them away."""
    found, again = {"": ""}, dict[str, str]()
    for _ in range(_LOOKS):
        found, again = again, printed_everywhere(person)
        if found == again:
            return found
    raise AssertionError(f"it never comes to rest: {found.items() ^ again.items()}")


def printed_everywhere(person: Person) -> dict[str, str]:
    """Every button of every view and sheet, with the key that stands on it."""
    found: dict[str, str] = {}
    person.window.do(Deed.EXPORT)
    for view in ViewName:
        person.window.shell.show_view(view)
    person.window.do(Deed.REFERRAL)
    for button in person.window.shell.findChildren(KeyButton):
        found[f"{button.parentWidget().metaObject().className()}: {button.text()}"] = button.key
    return found
