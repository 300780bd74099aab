"""What the page of requests lists and does, on a real vault."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kototori.domain.referral import HandOver, RequestState
from kototori.domain.short_code import MistypedCode
from kototori.domain.vault import Deed, NotFromHere, RequestErased, UnknownRequest, VaultLocked
from kototori.services.desk import Desk
from kototori.services.request_list import Gone, RequestList, Teller
from tests.services.request_desk import NAME, PASSPHRASE, MovedClock, add, opened

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def desk(settled_home: Path, clock: MovedClock) -> Iterator[Desk]:
    desk = opened(settled_home, clock)
    desk.requests.door.set_up(PASSPHRASE)
    yield desk
    desk.close()


@pytest.fixture
def listed(desk: Desk) -> RequestList:
    return desk.request_list


def test_a_request_is_listed_for_its_worker_with_the_days_until_it_is_erased(
    desk: Desk, listed: RequestList, clock: MovedClock
) -> None:
    add(desk.requests)
    clock.move(days=1)
    desk.log.record(desk.log.read({"occurred_at": "2026-11-25T10:00"}))

    [one] = listed.all()
    assert one.worker is not None
    assert (one.worker.name, one.team, one.open_days, one.days_left) == ("Kaisa Keksitty", "Perhetyö", 1, 59)
    assert one.waits
    assert NAME not in repr(one)


def test_a_locked_vault_lists_nothing(desk: Desk, listed: RequestList) -> None:
    add(desk.requests)
    desk.requests.close()

    with pytest.raises(VaultLocked):
        listed.all()


@pytest.mark.parametrize("way", list(HandOver))
def test_handing_over_says_by_which_way_and_counts_the_days_anew(
    desk: Desk, listed: RequestList, way: HandOver
) -> None:
    add(desk.requests)
    listed.hand_over(listed.all()[0], way)

    [one] = listed.all()
    assert (one.state, one.ways, one.days_left) == (RequestState.HANDED_OVER, (way,), 14)


def test_a_hand_over_is_taken_back_and_the_request_is_kept_as_long_as_before(
    desk: Desk, listed: RequestList, clock: MovedClock
) -> None:
    add(desk.requests)
    listed.hand_over(listed.all()[0], HandOver.SLIP)
    clock.move(days=2)
    listed.take_back(listed.all()[0].id)

    [one] = listed.all()
    assert (one.state, one.ways, one.days_left) == (RequestState.WAITING, (), 58)
    assert len(desk.reminders.waiting()) == 1
    assert Deed.TAKEN_BACK in {line.deed for line in listed.register()}


def test_what_was_erased_or_acknowledged_is_not_taken_back(
    desk: Desk, listed: RequestList, clock: MovedClock
) -> None:
    first, second = add(desk.requests), add(desk.requests)
    for one in listed.all():
        listed.hand_over(one, HandOver.SLIP)
    listed.acknowledge(next(one for one in listed.all() if one.id == second.id))
    with pytest.raises(NotFromHere):
        listed.take_back(second.id)

    clock.move(days=14)
    listed.forget_what_is_due()
    with pytest.raises(RequestErased):
        listed.take_back(first.id)


def test_codes_tell_whose_they_are(desk: Desk, listed: RequestList) -> None:
    contents = add(desk.requests).contents
    add(desk.requests)
    assert contents is not None
    worker, visitor = contents.acknowledgement, contents.withdrawal

    assert listed.by_code(worker.lower())[1] is Teller.WORKER
    assert listed.by_code(visitor.replace("-", " "))[1] is Teller.VISITOR
    assert listed.by_code(worker)[0].id == listed.by_code(visitor)[0].id
    with pytest.raises(MistypedCode):
        listed.by_code("perhetyö")
    with pytest.raises(UnknownRequest):
        listed.by_code("2222-2222")


def test_a_request_whose_slip_alone_tells_it_is_listed_and_moved_too(desk: Desk, listed: RequestList) -> None:
    desk.referrals.request(desk.setup.workers()[0])
    [one] = listed.all()
    assert (one.worker, one.contents, one.erase_on, one.team) == (None, None, None, "Perhetyö")

    listed.hand_over(one, HandOver.SLIP)
    assert listed.all() == []
    listed.take_back(one.id)
    listed.withdraw(listed.all()[0])
    assert listed.all() == []
    assert len(desk.reminders.waiting()) == 0


def test_what_only_a_slip_tells_has_its_last_day_too(
    desk: Desk, listed: RequestList, clock: MovedClock
) -> None:
    desk.referrals.request(desk.setup.workers()[0])
    clock.move(days=59)
    listed.forget_what_is_due()
    assert len(listed.all()) == 1

    clock.move(days=1)
    listed.forget_what_is_due()
    assert listed.all() == []
    assert desk.reminders.waiting() == ()


def test_what_the_program_erased_today_is_told_with_the_reason(
    desk: Desk, listed: RequestList, clock: MovedClock
) -> None:
    add(desk.requests)
    clock.move(days=46)
    add(desk.requests)
    newer = max(listed.all(), key=lambda one: one.made_on)
    listed.hand_over(newer, HandOver.PHONE)
    assert listed.gone_today() == Gone(0, 0, 0)

    clock.move(days=14)
    assert desk.reminders.due_when_opened() == 2
    assert listed.forget_what_is_due() == 2
    assert listed.gone_today() == Gone(handed_over=1, never_handed_over=1, withdrawn=0)
    assert listed.gone_today().total == 2
    assert desk.reminders.due_when_opened() == 0


def test_what_the_desk_withdrew_is_no_erasure_of_the_program(desk: Desk, listed: RequestList) -> None:
    add(desk.requests)
    listed.withdraw(listed.all()[0])

    assert listed.gone_today().total == 0


def test_the_register_tells_deeds_by_day_and_computer_and_nothing_else(
    desk: Desk, listed: RequestList, clock: MovedClock
) -> None:
    add(desk.requests)
    clock.move(days=1)
    listed.hand_over(listed.all()[0], HandOver.FILE)

    newest, *_ = listed.register()
    assert (newest.day, newest.deed, newest.role) == (date(2026, 11, 25), Deed.HANDED_OVER, "desk")
    assert (newest.here, newest.way) == (True, HandOver.FILE)
    assert NAME not in str(listed.register())
