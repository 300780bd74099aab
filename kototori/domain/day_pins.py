"""What holds for every contact of one day of the desk, until one of them is given something else."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from kototori.domain.contact import Channel, ServedBy
from kototori.domain.errors import UnknownCode
from kototori.domain.vocabulary import Vocabulary

PINNABLE = ("place", "channel", "served_by", "language")
_CLOSED = {"channel": Channel, "served_by": ServedBy}
_NONE: Mapping[str, str] = MappingProxyType({})


class DayPins(NamedTuple):
    """Field names with their codes, and the day for which alone they hold."""

    day: date | None = None
    codes: Mapping[str, str] = _NONE

    @classmethod
    def from_text(cls, text: str) -> "DayPins":
        """From `2026-11-24 channel=phone language=ar`; what cannot be read holds for no day."""
        day, *pairs = text.split() or [""]
        try:
            codes = dict(pair.split("=") for pair in pairs)
            return cls(date.fromisoformat(day), {field: codes[field] for field in PINNABLE if field in codes})
        except ValueError:
            return cls()

    @property
    def text(self) -> str:
        """As it is stored."""
        pairs = (f"{field}={code}" for field, code in self.codes.items())
        return " ".join((self.day.isoformat() if self.day else "", *pairs))

    def on(self, day: date) -> Mapping[str, str]:
        """What holds on a day, in the order in which it is shown."""
        return self.codes if day == self.day else _NONE

    def changed(self, day: date, field: str, code: str | None) -> "DayPins":
        """With another code for the day; None unpins."""
        codes = dict(self.on(day))
        codes.pop(field, None)
        if code is not None:
            codes[field] = code
        return DayPins(day, {name: codes[name] for name in PINNABLE if name in codes})


def must_be_pinnable(field: str, code: str, vocabulary: Vocabulary, day: date) -> None:
    """Raises UnknownCode for a field that no day pins, and for a code that the field does not know."""
    if field == "language":
        vocabulary.language_code(code)
    elif field == "place":
        place = vocabulary.places.get(code)
        if place is None or not place.validity.covers(day):
            raise UnknownCode(field, code)
    elif field not in _CLOSED or code not in set(_CLOSED[field]):
        raise UnknownCode(field, code)
