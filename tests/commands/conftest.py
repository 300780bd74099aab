"""Commands run within the test, on a home of its own and with a clock that stands still."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kototori import assets
from kototori.app import desk_opener
from kototori.commands import run_command
from kototori.home import Home
from kototori.logs import ProgramLog
from kototori.wording.catalogue import read_words
from tests.commands.ran import Ran, Run


@pytest.fixture
def kototori_anew(
    home: Path,
    standing_clock: Callable[[], dt.datetime],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Runs one command line in English, the first one in an empty home; `stdin` is what it reads."""
    words = read_words(assets.folder("translations"), "en", None)
    own = Home(home)

    def run(*given: str, stdin: str | bytes = b"") -> Ran:
        read = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(read)))
        capsys.readouterr()
        log = ProgramLog(own.logs, standing_clock)
        status = run_command(given, desk_opener(own, standing_clock), words, own, log)
        return Ran(status, *capsys.readouterr())

    return run


@pytest.fixture
def kototori(settled_home: Path, kototori_anew: Run) -> Run:
    """The same at a desk that was opened before."""
    return kototori_anew
