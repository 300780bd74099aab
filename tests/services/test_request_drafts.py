"""Half-filled requests lie sealed, come back with the key alone, and are gone when nobody wants them."""

import datetime as dt
from pathlib import Path
from uuid import uuid4

import pytest

from kototori.domain.vault import VaultLocked
from kototori.services.desk import Desk
from tests.services.request_desk import NAME, PASSPHRASE, PHONE, PLANTED, MovedClock, found_in

TYPED = {"name": NAME, "phone": PHONE, "needs": ["A", "B1"], "urgent": True}


def test_it_is_sealed_without_a_passphrase_and_read_with_one(keeping_desk: Desk) -> None:
    keeping_desk.requests.close()
    draft, drafts = uuid4(), keeping_desk.request_drafts
    drafts.keep(draft, TYPED)
    assert drafts.all() == {draft}
    with pytest.raises(VaultLocked):
        drafts.find(draft)

    keeping_desk.requests.open(PASSPHRASE)
    assert drafts.find(draft) == TYPED
    assert drafts.find(uuid4()) is None


def test_the_newest_one_takes_the_place_of_what_was_kept_before(keeping_desk: Desk) -> None:
    draft, drafts = uuid4(), keeping_desk.request_drafts
    drafts.keep(draft, TYPED)
    drafts.keep(draft, {"name": "Aino"})
    assert drafts.find(draft) == {"name": "Aino"}


def test_nothing_of_it_stands_anywhere_in_the_open(keeping_desk: Desk, home: Path) -> None:
    draft = uuid4()
    keeping_desk.request_drafts.keep(draft, TYPED)
    assert found_in(home, PLANTED) == []
    keeping_desk.request_drafts.drop(draft)
    assert found_in(home, (*PLANTED, str(draft))) == []
    assert keeping_desk.request_drafts.all() == frozenset()


def test_its_length_on_disk_tells_nothing(keeping_desk: Desk) -> None:
    short, long = uuid4(), uuid4()
    keeping_desk.request_drafts.keep(short, {"name": ""})
    keeping_desk.request_drafts.keep(long, {"name": "x" * 80, "about": "ä" * 200})
    lengths = [len(sheet.sealed) for sheet in keeping_desk.request_inbox.file.sheets()]
    assert abs(lengths[0] - lengths[1]) < 400  # the age format puts something of a random length before it
    assert min(lengths) > 8192


def test_one_that_nobody_came_back_to_is_erased(keeping_desk: Desk, clock: MovedClock) -> None:
    keeping_desk.request_drafts.keep(uuid4(), TYPED)
    clock.now += dt.timedelta(days=14)
    keeping_desk.requests.settle()
    assert keeping_desk.request_drafts.all() == frozenset()


def test_the_sealed_content_of_another_one_is_not_taken_for_it(keeping_desk: Desk) -> None:
    one, other = uuid4(), uuid4()
    file = keeping_desk.request_inbox.file
    keeping_desk.request_drafts.keep(one, TYPED)
    [sheet] = file.sheets()
    file.put_sheet(sheet._replace(id=other))
    assert keeping_desk.request_drafts.find(other) is None
