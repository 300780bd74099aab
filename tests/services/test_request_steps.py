"""Undo takes a request back that was made today: out of the vault, its copies and the log's count."""

from pathlib import Path

from kototori.domain.change import Act
from kototori.domain.referral import RequestState
from kototori.services.desk import Desk
from tests.services.request_desk import PASSPHRASE, add, found_in


def test_undo_withdraws_and_erases_the_request_just_made(keeping_desk: Desk, home: Path) -> None:
    kept = add(keeping_desk.requests)

    told = keeping_desk.history.undo()

    assert told is not None
    assert told.act is Act.REQUESTED
    assert told.request is not None
    assert told.request.state is RequestState.WAITING
    assert keeping_desk.requests.all() == []
    assert keeping_desk.requests.door.vault.find(kept.id) is not None  # its row keeps it erased
    assert keeping_desk.referrals.waiting_count() == 0
    keeping_desk.requests.close()
    assert found_in(home) == []


def test_a_request_that_was_undone_cannot_be_redone(keeping_desk: Desk) -> None:
    add(keeping_desk.requests)
    keeping_desk.history.undo()

    assert keeping_desk.history.redo() is None
    assert keeping_desk.history.undo() is None


def test_a_request_withdrawn_elsewhere_does_not_stop_undo(keeping_desk: Desk) -> None:
    kept = add(keeping_desk.requests)
    keeping_desk.requests.withdraw(str(kept.id))

    assert keeping_desk.history.undo() is None


def test_a_vault_locked_meanwhile_erases_at_its_next_opening(keeping_desk: Desk) -> None:
    add(keeping_desk.requests)
    keeping_desk.requests.close()

    keeping_desk.history.undo()

    assert keeping_desk.referrals.waiting_count() == 0
    keeping_desk.requests.open(PASSPHRASE)
    assert keeping_desk.requests.all() == []
