"""The contact in hand, before anything of it is stored."""

from datetime import date, time
from uuid import uuid4

import pytest

from kototori.domain.contact import (
    AgeBand,
    Answer,
    Channel,
    Contact,
    Facts,
    LanguageKnown,
    LanguageMeans,
    Minutes,
    Outcome,
    ServedBy,
    Source,
    Task,
    WhyHere,
)
from kototori.domain.errors import NoMoreFit
from kototori.domain.moment import Moment
from kototori.domain.suggestions import Kind
from kototori.ui.pad.pad import Choice, Pad

NOW = Moment(date(2026, 11, 24), time(10, 45))
EVERYTHING = Facts(
    moment=Moment(date(2026, 11, 24), time(9, 15)),
    place="puhos",
    channel=Channel.PHONE,
    persons=3,
    language="ar",
    language_known=LanguageKnown.ASKED,
    language_means=LanguageMeans.INTERPRETER_PHONE,
    served_by=ServedBy.VOLUNTEER,
    age_band=AgeBand.FROM_65,
    first_visit=Answer.YES,
    own_worker=Answer.NO,
    needs=("A1", "B"),
    task=Task.APPLICATION,
    authority="KEL",
    why_here=WhyHere.DIGITAL_BARRIER,
    minutes=Minutes.OVER_60,
    outcome=(Outcome.SOLVED, Outcome.COME_AGAIN),
)
ARABIC = Choice(Kind.LANGUAGE, "ar")
BY_PHONE = Choice(Kind.CHANNEL, "phone")


def stored(facts: Facts) -> Contact:
    return Contact(
        id=uuid4(), facts=facts, source=Source.LIVE, recorded_on=NOW.day, updated_on=facts.moment.day
    )


@pytest.fixture
def pad() -> Pad:
    return Pad()


def test_a_stored_contact_opened_and_saved_is_the_same_in_every_field(pad: Pad) -> None:
    pad.open(stored(EVERYTHING))

    assert pad.facts(NOW) == EVERYTHING


def test_a_stored_contact_of_a_moment_alone_opens_without_a_chip(pad: Pad) -> None:
    bare = Facts(moment=NOW)
    pad.open(stored(bare))

    assert pad.choices == ()
    assert pad.facts(NOW) == bare


def test_every_field_that_a_person_chooses_can_be_chosen_on_the_pad(pad: Pad) -> None:
    pad.open(stored(EVERYTHING))
    chosen = pad.choices
    pad.clear()
    for kind, code in chosen:
        pad.choose(kind, code)
    pad.language_known, pad.moment = LanguageKnown.ASKED, EVERYTHING.moment

    assert pad.facts(NOW) == EVERYTHING


def test_one_of_a_kind_takes_the_place_of_the_other_and_outcomes_stand_side_by_side(pad: Pad) -> None:
    pad.choose(Kind.AGE_BAND, "18-29")
    pad.choose(Kind.AGE_BAND, "30-49")
    pad.choose(Kind.OUTCOME, "advised")
    pad.choose(Kind.OUTCOME, "booked")

    facts = pad.facts(NOW)
    assert facts.age_band is AgeBand.TO_49
    assert facts.outcome == (Outcome.ADVISED, Outcome.BOOKED)


def test_a_fifth_outcome_is_refused_and_the_four_stay(pad: Pad) -> None:
    for code in ("solved", "advised", "booked", "guided_on"):
        pad.choose(Kind.OUTCOME, code)
    with pytest.raises(NoMoreFit):
        pad.choose(Kind.OUTCOME, "unmet")

    assert len(pad.facts(NOW).outcome) == 4


def test_a_contact_is_now_unless_another_moment_is_in_hand(pad: Pad) -> None:
    late = Moment(date(2026, 11, 20), time(13, 0))
    assert pad.facts(NOW).moment == NOW
    pad.moment = late
    assert pad.facts(NOW).moment == late
    pad.clear()
    assert pad.facts(NOW).moment == NOW


def test_a_correction_keeps_its_moment_unless_another_one_is_in_hand(pad: Pad) -> None:
    pad.open(stored(EVERYTHING))
    assert pad.facts(NOW).moment == EVERYTHING.moment
    pad.moment = NOW
    assert pad.facts(NOW).moment == NOW


def test_a_chosen_language_is_observed_and_a_dropped_one_is_not_known(pad: Pad) -> None:
    pad.choose(*ARABIC)
    assert pad.facts(NOW).language_known is LanguageKnown.OBSERVED
    pad.drop(ARABIC)
    assert pad.facts(NOW).language_known is None


def test_a_correction_that_comes_back_to_its_language_knows_it_as_before(pad: Pad) -> None:
    pad.open(stored(EVERYTHING))
    pad.choose(Kind.LANGUAGE, "so")
    assert pad.facts(NOW).language_known is LanguageKnown.OBSERVED
    pad.choose(*ARABIC)
    assert pad.facts(NOW).language_known is LanguageKnown.ASKED


def test_a_pinned_language_that_nobody_touched_is_stored_as_pinned(pad: Pad) -> None:
    pad.pin([ARABIC])

    assert pad.facts(NOW).language == "ar"
    assert pad.facts(NOW).language_known is LanguageKnown.PINNED


def test_a_pinned_language_that_is_chosen_again_was_observed(pad: Pad) -> None:
    pad.pin([ARABIC])
    pad.choose(*ARABIC)

    assert pad.facts(NOW).language_known is LanguageKnown.OBSERVED


def test_another_language_is_for_one_visitor_and_the_pin_is_back_for_the_next(pad: Pad) -> None:
    pad.pin([ARABIC, BY_PHONE])
    pad.choose(Kind.LANGUAGE, "so")
    assert pad.facts(NOW).language == "so"
    assert pad.facts(NOW).channel is Channel.PHONE
    pad.clear()

    assert pad.facts(NOW).language == "ar"
    assert pad.facts(NOW).language_known is LanguageKnown.PINNED


def test_what_is_pinned_does_not_make_a_contact(pad: Pad) -> None:
    pad.pin([ARABIC, BY_PHONE])
    assert pad.is_empty
    pad.choose(Kind.NEED, "A")
    assert not pad.is_empty


def test_a_pinned_language_that_was_seen_makes_a_contact(pad: Pad) -> None:
    pad.pin([ARABIC])
    pad.choose(*ARABIC)

    assert not pad.is_empty


def test_a_pin_leaves_what_was_chosen_for_the_visitor_in_hand(pad: Pad) -> None:
    pad.choose(Kind.NEED, "A")
    pad.choose(Kind.LANGUAGE, "so")
    pad.pin([ARABIC, BY_PHONE])

    assert pad.facts(NOW).language == "so"
    assert pad.facts(NOW).channel is Channel.PHONE
    pad.pin([])
    assert pad.choices == (Choice(Kind.NEED, "A"), Choice(Kind.LANGUAGE, "so"))


def test_what_is_pinned_does_not_go_into_a_correction(pad: Pad) -> None:
    pad.pin([ARABIC, BY_PHONE])
    bare = Facts(moment=NOW)
    pad.open(stored(bare))

    assert pad.facts(NOW) == bare
