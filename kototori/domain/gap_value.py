"""A phone number, an address or a link that leaflets name instead of holding it."""

from dataclasses import dataclass
from datetime import date

LOOKED_UP_EVERY = 365  # days after which a number may have changed unseen

OF_THE_DESK = "desk_"  # what the desk says of itself; a new desk has not said it yet


@dataclass(frozen=True, slots=True)
class GapValue:
    """Written once for all leaflets and languages.

    `language` is empty for a value that serves all; `checked` is None as long as nobody looked it up.
    """

    name: str
    language: str
    value: str
    source: str
    checked: date | None

    def is_fresh(self, today: date) -> bool:
        """Whether somebody looked it up within a year; what the desk says of itself needs no looking up."""
        if self.name.startswith(OF_THE_DESK):
            return True
        return self.checked is not None and (today - self.checked).days <= LOOKED_UP_EVERY
