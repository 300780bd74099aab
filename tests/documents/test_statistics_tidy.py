import datetime as dt
import json
from types import SimpleNamespace

import pytest

from kototori import assets
from kototori.documents.statistics_tidy import COLUMNS, TidyRow, csv_bytes, json_bytes, tidy_rows
from kototori.domain.figures import TOTAL, InternalFigures, Table, nothing_known
from kototori.domain.period import By, whole
from kototori.domain.released import internal
from kototori.services.shipped_lists import read_lists
from kototori.wording.catalogue import Words, read_words

ROW: TidyRow = (
    *("2026", "need", "need", "A3", "", "", "contacts"),
    *(3, "internal", "Rent arrears, eviction", ""),
)


@pytest.fixture
def english() -> Words:
    return read_words(assets.folder("translations"), "en", None)


def rows_of(table: Table, cells: dict[tuple[str, str], int], words: Words) -> list[SimpleNamespace]:
    empty = nothing_known(whole(dt.date(2026, 11, 24), By.DAY))
    figures = InternalFigures(empty.period, empty.sums, {Table.PLACE: {}, table: cells})
    lists = read_lists(assets.folder("resources") / "lists")
    day = empty.period.first
    rows = tidy_rows(internal([figures], By.DAY, day, day, lists), lists, words)
    named = [SimpleNamespace(**dict(zip(COLUMNS, row, strict=True))) for row in rows]
    return [row for row in named if row.table == table]


def test_rows_stand_in_the_order_of_the_list_with_the_total_last(english: Words) -> None:
    cells = {(TOTAL, ""): 9, ("not_recorded", ""): 1, ("65+", ""): 2, ("0-17", ""): 3, ("30-49", ""): 3}

    rows = rows_of(Table.AGE_BAND, cells, english)

    assert [(row.cat1, row.count, row.label1) for row in rows] == [
        ("0-17", 3, "under 18"),
        ("30-49", 3, "30 to 49"),
        ("65+", 2, "65 or over"),
        ("not_recorded", 1, "not recorded"),
        ("total", 9, "total"),
    ]
    assert {(row.period, row.dim1, row.dim2, row.cat2, row.label2) for row in rows} == {
        ("2026-11-24", "age_band", "", "", "")
    }


def test_a_crossed_row_has_both_codes_and_both_words(english: Words) -> None:
    (row,) = rows_of(Table.WEEKDAY_HOUR, {("tue", "09"): 4}, english)

    assert (row.dim1, row.cat1, row.label1) == ("weekday", "tue", "Tuesday")
    assert (row.dim2, row.cat2, row.label2) == ("hour", "09", "9:00")


def test_teams_are_called_by_themselves_and_stand_by_name(english: Words) -> None:
    rows = rows_of(Table.REQUEST_TEAM, {("Perheet", ""): 1, ("Aikuiset", ""): 2, (TOTAL, ""): 3}, english)

    assert [(row.dim1, row.cat1, row.label1) for row in rows] == [
        ("team", "Aikuiset", "Aikuiset"),
        ("team", "Perheet", "Perheet"),
        ("team", "total", "total"),
    ]


def test_a_count_that_is_not_given_is_empty_in_csv_and_null_in_json() -> None:
    hidden: TidyRow = ("2026", "need", "need", "A", "", "", "contacts", None, "why", "", "")

    assert csv_bytes([hidden], "en").endswith(b"\r\n2026,need,need,A,,,contacts,,why,,\r\n")
    assert json.loads(json_bytes([hidden], {}))["rows"][0]["count"] is None


@pytest.mark.parametrize("name", ["=2+3", "+358", "-1+1|cmd", "@SUM(1;2)"])
def test_no_spreadsheet_takes_the_name_of_a_place_for_a_formula(name: str) -> None:
    row: TidyRow = ("2026-11", "place", "place", "kaava", "", "", "contacts", 3, "", name, "")

    assert f"'{name}" in csv_bytes([row], "fi").decode("utf-8-sig")
    assert f'"label1": "{name}"' in json_bytes([row], {}).decode()


def test_csv_has_a_mark_a_header_and_the_separator_of_its_language() -> None:
    assert csv_bytes([], "fi") == b"\xef\xbb\xbf" + ";".join(COLUMNS).encode() + b"\r\n"
    assert b'"Rent arrears, eviction"' in csv_bytes([ROW], "en")
    assert b";Rent arrears, eviction;" in csv_bytes([ROW], "sv")


def test_a_row_of_json_holds_all_eleven_keys() -> None:
    written = json.loads(json_bytes([ROW], {"use": "internal"}))

    assert written["about"] == {"use": "internal"}
    assert list(written["rows"][0]) == list(COLUMNS)
    assert written["rows"][0]["count"] == 3
