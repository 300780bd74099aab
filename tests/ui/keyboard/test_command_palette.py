"""The list of commands: found in three languages, done with Enter or a click, from every view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from kototori.ui.keyboard.command_palette import Command, CommandPalette, found
from kototori.ui.keys import KEYS, TYPED_COMMANDS, Deed
from kototori.ui.views import ViewName
from tests.ui.conftest import Person


def palette(person: Person) -> CommandPalette:
    (one,) = person.window.shell.findChildren(CommandPalette)
    return one


def offered(person: Person) -> list[Deed]:
    return [command.deed for command in palette(person).offered]


def test_every_deed_that_can_be_called_is_listed_with_its_key(whole: Person) -> None:
    whole.press("Ctrl+K")
    callable_deeds = {key.deed for key in KEYS if key.shortcuts or key.command} | set(TYPED_COMMANDS)
    assert set(offered(whole)) == callable_deeds - {Deed.COMMANDS}
    keys = {command.deed: command.key for command in palette(whole).offered}
    assert keys[Deed.UNDO] == "Ctrl+Z"
    assert keys[Deed.SETTINGS] == ""


@pytest.mark.parametrize(
    ("typed", "deed"),
    [
        ("undo", Deed.UNDO),
        ("kumoa", Deed.UNDO),
        ("ångra", Deed.UNDO),
        ("angra", Deed.UNDO),
        ("asetuk", Deed.SETTINGS),
        ("install", Deed.SETTINGS),
        ("YHTEYDENOTTOPYYNTÖ", Deed.REFERRAL),
        ("yhteydenottopyynto", Deed.REFERRAL),
    ],
)
def test_a_command_is_found_in_three_languages_and_without_dots(
    whole: Person, typed: str, deed: Deed
) -> None:
    whole.press("Ctrl+K")
    whole.type(typed)
    assert offered(whole)[0] is deed


def test_a_command_is_typed_into_the_entry_line_in_three_languages_too(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    for typed in ("kumoa", "palauta"):
        person.type(typed)
        person.press("Enter")
    assert [contact.facts.needs for contact in person.stored] == [("A",)]


def test_what_begins_so_stands_before_what_only_holds_it() -> None:
    names = ("Cleave", "Tea leaves", "Leave now", "All leaflets")
    commands = [Command(Deed.HELP, name, "", (name,)) for name in names]
    assert [c.text for c in found(commands, "lea")] == ["Leave now", "Tea leaves", "All leaflets", "Cleave"]
    assert found(commands, "nothing of the kind") == []


@pytest.mark.parametrize("view", list(ViewName))
def test_it_opens_on_every_view_and_does_what_is_chosen(whole: Person, view: ViewName) -> None:
    whole.window.shell.show_view(view)
    whole.press("Ctrl+K")
    assert palette(whole).isVisible()
    whole.type("requests")
    whole.press("Enter")
    assert not palette(whole).isVisible()
    assert whole.window.shell.shown is ViewName.REQUESTS


def test_it_opens_from_a_text_field_that_has_a_use_of_its_own_for_the_key(whole: Person) -> None:
    whole.window.shell.show_view(ViewName.SETTINGS)
    field = whole.window.shell.page.first_focus()
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    whole.type("Piste")
    whole.press("Ctrl+K")
    assert palette(whole).isVisible()
    assert field.text() == "Piste"
    whole.press("Esc")
    assert field.hasFocus()


def test_esc_closes_it_and_the_keyboard_is_back_in_the_line(person: Person) -> None:
    person.type("kel")
    person.press("Ctrl+K", "Esc")
    assert not palette(person).isVisible()
    assert person.line.hasFocus()
    assert person.line.text() == "kel"


def test_the_same_key_closes_it(person: Person) -> None:
    person.press("Ctrl+K", "Ctrl+K")
    assert not palette(person).isVisible()
    assert person.line.hasFocus()


def test_arrows_choose_and_nothing_of_it_reaches_the_pad(whole: Person) -> None:
    whole.press("Ctrl+K")
    whole.type("1view")
    assert offered(whole) == []
    whole.press("Enter")
    assert palette(whole).isVisible()
    whole.press(*["Backspace"] * 5)
    whole.type("view")
    steps = offered(whole).index(Deed.NEXT_VIEW)
    assert steps > 0
    whole.press(*["Down"] * steps, "Enter")
    assert whole.window.shell.shown is ViewName.STATISTICS
    assert whole.log_page.pad.is_empty


def test_a_click_does_a_command(whole: Person) -> None:
    whole.press("Ctrl+K")
    whole.type("settings")
    listed = palette(whole).list
    middle = listed.visualItemRect(listed.item(0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert whole.window.shell.shown is ViewName.SETTINGS


def test_undo_from_the_list_undoes(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Ctrl+K")
    person.type("undo")
    person.press("Enter")
    assert person.stored == []
    assert person.notice.startswith("Undone")
    assert person.line.hasFocus()


def test_it_goes_when_the_keyboard_goes_elsewhere(whole: Person) -> None:
    whole.press("Ctrl+K")
    whole.log_page.parts.today_list.setFocus()
    assert not palette(whole).isVisible()


def test_it_lies_inside_a_small_window(person: Person) -> None:
    person.window.resize(683, 384)
    person.press("Ctrl+K")
    assert person.window.shell.rect().contains(palette(person).geometry())
