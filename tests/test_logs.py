import datetime as dt
from pathlib import Path

import pytest

from kototori.logs import ProgramLog


@pytest.fixture
def log(tmp_path: Path) -> ProgramLog:
    return ProgramLog(tmp_path / "logs", lambda: dt.datetime(2026, 11, 24, 11, 4, tzinfo=dt.UTC))


def test_a_fault_is_placed_but_its_words_are_not_repeated(log: ProgramLog) -> None:
    try:
        raise ValueError("Aava Esimerkki, 040 000 0000")
    except ValueError as error:
        log.fault(error)

    written = log.path.read_text()
    assert "fault ValueError: test_logs.py:" in written
    assert "Aava" not in written
    assert "040" not in written


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")

    ProgramLog(tmp_path / "logs", lambda: dt.datetime(2026, 11, 24, tzinfo=dt.UTC)).note("unheard")


def test_a_full_log_makes_room_and_keeps_three_older_ones(log: ProgramLog) -> None:
    for n in range(6):
        log.note(f"{n}" + "x" * 300_000)

    kept = sorted(path.name for path in log.path.parent.iterdir())
    assert kept == ["kototori.log", "kototori.log.1", "kototori.log.2", "kototori.log.3"]
    assert log.path.read_text().split()[2].startswith("5")


def test_a_fault_in_what_makes_requests_tells_the_day_alone(log: ProgramLog, tmp_path: Path) -> None:
    (tmp_path / "request_of_test.py").write_text("def fail():\n    raise ValueError('Aava Esimerkki')\n")
    scope: dict[str, object] = {}
    code = compile(
        (tmp_path / "request_of_test.py").read_text(), str(tmp_path / "request_of_test.py"), "exec"
    )
    exec(code, scope)
    try:
        scope["fail"]()  # type: ignore[operator]  # made just above
    except ValueError as error:
        log.fault(error)

    assert log.path.read_text().startswith("2026-11-24 fault ValueError: request_of_test.py:2 fail")
