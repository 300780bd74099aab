"""The desk's directory of social workers in and out."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from kototori.domain.need import Validity
from kototori.domain.worker import Worker
from kototori.storage import schema as t


def all_workers(connection: Connection) -> list[Worker]:
    """Everybody who is or was in the directory, by name."""
    return [_worker(row) for row in connection.execute(select(t.worker).order_by(t.worker.c.name))]


def add(connection: Connection, worker: Worker) -> None:
    """Adds somebody."""
    connection.execute(insert(t.worker), _row(worker))


def put(connection: Connection, worker: Worker) -> None:
    """Changes somebody's details or validity."""
    connection.execute(update(t.worker).where(t.worker.c.code == worker.code).values(_row(worker)))


def _row(worker: Worker) -> dict[str, Any]:
    return {
        "code": worker.code,
        "name": worker.name,
        "title": worker.title,
        "team": worker.team,
        "organisation": worker.organisation,
        "area": worker.area,
        "languages": " ".join(worker.languages),
        "phone": worker.phone,
        "valid_from": worker.validity.start,
        "valid_to": worker.validity.end,
    }


def _worker(row: Row[Any]) -> Worker:
    return Worker(
        code=row.code,
        name=row.name,
        title=row.title,
        team=row.team,
        organisation=row.organisation,
        area=row.area,
        languages=tuple(row.languages.split()),
        phone=row.phone,
        validity=Validity(row.valid_from, row.valid_to),
    )
