"""Half-filled requests on disk: sealed at once, read after an opening, erased in time."""

from pathlib import Path
from uuid import uuid4

import pytest

from kototori.domain.vault import NotSetUp
from kototori.services.desk import Desk
from kototori.storage.vault_inbox import VaultInbox
from tests.services.request_desk import PASSPHRASE, PLANTED, MovedClock, add, found_in, opened

HALF = dict(zip(("name", "phone", "about"), PLANTED, strict=True)) | {"needs": ["A1"], "urgent": True}


def test_a_half_filled_request_is_sealed_at_once_and_found_while_the_vault_is_open(
    keeping_desk: Desk, home: Path
) -> None:
    draft = uuid4()
    keeping_desk.requests.close()
    drafts = keeping_desk.request_drafts
    drafts.keep(draft, {"name": PLANTED[0]})
    drafts.keep(draft, HALF)
    assert set(drafts.all()) == {draft}
    assert drafts.find(draft) is None
    assert found_in(home) == []
    assert draft.bytes not in (home / "requests-inbox.db").read_bytes()

    keeping_desk.requests.open(PASSPHRASE)

    assert drafts.find(draft) == HALF
    assert drafts.find(uuid4()) is None
    drafts.drop(draft)
    assert VaultInbox(home / "requests-inbox.db").sheets() == []
    assert drafts.find(draft) is None


def test_after_a_crash_it_comes_back_with_the_vault_and_the_newest_words_count(
    keeping_desk: Desk, home: Path, clock: MovedClock
) -> None:
    draft = uuid4()
    keeping_desk.requests.close()
    keeping_desk.request_drafts.keep(draft, {"name": "A"})
    crashed = opened(home, clock)
    clock.move(seconds=9)
    assert crashed.request_drafts.all() == set()
    assert crashed.request_drafts.hidden == 1
    crashed.request_drafts.keep(draft, HALF)
    crashed.requests.open(PASSPHRASE)

    assert crashed.request_drafts.find(draft) == HALF
    assert crashed.request_drafts.hidden == 0
    crashed.request_drafts.drop(draft)
    assert VaultInbox(home / "requests-inbox.db").sheets() == []
    crashed.close()


def test_it_is_erased_on_the_next_day_without_the_key(
    keeping_desk: Desk, home: Path, clock: MovedClock
) -> None:
    keeping_desk.requests.close()
    keeping_desk.request_drafts.keep(uuid4(), HALF)
    kept = add(keeping_desk.requests)
    keeping_desk.request_inbox.tidy()
    assert len(VaultInbox(home / "requests-inbox.db").sheets()) == 1
    clock.move(days=1)
    keeping_desk.forget_the_order()  # a window that is left open looks after a while by itself

    assert VaultInbox(home / "requests-inbox.db").sheets() == []
    assert [one.id for one in VaultInbox(home / "requests-inbox.db").requests()] == [kept.id]


def test_before_the_vault_is_set_up_nothing_is_written(home: Path, clock: MovedClock) -> None:
    desk = opened(home, clock)
    with pytest.raises(NotSetUp):
        desk.request_drafts.keep(uuid4(), HALF)

    assert not (home / "requests-inbox.db").exists()
    assert found_in(home) == []
    desk.close()


def test_requests_are_taken_in_beside_half_filled_ones_and_these_stay(keeping_desk: Desk) -> None:
    keeping_desk.requests.close()
    draft = uuid4()
    keeping_desk.request_drafts.keep(draft, HALF)
    kept = add(keeping_desk.requests)
    keeping_desk.requests.open(PASSPHRASE)

    assert [one.id for one in keeping_desk.requests.all()] == [kept.id]
    assert keeping_desk.request_drafts.find(draft) == HALF
