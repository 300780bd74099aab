"""What a screen reader finds in the window."""

from dataclasses import dataclass

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from kototori.ui.views import ViewName
from tests.ui.conftest import Person


@dataclass(frozen=True)
class Heard:
    """One element, copied at once: an interface whose widget is gone must not be touched."""

    role: str
    name: str
    focusable: bool


def walk(element: QAccessibleInterface) -> list[Heard]:
    state = element.state()
    if state.invisible:
        return []
    name = element.text(QAccessible.Text.Name)
    heard = [Heard(element.role().name, name, bool(state.focusable))]
    for n in range(element.childCount()):
        child = element.child(n)
        if child is not None and child.isValid():
            heard += walk(child)
    return heard


def heard_in(person: Person) -> list[Heard]:
    QApplication.processEvents()
    return walk(QAccessible.queryAccessibleInterface(person.window))


@pytest.mark.parametrize("view", list(ViewName))
def test_everything_that_takes_the_keyboard_has_a_name(whole: Person, view: ViewName) -> None:
    whole.window.shell.show_view(view)
    nameless = [element for element in heard_in(whole) if element.focusable and not element.name.strip()]
    assert nameless == []


def test_tiles_languages_and_number_are_heard(person: Person) -> None:
    person.type("1")
    names = {element.name for element in heard_in(person)}
    assert {"Housing", "Arabic", "Today 0 visits", "Save", "Contact: needs, language"} <= names


def test_a_chosen_tile_says_that_it_is_chosen(person: Person) -> None:
    person.type("1")
    tile = QAccessible.queryAccessibleInterface(person.log_page.parts.tiles[0])
    assert tile.state().checked


def test_what_is_amiss_is_told_with_the_line(person: Person) -> None:
    person.press("Enter")
    assert person.line.accessibleDescription() == person.inline


def test_the_contacts_of_the_list_are_read_whole(person: Person) -> None:
    person.type("1ar")
    person.press("Space", "Enter")
    listed = QAccessible.queryAccessibleInterface(person.log_page.parts.today_list)
    assert listed.child(0).text(QAccessible.Text.Name) == "11:00 Housing, Arabic"


def test_a_button_says_its_key_by_a_name_that_can_be_spoken(person: Person) -> None:
    parts = person.log_page.parts
    said = {
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Description)
        for button in (parts.save_button, parts.referral_button, parts.undo_button)
    }
    assert said == {"Enter", "Ctrl+R", "Ctrl+Z"}
    tile = QAccessible.queryAccessibleInterface(parts.tiles[0])
    assert tile.text(QAccessible.Text.Description).startswith("1")
    language = QAccessible.queryAccessibleInterface(parts.languages[0])
    assert language.text(QAccessible.Text.Description) == parts.languages[0].code
