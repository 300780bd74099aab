from collections.abc import Callable
from datetime import date, datetime

import pytest

from kototori.domain.change import Act
from kototori.domain.contact import Handout, Source
from kototori.domain.errors import (
    ContactWithdrawn,
    DayHasContacts,
    DayUnknown,
    FutureDay,
    NoSuchContact,
    UnknownCode,
)
from kototori.services.desk import Desk

TODAY = date(2026, 11, 24)


def record(desk: Desk, **given: object):  # type: ignore[no-untyped-def]  # a short hand for the tests below
    return desk.log.record(desk.log.read(given)).contact


def audit_rows(desk: Desk) -> list[tuple[int, str]]:
    with desk.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT rev, act FROM contact_audit ORDER BY rev").all()
    return [(row[0], row[1]) for row in rows]


def test_a_contact_is_there_again_just_as_it_was_recorded(desk: Desk) -> None:
    contact = record(
        desk,
        needs="J1 A1",
        language="fa-AF",
        language_known="observed",
        language_means="interpreter_phone",
        channel="walk_in",
        persons=4,
        served_by="professional",
        age_band="65+",
        first_visit="yes",
        own_worker="no",
        task="additional_information",
        authority="POL",
        why_here="no_own_language",
        minutes="<5",
        outcome="unmet booked",
        place="puhos",
        occurred_at="2026-11-24T10:59",
    )

    assert desk.log.find(contact.id) == contact
    assert desk.log.find(str(contact.id)) == contact
    assert contact.facts.language == "prs"
    assert contact.facts.needs == ("J1", "A1")
    assert contact.source is Source.LIVE


def test_a_contact_of_an_earlier_day_is_late(desk: Desk) -> None:
    contact = record(desk, occurred_at="2026-11-20T10:30")

    assert contact.source is Source.LATE
    assert contact.recorded_on == TODAY
    assert desk.log.of_day(date(2026, 11, 20)) == [contact]


def test_the_default_place_stands_in_where_none_is_given(desk: Desk) -> None:
    desk.setup.choose_place("puhos")

    assert record(desk).facts.place == "puhos"
    assert record(desk, place="hervanta").facts.place == "hervanta"
    desk.setup.retire_place("puhos")
    assert record(desk).facts.place == "puhos"  # it is in use to the end of the day


def test_the_last_contact_stands_first_in_the_days_list(desk: Desk) -> None:
    first = record(desk, needs="A")
    earlier = record(desk, needs="B", occurred_at="2026-11-24T09:00")
    without_hour = record(desk, needs="C", occurred_at="2026-11-24")
    second = record(desk, needs="D")

    assert desk.log.of_day(TODAY) == [second, first, earlier, without_hour]


def test_a_correction_is_a_revision_and_the_old_one_stays(desk: Desk) -> None:
    before = record(desk, needs="A1", outcome="advised")

    after = desk.log.correct(before.id, desk.log.read({"needs": "C1"}, before.facts)).contact

    assert (after.rev, after.facts.needs, after.facts.outcome) == (2, ("C1",), before.facts.outcome)
    assert desk.log.of_day(TODAY) == [after]
    assert audit_rows(desk) == [(2, Act.CORRECTED)]
    with desk.database.reading() as connection:
        old = connection.exec_driver_sql("SELECT code FROM contact_need WHERE rev = 1").scalars().all()
    assert old == ["A1"]


def test_a_withdrawn_contact_is_out_of_the_counts_and_still_in_the_log(desk: Desk) -> None:
    contact = record(desk, needs="A1")

    desk.log.withdraw(contact.id)

    assert desk.log.of_day(TODAY) == []
    assert desk.log.find(contact.id).withdrawn
    assert audit_rows(desk) == [(2, Act.WITHDRAWN)]
    with pytest.raises(ContactWithdrawn):
        desk.log.withdraw(contact.id)
    with pytest.raises(ContactWithdrawn):
        desk.log.correct(contact.id, contact.facts)


@pytest.mark.parametrize("unknown", ["01a20ada-2c00-86f3-aa67-46c044031346", "nonsense", ""])
def test_an_unknown_id_is_refused(desk: Desk, unknown: str) -> None:
    with pytest.raises(NoSuchContact):
        desk.log.find(unknown)


def test_a_refused_contact_is_not_stored(desk: Desk) -> None:
    with pytest.raises(UnknownCode):
        record(desk, needs="A1", place="moon")

    assert desk.log.of_day(TODAY) == []


def test_leaflets_that_were_printed_are_counted_with_their_contact(desk: Desk) -> None:
    contact = record(desk, needs="A1")

    after = desk.log.add_handouts(contact.id, (Handout("this-place", "ar", 2),)).contact

    assert (
        desk.log.find(contact.id).facts.handouts == after.facts.handouts == (Handout("this-place", "ar", 2),)
    )


@pytest.mark.parametrize("given", [Handout("this-place", "fi-easy"), Handout("our-own-sheet", "ar")])
def test_easy_finnish_and_the_desks_own_leaflets_are_counted_too(desk: Desk, given: Handout) -> None:
    contact = record(desk, needs="A1")

    desk.log.add_handouts(contact.id, (given,))

    assert desk.log.find(contact.id).facts.handouts == (given,)


def test_a_closed_day_that_changes_is_open_again_and_says_so(desk: Desk) -> None:
    contact = record(desk, needs="A1")
    desk.days.close(TODAY)

    again = desk.log.correct(contact.id, desk.log.read({"needs": "B"}, contact.facts))

    assert again.reopened
    day = desk.days.find(TODAY)
    assert day is not None
    assert (day.book, day.corrected) == ("running", True)
    assert not desk.log.record(contact.facts).reopened


def test_nobody_came_shut_and_not_counted_are_three_different_facts(desk: Desk) -> None:
    nobody, shut, uncounted = date(2026, 11, 17), date(2026, 11, 18), date(2026, 11, 20)
    desk.days.close(nobody)
    desk.days.shut(shut)
    desk.days.not_counted(uncounted)

    states = [(day.state, day.book) for d in (nobody, shut, uncounted) if (day := desk.days.find(d))]
    assert states == [("served", "closed"), ("shut", "running"), ("not_counted", "running")]
    assert desk.days.find(date(2026, 11, 19)) is None


def test_a_day_with_contacts_was_not_shut(desk: Desk) -> None:
    record(desk)

    with pytest.raises(DayHasContacts):
        desk.days.shut(TODAY)
    found = desk.days.find(TODAY)
    assert found is not None
    assert found.state == "served"


def test_a_contact_on_a_shut_day_makes_it_served(desk: Desk) -> None:
    desk.days.shut(date(2026, 11, 20))
    record(desk, occurred_at="2026-11-20")

    found = desk.days.find(date(2026, 11, 20))
    assert found is not None
    assert found.state == "served"


def test_a_day_to_come_can_be_shut_but_not_closed(desk: Desk) -> None:
    desk.days.shut(date(2026, 12, 24))
    with pytest.raises(FutureDay):
        desk.days.close(date(2026, 12, 24))
    with pytest.raises(FutureDay):
        desk.days.not_counted(date(2026, 12, 24))


def test_what_another_program_stored_is_noticed(
    desk: Desk,
    home,
    standing_clock: Callable[[], datetime],  # type: ignore[no-untyped-def]
) -> None:
    from kototori import assets
    from kototori.home import Home
    from kototori.services.desk import open_desk

    before = desk.log.mark()
    assert desk.log.mark() == before
    other = open_desk(Home(home), assets.folder("resources"), standing_clock)
    other.log.record(other.log.read({"needs": "A1"}))
    other.close()

    assert desk.log.mark() != before
    assert len(desk.log.of_day(TODAY)) == 1


def test_a_correction_that_changes_nothing_makes_no_revision(desk: Desk) -> None:
    contact = record(desk, needs="A1")

    assert desk.log.correct(contact.id, contact.facts).contact == contact
    assert audit_rows(desk) == []


def test_a_day_to_come_has_no_book_to_open_again(desk: Desk) -> None:
    with pytest.raises(FutureDay):
        desk.days.reopen(date(2026, 12, 24))


def test_a_day_that_was_never_closed_does_not_become_a_served_one_by_opening_it(desk: Desk) -> None:
    unknown, running = date(2026, 11, 10), date(2026, 11, 17)
    record(desk, needs="A1", occurred_at=str(running))

    with pytest.raises(DayUnknown):
        desk.days.reopen(unknown)
    assert desk.days.find(unknown) is None
    assert not desk.days.reopen(running).corrected
    desk.history.undo()  # the contact itself: opening what is open was no step
    assert desk.days.find(running) is None
