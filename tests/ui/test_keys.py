"""The one table of keys, and the help that lists it."""

from collections import Counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kototori.ui.help.help_dialog import HelpDialog
from kototori.ui.keys import KEYS, TILE_KEYS, Deed, KeyTable, command_texts
from tests.ui.conftest import Person


def test_no_key_does_two_things() -> None:
    used = Counter(QKeySequence(shortcut).toString() for key in KEYS for shortcut in key.shortcuts)
    assert [shortcut for shortcut, times in used.items() if times > 1] == []
    assert all(used)


def test_every_tile_has_a_key_of_its_own() -> None:
    assert len(set(TILE_KEYS)) == len(TILE_KEYS) == 12


def test_the_help_lists_every_key_and_closes_with_the_keyboard_back_in_the_line(
    person: Person, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    QTimer.singleShot(50, read_and_close)
    person.press("F1")
    assert {key.text for key in KEYS} <= set(seen)
    qtbot.waitUntil(person.line.hasFocus)


def test_the_keys_of_the_buttons_are_those_of_the_table(person: Person) -> None:
    parts = person.log_page.parts
    assert parts.save_button.key == KeyTable().printed(Deed.SAVE) == "⏎"
    assert parts.undo_button.key == "Ctrl+Z"
    assert [tile.key for tile in parts.tiles] == list(TILE_KEYS)


def test_every_command_can_be_typed(person: Person) -> None:
    for deed, text in command_texts().items():
        person.line.setText(text)
        found = person.log_page.parts.suggestions
        codes = [found.item(n).data(256).suggestion.code for n in range(found.count())]
        assert str(deed) in codes
        person.line.clear()


def test_a_typed_command_is_done_and_nothing_is_saved(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    person.type("undo")
    person.press("Enter")
    assert person.stored == []
    assert person.notice.startswith("Undone")


def test_a_moved_key_is_printed_where_it_lies_now() -> None:
    table = KeyTable({Deed.REFERRAL: "Ctrl+G"})
    assert table.printed(Deed.REFERRAL) == "Ctrl+G"
    assert table.shortcuts()["Ctrl+G"] is Deed.REFERRAL
    assert "Ctrl+R" not in table.shortcuts()
