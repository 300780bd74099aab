"""A stick or second disk that carries a copy of the requests, and what it may still hold while it is away."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class Holds(StrEnum):
    """What lies on it, as far as this desk knows. NEW: written since the vault was last told of it."""

    NOTHING = "nothing"
    NEW = "new"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Stick:
    """One stick, known by the folder that is Kototori's own there.

    `since` is the day from which on it holds what was erased here. One that `leaves` is not wanted any more.
    `wiped_on` is the day on which something was erased from it, until the vault's register says so.
    """

    folder: Path
    name: str
    holds: Holds = Holds.NOTHING
    since: date | None = None
    leaves: bool = False
    wiped_on: date | None = None

    @property
    def is_owed(self) -> bool:
        """Whether it has to be plugged in, so that something can go from it."""
        return self.holds is not Holds.NOTHING and (self.since is not None or self.leaves)
