"""What somebody types when asked when a contact was: `1030`, `eilen 14`, `tis`, `4.11. 9.15`, `yesterday`.

Finnish, Swedish and English are read at once, whatever the language of the window, with or without the dots
of ä, ö and å. Where a text could mean two things, this is what it means:

- `4.11` is the fourth of November, as on paper; a time of day never needs it, because quarter-hours end in
  00, 15, 30 or 45. With a month that cannot be (`10.30`) or one written with a nought (`9.05`) it is a time.
  `klo 4.11`, `4:11` and `0411` are always times, `4.11.` and `4/11` always days, and the day comes first.
- A bare number is a time: `9` is nine o'clock, `1030` half past ten, and `2025` is no year.
- Behind a day everything is a time: `eilen 4.11` is eleven past four.
- A weekday is the last such day up to today, so that on a Tuesday `ti` is today; two letters of its name in
  any of the languages are enough. `viime ti`, `förra tisdagen`, `last Tuesday` is never today. A day without
  a year is the last such day that is not in the future.
- A weekday before a day in figures has to be that day's: `ke 4.11.`.
- A time alone is today.

A day that is planned (`read_planned_day`) may lie ahead: `huomenna`, `i morgon`, `tomorrow`; a weekday is the
next such day from today on, and a day without a year the one that is nearest to today.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from kototori.domain.errors import FutureMoment, UnclearDay, UnclearMoment
from kototori.domain.moment import Moment, desk_zone, local_day

_WEEKDAYS = (
    ("maanantaina", "mandags", "mandagen", "monday"),
    ("tiistaina", "tisdags", "tisdagen", "tuesday"),
    ("keskiviikkona", "onsdags", "onsdagen", "wednesday"),
    ("torstaina", "torsdags", "torsdagen", "thursday"),
    ("perjantaina", "fredags", "fredagen", "friday"),
    ("lauantaina", "lordags", "lordagen", "saturday"),
    ("sunnuntaina", "sondags", "sondagen", "sunday"),
)
_BEFORE_TODAY = re.compile(r"(?:viime|forra|last)(?=[a-z])", re.ASCII)
_LEAST_OF_A_WEEKDAY = 2  # letters; no two weekdays share them in the three languages
_DAYS_AGO = {
    "tanaan": 0,
    "idag": 0,
    "today": 0,
    "eilen": 1,
    "igar": 1,
    "yesterday": 1,
    "toissapaivana": 2,
    "forrgar": 2,
    "iforrgar": 2,
    "daybeforeyesterday": 2,
    "thedaybeforeyesterday": 2,
}
_DAYS_AHEAD = {
    "huomenna": 1,
    "imorgon": 1,
    "imorron": 1,
    "tomorrow": 1,
    "ylihuomenna": 2,
    "overmorgon": 2,
    "iovermorgon": 2,
    "dayaftertomorrow": 2,
    "thedayaftertomorrow": 2,
}
_CLOCK = re.compile(r"(?<![a-z])(?:klo|kello|kl|klockan|at)\.?\s*(?=\d)", re.ASCII)
_TIME = re.compile(r"@?(?:(\d{1,2})[.:](\d{2})|(\d{1,2})(\d{2})?)", re.ASCII)
_DAY = re.compile(r"(\d{1,2})(?:\.(\d{1,2})\.|/(\d{1,2})/?)(\d{4}|\d{2})?", re.ASCII)
_BARE_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_FIRST_YEAR = 2000  # an earlier one is a slip of the finger
_LEAP = 8  # years; the 29th of February comes again within so many


def read_when(text: str, now: datetime) -> Moment:
    """The day, or the day and its quarter-hour cut down; `now` is an aware instant.

    Raises UnclearMoment, or FutureMoment where it is later than `now`.
    """
    local = now.astimezone(desk_zone())
    day, at = _read(_plain(text), local_day(now), text)
    if day > local.date() or (at is not None and datetime.combine(day, at) > local.replace(tzinfo=None)):
        raise FutureMoment(text)
    return Moment(day, None if at is None else at.replace(minute=at.minute - at.minute % 15))


def read_planned_day(text: str, today: date, not_before: date | None = None) -> date:
    """A day that may lie ahead; without a year the nearest to today, or the first from `not_before` on.

    Raises UnclearDay.
    """
    plain = _plain(text)
    dated = _DAY.fullmatch(plain) or _BARE_DAY.fullmatch(plain)
    if dated is not None and (dated.lastindex or 0) < 4:
        day = _nearest(int(dated[1]), int(dated[2] or dated[3]), today, not_before)
    else:
        day = _day(plain, today) or _day_ahead(plain.replace(" ", ""), today)
        if day is not None and day < today and _weekday(plain.replace(" ", "")) is not None:
            day += timedelta(days=7)
    if day is None:
        raise UnclearDay(text)
    return day


def _nearest(day: int, month: int, today: date, not_before: date | None) -> date | None:
    years = range(today.year - _LEAP, today.year + _LEAP + 1)
    days = [found for year in years if (found := _date(year, month, day)) is not None]
    if not_before is not None:
        days = [found for found in days if found >= not_before][:1]
    return min(days, key=lambda found: abs((found - today).days), default=None)


def _day_ahead(word: str, today: date) -> date | None:
    return today + timedelta(days=_DAYS_AHEAD[word]) if word in _DAYS_AHEAD else None


def _plain(text: str) -> str:
    """Small letters without dots, single spaces, and an `@` where a time is said to begin."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    marked = _CLOCK.sub("@", " ".join(letters.replace(",", " ").split()))
    return re.sub(r"(?<=[a-z])(?=\d)", "@", marked)


def _read(plain: str, today: date, text: str) -> tuple[date, time | None]:
    day, at = _day(plain, today), _time(plain)
    if day is not None:
        return day, None
    if at is not None:
        return today, at
    for cut in re.finditer(r" ?@| ", plain):
        before, after = plain[: cut.start()], plain[cut.end() :]
        day, at = _day(before, today), _time(after)
        if day is None or at is None:
            day, at = _day(after, today), _time(before)
        if day is not None and at is not None:
            return day, at
    raise UnclearMoment(text)


def _time(plain: str) -> time | None:
    found = _TIME.fullmatch(plain)
    if found is None:
        return None
    digits = f"{found[3]}{found[4]}" if found[4] else ""
    if len(digits) == 3:  # 930 is half past nine, though the pattern took 93 first
        hour, minute = int(digits[0]), int(digits[1:])
    else:
        hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(plain: str, today: date) -> date | None:
    for pattern, read in ((_DAY, _day_of_digits), (_BARE_DAY, _bare_day), (_ISO_DAY, _iso_day)):
        found = pattern.fullmatch(plain)
        if found is not None:
            return read(found, today)
    word, _, figures = plain.partition(" ")
    dated = _DAY.fullmatch(figures)
    if dated is not None:
        day = _day_of_digits(dated, today)
        return day if day is not None and day.weekday() == _weekday(word) else None
    return _day_of_words(plain.replace(" ", ""), today)


def _day_of_digits(found: re.Match[str], today: date) -> date | None:
    day, month = int(found[1]), int(found[2] or found[3])
    if found[4] is None:
        return _last(day, month, today)
    year = int(found[4])
    return _date(year if year >= 100 else 2000 + year, month, day)


def _bare_day(found: re.Match[str], today: date) -> date | None:
    if found[2].startswith("0") and _time(found[0]) is not None:
        return None
    return _last(int(found[1]), int(found[2]), today)


def _iso_day(found: re.Match[str], today: date) -> date | None:
    return _date(int(found[1]), int(found[2]), int(found[3]))


def _day_of_words(word: str, today: date) -> date | None:
    if word in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[word])
    before = _BEFORE_TODAY.match(word)
    number = _weekday(word[before.end() :] if before else word)
    if number is None:
        return None
    ago = (today.weekday() - number) % 7
    return today - timedelta(days=7 if before and not ago else ago)


def _weekday(word: str) -> int | None:
    if len(word) < _LEAST_OF_A_WEEKDAY:
        return None
    spoken = word.removeprefix("i") if word.endswith("dags") else word  # `i tisdags`
    named = (n for n, names in enumerate(_WEEKDAYS) if any(name.startswith(spoken) for name in names))
    return next(named, None)


def _last(day: int, month: int, today: date) -> date | None:
    years = (today.year - ago for ago in range(_LEAP + 1))
    days = (_date(year, month, day) for year in years)
    return next((found for found in days if found is not None and found <= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    if year < _FIRST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
