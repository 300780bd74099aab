"""The same figures on the screen and in files of every form, read back with readers of other people."""

import csv
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kototori import assets
from kototori.domain.overview import Asked
from kototori.domain.period import By
from kototori.domain.release import Format, Use
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.wording.catalogue import Words, read_words
from tests.tools import figure_readers as readers

pytestmark = pytest.mark.begins_early

CONTACTS = Path(__file__).resolve().parent.parent / "data" / "contacts-2019.csv"
# May is cut: a period under a month, of which sensitive needs are not given even to the desk itself.
FIRST, LAST = dt.date(2019, 5, 10), dt.date(2019, 6, 30)
CUT, WHOLE = "2019-05-10/2019-05-31", "2019-06"
NOT_GIVEN = ".."
CROSSED = {"weekday_hour": "Weekdays and hours", "need_language": "Needs by language"} | {
    "need_age_band": "Needs by age"
}
LISTED = {"need": "Needs", "language": "Languages of service", "age_band": "Ages", "place": "Places"} | {
    "channel": "Ways of contact",
    "first_visit": "First visits",
    "hour": "Hours of the day",
    "task": "Tasks",
    "outcome": "Outcomes",
    "coverage": "Days of the desk",
}


@dataclass(frozen=True)
class Written:
    """One export in every form, and what the CSV of it holds."""

    use: Use
    folder: Path
    truth: readers.Counts
    labels: dict[tuple[str, str], str]

    def path(self, form: Format, part: str = "") -> Path:
        return self.folder / f"figures{part}.{form}"

    def expected(self, period: str, table: str, cat1: str, cat2: str = "") -> int | None:
        """What a whole table shows: internal files leave out what is 0, but not what is not given."""
        key = (period, table, cat1, cat2, "days" if table == "coverage" else "contacts")
        if key in self.truth:
            return self.truth[key]
        return None if self.use is Use.PUBLIC or is_kept_back(table, cat1, period) else 0

    def categories(self, table: str) -> tuple[list[str], list[str]]:
        """The codes of both dimensions in the order of the rows."""
        found = [(cat1, cat2) for _, name, cat1, cat2, _ in self.truth if name == table]
        return list(dict.fromkeys(one for one, _ in found)), list(dict.fromkeys(two for _, two in found))


def is_kept_back(table: str, code: str, period: str) -> bool:
    """The rule for the desk's own files, told anew: `disclosure.md`."""
    with (assets.folder("resources") / "lists" / "needs.csv").open(encoding="utf-8", newline="") as file:
        sensitive = {row["code"] for row in csv.DictReader(file) if row["sensitive"] == "yes"}
    return table == "need" and period == CUT and code in sensitive and len(code) > 1


@pytest.fixture(scope="module")
def english() -> Words:
    return read_words(assets.folder("translations"), "en", None)


@pytest.fixture(scope="module")
def desk_of_2019(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    now = dt.datetime(2026, 11, 24, 9, 4, tzinfo=dt.UTC)
    opened = open_desk(
        Home(tmp_path_factory.mktemp("desk") / "home"), assets.folder("resources"), lambda: now
    )
    opened.spreadsheets.read_in(CONTACTS)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=[Use.INTERNAL, Use.PUBLIC])
def written(
    request: pytest.FixtureRequest,
    desk_of_2019: Desk,
    english: Words,
    tmp_path_factory: pytest.TempPathFactory,
) -> Written:
    folder = tmp_path_factory.mktemp(request.param)
    for form in Format:
        path = folder / f"figures.{form}"
        settings = {"by": By.MONTH, "use": request.param, "form": form, "path": path, "words": english}
        desk_of_2019.statistics.export(FIRST, LAST, **settings)
    tidy = folder / "figures.csv"
    return Written(request.param, folder, readers.from_csv(tidy), readers.labels_from_csv(tidy))


def test_the_screen_shows_what_the_internal_files_hold(desk_of_2019: Desk, written: Written) -> None:
    if written.use is Use.PUBLIC:
        pytest.skip("the screen of the desk is exact")
    june = desk_of_2019.statistics.overview(Asked(dt.date(2019, 6, 1), By.MONTH))

    assert june.contacts == written.truth[WHOLE, "visits", "total", "", "contacts"]
    assert june.persons == written.truth[WHOLE, "visits", "total", "", "persons"]
    for table, shares in (("need", (*june.needs, *june.sub_needs)), ("language", june.languages)):
        codes = [code for code in written.categories(table)[0] if code not in ("total", "not_recorded")]
        shown = {share.code: share.count for share in shares}
        assert {code: shown.get(code, 0) for code in codes} == {
            code: written.expected(WHOLE, table, code) for code in codes
        }


def test_json_holds_what_csv_holds(written: Written) -> None:
    assert readers.from_json(written.path(Format.JSON)) == written.truth


@pytest.mark.parametrize("form", [Format.XLSX, Format.ODS])
def test_a_spreadsheet_holds_the_same_in_its_rows_and_in_its_tables(written: Written, form: Format) -> None:
    read = readers.sheets_of_xlsx if form is Format.XLSX else readers.sheets_of_ods
    sheets = read(written.path(form))
    labels, mark = written.labels, sheets["Visits"][2][0]

    assert readers.rows_of(sheets["Rows"]) == written.truth
    assert all(
        sheet[2][0] == mark for name, sheet in sheets.items() if name not in ("Rows", *list(sheets)[:1])
    )
    for table, name in LISTED.items():
        rows, _ = written.categories(table)
        if rows:
            assert listed_in(sheets[name]) == {
                (labels[table, row], period): written.expected(period, table, row)
                for row in rows
                for period in (CUT, WHOLE)
            }
    for table, name in CROSSED.items():
        rows, columns = written.categories(table)
        first, second = ("weekday", "hour") if table == "weekday_hour" else table.split("_", 1)
        assert crossed_in(sheets[name]) == {
            (period, labels[first, row], labels[second, column]): written.expected(period, table, row, column)
            for row in rows
            for column in columns
            for period in (CUT, WHOLE)
        }


def listed_in(sheet: list[list[object]]) -> dict[tuple[object, object], object]:
    head, *rows = sheet[4:]
    return {
        (row[0], period): None if value == NOT_GIVEN else value
        for row in rows
        for period, value in zip(head[1:], row[1:], strict=True)
    }


def crossed_in(sheet: list[list[object]]) -> dict[tuple[object, object, object], object]:
    head, *rows = sheet[4:]
    return {
        (row[0], row[1], column): None if value == NOT_GIVEN else value
        for row in rows
        for column, value in zip(head[2:], row[2:], strict=True)
    }


@pytest.mark.parametrize("language", [None, "fi", "sv"])
def test_px_holds_the_same_in_one_matrix_in_three_languages(written: Written, language: str | None) -> None:
    matrix = readers.from_px(written.path(Format.PX), language)

    told = {}
    for (code, period), count in matrix.items():
        table, cat1, cat2 = (*code.split("|"), "")[:3]
        key = (period, "visits", "total", "", cat1) if table == "visits" else None
        told[key or (period, table, cat1, cat2, measure_of(table))] = count
    assert {key: told[key] for key in written.truth} == written.truth
    for (period, table, cat1, cat2, _), count in told.items():
        if table != "visits" and measure_of(table) in ("contacts", "days"):
            assert count == written.expected(period, table, cat1, cat2), (period, table, cat1, cat2)


def measure_of(table: str) -> str:
    return {"leaflet_language": "handouts", "request_team": "requests", "coverage": "days"}.get(
        table, "contacts"
    )


def test_px_holds_each_table_as_a_cube_beside(written: Written) -> None:
    for table in CROSSED:
        cube = readers.from_px(written.path(Format.PX, f"-{table}"))

        rows, columns = written.categories(table)
        assert cube == {
            (row, column, period): written.expected(period, table, row, column)
            for row in rows
            for column in columns
            for period in (CUT, WHOLE)
        }


def test_what_is_not_given_is_said_so_and_not_shown_as_nothing(written: Written) -> None:
    matrix = readers.from_px(written.path(Format.PX))

    kept_back = [code for code, period in matrix if period == CUT and matrix[code, period] is None]
    if written.use is Use.INTERNAL:
        assert kept_back
        assert all(is_kept_back("need", code.removeprefix("need|"), CUT) for code in kept_back)
    else:
        assert {code.split("|")[0] for code in kept_back} >= {"need", "language", "need_language"}


def test_the_pdf_prints_every_row_with_the_same_numbers(written: Written, english: Words) -> None:
    text = readers.text_of_pdf(written.path(Format.PDF))

    for table in LISTED:
        rows, _ = written.categories(table)
        for row in rows:
            counts = (written.expected(period, table, row) for period in (CUT, WHOLE))
            shown = " ".join(NOT_GIVEN if count is None else english.number(count) for count in counts)
            assert f"{written.labels[table, row]} {shown}" in text
    rows, columns = written.categories("need_age_band")
    columns.sort(key=lambda code: (code == "total", code == "not_recorded", code))
    across = {
        row: [written.expected(WHOLE, "need_age_band", row, column) for column in columns] for row in rows
    }
    for row, counts in across.items():
        shown = " ".join(str(count) for count in counts)
        assert not any(counts) or f"{written.labels['need', row]} {shown}" in text


def test_every_page_and_sheet_says_who_may_see_it(written: Written) -> None:
    pages = readers.text_of_pdf(written.path(Format.PDF))
    sheets = readers.sheets_of_xlsx(written.path(Format.XLSX))
    internal = written.use is Use.INTERNAL

    assert (pages.count("INTERNAL: exact figures") > 5) is internal
    assert ("counted in fives" in pages) is not internal
    marked = [
        str(sheet[2][0]) for name, sheet in sheets.items() if name not in ("How it was counted", "Rows")
    ]
    assert all(text.startswith("INTERNAL") is internal for text in marked)


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_the_description_beside_is_a_sound_data_package(written: Written, form: Format) -> None:
    described = written.folder / f"figures.{form}.datapackage.json"

    import frictionless  # here: every process of the tests would load it only to look for tests

    package = frictionless.Package(str(described))

    assert package.validate().valid
    rows = package.resources[0].read_rows()
    counts = {
        (row["period"], row["table"], row["cat1"], row["cat2"] or "", row["measure"]): row["count"]
        for row in rows
    }
    assert counts == written.truth
    assert "licenses" not in json.loads(described.read_text("utf-8"))


def test_the_same_export_is_the_same_bytes(
    desk_of_2019: Desk, english: Words, written: Written, tmp_path: Path
) -> None:
    for form in Format:
        again = tmp_path / f"figures.{form}"
        settings = {"by": By.MONTH, "use": written.use, "form": form, "path": again, "words": english}
        desk_of_2019.statistics.export(FIRST, LAST, **settings)

        assert again.read_bytes() == written.path(form).read_bytes(), form


def test_every_file_that_left_is_in_the_list(desk_of_2019: Desk, written: Written) -> None:
    listed = [one for one in desk_of_2019.statistics.written() if one.use is written.use]

    assert {one.form for one in listed} == set(Format)
    assert {(one.first, one.last, one.by) for one in listed} == {(FIRST, LAST, By.MONTH)}
