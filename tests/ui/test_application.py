"""The program itself: it opens, takes keys, and ends well."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kototori.ui.application import show_on_screen
from kototori.ui.main_window import MainWindow

pytestmark = pytest.mark.begins_early

ROOT = Path(__file__).parents[2]

A_SHORT_DAY = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from kototori.app import late_desk_opener, words_reader
from kototori.home import find_home
from kototori.ui.application import run_window

home = find_home(sys.argv[1])

def work(window):
    line = window.shell.log_page.parts.entry.line
    QTest.keyClicks(line, "12")
    QTest.keyClick(line, Qt.Key.Key_Return)
    print(len(window.shell.log_page.parts.today.rows))
    QTimer.singleShot(800, window.close)

sys.exit(run_window(late_desk_opener(home), words_reader(home), home, "fi", work))
"""


def run_a_short_day(home: Path, work: str = A_SHORT_DAY) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", work, str(home)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_two_days_are_opened_worked_and_closed(home: Path) -> None:
    for contacts in (1, 2):
        day = run_a_short_day(home)
        assert (day.returncode, day.stdout.strip()) == (0, str(contacts)), day.stderr
        assert "Traceback" not in day.stderr


def test_the_window_stays_on_a_screen_that_is_smaller_than_it_was(
    open_window: Callable[[str], MainWindow],
) -> None:
    window = open_window("fi")
    screen = window.screen().availableGeometry()
    window.resize(screen.width() + 500, screen.height() + 10)
    window.move(40, 30)
    show_on_screen(window)
    assert screen.contains(window.geometry())
    assert window.size() == screen.size()


def test_a_window_that_fits_is_left_where_it_was(open_window: Callable[[str], MainWindow]) -> None:
    window = open_window("fi")
    window.setGeometry(30, 20, 700, 400)
    show_on_screen(window)
    assert window.geometry().getRect() == (30, 20, 700, 400)


def test_a_damaged_log_is_explained_and_left_as_it_is(home: Path) -> None:
    (home / "kototori.db").write_bytes(b"no database at all" * 100)
    explained = subprocess.run(
        [sys.executable, "-c", A_DAMAGED_DESK, str(home)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert explained.returncode == 1, explained.stderr
    assert "is damaged" in explained.stdout
    assert (home / "kototori.db").read_bytes() == b"no database at all" * 100


A_DAMAGED_DESK = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from kototori.app import late_desk_opener, words_reader
from kototori.home import find_home
from kototori.ui.application import make_application, run_window

home = find_home(sys.argv[1])
make_application()

def read_and_close():
    box = QApplication.activeModalWidget()
    print(box.text())
    box.accept()

QTimer.singleShot(1500, read_and_close)
sys.exit(run_window(late_desk_opener(home), words_reader(home), home, "en"))
"""


A_DAY_WITH_A_COPY = A_SHORT_DAY.replace(
    "QTimer.singleShot(800, window.close)",
    """window.shell.show_view("statistics")
    from kototori.ui.figures.chart_view import ChartCard
    window.shell.page.findChildren(ChartCard)[0].copy()
    QTimer.singleShot(800, window.close)""",
)


def test_a_picture_on_the_clipboard_does_not_keep_the_program_from_ending_well(home: Path) -> None:
    day = run_a_short_day(home, A_DAY_WITH_A_COPY)

    assert (day.returncode, day.stdout.strip()) == (0, "1"), day.stderr
