"""Which key may stand for which deed, and what of stored keys is used."""

import pytest
from PySide6.QtGui import QKeySequence

from kototori.ui.keyboard.key_rules import movable, refusal, sound
from kototori.ui.keys import Deed, KeyTable
from kototori.wording.catalogue import Words


def test_keys_are_called_as_qt_calls_them() -> None:
    shortcuts = [shortcut for key in movable() for shortcut in key.shortcuts]
    assert [QKeySequence(shortcut).toString() for shortcut in shortcuts] == shortcuts


def test_a_key_of_another_deed_is_refused_by_its_name(words: Words) -> None:
    assert refusal(KeyTable(), Deed.EXPORT, "Ctrl+R", words) == "Ctrl+R is already: Contact request."


def test_a_key_that_was_given_up_is_free(words: Words) -> None:
    table = KeyTable({Deed.REFERRAL: "Ctrl+G"})
    assert refusal(table, Deed.EXPORT, "Ctrl+R", words) == ""
    assert "Contact request" in refusal(table, Deed.EXPORT, "Ctrl+G", words)


def test_a_deed_may_keep_its_own_key(words: Words) -> None:
    assert refusal(KeyTable(), Deed.UNDO, "Ctrl+Z", words) == ""


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("Ctrl+C", "text"),
        ("Ctrl+V", "text"),
        ("Ctrl+X", "text"),
        ("Ctrl+A", "text"),
        ("Tab", "saves, leaves or moves"),
        ("Ctrl+Tab", "saves, leaves or moves"),
        ("Return", "saves, leaves or moves"),
        ("Esc", "saves, leaves or moves"),
        ("Ctrl+Left", "saves, leaves or moves"),
        ("B", "writes"),
        ("Shift+B", "writes"),
        ("7", "writes"),
        ("Å", "writes"),
        ("Ctrl+Alt+E", "AltGr"),
        ("Ctrl+Alt+Shift+7", "AltGr"),
        ("Alt+F4", "belongs to the computer"),
        ("Meta+L", "belongs to the computer"),
    ],
)
def test_a_reserved_key_is_refused_with_its_reason(key: str, reason: str, words: Words) -> None:
    assert reason in refusal(KeyTable(), Deed.EXPORT, key, words)


@pytest.mark.parametrize(
    "key", ["F3", "Shift+F3", "Ctrl+F3", "Ctrl+U", "Ctrl+Shift+U", "Alt+U", "Ctrl++", "Ctrl+Å"]
)
def test_other_keys_may_be_taken(key: str, words: Words) -> None:
    assert refusal(KeyTable(), Deed.EXPORT, key, words) == ""


def test_stored_keys_that_cannot_be_used_are_left_out() -> None:
    stored = {"export": "F3", "no_such_deed": "F11", "save": "F12", "undo": "B", "redo": "Ctrl+C", "help": ""}
    assert sound(stored) == {Deed.EXPORT: "F3", Deed.HELP: ""}


def test_two_stored_deeds_on_one_key_go_both_back() -> None:
    assert sound({"export": "F3", "undo": "F3", "referral": "Ctrl+U"}) == {Deed.REFERRAL: "Ctrl+U"}


def test_a_stored_key_that_another_deed_has_by_now_goes_back() -> None:
    assert sound({"export": "Ctrl+R"}) == {}


def test_two_deeds_may_have_changed_keys() -> None:
    swapped = {Deed.EXPORT: "Ctrl+R", Deed.REFERRAL: "Ctrl+E"}
    assert sound({str(deed): key for deed, key in swapped.items()}) == swapped
