"""Public files of the program in the hands of somebody who works back what they can from them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kototori import assets
from kototori.domain.period import By
from kototori.domain.release import Format, Use
from kototori.home import Home
from kototori.services.desk import open_desk
from kototori.wording.catalogue import read_words
from tests.tools.attacker import Attack, attack, month_of
from tests.tools.held_to_truth import exactly, from_nothing, held, over_time, same_twice, untrue_notes, within
from tests.tools.made_up_logs import template
from tests.tools.reader_model import Printed, Quantity, Reader, length, read
from tests.tools.witness import witness_of

CONTACTS = Path(__file__).resolve().parent.parent / "data" / "contacts-2019.csv"
FIRST, LAST = dt.date(2019, 1, 1), dt.date(2019, 3, 31)
TUESDAY, FRIDAY = dt.date(2019, 2, 5), dt.date(2019, 2, 8)
MONDAY, SUNDAY = dt.date(2019, 2, 4), dt.date(2019, 2, 10)
Files = dict[Use, list[Printed]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The public and the internal files of a quarter, read back."""
    folder = tmp_path_factory.mktemp("files")
    lines = CONTACTS.read_text("utf-8-sig").splitlines()
    kept = [lines[0], *(line for line in lines[1:] if line < "2019-04")]
    (folder / "quarter.csv").write_text("\n".join(kept), "utf-8")
    english = read_words(assets.folder("translations"), "en", None)
    desk = open_desk(
        Home(folder / "home"), assets.folder("resources"), lambda: dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
    )
    desk.spreadsheets.read_in(folder / "quarter.csv")
    found: Files = {}
    for use in (Use.PUBLIC, Use.INTERNAL):
        (folder / use).mkdir()
        for by in (By.DAY, By.WEEK, By.MONTH, By.QUARTER):
            path = folder / use / f"{by}.csv"
            desk.statistics.export(FIRST, LAST, by=by, use=use, form=Format.CSV, path=path, words=english)
        found[use] = read([folder / use])
    desk.close()
    return found


def nothing_found(came_of_it: Attack) -> bool:
    return not (came_of_it.disclosed or came_of_it.undecided or came_of_it.contradiction)


def test_a_month_of_public_files_discloses_no_cell(files: Files) -> None:
    came_of_it = attack(month_of(files[Use.PUBLIC], "2019-02"))

    assert nothing_found(came_of_it)
    assert came_of_it.printed > 600


def test_the_same_month_exact_is_given_away_by_more_than_a_hundred_cells(files: Files) -> None:
    exact = month_of(exactly(files[Use.PUBLIC], files[Use.INTERNAL]), "2019-02")

    assert len(attack(exact).disclosed) >= 100


def test_each_number_rounded_by_itself_is_given_away_by_their_sums(files: Files) -> None:
    exact = month_of(exactly(files[Use.PUBLIC], files[Use.INTERNAL]), "2019-02")
    rounded = [replace(one, count=5 * round((one.count or 0) / 5), note="") for one in exact]

    assert attack(rounded, Reader(reach=to_the_nearest_five, never_from_nothing=False)).disclosed


def to_the_nearest_five(quantity: Quantity, period: str) -> int:
    return 2


def test_the_truth_is_within_what_notes_and_foot_say(files: Files) -> None:
    numbers, reader = held(files[Use.PUBLIC], files[Use.INTERNAL]), Reader()
    outside = [
        one
        for one in numbers
        if not (bounds := reader.bounds(one.said, one.quantity))[0] <= one.true <= bounds[1]
    ]

    assert outside == []
    assert list(from_nothing(numbers)) == []
    assert list(untrue_notes(numbers)) == []
    assert max(one.off for one in numbers if one.kind in ("visits", "needs")) <= 4
    assert max(one.off for one in numbers if length(one.said) == "day") <= 4
    assert max(one.off for one in numbers) <= 12


def test_days_weeks_months_and_the_quarter_add_up_in_the_files(files: Files) -> None:
    public = files[Use.PUBLIC]
    checks = [same_twice(public), over_time(public), *within(public)]

    assert [check.wrong for check in checks] == [[], [], [], []]
    assert all(check.compared > 100 for check in checks)


def test_one_number_that_is_five_too_high_does_not_add_up_any_more(files: Files) -> None:
    assert same_twice(with_five_more(files, "language")).wrong
    assert over_time(with_five_more(files, "channel")).wrong
    assert within(with_five_more(files, "channel"))[0].wrong
    assert within(with_five_more(files, "need", 500))[1].wrong


def with_five_more(files: Files, table: str, more: int = 5) -> list[Printed]:
    """The public files with a month's first number of a table changed."""
    public = list(files[Use.PUBLIC])
    at = next(n for n, one in enumerate(public) if one.table == table and length(one) == "month")
    public[at] = replace(public[at], count=(public[at].count or 0) + more)
    return public


# --- the attacker itself ------------------------------------------------------------------------


def visits(numbers: Iterable[tuple[dt.date, dt.date, int]]) -> list[Printed]:
    return [
        Printed(a, b, "visits", "total", "", "contacts", count, "0-4" if not count else "")
        for a, b, count in numbers
    ]


def test_two_empty_days_beside_a_week_of_ten_prove_that_somebody_was_there() -> None:
    week = visits([(TUESDAY, TUESDAY, 0), (FRIDAY, FRIDAY, 0), (MONDAY, SUNDAY, 10)])

    assert [(one.first, one.least, one.most) for one in attack(week).disclosed] == [
        (TUESDAY, 2, 4),
        (FRIDAY, 2, 4),
    ]


def test_the_same_days_beside_a_week_that_adds_up_prove_nothing() -> None:
    assert nothing_found(attack(visits([(TUESDAY, TUESDAY, 0), (FRIDAY, FRIDAY, 5), (MONDAY, SUNDAY, 5)])))


def test_a_witness_saves_an_attacker_time_and_proves_nothing(files: Files) -> None:
    asked: list[Quantity] = []
    rows = [row for row in template(CONTACTS) if row["occurred_at"] < "2019-04"]
    counts = witness_of(rows, assets.folder("resources") / "lists")

    def witness(quantity: Quantity, first: dt.date, last: dt.date) -> int:
        asked.append(quantity)
        return counts(quantity, first, last)

    public = month_of(files[Use.PUBLIC], "2019-02")
    assert nothing_found(attack(public, witness=witness))
    assert ("language", "ar") in asked
    exact = month_of(exactly(files[Use.PUBLIC], files[Use.INTERNAL]), "2019-02")
    assert attack(exact, witness=witness).disclosed == attack(exact).disclosed


def test_a_witness_who_tells_what_cannot_be_is_not_believed() -> None:
    week = visits([(TUESDAY, TUESDAY, 0), (FRIDAY, FRIDAY, 0), (MONDAY, SUNDAY, 10)])

    assert len(attack(week, witness=lambda *_: 4).disclosed) == 2


def test_files_that_cannot_all_be_true_are_told_and_not_called_safe() -> None:
    week = visits([(TUESDAY, TUESDAY, 50), (FRIDAY, FRIDAY, 50), (MONDAY, SUNDAY, 5)])

    assert attack(week).contradiction


def test_a_day_that_nobody_printed_is_told_from_the_days_and_the_week_around_it() -> None:
    exact = [
        Printed(TUESDAY, TUESDAY, "visits", "total", "", "contacts", 20, "internal"),
        Printed(FRIDAY, FRIDAY, "visits", "total", "", "contacts", 20, "internal"),
        *(
            Printed(a, b, "outcome", "unmet", "", "contacts", count, "internal")
            for a, b, count in ((MONDAY, SUNDAY, 7), (TUESDAY, dt.date(2019, 2, 28), 7), (FRIDAY, SUNDAY, 5))
        ),
    ]

    assert [(one.quantity, one.first, one.least) for one in attack(exact).disclosed] == [
        (("outcome", "unmet"), TUESDAY, 2)
    ]
