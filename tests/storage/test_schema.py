"""What the live tables hold, and what they can never hold."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from kototori.domain.entry import read_facts
from kototori.services.desk import Desk
from kototori.storage import schema

ABOUT_VISITORS = (
    "contact",
    "contact_need",
    "contact_outcome",
    "contact_handout",
    "contact_audit",
    "imported_row",
    "change",
    "desk_day",
    "referral_request",
    "leaflet_wish",
    "shelf_copy",
)
PLANTED = (
    "Matti Meikäläinen",
    "131052-308T",
    "040 123 4567",
    "matti",
    "Matti-Mattila",
    "1313-13-13",
    "x" * 64,
)
SHAPED = re.compile(r"^date\(|GLOB|length\(digest\) = 64")


def test_the_migrated_database_is_what_the_schema_declares(desk: Desk) -> None:
    with desk.database.reading() as connection:
        live = MetaData()
        live.reflect(connection)
    declared = schema.metadata
    assert set(live.tables) - {"alembic_version"} == set(declared.tables)
    for name, table in declared.tables.items():
        there = live.tables[name]
        dialect = desk.database.engine.dialect
        wanted = {c.name: (c.type.dialect_impl(dialect).compile(dialect), c.nullable) for c in table.columns}
        found = {c.name: (c.type.compile(dialect), c.nullable) for c in there.columns}
        assert found == wanted, name
        assert _references(there) == _references(table), name
        assert {c.name for c in there.primary_key} == {c.name for c in table.primary_key}, name


def _references(table: object) -> set[tuple[str, str]]:
    return {(f.parent.name, f.target_fullname) for f in table.foreign_keys}  # type: ignore[attr-defined]


def test_every_table_is_strict(desk: Desk) -> None:
    with desk.database.reading() as connection:
        rows = connection.exec_driver_sql("PRAGMA table_list").all()
    ours = {row[1]: row[5] for row in rows if row[1] in schema.metadata.tables}
    assert ours
    assert all(ours.values())


def test_no_table_about_visitors_has_a_column_that_could_hold_what_they_said(desk: Desk) -> None:
    """Every text column is of a closed set, of a fixed shape, or stands in a list of codes."""
    with desk.database.reading() as connection:
        for table in ABOUT_VISITORS:
            free = _free_text_columns(connection, table)
            # a request names the worker's team as the directory had it on that day
            assert free == ({"team"} if table == "referral_request" else set()), table


def _free_text_columns(connection: Connection, table: str) -> set[str]:
    found = inspect(connection)
    listed = {c for key in found.get_foreign_keys(table) for c in key["constrained_columns"]}
    checks = [str(check["sqltext"]) for check in found.get_check_constraints(table)]
    bound = {
        c for check in checks if " IN (" in check or SHAPED.search(check) for c in re.findall(r"\w+", check)
    }
    text = {c["name"] for c in found.get_columns(table) if str(c["type"]) == "TEXT"}
    return text - listed - bound


@pytest.mark.parametrize("planted", PLANTED)
def test_a_name_or_number_put_into_any_column_of_a_contact_is_refused(desk: Desk, planted: str) -> None:
    contact = desk.log.record(desk.log.read({"needs": "A1", "language": "ar", "outcome": "advised"})).contact
    columns = [c for c in schema.contact.columns if str(c.type) == "TEXT" or c.name.endswith("_on")]
    columns += [schema.contact.c.local_date, schema.contact.c.occurred_at]
    for column in columns:
        with pytest.raises(IntegrityError), desk.database.writing() as connection:
            connection.exec_driver_sql(f"UPDATE contact SET {column.name} = ?", (planted,))
    for table, column_name in (
        ("contact_need", "code"),
        ("contact_outcome", "code"),
        ("contact_need", "local_date"),
    ):
        with pytest.raises(IntegrityError), desk.database.writing() as connection:
            connection.exec_driver_sql(f"UPDATE {table} SET {column_name} = ?", (planted,))
    assert desk.log.find(contact.id) == contact


def test_an_exact_time_cannot_be_stored(desk: Desk) -> None:
    desk.log.record(desk.log.read({}))
    for change in (
        "local_minute = 4",
        "occurred_at = '2026-11-24T09:04Z'",
        "occurred_at = '2026-11-24T09:00:04Z'",
    ):
        with pytest.raises(IntegrityError), desk.database.writing() as connection:
            connection.exec_driver_sql(f"UPDATE contact SET {change}")


def test_no_field_of_a_contact_takes_free_text() -> None:
    from datetime import UTC, datetime

    from kototori.domain.entry import ENTERED
    from kototori.domain.errors import DeskError

    for field in ENTERED:
        with pytest.raises(DeskError):
            read_facts({field: "Matti Meikäläinen"}, datetime(2026, 11, 24, tzinfo=UTC))


def test_the_same_tables_can_be_made_on_postgresql(tmp_path: Path) -> None:
    made = [str(CreateTable(t).compile(dialect=postgresql.dialect())) for t in schema.metadata.sorted_tables]
    contact = next(sql for sql in made if "CREATE TABLE contact " in sql)
    assert "id UUID NOT NULL" in contact
    assert "local_date DATE NOT NULL" in contact
    assert "occurred_at TIMESTAMP WITH TIME ZONE" in contact
