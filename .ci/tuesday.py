"""A whole afternoon of 26 visitors at the real window, by real keys and clicks through an X server.

    python .ci/tuesday.py --out tuesday-output
    python .ci/tuesday.py --short               a dozen visitors and a kill -9, without pictures

The program runs as a person starts it; nothing reaches into it. What it stored is read from its file at the
end and compared to the last contact. The pictures lie in the folder. The people in it are invented.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from at_the_screen import Adviser, screen

from kototori import assets
from kototori.app import clock
from kototori.domain.contact import Contact
from kototori.domain.moment import local_day
from kototori.home import Home
from kototori.services.desk import open_desk
from tests.printing.print_server import running_print_server, why_none

ROOT = Path(__file__).resolve().parent.parent
# Where controls stand on the screen of 1366 by 768, in Finnish; see the pictures.
PRINT_HERE = 1106, 626
FIRST_PROMPT = 1073, 247
HOUSING, HEALTH, ARABIC, SAVE = (140, 257), (640, 340), (515, 495), (83, 696)


class Visitor(NamedTuple):
    """What is typed for somebody, and what has to be in the log of it: needs, language, details."""

    typed: str
    stored: str


# A letter waits until it is on disk. A space or a tab takes the suggestion on top, "\n" saves.
FIRST = (
    Visitor("1\n", "A"),
    Visitor("2\n", "B"),
    Visitor("12ar \n", "A B ar observed"),
    Visitor("3so \n", "C so observed"),
    Visitor("a1\tfa \n", "A1 fa observed"),
)
MORE = (
    Visitor("kela\n", "B"),
    Visitor("migri ru \n", "C ru observed"),
    Visitor("hyra sv \n", "A sv observed"),
    Visitor("6ti x4 \n", "F ti observed persons=4"),
    Visitor("2lisäs tulkki so \n", "B so observed additional_information interpreter_present"),
    Visitor("4alle 30 et\t\n", "D et observed 18-29"),
    Visitor("+\n", "K"),
)


class Row(NamedTuple):
    """What somebody did, what was wanted and what was there."""

    what: str
    keys: int
    wanted: str
    got: str


class Day:
    """The afternoon, one part after the other; each adds what has to be in the log at the end."""

    def __init__(self, adviser: Adviser, desk_file: Path, printer: bool) -> None:
        self.hands = adviser
        self._desk_file = desk_file
        self._printer = printer
        self.today: Counter[str] = Counter()
        self.yesterday: Counter[str] = Counter()
        self.rows: list[Row] = []

    @contextmanager
    def part(self, what: str) -> Iterator[None]:
        """Afterwards the log is read by a second process and compared, contact by contact."""
        before = self.hands.key_presses
        yield
        self.hands.rest(0.3)
        here = self.stored(0), self.stored(1)
        wanted = self.today, self.yesterday
        told = [f"{one.total()} + {other.total()}" for one, other in (wanted, here)]
        self.rows.append(Row(what, self.hands.key_presses - before, *told))
        if here != wanted:
            self.hands.photograph("00-not-as-wanted")
            missing = [one - other for one, other in zip(wanted, here, strict=True)]
            strange = [one - other for one, other in zip(here, wanted, strict=True)]
            raise SystemExit(f"{what}: missing {missing}, not expected {strange}")

    def stored(self, days_ago: int) -> Counter[str]:
        """The contacts of a day in short words."""
        desk = open_desk(Home(self._desk_file), assets.folder("resources"), clock)
        try:
            return Counter(in_short(one) for one in desk.log.of_day(today() - timedelta(days_ago)))
        finally:
            desk.close()

    # --- parts of the afternoon -----------------------------------------------------------------------

    def visitors(self, visitors: tuple[Visitor, ...], what: str) -> None:
        with self.part(what):
            for visitor in visitors:
                self.hands.store(visitor.typed)
                self.today[f"live {visitor.stored}"] += 1

    def somebody_without_a_need(self) -> None:
        with self.part("Enter twice: a visit alone"):
            self.hands.do("\n")
            self.hands.photograph("02-no-need")
            self.hands.store("\n")
            self.today["live"] += 1

    def one_waits_beside(self) -> None:
        with self.part("one put beside, another served, the first taken up"):
            self.hands.store("8so <Ctrl+N>")
            self.hands.photograph("03-one-beside")
            self.hands.store("9\n<Ctrl+1>")
            self.hands.photograph("04-taken-up-again")
            self.hands.store("\n")
            self.today.update(["live H so observed", "live I"])

    def by_mouse(self) -> None:
        with self.part("two by mouse alone, one of them with a language"):
            for where in (HOUSING, ARABIC, SAVE, HEALTH, SAVE):
                self.hands.click(*where)
                self.hands.rest(0.15)
            self.today.update(["live A ar observed", "live G"])

    def killed_in_the_middle(self) -> None:
        with self.part("kill -9 with a contact in hand and one beside, then started again"):
            self.hands.store("3<Ctrl+N>5en so")
            self.hands.kill()
            self.hands.start()
            self.hands.rest(1.0)
            self.hands.photograph("05-after-kill-9")
            self.hands.store("<Backspace><Backspace>\n<Ctrl+1>")
            self.hands.store("\n")
            self.today.update(["live E en observed", "live C"])

    def a_correction(self) -> None:
        with self.part("the last one corrected, withdrawn, brought back"):
            self.hands.do("<Up>")
            self.hands.rest(0.2)
            self.hands.photograph("06-correction")
            self.hands.store("1\n")
            self.hands.do("<Up>")
            self.hands.rest(0.2)
            self.hands.store("<Del><Ctrl+z>")
            self.today -= Counter(["live C"])
            self.today["live C A"] += 1

    def a_late_one(self) -> None:
        with self.part("one of yesterday, written down today"):
            self.hands.do("<Ctrl+d>")
            self.hands.rest(0.3)
            self.hands.do("eilen 1030")
            self.hands.photograph("07-late-entry")
            self.hands.do("\n")
            self.hands.rest(0.2)
            self.hands.store("2ar \n")
            self.hands.do("<Esc>")
            self.yesterday["late 10:30 B ar observed"] += 1

    def a_busy_while(self) -> None:
        with self.part("busy mode: four visitors, six keys"):
            self.hands.do("<F7>")
            self.hands.rest(0.3)
            self.hands.store("172")
            self.hands.do(",")
            self.hands.rest(0.1)
            self.hands.store("44")
            self.hands.photograph("08-busy")
            self.hands.do("<F7>")
            self.today.update(["busy A", "busy G", "busy B D", "busy D"])

    def a_paper_tally(self) -> None:
        with self.part("a paper tally of yesterday: three and two"):
            self.hands.do("paper tally ")
            self.hands.rest(0.5)
            self.hands.do("eilen\n3\n2")
            self.hands.photograph("09-tally")
            self.hands.store("<Ctrl+Enter>")
            self.yesterday.update({"tally A": 3, "tally B": 2})

    def a_contact_request(self) -> None:
        with self.part("a contact request with consent, name and phone"):
            self.hands.store("1ar ")
            self.hands.do("<Ctrl+r>")
            self.hands.rest(0.6)
            self.hands.photograph("10-request-consent")
            self.hands.do(" ")
            self.hands.rest(0.5)
            self.hands.do("kek\nMo Esimerkki\t040 000 0000")
            self.hands.photograph("11-request-filled")
            self.hands.do("<Ctrl+Enter>")
            self.hands.rest(1.0)
            self.hands.photograph("12-request-made")
            # With a printer slip and card go there at once, and the keyboard is at the entry line again;
            # without one they would go into files, and are left for later.
            self.hands.do("<Ctrl+Enter>" if self._printer else "<Esc>")
            self.hands.rest(3.0)
            self.hands.store("\n")
            self.today["live A ar observed"] += 1

    def what_fits(self) -> None:
        with self.part("Ctrl+Enter: saved, and what fits printed"):
            self.hands.store("2ar ")
            self.hands.rest(0.5)
            self.hands.photograph("13-what-fits")
            self.hands.store("<Ctrl+Enter>")
            self.hands.rest(1.0)
            self.hands.photograph("14-where-to")
            if self._printer:
                self.hands.click(*PRINT_HERE)
                self.hands.rest(0.3)
                self.hands.photograph("14-on-its-way")
            self.hands.rest(6.0 if self._printer else 4.5)
            self.hands.photograph("15-printed")
            given = " +kela-additional-information/ar" if self._printer else ""
            self.today[f"live B ar observed{given}"] += 1

    def turned_and_covered(self) -> None:
        with self.part("turned to the visitor and back; the curtain and back"):
            self.hands.do("<F8>")
            self.hands.rest(0.8)
            self.hands.photograph("16-turned")
            self.hands.do("<F8>")
            self.hands.rest(0.2)
            self.hands.do("<F9>")
            self.hands.photograph("17-curtain")
            self.hands.do("<F9>")
            self.hands.rest(0.3)
            self.hands.store("7\n")
            self.today["live G"] += 1

    def statistics(self) -> None:
        with self.part("the figures, and back with Esc twice"):
            self.hands.do("<Ctrl+PgDn>")
            self.hands.rest(1.2)
            self.hands.photograph("18-statistics")
            self.hands.do("<Esc><Esc>")
            self.hands.rest(0.3)

    def the_day_is_closed(self) -> None:
        with self.part("the day closed, with two lines of the report"):
            self.hands.do("close the day\t")
            self.hands.rest(1.0)
            self.hands.photograph("19-day")
            self.hands.click(*FIRST_PROMPT)
            self.hands.do("Kaksi kysyi samaa lomaketta\nTulostin oli hidas\n\n")
            self.hands.rest(0.8)
            self.hands.photograph("20-report")
            self.hands.do("\n")  # Enter led from the last line to the button
            self.hands.rest(1.0)
            self.hands.photograph("21-closed")
        desk = open_desk(Home(self._desk_file), assets.folder("resources"), clock)
        book, lines = desk.days.find(today()), desk.reports.of_day(today()).lines
        desk.close()
        got = f"{book.book if book else None}, {len(lines)} lines"
        self.rows.append(Row("the book and the report", 0, "closed, 2 lines", got))
        if got != "closed, 2 lines":
            raise SystemExit(f"the day is {got}")


def in_short(one: Contact) -> str:
    """A contact as the lists above write it."""
    facts = one.facts
    said = [one.source.value]
    if one.source.value == "late":
        said.append(f"{facts.moment.at:%H:%M}")
    said += facts.needs
    said += [
        str(code)
        for code in (facts.language, facts.language_known, facts.age_band, facts.task, facts.language_means)
        if code is not None
    ]
    if facts.persons != 1:
        said.append(f"persons={facts.persons}")
    said += [f"+{given.leaflet}/{given.language}" for given in facts.handouts]
    return " ".join(said)


def today() -> date:
    return local_day(clock())


def prepare(home: Path) -> None:
    """A desk with its language, its place, two social workers and a lock for its requests, as it is on any
    day but its first.
    """
    said = [sys.executable, "-m", "kototori", "--home", str(home)]
    workers = (
        '{"name": "Satu Sepitetty", "title": "sosiaalityöntekijä", "team": "Aikuissosiaalityö"}\n'
        '{"name": "Keijo Keksitty", "title": "sosiaaliohjaaja", "team": "Perhepalvelut"}\n'
    )
    subprocess.run([*said, "workers", "add", "--from", "-"], input=workers, text=True, check=True, cwd=ROOT)
    desk = open_desk(Home(home), assets.folder("resources"), clock)
    desk.setup.choose_language("fi")
    desk.setup.choose_place("hervanta")
    desk.requests.door.set_up("tuuli kääntyy illalla pohjoiseen")
    desk.close()


def play_short(day: Day) -> None:
    """What every run of the tests plays."""
    day.visitors(FIRST, "five visitors by number, code and language")
    day.by_mouse()
    day.one_waits_beside()
    day.killed_in_the_middle()
    day.a_busy_while()


def play(day: Day) -> None:
    """The whole afternoon."""
    day.hands.photograph("01-morning")
    day.visitors(FIRST, "five visitors by number, code and language")
    day.visitors(MORE, "seven by words of three languages, with details")
    day.somebody_without_a_need()
    day.by_mouse()
    day.one_waits_beside()
    day.killed_in_the_middle()
    day.a_correction()
    day.a_late_one()
    day.a_busy_while()
    day.a_paper_tally()
    day.a_contact_request()
    day.what_fits()
    day.turned_and_covered()
    day.statistics()
    day.the_day_is_closed()


def tell(day: Day, seconds: float) -> None:
    """A small table, and how long a key took until it was on disk."""
    for row in day.rows:
        mark = "ok" if row.wanted == row.got else "NOT"
        print(f"{mark:3} {row.keys:4} keys  {row.got:>8} stored (wanted {row.wanted})  {row.what}")
    waits = sorted(1000 * wait for wait, _ in day.hands.waits)
    slowest = ", ".join(f"{key} {1000 * wait:.0f} ms" for wait, key in sorted(day.hands.waits)[-4:])
    print(
        f"{day.hands.key_presses} keys, {day.hands.clicks} clicks; {len(waits)} of them waited for on disk: "
        f"median {statistics.median(waits):.0f} ms, 99 % {waits[int(len(waits) * 0.99)]:.0f} ms; "
        f"slowest: {slowest}; the program stood after {seconds:.1f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("tuesday-output"))
    parser.add_argument("--short", action="store_true")
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kototori-tuesday-"))
    home = folder / "home"
    try:
        prepare(home)
        with screen() as display, a_printer(wanted=not chosen.short) as given:
            adviser = Adviser(display, home, None if chosen.short else chosen.out, given)
            try:
                seconds = adviser.start()
                day = Day(adviser, home, bool(given))
                try:
                    (play_short if chosen.short else play)(day)
                finally:
                    tell(day, seconds)
            finally:
                adviser.leave()
    finally:
        shutil.rmtree(folder)


@contextmanager
def a_printer(*, wanted: bool) -> Iterator[dict[str, str]]:
    """What the program has to be told to find a printer; nothing where none can be started."""
    if not wanted or why_none():
        yield {}
        return
    with running_print_server() as server:
        server.run("lpadmin", "-d", "Suora")
        yield {"CUPS_SERVER": server.socket}


if __name__ == "__main__":
    main()
