import csv
import datetime as dt
import importlib.util
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kototori import assets
from kototori.domain.day import DayState
from kototori.domain.errors import FileThere, FolderMissing
from kototori.domain.overview import Asked, Share
from kototori.domain.period import By
from kototori.domain.release import Format, RangeBackwards, Use
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.wording.catalogue import Words, read_words

HERE = Path(__file__).resolve().parent.parent
CONTACTS_2019 = HERE / "data" / "contacts-2019.csv"
LISTS = assets.folder("resources") / "lists"
NEW_YEAR, END_OF_SEPTEMBER = dt.date(2019, 1, 1), dt.date(2019, 9, 30)
TUESDAY = dt.date(2026, 11, 24)
LEN_OF_KEY = 5


@pytest.fixture(scope="module")
def desk_of_2019(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the two thousand contacts; only read from."""
    now = dt.datetime(2026, 11, 24, 9, 4, tzinfo=dt.UTC)
    home = Home(tmp_path_factory.mktemp("desk") / "home")
    opened = open_desk(home, assets.folder("resources"), lambda: now)
    opened.spreadsheets.read_in(CONTACTS_2019)
    yield opened
    opened.close()


@pytest.fixture
def english() -> Words:
    return read_words(assets.folder("translations"), "en", None)


@pytest.fixture(scope="module")
def count_2019() -> Callable[..., Counter[tuple[str, ...]]]:
    spec = importlib.util.spec_from_file_location("count_2019", HERE / "tools" / "count_2019.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    counted: Callable[..., Counter[tuple[str, ...]]] = module.count
    return counted


def export(desk: Desk, path: Path, words: Words, **given: Any) -> bytes:
    settings = {"by": By.DAY, "use": Use.INTERNAL, "form": Format.CSV} | given
    first, last = settings.pop("first", TUESDAY), settings.pop("last", TUESDAY)
    desk.statistics.export(first, last, path=path, words=words, **settings)
    return path.read_bytes()


def csv_rows(content: bytes, separator: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


def key(row: dict[str, Any]) -> tuple[str, ...]:
    return row["period"], row["table"], row["cat1"], row["cat2"], row["measure"]


@pytest.mark.parametrize("by", [By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR])
def test_an_export_of_2019_holds_what_an_independent_count_holds(
    desk_of_2019: Desk,
    english: Words,
    tmp_path: Path,
    by: By,
    count_2019: Callable[..., Counter[tuple[str, ...]]],
) -> None:
    expected = count_2019(CONTACTS_2019, LISTS / "needs.csv", LISTS / "authorities.csv", by.value)
    whole = {"first": NEW_YEAR, "last": END_OF_SEPTEMBER, "by": by}

    from_csv = csv_rows(export(desk_of_2019, tmp_path / "2019.csv", english, **whole))
    as_json = json.loads(export(desk_of_2019, tmp_path / "2019.json", english, form=Format.JSON, **whole))

    assert len(from_csv) == len(expected)
    assert {key(row): int(row["count"]) for row in from_csv} == expected
    assert {key(row): row["count"] for row in as_json["rows"]} == expected
    assert sum(row["table"] == "visits" and row["measure"] == "contacts" for row in from_csv) == len(
        {name for name, *_ in expected}
    )


def test_what_lies_beyond_counts_of_2019_is_what_the_file_says(desk_of_2019: Desk) -> None:
    with CONTACTS_2019.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    year = desk_of_2019.statistics.overview(Asked(NEW_YEAR, By.YEAR))
    foreign = [row for row in rows if row["language"] not in ("", "fi", "sv")]
    unmet = Counter(
        top
        for row in rows
        if "unmet" in row["outcome"].split()
        for top in {need[0] for need in row["needs"].split()} or {"not_recorded"}
    )

    assert {share.code: share.count for share in year.beyond.unmet.needs} == unmet
    assert year.beyond.interpreter.contacts == len(foreign)
    assert year.beyond.interpreter.without == sum(
        row["language_means"] in ("companion", "translation_app", "not_met") for row in foreign
    )
    assert (year.beyond.again.yes, year.beyond.again.no) == tuple(
        sum(row["first_visit"] == answer for row in rows) for answer in ("no", "yes")
    )
    assert year.beyond.why_recorded == sum(bool(row["why_here"]) for row in rows)
    assert year.beyond.preventable_contacts == sum(
        row["why_here"] not in ("", "trusts_this_place") for row in rows
    )
    by_reason = Counter[str]()
    for one in year.beyond.preventable:
        by_reason[one.why_here] += one.contacts
    assert all(
        by_reason[reason] >= sum(row["why_here"] == reason and bool(row["needs"]) for row in rows)
        for reason in by_reason
    )


def test_two_thousand_contacts_are_two_thousand_in_one_interval(
    desk_of_2019: Desk, english: Words, tmp_path: Path
) -> None:
    rows = csv_rows(
        export(
            desk_of_2019,
            tmp_path / "r.csv",
            english,
            first=NEW_YEAR,
            last=END_OF_SEPTEMBER,
            by=By.RANGE,
        )
    )

    assert {row["period"] for row in rows} == {"2019-01-01/2019-09-30"}
    assert rows[0]["count"] == "2000"


@pytest.mark.parametrize(
    ("by", "shown"), [(By.DAY, False), (By.WEEK, False), (By.RANGE, False), (By.MONTH, True), (By.YEAR, True)]
)
def test_for_less_than_a_month_a_sensitive_need_stands_in_its_top_need(
    desk: Desk, english: Words, tmp_path: Path, by: By, shown: bool
) -> None:
    desk.log.record(desk.log.read({"needs": "J1 A1", "occurred_at": "2026-10-06"}))
    last = dt.date(2026, 10, 20) if by is By.RANGE else dt.date(2026, 10, 31)
    first = dt.date(2026, 1, 1) if by is By.YEAR else dt.date(2026, 10, 1)

    rows = csv_rows(export(desk, tmp_path / "j.csv", english, first=first, last=last, by=by))

    assert [r["count"] for r in rows if r["table"] == "need" and r["cat1"] == "J"] == ["1"]
    assert [r["count"] for r in rows if r["table"] == "need" and r["cat1"] == "A1"] == ["1"]
    assert any(row["cat1"] == "J1" for row in rows) is shown


def test_needs_are_never_crossed_with_hour_weekday_or_place(
    desk_of_2019: Desk, english: Words, tmp_path: Path
) -> None:
    content = export(
        desk_of_2019, tmp_path / "y.csv", english, first=NEW_YEAR, last=END_OF_SEPTEMBER, by=By.RANGE
    )

    crossed = {
        (row["dim1"], row["dim2"]) for row in csv_rows(content) if row["dim2"] and "need" in row.values()
    }
    assert crossed == {("need", "language"), ("need", "age_band")}


def test_what_is_0_has_no_row_but_totals_have_one(desk: Desk, english: Words, tmp_path: Path) -> None:
    desk.log.record(desk.log.read({"needs": "A1"}))

    rows = csv_rows(export(desk, tmp_path / "d.csv", english))

    assert {row["cat1"] for row in rows if row["count"] == "0"} == {"total"}
    assert [row["count"] for row in rows if row["table"] == "leaflet_language"] == ["0"]
    assert all(row["note"].startswith("internal") for row in rows)


def test_a_day_of_which_nothing_is_known_gives_the_header_alone(
    desk: Desk, english: Words, tmp_path: Path
) -> None:
    content = export(desk, tmp_path / "none.csv", english)

    assert content == (b"\xef\xbb\xbfperiod,table,dim1,cat1,dim2,cat2,measure,count,note,label1,label2\r\n")


def test_shut_uncounted_and_empty_days_are_told_apart(desk: Desk, english: Words, tmp_path: Path) -> None:
    desk.days.shut(dt.date(2026, 11, 17))
    desk.days.not_counted(dt.date(2026, 11, 20))
    desk.days.close(dt.date(2026, 11, 10))
    desk.log.record(desk.log.read({}))

    content = export(desk, tmp_path / "c.csv", english, first=dt.date(2026, 11, 1), by=By.MONTH)

    coverage = {r["cat1"]: r["count"] for r in csv_rows(content) if r["table"] == "coverage"}
    assert coverage == {"served": "2", "shut": "1", "not_counted": "1", "total": "4"}


def test_a_withdrawn_contact_counts_no_more_and_handouts_count_by_copies(
    desk: Desk, english: Words, tmp_path: Path
) -> None:
    from kototori.domain.contact import Handout

    kept = desk.log.record(desk.log.read({"language": "so"})).contact
    desk.log.withdraw(desk.log.record(desk.log.read({"language": "ti"})).contact.id)
    desk.log.add_handouts(kept.id, (Handout("this-place", "so", 2), Handout("this-place", "fi", 1)))

    rows = csv_rows(export(desk, tmp_path / "h.csv", english))

    assert [(r["cat1"], r["count"]) for r in rows if r["table"] == "language"] == [
        ("so", "1"),
        ("total", "1"),
    ]
    assert [(r["cat1"], r["count"]) for r in rows if r["table"] == "leaflet_language"] == [
        ("fi", "1"),
        ("so", "2"),
        ("total", "3"),
    ]


def test_copies_for_the_shelf_and_easy_finnish_are_in_the_export_and_wishes_are_not(
    desk: Desk, english: Words, tmp_path: Path
) -> None:
    from kototori.domain.contact import Handout

    kept = desk.log.record(desk.log.read({"language": "so"})).contact
    desk.log.add_handouts(kept.id, (Handout("this-place", "fi-easy"),))
    desk.shelf_copies.printed((Handout("this-place", "so", 9),))
    desk.leaflet_wishes.asked("this-place", "my")

    rows = csv_rows(export(desk, tmp_path / "s.csv", english))

    given = [(r["cat1"], r["count"], r["label1"]) for r in rows if r["table"] == "leaflet_language"]
    assert given == [("so", "9", "Somali"), ("fi-easy", "1", "easy Finnish"), ("total", "10", "total")]
    assert [r["count"] for r in rows if (r["table"], r["measure"]) == ("visits", "handouts")] == ["10"]
    assert not any("my" in (r["cat1"], r["cat2"]) for r in rows)


def test_an_existing_file_is_left_alone_unless_it_may_be_replaced(
    desk: Desk, english: Words, tmp_path: Path
) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("somebody's own")

    with pytest.raises(FileThere):
        export(desk, path, english)
    assert path.read_text() == "somebody's own"
    assert [file.name for file in tmp_path.iterdir() if file.name != "home"] == ["figures.csv"]

    assert export(desk, path, english, force=True).startswith(b"\xef\xbb\xbfperiod")


def test_a_folder_that_is_not_there_is_said_so(desk: Desk, english: Words, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        export(desk, tmp_path / "nowhere" / "figures.csv", english)


def test_a_range_that_ends_before_it_begins_is_refused(desk: Desk, english: Words, tmp_path: Path) -> None:
    with pytest.raises(RangeBackwards):
        export(desk, tmp_path / "x.csv", english, last=dt.date(2026, 11, 23))


def test_an_export_is_noted_in_the_program_log(
    desk: Desk, home: Path, english: Words, tmp_path: Path
) -> None:
    export(desk, tmp_path / "x.csv", english)

    noted = (home / "logs" / "kototori.log").read_text()
    assert noted == (
        "2026-11-24 11:04:00 export use=internal by=day from=2026-11-24 to=2026-11-24 format=csv rows=0\n"
    )


def test_a_csv_has_its_purpose_beside_it_and_json_within(desk: Desk, english: Words, tmp_path: Path) -> None:
    desk.log.record(desk.log.read({"place": "puhos"}))
    export(desk, tmp_path / "x.csv", english)
    within = json.loads(export(desk, tmp_path / "x.json", english, form=Format.JSON))["about"]

    beside = json.loads((tmp_path / "x.csv.about.json").read_text(encoding="utf-8"))
    assert beside == within
    contract = ["use", "by", "from", "to", "language", "places", "foot"]
    assert list(within) == [*contract, "made_on", "made_by", "purpose", "names", "not_to_be_passed_on"]
    assert within["made_on"] == "2026-11-24"
    assert within["places"] == ["puhos"]


def test_finnish_and_swedish_files_are_cut_by_semicolons(desk: Desk, tmp_path: Path) -> None:
    desk.log.record(desk.log.read({"needs": "A3"}))
    for language, label in (("fi", "Vuokravelka, häätöuhka"), ("sv", "Hyresskuld, vräkningshot")):
        words = read_words(assets.folder("translations"), language, None)
        rows = csv_rows(export(desk, tmp_path / f"{language}.csv", words), ";")

        assert label in {row["label1"] for row in rows}


def test_the_page_sees_the_day_with_its_hours_and_its_largest_needs_first(desk: Desk) -> None:
    for given in (
        {"needs": "A1 B1", "language": "ar", "occurred_at": "2026-11-24T09:30", "persons": 3},
        {"needs": "B1 J1", "occurred_at": "2026-11-24T10:59", "language_means": "not_met"},
        {"occurred_at": "2026-11-24"},
        {"needs": "B2", "language": "so", "occurred_at": "2026-11-24T07:00"},
        {"needs": "C1", "occurred_at": "2026-11-23T07:00"},
    ):
        desk.log.record(desk.log.read(given))

    seen = desk.statistics.overview(Asked(TUESDAY))

    assert (seen.contacts, seen.persons) == (4, 6)
    assert seen.needs == (Share("B", 3), Share("A", 1), Share("J", 1))
    assert seen.sub_needs == (Share("B1", 2), Share("A1", 1), Share("B2", 1))
    assert seen.need_not_recorded == 1
    assert seen.languages == (Share("ar", 1), Share("so", 1))
    assert (seen.language_not_recorded, seen.language_not_met) == (2, 1)
    assert seen.hours == (Share("07", 1), Share("08", 0), Share("09", 1), Share("10", 1))
    assert seen.coverage[DayState.SERVED] == 1


def test_usual_is_the_median_of_the_last_eight_served_days_of_the_weekday(desk: Desk) -> None:
    for weeks_ago, came in ((1, 4), (2, 1), (3, 3)):
        day = TUESDAY - dt.timedelta(weeks=weeks_ago)
        for _ in range(came):
            desk.log.record(desk.log.read({"occurred_at": str(day)}))
    desk.days.shut(TUESDAY - dt.timedelta(weeks=4))
    desk.log.record(desk.log.read({"occurred_at": str(TUESDAY - dt.timedelta(days=4))}))

    assert desk.statistics.overview(Asked(TUESDAY)).usual is None
    assert desk.statistics.overview(Asked(TUESDAY)).usual_days == 3

    desk.days.close(TUESDAY - dt.timedelta(weeks=5))  # served, but nobody came
    assert desk.statistics.overview(Asked(TUESDAY)).usual == 2.0

    for week in range(6, 12):
        desk.days.close(TUESDAY - dt.timedelta(weeks=week))
    assert desk.statistics.overview(Asked(TUESDAY)).usual == 0.0
    assert desk.statistics.overview(Asked(TUESDAY)).usual_days == 8


def test_the_week_of_today_ends_today(desk: Desk) -> None:
    desk.log.record(desk.log.read({}))

    assert desk.statistics.overview(Asked(TUESDAY, By.WEEK)).period.name == "2026-11-23/2026-11-24"
    assert desk.statistics.overview(Asked(dt.date(2026, 11, 20), By.WEEK)).period.name == "2026-W47"
