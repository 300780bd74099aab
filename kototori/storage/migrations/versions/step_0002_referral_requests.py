"""The directory of social workers, and which of them a request waits for; nothing about the visitor."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = """
CREATE TABLE worker (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 2 AND 48),
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    team TEXT NOT NULL,
    organisation TEXT NOT NULL,
    area TEXT NOT NULL,
    languages TEXT NOT NULL,
    phone TEXT NOT NULL,
    valid_from {date},
    valid_to {date}
) {strict};
CREATE TABLE referral_request (
    id {uuid} NOT NULL PRIMARY KEY,
    desk_id {uuid} NOT NULL,
    made_on {date} NOT NULL {made_on},
    worker TEXT NOT NULL REFERENCES worker (code),
    team TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'handed_over', 'withdrawn')),
    state_on {date} NOT NULL {state_on}
) {table}
"""


def upgrade() -> None:
    """Makes the two tables."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    words = {
        "uuid": "BLOB" if sqlite else "UUID",
        "date": "TEXT" if sqlite else "DATE",
        "made_on": "CHECK (date(made_on) IS made_on)" if sqlite else "",
        "state_on": "CHECK (date(state_on) IS state_on)" if sqlite else "",
        "strict": "STRICT" if sqlite else "",
        "table": "STRICT, WITHOUT ROWID" if sqlite else "",
    }
    for statement in TABLES.format(**words).split(";\n"):
        op.get_bind().exec_driver_sql(statement)
