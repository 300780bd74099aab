"""What the vault's tables are, and what can stand in the clear in them."""

import re
from pathlib import Path

from sqlalchemy import MetaData

from kototori.domain.referral import Keeping
from kototori.storage import vault_schema as schema
from kototori.storage.vault import Vault
from kototori.storage.vault_files import create_vault
from kototori.storage.vault_keys import new_master


def test_a_new_vault_has_the_declared_tables_and_they_keep_no_order(tmp_path: Path) -> None:
    master, path = new_master(), tmp_path / "requests.db"
    create_vault(path, master, Keeping())
    vault = Vault(path, master)
    with vault._database.reading() as connection:
        live = MetaData()
        live.reflect(connection)
        listed = connection.exec_driver_sql("PRAGMA table_list").all()
    vault.close()

    assert set(live.tables) == set(schema.metadata.tables)
    for name, table in schema.metadata.tables.items():
        dialect = vault._database.engine.dialect
        wanted = {c.name: (c.type.dialect_impl(dialect).compile(dialect), c.nullable) for c in table.columns}
        assert {c.name: (str(c.type), c.nullable) for c in live.tables[name].columns} == wanted, name
    ours = {row[1]: (bool(row[4]), bool(row[5])) for row in listed if row[1] in schema.metadata.tables}
    assert set(ours.values()) == {(True, True)}  # without row numbers, and strict


def test_of_a_request_only_days_and_its_state_stand_in_columns_of_their_own() -> None:
    names = {column.name for column in schema.request.columns}

    assert names == {"id", "made_on", "state", "state_on", "erase_on", "erased_on", "contents"}
    told = [column.name for table in (schema.request, schema.register) for column in table.columns]
    assert not re.search("name|phone|need|language|worker|team", " ".join(told))


def test_the_file_begins_with_the_vaults_own_id_and_says_nothing_else(tmp_path: Path) -> None:
    master, path = new_master(), tmp_path / "requests.db"
    create_vault(path, master, Keeping())
    content = path.read_bytes()

    assert content[:16] == master.vault.bytes
    assert b"SQLite" not in content
    assert b"request" not in content
    assert path.stat().st_mode & 0o077 == 0
