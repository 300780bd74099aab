"""What the desk says of itself."""

from collections.abc import Mapping
from typing import NamedTuple

from kototori.domain.day_pins import DayPins


class DeskSettings(NamedTuple):
    """The desk's own settings; None is *not chosen yet*."""

    language: str | None = None
    place: str | None = None
    name: str = ""
    hours: str = ""
    single_keys: bool = True
    pins: DayPins = DayPins()

    @classmethod
    def from_values(cls, values: Mapping[str, str]) -> "DeskSettings":
        """From the values as they are stored."""
        return cls(
            language=values.get("language"),
            place=values.get("place"),
            name=values.get("name", ""),
            hours=values.get("hours", ""),
            single_keys=values.get("single_keys", "yes") == "yes",
            pins=DayPins.from_text(values.get("day_pins", "")),
        )
