"""A vault of version 1, taken to today's tables."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from kototori.domain.referral import HandOver, RequestState
from kototori.domain.request_counts import CountedAs
from kototori.domain.vault import Deed
from kototori.storage import vault_steps
from kototori.storage.vault import By, Vault
from kototori.storage.vault_keys import Master, new_master
from tests.storage.vault_of_version_1 import SAID, make_version_1

MADE, DUE = date(2026, 11, 20), date(2027, 1, 19)
BY = By("desk", uuid4())


@pytest.fixture
def master() -> Master:
    return new_master()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "requests.db"


def test_an_older_vault_keeps_its_requests_and_its_register(path: Path, master: Master) -> None:
    waiting, erased = make_version_1(path, master, MADE, DUE)

    vault = Vault(path, master)
    vault.step_up()
    vault.close()

    vault = Vault(path, master)
    assert vault.is_current
    kept = {one.id: one for one in vault.requests()}
    assert kept[erased].contents is None
    contents = kept[waiting].contents
    assert contents is not None
    assert {name: getattr(contents, name) for name in SAID} == SAID
    assert (contents.needs, contents.own_worker) == ((), False)
    deeds = sorted((entry.deed, entry.request, entry.way) for entry in vault.register() if entry.request)
    assert [(deed, request) for deed, request, way in deeds if way is None] == sorted(
        [(Deed.MADE, waiting), (Deed.MADE, erased), (Deed.WITHDRAWN, erased), (Deed.ERASED, erased)]
    )
    vault.move(waiting, RequestState.HANDED_OVER, MADE, DUE, BY, HandOver.PHONE)
    assert [entry.way for entry in vault.register() if entry.deed is Deed.HANDED_OVER] == [HandOver.PHONE]
    vault.erase({waiting: RequestState.HANDED_OVER}, DUE, BY)
    assert vault.stored_counts() == {
        CountedAs("2026-11", "Perhetyö", "total"): 1,
        CountedAs("2026-11", "Perhetyö", "not_recorded"): 1,
    }
    vault.close()


def test_an_older_vault_is_read_as_it_is_and_not_changed_by_that(path: Path, master: Master) -> None:
    waiting, _ = make_version_1(path, master, MADE, DUE)
    before = path.read_bytes()

    vault = Vault(path, master)
    assert {one.id for one in vault.requests() if one.contents is not None} == {waiting}
    assert (vault.is_current, vault.stored_counts()) == (False, {})
    vault.close()

    assert path.read_bytes() == before


@pytest.mark.parametrize("broken", range(1, 9))
def test_a_step_that_breaks_off_leaves_the_older_vault_as_it_was(
    path: Path, master: Master, broken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, _ = make_version_1(path, master, MADE, DUE)
    monkeypatch.setattr(vault_steps, "_TO_2", (*vault_steps._TO_2[:broken], "SELECT no_such_column"))
    vault = Vault(path, master)
    with pytest.raises(Exception, match="no_such_column"):
        vault.step_up()
    vault.close()
    monkeypatch.undo()

    again = Vault(path, master)
    assert not again.is_current
    again.step_up()
    assert {one.id for one in again.requests() if one.contents is not None} == {waiting}
    assert len(again.register()) == 5
    again.close()


def test_killed_in_the_middle_of_the_step_the_vault_is_the_older_one_still(
    path: Path, master: Master
) -> None:
    waiting, _ = make_version_1(path, master, MADE, DUE)
    killed = (
        "import os, signal, sys; from pathlib import Path; from uuid import UUID;"
        "from kototori.storage.vault import Vault; from kototori.storage.vault_keys import Master;"
        "vault = Vault(Path(sys.argv[1]), Master(UUID(sys.argv[2]), bytes.fromhex(sys.argv[3])));"
        "vault._sealed_anew = lambda *given: os.kill(os.getpid(), signal.SIGKILL); vault.step_up()"
    )
    given = [sys.executable, "-c", killed, str(path), str(master.vault), master._secret.hex()]
    assert subprocess.run(given, check=False, env=os.environ).returncode == -9

    again = Vault(path, master)
    assert not again.is_current
    again.step_up()
    assert {one.id for one in again.requests() if one.contents is not None} == {waiting}
    again.close()
