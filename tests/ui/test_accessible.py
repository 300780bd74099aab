"""What a screen reader finds in the window."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kototori.ui.main_window import MainWindow
from kototori.ui.pad.late_banner import LateBanner
from tests.ui.conftest import Person
from tests.ui.situations import ALL, PAD, button, settle

CONTROLS = {"Button", "CheckBox", "RadioButton", "EditableText", "ComboBox", "SpinBox", "PageTab", "List"}


@dataclass(frozen=True)
class Heard:
    """One element, copied at once: an interface whose widget is gone must not be touched."""

    role: str
    name: str
    description: str
    focusable: bool
    visible_text: str


def walk(element: QAccessibleInterface) -> list[Heard]:
    state = element.state()
    if state.invisible:
        return []
    thing = element.object()
    by = QAccessible.RelationFlag.Label
    labels = [label.text(QAccessible.Text.Name) for label, _ in element.relations(by)]
    heard = [
        Heard(
            element.role().name,
            element.text(QAccessible.Text.Name),
            " ".join((*labels, element.text(QAccessible.Text.Description))),
            bool(state.focusable),
            thing.text() if isinstance(thing, QAbstractButton) else "",
        )
    ]
    for n in range(element.childCount()):
        child = element.child(n)
        if child is not None and child.isValid():
            heard += walk(child)
    return heard


def heard_in(person: Person) -> list[Heard]:
    settle()
    return walk(QAccessible.queryAccessibleInterface(person.window))


def words_of(text: str) -> list[str]:
    """What can be said of a text: its words and numbers without the signs between them."""
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def faults(elements: list[Heard]) -> list[str]:
    """What a person who hears the window, or speaks to it, would stumble over."""
    controls = [one for one in elements if one.focusable or one.role in CONTROLS]
    found = [f"says nothing: {one}" for one in controls if not words_of(one.name)]
    found += [
        f"is called otherwise than it is written: {one}"
        for one in controls
        if not set(words_of(one.visible_text)) <= set(words_of(one.name))
    ]
    pressed = [one for one in controls if one.role in CONTROLS and one.role != "List"]
    twice = Counter((one.role, one.name, one.description) for one in pressed)
    return found + [f"{n} times: {one}" for one, n in twice.items() if n > 1]


@pytest.mark.parametrize("situation", ALL)
def test_every_control_says_what_it_is(whole: Person, situation: str) -> None:
    ALL[situation](whole)
    assert faults(heard_in(whole)) == []


@pytest.mark.parametrize("situation", ["empty", "chips", "busy", "correcting", "values of a detail"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_in_every_language_of_the_window(
    open_window: Callable[[str], MainWindow], desk: object, situation: str, language: str
) -> None:
    person = Person(open_window(language), desk)  # type: ignore[arg-type]
    PAD[situation](person)
    assert faults(heard_in(person)) == []


def test_the_help_is_heard_whole(whole: Person) -> None:
    heard: list[Heard] = []

    def listen() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        heard.extend(walk(QAccessible.queryAccessibleInterface(dialog)))
        dialog.close()

    QTimer.singleShot(50, listen)
    whole.press("F1")
    assert faults(heard) == []
    assert "Ctrl+Enter" in {one.name for one in heard}


def state_of(widget: QWidget) -> QAccessible.State:
    return QAccessible.queryAccessibleInterface(widget).state()


def role_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).role().name


def test_painted_controls_have_the_role_they_are_used_as(whole: Person) -> None:
    parts = whole.log_page.parts
    whole.type("1ar")
    whole.press("Space", "F4")
    settle()
    roles = {
        "tile": role_of(parts.tiles[0]),
        "language": role_of(parts.languages[0]),
        "chip": role_of(parts.entry.chips()[0]),
        "details": role_of(parts.details.head),
        "field": role_of(parts.details.buttons[0]),
        "list": role_of(parts.today_list),
        "contacts": role_of(parts.drafts.tabs),
        "correcting": role_of(parts.banner),
    }
    assert roles == {
        "tile": "CheckBox",
        "language": "CheckBox",
        "chip": "Button",
        "details": "Button",
        "field": "Button",
        "list": "List",
        "contacts": "PageTabList",
        "correcting": "Notification",
    }


def test_a_chip_says_what_a_press_of_it_does(person: Person) -> None:
    person.type("1")
    assert (
        QAccessible.queryAccessibleInterface(person.log_page.parts.entry.chips()[0])
        .text(QAccessible.Text.Name)
        .endswith("Housing")
    )
    assert button("Drop Housing", person.window).isVisible()


def test_the_details_say_whether_they_are_open_and_can_be_pressed_by_speech(person: Person) -> None:
    parts = person.log_page.parts
    assert state_of(parts.details.head).collapsed
    press = QAccessible.queryAccessibleInterface(parts.details.head).actionInterface()
    press.doAction("Press")
    settle()
    assert state_of(parts.details.head).expanded
    field = parts.details.buttons[0]
    assert state_of(field).expandable
    assert not state_of(field).expanded
    assert not state_of(field).checkable
    QAccessible.queryAccessibleInterface(field).actionInterface().doAction("Press")
    settle()
    assert state_of(field).expanded
    assert not state_of(field).collapsed


def test_states_follow_what_happens(whole: Person) -> None:
    parts = whole.log_page.parts
    tile, language = parts.tiles[0], next(chip for chip in parts.languages if chip.code == "ar")
    assert not state_of(tile).checked
    whole.type("1ar")
    whole.press("Space")
    assert state_of(tile).checked
    assert state_of(language).checked
    assert state_of(whole.line).focused
    whole.press("Shift+Esc")
    assert not state_of(tile).checked
    whole.press("Tab")
    assert state_of(tile).focused
    assert not state_of(whole.line).focused
    whole.press("Esc", "F7")
    assert state_of(whole.window.shell.header.busy).checked


def test_what_cannot_be_pressed_says_so(person: Person) -> None:
    person.press("Ctrl+D")
    settle()
    (banner,) = person.window.findChildren(LateBanner)
    use = button("Use this", banner)
    assert state_of(use).disabled
    person.type("1030")
    assert not state_of(use).disabled


def test_one_of_several_is_no_box_to_tick(whole: Person) -> None:
    ALL["statistics"](whole)
    settle()
    periods = [button(name, whole.window) for name in ("Day", "Week", "Month", "Year")]
    assert {role_of(period) for period in periods} == {"RadioButton"}
    assert [bool(state_of(period).checked) for period in periods] == [True, False, False, False]
    assert role_of(button("As a table", whole.window)) == "CheckBox"


def test_the_contacts_beside_are_told_by_letter_and_time_alone(person: Person) -> None:
    PAD["parked"](person)
    settle()
    tabs = QAccessible.queryAccessibleInterface(person.log_page.parts.drafts.tabs)
    names = [tabs.child(n).text(QAccessible.Text.Name) for n in range(tabs.childCount())]
    assert [name for name in names if name][1] == "Contact A, begun at 11:04"


def test_tiles_languages_and_number_are_heard(person: Person) -> None:
    person.type("1")
    names = {element.name for element in heard_in(person)}
    assert {"Housing", "Arabic, العربية", "Today 0 visits", "Save", "Contact: needs, language"} <= names


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
    assert tile.text(QAccessible.Text.Description).startswith("1,")
    language = QAccessible.queryAccessibleInterface(parts.languages[0])
    assert language.text(QAccessible.Text.Description) == parts.languages[0].code
