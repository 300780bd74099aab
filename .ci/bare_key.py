"""Key to screen in a bare window as large as the desk's: the yardstick of `keys_measured.py`.

It holds a line to type in and a list of 200 plain rows, and paints all of itself anew at each key. Each line
printed is the seconds that one key took.

    python .ci/bare_key.py KEYS
"""

import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMainWindow, QVBoxLayout, QWidget

WARM = 20  # keys before the first that counts
ROWS = 200


def main() -> None:
    application = QApplication(["bare", "-style", "Fusion"])
    window, inside = QMainWindow(), QWidget()
    line, rows = QLineEdit(), QListWidget()
    rows.addItems([f"{n // 4:02}.{15 * (n % 4):02} asuminen, toimeentulo" for n in range(ROWS)])
    column = QVBoxLayout(inside)
    column.addWidget(line)
    column.addWidget(rows)
    window.setCentralWidget(inside)
    window.resize(1366, 768)
    window.show()
    QTest.qWaitForWindowExposed(window)
    for nth in range(WARM + int(sys.argv[1])):
        taken = press(application, window, line)
        if nth >= WARM:
            print(taken)


def press(application: QApplication, window: QMainWindow, line: QLineEdit) -> float:
    """Seconds until the whole window is painted, by the same steps as `every_key.take`."""
    ended: list[float] = []

    def painted() -> None:
        application.processEvents()
        ended.append(time.perf_counter())

    started = time.perf_counter()
    QTimer.singleShot(0, painted)
    QTest.keyClick(line, Qt.Key.Key_A)
    for part in (window, *window.findChildren(QWidget)):
        part.update()
    while not ended:
        application.processEvents()
    line.clear()
    application.processEvents()
    time.sleep(0.01)
    return ended[0] - started


if __name__ == "__main__":
    main()
