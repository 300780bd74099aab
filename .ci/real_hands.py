"""Runs tests of the window with real keys and clicks through an X server, not by what Qt is handed.

    python .ci/real_hands.py tests/flows/test_by_mouse_alone.py tests/ui/test_every_key.py

What Qt does with a press before a widget hears of it takes part then: focus, shortcuts, windows that open.
"""

import os
import subprocess
import sys
import time

import pytest
from at_the_screen import screen
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_HEARD = 0.06  # seconds until a press has come through the server
_HELD = {
    Qt.KeyboardModifier.ControlModifier: "ctrl",
    Qt.KeyboardModifier.ShiftModifier: "shift",
    Qt.KeyboardModifier.AltModifier: "alt",
}
_NAMES = {
    Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Enter: "KP_Enter",
    Qt.Key.Key_Backspace: "BackSpace",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_PageUp: "Prior",
    Qt.Key.Key_PageDown: "Next",
}
_SIGNS = {" ": "space", "+": "plus", "-": "minus", ",": "comma", ".": "period"}
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Hands:
    """Stands for what QTest does, and counts."""

    def __init__(self) -> None:
        self.clicks = self.keys = 0

    def click(
        self,
        widget: QWidget,
        _: Qt.MouseButton,
        __: Qt.KeyboardModifier = NO_MODIFIER,
        pos: QPoint | None = None,
    ) -> None:
        self.clicks += 1
        at = widget.mapToGlobal(widget.rect().center() if pos is None else pos)
        self._do("mousemove", str(at.x()), str(at.y()))
        self._do("click", "1")

    def press(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        name = _NAMES.get(key) or QKeySequence(key).toString()
        name = _SIGNS.get(name, name.lower() if len(name) == 1 else name)
        self._key(widget, "+".join([*(said for one, said in _HELD.items() if held & one), name]))

    def type(self, widget: QWidget, text: str) -> None:
        for letter in text:
            shifted = f"shift+{letter.lower()}" if letter.isupper() else letter
            self._key(widget, _SIGNS.get(letter, shifted))

    def _key(self, widget: QWidget, name: str) -> None:
        self.keys += 1
        window = widget.window()
        if not window.isActiveWindow():  # no window manager gives the keyboard back after a dialog
            self._do("windowfocus", str(int(window.winId())))
        self._do("key", "--delay", "0", name)

    @staticmethod
    def _do(*command: str) -> None:
        subprocess.run(["xdotool", *command], check=True, capture_output=True)
        until = time.monotonic() + _HEARD
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.003)


def main() -> int:
    hands = Hands()
    with screen() as display:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        QTest.mouseClick, QTest.keyClick, QTest.keyClicks = hands.click, hands.press, hands.type
        failed = pytest.main(["-q", "-p", "no:randomly", *sys.argv[1:]])
    print(f"{hands.keys} keys, {hands.clicks} clicks")
    return failed


if __name__ == "__main__":
    sys.exit(main())
