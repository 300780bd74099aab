"""Requests from the first word to their erasure, on real files."""

import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy.exc import DBAPIError

from kototori.domain.errors import MissingValue, TooLong
from kototori.domain.referral import HandOver, Keeping, RequestState
from kototori.domain.request_contents import IdentityCodeTyped, NoConsent
from kototori.domain.short_code import MistypedCode
from kototori.domain.vault import (
    Deed,
    NotFromHere,
    RequestErased,
    UnknownRequest,
    UnknownWorker,
    VaultLocked,
)
from kototori.services.desk import Desk
from tests.services.request_desk import (
    ABOUT,
    CONSENT,
    NAME,
    PASSPHRASE,
    PHONE,
    PLANTED,
    MovedClock,
    add,
    forms,
    found_in,
    opened,
)

WAITING, HANDED_OVER = RequestState.WAITING, RequestState.HANDED_OVER


def test_a_request_goes_all_its_way_and_the_log_counts_along(keeping_desk: Desk) -> None:
    book = keeping_desk.requests
    kept = add(book)
    assert [waiting.team for waiting in keeping_desk.referrals.waiting()] == ["Perhetyö"]

    book.hand_over(kept.id)
    assert keeping_desk.referrals.waiting() == []
    assert kept.contents is not None
    acknowledged = book.acknowledge(kept.contents.acknowledgement.lower().replace("-", " "))

    assert acknowledged.state is RequestState.ACKNOWLEDGED
    [counted] = keeping_desk.referrals.between(kept.made_on, kept.made_on)
    assert (counted.id, counted.state) == (kept.id, RequestState.ACKNOWLEDGED)
    assert counted.team == "Perhetyö"


def test_what_was_said_comes_back_when_the_vault_is_opened_again(home: Path, clock: MovedClock) -> None:
    desk = opened(home, clock)
    desk.requests.door.set_up(PASSPHRASE)
    kept = add(desk.requests, urgent=True, interpreter_needed=True)
    desk.requests.close()
    with pytest.raises(VaultLocked):
        desk.requests.all()
    desk.close()

    again = opened(home, clock)
    again.requests.open(PASSPHRASE)

    [found] = again.requests.all()
    assert found == kept
    assert found.contents is not None
    assert (found.contents.name, found.contents.phone, found.contents.about) == PLANTED
    again.requests.close()
    again.close()


@pytest.mark.parametrize("field", ["name", "phone", "about", "good_time", "place"])
def test_a_personal_identity_code_is_refused_wherever_it_is_typed(keeping_desk: Desk, field: str) -> None:
    with pytest.raises(IdentityCodeTyped) as refused:
        add(keeping_desk.requests, **{field: "soita 131052-308T"})

    assert refused.value.field == field
    assert "131052" not in str(refused.value)
    assert keeping_desk.requests.all() == []
    assert keeping_desk.referrals.waiting() == []


def test_without_consent_or_without_a_way_to_reach_somebody_nothing_is_stored(keeping_desk: Desk) -> None:
    book = keeping_desk.requests
    with pytest.raises(NoConsent):
        book.add("kaisa", None, {"name": NAME, "phone": PHONE})
    with pytest.raises(MissingValue):
        book.add("kaisa", CONSENT, {"name": NAME, "phone": " "})
    with pytest.raises(TooLong):
        add(book, about="x" * 201)
    with pytest.raises(UnknownWorker):
        book.add("Nobody", CONSENT, {"name": NAME, "phone": PHONE})

    assert book.all() == []
    assert [entry.deed for entry in book.door.vault.register()] == [Deed.SET_UP]


def test_a_state_follows_only_where_it_may(keeping_desk: Desk) -> None:
    book = keeping_desk.requests
    kept = add(book)

    with pytest.raises(NotFromHere):
        book.acknowledge(str(kept.id))
    book.hand_over(kept.id)
    with pytest.raises(NotFromHere):
        book.hand_over(kept.id)
    with pytest.raises(MistypedCode):
        book.acknowledge("AAAA-AAAB")
    assert kept.contents is not None
    with pytest.raises(UnknownRequest):  # the visitor's code is no answer of the worker
        book.acknowledge(kept.contents.withdrawal)


def test_the_days_until_erasure_are_counted_down_and_never_up(keeping_desk: Desk, clock: MovedClock) -> None:
    book = keeping_desk.requests
    kept = add(book)
    assert (kept.erase_on - kept.made_on).days == 60

    clock.move(days=50)
    late = book.hand_over(kept.id)

    assert late.erase_on == kept.erase_on
    assert Keeping(14, 60).erase_on(kept.made_on, kept.made_on) == kept.made_on.replace(month=12, day=8)


def test_the_vault_erases_by_itself_when_it_is_opened_after_the_day(
    keeping_desk: Desk, clock: MovedClock
) -> None:
    book = keeping_desk.requests
    never, given = add(book), add(book)
    book.hand_over(given.id)
    book.close()

    clock.move(days=14)
    book.open(PASSPHRASE)
    assert [kept.id for kept in book.all()] == [never.id]
    book.close()
    clock.move(days=46)
    book.open(PASSPHRASE)

    assert book.all() == []
    states = {kept.id: kept.state for kept in book.door.vault.requests()}
    assert states == {never.id: RequestState.EXPIRED, given.id: HANDED_OVER}
    assert keeping_desk.referrals.waiting() == []
    counted = {r.id: r.state for r in keeping_desk.referrals.between(never.made_on, never.made_on)}
    assert counted == states
    erased = [entry for entry in book.door.vault.register() if entry.deed is Deed.ERASED]
    assert {(entry.request, entry.role) for entry in erased} == {(never.id, "program"), (given.id, "program")}
    with pytest.raises(RequestErased):
        book.slip(given.id)


def test_nothing_of_a_visitor_can_be_read_in_any_file_while_it_waits_nor_after(
    home: Path, clock: MovedClock
) -> None:
    desk = opened(home, clock)
    book = desk.requests
    book.door.set_up(PASSPHRASE)
    kept = add(book)
    assert found_in(home) == []  # open, with its write-ahead log beside it
    book.hand_over(kept.id)
    book.close()
    assert found_in(home) == []
    book.open(PASSPHRASE)
    assert kept.contents is not None
    book.withdraw(kept.contents.withdrawal)
    assert found_in(home) == []
    book.close()
    desk.close()
    assert found_in(home) == []
    assert found_in(home, [kept.contents.withdrawal, kept.contents.acknowledgement]) == []


def test_the_search_finds_what_lies_open(tmp_path: Path) -> None:
    for nth, form in enumerate(sorted(forms(NAME))):
        (tmp_path / str(nth)).write_bytes(b"abc" + form + b"xyz")

    assert len({hit.split(":")[0] for hit in found_in(tmp_path)}) == len(forms(NAME))


def test_not_even_the_sealed_form_is_left_in_the_opened_vault_or_its_copies(keeping_desk: Desk) -> None:
    """Who has every key and reads every page finds neither the words nor what they were sealed as."""
    book, database = keeping_desk.requests, keeping_desk.requests.door.vault._database
    gone, stays = add(book), add(book, name="Toinen Nimi")
    with database.reading() as connection:
        sealed = {
            row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, contents FROM request").all()
        }

    book.withdraw(str(gone.id))

    for pages in _plain_pages(keeping_desk):
        for part in (
            slice(12, 40),
            slice(-60, None),
        ):  # its beginning in the row, its end on a page of its own
            assert sealed[stays.id.bytes][part] in pages
            assert sealed[gone.id.bytes][part] not in pages


def _plain_pages(desk: Desk) -> list[bytes]:
    """The vault's and its copies' pages as they are under the key."""
    door = desk.requests.door
    master = door._master
    assert master is not None
    home = door._home
    pages = []
    for path, key in (
        (home.vault, master.database_key),
        (home.backups / "requests-newest.db", master.backup_key),
        (home.backups / "requests-older.db", master.backup_key),
    ):
        file = path.read_bytes()
        dump = b""
        for at in range(0, len(file), 4096):
            page, skipped = file[at : at + 4096], 0 if at else 16
            cipher = Cipher(algorithms.AES(key), modes.CBC(page[-80:-64])).decryptor()
            dump += cipher.update(page[skipped:-80]) + cipher.finalize()
        assert b"CREATE TABLE request" in dump
        pages.append(dump)
    return pages


def test_the_vault_tells_no_order_of_a_days_requests(keeping_desk: Desk) -> None:
    book = keeping_desk.requests
    made = [add(book).id for _ in range(12)]

    with book.door.vault._database.reading() as connection:
        stored = [row[0] for row in connection.exec_driver_sql("SELECT id FROM request").all()]
        register = connection.exec_driver_sql("SELECT request FROM register WHERE deed = 'made'").all()

    assert stored == sorted(stored)
    assert [row[0] for row in register] != [request.bytes for request in made]
    with keeping_desk.database.reading() as connection:
        text = str(connection.exec_driver_sql("SELECT * FROM change").all())
    assert not any(str(request) in text or repr(request.bytes) in text for request in made)


def test_files_of_the_vault_tell_the_day_and_not_the_minute(keeping_desk: Desk, home: Path) -> None:
    add(keeping_desk.requests)
    keeping_desk.requests.close()

    changed = {path.stat().st_mtime for path in (home / "requests.db", *home.glob("backups/requests*"))}

    assert {time.gmtime(moment)[:5] for moment in changed} == {(2026, 11, 24, 10, 0)}


def test_the_register_is_only_added_to_and_what_was_erased_stays_so(keeping_desk: Desk) -> None:
    book = keeping_desk.requests
    book.withdraw(str(add(book).id))
    for statement in (
        "UPDATE register SET deed = 'made'",
        "DELETE FROM register",
        "UPDATE request SET contents = x'00', erased_on = NULL",
    ):
        with pytest.raises(DBAPIError), book.door.vault._database.writing() as connection:
            connection.exec_driver_sql(statement)


def test_what_was_withdrawn_in_the_window_is_erased_when_the_vault_is_next_opened(keeping_desk: Desk) -> None:
    book = keeping_desk.requests
    kept = add(book)
    book.close()
    keeping_desk.referrals.withdraw(kept.id)

    book.open(PASSPHRASE)

    assert book.all() == []
    [row] = book.door.vault.requests()
    assert row.state is RequestState.WITHDRAWN


def test_a_log_that_was_left_behind_is_brought_in_step(keeping_desk: Desk) -> None:
    book = keeping_desk.requests
    kept = add(book)
    book.close()
    with keeping_desk.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM referral_request")

    book.open(PASSPHRASE)

    [waiting] = keeping_desk.referrals.waiting()
    assert waiting.id == kept.id


def test_the_slip_says_the_code_to_answer_with_and_when_the_desk_forgets(keeping_desk: Desk) -> None:
    book = keeping_desk.requests
    kept = add(book)

    slip = book.slip(kept.id)

    assert kept.contents is not None
    assert (slip.name, slip.phone, slip.matter) == (NAME, PHONE, ABOUT)
    assert slip.acknowledgement == kept.contents.acknowledgement
    assert slip.erased_on is not None
    assert (slip.erased_on - kept.made_on).days == 14
    assert NAME not in repr(slip) + repr(kept)


def test_what_stays_is_a_count_by_month_team_and_need_without_the_withdrawn(
    keeping_desk: Desk, clock: MovedClock
) -> None:
    book = keeping_desk.requests
    given = add(book, needs=("A1", "A4", "B"))
    expired, withdrawn = add(book), add(book, needs=("J",))
    book.hand_over(given.id, HandOver.PHONE)
    book.withdraw(str(withdrawn.id))
    before = book.door.vault.counts()
    clock.move(days=61)
    assert book.purge() == 2

    assert before == book.door.vault.counts() == book.door.vault.stored_counts()
    assert {(c.need, n) for c, n in before.items()} == {("total", 2), ("A", 1), ("B", 1), ("not_recorded", 1)}
    assert {(c.month, c.team) for c in before} == {("2026-11", "Perhetyö")}
    book.withdraw(str(given.id))  # its needs are forgotten, so the count cannot be taken back
    assert book.door.vault.counts() == before
    ways = {entry.way for entry in book.door.vault.register() if entry.request == given.id}
    assert ways == {None, HandOver.PHONE}
    assert expired.id in {kept.id for kept in book.door.vault.requests()}


def test_however_much_was_said_the_file_is_as_long(home: Path, clock: MovedClock) -> None:
    sizes = set()
    for nth, about in enumerate(("", "x" * 200, "ä" * 200, "\U0001f600" * 200)):
        desk = opened(home / str(nth), clock)
        desk.requests.door.set_up(PASSPHRASE)
        for _ in range(3):
            add(desk.requests, about=about, needs=("A1",) * len(about[:6]))
        desk.requests.close()
        desk.close()
        sizes.add((home / str(nth) / "requests.db").stat().st_size)

    assert len(sizes) == 1


def test_more_days_are_for_those_who_were_told_them(keeping_desk: Desk, clock: MovedClock) -> None:
    book = keeping_desk.requests
    early, seen = add(book), add(book)
    book.hand_over(seen.id, HandOver.SLIP)
    clock.move(days=1)
    book.keep_for(Keeping(30, 90))
    clock.move(days=1)
    late = add(book)

    handed_over = {one: book.hand_over(one.id, HandOver.SLIP) for one in (early, late)}

    assert (handed_over[early].erase_on - handed_over[early].state_on).days == 14
    assert (handed_over[late].erase_on - handed_over[late].state_on).days == 30
    assert (book.take_back(early.id).erase_on - early.made_on).days == 60


def test_fewer_days_are_for_everybody_and_erase_at_once_what_is_due(
    keeping_desk: Desk, clock: MovedClock
) -> None:
    book = keeping_desk.requests
    handed_over, waiting = add(book), add(book)
    book.hand_over(handed_over.id, HandOver.SLIP)
    clock.move(days=5)

    assert book.keep_for(Keeping(4, 20)) == 1
    (left,) = book.all()
    assert left.id == waiting.id
    assert (left.erase_on - left.made_on).days == 20
    assert [entry.deed for entry in book.door.vault.register()].count(Deed.KEEPING_CHANGED) == 1
