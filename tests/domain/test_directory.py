"""Who is there on a day, and who stands in for whom."""

from datetime import date, timedelta

import pytest

from kototori.domain.directory import Away, Directory
from kototori.domain.errors import DeskError
from kototori.domain.need import Validity
from kototori.domain.worker import (
    Absence,
    AbsencesOverlap,
    BadAddress,
    EndsBeforeItBegins,
    OwnStandIn,
    SecretKeyTyped,
    TeamContact,
    Worker,
)

TODAY = date(2026, 11, 24)
WEEK = timedelta(days=7)


def invented(code: str, *absences: Absence, **details: object) -> Worker:
    given = {"name": code.title(), "title": "sosiaaliohjaaja", "team": "Perhetyö"} | details
    return Worker(code=code, absences=absences, **given)  # type: ignore[arg-type]


def directory(*workers: Worker, contacts: tuple[TeamContact, ...] = ()) -> Directory:
    return Directory(TODAY, workers, contacts)


def test_somebody_is_away_on_the_first_and_the_last_day_and_there_before_and_after() -> None:
    worker = invented("aino", Absence(TODAY, TODAY + WEEK))
    one = timedelta(days=1)

    days = (TODAY - one, TODAY, TODAY + WEEK, TODAY + WEEK + one)
    assert [worker.present_on(day) for day in days] == [True, False, False, True]


def test_an_absence_without_a_last_day_goes_on() -> None:
    worker = invented("aino", Absence(TODAY))
    assert not worker.present_on(TODAY + 100 * WEEK)
    assert directory(worker).away(worker) == Away(None, None)


def test_a_stand_in_who_is_away_too_hands_on_to_their_own() -> None:
    last = invented("cecilia")
    middle = invented("bertta", Absence(TODAY, None, "cecilia"))
    first = invented("aino", Absence(TODAY, TODAY + WEEK, "bertta"))

    assert directory(first, middle, last).away(first) == Away(TODAY + WEEK, last)


def test_two_who_stand_in_for_each_other_and_are_both_away_lead_to_nobody() -> None:
    first = invented("aino", Absence(TODAY, None, "bertta"))
    second = invented("bertta", Absence(TODAY, None, "aino"))

    assert directory(first, second).away(first) == Away(None, None)


@pytest.mark.parametrize("validity", [Validity(None, TODAY - WEEK), Validity(TODAY + WEEK, None)])
def test_a_stand_in_who_is_not_in_the_directory_today_is_not_offered(validity: Validity) -> None:
    first = invented("aino", Absence(TODAY, None, "bertta"))
    gone = invented("bertta", validity=validity)

    assert directory(first, gone).away(first) == Away(None, None)
    assert directory(first).away(first) == Away(None, None)


def test_days_away_without_a_day_between_are_told_as_one() -> None:
    worker = invented("aino", Absence(TODAY, TODAY), Absence(TODAY + timedelta(days=1), TODAY + WEEK))
    assert directory(worker).away(worker) == Away(TODAY + WEEK, None)


def test_whoever_is_there_is_not_away_and_has_no_stand_in() -> None:
    worker = invented("aino", Absence(TODAY + WEEK, None, "bertta"))
    other = invented("bertta")

    assert directory(worker, other).away(worker) is None
    assert worker.stand_in_on(TODAY, {"bertta": other}) is None


@pytest.mark.parametrize(
    ("refused", "absences"),
    [
        (EndsBeforeItBegins, (Absence(TODAY, TODAY - WEEK),)),
        (OwnStandIn, (Absence(TODAY, None, "aino"),)),
        (AbsencesOverlap, (Absence(TODAY, TODAY + WEEK), Absence(TODAY + WEEK))),
        (AbsencesOverlap, (Absence(TODAY), Absence(TODAY + WEEK))),
        (AbsencesOverlap, (Absence(TODAY, TODAY), Absence(TODAY))),
    ],
)
def test_days_away_that_cannot_be_are_refused(
    refused: type[DeskError], absences: tuple[Absence, ...]
) -> None:
    with pytest.raises(refused):
        invented("aino", *absences)


@pytest.mark.parametrize("address", ["aino@example.org", "https://turvaposti.example.org/perhetyo", ""])
def test_an_address_of_work_is_a_mail_or_a_safe_web_address(address: str) -> None:
    assert invented("aino", secure_address=address).secure_address == address


@pytest.mark.parametrize(
    "address",
    ["aino", "http://example.org", "aino@", "aino@example", "https://", "a b@example.org", "@x.org"],
)
def test_what_is_no_safe_address_is_refused(address: str) -> None:
    with pytest.raises(BadAddress):
        invented("aino", secure_address=address)


def test_a_secret_key_in_the_place_of_the_public_one_is_refused_and_told_nowhere() -> None:
    secret = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SAAAAA"
    with pytest.raises(SecretKeyTyped) as refused:
        invented("aino", age_recipient=secret.lower())
    assert "QQQS" not in str(refused.value).upper()


def test_a_team_is_reached_by_its_own_phone_and_by_its_workers_who_are_there() -> None:
    there = invented("aino", age_recipient="age1aino", organisation="Keksitty alue")
    away = invented("bertta", Absence(TODAY), age_recipient="age1bertta")
    other = invented("cecilia", team="Aikuiset")
    duty = TeamContact(team="Päivystys", phone="03 000 000", age_recipient="age1team")
    found = directory(there, away, other, contacts=(duty, TeamContact(team="Perhetyö", phone="03 111")))

    assert [team.name for team in found.teams()] == ["Aikuiset", "Perhetyö", "Päivystys"]
    family, on_duty = found.team("Perhetyö"), found.team("Päivystys")
    assert (family.phone, family.recipients, family.workers) == ("03 111", ("age1aino",), (there,))
    assert family.organisation == "Keksitty alue"
    assert (on_duty.recipients, on_duty.workers, on_duty.is_reachable) == (("age1team",), (), True)


def test_a_team_of_which_everybody_is_away_reaches_nobody() -> None:
    found = directory(invented("aino", Absence(TODAY)))
    assert not found.team("Perhetyö").is_reachable
    assert not found.team("Unheard of").is_reachable
