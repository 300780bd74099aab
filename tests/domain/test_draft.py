"""An unfinished contact survives another version, a broken file, and lists that have changed."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kototori import assets
from kototori.domain.contact import Handout, LanguageKnown
from kototori.domain.draft import Draft, Slot, read_draft
from kototori.domain.moment import Moment
from kototori.services.shipped_lists import read_lists

BEGUN = datetime(2026, 11, 24, 8, 42, 5, tzinfo=UTC)
FULL = Draft(
    begun_at=BEGUN,
    beside=Slot.B,
    choices=(("need", "A1"), ("language", "ar"), ("outcome", "booked"), ("persons", "4")),
    pending="työnh",
    moment=Moment(date(2026, 11, 23), time(10, 30)),
    correcting=UUID(int=7),
    language_known=LanguageKnown.PINNED,
    leaflets=(Handout("housing", "ar", 2),),
    id=UUID(int=8),
)


def read(content: str) -> Draft | None:
    return read_draft("hand", 0, BEGUN, content)


def test_a_draft_comes_back_as_it_was_kept() -> None:
    assert read(FULL.content()) == FULL
    assert read(replace(FULL, moment=Moment(date(2026, 11, 23))).content()) == replace(
        FULL, moment=Moment(date(2026, 11, 23))
    )
    assert read(Draft(begun_at=BEGUN).content()) == Draft(begun_at=BEGUN)


def test_what_waited_happened_in_the_quarter_in_which_it_was_begun() -> None:
    assert str(FULL.happened) == "2026-11-24T10:30"


def test_what_another_version_wrote_is_left_out() -> None:
    held = json.loads(FULL.content()) | {
        "mood": "good",
        "beside": "F",
        "moment": "2026-13-01",
        "correcting": "nobody",
        "language_known": "guessed",
        "choices": [["need", "A1"], ["need"], "C", ["need", 3], ["shoe", "42"]],
        "leaflets": [["housing", "ar", 2], ["housing"], "C", ["housing", "ar", 0], ["housing", "ar", "2"], 4],
        "id": "x",
    }
    draft = read(json.dumps(held))
    assert draft == Draft(
        begun_at=BEGUN,
        choices=(("need", "A1"), ("shoe", "42")),
        pending="työnh",
        leaflets=(Handout("housing", "ar", 2),),
    )


def test_codes_that_are_in_no_list_are_left_out() -> None:
    vocabulary = read_lists(assets.folder("resources") / "lists")
    known = (("need", "A1"), ("language", "ar"), ("task", "appointment"), ("outcome", "booked"))
    known += (("age_band", "18-29"), ("authority", "POL"), ("persons", "4"))
    unknown = (("need", "Z9"), ("language", "xx"), ("task", "ironing"), ("outcome", "joy"), ("shoe", "42"))
    unknown += (
        ("place", "moon"),
        ("authority", "XYZ"),
        ("persons", "0"),
        ("persons", "٤"),
        ("persons", "400"),
    )
    draft = replace(FULL, choices=known + unknown)
    assert draft.known_in(vocabulary).choices == known


@given(some.text() | some.recursive(some.none() | some.booleans() | some.text(), some.lists).map(json.dumps))
def test_nothing_that_may_stand_there_stops_the_start(content: str) -> None:
    draft = read(content)
    assert draft is None or draft.is_empty


@pytest.mark.parametrize("content", ["[" * 100_000, "", "null", "{", '{"choices": {"a": 1}, "pending": 5}'])
def test_nor_does_a_broken_one(content: str) -> None:
    draft = read(content)
    assert draft is None or draft.is_empty


def test_a_day_set_for_late_entries_is_no_contact_yet() -> None:
    assert Draft(begun_at=BEGUN, moment=Moment(date(2026, 11, 23))).is_empty
