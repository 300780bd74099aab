"""Opens the real desk window on a folder and drives it with keys, for `bench.py`.

driven_window.py HOME start N     says "taken" once N contacts stand painted in today's list and a key arrived
driven_window.py HOME typing      prints the seconds that each typed letter took, suggestions included
driven_window.py HOME saving      prints the seconds from Enter until the list and the number show the contact
"""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from kototori.app import run as open_desk  # before Qt, as when the program starts by itself

# isort: split
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

if TYPE_CHECKING:
    from kototori.ui.main_window import MainWindow as DeskWindow

TYPED = ("lisäselvitys", "oleskelulupa", "uppehåll", "residence", "perheenyhdis", "asumistuky", "sossu", "x")
SAVES = 60


class Driver(QObject):
    """Acts as soon as today's list stands painted and the entry line has the focus, and not before."""

    def __init__(self, window: "DeskWindow", contacts: int, act: Callable[["Driver"], None]) -> None:
        from kototori.ui.header import DayNumber  # here, so that the program itself loads them
        from kototori.ui.pad.today_table import TodayList

        super().__init__(window)
        self._contacts = contacts
        self._act: Callable[[Driver], None] | None = act
        self.list = window.shell.log_page.parts.today_list
        self.number = window.shell.header.number
        self.rows_painted = -1
        self.numbers_painted = 0
        paint = TodayList.paintEvent

        def painted(view: TodayList, event: QPaintEvent) -> None:
            paint(view, event)
            self._after_paint()

        number = DayNumber.paintEvent

        def number_painted(view: DayNumber, event: QPaintEvent) -> None:
            number(view, event)
            self.numbers_painted += 1

        TodayList.paintEvent = painted  # type: ignore[method-assign]  # to watch from outside what is painted
        DayNumber.paintEvent = number_painted  # type: ignore[method-assign]

    @property
    def line(self) -> QLineEdit:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit), "the entry line has lost the focus"
        return focused

    def _after_paint(self) -> None:
        self.rows_painted = self.list.model().rowCount()
        stands = self.rows_painted >= self._contacts
        if stands and self._act is not None and isinstance(QApplication.focusWidget(), QLineEdit):
            act, self._act = self._act, None
            act(self)


def the_window() -> "DeskWindow":
    (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))
    return cast("DeskWindow", window)


def take_a_key(driver: Driver) -> None:
    driver.line.textChanged.connect(lambda _: print("taken", flush=True))
    QApplication.postEvent(driver.line, key_press("k"))


def key_press(letter: str) -> QKeyEvent:
    """As the system sends it; QTest knows no ä."""
    return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)


def type_words(driver: Driver) -> None:
    for word in TYPED:
        for letter in word:
            started = time.perf_counter()
            QApplication.sendEvent(driver.line, key_press(letter))
            QApplication.processEvents()
            print(time.perf_counter() - started)
        driver.line.clear()
        QApplication.processEvents()
    leave()


def save_contacts(driver: Driver) -> None:
    from PySide6.QtTest import QTest  # here, or it would make the start look slower

    for _ in range(SAVES):
        QTest.keyClicks(driver.line, "1")
        QApplication.processEvents()
        before, number_before = driver.rows_painted, driver.numbers_painted
        started = time.perf_counter()
        QTest.keyClick(driver.line, Qt.Key.Key_Return)
        while driver.rows_painted <= before or driver.numbers_painted <= number_before:
            QApplication.processEvents()
            if time.perf_counter() - started > 10:
                raise SystemExit("the list never showed the contact")
        print(time.perf_counter() - started)
    leave()


def later(act: Callable[[Driver], None]) -> Callable[[Driver], None]:
    """Once the desk has settled behind the first picture."""
    return lambda driver: QTimer.singleShot(3000, lambda: act(driver))


def leave() -> None:
    sys.stdout.flush()
    QApplication.exit()


def main() -> None:
    home, what, *rest = sys.argv[1:]
    act = {"start": take_a_key, "typing": later(type_words), "saving": later(save_contacts)}[what]
    drive(home, act, int(rest[0]) if rest else 0)


def drive(home: str, act: Callable[[Driver], None], contacts: int) -> None:
    """Opens the desk as the program does, and acts in its window."""
    run_events = QApplication.exec
    drivers: list[Driver] = []

    def run_events_driven(*_: object) -> int:
        drivers.append(Driver(the_window(), contacts, act))
        return run_events()

    QApplication.exec = run_events_driven  # type: ignore[method-assign]  # the way into the program's own event loop
    sys.exit(open_desk(["--home", home]))


if __name__ == "__main__":
    main()
