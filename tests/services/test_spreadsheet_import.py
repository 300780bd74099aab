from datetime import date
from pathlib import Path

import pytest

from kototori.domain.contact import Source
from kototori.domain.day import Book
from kototori.domain.errors import (
    BadLine,
    BadMoment,
    DeskError,
    FieldSetByProgram,
    FileUnreadable,
    FutureMoment,
    MissingValue,
    OutOfRange,
    UnknownCode,
    UnknownField,
)
from kototori.domain.spreadsheet import (
    BrokenQuotes,
    ColumnTwice,
    EmptyFile,
    MissingColumn,
    UnevenRow,
    WrongEncoding,
)
from kototori.services.desk import Desk
from kototori.services.spreadsheet_import import Imported

FRIDAY = date(2026, 11, 20)
CONTACTS_2019 = Path(__file__).resolve().parent.parent / "data" / "contacts-2019.csv"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "contacts.csv"


def read_in(desk: Desk, sheet: Path, content: str | bytes, *, dry_run: bool = False) -> Imported:
    sheet.write_bytes(content if isinstance(content, bytes) else content.encode())
    return desk.spreadsheets.read_in(sheet, dry_run=dry_run)


def test_two_thousand_contacts_come_in_whole_and_only_once(desk: Desk) -> None:
    assert desk.spreadsheets.read_in(CONTACTS_2019) == Imported(2000, 0)
    assert desk.spreadsheets.read_in(CONTACTS_2019) == Imported(0, 2000)
    assert len(desk.log.of_day(date(2019, 1, 4))) == 19


def test_codes_are_parted_by_spaces_or_by_semicolons_in_quotes(desk: Desk, sheet: Path) -> None:
    read_in(
        desk,
        sheet,
        '\ufeffoccurred_at;needs;outcome;language;persons\r\n2026-11-20 10:37;A1 B1;"advised;booked";AR;\r\n',
    )

    (contact,) = desk.log.of_day(FRIDAY)
    assert contact.source is Source.IMPORT
    assert contact.facts.needs == ("A1", "B1")
    assert [outcome.value for outcome in contact.facts.outcome] == ["advised", "booked"]
    assert (contact.facts.language, contact.facts.persons) == ("ar", 1)
    assert str(contact.facts.moment) == "2026-11-20T10:30"


def test_the_nth_identical_row_is_the_nth_such_contact(desk: Desk, sheet: Path) -> None:
    rows = ["occurred_at,needs", "2026-11-20,A1", "2026-11-20,A1", "2026-11-20,B1"]
    assert read_in(desk, sheet, "\n".join(rows)) == Imported(3, 0)
    assert read_in(desk, sheet, "\n".join([*rows, "2026-11-20,A1", "2026-11-19,C1"])) == Imported(2, 3)
    assert read_in(desk, sheet, "\n".join(rows)) == Imported(0, 3)
    assert len(desk.log.of_day(FRIDAY)) == 4


def test_another_default_place_makes_no_new_contacts_of_old_rows(desk: Desk, sheet: Path) -> None:
    content = "occurred_at,needs\n2026-11-20,A1\n"
    read_in(desk, sheet, content)
    desk.setup.choose_place("puhos")

    assert read_in(desk, sheet, content) == Imported(0, 1)


def test_a_withdrawn_contact_does_not_come_back_with_its_file(desk: Desk, sheet: Path) -> None:
    read_in(desk, sheet, "occurred_at\n2026-11-20\n")
    desk.log.withdraw(desk.log.of_day(FRIDAY)[0].id)

    assert read_in(desk, sheet, "occurred_at\n2026-11-20\n") == Imported(0, 1)
    assert desk.log.of_day(FRIDAY) == []


def test_a_dry_run_counts_and_stores_nothing(desk: Desk, sheet: Path) -> None:
    assert read_in(desk, sheet, "occurred_at\n2026-11-20\n", dry_run=True) == Imported(1, 0)
    assert desk.log.of_day(FRIDAY) == []


def test_a_closed_day_that_gets_contacts_is_open_again_and_says_so(desk: Desk, sheet: Path) -> None:
    desk.days.close(FRIDAY)
    read_in(desk, sheet, "occurred_at\n2026-11-20\n")

    day = desk.days.find(FRIDAY)
    assert day is not None
    assert (day.book, day.corrected) == (Book.RUNNING, True)


def test_an_empty_line_is_passed_over_and_still_counted_as_a_line(desk: Desk, sheet: Path) -> None:
    assert read_in(desk, sheet, "occurred_at\n\n2026-11-20\n\n") == Imported(1, 0)
    with pytest.raises(BadLine) as refused:
        read_in(desk, sheet, "occurred_at\n\n2026-11-20\n\nsoon\n")
    assert refused.value.line == 5


@pytest.mark.parametrize(
    ("content", "line", "column", "cause"),
    [
        ("occurred_at,needs\n2026-11-20,A1\n2026-11-20,Z1\n", 3, "needs", UnknownCode),
        ("occurred_at,outcome\n2026-11-20,advised cured\n", 2, "outcome", UnknownCode),
        ("occurred_at,channel\n2026-11-20,Phone\n", 2, "channel", UnknownCode),
        ("occurred_at,place\n2026-11-20,narnia\n", 2, "place", UnknownCode),
        ("occurred_at,persons\n2026-11-20,100\n", 2, "persons", OutOfRange),
        ("occurred_at\n2026-11-24T11:05\n", 2, "occurred_at", FutureMoment),
        ("occurred_at\n2027-01-01\n", 2, "occurred_at", FutureMoment),
        ("occurred_at\n20.11.2026\n", 2, "occurred_at", BadMoment),
        ("occurred_at,needs\n,A1\n", 2, "occurred_at", MissingValue),
        ("needs\nA1\n", 1, "occurred_at", MissingColumn),
        ("occurred_at,name\n2026-11-20,x\n", 1, "name", UnknownField),
        ("occurred_at,\n2026-11-20,\n", 1, "2", UnknownField),
        ("occurred_at,needs,needs\n2026-11-20,A1,B1\n", 1, "needs", ColumnTwice),
        ("id,occurred_at\n1,2026-11-20\n", 1, "id", FieldSetByProgram),
        ("occurred_at,recorded_at\n2026-11-20,2026-11-20\n", 1, "recorded_at", FieldSetByProgram),
        ("occurred_at,source\n2026-11-20,live\n", 1, "source", FieldSetByProgram),
        ("occurred_at,handouts\n2026-11-20,x\n", 1, "handouts", FieldSetByProgram),
        ("occurred_at,needs\n2026-11-20,A1,ar\n", 2, "needs", UnevenRow),
        ("occurred_at,needs,task\n2026-11-20,A1\n", 2, "task", UnevenRow),
        ('occurred_at,needs\n2026-11-20,A1\n2026-11-20,"A1\n2026-11-20,B1\n', 3, "occurred_at", BrokenQuotes),
        ('occurred_at,needs\n2026-11-20,"A1"B1\n', 2, "occurred_at", BrokenQuotes),
        ("", 1, "occurred_at", EmptyFile),
        (
            "occurred_at,place\n2026-11-20,puhos\n2026-11-20,järvi\n".encode("latin-1"),
            3,
            "place",
            WrongEncoding,
        ),
        ("\ufeffoccurred_at,needs\n2026-11-20,A1\n".encode("utf-16"), 1, "1", WrongEncoding),
    ],
)
def test_a_refusal_names_line_and_column_and_stores_nothing(
    desk: Desk, sheet: Path, content: str | bytes, line: int, column: str, cause: type[DeskError]
) -> None:
    with pytest.raises(BadLine) as refused:
        read_in(desk, sheet, content)

    assert (refused.value.source, refused.value.line, refused.value.column) == (str(sheet), line, column)
    assert type(refused.value.cause) is cause
    assert desk.log.of_day(FRIDAY) == []
    assert read_in(desk, sheet, "occurred_at\n2026-11-20\n") == Imported(1, 0)


def test_a_quoted_cell_over_two_lines_does_not_shift_the_lines_after_it(desk: Desk, sheet: Path) -> None:
    with pytest.raises(BadLine) as refused:
        read_in(desk, sheet, 'occurred_at,needs\n2026-11-20,"A1\nB1"\n2026-11-20,Z1\n')
    assert refused.value.line == 4


def test_a_file_that_is_not_there_is_said_so(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        desk.spreadsheets.read_in(tmp_path / "nowhere.csv")
    with pytest.raises(FileUnreadable):
        desk.spreadsheets.read_in(tmp_path)
