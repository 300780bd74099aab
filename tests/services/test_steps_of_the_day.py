"""What is one step of the day's stack: tallies, leaflets given, day books, emptied pads, requests."""

from datetime import date
from pathlib import Path

import pytest

from kototori.domain.change import Act
from kototori.domain.contact import Contact, Handout, Source
from kototori.domain.day import Book, DayState, DeskDay
from kototori.domain.errors import ContactWithdrawn
from kototori.domain.referral import RequestState
from kototori.domain.worker import Worker
from kototori.services.desk import Desk
from kototori.storage import changes, days

TODAY = date(2026, 11, 24)
FRIDAY = date(2026, 11, 20)
LEAFLETS = (Handout("this-place", "ar", 2),)


def record(desk: Desk, **given: object) -> Contact:
    return desk.log.record(desk.log.read(given)).contact


def stored_day(desk: Desk, day: date = TODAY) -> DeskDay | None:
    with desk.database.reading() as connection:
        return days.find(connection, day)


def test_a_tally_is_one_step(desk: Desk) -> None:
    record(desk, needs="A1")
    facts = [desk.log.read({"needs": need, "occurred_at": "2026-11-20"}) for need in "BCD"]

    stored = desk.log.record_many(facts, Source.TALLY)

    assert [one.contact.source for one in stored] == [Source.TALLY] * 3
    undone = desk.history.undo()
    assert undone is not None
    assert (undone.act, len(undone.contacts)) == (Act.TALLIED, 3)
    assert desk.log.of_day(FRIDAY) == []
    assert len(desk.log.of_day(TODAY)) == 1
    desk.history.redo()
    assert sorted(c.facts.needs for c in desk.log.of_day(FRIDAY)) == [("B",), ("C",), ("D",)]


def test_a_tally_of_nothing_is_no_step(desk: Desk) -> None:
    assert desk.log.record_many([]) == []
    assert desk.history.undo() is None


def test_a_tally_for_a_closed_day_reopens_it_and_undo_closes_it_again(desk: Desk) -> None:
    desk.days.close(FRIDAY)

    stored = desk.log.record_many([desk.log.read({"needs": "B", "occurred_at": "2026-11-20"})] * 2)

    assert all(one.reopened for one in stored)
    assert stored_day(desk, FRIDAY) == DeskDay(FRIDAY, corrected=True)
    desk.history.undo()
    assert stored_day(desk, FRIDAY) == DeskDay(FRIDAY, book=Book.CLOSED)


def test_leaflets_given_join_the_step_that_recorded_the_contact(desk: Desk) -> None:
    first = record(desk, needs="A1")
    record(desk, needs="B")

    desk.log.amend_handouts(first.id, LEAFLETS)

    assert desk.log.find(first.id).facts.handouts == LEAFLETS
    desk.history.undo()
    desk.history.undo()
    assert desk.history.undo() is None
    assert desk.log.of_day(TODAY) == []
    desk.history.redo()
    (again,) = desk.log.of_day(TODAY)
    assert (again.id, again.facts.handouts) == (first.id, LEAFLETS)


def test_leaflets_given_stay_when_an_undone_correction_is_done_again(desk: Desk) -> None:
    contact = record(desk, needs="A1")
    desk.log.correct(contact.id, desk.log.read({"needs": "C1"}))
    desk.history.undo()

    desk.log.amend_handouts(contact.id, LEAFLETS)

    desk.history.redo()
    corrected = desk.log.find(contact.id).facts
    assert (corrected.needs, corrected.handouts) == (("C1",), LEAFLETS)
    desk.history.undo()
    before = desk.log.find(contact.id).facts
    assert (before.needs, before.handouts) == (("A1",), LEAFLETS)


def test_a_withdrawal_done_again_withdraws_though_leaflets_came_between(desk: Desk) -> None:
    contact = record(desk, needs="A1")
    desk.log.withdraw(contact.id)
    desk.history.undo()

    desk.log.amend_handouts(contact.id, LEAFLETS)

    desk.history.redo()
    assert desk.log.of_day(TODAY) == []


def test_the_same_leaflet_given_again_counts_its_copies_together(desk: Desk) -> None:
    contact = record(desk, needs="A1")

    desk.log.amend_handouts(contact.id, LEAFLETS)
    desk.log.amend_handouts(contact.id, LEAFLETS)

    assert desk.log.find(contact.id).facts.handouts == (Handout("this-place", "ar", 4),)


def test_nothing_is_given_with_a_contact_that_was_undone(desk: Desk) -> None:
    contact = record(desk, needs="A1")
    desk.history.undo()

    with pytest.raises(ContactWithdrawn):
        desk.log.amend_handouts(contact.id, LEAFLETS)


def test_undo_after_closing_opens_the_book_as_it_was(desk: Desk) -> None:
    record(desk, needs="A1")
    desk.days.close(TODAY)

    undone = desk.history.undo()

    assert undone is not None
    assert undone.act is Act.DAY_CHANGED
    assert stored_day(desk) is None
    desk.history.redo()
    assert stored_day(desk) == DeskDay(TODAY, book=Book.CLOSED)


def test_undo_of_reopening_closes_the_book_and_forgets_that_it_was_corrected(desk: Desk) -> None:
    desk.days.close(TODAY)
    desk.days.reopen(TODAY)

    desk.history.undo()

    assert stored_day(desk) == DeskDay(TODAY, book=Book.CLOSED)


def test_undo_of_a_contact_that_opened_a_shut_day_shuts_it_again(desk: Desk) -> None:
    desk.days.shut(TODAY)
    record(desk, needs="A1")

    desk.history.undo()

    assert stored_day(desk) == DeskDay(TODAY, DayState.SHUT)


def test_what_changes_nothing_about_a_day_is_no_step(desk: Desk) -> None:
    desk.days.close(TODAY)
    desk.days.close(TODAY)

    assert desk.history.undo() is not None
    assert desk.history.undo() is None


def test_a_day_that_another_way_changed_since_stays_as_it_is(desk: Desk) -> None:
    desk.days.close(FRIDAY)
    with desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE desk_day SET state = 'not_counted'")

    undone = desk.history.undo()

    assert undone is not None
    assert undone.days == ()
    assert stored_day(desk, FRIDAY) == DeskDay(FRIDAY, DayState.NOT_COUNTED, Book.CLOSED)


def test_an_emptied_pad_is_named_to_whoever_takes_it_up_again(desk: Desk) -> None:
    with desk.database.writing() as connection:
        changes.push_emptied(connection, TODAY, 7)

    undone, redone = desk.history.undo(), desk.history.redo()

    assert undone is not None
    assert redone is not None
    assert (undone.act, undone.draft_nth) == (Act.PAD_EMPTIED, 7)
    assert (redone.act, redone.draft_nth) == (Act.PAD_EMPTIED, 7)


def test_undo_withdraws_a_request_and_nothing_brings_it_back(desk: Desk) -> None:
    worker = desk.setup.add_worker(
        Worker(code="keksitty", name="Kaisa Keksitty", title="sosiaaliohjaaja", team="Aikuissosiaalityö")
    )
    contact = record(desk, needs="A1")
    desk.referrals.request(worker)

    undone = desk.history.undo()

    assert undone is not None
    assert undone.act is Act.REQUESTED
    assert undone.request is not None
    assert undone.request.state is RequestState.WAITING
    assert desk.referrals.waiting() == []
    assert desk.history.redo() is None
    assert [c.id for c in desk.log.of_day(TODAY)] == [contact.id]


def test_what_was_undone_before_a_request_can_be_done_again_after_it_is_withdrawn(desk: Desk) -> None:
    worker = desk.setup.add_worker(
        Worker(code="keksitty", name="Kaisa Keksitty", title="sosiaaliohjaaja", team="Aikuissosiaalityö")
    )
    record(desk, needs="A1")
    desk.referrals.request(worker)
    record(desk, needs="B")
    for _ in range(3):
        desk.history.undo()

    assert desk.history.redo() is not None
    assert desk.history.redo() is not None
    assert [c.facts.needs for c in desk.log.of_day(TODAY)] == [("B",), ("A1",)]


def test_a_request_that_was_withdrawn_by_hand_is_no_step_any_more(desk: Desk) -> None:
    worker = desk.setup.add_worker(
        Worker(code="keksitty", name="Kaisa Keksitty", title="sosiaaliohjaaja", team="Aikuissosiaalityö")
    )
    desk.referrals.withdraw(desk.referrals.request(worker).id)

    assert desk.history.undo() is None


def test_the_file_of_the_log_does_not_tell_after_which_contact_a_request_was_made(
    desk: Desk, home: Path
) -> None:
    worker = desk.setup.add_worker(
        Worker(code="keksitty", name="Kaisa Keksitty", title="sosiaaliohjaaja", team="Aikuissosiaalityö")
    )
    record(desk, needs="A1")
    request = desk.referrals.request(worker)
    assert (home / "kototori.db-wal").stat().st_size == 0
    record(desk, needs="B")

    with desk.database.reading() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all()
        holding = {
            table
            for (table,) in tables
            if repr(request.id.bytes) in repr(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
        }
        steps = connection.exec_driver_sql("SELECT seq FROM change ORDER BY seq").scalars().all()
    assert holding == {"referral_request"}
    assert list(steps) == list(range(1, len(steps) + 1))
