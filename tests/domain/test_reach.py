"""How far four letters lead: every synonym of a need, typed letter by letter.

A word reaches its need when, after one to four letters, Space takes the need's own tile: the need itself, or
the same need said more or less exactly. A word whose four letters begin something else too is ambiguous, and
tests/data/ambiguous.csv names what comes first instead.
"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from kototori.domain.need import Synonym
from kototori.domain.suggestions import Kind, Suggestion, Suggestions, fold
from kototori.domain.vocabulary import Vocabulary
from kototori.services.shipped_lists import read_lists
from kototori.ui.keys import TILE_KEYS, command_texts
from kototori.ui.pad.suggestion_list import MOST_SHOWN

LISTS = Path(__file__).parents[2] / "resources" / "lists"
AMBIGUOUS = Path(__file__).parents[1] / "data" / "ambiguous.csv"
TODAY = date(2026, 11, 24)
LETTERS = 4


class Reach(NamedTuple):
    """How near the first letters of a word come to its need."""

    word: Synonym
    exactly: bool  # the need or sub-need itself is on top
    tile: bool  # what is on top belongs to the same tile
    at_four: bool  # the need or sub-need itself is on top after all the letters
    shown: bool  # the need or sub-need itself stands in the list
    instead: Suggestion  # what is on top after the last of the letters


def reach(suggestions: Suggestions, word: Synonym) -> Reach:
    exactly = tile = shown = False
    for letters in range(1, LETTERS + 1):
        found = suggestions.find(word.word[:letters]).candidates
        codes = [(candidate.kind, candidate.code) for candidate in found[:MOST_SHOWN]]
        exactly |= codes[0] == (Kind.NEED, word.code)
        tile |= codes[0][0] == Kind.NEED and codes[0][1][0] == word.code[0]
        shown |= (Kind.NEED, word.code) in codes
    return Reach(word, exactly, tile, codes[0] == (Kind.NEED, word.code), shown, found[0])


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_lists(LISTS)


@pytest.fixture(scope="module")
def reached(vocabulary: Vocabulary) -> list[Reach]:
    commands = {str(deed): (text,) for deed, text in command_texts().items()}
    tiles = {key: top.code for key, top in zip(TILE_KEYS, vocabulary.tops(TODAY), strict=True)}
    suggestions = Suggestions(vocabulary, TODAY, commands, tiles)
    return [reach(suggestions, word) for word in vocabulary.synonyms if word.kind == Kind.NEED]


def ambiguous(reached: list[Reach]) -> list[dict[str, str]]:
    """The rows of the file: words after whose four letters another tile comes first."""
    return [
        {
            "word": one.word.word,
            "language": one.word.language,
            "code": one.word.code,
            "first": one.instead.code,
            "through": one.instead.word,
        }
        for one in reached
        if not one.tile
    ]


def share(missed: int, reached: list[Reach]) -> float:
    return missed / len(reached)


def test_every_synonym_reaches_its_need_within_four_letters_or_is_listed_as_ambiguous(
    reached: list[Reach],
) -> None:
    with AMBIGUOUS.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file, strict=True))

    assert ambiguous(reached) == listed


def test_one_synonym_in_ten_at_most_is_ambiguous(reached: list[Reach]) -> None:
    assert share(sum(not one.tile for one in reached), reached) <= 0.085


def test_every_synonym_finds_its_need_itself_among_what_is_shown_within_four_letters(
    reached: list[Reach],
) -> None:
    assert [one.word.word for one in reached if not one.shown] == []


def test_four_synonyms_in_five_have_their_need_itself_on_top_within_four_letters(
    reached: list[Reach],
) -> None:
    assert share(sum(not one.exactly for one in reached), reached) <= 0.19


def test_four_letters_lead_nearly_as_many_words_to_their_need_itself_as_any_fixed_order_could(
    reached: list[Reach],
) -> None:
    """Only one thing can be on top: of `vuokra`, `vuokravelka` and `vuokrasopimus` one need wins `vuok`."""
    meant: dict[str, Counter[str]] = {}
    for one in reached:
        meant.setdefault(fold(one.word.word[:LETTERS]), Counter())[one.word.code] += 1
    best = sum(max(words.values()) for words in meant.values())

    assert share(best, reached) < 0.82
    assert share(best - sum(one.at_four for one in reached), reached) <= 0.03


def test_no_synonym_is_the_code_of_a_language(vocabulary: Vocabulary) -> None:
    codes = {
        fold(tag) for language in vocabulary.languages.values() for tag in (language.code, *language.aliases)
    }

    assert [word.word for word in vocabulary.synonyms if fold(word.word) in codes] == []
