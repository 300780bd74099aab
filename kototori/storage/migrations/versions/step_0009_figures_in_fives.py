"""The ledger of public figures in fives, who was told which figures, and who was on duty."""

from alembic import op

revision = "0009"
down_revision = "0008"

TABLES = """
CREATE TABLE ledger_year (
    year INTEGER NOT NULL PRIMARY KEY,
    base INTEGER NOT NULL CHECK (base BETWEEN 3 AND 10),
    needs_by TEXT NOT NULL CHECK (needs_by IN ('day', 'week', 'month')),
    languages TEXT NOT NULL,
    teams TEXT NOT NULL
) {table};
CREATE TABLE ledger_entry (
    unit TEXT NOT NULL CHECK (unit IN ('day', 'month', 'quarter', 'year')),
    first_day {date} NOT NULL {first_day},
    tbl TEXT NOT NULL,
    cell TEXT NOT NULL,
    fives INTEGER NOT NULL,
    PRIMARY KEY (unit, first_day, tbl, cell)
) {table};
CREATE TABLE ledger_seal (
    unit TEXT NOT NULL,
    first_day {date} NOT NULL {first_day},
    tbl TEXT NOT NULL,
    seal TEXT NOT NULL,
    PRIMARY KEY (unit, first_day, tbl)
) {table};
CREATE TABLE export_audit (
    seq INTEGER NOT NULL PRIMARY KEY,
    made_on {date} NOT NULL {made_on},
    use TEXT NOT NULL CHECK (use IN ('public', 'internal')),
    by_what TEXT NOT NULL,
    first_day {date} NOT NULL {first_day},
    last_day {date} NOT NULL {last_day},
    form TEXT NOT NULL,
    names TEXT NOT NULL,
    purpose TEXT NOT NULL
) {strict};
CREATE TABLE day_duty (
    day {date} NOT NULL {day},
    role TEXT NOT NULL,
    persons INTEGER NOT NULL CHECK (persons BETWEEN 0 AND 99),
    PRIMARY KEY (day, role)
) {table}
"""
DAYS = ("first_day", "last_day", "made_on", "day")


def upgrade() -> None:
    """Nothing is public yet: the first public file of figures makes the first entries."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    words = {
        "date": "TEXT" if sqlite else "DATE",
        "table": "STRICT, WITHOUT ROWID" if sqlite else "",
        "strict": "STRICT" if sqlite else "",
        **{day: f"CHECK (date({day}) IS {day})" if sqlite else "" for day in DAYS},
    }
    for statement in TABLES.format(**words).split(";\n"):
        op.get_bind().exec_driver_sql(statement)
