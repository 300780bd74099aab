"""How social workers and their teams are reached safely, and when somebody is away; never why."""

from alembic import op

revision = "0007"
down_revision = "0006"

TABLES = """
ALTER TABLE worker ADD COLUMN secure_address TEXT NOT NULL DEFAULT '';
ALTER TABLE worker ADD COLUMN age_recipient TEXT NOT NULL DEFAULT '';
CREATE TABLE worker_absence (
    worker TEXT NOT NULL REFERENCES worker (code),
    first_day {date} NOT NULL {first_day},
    last_day {date} {last_day},
    stand_in TEXT REFERENCES worker (code),
    PRIMARY KEY (worker, first_day),
    CHECK (last_day >= first_day),
    CHECK (stand_in <> worker)
) {table};
CREATE TABLE team_contact (
    team TEXT NOT NULL PRIMARY KEY,
    phone TEXT NOT NULL,
    secure_address TEXT NOT NULL,
    age_recipient TEXT NOT NULL
) {table}
"""


def upgrade() -> None:
    """Whoever is in the directory stays as they are, present and without a key."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    words = {
        "date": "TEXT" if sqlite else "DATE",
        "first_day": "CHECK (date(first_day) IS first_day)" if sqlite else "",
        "last_day": "CHECK (date(last_day) IS last_day)" if sqlite else "",
        "table": "STRICT, WITHOUT ROWID" if sqlite else "",
    }
    for statement in TABLES.format(**words).split(";\n"):
        op.get_bind().exec_driver_sql(statement)
