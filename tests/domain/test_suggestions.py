"""What typed letters may mean."""

import sys
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from kototori.domain.suggestions import Found, Kind, Suggestions, fold
from kototori.domain.vocabulary import Vocabulary
from kototori.services.shipped_lists import read_lists

LISTS = Path(__file__).parents[2] / "resources" / "lists"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_lists(LISTS)


@pytest.fixture(scope="module")
def suggestions(vocabulary: Vocabulary) -> Suggestions:
    return Suggestions(vocabulary, TODAY, {"undo": ("Kumoa",)}, {"1": "A", "-": "L"})


def top(found: Found) -> tuple[str, str]:
    return found.candidates[0].kind, found.candidates[0].code


def highlighted(found: Found) -> str | None:
    return found.highlighted.code if found.highlighted else None


@pytest.mark.parametrize(
    ("typed", "kind", "code"),
    [
        ("kela", Kind.NEED, "B"),
        ("FPA", Kind.NEED, "B"),
        ("so", Kind.LANGUAGE, "so"),
        ("kmr", Kind.LANGUAGE, "ku"),
        ("a1", Kind.NEED, "A1"),
        ("häätö", Kind.NEED, "A3"),
        ("haato", Kind.NEED, "A3"),
        ("hyra", Kind.NEED, "A"),
        ("x4", Kind.PERSONS, "4"),
        ("1", Kind.NEED, "A"),
        ("arabia", Kind.LANGUAGE, "ar"),
        ("العربية", Kind.LANGUAGE, "ar"),
        ("lisäselvitys", Kind.TASK, "additional_information"),
        ("kumoa", Kind.COMMAND, "undo"),
    ],
)
def test_an_exact_word_or_code_is_first_and_highlighted(
    suggestions: Suggestions, typed: str, kind: Kind, code: str
) -> None:
    found = suggestions.find(typed)
    assert top(found) == (kind, code)
    assert highlighted(found) == code


def test_a_beginning_that_means_several_things_highlights_nothing(suggestions: Suggestions) -> None:
    found = suggestions.find("vuok")
    assert len(found.candidates) > 1
    assert found.highlighted is None


def test_the_only_candidate_is_highlighted(suggestions: Suggestions) -> None:
    found = suggestions.find("tigrinj")
    assert [s.code for s in found.candidates] == ["ti"]
    assert highlighted(found) == "ti"


def test_words_that_begin_so_come_before_words_that_only_hold_it(suggestions: Suggestions) -> None:
    found = suggestions.find("kurssi")
    begins = [" kurssi" in f" {fold(s.word)}" for s in found.candidates]
    assert begins == sorted(begins, reverse=True)
    assert {True, False} == set(begins)


@pytest.mark.parametrize("typed", ["asumistuku", "asumstuki", "asumisttuki", "asumsituki"])
def test_one_typing_error_in_five_letters_or_more_is_forgiven(suggestions: Suggestions, typed: str) -> None:
    assert "B3" in [s.code for s in suggestions.find(typed).candidates]


def test_a_typing_error_in_four_letters_finds_nothing(suggestions: Suggestions) -> None:
    assert suggestions.find("kxla").candidates == ()


def test_two_typing_errors_find_nothing(suggestions: Suggestions) -> None:
    assert suggestions.find("asumxstxki").candidates == ()


def test_two_letters_that_are_no_language_stay_needs(suggestions: Suggestions) -> None:
    for typed in ("te", "cv"):
        assert all(s.kind is not Kind.LANGUAGE or s.code != typed for s in suggestions.find(typed).candidates)
    assert top(suggestions.find("cv"))[0] == Kind.NEED


def test_more_persons_than_a_contact_holds_mean_nothing(suggestions: Suggestions) -> None:
    for typed in ("x0", "x100"):
        assert suggestions.find(typed).candidates == ()


def test_a_need_that_is_not_valid_on_the_day_is_not_found(vocabulary: Vocabulary) -> None:
    before_the_list = Suggestions(vocabulary, date(2018, 12, 31))
    assert all(s.kind is not Kind.NEED for s in before_the_list.find("asuminen").candidates)
    assert before_the_list.find("a1").highlighted is None


def test_the_same_letters_always_mean_the_same(vocabulary: Vocabulary, suggestions: Suggestions) -> None:
    again = Suggestions(vocabulary, TODAY, {"undo": ("Kumoa",)}, {"1": "A", "-": "L"})
    for typed in ("a", "ko", "lasku", "tuki"):
        assert again.find(typed) == suggestions.find(typed)


@pytest.mark.parametrize("typed", ["a", "tu", "lapsi", "asumxstuki", "zzzzzzzz"])
def test_an_answer_is_little_work(suggestions: Suggestions, typed: str) -> None:
    """Less than half of what makes the search set; `make bench` tells the milliseconds of a key."""
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        suggestions.find(typed)
    finally:
        sys.setprofile(before)
    assert 0 < calls < 12_000


def test_half_of_an_alias_means_no_language(suggestions: Suggestions) -> None:
    found = suggestions.find("arab")

    assert [candidate.code for candidate in found.candidates] == ["ar"]
    assert highlighted(found) == "ar"
    assert highlighted(suggestions.find("ku-arab")) == "ckb"


@pytest.mark.parametrize(
    ("typed", "kind", "code"),
    [
        ("lisäselvitys", Kind.TASK, "additional_information"),
        ("tulkki", Kind.LANGUAGE_MEANS, "interpreter_present"),
        ("alle 30", Kind.AGE_BAND, "18-29"),
        ("under 18", Kind.AGE_BAND, "0-17"),
        ("65+", Kind.AGE_BAND, "65+"),
        ("ensikäynti", Kind.FIRST_VISIT, "yes"),
        ("varit här förut", Kind.FIRST_VISIT, "no"),
        ("omatyöntekijä on", Kind.OWN_WORKER, "yes"),
        ("ingen egen socialarbetare", Kind.OWN_WORKER, "no"),
        ("puhelimitse", Kind.CHANNEL, "phone"),
        ("20 min", Kind.MINUTES, "15-30"),
        ("yli tunti", Kind.MINUTES, ">60"),
        ("over an hour", Kind.MINUTES, ">60"),
        ("neuvottu", Kind.OUTCOME, "advised"),
        ("ei onnistunut", Kind.OUTCOME, "unmet"),
        ("vieraileva viranomainen", Kind.SERVED_BY, "visiting_authority"),
        ("ei vastattu", Kind.WHY_HERE, "queue_or_no_answer"),
        ("puhos", Kind.PLACE, "puhos"),
    ],
)
def test_a_detail_is_found_by_its_words(suggestions: Suggestions, typed: str, kind: Kind, code: str) -> None:
    found = suggestions.find(typed)
    assert top(found) == (kind, code)
    assert highlighted(found) == code


@pytest.mark.parametrize("typed", ["alle", "ei", "yli", "paikan", "suomen", "omatyöntekijä"])
def test_a_space_goes_on_in_a_phrase(suggestions: Suggestions, typed: str) -> None:
    assert suggestions.goes_on(typed)


@pytest.mark.parametrize("typed", ["kela", "ar", "a1", "x4", "vuok", "bank", "sossu", "alle 30", "alle ", ""])
def test_a_space_accepts_what_is_a_word_or_begins_no_phrase(suggestions: Suggestions, typed: str) -> None:
    assert not suggestions.goes_on(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("vuok", "A"), ("terv", "G"), ("perh", "F"), ("kiel", "E"), ("soci", "L5"), ("tulk", "L2")],
)
def test_what_is_all_but_typed_or_what_most_words_mean_comes_first(
    suggestions: Suggestions, typed: str, code: str
) -> None:
    assert top(suggestions.find(typed)) == (Kind.NEED, code)
