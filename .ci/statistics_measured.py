"""Times figures for `bench.py`, each beside the bare SQL that a spreadsheet lover would write.

python .ci/statistics_measured.py HOME year       a page for a year: a line a measurement, ours and SQL's
python .ci/statistics_measured.py HOME save       seconds of the processor for a day after one contact more
python .ci/statistics_measured.py HOME idle       all days of the file counted for the first time
"""

import datetime as dt
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

from kototori import assets
from kototori.domain.overview import Asked, Naming, Only
from kototori.domain.period import By
from kototori.home import Home
from kototori.services.desk import Desk, open_desk

BARE = (
    "language",
    "age_band",
    "channel",
    "place",
    "first_visit",
    "task",
    "why_here",
    "language_means",
    "local_hour",
)
LOOKS = {
    "all": Only(),
    "place": Only(place="puhos"),
    "language": Only(language="ar"),
    "channel": Only(channel="walk_in"),
    "need": Only(need="A"),
}


def today() -> dt.date:
    return dt.datetime.now(ZoneInfo("Europe/Helsinki")).date()  # noqa: TID251 - a measurement has no clock to be given


def opened(home: Path) -> Desk:
    return open_desk(Home(home), assets.folder("resources"), lambda: dt.datetime.now(dt.UTC))  # noqa: TID251 - the same


def taken(work: Callable[[], object]) -> float:
    """Seconds of the processor: what else the computer does is not asked."""
    started = time.process_time()
    work()
    return time.process_time() - started


def said(what: str, ours: float, bare: float) -> None:
    print(what, ours, bare, sep="\t", flush=True)


def year(home: Path) -> None:
    """Last year, which lies between two others; a new program each time, which remembers nothing."""
    day = today().replace(year=today().year - 1, month=6, day=1)
    kept = home / "cache" / "counted-days.db"

    def look(only: Only, naming: Naming = Naming.AS_THEN) -> float:
        desk = opened(home)
        desk.setup.vocabulary()
        seconds = taken(lambda: desk.statistics.overview(Asked(day, By.YEAR, only, naming)))
        desk.close()
        return seconds

    def bare(only: Only) -> float:
        with sqlite3.connect(home / "kototori.db") as file:
            return taken(lambda: bare_count(file, [f"{day.year}-01-01", f"{day.year}-12-31"], only))

    kept.unlink(missing_ok=True)
    look(Only())  # what the program imports is not to be timed
    for _ in range(3):
        kept.unlink()
        said("cold", look(Only()), bare(Only()))
    for what, only in LOOKS.items():
        for _ in range(7 if what in ("all", "place") else 3):
            said(what, look(only), bare(only))
    desk = opened(home)
    for _ in range(8):
        said("again", taken(lambda: desk.statistics.overview(Asked(day, By.YEAR))), 0)
    desk.close()


def bare_count(file: sqlite3.Connection, between: list[str], only: Only) -> None:
    """One `GROUP BY` for each category of a contact and one for its needs."""
    where = "is_newest = 1 AND deleted_on IS NULL AND contact.local_date BETWEEN ? AND ?"
    values = list(between)
    for name in ("place", "language", "channel"):
        if getattr(only, name):
            where += f" AND {name} = ?"
            values.append(getattr(only, name))
    if only.need:
        where += (
            " AND EXISTS (SELECT 1 FROM contact_need AS n WHERE n.contact_id = id AND n.rev = contact.rev"
        )
        where += f" AND code LIKE '{only.need}%')"
    for name in BARE:
        file.execute(f"SELECT {name}, count(*) FROM contact WHERE {where} GROUP BY 1", values).fetchall()
    needs = "JOIN contact_need AS m ON m.contact_id = id AND m.rev = contact.rev"
    file.execute(f"SELECT m.code, count(*) FROM contact {needs} WHERE {where} GROUP BY 1", values).fetchall()


def save(home: Path) -> None:
    desk = opened(home)
    facts = desk.log.read({"needs": "A1 B", "language": "ar", "place": "hervanta"})
    on = today().isoformat()
    with sqlite3.connect(home / "kototori.db") as file:
        for turn in range(33):
            desk.log.record(facts)
            seconds = taken(lambda: desk.statistics.overview(Asked(today())))
            if turn >= 3:
                said("save", seconds, taken(lambda: bare_count(file, [on, on], Only())))
    desk.close()


def idle(home: Path) -> None:
    (home / "cache" / "counted-days.db").unlink(missing_ok=True)
    desk = opened(home)
    said("idle", taken(desk.statistics.count_days), (home / "cache" / "counted-days.db").stat().st_size)
    desk.close()


if __name__ == "__main__":
    {"year": year, "save": save, "idle": idle}[sys.argv[2]](Path(sys.argv[1]))
