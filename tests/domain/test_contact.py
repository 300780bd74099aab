from datetime import UTC, date, datetime, time

import pytest

from kototori.domain.contact import Answer, Channel, Facts, Handout, LanguageKnown, Outcome
from kototori.domain.entry import read_facts
from kototori.domain.errors import (
    BadMoment,
    DeskError,
    FieldSetByProgram,
    FutureMoment,
    MissingOther,
    MissingValue,
    OutOfRange,
    TooMany,
    UnknownCode,
    UnknownField,
    WrongType,
)
from kototori.domain.moment import Moment

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)  # 11.04 at the desk
TODAY = date(2026, 11, 24)


def test_a_contact_needs_nothing_but_a_moment() -> None:
    facts = read_facts({}, NOW)

    assert facts == Facts(moment=Moment(TODAY, time(11, 0)))
    assert facts.language is None
    assert facts.persons == 1


def test_codes_become_facts() -> None:
    given = {"needs": "A1 B;A1", "outcome": ["advised", "unmet"], "first_visit": "no", "channel": "phone"}

    facts = read_facts(given | {"persons": "4", "occurred_at": "2026-11-20 10:44"}, NOW)

    assert facts.needs == ("A1", "B")
    assert facts.tops == ("A", "B")
    assert facts.outcome == (Outcome.ADVISED, Outcome.UNMET)
    assert facts.first_visit is Answer.NO
    assert facts.channel is Channel.PHONE
    assert facts.persons == 4
    assert facts.moment == Moment(date(2026, 11, 20), time(10, 30))


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"needs": "A1 B C D E F G"}, TooMany),
        ({"needs": "a1"}, UnknownCode),
        ({"needs": "housing"}, UnknownCode),
        ({"needs": 3}, WrongType),
        ({"needs": ["A1", 3]}, WrongType),
        ({"outcome": "solved advised booked unmet come_again"}, TooMany),
        ({"outcome": "Solved"}, UnknownCode),
        ({"persons": 0}, OutOfRange),
        ({"persons": 100}, OutOfRange),
        ({"persons": "four"}, OutOfRange),
        ({"persons": "²"}, OutOfRange),
        ({"persons": True}, WrongType),
        ({"channel": "email"}, UnknownCode),
        ({"channel": ["phone"]}, WrongType),
        ({"language_known": "asked"}, MissingOther),
        ({"place": "Hervanta"}, UnknownCode),
        ({"language": "Matti Meikäläinen"}, UnknownCode),
        ({"name": "x"}, UnknownField),
        ({"recorded_at": "2026-11-24"}, FieldSetByProgram),
        ({"handouts": "x"}, FieldSetByProgram),
        ({"occurred_at": ""}, MissingValue),
        ({"occurred_at": "24.11.2026"}, BadMoment),
        ({"occurred_at": "2026-11-24T11:05"}, FutureMoment),
        ({"occurred_at": "2026-11-25"}, FutureMoment),
    ],
)
def test_a_wrong_entry_is_refused_with_its_reason(given: dict[str, object], error: type[DeskError]) -> None:
    with pytest.raises(error):
        read_facts(given, NOW)


def test_a_contact_that_happened_this_minute_is_not_in_the_future() -> None:
    assert read_facts({"occurred_at": "2026-11-24T11:04"}, NOW).moment.at == time(11, 0)


def test_a_correction_keeps_what_it_does_not_name() -> None:
    before = read_facts({"needs": "A1", "language": "ar", "language_known": "asked", "persons": 3}, NOW)

    after = read_facts({"needs": "C1"}, NOW, before)
    other_language = read_facts({"language": "so"}, NOW, before)

    assert (after.needs, after.language, after.persons) == (("C1",), "ar", 3)
    assert after.language_known is LanguageKnown.ASKED
    assert other_language.language_known is None


@pytest.mark.parametrize("copies", [0, 100])
def test_a_handout_has_between_one_and_99_copies(copies: int) -> None:
    with pytest.raises(OutOfRange):
        Handout("this-place", "ar", copies)
