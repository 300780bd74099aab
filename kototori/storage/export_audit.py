"""The list of files of figures that were written; rows are added and never changed."""

from sqlalchemy import Connection, insert, select

from kototori.domain.period import By
from kototori.domain.release import Use
from kototori.domain.written_figures import WrittenFigures
from kototori.storage import schema as t


def add(connection: Connection, written: WrittenFigures) -> None:
    """One row for one file."""
    connection.execute(
        insert(t.export_audit),
        {
            "made_on": written.made_on,
            "use": written.use,
            "by_what": written.by,
            "first_day": written.first,
            "last_day": written.last,
            "form": written.form,
            "names": written.names,
            "purpose": written.purpose,
        },
    )


def newest_first(connection: Connection) -> list[WrittenFigures]:
    """Every file that was written, the last one first."""
    rows = connection.execute(select(t.export_audit).order_by(t.export_audit.c.seq.desc()))
    return [
        WrittenFigures(
            made_on=row.made_on,
            use=Use(row.use),
            by=By(row.by_what),
            first=row.first_day,
            last=row.last_day,
            form=row.form,
            names=row.names,
            purpose=row.purpose,
        )
        for row in rows
    ]
