"""A leaflet is found by what it is called, in any of its languages, and by what it is about."""

from collections.abc import Mapping
from datetime import date

import pytest

from kototori import assets
from kototori.domain.leaflet import Leaflet, LeafletState, LeafletVersion
from kototori.domain.leaflet_search import LeafletSearch
from kototori.domain.vocabulary import Vocabulary
from kototori.services.shipped_lists import read_lists


def leaflet(topic: str, need: str, titles: Mapping[str, str], rank: int = 10) -> Leaflet:
    versions = {
        language: LeafletVersion(
            topic=topic, language=language, title=title, blocks=(), state=LeafletState.DRAFT
        )
        for language, title in titles.items()
    }
    return Leaflet(
        topic=topic,
        needs=(need,),
        rank=rank,
        owner="Desk",
        sources=(),
        version="1",
        review_by=date(2027, 1, 1),
        versions=versions,
    )


HOME = leaflet("home", "A1", {"fi": "Asunnon etsiminen", "sv": "Att söka bostad", "ar": "البحث عن سكن"})
ALLOWANCE = leaflet("allowance", "A", {"fi": "Asumistuki", "sv": "Bostadsbidrag", "en": "Housing allowance"})
LETTER = leaflet("letter", "B1", {"fi": "Kela pyytää lisätietoja", "en": "Kela asks for more", "ti": "ደብዳበ"})
SCHOOL = leaflet("school", "F1", {"fi": "Päivähoito ja koulu", "sv": "Dagvård och skola"})


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_lists(assets.folder("resources") / "lists")


@pytest.fixture(scope="module")
def search(vocabulary: Vocabulary) -> LeafletSearch:
    return LeafletSearch((HOME, ALLOWANCE, LETTER, SCHOOL), vocabulary)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("asunnon", "home"),
        ("söka", "home"),
        ("soka", "home"),
        ("housing al", "allowance"),
        ("البحث", "home"),
        ("ደብ", "letter"),
        ("lisätiet", "letter"),
        ("skola", "school"),
        ("päiväkoti", "school"),
        ("dagis", "school"),
    ],
)
def test_a_title_or_a_synonym_in_any_language_finds_it(search: LeafletSearch, typed: str, found: str) -> None:
    assert search.find(typed)[0] == found


def test_what_is_called_so_comes_before_what_is_about_it(search: LeafletSearch) -> None:
    assert search.find("asum") == ("allowance", "home")  # the need of both, the title of one


def test_a_title_that_begins_so_comes_before_one_with_such_a_word_inside(search: LeafletSearch) -> None:
    assert search.find("bostad") == ("allowance", "home")


def test_one_typing_error_is_forgiven_where_nothing_else_is_found(search: LeafletSearch) -> None:
    assert search.find("asumistki") == ("allowance",)
    assert search.find("xyzzy") == ()


def test_nothing_typed_is_every_leaflet(search: LeafletSearch) -> None:
    assert set(search.find("  ")) == {"home", "allowance", "letter", "school"}
