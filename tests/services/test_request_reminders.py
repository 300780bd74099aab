"""What waits too long is counted in open days, from the log alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from kototori.domain.referral import Keeping
from kototori.services.desk import Desk
from kototori.services.due_days import DueDays
from tests.services.request_desk import MovedClock, opened

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def desk(home: Path, clock: MovedClock) -> Iterator[Desk]:
    desk = opened(home, clock)
    yield desk
    desk.close()


def came(desk: Desk, day: date) -> None:
    desk.log.record(desk.log.read({"occurred_at": f"{day}T10:00"}))


def asked(desk: Desk) -> None:
    desk.referrals.request(desk.setup.workers()[0])


def test_a_request_of_today_waits_no_open_day(desk: Desk) -> None:
    came(desk, TUESDAY)
    asked(desk)

    [one] = desk.reminders.waiting()
    assert (one.team, one.made_on, one.open_days) == ("Perhetyö", TUESDAY, 0)
    assert not desk.reminders.to_tell()


def test_weeks_in_which_the_desk_was_not_open_make_no_wait_longer(desk: Desk, clock: MovedClock) -> None:
    asked(desk)
    clock.move(days=21)

    assert desk.reminders.waiting().longest == 0


def test_the_third_open_day_after_it_is_too_long(desk: Desk, clock: MovedClock) -> None:
    asked(desk)
    for nth in (1, 2):
        clock.move(days=1)
        came(desk, TUESDAY + timedelta(days=nth))
    assert (desk.reminders.waiting().longest, desk.reminders.waiting().too_long) == (2, 0)

    clock.move(days=4)
    came(desk, TUESDAY + timedelta(days=6))
    assert (desk.reminders.waiting().longest, desk.reminders.waiting().too_long) == (3, 1)


def test_a_day_that_was_shut_is_no_open_day_and_one_that_was_not_counted_is(
    desk: Desk, clock: MovedClock
) -> None:
    asked(desk)
    clock.move(days=2)
    desk.days.shut(TUESDAY + timedelta(days=1))
    desk.days.not_counted(TUESDAY + timedelta(days=2))

    assert desk.reminders.waiting().longest == 1


def test_the_morning_of_a_usual_day_counts_before_anybody_has_come(desk: Desk, clock: MovedClock) -> None:
    for weeks in range(1, 7):
        came(desk, TUESDAY - timedelta(weeks=weeks))
    asked(desk)
    clock.move(days=7)
    assert desk.reminders.waiting().longest == 1

    desk.days.shut(TUESDAY + timedelta(days=7))
    assert desk.reminders.waiting().longest == 0


def test_what_was_handed_over_waits_no_more(desk: Desk) -> None:
    asked(desk)
    asked(desk)
    first, _ = desk.reminders.waiting()
    desk.referrals.hand_over(first.id)

    assert len(desk.reminders.waiting()) == 1


def test_teams_are_counted_the_one_with_most_of_them_first(desk: Desk) -> None:
    from kototori.domain.worker import Worker

    other = desk.setup.add_worker(Worker(code="seppo", name="Seppo", title="x", team="Aikuistyö"))
    for worker in (other, desk.setup.workers()[0], desk.setup.workers()[0]):
        desk.referrals.request(worker)
    counted = desk.reminders.waiting().by_team()

    assert sorted(counted.values(), reverse=True) == list(counted.values())
    assert sum(counted.values()) == 3


def test_one_word_puts_a_reminder_off_for_the_day_alone(desk: Desk, clock: MovedClock) -> None:
    asked(desk)
    for nth in (1, 2, 3):
        clock.move(days=1)
        came(desk, TUESDAY + timedelta(days=nth))
    assert len(desk.reminders.to_tell()) == 1
    desk.reminders.put_off()
    assert not desk.reminders.to_tell()

    clock.move(days=1)
    assert len(desk.reminders.to_tell()) == 1


def test_what_waits_is_due_so_many_days_after_its_own_day(desk: Desk, clock: MovedClock) -> None:
    asked(desk)
    clock.move(days=59)
    assert desk.reminders.due_when_opened() == 0

    clock.move(days=1)
    assert desk.reminders.due_when_opened() == 1


def test_what_was_handed_over_is_due_on_the_days_that_were_noted(desk: Desk, clock: MovedClock) -> None:
    due = DueDays(desk.database)
    due.note(Keeping(14, 30), [TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=9)])
    asked(desk)
    assert desk.reminders.due_when_opened() == 0

    clock.move(days=9)
    assert desk.reminders.due_when_opened() == 2
    clock.move(days=21)
    assert desk.reminders.due_when_opened() == 3
