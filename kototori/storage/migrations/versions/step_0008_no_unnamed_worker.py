"""Whoever was a visitor's own worker without a known name leaves the directory: a team is asked now."""

from alembic import op

revision = "0008"
down_revision = "0007"

UNNAMED = "own-worker"
GONE = (
    "DELETE FROM worker_absence WHERE worker = '{code}'",
    "UPDATE worker_absence SET stand_in = NULL WHERE stand_in = '{code}'",
    "DELETE FROM worker WHERE code = '{code}'",
)


def upgrade() -> None:
    """Nothing in the log leads to that row any more; what the vault holds keeps its team."""
    for statement in GONE:
        op.get_bind().exec_driver_sql(statement.format(code=UNNAMED))
