"""The inbox as a file: what stands in it in the clear."""

import os
from datetime import date
from pathlib import Path
from uuid import uuid4

from sqlcipher3 import dbapi2

from kototori.domain.referral import RequestState
from kototori.storage.vault_inbox import SealedRequest, SealedSheet, VaultInbox

DAY = date(2026, 11, 24)


def test_in_the_clear_stand_days_and_states_alone_and_no_table_keeps_an_order(tmp_path: Path) -> None:
    path = tmp_path / "inbox.db"
    inbox = VaultInbox(path)
    inbox.add(SealedRequest(uuid4(), DAY, RequestState.WAITING, DAY, DAY, os.urandom(9000)))
    inbox.put_sheet(SealedSheet(uuid4(), DAY, os.urandom(9000)))
    connection = dbapi2.connect(str(path))
    columns = {
        table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for table in ("request", "sheet")
    }
    listed = connection.execute("PRAGMA table_list").fetchall()
    secure = connection.execute("PRAGMA freelist_count").fetchone()
    connection.close()

    assert columns == {
        "request": ["id", "made_on", "state", "state_on", "erase_on", "way", "handed_over_on", "sealed"],
        "sheet": ["id", "erase_on", "sealed"],
    }
    ours = {row[1]: (bool(row[4]), bool(row[5])) for row in listed if row[1] in columns}
    assert set(ours.values()) == {(True, True)}  # without row numbers, and strict
    assert secure == (0,)


def test_what_is_erased_leaves_no_byte_in_the_file(tmp_path: Path) -> None:
    path, kept, gone = tmp_path / "inbox.db", os.urandom(9000), os.urandom(9000)
    inbox = VaultInbox(path)
    first = SealedRequest(uuid4(), DAY, RequestState.WAITING, DAY, DAY, kept)
    second = first._replace(id=uuid4(), sealed=gone)
    sheet = SealedSheet(uuid4(), DAY, os.urandom(9000))
    inbox.add(first)
    inbox.add(second)
    inbox.put_sheet(sheet)
    assert gone[:64] in path.read_bytes()

    inbox.put(second._replace(state=RequestState.WITHDRAWN, sealed=None))
    inbox.drop_sheets([sheet.id])

    content = path.read_bytes()
    assert kept[:64] in content
    for erased in (gone, sheet.sealed):
        assert not any(erased[at : at + 16] in content for at in range(0, 8900, 64))
    assert sorted(tmp_path.iterdir()) == [path]
