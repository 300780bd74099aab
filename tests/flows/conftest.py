"""The desk in its window, as the tests of the window have it."""

from tests.ui.conftest import (
    PaperTray,
    Person,
    appearance,
    book,
    cards,
    desk_style,
    open_window,
    person,
    press,
    rack,
    slips,
    tray,
    typesetter,
    whole,
    windows_are_gone_after_a_test,
    workers,
)

__all__ = [
    "PaperTray",
    "Person",
    "appearance",
    "book",
    "cards",
    "desk_style",
    "open_window",
    "person",
    "press",
    "rack",
    "slips",
    "tray",
    "typesetter",
    "whole",
    "windows_are_gone_after_a_test",
    "workers",
]
