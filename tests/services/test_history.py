"""Undo and redo of the whole day."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from kototori import assets
from kototori.home import Home
from kototori.services.desk import Desk, open_desk

TODAY = date(2026, 11, 24)


def seen(desk: Desk) -> list[tuple[object, ...]]:
    """What the day shows: which contacts, with what; the number of a revision is nobody's concern."""
    return sorted((c.id, c.facts.needs, c.facts.persons) for c in desk.log.of_day(TODAY))


def test_undo_takes_back_a_contact_and_redo_brings_it_again(desk: Desk) -> None:
    contact = desk.log.record(desk.log.read({"needs": "A1"})).contact

    undone = desk.history.undo()
    assert undone is not None
    assert [(c.id, c.withdrawn) for c in undone.contacts] == [(contact.id, True)]
    assert seen(desk) == []
    again = desk.history.redo()
    assert again is not None
    assert again.contacts[0].facts == contact.facts
    assert len(seen(desk)) == 1
    assert desk.history.redo() is None


def test_nothing_to_undo_is_no_error(desk: Desk) -> None:
    assert desk.history.undo() is None
    assert desk.history.redo() is None


def test_a_new_change_drops_what_was_undone(desk: Desk) -> None:
    desk.log.record(desk.log.read({"needs": "A1"}))
    desk.history.undo()
    desk.log.record(desk.log.read({"needs": "B"}))

    assert desk.history.redo() is None
    assert [needs for _, needs, _ in seen(desk)] == [("B",)]


def test_undo_goes_on_after_a_restart(home: Path, standing_clock: Callable[[], datetime]) -> None:
    first = open_desk(Home(home), assets.folder("resources"), standing_clock)
    contact = first.log.record(first.log.read({"needs": "A1"})).contact
    first.log.correct(contact.id, first.log.read({"needs": "C1"}, contact.facts))
    first.close()
    again = open_desk(Home(home), assets.folder("resources"), standing_clock)

    again.history.undo()

    assert again.log.find(contact.id).facts.needs == ("A1",)
    again.close()


def test_the_change_of_yesterday_is_no_longer_undone(
    home: Path, standing_clock: Callable[[], datetime]
) -> None:
    now = [standing_clock()]
    desk = open_desk(Home(home), assets.folder("resources"), lambda: now[0])
    desk.log.record(desk.log.read({"needs": "A1"}))
    now[0] = datetime.fromisoformat("2026-11-25T09:00+02:00")

    assert desk.history.undo() is None
    desk.close()
