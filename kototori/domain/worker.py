"""A social worker in the desk's own directory: work details only, and never why somebody is away."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from kototori.domain.errors import DeskError, MissingValue
from kototori.domain.need import ALWAYS, Validity

_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>.]+(\.[^@\s<>.]+)+")
_WEB = re.compile(r"https://[^\s/<>.]+(\.[^\s/<>.]+)+(/[^\s<>]*)?")


class UnknownDetail(DeskError):
    """The directory holds no such thing about a worker."""

    detail: str


class BadAddress(DeskError):
    """Neither an e-mail address nor a web address that begins with https."""

    field: str
    address: str


class NotARecipient(DeskError):
    """Not a whole public age key. What was typed stays out of the error: it may be half a secret one."""

    field: str


class SecretKeyTyped(DeskError):
    """A secret age key was given where a public one belongs; it stays out of the error."""

    field: str


class EndsBeforeItBegins(DeskError):
    """A last day that lies before the first one."""

    first: date
    last: date


class AbsencesOverlap(DeskError):
    """Somebody is said to be away twice on the same day."""

    day: date


class OwnStandIn(DeskError):
    """Nobody stands in for themselves."""

    worker: str


class NotAway(DeskError):
    """Whoever is said to be back is not away."""

    worker: str


class Absence(NamedTuple):
    """Days on which somebody is away; nobody needs to know why. The last day is None until it is known."""

    first: date
    last: date | None = None
    stand_in: str = ""

    def covers(self, day: date) -> bool:
        """Whether that day is one of them."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """The named recipient of a referral request."""

    code: str
    name: str
    title: str
    team: str
    organisation: str = ""
    area: str = ""
    languages: tuple[str, ...] = ()
    phone: str = ""
    secure_address: str = ""
    age_recipient: str = field(default="", repr=False)
    validity: Validity = ALWAYS
    absences: tuple[Absence, ...] = ()

    def __post_init__(self) -> None:
        for name in ("code", "name", "title", "team"):
            if not getattr(self, name).strip():
                raise MissingValue(name)
        must_be_address("secure_address", self.secure_address)
        must_not_be_secret("age_recipient", self.age_recipient)
        first, last = self.validity
        if first is not None and last is not None and last < first:
            raise EndsBeforeItBegins(first, last)
        _must_be_absences(self.code, self.absences)

    def absence_on(self, day: date) -> Absence | None:
        """The absence that covers the day."""
        return next((absence for absence in self.absences if absence.covers(day)), None)

    def present_on(self, day: date) -> bool:
        """Whether the worker is in the directory that day, and not away."""
        return self.validity.covers(day) and self.absence_on(day) is None

    def stand_in_on(self, day: date, directory: Mapping[str, "Worker"]) -> "Worker | None":
        """Who is there that day in place of whoever is away: the stand-in, or whoever stands in for that one.

        None where the worker is not away, nobody is named, or everybody along the way is away or gone.
        """
        asked, at = {self.code}, self
        while (absence := at.absence_on(day)) is not None and absence.stand_in in directory:
            at = directory[absence.stand_in]
            if at.code in asked:
                return None
            if at.present_on(day):
                return at
            if not at.validity.covers(day):
                return None
            asked.add(at.code)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamContact:
    """How a team is reached as a team: its own duty phone, shared box or key."""

    team: str
    phone: str = ""
    secure_address: str = ""
    age_recipient: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.team.strip():
            raise MissingValue("team")
        must_be_address("secure_address", self.secure_address)
        must_not_be_secret("age_recipient", self.age_recipient)

    @property
    def is_empty(self) -> bool:
        """Whether nothing leads to the team but its workers."""
        return not (self.phone or self.secure_address or self.age_recipient)


def must_be_address(name: str, address: str) -> None:
    """Raises BadAddress; nothing at all is an answer."""
    if address and not (_MAIL.fullmatch(address) or _WEB.fullmatch(address)):
        raise BadAddress(name, address)


def must_not_be_secret(name: str, key: str) -> None:
    """Raises SecretKeyTyped; whether a public key is whole, storage tells."""
    if "AGE-SECRET-KEY" in key.upper():
        raise SecretKeyTyped(name)


def _must_be_absences(code: str, absences: tuple[Absence, ...]) -> None:
    before: Absence | None = None
    for absence in sorted(absences, key=lambda absence: absence.first):
        if absence.last is not None and absence.last < absence.first:
            raise EndsBeforeItBegins(absence.first, absence.last)
        if absence.stand_in == code:
            raise OwnStandIn(code)
        if before is not None and (before.last is None or absence.first <= before.last):
            raise AbsencesOverlap(absence.first)
        before = absence
