"""Opens the real desk window on a folder, presses every kind of key, and says how long each took to be seen.

Each line is a kind of key, a tab, and the seconds from the press until everything that it changed is painted.
What is pressed for the first time in a window is a kind of its own: pages and overlays are built then.

    python .ci/every_key.py HOME [ROUNDS]

Without a printer's commands in PATH nothing is printed.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import driven_window
from driven_window import Driver, the_window

# isort: split
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

Modifier = Qt.KeyboardModifier
PLAIN, CTRL, SHIFT = Modifier.NoModifier, Modifier.ControlModifier, Modifier.ShiftModifier
ALT = Modifier.AltModifier
K = Qt.Key
SETTLED = 8000  # milliseconds; then the desk is open, and what is prepared in idle moments is ready
PAGES = 6


class Press(NamedTuple):
    """One key, and what it is called in the table."""

    kind: str
    key: Qt.Key
    with_: Qt.KeyboardModifier = PLAIN


def letters(text: str) -> Iterator[Press]:
    for letter in text:
        yield Press("a letter", K(ord(letter.upper())))


def one_round() -> Iterator[Press]:
    """Everything once; the pad is empty before and after."""
    digit = Press("a digit", K.Key_2)
    undo, redo = Press("Ctrl+Z", K.Key_Z, CTRL), Press("Ctrl+Y", K.Key_Y, CTRL)
    escape = Press("Esc", K.Key_Escape)
    yield digit
    yield Press("a digit", K.Key_1)
    yield from letters("kela")
    yield Press("Space", K.Key_Space)
    yield from letters("so")
    yield Press("↓ in the suggestions", K.Key_Down)
    yield escape
    yield Press("Backspace", K.Key_Backspace)
    yield Press("Ctrl+N", K.Key_N, CTRL)
    yield Press("Ctrl+1", K.Key_1, CTRL)
    yield Press("Shift+Esc", K.Key_Escape, SHIFT)
    yield undo
    yield redo
    yield digit
    yield Press("Enter", K.Key_Return)
    yield Press("↑", K.Key_Up)
    yield Press("Esc, a correction left", K.Key_Escape)
    yield undo
    yield redo
    yield Press("F4 opens", K.Key_F4)
    yield digit
    yield Press("F4 closes", K.Key_F4)
    yield digit
    yield Press("Ctrl+D", K.Key_D, CTRL)
    yield Press("Esc, Ctrl+D left", K.Key_Escape)
    yield from beside_the_pad()
    yield Press("F7", K.Key_F7)
    yield Press("a digit in busy mode", K.Key_3)
    yield Press("a comma in busy mode", K.Key_Comma)
    yield Press("a digit that joins", K.Key_4)
    yield Press("F7", K.Key_F7)
    yield digit
    yield Press("Ctrl+Enter", K.Key_Return, CTRL)
    yield escape
    yield Press("F9", K.Key_F9)
    yield Press("F9 and back", K.Key_F9)
    yield Press("F8", K.Key_F8)
    yield Press("F8 and back", K.Key_F8)
    yield Press("Ctrl+K", K.Key_K, CTRL)
    yield escape
    yield Press("F1", K.Key_F1)
    yield Press("Ctrl+PgDn, page 1", K.Key_PageDown, CTRL)
    yield from on_the_figures()
    yield Press("Ctrl+PgDn, page 2", K.Key_PageDown, CTRL)
    yield Press("← on the day", K.Key_Left)
    yield Press("→ on the day", K.Key_Right)
    yield Press("Ctrl+PgDn, page 3", K.Key_PageDown, CTRL)
    yield from on_the_leaflets()
    yield from (Press(f"Ctrl+PgDn, page {page}", K.Key_PageDown, CTRL) for page in range(4, PAGES))
    yield Press("Ctrl+PgUp, a page back", K.Key_PageUp, CTRL)
    yield Press("Ctrl+PgDn, page 5", K.Key_PageDown, CTRL)
    yield Press("Ctrl+PgDn, the pad", K.Key_PageDown, CTRL)


def beside_the_pad() -> Iterator[Press]:
    """A contact of the day withdrawn and back, an earlier day, the request's sheet, the panes."""
    yield Press("↑", K.Key_Up)
    yield Press("Del, withdrawn", K.Key_Delete)
    yield Press("Ctrl+Z", K.Key_Z, CTRL)
    yield Press("Alt+←, an earlier day", K.Key_Left, ALT)
    yield Press("Alt+→, a later day", K.Key_Right, ALT)
    yield Press("Esc", K.Key_Escape)
    yield Press("a digit", K.Key_2)
    yield Press("Ctrl+P", K.Key_P, CTRL)
    yield Press("Shift+Esc", K.Key_Escape, SHIFT)
    yield Press("Ctrl+R", K.Key_R, CTRL)
    yield Press("Esc, the sheet left", K.Key_Escape)
    yield Press("F6", K.Key_F6)
    yield Press("Shift+F6", K.Key_F6, SHIFT)
    yield Press("Esc", K.Key_Escape)


def on_the_leaflets() -> Iterator[Press]:
    """Searched and ticked, turned, and left as they were."""
    yield from (Press("a letter, leaflets", K(ord(letter))) for letter in "KELA")
    yield Press("Esc, leaflets", K.Key_Escape)
    yield Press("a digit, leaflets", K.Key_2)
    yield Press("a digit, leaflets", K.Key_2)
    yield Press("Space, leaflets", K.Key_Space)
    yield Press("Space, leaflets", K.Key_Space)
    yield Press("PgDn, leaflets", K.Key_PageDown)


def on_the_figures() -> Iterator[Press]:
    """The keys of the statistics page, in Finnish; it is as it was before."""
    yield Press("Ctrl+E", K.Key_E, CTRL)
    yield Press("Esc, the export left", K.Key_Escape)
    for letter in "VKNUP":
        yield Press(f"{letter} on the statistics page", K(ord(letter)))
    yield Press("← on the statistics page", K.Key_Left)
    yield Press("→ on the statistics page", K.Key_Right)
    yield Press("T, tables", K.Key_T)
    yield Press("T, pictures", K.Key_T)
    yield Press("B, what lies behind", K.Key_B)
    yield Press("B and back", K.Key_B)
    yield Press("F, filters", K.Key_F)
    yield Press("Esc, filters folded", K.Key_Escape)
    yield Press("PgDn, more figures", K.Key_PageDown)
    yield Press("PgUp and back", K.Key_PageUp)


def take(press: Press) -> float:
    """Seconds until what the key has changed is painted."""
    window = the_window()
    target = QApplication.focusWidget() or window
    ended: list[float] = []

    def painted() -> None:
        QApplication.processEvents()
        ended.append(time.perf_counter())
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()

    started = time.perf_counter()
    QTimer.singleShot(0, painted)  # also within a dialog that has its own event loop
    QTest.keyClick(target, press.key, press.with_)
    while not ended:
        QApplication.processEvents()
    QApplication.processEvents()
    return ended[0] - started


def press_all(rounds: int) -> Callable[[Driver], None]:
    def act(_: Driver) -> None:
        before: set[str] = set()
        for _round in range(rounds):
            for press in one_round():
                taken = take(press)
                name = press.kind if press.kind in before else f"{press.kind} (first)"
                before.add(press.kind)
                sys.stdout.write(f"{name}\t{taken:.5f}\n")
                rest(0.05)
        sys.stdout.flush()
        QApplication.exit()

    return lambda driver: QTimer.singleShot(SETTLED, lambda: act(driver))


def rest(seconds: float) -> None:
    """As between two keys: what waits for an idle moment has it."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def main() -> None:
    home, *rest_of_them = sys.argv[1:]
    driven_window.drive(home, press_all(int(rest_of_them[0]) if rest_of_them else 15), contacts=0)


if __name__ == "__main__":
    main()
