"""PX files, by the rules of the format: order, lengths, quotes, times, and values that are told apart."""

import datetime as dt
import re

import pytest

from kototori import assets
from kototori.documents.px_time import time_values
from kototori.documents.statistics_px import statistics_px
from kototori.domain.figures import TOTAL, InternalFigures, Table, nothing_known
from kototori.domain.period import By, periods, whole
from kototori.domain.progress import unheard
from kototori.domain.release import Use
from kototori.domain.released import internal
from kototori.services.shipped_lists import read_lists
from kototori.wording.catalogue import Words, read_words
from kototori.wording.released_foot import foot

DAY = dt.date(2026, 11, 24)
IN_ORDER = [
    "CHARSET",
    "AXIS-VERSION",
    "CODEPAGE",
    "LANGUAGE",
    "LANGUAGES",
    "TABLEID",
    "DECIMALS",
    "MATRIX",
    "SUBJECT-CODE",
    "SUBJECT-AREA",
    "TITLE",
    "CONTENTS",
    "UNITS",
    "STUB",
    "HEADING",
    "VARIABLECODE",
    "VALUES",
    "TIMEVAL",
    "CODES",
    "ELIMINATION",
    "NOTE",
    "DATA",
]
LONGEST_LINE = 256


@pytest.fixture(scope="module")
def three() -> list[Words]:
    return [read_words(assets.folder("translations"), language, None) for language in ("fi", "sv", "en")]


def px_of(
    table: Table,
    cells: dict[tuple[str, str], int],
    languages: list[Words],
    by: By = By.MONTH,
    number: int = 1,
) -> dict[str, str]:
    """An internal file of so many periods that are alike."""
    weeks = [whole(DAY + dt.timedelta(weeks=n), by) for n in range(number)]
    figures = [
        InternalFigures(week, nothing_known(week).sums, {Table.PLACE: {}, table: cells}) for week in weeks
    ]
    lists = read_lists(assets.folder("resources") / "lists")
    released = internal(figures, by, DAY, DAY, lists)
    about = {"made_on": str(DAY), "made_by": 'Neuvonta "Tori"', "purpose": ""}
    made = statistics_px(released, about, lists, languages, lambda words: foot(Use.INTERNAL, words), unheard)
    return {name: content.decode("utf-8") for name, content in made.items()}


def keywords(file: str) -> list[str]:
    return re.findall(r"(?m)^([A-Z-]+)(?:\[\w+\])?(?:\(|=)", file)


def test_a_file_begins_as_readers_expect_and_keeps_the_order_of_the_format(three: list[Words]) -> None:
    for file in px_of(Table.LANGUAGE, {("ar", ""): 3, (TOTAL, ""): 3}, three).values():
        told = keywords(file)

        assert file.startswith('CHARSET="ANSI";\r\nAXIS-VERSION="2013";\r\nCODEPAGE="utf-8";\r\n')
        order = [word for word in IN_ORDER if word != "ELIMINATION" or 'MATRIX="KOTO_MI_LANGUAGE"' in file]
        assert [word for word in dict.fromkeys(told) if word in order] == order
        assert file.endswith(";\r\n")
        assert file.count("DATA=") == 1
        assert max(map(len, file.split("\r\n"))) <= LONGEST_LINE


def test_every_text_is_there_in_all_languages_one_after_the_other(three: list[Words]) -> None:
    file = px_of(Table.LANGUAGE, {("ar", ""): 3, (TOTAL, ""): 3}, three)["-language"]

    assert 'LANGUAGES="fi","sv","en";' in file
    told = re.findall(r"(?m)^(?:TITLE|VALUES|CODES|UNITS|NOTEX?)(\[\w+\])?[(=]", file)
    assert told == ["", "[sv]", "[en]"] * (len(told) // 3)
    assert '"arabia"' in file
    assert '"arabiska"' in file
    assert '"Arabic"' in file


def test_no_text_ends_early_at_a_quotation_mark_of_its_own(three: list[Words]) -> None:
    file = px_of(Table.LANGUAGE, {("ar", ""): 3, (TOTAL, ""): 3}, three)[""]

    assert "SOURCE=\"Neuvonta 'Tori'\";" in file


def test_two_teams_of_the_same_name_are_told_apart(three: list[Words]) -> None:
    cells = {("Perhe  työ", ""): 1, ("Perhe työ", ""): 2, (TOTAL, ""): 3}

    file = px_of(Table.REQUEST_TEAM, cells, three)["-request_team"]

    assert '"Perhe työ","Perhe työ (2)"' in file


def test_a_line_is_a_row_of_the_matrix_and_ends_with_a_space(three: list[Words]) -> None:
    cells = {("ar", ""): 3, (TOTAL, ""): 3}

    file = px_of(Table.LANGUAGE, cells, three, By.WEEK, 40)["-language"]

    assert file.partition("DATA=\r\n")[2] == f"{'3 ' * 40}\r\n{'3 ' * 39}3;\r\n"


def test_no_line_before_the_numbers_is_longer_than_the_format_lets_it_be(three: list[Words]) -> None:
    cells = {("ar", ""): 3, (TOTAL, ""): 3}

    for file in px_of(Table.LANGUAGE, cells, three, By.WEEK, 53).values():
        assert max(map(len, file.partition("DATA=")[0].split("\r\n"))) <= LONGEST_LINE


def matrices(by: By, languages: list[Words]) -> list[str]:
    files = [
        px_of(table, {(TOTAL, TOTAL): 3}, languages, by) for table in Table if table is not Table.COVERAGE
    ]
    named = {
        name: re.findall(r'(?m)^MATRIX="(.*)";', text) for tables in files for name, text in tables.items()
    }
    return [name for (name,) in named.values()]


def test_a_statistics_service_tells_all_tables_apart_by_the_twenty_letters_of_their_names(
    three: list[Words],
) -> None:
    found = [name for by in (By.DAY, By.WEEK, By.MONTH, By.YEAR) for name in matrices(by, three)]

    assert max(map(len, found)) <= 20
    assert len(set(found)) == len(found) == 4 * len(Table)


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (By.MONTH, 'TLIST(M1),"202610","202611"'),
        (By.QUARTER, 'TLIST(Q1),"20264"'),
        (By.YEAR, 'TLIST(A1),"2026"'),
        (By.DAY, ""),
        (By.RANGE, ""),
    ],
)
def test_whole_periods_are_told_as_times(by: By, told: str) -> None:
    first = dt.date(2026, 1, 1) if by is By.YEAR else dt.date(2026, 10, 1)
    last = dt.date(2026, 11, 30) if by in (By.MONTH, By.DAY, By.RANGE) else dt.date(2026, 12, 31)

    assert time_values(periods(first, last, by, today=last), by) == told


def test_a_week_is_told_with_its_number_and_a_cut_one_is_not() -> None:
    weeks = periods(dt.date(2026, 11, 16), dt.date(2026, 11, 29), By.WEEK, today=dt.date(2026, 12, 1))

    assert time_values(weeks, By.WEEK) == 'TLIST(W1),"202647","202648"'
    cut = periods(dt.date(2026, 11, 17), dt.date(2026, 11, 29), By.WEEK, today=dt.date(2026, 12, 1))
    assert time_values(cut, By.WEEK) == ""
