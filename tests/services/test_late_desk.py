"""The desk opens behind the first picture: nothing typed meanwhile is refused or lost."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kototori import assets
from kototori.app import late_desk_opener
from kototori.domain.errors import DatabaseDamaged
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.late_desk import LateDesk
from kototori.storage.first_look import read_first_look


@pytest.fixture
def late(desk: Desk, home: Path, standing_clock: Callable[[], datetime]) -> Iterator[LateDesk]:
    desk.log.record(desk.log.read({"needs": "A1", "language": "ar"}))
    opening = late_desk_opener(Home(home), standing_clock)()
    yield opening
    opening.close()


def test_the_first_picture_needs_no_open_desk(late: LateDesk, desk: Desk) -> None:
    today = late.desk.log.today()

    assert late.desk.log.of_day(today) == desk.log.of_day(today)
    assert late.desk.setup.vocabulary() == desk.setup.vocabulary()
    assert late.desk.setup.settings() == desk.setup.settings()
    assert late.desk.setup.places() == desk.setup.places()
    assert not late.is_open


def test_a_contact_recorded_at_once_waits_for_the_desk_and_is_stored(late: LateDesk, desk: Desk) -> None:
    recorded = late.desk.log.record(late.desk.log.read({"needs": "B"}))

    assert late.is_open
    assert recorded.contact in desk.log.of_day(desk.log.today())


def test_once_it_is_open_the_desk_itself_answers(late: LateDesk, desk: Desk) -> None:
    early = late.desk
    assert early.log.mark() == 0
    late.wait()
    desk.log.record(desk.log.read({"needs": "C"}))

    assert early.log.mark() != 0
    assert len(early.log.of_day(early.log.today())) == 2


def test_what_the_desk_makes_on_demand_is_made(late: LateDesk) -> None:
    assert callable(late.desk.slip_tray().print_to)


def test_it_is_opened_once_however_many_wait(
    desk: Desk, home: Path, standing_clock: Callable[[], datetime]
) -> None:
    opened: list[Desk] = []

    def open_slowly() -> Desk:
        opened.append(open_desk(Home(home), assets.folder("resources"), standing_clock))
        return opened[-1]

    late = LateDesk(read_first_look(Home(home).database, desk.log.today()), None, open_slowly)
    waiting = [threading.Thread(target=late.wait) for _ in range(4)]
    late.begin()
    for thread in waiting:
        thread.start()
    for thread in waiting:
        thread.join()

    assert len(opened) == 1
    late.close()


def test_what_went_wrong_behind_is_told_to_whoever_waits(desk: Desk, home: Path) -> None:
    def fail() -> Desk:
        raise DatabaseDamaged(Home(home).database)

    late = LateDesk(read_first_look(Home(home).database, desk.log.today()), None, fail)
    late.begin()

    with pytest.raises(DatabaseDamaged):
        late.desk.log.record(desk.log.read({"needs": "A"}))


def test_a_new_desk_is_opened_here_and_now(tmp_path: Path, standing_clock: Callable[[], datetime]) -> None:
    late = late_desk_opener(Home(tmp_path / "new"), standing_clock)()

    assert late.is_open
    assert len(late.desk.setup.places()) == 3
    late.close()
