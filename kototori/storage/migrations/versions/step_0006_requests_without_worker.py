"""Requests without the worker whom they are for: that is told by the opened vault alone."""

from alembic import op

revision = "0006"
down_revision = "0005"

TABLES = """
ALTER TABLE referral_request RENAME TO request_with_worker;
CREATE TABLE referral_request (
    id {uuid} NOT NULL PRIMARY KEY,
    desk_id {uuid} NOT NULL,
    made_on {date} NOT NULL {made_on},
    team TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'handed_over', 'acknowledged', 'withdrawn', 'expired')),
    state_on {date} NOT NULL {state_on}
) {table};
INSERT INTO referral_request (id, desk_id, made_on, team, state, state_on)
    SELECT id, desk_id, made_on, team, state, state_on FROM request_with_worker ORDER BY id;
DROP TABLE request_with_worker
"""


def upgrade() -> None:
    """Makes the table anew: a column that is only taken out would leave its words in the pages."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    words = {
        "uuid": "BLOB" if sqlite else "UUID",
        "date": "TEXT" if sqlite else "DATE",
        "made_on": "CHECK (date(made_on) IS made_on)" if sqlite else "",
        "state_on": "CHECK (date(state_on) IS state_on)" if sqlite else "",
        "table": "STRICT, WITHOUT ROWID" if sqlite else "",
    }
    for statement in TABLES.format(**words).split(";\n"):
        op.get_bind().exec_driver_sql(statement)
