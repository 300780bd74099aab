"""The directory of social workers on one day: who can be asked, who is away, and who stands in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kototori.domain.worker import TeamContact, Worker


class Away(NamedTuple):
    """Somebody is away: until and with that day, None while it is not known; and who is there instead."""

    until: date | None
    stand_in: Worker | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Whom a request reaches that names no worker: the team's own phone, box or key, and its workers."""

    name: str
    organisation: str = ""
    phone: str = ""
    secure_address: str = ""
    recipients: tuple[str, ...] = ()
    workers: tuple[Worker, ...] = ()

    @property
    def is_reachable(self) -> bool:
        """Whether anybody would read a request to the team."""
        return bool(self.workers or self.phone or self.secure_address or self.recipients)


class Directory:
    """What the directory says on one day; read once, it does not change."""

    def __init__(self, day: date, workers: Iterable[Worker], contacts: Iterable[TeamContact] = ()) -> None:
        self.day = day
        self.everybody: Mapping[str, Worker] = {worker.code: worker for worker in workers}
        self._contacts = {contact.team: contact for contact in contacts}

    @property
    def workers(self) -> list[Worker]:
        """Those who are in it that day, the absent ones too, in the order they were given."""
        return [worker for worker in self.everybody.values() if worker.validity.covers(self.day)]

    def away(self, worker: Worker) -> Away | None:
        """Until when somebody is away, and who stands in; None for whoever is there.

        A request is never sent elsewhere by itself: the adviser chooses.
        """
        absence = worker.absence_on(self.day)
        if absence is None:
            return None
        return Away(_last_day(worker, absence.last), worker.stand_in_on(self.day, self.everybody))

    def teams(self) -> list[Team]:
        """The teams of that day, by name."""
        names = {worker.team for worker in self.workers} | set(self._contacts)
        return [self.team(name) for name in sorted(names, key=str.casefold)]

    def team(self, name: str) -> Team:
        """One team; with nobody in it where the directory knows none of this name.

        What is sealed for it opens by its own key, or else by the key of each of its workers who is there.
        """
        contact = self._contacts.get(name) or TeamContact(team=name)
        there = tuple(worker for worker in self.workers if worker.team == name)
        present = tuple(worker for worker in there if worker.present_on(self.day))
        keys = [contact.age_recipient] if contact.age_recipient else [w.age_recipient for w in present]
        return Team(
            name=name,
            organisation=next((worker.organisation for worker in there if worker.organisation), ""),
            phone=contact.phone,
            secure_address=contact.secure_address,
            recipients=tuple(dict.fromkeys(key for key in keys if key)),
            workers=present,
        )

    def contact_of(self, team: str) -> TeamContact:
        """What the directory itself says about a team."""
        return self._contacts.get(team) or TeamContact(team=team)


def _last_day(worker: Worker, last: date | None) -> date | None:
    """The end of days away that follow each other without a day between."""
    for absence in sorted(worker.absences, key=lambda absence: absence.first):
        if last is not None and (absence.first - last).days == 1:
            last = absence.last
    return last
