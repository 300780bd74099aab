"""What a visitor asks a social worker to know: the only personal data that the desk ever stores."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from kototori.domain.errors import DeskError, MissingValue, TooLong
from kototori.domain.personal_data import holds_identity_code
from kototori.domain.referral_slip import LONGEST

_LONGEST_OTHERS = 120


class IdentityCodeTyped(DeskError):
    """A personal identity code was typed where none is wanted. It stays out of the error."""

    field: str


class NoConsent(DeskError):
    """The visitor did not consent, so nothing is stored."""


class UnknownRequestField(DeskError):
    """A request has no such field."""

    name: str


def longest(name: str) -> int:
    """How many letters a field of a request takes."""
    return LONGEST.get("matter" if name == "about" else name, _LONGEST_OTHERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestContents:
    """One request, with everything that the worker is told. No printed form tells what is the visitor's.

    `own_worker`: the visitor has a worker in the team and does not know the name; `worker` is empty then.
    """

    worker: str = field(repr=False)
    team: str = field(repr=False)
    own_worker: bool = field(default=False, repr=False)
    name: str = field(repr=False)
    phone: str = field(repr=False)
    language: str = field(default="", repr=False)
    about: str = field(default="", repr=False)
    needs: tuple[str, ...] = field(default=(), repr=False)
    good_time: str = field(default="", repr=False)
    interpreter_needed: bool = field(default=False, repr=False)
    message_allowed: bool = field(default=False, repr=False)
    urgent: bool = field(default=False, repr=False)
    place: str = field(default="", repr=False)
    consent_version: str
    consent_language: str = field(repr=False)
    acknowledgement: str = field(repr=False)
    withdrawal: str = field(repr=False)

    def __post_init__(self) -> None:
        for part in fields(self):
            typed = getattr(self, part.name)
            if isinstance(typed, str) and holds_identity_code(typed):
                raise IdentityCodeTyped(part.name)
        for required in ("worker", "team", "name", "phone", "consent_version", "consent_language"):
            if required == "worker" and self.own_worker:
                continue
            if not getattr(self, required).strip():
                raise MissingValue(required)
        for part in fields(self):
            most = longest(part.name)
            typed = getattr(self, part.name)
            if isinstance(typed, str) and len(typed) > most:
                raise TooLong(part.name, most)

    def as_values(self) -> dict[str, Any]:
        """Its fields by name, for the sealed form."""
        return {part.name: getattr(self, part.name) for part in fields(self)}

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """What was sealed, by this version of the program or an earlier one."""
        return cls(**{**values, "needs": tuple(values.get("needs", ()))})
