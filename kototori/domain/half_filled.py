"""A contact request that is not yet made: what was typed so far, to be sealed while it waits.

Reading is tolerant on purpose, as it is with unfinished contacts: what another version wrote and this one
does not know is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfFilled:
    """No printed form tells what is the visitor's. `sought` is what was typed to find the worker.

    `offered` are the needs that the contact had, `needs` those of them that the worker is told.
    """

    consent_version: str = ""
    consent_language: str = field(default="", repr=False)
    worker: str = field(default="", repr=False)
    team: str = field(default="", repr=False)
    sought: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    language: str = field(default="", repr=False)
    good_time: str = field(default="", repr=False)
    about: str = field(default="", repr=False)
    interpreter_needed: bool = field(default=False, repr=False)
    message_allowed: bool = field(default=False, repr=False)
    urgent: bool = field(default=False, repr=False)
    offered: tuple[str, ...] = field(default=(), repr=False)
    needs: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_the_visitors(self) -> bool:
        """Whether it holds anything that was typed about the visitor."""
        return bool(self.name or self.phone or self.good_time or self.about)

    def as_values(self) -> dict[str, Any]:
        """Its fields by name, for the sealed form."""
        return {part.name: getattr(self, part.name) for part in fields(self)}


def read_half_filled(values: Mapping[str, Any]) -> HalfFilled:
    """A request as it was left, without what cannot be understood."""
    empty = HalfFilled()
    known: dict[str, Any] = {}
    for part in fields(HalfFilled):
        value, wanted = values.get(part.name), getattr(empty, part.name)
        if isinstance(wanted, tuple):
            if isinstance(value, list | tuple) and all(isinstance(code, str) for code in value):
                known[part.name] = tuple(value)
        elif type(value) is type(wanted):
            known[part.name] = value
    return HalfFilled(**known)
