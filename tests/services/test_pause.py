"""A wrong passphrase makes the next one wait, in whichever program it is typed."""

import json
import time
from pathlib import Path

import pytest

from kototori.domain.vault import TooSoon, WrongPassphrase
from kototori.services.desk import Desk
from kototori.services.pause import LONGEST_PAUSE, Pause
from tests.services.request_desk import PASSPHRASE, MovedClock, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "passphrase.pause"


def wrong(pause: Pause) -> int:
    with pytest.raises(WrongPassphrase) as refused, pause.one_try() as does_not_fit:
        raise does_not_fit()
    return refused.value.seconds


def test_another_program_has_no_try_of_its_own(path: Path, clock: MovedClock) -> None:
    pauses = []
    for _ in range(4):
        one, other = Pause(path, clock), Pause(path, clock)
        pauses.append(wrong(one))
        with pytest.raises(TooSoon), other.one_try():
            pytest.fail("nothing is tried before its time")
        clock.move(seconds=pauses[-1])
        pauses.append(wrong(other))
        assert one.seconds_to_wait == pauses[-1]
        clock.move(seconds=pauses[-1])

    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]


def test_the_right_one_ends_it_for_every_program(path: Path, clock: MovedClock) -> None:
    for _ in range(3):
        clock.move(seconds=wrong(Pause(path, clock)))
    with Pause(path, clock).one_try():
        pass

    assert wrong(Pause(path, clock)) == 1


def test_a_try_that_broke_off_ends_nothing(path: Path, clock: MovedClock) -> None:
    clock.move(seconds=wrong(Pause(path, clock)))
    with pytest.raises(KeyboardInterrupt), Pause(path, clock).one_try():
        raise KeyboardInterrupt

    assert wrong(Pause(path, clock)) == 2


@pytest.mark.parametrize("ahead", [3600, 86_400 * 400])
def test_a_clock_that_was_set_back_locks_nobody_out(path: Path, clock: MovedClock, ahead: int) -> None:
    clock.move(seconds=ahead)
    for _ in range(7):
        clock.move(seconds=wrong(Pause(path, clock)))
    wrong(Pause(path, clock))
    clock.move(seconds=-ahead)

    watching = Pause(path, clock)
    with pytest.raises(TooSoon) as refused, Pause(path, clock).one_try():
        pytest.fail("nothing is tried before its time")
    assert refused.value.seconds <= LONGEST_PAUSE
    assert 0 < watching.seconds_to_wait <= LONGEST_PAUSE
    clock.move(seconds=LONGEST_PAUSE)
    assert watching.seconds_to_wait == 0
    with Pause(path, clock).one_try():
        pass


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff",
        b"[]",
        b"{}",
        b"null",
        json.dumps({"wrong": 9, "not_before": 10**30}).encode(),
        b"9" * 5000,
    ],
)
def test_a_file_that_nobody_can_read_holds_nobody_up(path: Path, clock: MovedClock, content: bytes) -> None:
    path.write_bytes(content)

    with Pause(path, clock).one_try():
        pass


def test_where_it_cannot_be_written_the_program_itself_remembers(tmp_path: Path, clock: MovedClock) -> None:
    pause = Pause(tmp_path / "no such folder" / "pause", clock)
    wrong(pause)

    with pytest.raises(TooSoon), pause.one_try():
        pytest.fail("nothing is tried before its time")


def test_the_file_tells_no_time_of_the_day_once_a_passphrase_fitted(
    keeping_desk: Desk, home: Path, clock: MovedClock
) -> None:
    book, other = keeping_desk.requests, opened(home, clock)
    book.close()
    with pytest.raises(WrongPassphrase):
        other.requests.open("kylmä kivi kiertää tahkoa")
    with pytest.raises(TooSoon):
        book.open(PASSPHRASE)
    clock.move(seconds=1)
    book.open(PASSPHRASE)

    file = home / "passphrase.pause"
    assert file.read_bytes() == b""
    assert time.gmtime(file.stat().st_mtime)[3:6] == (10, 0, 0)
    other.close()


def test_the_recovery_code_ends_it_as_well(home: Path, clock: MovedClock) -> None:
    desk = opened(home, clock)
    code = desk.requests.door.set_up(PASSPHRASE)
    desk.requests.close()
    with pytest.raises(WrongPassphrase):
        desk.requests.open("kylmä kivi kiertää tahkoa")

    desk.requests.door.recover(code, "aivan uusi lause tähän")
    desk.requests.close()

    assert desk.requests.door.seconds_to_wait == 0
    desk.requests.open("aivan uusi lause tähän")
    desk.requests.close()
    desk.close()
