"""The adviser's lines of many days at once."""

from datetime import date

from sqlalchemy import Connection, select

from kototori.domain.annex import DayLine
from kototori.domain.day import Prompt
from kototori.storage import schema as t


def between(connection: Connection, first: date, last: date) -> list[DayLine]:
    """Every line of these days, in the order of days and prompts."""
    c = t.day_line.c
    rows = connection.execute(select(t.day_line).where(c.day >= first, c.day <= last))
    found = [DayLine(row.day, Prompt(row.prompt), row.text) for row in rows]
    order = list(Prompt)
    return sorted(found, key=lambda line: (line.day, order.index(line.prompt)))
