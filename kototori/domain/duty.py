"""Who was on duty by role: how many of each, never who."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from kototori.domain.contact import ServedBy

MOST_ON_DUTY = 99
Persons = Mapping[ServedBy, int]


@dataclass(frozen=True, slots=True)
class Duty:
    """How many of each role; `is_told` once somebody said so, else it is proposed, perhaps as on `like`."""

    persons: Persons = field(default_factory=dict)
    is_told: bool = False
    like: date | None = None

    @property
    def there(self) -> Persons:
        """The roles that anybody had, in their order."""
        return {role: self.persons[role] for role in ServedBy if self.persons.get(role)}


def proposed(served: Collection[ServedBy], earlier: Persons, like: date | None) -> Duty:
    """As on the last such weekday, with at least one of each role that served today."""
    if not served and not earlier:
        return Duty()
    persons = {role: max(earlier.get(role, 0), int(role in served)) for role in ServedBy}
    return Duty(persons, like=like if earlier else None)
