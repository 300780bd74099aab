"""Fills the log of a new desk with invented contacts, many and fast, for measurements of figures.

python .ci/many_contacts.py HOME --contacts 1000000 --years 10 --today 30

The desk must have been made before (`kototori --home HOME needs list`). Always the same contacts.
"""

import argparse
import datetime as dt
import random
import sqlite3
from pathlib import Path
from zoneinfo import ZoneInfo

PLACES = ("hervanta", "hervanta", "keskusta", "puhos")
LANGUAGES = ("ar", "ar", "so", "so", "fa", "ru", "fi", "en", "ti", "my", "prs", "sv", None)
NEEDS = ("A1", "A2", "B1", "B1", "B3", "C1", "C2", "D1", "D2", "E1", "F1", "G1", "H1", "J1", "L1", "K1")
AGES = ("0-17", "18-29", "30-49", "30-49", "50-64", "65+", None)
CHANNELS = ("walk_in", "walk_in", "walk_in", "phone", "message", "outreach", None)
MEANS = ("shared", "own_language_adviser", "interpreter_phone", "companion", "translation_app", "not_met")
TASKS = ("application", "additional_information", "letter_explained", "e_service", "information", None, None)
WHY = ("not_understood", "digital_barrier", "queue_or_no_answer", "trusts_this_place", None, None, None)
OUTCOMES = ("solved", "advised", "application_sent", "booked", "guided_on", "unmet", None, None)
SOURCES = ("live", "live", "live", "busy", "late", "tally")
ROLES = ("professional", "own_language_adviser", "volunteer", None)
SATURDAY = 5
KINDS = 5000  # of contacts; to invent each of a million for itself takes minutes
COLUMNS = (
    "id, rev, is_newest, desk_id, origin, recorded_on, updated_on, occurred_at, local_date, local_hour, "
    "local_minute, source, place, channel, persons, language, language_means, served_by, age_band, "
    "first_visit, task, why_here"
)


class ManyContacts:
    """Writes contacts day by day."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._chance = random.Random(2026)
        self._desk = self._chance.randbytes(16)
        self._kinds = [self._kind() for _ in range(KINDS)]

    def fill(self, contacts: int, years: int, on_the_last_day: int, last: dt.date) -> None:
        """Contacts on weekdays up to `last`, and so many of them on that day."""
        days = [last - dt.timedelta(days=back) for back in range(round(365.25 * years), 0, -1)]
        open_days = [day for day in days if day.weekday() < SATURDAY]
        numbers = [0] * len(open_days)
        for at in self._chance.choices(range(len(open_days)), k=contacts):
            numbers[at] += 1
        self._file.execute("BEGIN")
        self._file.execute("INSERT OR IGNORE INTO leaflet_topic VALUES ('this-place')")
        for day, number in zip((*open_days, last), (*numbers, on_the_last_day), strict=True):
            self._fill_day(day, number)
        self._file.execute("COMMIT")

    def _fill_day(self, day: dt.date, number: int) -> None:
        on, chance = day.isoformat(), self._chance
        moments = []
        for hour in range(9, 16):
            for minute in (0, 15, 30, 45):
                local = dt.datetime.combine(day, dt.time(hour, minute), ZoneInfo("Europe/Helsinki"))
                utc = local.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%MZ")
                moments.append((utc, on, hour, minute))
        clock = (int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()) * 1000).to_bytes(6, "big")
        ids = sorted(clock + _version_8(chance.randbytes(10)) for _ in range(number))
        rows, needs, outcomes, handouts = [], [], [], []
        picked = chance.choices(self._kinds, k=number)
        for one, moment, kind in zip(ids, chance.choices(moments, k=number), picked, strict=True):
            plain, held, outcome, leaflet = kind
            rows.append((one, 1, 1, self._desk, self._desk, on, on, *moment, *plain))
            needs += [(one, 1, code, at, on) for at, code in enumerate(held)]
            if outcome:
                outcomes.append((one, 1, outcome, 0))
            if leaflet:
                handouts.append((one, 1, "this-place", leaflet, 1))
        put = self._file.executemany
        put(f"INSERT INTO contact ({COLUMNS}) VALUES ({', '.join('?' * 22)})", rows)
        put("INSERT INTO contact_need VALUES (?, ?, ?, ?, ?)", needs)
        put("INSERT INTO contact_outcome VALUES (?, ?, ?, ?)", outcomes)
        put("INSERT INTO contact_handout VALUES (?, ?, ?, ?, ?)", handouts)

    def _kind(self) -> tuple[tuple[object, ...], tuple[str, ...], str | None, str | None]:
        pick = self._chance.choice
        language = pick(LANGUAGES)
        plain = (pick(SOURCES), pick(PLACES), pick(CHANNELS), pick((1, 1, 1, 2, 4)), language)
        plain += (pick(MEANS) if language else None, pick(ROLES), pick(AGES), pick(("yes", "no", None)))
        plain += (pick(TASKS), pick(WHY))
        held = dict.fromkeys(self._chance.choices(NEEDS, k=pick((0, 1, 1, 2, 3))))
        return plain, tuple(held), pick(OUTCOMES), pick(("ar", "so", *[None] * 8))


def _version_8(ten: bytes) -> bytes:
    return bytes((0x80 | ten[0] & 0x0F, ten[1], 0x80 | ten[2] & 0x3F)) + ten[3:]


def fill(home: Path, contacts: int, years: int, today: int) -> None:
    last = dt.datetime.now(ZoneInfo("Europe/Helsinki")).date()  # noqa: TID251 - a measurement has no clock to be given
    with sqlite3.connect(home / "kototori.db", isolation_level=None) as file:
        for setting in (
            "synchronous=OFF",
            "cache_size=-400000",
            "foreign_keys=OFF",
            "ignore_check_constraints=ON",
        ):
            file.execute(f"PRAGMA {setting}")
        ManyContacts(file).fill(contacts, years, today, last)
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("home", type=Path)
    parser.add_argument("--contacts", type=int, default=1_000_000)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--today", type=int, default=30)
    given = parser.parse_args()
    fill(given.home, given.contacts, given.years, given.today)


if __name__ == "__main__":
    main()
