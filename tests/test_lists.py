"""The lists that a new desk begins with: every code that one list names stands in another."""

import csv
import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Set
from pathlib import Path

import pytest

from kototori.domain.contact import (
    AgeBand,
    Answer,
    Channel,
    LanguageMeans,
    Minutes,
    Outcome,
    ServedBy,
    Task,
    WhyHere,
)

LISTS = Path(__file__).parent.parent / "resources" / "lists"

Row = dict[str, str]

DETAILS: dict[str, Set[str]] = {
    "task": set(Task),
    "language_means": set(LanguageMeans),
    "served_by": set(ServedBy),
    "age_band": set(AgeBand),
    "first_visit": set(Answer),
    "own_worker": set(Answer),
    "why_here": set(WhyHere),
    "minutes": set(Minutes),
    "outcome": set(Outcome),
    "channel": set(Channel),
}


def rows(name: str) -> list[Row]:
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def codes(name: str) -> set[str]:
    return {row["code"] for row in rows(name)}


def folded(word: str) -> str:
    """As the entry line compares words: small letters without marks, å ä ö as a a o."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of_languages() -> set[str]:
    columns = ("code", "endonym", "fi", "sv", "en")
    words = {row[column] for row in rows("languages") for column in columns}
    aliases = {alias for row in rows("languages") for alias in row["aliases"].split()}
    return {folded(word) for word in words | aliases}


@pytest.mark.parametrize("name", ["needs", "authorities", "languages", "places"])
def test_a_code_stands_once_in_its_list(name: str) -> None:
    assert [code for code, times in Counter(row["code"] for row in rows(name)).items() if times > 1] == []


@pytest.mark.parametrize("name", ["needs", "authorities", "languages"])
def test_every_code_has_words_in_the_three_languages_of_the_desk(name: str) -> None:
    wordless = [row["code"] for row in rows(name) if not (row["fi"] and row["sv"] and row["en"])]

    assert wordless == []


@pytest.mark.parametrize("name", ["needs", "authorities", "places"])
def test_validity_begins_with_a_date_and_ends_after_it(name: str) -> None:
    for row in rows(name):
        begins = dt.date.fromisoformat(row["valid_from"])
        if row["valid_to"]:
            assert dt.date.fromisoformat(row["valid_to"]) > begins, row["code"]


@pytest.mark.parametrize("name", ["needs", "authorities"])
def test_a_successor_exists_and_takes_over_on_the_day_after(name: str) -> None:
    known = {row["code"]: row for row in rows(name)}
    for row in known.values():
        if row["successor"]:
            last_day = dt.date.fromisoformat(row["valid_to"])
            first_day = dt.date.fromisoformat(known[row["successor"]]["valid_from"])
            assert first_day == last_day + dt.timedelta(days=1), row["code"]


def test_a_retired_authority_names_who_came_after_it() -> None:
    assert [row["code"] for row in rows("authorities") if row["valid_to"] and not row["successor"]] == []


def test_every_need_leads_to_known_authorities() -> None:
    named = {code for row in rows("needs") for code in row["authorities"].split()}

    assert named - codes("authorities") == set()


def test_a_sub_need_stands_under_its_top_and_carries_its_letter() -> None:
    tops = {row["code"] for row in rows("needs") if not row["parent"]}

    assert len(tops) == 12
    for row in rows("needs"):
        if row["parent"]:
            assert row["parent"] in tops
            assert row["code"].startswith(row["parent"])


def test_every_top_need_has_a_short_word_for_its_tile_in_three_languages() -> None:
    for row in rows("needs"):
        if not row["parent"]:
            assert row["tile_fi"], row["code"]
            assert row["tile_sv"], row["code"]
            assert row["tile_en"], row["code"]


def test_a_new_desk_begins_with_three_places() -> None:
    assert [row["code"] for row in rows("places")] == ["hervanta", "keskusta", "puhos"]


def test_synonyms_are_many_and_cover_the_three_languages() -> None:
    by_language = Counter(row["language"] for row in rows("synonyms"))

    assert set(by_language) == {"fi", "sv", "en"}
    assert min(by_language.values()) >= 150


def test_every_synonym_leads_to_a_code_of_its_kind() -> None:
    known: dict[str, Set[str]] = {"need": codes("needs")} | DETAILS

    strays = [row for row in rows("synonyms") if row["code"] not in known[row["kind"]]]

    assert strays == []


def test_every_need_can_be_reached_by_a_synonym_except_other() -> None:
    reached = {row["code"] for row in rows("synonyms")}

    assert codes("needs") - reached == {"L9"}


def test_every_detail_can_be_reached_by_a_word_in_each_of_the_three_languages() -> None:
    reached = {(row["kind"], row["code"], row["language"]) for row in rows("synonyms")}
    wanted = {
        (kind, code, language)
        for kind, known in DETAILS.items()
        for code in known
        for language in ("fi", "sv", "en")
    }

    assert wanted - reached == set()


def test_a_word_has_one_meaning_and_stands_once_in_a_language() -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for row in rows("synonyms"):
        meanings.setdefault(folded(row["word"]), set()).add((row["kind"], row["code"]))
    times_listed = Counter((folded(row["word"]), row["language"]) for row in rows("synonyms"))

    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}
    assert [word for word, times in times_listed.items() if times > 1] == []


def test_no_synonym_takes_the_place_of_a_language_or_of_a_need_code() -> None:
    taken = words_of_languages() | {folded(code) for code in codes("needs")}

    assert [row["word"] for row in rows("synonyms") if folded(row["word"]) in taken] == []


def test_a_synonym_that_is_the_name_of_a_need_means_that_need() -> None:
    names = {folded(row[column]): row["code"] for row in rows("needs") for column in ("fi", "sv", "en")}

    astray = [row for row in rows("synonyms") if names.get(folded(row["word"]), row["code"]) != row["code"]]

    assert astray == []


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("kela", "B"),
        ("fpa", "B"),
        ("te", "D"),
        ("cv", "D2"),
        ("häätö", "A3"),
        ("perheenyhdistäminen", "C3"),
        ("uppehållstillstånd", "C"),
        ("residence permit", "C"),
        ("suomen kurssi", "E1"),
        ("utkomststöd", "B1"),
        ("dagis", "F1"),
        ("pankkitunnukset", "I3"),
        ("lisäselvitys", "additional_information"),
        ("tilläggsutredning", "additional_information"),
        ("puhelintulkki", "interpreter_phone"),
        ("tulkki", "interpreter_present"),
    ],
)
def test_words_that_advisers_type_mean_what_they_expect(word: str, code: str) -> None:
    assert {row["code"] for row in rows("synonyms") if row["word"] == word} == {code}
