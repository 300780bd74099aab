"""Measures what Kototori promises about speed and durability, and prints it as a table.

Each figure is a ratio to something bare, measured in the same run and in turn with it, so that a busy or a
slow machine bears on both alike; the ratio is that of the medians.

    python .ci/bench.py                  everything, half an hour
    python .ci/bench.py --only save      one measurement; --help names them
"""

import argparse
import datetime as dt
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from ctypes.util import find_library
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import keys_measured

HERE = Path(__file__).parent
CONTACT = {"needs": ["A1", "B"], "language": "ar", "place": "hervanta", "outcome": ["advised"]}
CONTACTS_IN_THE_FILE = 50_000
DAYS_OF_THEM = 5 * 365
CONTACTS_TODAY = 20
KEY_TARGET = 30  # milliseconds from a key to the screen

BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    yardstick: str
    target: str
    measured: str
    n: int
    holds: bool


def as_ratio(what: str, yardstick: str, target: float, ours: list[float], bare: list[float]) -> Figure:
    ratio = median(ours) / median(bare)
    measured = f"{ratio:.2f} × ({1000 * median(ours):.2f} ms / {1000 * median(bare):.2f} ms)"
    return Figure(what, yardstick, f"≤ {target:g} ×", measured, len(ours), ratio <= target)


def as_time(what: str, circumstances: str, target: float, ours: list[float]) -> Figure:
    milliseconds = sorted(1000 * seconds for seconds in ours)
    slow = milliseconds[int(0.99 * (len(milliseconds) - 1))]
    measured = f"{median(milliseconds):.1f} ms (99 %: {slow:.1f} ms)"
    return Figure(
        what, circumstances, f"≤ {target:g} ms", measured, len(ours), median(milliseconds) <= target
    )


def desk(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "kototori", "--home", str(home), *arguments]


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


# --- one durable save


def measure_save(folder: Path, n: int = 400) -> Figure:
    home = folder / "home"
    run(desk(home, "needs", "list"))
    ours, bare = [], []
    with (
        sqlite3.connect(home / "kototori.db") as program,
        sqlite3.connect(folder / "raw.db", isolation_level=None) as raw,
    ):
        program.backup(raw)
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            raw.execute(f"pragma {setting}")
        tables = tables_of_a_contact(program)
        recorder = subprocess.Popen(
            desk(home, "record", "--from", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for turn in range(n + 20):
            id_, taken = record_one(recorder)
            rows = rows_of_contact(program, tables, id_)
            taken_bare = insert_raw(raw, rows)
            if turn >= 20:  # the first ones warm both up
                ours.append(taken)
                bare.append(taken_bare)
        recorder.communicate()
    return as_ratio(
        "one durable save through `record --from -`", "the same rows by raw `sqlite3`", 3, ours, bare
    )


def record_one(recorder: subprocess.Popen[str]) -> tuple[str, float]:
    assert recorder.stdin is not None
    assert recorder.stdout is not None
    line = f"{json.dumps(CONTACT)}\n"
    started = time.perf_counter()
    recorder.stdin.write(line)
    recorder.stdin.flush()
    id_ = recorder.stdout.readline()
    taken = time.perf_counter() - started
    if not id_:
        raise SystemExit("record ended too early")
    return id_.strip(), taken


def tables_of_a_contact(file: sqlite3.Connection) -> dict[str, str]:
    """Each table that holds something of a contact, and its column with the contact's id."""
    found = {"contact": "id"}
    for (table,) in file.execute("select name from sqlite_master where type = 'table' order by rowid"):
        columns = {row[1] for row in file.execute(f"pragma table_info({table})")}
        if "contact_id" in columns:
            found[table] = "contact_id"
    return found


def rows_of_contact(
    file: sqlite3.Connection, tables: dict[str, str], id_: str
) -> dict[str, list[tuple[object]]]:
    key = bytes.fromhex(id_.replace("-", ""))
    found = {
        table: file.execute(f"select * from {table} where {column} = ?", (key,)).fetchall()
        for table, column in tables.items()
    }
    return {table: rows for table, rows in found.items() if rows}


def insert_raw(raw: sqlite3.Connection, rows: dict[str, list[tuple[object]]]) -> float:
    statements = [
        (f"insert into {table} values ({', '.join('?' * len(some[0]))})", some)
        for table, some in rows.items()
    ]
    started = time.perf_counter()
    raw.execute("begin immediate")
    for statement, some in statements:
        raw.executemany(statement, some)
    raw.execute("commit")
    return time.perf_counter() - started


# --- start


def measure_start(folder: Path, n: int = 15) -> Figure:
    home = desk_with_todays_contacts(folder)
    ours, bare = [], []
    for turn in range(n + 2):
        taken_bare = until_said([sys.executable, "-c", BARE_WINDOW], "painted")
        taken = until_said(driven_window(home, "start", str(CONTACTS_TODAY)), "taken")
        forget_key(home)
        if turn >= 2:
            bare.append(taken_bare)
            ours.append(taken)
    return as_ratio(
        "start until today's list stands and a key is taken",
        "first paint of a bare `QMainWindow`",
        2.5,
        ours,
        bare,
    )


def forget_key(home: Path) -> None:
    """The key that was taken lies in the draft; the next start would take it up again and show it."""
    with sqlite3.connect(home / "kototori.db") as file:
        file.execute("delete from draft")


def desk_with_todays_contacts(folder: Path) -> Path:
    home = folder / "home"
    lines = f"{json.dumps(CONTACT)}\n" * CONTACTS_TODAY
    subprocess.run(
        desk(home, "record", "--from", "-"), input=lines, text=True, check=True, stdout=subprocess.DEVNULL
    )
    return home


def driven_window(home: Path, *what: str) -> list[str]:
    return [sys.executable, str(HERE / "driven_window.py"), str(home), *what]


def until_said(command: list[str], word: str) -> float:
    """Seconds from the start of a process until it says the word; then it is ended."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        taken = time.perf_counter() - started
        process.kill()
    if said.strip() != word:
        raise SystemExit(f"{command[1]} said {said!r} instead of {word!r}")
    return taken


# --- a command


def measure_command(folder: Path, n: int = 20) -> Figure:
    home = folder / "home"
    ours, bare = [], []
    for turn in range(n + 2):
        taken_bare = seconds_of([sys.executable, "-c", "import sqlalchemy"])
        taken = seconds_of(desk(home, "needs", "list"))
        if turn >= 2:
            bare.append(taken_bare)
            ours.append(taken)
    return as_ratio("`kototori needs list`", "a bare import of SQLAlchemy", 1.6, ours, bare)


def seconds_of(command: list[str]) -> float:
    started = time.perf_counter()
    run(command)
    return time.perf_counter() - started


# --- the window at work


def measure_typing(folder: Path) -> Figure:
    home = desk_with_todays_contacts(folder)
    taken = timed_window(home, "typing")
    return as_time("one key in the type-ahead", "all shipped synonyms loaded", 30, taken)


def measure_list(folder: Path) -> Figure:
    home = folder / "home"
    years = folder / "years.csv"
    years.write_text(years_of_contacts(), encoding="utf-8")
    run(desk(home, "import", str(years)))
    taken = timed_window(home, "saving")
    return as_time(
        "Enter until the list and the number of the day show it",
        f"{CONTACTS_IN_THE_FILE:,} contacts in the file",
        50,
        taken,
    )


def measure_keys(folder: Path) -> Figure:
    """Every kind of key, a second time or later; what is built at the first time is not a key's own work."""
    home = folder / "home"
    years = folder / "years.csv"
    years.write_text(years_of_contacts(), encoding="utf-8")
    run(desk(home, "import", str(years)))
    keys = keys_measured.measured(home)
    for kind, taken_each in sorted(keys.again.items(), key=lambda one: -median(one[1])):
        print(as_time(kind, "", KEY_TARGET, taken_each).measured, kind, sep="\t", file=sys.stderr)
    what = f"any key until the screen shows it; slowest of {len(keys.again)} kinds: {keys.slowest}"
    bare = f"a key in a bare window that is wholly repainted: {1000 * keys.bare_key:.1f} ms"
    slowest = as_time(
        what, f"{bare}; {CONTACTS_IN_THE_FILE:,} contacts", KEY_TARGET, keys.again[keys.slowest]
    )
    return replace(slowest, measured=f"{slowest.measured}, {keys.ratio():.1f} ×; {keys.told(KEY_TARGET)}")


def timed_window(home: Path, what: str) -> list[float]:
    driven = subprocess.run(driven_window(home, what), stdout=subprocess.PIPE, text=True, check=True)
    return [float(line) for line in driven.stdout.split()]


def years_of_contacts() -> str:
    """Up to yesterday, invented, always the same."""
    chance = random.Random(2026)
    yesterday = dt.datetime.now(ZoneInfo("Europe/Helsinki")).date() - dt.timedelta(days=1)  # noqa: TID251 - a measurement has no clock to be given
    lines = ["occurred_at,place,language,needs,outcome,age_band"]
    for _ in range(CONTACTS_IN_THE_FILE):
        day = yesterday - dt.timedelta(days=chance.randrange(DAYS_OF_THEM))
        lines.append(
            ",".join(
                (
                    f"{day}T{chance.randrange(9, 16):02}:{chance.choice((0, 15, 30, 45)):02}",
                    chance.choice(("hervanta", "keskusta", "puhos")),
                    chance.choice(("ar", "so", "fa", "ru", "fi", "en", "")),
                    " ".join(
                        chance.sample(
                            ("A1", "B1", "B3", "C1", "D2", "E1", "F1", "G1", "L1"), chance.randrange(1, 4)
                        )
                    ),
                    chance.choice(("solved", "advised", "guided_on", "")),
                    chance.choice(("18-29", "30-49", "50-64", "")),
                )
            )
        )
    return "\n".join(lines) + "\n"


# --- killed at random


def measure_kills(_folder: Path, kills: int = 200) -> Figure:
    killed = subprocess.run(
        [sys.executable, str(HERE / "kill9.py"), "--kills", str(kills)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return Figure(
        "`kill -9` while `record --from -` writes: lost, half-written, integrity failures",
        "",
        "0",
        killed.stdout.strip(),
        kills,
        killed.returncode == 0,
    )


def measure_key_kills(_folder: Path, runs: int = 100) -> Figure:
    killed = subprocess.run(
        [sys.executable, str(HERE / "kill9_keys.py"), "--runs", str(runs)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return Figure(
        "`kill -9` of the window after each key of a six-key contact: acknowledged keys lost",
        "",
        "0",
        killed.stdout.strip(),
        runs,
        killed.returncode == 0,
    )


# --- undone to the end


def measure_undo(_folder: Path, days: int = 200) -> Figure:
    test = HERE.parent / "tests" / "services" / "test_undo_to_the_end.py"
    started = time.perf_counter()
    played = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--hypothesis-profile=full", str(test)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        cwd=HERE.parent,
    )
    minutes = (time.perf_counter() - started) / 60
    return Figure(
        "200 random operations, undone to the end: as before; redone to the end: as after",
        "with restarts on the way",
        "all",
        f"{'all' if played.returncode == 0 else 'not all'}, in {minutes:.0f} min",
        days,
        played.returncode == 0,
    )


# --- requests

REQUEST_TOOLS = (
    (
        "seconds from the passphrase to the list",
        "≤ 0.4 s of the processor",
        ("requests_measured.py", "unlock"),
    ),
    ("1,000 wrong passphrases by two programs", "0 open", ("requests_measured.py", "passphrases")),
    ("damaged vault, key slots and inbox", "0 open wrongly", ("requests_measured.py", "damage")),
    ("contacts tied to requests without the key", "no more than by chance", ("requests_attacked.py",)),
    ("name, phone and matter planted and searched for", "0 hits", ("requests_planted.py",)),
    ("`kill -9` at work on requests", "0 lost, 0 back", ("kill9_requests.py",)),
)


def measure_requests(_folder: Path) -> list[Figure]:
    """Takes long; a tool's status says whether its target holds, and its last line is the figure."""
    figures = []
    for what, target, (tool, *given) in REQUEST_TOOLS:
        done = subprocess.run([sys.executable, str(HERE / tool), *given], stdout=subprocess.PIPE, text=True)
        said = done.stdout.strip().rpartition("\n")[2]
        figures.append(Figure(what, "", target, said, 1, done.returncode == 0))
    return figures


# --- leaflets

LEAFLET_TIMES = str(HERE / "leaflet_times.py")
COMPARED = (("fi",), ("ar",), ("ti",), ("ar", "--beside", "fi"))
BARE_PRESS = "import sqlalchemy, reportlab.platypus"


def measure_leaflet(folder: Path) -> list[Figure]:
    return [*(measure_warm(language) for language in COMPARED), measure_cold(folder), measure_print(folder)]


def measure_warm(language: tuple[str, ...]) -> Figure:
    """Every topic once, in turn with WeasyPrint, in one process that has set a leaflet before."""
    timed = subprocess.run(
        [sys.executable, LEAFLET_TIMES, "warm", *language], stdout=subprocess.PIPE, text=True, check=True
    )
    pairs = [[float(one) for one in line.split()] for line in timed.stdout.splitlines()]
    what = f"a leaflet warm, {' '.join(language).replace('--', '')}"
    # Without this library WeasyPrint takes four times as long over its fonts, and the comparison flatters us.
    slow = "" if find_library("harfbuzz-subset") else ", which lacks libharfbuzz-subset"
    ours, theirs = ([pair[at] for pair in pairs] for at in (0, 1))
    return as_ratio(what, f"WeasyPrint setting the same text{slow}", 0.4, ours, theirs)


def measure_cold(folder: Path, n: int = 15) -> Figure:
    sheet = str(folder / "sheet.pickle")
    run([sys.executable, LEAFLET_TIMES, "pickle", sheet])
    taken = [seconds_of([sys.executable, LEAFLET_TIMES, "cold", sheet]) for _ in range(n + 2)][2:]
    return as_time("a leaflet cold, by `documents` alone", "the whole process, from its start", 350, taken)


def measure_print(folder: Path, n: int = 15) -> Figure:
    home, out = folder / "home", str(folder / "sheet.pdf")
    command = desk(home, "leaflets", "print", "this-place", "--language", "ar", "--beside", "fi", "--force")
    ours, bare = [], []
    for turn in range(n + 2):
        taken_bare = seconds_of([sys.executable, "-c", BARE_PRESS])
        taken = seconds_of([*command, "--out", out])
        if turn >= 2:
            bare.append(taken_bare)
            ours.append(taken)
    what = "`kototori leaflets print this-place --language ar --beside fi`"
    return as_ratio(what, "a bare import of SQLAlchemy and ReportLab", 2, ours, bare)


def measure_all_leaflets(folder: Path, n: int = 3) -> Figure:
    home, out = folder / "home", folder / "out"
    command = desk(home, "leaflets", "all", "--out", str(out), "--force")
    taken = [seconds_of(command) for _ in range(n)]
    count = len(list(out.glob("*.pdf")))
    what = f"all {count} leaflets in all languages, each"
    return as_time(what, f"by {os.cpu_count()} processors, files included", 25, [t / count for t in taken])


# --- figures

STATISTICS = str(HERE / "statistics_measured.py")
GROUPED = "a bare `GROUP BY` for each category and for needs"
MILLION, LONG_YEARS = 1_000_000, 10
BUSY_DAY = 300


def measure_statistics(folder: Path) -> list[Figure]:
    """Times of the processor; a file of a million contacts takes a minute or two to make."""
    long, short = folder / "long", folder / "short"
    fill(long, MILLION, LONG_YEARS, CONTACTS_TODAY)
    fill(short, CONTACTS_IN_THE_FILE, DAYS_OF_THEM // 365, BUSY_DAY)
    year = statistics_lines(long, "year")
    save = statistics_lines(short, "save")
    ((seconds, size),) = statistics_lines(long, "idle")["idle"]
    page, of_million = "page of figures for a year", f"{MILLION:,} contacts in the file"

    def ours(what: str) -> list[float]:
        return [taken for taken, _ in year[what]]

    def compared(name: str, what: str, target: float) -> Figure:
        return as_ratio(name, GROUPED, target, ours(what), [bare for _, bare in year[what]])

    return [
        as_time(f"{page}, in a program that has just begun", of_million, 300, ours("all")),
        as_time(f"{page} and one place, the same", of_million, 300, ours("place")),
        as_time(f"{page}, another time", of_million, 100, ours("again")),
        compared(f"{page} that nobody has counted yet", "cold", 8),
        *(compared(f"{page} and one {what}", what, 3) for what in ("language", "channel", "need")),
        as_time(
            "the day's figures after one contact more",
            f"{BUSY_DAY} that day, {CONTACTS_IN_THE_FILE:,} in the file",
            15,
            [taken for taken, _ in save["save"]],
        ),
        Figure(
            "all days counted for the first time, beside the work",
            of_million,
            "≤ 60 s",
            f"{seconds:.0f} s, kept in {size / 1e6:.0f} MB",
            1,
            seconds <= 60,
        ),
    ]


def fill(home: Path, contacts: int, years: int, today: int) -> None:
    run(desk(home, "needs", "list"))
    many = [sys.executable, str(HERE / "many_contacts.py"), str(home), "--contacts", str(contacts)]
    run([*many, "--years", str(years), "--today", str(today)])


def statistics_lines(home: Path, what: str) -> dict[str, list[tuple[float, float]]]:
    told = subprocess.run(
        [sys.executable, STATISTICS, str(home), what], stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, list[tuple[float, float]]] = {}
    for line in told.stdout.splitlines():
        name, ours, bare = line.split("\t")
        found.setdefault(name, []).append((float(ours), float(bare)))
    return found


MEASUREMENTS: dict[str, Callable[[Path], Figure | list[Figure]]] = {
    "save": measure_save,
    "start": measure_start,
    "command": measure_command,
    "typing": measure_typing,
    "keys": measure_keys,
    "list": measure_list,
    "kill": measure_kills,
    "keys-kill": measure_key_kills,
    "undo": measure_undo,
    "leaflet": measure_leaflet,
    "leaflets-all": measure_all_leaflets,
    "requests": measure_requests,
    "statistics": measure_statistics,
}


def print_table(figures: list[Figure]) -> None:
    print("| what | measured against | target | measured | n | |")
    print("|---|---|---|---|---|---|")
    for figure in figures:
        verdict = "holds" if figure.holds else "**missed**"
        cells = (figure.what, figure.yardstick, figure.target, figure.measured, str(figure.n), verdict)
        print(f"| {' | '.join(cells)} |")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=MEASUREMENTS, action="append", help="may be given more than once")
    chosen = parser.parse_args().only or list(MEASUREMENTS)
    # On a screen that holds the whole window; Qt's own has 800 × 800 points, and ours would shrink to that.
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={HERE / 'offscreen.json'}"
    os.environ["PYTHONPATH"] = str(HERE.parent)  # this checkout is measured, whatever is installed
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else our modules are compiled anew at every start
    figures: list[Figure] = []
    for name in chosen:
        print(f"measuring: {name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="kototori-bench-") as folder:
            measured = MEASUREMENTS[name](Path(folder))
        figures += measured if isinstance(measured, list) else [measured]
    print_table(figures)
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
