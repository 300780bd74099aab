"""The parts of the window that F6 goes through, and where the keyboard enters each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(panes: Sequence[QWidget], steps: int) -> None:
    """From the part that has the keyboard to the next one (1) or the one before (-1) that takes it."""
    stops = [stop for pane in panes if (stop := first_stop(pane)) is not None]
    if not stops:
        return
    here = _before(QApplication.focusWidget(), stops)
    there = 0 if here is None else (stops.index(here) + steps) % len(stops)
    stops[there].setFocus(Qt.FocusReason.TabFocusReason)


def first_stop(pane: QWidget) -> QWidget | None:
    """The first part of a pane that Tab would reach; None where nothing takes the keyboard now."""
    if _stops_tab(pane):
        return pane
    part = pane.nextInFocusChain()
    while part is not None and part is not pane:
        if pane.isAncestorOf(part) and _stops_tab(part):
            return part
        part = part.nextInFocusChain()
    return None


def _before(focused: QWidget | None, stops: Sequence[QWidget]) -> QWidget | None:
    """The stop through which Tab came to where the keyboard is."""
    seen = focused
    while seen is not None and seen not in stops:
        seen = seen.previousInFocusChain()
        if seen is focused:
            return None
    return seen


def _stops_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
