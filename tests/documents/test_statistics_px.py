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
    "DECIMALS",
    "MATRIX",
    "SUBJECT-CODE",
    "SUBJECT-AREA",
    "TITLE",
    "CONTENTS",
    "UNITS",
    "STUB",
    "HEADING",
    "VALUES",
    "NOTE",
    "DATA",
]
LONGEST_LINE = 256


@pytest.fixture(scope="module")
def three() -> list[Words]:
    return [read_words(assets.folder("translations"), language, None) for language in ("fi", "sv", "en")]


def px_of(table: Table, cells: dict[tuple[str, str], int], languages: list[Words]) -> dict[str, str]:
    empty = nothing_known(whole(DAY, By.MONTH))
    figures = InternalFigures(empty.period, empty.sums, {Table.PLACE: {}, table: cells})
    lists = read_lists(assets.folder("resources") / "lists")
    released = internal([figures], By.MONTH, DAY, DAY, lists)
    about = {"made_on": str(DAY), "made_by": 'Neuvonta "Tori"', "purpose": ""}
    made = statistics_px(released, about, lists, languages, lambda words: foot(Use.INTERNAL, words), unheard)
    return {name: content.decode("utf-8") for name, content in made.items()}


def keywords(file: str) -> list[str]:
    return re.findall(r"(?m)^([A-Z-]+)(?:\[\w+\])?(?:\(|=)", file)


def test_a_file_begins_as_readers_expect_and_keeps_the_order_of_the_format(three: list[Words]) -> None:
    for file in px_of(Table.LANGUAGE, {("ar", ""): 3, (TOTAL, ""): 3}, three).values():
        told = keywords(file)

        assert file.startswith('CHARSET="ANSI";\r\nAXIS-VERSION="2013";\r\nCODEPAGE="utf-8";\r\n')
        assert [word for word in dict.fromkeys(told) if word in IN_ORDER] == IN_ORDER
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
