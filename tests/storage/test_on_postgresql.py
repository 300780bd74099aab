"""The same steps, tables and statements on a real PostgreSQL: the day when desks share a server."""

import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError

from kototori import assets
from kototori.domain.change import Act, ContactChange, DayChange
from kototori.domain.contact import Contact, Handout, Source
from kototori.domain.day import Book, DayState, DeskDay, Prompt
from kototori.domain.draft import Draft, Slot
from kototori.domain.entry import read_facts
from kototori.domain.identifiers import day_ordered_id
from kototori.domain.leaflet_counts import ShelfCount, Wish
from kototori.domain.ledger import PLAN, Decided, Unit, plan_seal
from kototori.domain.ledger_proof import seal_all
from kototori.domain.ledger_rules import Draw
from kototori.domain.release_plan import YearPlan
from kototori.services.shipped_lists import read_lists
from kototori.storage import changes, contacts, days, drafts, leaflet_counts, ledger, lists
from kototori.storage.contacts import Origin
from kototori.storage.migrating import run_steps

TODAY, YESTERDAY = date(2026, 11, 24), date(2026, 11, 23)
NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
ORIGIN = Origin(uuid.uuid4(), uuid.uuid4())

_installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
pytestmark = pytest.mark.skipif(not _installed, reason="PostgreSQL is not installed on this computer")


def as_server(command: list[str]) -> None:
    """PostgreSQL refuses to run as root; there its own account runs it."""
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = Path("/tmp") / f"kototori-pg-{uuid.uuid4().hex[:8]}"  # a socket's path must be short
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    programs = _installed[-1].parent
    data = str(folder / "data")
    as_server([str(programs / "initdb"), "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"])
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    as_server([str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start"])
    yield f"postgresql+psycopg://desk@/postgres?host={folder}"
    as_server([str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop"])
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def connection(server: str) -> Iterator[Connection]:
    engine = create_engine(server)
    with engine.connect() as opened, opened.begin() as transaction:
        run_steps(opened)
        lists.write_shipped(opened, read_lists(assets.folder("resources") / "lists"), ["this-place"])
        for place in read_lists(assets.folder("resources") / "lists").places.values():
            lists.add_place(opened, place)
        yield opened
        transaction.rollback()
    engine.dispose()


def contact(**given: object) -> Contact:
    facts = read_facts(given, NOW)
    identity = day_ordered_id(TODAY)
    return Contact(id=identity, facts=facts, source=Source.LIVE, recorded_on=TODAY, updated_on=TODAY)


def test_a_contact_is_stored_corrected_and_withdrawn(connection: Connection) -> None:
    first = contact(needs="J1 A1", outcome="unmet booked", language="prs", place="puhos", age_band="65+")
    contacts.add(connection, [first], ORIGIN)
    changes.push(connection, first, Act.RECORDED, None)
    assert contacts.find(connection, first.id) == first
    assert contacts.of_day(connection, TODAY) == [first]

    corrected = first.revised(read_facts({"needs": "C1"}, NOW, first.facts), TODAY)
    contacts.supersede(connection, corrected, Act.CORRECTED, ORIGIN)
    changes.push(connection, corrected, Act.CORRECTED, 1)
    assert contacts.of_day(connection, TODAY) == [corrected]
    contacts.supersede(
        connection, corrected.revised(corrected.facts, TODAY, withdrawn=True), Act.WITHDRAWN, ORIGIN
    )

    assert contacts.count_between(connection, TODAY, TODAY) == 0
    last = changes.last_done(connection, TODAY)
    assert last is not None
    assert (last.act, last.contacts) == (Act.CORRECTED, (ContactChange(first.id, 1, 2),))


def test_days_and_lists_are_the_same_as_in_a_file(connection: Connection) -> None:
    days.put(connection, DeskDay(TODAY, DayState.NOT_COUNTED), ORIGIN.desk, TODAY)
    days.put(connection, DeskDay(TODAY, DayState.SERVED), ORIGIN.desk, TODAY)

    assert days.between(connection, TODAY, TODAY) == [DeskDay(TODAY)]
    shipped = read_lists(assets.folder("resources") / "lists")
    stored = lists.read_vocabulary(connection)
    assert stored.needs == shipped.needs
    assert stored.places == shipped.places


@pytest.mark.parametrize("column", ["channel", "language", "age_band", "task", "place"])
def test_a_name_does_not_get_into_a_contact_here_either(connection: Connection, column: str) -> None:
    contacts.add(connection, [contact()], ORIGIN)
    with pytest.raises(IntegrityError), connection.begin_nested():
        connection.execute(text(f"UPDATE contact SET {column} = :planted"), {"planted": "Matti Meikäläinen"})


def test_a_draft_lies_in_one_slot_and_comes_back_with_its_time(connection: Connection) -> None:
    draft = Draft(
        begun_at=NOW, choices=(("need", "A1"),), pending="koto", leaflets=(Handout("this-place", "ar"),)
    )
    drafts.put(connection, draft)
    drafts.put(connection, replace(draft, pending="kototori"))
    drafts.put(connection, replace(draft, slot=Slot.B))

    assert drafts.unfinished(connection) == [replace(draft, pending="kototori"), replace(draft, slot=Slot.B)]
    drafts.drop(connection, Slot.HAND)
    assert drafts.find(connection, Slot.HAND) is None


def test_an_emptied_pad_stays_as_long_as_a_step_of_today_leads_to_it(connection: Connection) -> None:
    for nth in (1, 2):
        drafts.put(connection, Draft(begun_at=NOW, slot=Slot.EMPTIED, nth=nth, pending="koto"))
    changes.push_emptied(connection, YESTERDAY, 1)
    changes.push_emptied(connection, TODAY, 2)

    drafts.purge_emptied(connection, TODAY)

    assert drafts.find(connection, Slot.EMPTIED, 1) is None
    assert drafts.find(connection, Slot.EMPTIED, 2) is not None
    assert drafts.last_emptied(connection, TODAY) == 2


def test_a_tally_is_one_step_that_is_undone_and_done_again_with_its_day(connection: Connection) -> None:
    counted = [contact(needs=need) for need in "AB"]
    closed, reopened = DeskDay(TODAY, book=Book.CLOSED), DeskDay(TODAY, corrected=True)
    contacts.add(connection, counted, ORIGIN)
    changes.push_tally(connection, counted, [DayChange(TODAY, closed, reopened)])

    step = changes.last_done(connection, TODAY)
    assert step is not None
    assert {change.contact_id for change in step.contacts} == {one.id for one in counted}
    assert step.days == (DayChange(TODAY, closed, reopened),)
    changes.undo(connection, step)
    assert changes.last_done(connection, TODAY) is None
    assert changes.first_undone(connection, TODAY) == step
    changes.redo(connection, step)
    assert changes.last_done(connection, TODAY) == step


def test_what_was_asked_for_and_copies_for_the_shelf_are_counted_by_the_day(connection: Connection) -> None:
    for day in (YESTERDAY, TODAY, TODAY):
        leaflet_counts.add_wish(connection, day, "this-place", "my", ORIGIN.desk)
    leaflet_counts.take_back_wish(connection, TODAY, "this-place", "my")
    leaflet_counts.take_back_wish(connection, YESTERDAY, "this-place", "my")
    for _ in range(2):
        leaflet_counts.add_copies(connection, TODAY, Handout("our-own", "fi-easy", 60), ORIGIN.desk)

    assert leaflet_counts.wishes_between(connection, YESTERDAY, TODAY) == [Wish("this-place", "my", 1)]
    assert leaflet_counts.wishes_between(connection, YESTERDAY, YESTERDAY) == []
    assert leaflet_counts.copies_between(connection, TODAY, TODAY) == [
        ShelfCount(TODAY, "our-own", "fi-easy", 120)
    ]


def test_the_lines_and_the_door_count_of_a_day_are_kept_and_forgotten(connection: Connection) -> None:
    days.put_line(connection, TODAY, Prompt.NEW, "Monta kysyi bussilipuista")
    days.put_line(connection, TODAY, Prompt.REPEATED, "Sama kirje")
    days.put_line(connection, TODAY, Prompt.REPEATED, "")
    days.put_door_count(connection, TODAY, 25, ORIGIN.desk, TODAY)
    days.forget(connection, TODAY, ORIGIN.desk, TODAY)

    assert days.lines(connection, TODAY) == {Prompt.NEW: "Monta kysyi bussilipuista"}
    assert days.door_count(connection, TODAY) == 25


def test_public_figures_are_decided_and_read_again_with_their_seals(connection: Connection) -> None:
    plan, new_year = YearPlan(2026, teams=("North",)), date(2026, 1, 1)
    draw = Draw(bytes(range(32)))
    fives = {"language": {"language|ar": 15, "language|so": 5}, "visits": {"visits": 20}, "need": {}}
    decided = Decided(Unit.WEEK, date(2026, 11, 23), fives)
    of_year, seals = plan_seal(draw, plan), seal_all([decided], draw)
    ledger.add_year(connection, plan, of_year)
    ledger.add_decided(connection, [decided], seals)

    rows = ledger.year_rows(connection, 2026)

    assert rows is not None
    stored = ledger.year_of(rows)
    assert (stored.ledger.plan, stored.ledger.units, stored.seals) == (
        plan,
        {(Unit.WEEK, date(2026, 11, 23)): decided},
        seals | {(Unit.YEAR, new_year, PLAN): of_year},
    )


def test_the_days_stack_of_an_older_log_goes_on_where_it_was(server: str) -> None:
    engine = create_engine(server)
    identity = day_ordered_id(TODAY)
    old = "INSERT INTO change (seq, made_on, contact_id, act, rev_before, rev_after, state)"
    with engine.connect() as opened, opened.begin() as transaction:
        run_steps(opened, 2)
        opened.execute(
            text(f"{old} VALUES (7, :day, :contact, 'recorded', NULL, 1, 'done')"),
            {"day": TODAY, "contact": identity},
        )
        run_steps(opened)
        before = changes.last_done(opened, TODAY)
        changes.push_emptied(opened, TODAY, 1)
        after = changes.last_done(opened, TODAY)
        transaction.rollback()
    engine.dispose()

    assert before is not None
    assert before.contacts == (ContactChange(identity, None, 1),)
    assert after is not None
    assert after.seqs > before.seqs
