"""Public figures that a week prints are decided for the whole week. Years begun before keep to their days."""

from alembic import op

revision = "0010"
down_revision = "0009"

STATEMENTS = """
ALTER TABLE ledger_year ADD COLUMN shared_by TEXT NOT NULL DEFAULT 'day' CHECK (shared_by IN ('day', 'week'));
CREATE TABLE ledger_entry_by_week (
    unit TEXT NOT NULL CHECK (unit IN ('day', 'week', 'month', 'quarter', 'year')),
    first_day {date} NOT NULL {first_day},
    tbl TEXT NOT NULL,
    cell TEXT NOT NULL,
    fives INTEGER NOT NULL,
    PRIMARY KEY (unit, first_day, tbl, cell)
) {table};
INSERT INTO ledger_entry_by_week SELECT unit, first_day, tbl, cell, fives FROM ledger_entry;
DROP TABLE ledger_entry;
ALTER TABLE ledger_entry_by_week RENAME TO ledger_entry
"""


def upgrade() -> None:
    """What is decided stays as it is."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    words = {
        "date": "TEXT" if sqlite else "DATE",
        "table": "STRICT, WITHOUT ROWID" if sqlite else "",
        "first_day": "CHECK (date(first_day) IS first_day)" if sqlite else "",
    }
    for statement in STATEMENTS.format(**words).split(";\n"):
        op.get_bind().exec_driver_sql(statement)
