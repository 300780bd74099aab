"""Long work says on a terminal how far it has come, and nothing where nobody looks."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from kototori import assets
from kototori.commands.progress import progress_line
from kototori.domain.progress import unheard, watched
from kototori.wording.catalogue import read_words

SHEET = Path(__file__).parents[1] / "data" / "contacts-2019.csv"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_counts_up_and_is_taken_away() -> None:
    screen = Terminal()
    tell = progress_line(read_words(assets.folder("translations"), "en", None), screen)

    assert list(watched(range(600), tell)) == list(range(600))

    assert screen.getvalue().count("\r") == 4
    assert "250 of 600" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_where_nobody_looks_nothing_is_written() -> None:
    assert progress_line(read_words(assets.folder("translations"), "en", None), io.StringIO()) is unheard


def test_an_import_on_a_terminal_shows_it_and_piped_it_does_not(home: Path) -> None:
    command = [sys.executable, "-m", "kototori", "--language", "en", "import", str(SHEET)]
    controller, terminal = pty.openpty()
    watched_run = subprocess.run(command, stderr=terminal, stdout=subprocess.PIPE, text=True, check=True)
    os.close(terminal)
    shown = os.read(controller, 100_000).decode()
    os.close(controller)
    piped = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "of 2,000" in shown
    assert watched_run.stdout.startswith("2,000 contacts were stored.")
    assert piped.stderr == ""
    assert "2,000 were there already." in piped.stdout


def test_an_empty_home_is_refused_and_not_taken_for_the_real_desk() -> None:
    command = [sys.executable, "-m", "kototori", "--home", "", "needs", "list"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1
    assert "--home" in ran.stderr
