"""How three languages write dates, times and numbers: small tables, so that no start pays for Babel's."""

from collections.abc import Mapping
from typing import NamedTuple


class Habits(NamedTuple):
    """How one language writes what is not a sentence. Weeks begin on Monday."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    date: str
    short_day: str
    clock_mark: str
    thousands_mark: str
    decimal_mark: str
    last_join: str


_FINNISH = Habits(
    weekdays=("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    months=(
        "tammikuu",
        "helmikuu",
        "maaliskuu",
        "huhtikuu",
        "toukokuu",
        "kesäkuu",
        "heinäkuu",
        "elokuu",
        "syyskuu",
        "lokakuu",
        "marraskuu",
        "joulukuu",
    ),
    date="{day}.{month}.{year}",
    short_day="{weekday:.2} {day}.{month}.",
    clock_mark=".",
    thousands_mark="\u00a0",
    decimal_mark=",",
    last_join=" ja ",
)
_SWEDISH = Habits(
    weekdays=("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    months=(
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ),
    date="{day}.{month}.{year}",
    short_day="{weekday:.3} {day}.{month}.",
    clock_mark=".",
    thousands_mark="\u00a0",
    decimal_mark=",",
    last_join=" och ",
)
_ENGLISH = Habits(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    date="{day} {month_name:.3} {year}",
    short_day="{weekday:.3} {day} {month_name:.3}",
    clock_mark=":",
    thousands_mark=",",
    decimal_mark=".",
    last_join=" and ",
)

HABITS: Mapping[str, Habits] = {"fi": _FINNISH, "sv": _SWEDISH, "en": _ENGLISH}
