"""Fills the log of a new desk with invented contacts, many and fast, for measurements of figures.

python .ci/million_contacts.py HOME --contacts 1000000 --years 10 --today 30

The desk must have been made before (`kototori --home HOME needs list`). Always the same contacts.
"""

import argparse
import datetime as dt
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

PLACES = ("hervanta", "hervanta", "keskusta", "puhos")
LANGUAGES = ("ar", "ar", "so", "so", "fa", "ru", "fi", "en", "ti", "my", "prs", "sv", None)
NEEDS = ("A1", "A2", "B1", "B1", "B3", "C1", "C2", "D1", "D2", "E1", "F1", "G1", "H1", "J1", "L1", "K1")
AGES = ("0-17", "18-29", "30-49", "30-49", "50-64", "65+", None)
CHANNELS = ("walk_in", "walk_in", "walk_in", "phone", "message", "outreach", None)
MEANS = ("shared", "own_language_adviser", "interpreter_phone", "companion", "translation_app", "not_met")
TASKS = ("application", "additional_information", "letter_explained", "e_service", "information", None, None)
WHY = ("not_understood", "digital_barrier", "queue_or_no_answer", "no_own_language", "trusts_this_place")
OUTCOMES = ("solved", "advised", "application_sent", "booked", "guided_on", "unmet")
SOURCES = ("live", "live", "live", "busy", "late", "tally")
ROLES = ("professional", "own_language_adviser", "volunteer", None)
OPEN_ON = (0, 1, 2, 3, 4)
COLUMNS = (
    "id, rev, is_newest, desk_id, origin, recorded_on, updated_on, source, occurred_at, local_date, "
    "local_hour, local_minute, place, channel, persons, language, language_means, served_by, age_band, "
    "first_visit, task, why_here"
)


def fill(home: Path, contacts: int, years: int, on_the_last_day: int, last: dt.date) -> None:
    """Contacts on weekdays up to and with `last`; so many of them on that day."""
    chance = random.Random(2026)
    days = [last - dt.timedelta(days=back) for back in range(1, round(365.25 * years))]
    open_days = sorted(day for day in days if day.weekday() in OPEN_ON)
    by_day = [0] * len(open_days)
    for _ in range(contacts):
        by_day[chance.randrange(len(open_days))] += 1
    with sqlite3.connect(home / "kototori.db", isolation_level=None) as file:
        for setting in ("synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF"):
            file.execute(f"PRAGMA {setting}")
        desk = chance.randbytes(16)
        file.execute("BEGIN")
        for day, number in [*zip(open_days, by_day, strict=True), (last, on_the_last_day)]:
            _insert(file, sorted(_contacts(chance, day, number)), day, desk, chance)
        file.execute("COMMIT")
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _contacts(chance: random.Random, day: dt.date, number: int) -> Iterator[bytes]:
    midnight = int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()) * 1000
    clock = midnight.to_bytes(6, "big")
    for _ in range(number):
        rest = bytearray(chance.randbytes(10))
        rest[0], rest[2] = 0x80 | rest[0] & 0x0F, 0x80 | rest[2] & 0x3F
        yield clock + rest


def _insert(
    file: sqlite3.Connection, ids: list[bytes], day: dt.date, desk: bytes, chance: random.Random
) -> None:
    on = day.isoformat()
    pick = chance.choice
    rows, needs, outcomes = [], [], []
    for one in ids:
        hour, minute = chance.randrange(9, 16), pick((0, 15, 30, 45))
        local = dt.datetime.combine(day, dt.time(hour, minute), ZoneInfo("Europe/Helsinki"))
        at = local.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%MZ")
        language = pick(LANGUAGES)
        rows.append(
            (
                one,
                1,
                1,
                desk,
                desk,
                on,
                on,
                pick(SOURCES),
                at,
                on,
                hour,
                minute,
                pick(PLACES),
                pick(CHANNELS),
                chance.choice((1, 1, 1, 2, 4)),
                language,
                pick(MEANS) if language else None,
                pick(ROLES),
                pick(AGES),
                pick(("yes", "no", None)),
                pick(TASKS),
                pick(WHY) if chance.random() < 0.4 else None,
            )
        )
        held = dict.fromkeys(chance.choices(NEEDS, k=pick((1, 1, 2, 3))))
        needs += [(one, 1, code, at, on) for at, code in enumerate(held)]
        if chance.random() < 0.7:
            outcomes.append((one, 1, pick(OUTCOMES), 0))
    file.executemany(f"INSERT INTO contact ({COLUMNS}) VALUES ({', '.join('?' * 22)})", rows)
    file.executemany("INSERT INTO contact_need VALUES (?, ?, ?, ?, ?)", needs)
    file.executemany("INSERT INTO contact_outcome VALUES (?, ?, ?, ?)", outcomes)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("home", type=Path)
    parser.add_argument("--contacts", type=int, default=1_000_000)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--today", type=int, default=30)
    given = parser.parse_args()
    today = dt.datetime.now(ZoneInfo("Europe/Helsinki")).date()  # noqa: TID251 - a measurement has no clock to be given
    fill(given.home, given.contacts, given.years, given.today, today)


if __name__ == "__main__":
    main()
