"""Makes logs of contacts of the kind of contacts-2019.csv: other days, other contacts, the same shares.

    python tests/tools/made_up_logs.py contacts-2019.csv OUT.csv --contacts 10000 --days mon-fri --months 12 --seed 1

A contact is put together from three rows of the file: one gives language and how it was met, one of the same
language the visitor, one the needs and what was done. Nothing in it is about anybody.
"""

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

OF_LANGUAGE = ("language", "language_means", "served_by")
OF_VISITOR = ("place", "channel", "persons", "age_band", "first_visit", "own_worker")
OF_NEED = ("needs", "task", "why_here", "minutes", "outcome")
Row = dict[str, str]


def template(path: Path) -> list[Row]:
    """The rows of a file to make others from."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def made_up(rows: Sequence[Row], contacts: int, *, weekdays: Sequence[int] = (1, 4), months: int = 9, seed: int) -> list[Row]:
    """So many contacts of 2019, on these days of the week of its first months, in the order of their time."""
    chance = random.Random(f"{seed} {contacts} {months}")
    end = date(2019, 12, 31) if months == 12 else date(2019, months + 1, 1) - timedelta(1)
    days = [day for n in range(365) if (day := date(2019, 1, 2) + timedelta(n)) <= end and day.weekday() in weekdays]
    sizes = list(Counter(row["occurred_at"][:10] for row in rows).values())
    weights = [chance.choice(sizes) for _ in days]
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        alike[row["language"]].append(row)
    found = []
    for day in chance.choices(days, weights, k=contacts):
        spoken, done, when = (chance.choice(rows) for _ in range(3))
        visitor = chance.choice(alike[spoken["language"]])
        found.append(
            {"occurred_at": f"{day}{when['occurred_at'][10:]}"}
            | {name: visitor[name] for name in OF_VISITOR}
            | {name: spoken[name] for name in OF_LANGUAGE}
            | {name: done[name] for name in OF_NEED}
        )
    return sorted(found, key=lambda row: row["occurred_at"])


def put(path: Path, rows: Sequence[Row]) -> None:
    """A file that can be read in."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("like", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--contacts", type=int, default=2000)
    parser.add_argument("--days", choices=("tue+fri", "mon-fri"), default="tue+fri")
    parser.add_argument("--months", type=int, default=9)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    weekdays = (1, 4) if given.days == "tue+fri" else range(5)
    put(given.out, made_up(template(given.like), given.contacts, weekdays=weekdays, months=given.months, seed=given.seed))


if __name__ == "__main__":
    main()
