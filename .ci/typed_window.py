"""Opens the real desk window on a folder and types what it is told, for `kill9_keys.py`.

Each line on standard input is a letter, `Space` or `Enter`. When the key event has been processed, the same
line goes to standard output: the key is acknowledged. `?` says what stands in the window: chips and text.
"""

import sys
from typing import TYPE_CHECKING, cast

from kototori.app import run as open_desk  # before Qt, as when the program starts by itself

# isort: split
from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from kototori.ui.main_window import MainWindow as DeskWindow

NAMED = {"Space": Qt.Key.Key_Space, "Enter": Qt.Key.Key_Return}


class Typist(QObject):
    """Presses one key for each line that arrives."""

    def __init__(self, window: "DeskWindow") -> None:
        super().__init__(window)
        self._window = window
        self._lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._lines.activated.connect(self._type)
        QTimer.singleShot(0, self, lambda: say("ready"))

    def _type(self) -> None:
        key = sys.stdin.buffer.raw.readline().decode().strip()  # type: ignore[attr-defined]  # unbuffered
        if not key:
            QApplication.exit()
        elif key == "?":
            parts = self._window.shell.log_page.parts
            choices = [code for _, code in self._window.shell.log_page.pad.choices]
            say(f"{' '.join(choices)}|{parts.entry.text}|{len(parts.today.rows)}")
        else:
            line = self._window.shell.log_page.parts.entry.line
            if key in NAMED:
                QTest.keyClick(line, NAMED[key])
            else:
                QTest.keyClicks(line, key)
            say(key)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    run_events = QApplication.exec
    typists: list[Typist] = []

    def run_events_typing(*_: object) -> int:
        (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))
        typists.append(Typist(cast("DeskWindow", window)))
        return run_events()

    QApplication.exec = run_events_typing  # type: ignore[method-assign]  # the way into the program's own event loop
    sys.exit(open_desk(["--home", sys.argv[1]]))


if __name__ == "__main__":
    main()
