"""Which key may stand for which deed, and why another may not."""

from collections import Counter
from collections.abc import Mapping

from kototori.ui.keys import KEYS, Deed, Key, KeyTable, as_printed
from kototori.wording.catalogue import N_, Words

# What each deed is called by before anybody moves a key.
_USUAL: Mapping[Deed, tuple[str, ...]] = {key.deed: key.shortcuts for key in KEYS if key.shortcuts}

_TEXT = frozenset({"C", "V", "X", "A", "Ins", "Insert"})
_MOVING = frozenset(
    {"Tab", "Backtab", "Return", "Enter", "Esc", "Space", "Backspace", "Del"}
    | {"Up", "Down", "Left", "Right", "Home", "End"}
)
_OF_THE_SYSTEM = frozenset({"Alt+F4", "Ctrl+F4", "Alt+F2", "Alt+Tab"})

_IS_TEXT = N_("{key} copies, cuts, pastes or selects text.")
_MOVES = N_("{key} saves, leaves or moves wherever the keyboard is.")
_WRITES = N_("{key} writes. Take a key with Ctrl or Alt, or one from F1 to F12.")
_ALT_GR = N_("{key} is the same as AltGr, which writes signs on many keyboards.")
_SYSTEM = N_("{key} belongs to the computer.")


def movable() -> tuple[Key, ...]:
    """The rows whose key can be moved; the others are read by the entry line or a page itself."""
    return tuple(key for key in KEYS if key.shortcuts)


def refusal(table: KeyTable, deed: Deed, shortcut: str, words: Words) -> str:
    """Why a key may not stand for a deed, in words; empty where it may."""
    printed = as_printed(shortcut)
    reason = "" if shortcut in _USUAL.get(deed, ()) else _reserved(shortcut)
    if reason:
        return words(reason, key=printed)
    other = table.shortcuts().get(shortcut)
    if other is None or other is deed:
        return ""
    text = next(key.text for key in KEYS if key.deed is other)
    return words("{key} is already: {deed}.", key=printed, deed=words(text))


def sound(stored: Mapping[str, str]) -> dict[Deed, str]:
    """What can be used of the stored keys: known deeds, keys that are allowed, none for two deeds."""
    known = {deed.value: deed for deed in _USUAL}
    moved = {
        known[name]: shortcut
        for name, shortcut in stored.items()
        if name in known and (not shortcut or shortcut in _USUAL[known[name]] or not _reserved(shortcut))
    }
    while True:
        used = Counter(shortcut for key in KeyTable(moved).keys for shortcut in key.shortcuts)
        clashing = [deed for deed, shortcut in moved.items() if used[shortcut] > 1]
        if not clashing:
            return moved
        for deed in clashing:
            del moved[deed]


def _reserved(shortcut: str) -> str:
    """The reason why no deed may have a key; empty where any may."""
    before, _, name = shortcut.removesuffix("+").rpartition("+")
    modifiers = set(before.split("+")) - {""}
    is_function = len(name) > 1 and name[0] == "F" and name[1:].isdecimal()
    if shortcut in _OF_THE_SYSTEM or "Meta" in modifiers:
        return _SYSTEM
    if name in _MOVING:
        return _MOVES
    if not modifiers & {"Ctrl", "Alt"} and not is_function:
        return _WRITES
    if {"Ctrl", "Alt"} <= modifiers:
        return _ALT_GR
    return _IS_TEXT if modifiers == {"Ctrl"} and name in _TEXT else ""
