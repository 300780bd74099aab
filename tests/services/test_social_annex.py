"""The annex of a social report, from a real log: its numbers, its coverage and the lines that go in."""

import datetime as dt
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from kototori import assets
from kototori.domain.annex import (
    AnnexAsked,
    Compare,
    NothingCounted,
    NotNamedInPublic,
    NotWholeUnits,
    PaperForm,
    SensitiveByMonth,
    read_phenomenon,
)
from kototori.domain.day import Book, Prompt
from kototori.domain.errors import FileThere
from kototori.domain.period import By, periods
from kototori.domain.release import Format, RangeBackwards, Use
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.social_annex import SocialAnnex
from kototori.wording.annex_page import AnnexChart, AnnexPage
from kototori.wording.catalogue import Words, read_words

JULY, SEPTEMBER = date(2026, 7, 1), date(2026, 9, 30)


NOW = dt.datetime(2026, 11, 24, 9, 4, tzinfo=dt.UTC)
COLUMNS = "occurred_at,needs,language,language_means,why_here,outcome,age_band"


def fill(desk: Desk, folder: Path) -> Desk:
    """Two quarters of Tuesdays: about housing in Somali at every one, more in the second quarter."""
    rows = [COLUMNS]
    day = date(2026, 4, 7)
    while day <= SEPTEMBER:
        rows += [f"{day}T10:00,A1,so,interpreter_phone,no_own_language,unmet,30-49"] * (2 + (day >= JULY))
        rows += [
            f"{day}T11:00,B1,ar,,queue_or_no_answer,advised,",
            f"{day}T11:00,J1,,,,,",
            f"{day}T11:00,,,,,,",
        ]
        day += timedelta(days=7)
    (folder / "contacts.csv").write_text("\n".join(rows))
    desk.spreadsheets.read_in(folder / "contacts.csv")
    desk.days.not_counted(date(2026, 8, 14))
    return desk


@pytest.fixture(scope="module")
def read_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all who only read it: to fill one takes two seconds."""
    folder = tmp_path_factory.mktemp("desk")
    desk = open_desk(Home(folder / "home"), assets.folder("resources"), lambda: NOW)
    yield fill(desk, folder)
    desk.close()


@pytest.fixture
def served(desk: Desk, tmp_path: Path) -> Desk:
    """One that lines are written to."""
    return fill(desk, tmp_path)


@pytest.fixture
def annexes(read_only: Desk) -> SocialAnnex:
    return read_only.social_annex()


@pytest.fixture
def words() -> Words:
    return read_words(assets.folder("translations"), "en", None)


Asking = Callable[..., AnnexAsked]


@pytest.fixture
def asking(read_only: Desk) -> Asking:
    def ask(
        phenomenon: str, first: date = JULY, last: date = SEPTEMBER, use: Use = Use.INTERNAL, **more: object
    ) -> AnnexAsked:
        found = read_phenomenon(phenomenon, read_only.setup.vocabulary())
        return AnnexAsked(phenomenon=found, first=first, last=last, use=use, **more)  # type: ignore[arg-type]

    return ask


def chart(page: AnnexPage, title: str) -> AnnexChart:
    return next(one for one in page.charts if one.title == title)


def numbers(page: AnnexPage) -> list[str]:
    return [f"{one.number} {one.name}" for one in page.numbers]


def cells(one: AnnexChart) -> dict[str, int]:
    return {cell.name: cell.number for cell in one.cells}


# --- internal: exact, and marked ----------------------------------------------------------------------


def test_an_internal_annex_is_exact_marked_and_compared(
    annexes: SocialAnnex, asking: Asking, words: Words
) -> None:
    page = annexes.page(asking("need:A1"), words)

    assert page.mark == "INTERNAL – exact figures, not to be passed on"
    assert page.title == "Need: Finding a home"
    assert numbers(page) == [
        "39 contacts of this kind",
        "78 contacts in all",
        "26 in the period before",
        "13 days counted",
    ]
    assert "it was 26 of 65. The change is +50 %." in page.summary


def test_the_course_has_a_column_for_each_week_and_the_rest_their_bars(
    annexes: SocialAnnex, asking: Asking, words: Words
) -> None:
    page = annexes.page(asking("need:A1"), words)

    course = page.charts[0]
    assert course.is_course
    assert course.title == "Week by week"
    assert {cell.number for cell in course.cells} == {3}
    assert len(course.cells) == 13
    assert cells(chart(page, "Languages")) == {"Somali": 39}
    assert cells(chart(page, "Why they came here")) == {"no service in own language": 39}
    assert cells(chart(page, "Outcomes")) == {"need not met": 39}


def test_the_coverage_tells_uncounted_days_and_how_much_was_recorded(
    annexes: SocialAnnex, asking: Asking, words: Words
) -> None:
    coverage = annexes.page(asking("need:A1"), words).coverage

    assert "served 13, shut 0, not counted 1" in coverage
    assert "On days that were not counted the phenomenon may have been there, too." in coverage
    assert "Needs: recorded at 65 of 78 contacts." in coverage


@pytest.mark.parametrize(
    ("phenomenon", "contacts", "bars"),
    [
        ("preventable", "52", {"Housing · Municipality · no service in own language": 39}),
        ("why_here:queue_or_no_answer", "13", {"Income · Kela": 13}),
        ("authority:KEL", "13", {"Income · queue or no answer": 13}),
        ("outcome:unmet", "39", {"Housing": 39}),
        ("interpreter", "39", {"interpreter by phone": 39}),
        ("language:so", "39", {"Housing": 39}),
    ],
)
def test_each_kind_of_phenomenon_is_counted_and_broken_down(
    annexes: SocialAnnex, asking: Asking, words: Words, phenomenon: str, contacts: str, bars: dict[str, int]
) -> None:
    page = annexes.page(asking(phenomenon), words)

    assert page.numbers[0].number == contacts
    assert bars.items() <= cells(page.charts[1]).items()


def test_a_sensitive_need_is_told_of_whole_months_alone(
    annexes: SocialAnnex, asking: Asking, words: Words
) -> None:
    with pytest.raises(SensitiveByMonth):
        annexes.page(asking("need:J1", date(2026, 9, 7), date(2026, 10, 20)), words)

    page = annexes.page(asking("need:J1"), words)
    assert page.numbers[0].number == "13"
    assert page.charts[0].title == "Month by month"


def test_it_can_be_compared_with_the_year_before_or_with_nothing(
    annexes: SocialAnnex, asking: Asking, words: Words
) -> None:
    year = annexes.page(asking("need:A1", compare=Compare.LAST_YEAR), words)
    alone = annexes.page(asking("need:A1", compare=Compare.NOTHING), words)

    assert "Of the period that it is compared with nothing is known." in year.summary
    assert numbers(year)[2] == "– a year before"
    assert len(alone.numbers) == 3


def test_a_range_that_runs_backwards_is_refused(annexes: SocialAnnex, asking: Asking, words: Words) -> None:
    with pytest.raises(RangeBackwards):
        annexes.page(asking("need:A1", SEPTEMBER, JULY), words)


# --- what the advisers wrote --------------------------------------------------------------------------


@pytest.fixture
def written(served: Desk) -> Desk:
    for day, prompt, text in (
        (date(2026, 7, 7), Prompt.NEW, "Sublets without an address."),
        (date(2026, 7, 14), Prompt.REPEATED, "Rents above the limit."),
        (date(2026, 8, 4), Prompt.NEW, "Mo Esimerkki told of the same landlord."),
        (date(2026, 10, 6), Prompt.NEW, "After the period."),
    ):
        served.reports.write_line(day, prompt, text)
    return served


def test_lines_on_new_phenomena_go_in_with_their_days(written: Desk, asking: Asking, words: Words) -> None:
    annexes = written.social_annex()
    page = annexes.page(asking("need:A1"), words)

    assert [(one.when, one.text) for one in page.noted] == [
        ("7 Jul 2026, new phenomenon", "Sublets without an address.")
    ]
    assert page.left_out == "1 line was left out, since it might point to a person."


def test_other_lines_go_in_when_they_are_chosen_but_never_one_that_points_to_a_person(
    written: Desk, asking: Asking, words: Words
) -> None:
    annexes = written.social_annex()
    chosen = frozenset({(date(2026, 7, 14), Prompt.REPEATED), (date(2026, 8, 4), Prompt.NEW)})

    page = annexes.page(asking("need:A1", chosen=chosen), words)

    assert [one.text for one in page.noted] == ["Rents above the limit."]
    assert "1 line was left out" in page.left_out
    assert "Esimerkki" not in " ".join(page.texts())


def test_more_lines_than_two_pages_hold_are_counted(served: Desk, asking: Asking, words: Words) -> None:
    annexes = served.social_annex()
    for number in range(30):
        served.reports.write_line(JULY + timedelta(days=number), Prompt.NEW, "word " * 38)

    page = annexes.page(asking("need:A1"), words)

    assert 5 < len(page.noted) < 15
    assert page.left_out == (
        f"{30 - len(page.noted)} more lines have no room here; they stand in the reports of their days."
    )


# --- public: in fives, through the ledger -------------------------------------------------------------


def test_a_public_annex_holds_fives_alone(annexes: SocialAnnex, asking: Asking, words: Words) -> None:
    page = annexes.page(asking("preventable", use=Use.PUBLIC), words)

    assert page.mark == "Public figures, counted in fives"
    told = [int(one.number) for one in page.numbers[:3]]
    told += [cell.number for one in page.charts for cell in one.cells]
    assert [number % 5 for number in told] == [0] * len(told)
    assert abs(told[0] - 52) <= 12
    assert abs(told[1] - 78) <= 4
    assert "Counted in fives; the numbers add up." in page.counted[-1]
    assert "%" not in page.summary


def test_the_public_numbers_are_those_of_the_public_file(
    read_only: Desk, annexes: SocialAnnex, asking: Asking, words: Words, tmp_path: Path
) -> None:
    page = annexes.page(asking("need:A1", use=Use.PUBLIC), words)
    read_only.statistics.export(
        JULY,
        SEPTEMBER,
        by=By.QUARTER,
        use=Use.PUBLIC,
        form=Format.CSV,
        path=tmp_path / "public.csv",
        words=words,
    )

    rows = [line.split(",") for line in (tmp_path / "public.csv").read_text("utf-8-sig").splitlines()]
    (row,) = [row for row in rows if row[1:4] == ["need", "need", "A1"]]
    assert page.numbers[0].number == row[7]
    ages = {row[10]: int(row[7]) for row in rows if row[1] == "need_age_band" and row[3] == "A1"}
    assert cells(chart(page, "Ages")).items() <= ages.items()


def test_a_public_course_decides_nothing_of_an_earlier_year(
    served: Desk, asking: Asking, words: Words, tmp_path: Path
) -> None:
    (tmp_path / "earlier.csv").write_text("occurred_at,needs\n2025-11-04T10:00,A1\n")
    served.spreadsheets.read_in(tmp_path / "earlier.csv")

    page = served.social_annex().page(asking("outcome:unmet", use=Use.PUBLIC), words)

    assert [cell.name for cell in page.charts[0].cells] == ["Q2/2026", "Q3/2026"]
    earlier = served.days.find(date(2025, 11, 4))
    assert earlier is not None
    assert earlier.book is Book.RUNNING


def test_a_public_line_tells_its_month_alone(written: Desk, asking: Asking, words: Words) -> None:
    annexes = written.social_annex()
    page = annexes.page(asking("need:A1", use=Use.PUBLIC), words)

    assert [one.when for one in page.noted] == ["July 2026, new phenomenon"]


@pytest.mark.parametrize(
    ("phenomenon", "first", "last"),
    [
        ("need:A", date(2026, 9, 1), date(2026, 9, 20)),
        ("need:A1", date(2026, 9, 7), date(2026, 9, 20)),
        ("outcome:unmet", date(2026, 8, 1), date(2026, 8, 31)),
        ("outcome:unmet", date(2026, 10, 1), date(2026, 12, 31)),  # not over
    ],
)
def test_a_public_period_is_made_of_whole_units_that_are_over(
    annexes: SocialAnnex, asking: Asking, words: Words, phenomenon: str, first: date, last: date
) -> None:
    with pytest.raises(NotWholeUnits):
        annexes.page(asking(phenomenon, first, last, Use.PUBLIC), words)


def test_a_language_that_is_not_listed_has_no_public_annex(
    annexes: SocialAnnex, asking: Asking, words: Words
) -> None:
    with pytest.raises(NotNamedInPublic):
        annexes.page(asking("language:ti", use=Use.PUBLIC), words)


@pytest.mark.parametrize("use", [Use.PUBLIC, Use.INTERNAL])
def test_days_of_which_nothing_is_known_make_no_annex_of_zeros(
    annexes: SocialAnnex, asking: Asking, words: Words, use: Use
) -> None:
    with pytest.raises(NothingCounted):
        annexes.page(asking("outcome:unmet", date(2020, 1, 1), date(2020, 12, 31), use), words)


# --- the file -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", PaperForm)
def test_a_file_is_written_listed_and_never_over_another(
    served: Desk, asking: Asking, words: Words, tmp_path: Path, form: PaperForm
) -> None:
    annexes = served.social_annex()
    path = tmp_path / f"annex.{form}"

    annexes.save(asking("need:A1"), form, path, words)

    assert path.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")
    (listed,) = served.statistics.written()
    assert (listed.use, listed.form, listed.purpose) == (Use.INTERNAL, form, "annex need:A1")
    with pytest.raises(FileThere):
        annexes.save(asking("need:A1"), form, path, words)
    assert len(served.statistics.written()) == 1
    annexes.save(asking("need:A1"), form, path, words, force=True)


def test_the_phenomenon_itself_is_named_in_three_languages(annexes: SocialAnnex, asking: Asking) -> None:
    titles = [
        annexes.page(asking("need:A1"), read_words(assets.folder("translations"), language, None)).title
        for language in ("fi", "sv", "en")
    ]

    assert [title.partition(": ")[2] for title in titles] == [
        "Asunnon haku",
        "Att söka bostad",
        "Finding a home",
    ]


def test_lists_that_another_thread_lets_go_of_are_not_read_anew_within_a_count(served: Desk) -> None:
    """As when the window hears that somebody has written, while figures are counted behind it."""
    figures = served.statistics._figures

    with figures.reading() as connection:
        served.setup.refresh()
        known = figures.of_periods(connection, periods(JULY, SEPTEMBER, By.DAY, SEPTEMBER))

    assert len(known) == 14  # served Tuesdays, and the day that was not counted
