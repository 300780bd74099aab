"""What a database lets into its fields is read from the database."""

from sqlalchemy import MetaData

from kototori.domain.recorded import Holds, RecordedField
from kototori.services.desk import Desk
from kototori.storage import schema, vault_schema
from kototori.storage.live_schema import tables_made_by, tables_of

TABLES = (
    "CREATE TABLE pet (code TEXT NOT NULL PRIMARY KEY) STRICT",
    """CREATE TABLE visit (
        id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        day TEXT NOT NULL CHECK (date(day) IS day),
        kind TEXT CHECK (kind IN ('short',
            'long')),
        sure INTEGER NOT NULL CHECK (sure IN (0, 1)),
        paws INTEGER NOT NULL CHECK (paws BETWEEN 1 AND 99),
        times INTEGER NOT NULL CHECK (times >= 2),
        said TEXT NOT NULL CHECK (length(said) <= 200),
        sum TEXT NOT NULL CHECK (length(sum) = 64),
        pet TEXT NOT NULL REFERENCES pet (code),
        contents BLOB,
        free TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


def fields(*statements: str) -> dict[str, RecordedField]:
    tables = {table.name: table for table in tables_made_by(statements)}
    return {field.name: field for field in tables["visit"].fields}


def test_every_kind_of_field_tells_what_it_takes() -> None:
    read = fields(*TABLES)

    assert {name: field.holds for name, field in read.items()} == {
        "id": Holds.IDENTIFIER,
        "day": Holds.DAY,
        "kind": Holds.CODES,
        "sure": Holds.YES_NO,
        "paws": Holds.NUMBER,
        "times": Holds.NUMBER,
        "said": Holds.TEXT,
        "sum": Holds.TEXT,
        "pet": Holds.LISTED,
        "contents": Holds.SEALED,
        "free": Holds.TEXT,
    }
    assert read["kind"].codes == ("short", "long")
    assert (read["paws"].least, read["paws"].most) == (1, 99)
    assert (read["times"].least, read["times"].most) == (2, None)
    assert (read["said"].most, read["free"].most) == (200, None)
    assert (read["sum"].least, read["sum"].most) == (64, 64)
    assert read["pet"].listed_in == "pet"
    assert [name for name, field in read.items() if field.optional] == ["kind", "contents"]


def test_a_column_that_was_added_later_is_read_too() -> None:
    added = "ALTER TABLE visit ADD COLUMN door INTEGER CHECK (door BETWEEN 0 AND 9)"

    assert fields(*TABLES, added)["door"].most == 9


def test_the_live_log_tells_every_table_that_is_declared(desk: Desk) -> None:
    with desk.database.reading() as connection:
        live = {table.name: table for table in tables_of(connection, schema.metadata)}

    assert set(live) == set(schema.metadata.tables)
    for name, table in schema.metadata.tables.items():
        assert {field.name for field in live[name].fields} == set(table.c.keys())
    contact = {field.name: field for field in live["contact"].fields}
    assert contact["age_band"].codes == ("0-17", "18-29", "30-49", "50-64", "65+")
    assert contact["occurred_at"].holds is Holds.QUARTER_HOUR


def test_the_vault_is_told_without_its_key() -> None:
    made = tables_made_by(vault_schema.CREATE, vault_schema.metadata)

    assert {table.name for table in made} == set(vault_schema.metadata.tables)
    assert tables_made_by(vault_schema.CREATE, MetaData())  # its checks alone tell as much
