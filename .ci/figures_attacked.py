"""Attacks the public figures of made-up desks and measures them, and prints the table of what is accepted.

    python .ci/figures_attacked.py                 five books of 2,000, 600 and 300 a year, one of 10,000
    python .ci/figures_attacked.py --books 2000/1 10000/1 --late 4 --no-whole

Everything goes through the program: a spreadsheet is read in, public and internal files are written, for
days, weeks, months, quarters and years. The attacker has the public files alone. The internal ones are the
truth that errors are measured against, and the control: the same months exact, where the attacker must find
something.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kototori import assets
from kototori.domain.period import By
from kototori.domain.release import Format, LedgerChanged, Use
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.storage import settings
from kototori.wording.catalogue import read_words
from tests.tools import attacker, held_to_truth, made_up_logs
from tests.tools.held_to_truth import Held
from tests.tools.reader_model import Printed, Reader, length, read
from tests.tools.witness import Witness, witness_of

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "contacts-2019.csv"
NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
FIRST = date(2019, 1, 1)
BYS = (By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR)
LATE, CUT = 20, date(2019, 6, 30)
SENSITIVE = {"C5", "C8", "F4", "G3", "G4", "J1", "J2"}


@dataclass(frozen=True)
class Book:
    """A made-up desk's log, and which of its kind it is."""

    contacts: int
    seed: int

    @property
    def name(self) -> str:
        """As it is asked for."""
        return f"{self.contacts}/{self.seed}"

    @property
    def last(self) -> date:
        """The last day of the log: nine months of a middling desk, a year of the others."""
        return date(2019, 9, 30) if self.contacts == 2000 else date(2019, 12, 31)

    def rows(self) -> list[made_up_logs.Row]:
        """The contacts."""
        weekdays = range(5) if self.contacts >= 10_000 else (1, 4)
        like = made_up_logs.template(DATA)
        return made_up_logs.made_up(
            like, self.contacts, weekdays=weekdays, months=self.last.month, seed=self.seed
        )


@dataclass
class Seen:
    """All that was measured of one book."""

    book: Book
    held: list[Held] = field(default_factory=list)
    months: list[attacker.Attack] = field(default_factory=list)
    control: list[attacker.Attack] = field(default_factory=list)
    each_day: attacker.Attack | None = None
    whole: attacker.Attack | None = None
    exact: attacker.Attack | None = None
    outside: int = 0
    numbers: int = 0
    shown: int = 0
    sums: dict[str, held_to_truth.Sums] = field(default_factory=dict)
    same: bool = True
    refused: str = ""
    sensitive: int = 0
    secret: int = 0
    seconds: float = 0


# --- the program --------------------------------------------------------------------------------


@contextmanager
def desk_in(home: Path) -> Iterator[Desk]:
    """A desk opened anew."""
    desk = open_desk(Home(home), assets.folder("resources"), lambda: NOW)
    try:
        yield desk
    finally:
        desk.close()


def read_in(home: Path, rows: Sequence[made_up_logs.Row], secret: bytes) -> None:
    """A log into a desk whose secret is known to the measurement alone."""
    sheet = home.parent / f"{home.name}.csv"
    made_up_logs.put(sheet, rows)
    with desk_in(home) as desk:
        desk.spreadsheets.read_in(sheet)
        with desk.database.writing() as connection:
            settings.put(connection, "ledger_secret", secret.hex())


def export(desk: Desk, folder: Path, use: Use, last: date, bys: Iterable[By] = BYS) -> Path:
    """All files of one use."""
    folder.mkdir(parents=True, exist_ok=True)
    english = read_words(assets.folder("translations"), "en", None)
    for by in bys:
        path = folder / f"{by}.csv"
        desk.statistics.export(
            FIRST, last, by=by, use=use, form=Format.CSV, path=path, words=english, force=True
        )
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- one book -----------------------------------------------------------------------------------


def measure(book: Book, work: Path, *, whole: bool) -> Seen:
    """Everything of one book."""
    seen, home = Seen(book), work / "home"
    secret = Random(f"secret {book.name}").randbytes(32)
    read_in(home, book.rows(), secret)
    shutil.copytree(home, work / "other")
    with desk_in(home) as desk:
        export(desk, work / "internal", Use.INTERNAL, book.last)
        begun = time.perf_counter()
        export(desk, work / "public", Use.PUBLIC, book.last)
        seen.seconds = time.perf_counter() - begun
        again = export(desk, work / "again", Use.PUBLIC, book.last)
    with desk_in(work / "other") as desk:
        other = export(desk, work / "backwards", Use.PUBLIC, book.last, reversed(BYS))
    with desk_in(home) as desk:
        restarted = export(desk, work / "restarted", Use.PUBLIC, book.last)
    written = content(work / "public")
    seen.same = all(content(folder) == written for folder in (again, other, restarted))
    leaving = [*written.values(), *content(work / "internal").values()]
    seen.secret = sum(secret in each or secret.hex().encode() in each for each in leaving)
    seen.refused = changed_by_hand(home, work, book.last)
    public, internal = read([work / "public"]), read([work / "internal"])
    hold(seen, public, internal)
    witness = witness_of(book.rows(), assets.folder("resources") / "lists")
    besiege(seen, public, internal, witness if whole else None)
    return seen


def changed_by_hand(home: Path, work: Path, last: date) -> str:
    """What the program says of a ledger with a changed number; empty if it writes a file all the same."""
    pick = "SELECT unit, first_day, tbl, cell FROM ledger_entry WHERE unit = 'day' ORDER BY first_day LIMIT 1"
    change = "UPDATE ledger_entry SET fives = fives + 5 WHERE (unit, first_day, tbl, cell) = (?, ?, ?, ?)"
    with desk_in(home) as desk:
        with desk.database.writing() as connection:
            entry = tuple(connection.exec_driver_sql(pick).one())
            connection.exec_driver_sql(change, entry)
        try:
            export(desk, work / "changed", Use.PUBLIC, last, [By.MONTH])
        except LedgerChanged as refusal:
            return (
                "refused"
                if (str(refusal.period), str(refusal.table)) == entry[1:3]
                else f"unclear: {refusal!r}"
            )
    return ""


def hold(seen: Seen, public: list[Printed], internal: list[Printed]) -> None:
    """Errors, zeros and sums."""
    seen.held = held_to_truth.held(public, internal)
    reader = Reader()
    for one in seen.held:
        least, most = reader.bounds(one.said, one.quantity)
        seen.outside += not least <= one.true <= most
    seen.numbers, seen.shown = len(public), sum(one.count is not None for one in public)
    seen.sums["same number in several tables"] = held_to_truth.same_twice(public)
    seen.sums["days = week = month = quarter = year"] = held_to_truth.over_time(public)
    seen.sums["categories = total"], seen.sums["part <= whole"] = held_to_truth.within(public)
    for one in public:
        if one.cat1 in SENSITIVE:
            crossed = one.cat2 != ""
            long_enough = ("year",) if crossed else ("month", "quarter", "year", "range")
            seen.sensitive += length(one) not in long_enough


def besiege(seen: Seen, public: list[Printed], internal: list[Printed], witness: Witness | None) -> None:
    """Each month, the same months exact, and everything together where there is a witness."""
    exact = held_to_truth.exactly(public, internal)
    for month in range(1, seen.book.last.month + 1):
        name = f"2019-{month:02d}"
        seen.months.append(attacker.attack(attacker.month_of(public, name)))
        seen.control.append(attacker.attack(attacker.month_of(exact, name)))
    of_visits = [one for one in public if one.table == "visits"]
    seen.each_day = attacker.attack(of_visits, Reader(came_each_day=True))
    if witness:
        seen.whole = attacker.attack(public, seconds=1800, witness=witness)
        seen.exact = attacker.attack(internal, seconds=300)


# --- corrections --------------------------------------------------------------------------------


@dataclass
class Corrected:
    """What became of a book of which twenty contacts came late, or went away."""

    kind: str
    unchanged: bool = True
    day_off: int = 0
    from_nothing: int = 0
    own_unit_off: int = 0
    days_back: int = 0
    attack: attacker.Attack | None = None


def corrected(kind: str, seed: int, work: Path, *, whole: bool) -> Corrected:
    """Half a year is out; then twenty contacts change, and the rest of the book comes."""
    book, seen = Book(2000, seed), Corrected(kind)
    chance, home = Random(f"{kind} {seed}"), work / "home"
    rows = book.rows()
    early = [row for row in rows if row["occurred_at"] < f"{CUT + timedelta(1)}"]
    read_in(home, early, chance.randbytes(32))
    with desk_in(home) as desk:
        before = export(desk, work / "before", Use.PUBLIC, CUT)
    late = [] if kind == "withdrawn" else chance.choices(early, k=1 if kind == "identical" else LATE)
    added = sorted([*rows, *(late * LATE)[:LATE]], key=lambda row: row["occurred_at"])
    sheet = work / "all.csv"
    made_up_logs.put(sheet, added)
    with desk_in(home) as desk:
        if kind == "withdrawn":
            days = sorted({date.fromisoformat(row["occurred_at"][:10]) for row in early})
            known = [one for day in days for one in desk.log.of_day(day)]
            for one in chance.sample(known, LATE):
                desk.log.withdraw(one.id)
        desk.spreadsheets.read_in(sheet)
        after = export(desk, work / "after", Use.PUBLIC, CUT)
        seen.unchanged = content(before) == content(after)
        export(desk, work / "public", Use.PUBLIC, book.last)
        export(desk, work / "internal", Use.INTERNAL, book.last)
    public = read([work / "public"])
    later_on(seen, held_to_truth.held(public, read([work / "internal"])))
    if whole:
        seen.attack = attacker.attack([*public, *read([before])], seconds=1800)
    return seen


def later_on(seen: Corrected, numbers: list[Held]) -> None:
    """How the days and units fare that were decided after the change."""
    own = {
        "month": ("task", "language_means", "crosses", "sub-needs"),
        "quarter": ("why_here", "crossed sub-needs"),
    }
    total = 0
    for one in sorted(numbers, key=lambda one: one.said.first):
        kind = length(one.said)
        if seen.kind != "withdrawn" or one.said.first > CUT:
            seen.from_nothing += bool(one.said.count and not one.true)
        if one.said.first > CUT and one.kind in own.get(kind, ()):
            seen.own_unit_off = max(seen.own_unit_off, one.off)
        if kind != "day" or one.kind not in ("visits", "persons"):
            continue
        if one.said.first > CUT:
            seen.day_off = max(seen.day_off, one.off)
        if one.kind == "visits":
            total += (one.said.count or 0) - one.true
            if one.said.first > CUT and abs(total) > 4:
                seen.days_back += 1


# --- the table ----------------------------------------------------------------------------------


class Table:
    """Lines of what was asked for, what was measured, and whether it is met."""

    def __init__(self) -> None:
        self.missed = 0

    def line(self, check: str, accepted: str, measured: object, met: bool | None) -> None:
        """One line; `met` None where nothing is asked."""
        self.missed += met is False
        mark = "" if met is None else "ok" if met else "MISSED"
        print(f"{check:<72} | {accepted:<14} | {measured!s:<52} | {mark}", flush=True)


def told(attacks: Sequence[attacker.Attack]) -> tuple[str, bool]:
    """The attacks in a few words, and whether nothing was found, decided and without contradiction."""
    disclosed = sum(len(one.disclosed) for one in attacks)
    undecided = sum(len(one.undecided) for one in attacks)
    confused = sum(one.contradiction for one in attacks)
    cells, seconds = [one.cells for one in attacks], [one.seconds for one in attacks]
    text = f"{disclosed} disclosed, {undecided} undecided of {min(cells)}–{max(cells)}; {max(seconds):.0f} s"
    return text + f"; {confused} contradict" * bool(confused), not disclosed + undecided + confused


def kinds(books: Iterable[Seen]) -> dict[tuple[str, str], list[Held]]:
    """Every number by its kind and the length of its period."""
    found: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for seen in books:
        for one in seen.held:
            found[one.kind, length(one.said)].append(one)
    return found


SMALL_YEAR = 1000  # contacts below which needs are decided by month
Asked = tuple[str, tuple[str, ...], tuple[str, ...], int, int]
EVERY = ("day", "week", "month", "quarter", "year", "range")
LARGEST: tuple[Asked, ...] = (
    ("visits, any period", ("visits",), EVERY, 4, 4),
    ("needs, any period", ("needs",), EVERY, 4, 4),
    ("outcome, authority, any period", ("outcome", "authority"), EVERY, 4, 4),
    ("persons of a day", ("persons",), ("day",), 4, 4),
    ("persons, week and longer", ("persons",), EVERY[1:], 9, 9),
    ("sub-needs of a month", ("sub-needs",), ("month",), 4, 4),
    ("sub-needs, quarter and longer", ("sub-needs",), EVERY[3:], 9, 9),
    ("task, language_means of a month", ("task", "language_means"), ("month",), 4, 4),
    ("task, language_means, quarter and longer", ("task", "language_means"), EVERY[3:], 12, 12),
    ("why_here of a quarter", ("why_here",), ("quarter",), 4, 4),
    ("language … place, week", ("shared by day",), ("week",), 12, 12),
    ("language … place, month", ("shared by day",), ("month",), 12, 12),
    ("language … place, quarter", ("shared by day",), ("quarter",), 12, 12),
    ("language … place, year", ("shared by day",), ("year", "range"), 12, 12),
    ("crosses of a month", ("crosses",), ("month",), 4, 6),
    ("crossed sub-needs of a quarter", ("crossed sub-needs",), ("quarter",), 4, 6),
    ("crosses, quarter", ("crosses",), ("quarter",), 12, 12),
    ("crosses and crossed sub-needs, year", ("crosses", "crossed sub-needs"), ("year", "range"), 12, 12),
    ("hour, month and longer", ("hour",), EVERY, 12, 12),
    ("weekday x hour of a month", ("weekday_hour",), ("month",), 4, 12),
    ("weekday x hour, quarter and longer", ("weekday_hour",), EVERY[3:], 12, 12),
    ("visits of a weekday, any period", ("weekday",), EVERY, 12, 12),
)


def print_book(table: Table, books: list[Seen], title: str, *, small: bool) -> None:
    """The table of the books of one size."""
    print(f"\n{title}")
    of_months = [one for seen in books for one in seen.months]
    table.line(f"attacker, {len(of_months)} months (days, weeks, month)", "0, 0", *told(of_months))
    if each_day := [seen.each_day for seen in books if seen.each_day]:
        table.line("visits, by who takes it that somebody came each day", "-", told(each_day)[0], None)
    if whole := [seen.whole for seen in books if seen.whole]:
        table.line("attacker, all files of the whole period", "0, 0", *told(whole))
    found = [len(one.disclosed) for seen in books for one in seen.control]
    least = {2000: 100, 10_000: 40}.get(books[0].book.contacts, 100)
    table.line(
        "the same months exact (control): disclosed in each",
        f">= {least}",
        f"{min(found)}–{max(found)}",
        min(found) >= least,
    )
    if exact := [len(seen.exact.disclosed) for seen in books if seen.exact]:
        table.line(
            "internal files of the whole period (control)",
            ">= 300",
            f"{min(exact)}–{max(exact)}",
            min(exact) >= 300,
        )
    table.line(
        "true numbers outside of what a reader is told",
        "0",
        sum(seen.outside for seen in books),
        not any(seen.outside for seen in books),
    )
    numbers, shown = sum(seen.numbers for seen in books), sum(seen.shown for seen in books)
    table.line(
        "numbers shown", ">= 99 %", f"{100 * shown / numbers:.1f} % of {numbers}", shown >= 0.99 * numbers
    )
    print_errors(table, books, small=small)
    for name in books[0].sums:
        wrong = sum(len(seen.sums[name].wrong) for seen in books)
        compared = sum(seen.sums[name].compared for seen in books)
        table.line(name, "0", f"{wrong} of {compared} compared", not wrong)
    table.line(
        "twice; in another order; after a restart",
        "identical",
        all(seen.same for seen in books),
        all(seen.same for seen in books),
    )
    refused = all(seen.refused == "refused" for seen in books)
    table.line(
        "an entry changed by hand: refused, day and table named", "refused", books[0].refused[:50], refused
    )
    table.line(
        "sensitive need under a month, or crossed under a year",
        "0 rows",
        sum(s.sensitive for s in books),
        not any(s.sensitive for s in books),
    )
    table.line(
        "secret in a file that leaves", "0", sum(s.secret for s in books), not any(s.secret for s in books)
    )
    slowest = max(seen.seconds for seen in books)
    table.line("time for all public files", "<= 2 s", f"{slowest:.1f} s", slowest <= 2)


def print_errors(table: Table, books: list[Seen], *, small: bool) -> None:
    """How far numbers are from the truth."""
    numbers = kinds(books)
    of_month = [one for (_, kind), every in numbers.items() if kind == "month" for one in every]
    mean = sum(one.off for one in of_month) / len(of_month)
    table.line("mean error, all cells of months", "<= 1.6", f"{mean:.2f}", mean <= 1.6)
    for name in ("visits", "needs", "sub-needs", "crosses", "shared by day"):
        some = [one.off for one in numbers.get((name, "month"), ())]
        mean = sum(some) / len(some)
        table.line(f"mean error of a month: {name}", "<= 2.1", f"{mean:.2f}", mean <= 2.1)
    for check, names, periods, usual, at_small in LARGEST:
        off = [one.off for name in names for period in periods for one in numbers.get((name, period), ())]
        if off:
            most = at_small if small else usual
            table.line(f"largest: {check}", f"<= {most}", max(off), max(off) <= most)
    for period, least in (("week", 93), ("month", 88), ("quarter", 88), ("year", 95)):
        by_table: dict[str, list[bool]] = defaultdict(list)
        for one in numbers.get(("shared by day", period), ()):
            by_table[one.quantity[0]].append(one.off <= 4)
        if by_table:
            lowest = min(100 * sum(every) / len(every) for every in by_table.values())
            least = 90 if small else least
            table.line(
                f"language … place within 4: {period}, lowest table",
                f">= {least} %",
                f"{lowest:.1f} %",
                lowest >= least,
            )
    every = [one for some in numbers.values() for one in some]
    nothing = len(list(held_to_truth.from_nothing(every)))
    table.line("true 0 printed above 0", "0", nothing, not nothing)
    untrue = len(list(held_to_truth.untrue_notes(every)))
    zeros = [one for one in every if one.said.count == 0]
    hides = [one.true for one in zeros if one.true > 4]
    table.line(
        "printed 0 that hides more than its note says",
        "0",
        f"{untrue} of {len(zeros)}; {len(hides)} hide 5–{max(hides, default=0)}",
        not untrue,
    )


def print_corrected(table: Table, found: list[Corrected]) -> None:
    """What late and withdrawn contacts do."""
    print(f"\n{LATE} contacts late or withdrawn after half a year is out")
    for kind in dict.fromkeys(one.kind for one in found):
        some = [one for one in found if one.kind == kind]
        name, least = f"{kind}, {len(some)} books", 15 if kind == "withdrawn" else 14
        table.line(
            f"{name}: files that are out unchanged",
            "all",
            all(s.unchanged for s in some),
            all(s.unchanged for s in some),
        )
        day, own = max(s.day_off for s in some), max(s.own_unit_off for s in some)
        table.line(f"{name}: later days off by at most", "<= 4", day, day <= 4)
        table.line(
            f"{name}: true 0 printed above 0",
            "0",
            sum(s.from_nothing for s in some),
            not any(s.from_nothing for s in some),
        )
        table.line(f"{name}: own month or quarter off by at most", "<= 15", own, own <= 15)
        back = max(s.days_back for s in some)
        table.line(f"{name}: served days until visits are within 4", f"<= {least}", back, back <= least)
        if attacks := [s.attack for s in some if s.attack]:
            table.line(f"{name}: attacker with the files of before and after", "0, 0", *told(attacks))


def main() -> int:
    """Measures, and ends with 1 if anything is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    usual = [f"{size}/{seed}" for size in (2000, 600, 300) for seed in range(1, 6)] + ["10000/1"]
    parser.add_argument("--books", nargs="*", default=usual, metavar="CONTACTS/SEED")
    parser.add_argument("--late", type=int, default=4, help="books of each kind of correction")
    parser.add_argument("--no-whole", action="store_true", help="months alone are attacked")
    given = parser.parse_args()
    table, by_size = Table(), defaultdict(list)
    for name in given.books:
        size, seed = (int(part) for part in name.split("/"))
        by_size[size].append(
            in_folder(lambda work, b=Book(size, seed): measure(b, work, whole=not given.no_whole))
        )
        print(f"{name} done", file=sys.stderr, flush=True)
    for size, books in by_size.items():
        week = "Mon–Fri" if size >= 10_000 else "Tue + Fri"
        title = f"{len(books)} of {size} contacts, {week}, {books[0].book.last.month} months"
        print_book(table, books, title, small=size < SMALL_YEAR)
    found = [
        in_folder(lambda work, k=kind, s=seed: corrected(k, s, work, whole=s == 1 and not given.no_whole))
        for kind in ("mixed", "identical", "withdrawn")
        for seed in range(1, given.late + 1)
    ]
    if found:
        print_corrected(table, found)
    print(f"\n{table.missed} missed")
    return 1 if table.missed else 0


def in_folder(work_in: Callable[[Path], Any]) -> Any:
    """Work in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        return work_in(Path(folder))


if __name__ == "__main__":
    raise SystemExit(main())
