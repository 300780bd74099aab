"""The desk's directory of social workers in and out, with their days away, and how teams are reached."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from kototori.domain.need import Validity
from kototori.domain.worker import Absence, TeamContact, Worker
from kototori.storage import schema as t


def all_workers(connection: Connection) -> list[Worker]:
    """Everybody who is or was in the directory, by name."""
    absences: defaultdict[str, list[Absence]] = defaultdict(list)
    c = t.worker_absence.c
    for row in connection.execute(select(t.worker_absence).order_by(c.worker, c.first_day)):
        absences[row.worker].append(Absence(row.first_day, row.last_day, row.stand_in or ""))
    rows = connection.execute(select(t.worker).order_by(t.worker.c.name, t.worker.c.code))
    return [_worker(row, tuple(absences[row.code])) for row in rows]


def add(connection: Connection, worker: Worker) -> None:
    """Adds somebody."""
    connection.execute(insert(t.worker), _row(worker))
    _put_absences(connection, worker)


def put(connection: Connection, worker: Worker) -> None:
    """Changes somebody's details, validity or absences."""
    connection.execute(update(t.worker).where(t.worker.c.code == worker.code).values(_row(worker)))
    _put_absences(connection, worker)


def forget_absences(connection: Connection, before: date) -> None:
    """Nobody needs to know who was away once they are back."""
    connection.execute(delete(t.worker_absence).where(t.worker_absence.c.last_day < before))


def team_contacts(connection: Connection) -> list[TeamContact]:
    """The teams that are reached in a way of their own."""
    return [
        TeamContact(
            team=row.team,
            phone=row.phone,
            secure_address=row.secure_address,
            age_recipient=row.age_recipient,
        )
        for row in connection.execute(select(t.team_contact).order_by(t.team_contact.c.team))
    ]


def put_team_contact(connection: Connection, contact: TeamContact) -> None:
    """Says how a team is reached; nothing at all takes the team's own line away."""
    connection.execute(delete(t.team_contact).where(t.team_contact.c.team == contact.team))
    if not contact.is_empty:
        names = ("team", "phone", "secure_address", "age_recipient")
        connection.execute(insert(t.team_contact), {name: getattr(contact, name) for name in names})


def _put_absences(connection: Connection, worker: Worker) -> None:
    connection.execute(delete(t.worker_absence).where(t.worker_absence.c.worker == worker.code))
    for absence in worker.absences:
        connection.execute(
            insert(t.worker_absence),
            {
                "worker": worker.code,
                "first_day": absence.first,
                "last_day": absence.last,
                "stand_in": absence.stand_in or None,
            },
        )


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
        "secure_address": worker.secure_address,
        "age_recipient": worker.age_recipient,
        "valid_from": worker.validity.start,
        "valid_to": worker.validity.end,
    }


def _worker(row: Row[Any], absences: tuple[Absence, ...]) -> Worker:
    return Worker(
        code=row.code,
        name=row.name,
        title=row.title,
        team=row.team,
        organisation=row.organisation,
        area=row.area,
        languages=tuple(row.languages.split()),
        phone=row.phone,
        secure_address=row.secure_address,
        age_recipient=row.age_recipient,
        validity=Validity(row.valid_from, row.valid_to),
        absences=absences,
    )
