from dataclasses import replace
from datetime import date, timedelta

import pytest
from pyrage.x25519 import Identity

from kototori.domain.errors import CodeTaken, MissingValue, UnknownCode
from kototori.domain.need import Validity
from kototori.domain.referral import RequestState
from kototori.domain.worker import (
    Absence,
    NotARecipient,
    NotAway,
    SecretKeyTyped,
    TeamContact,
    Worker,
)
from kototori.services.desk import Desk
from kototori.storage import workers


def invented_worker(desk: Desk, name: str = "Satu Sepitetty") -> Worker:
    code = desk.setup.new_worker_code(name)
    worker = Worker(code=code, name=name, title="sosiaalityöntekijä", team="Aikuissosiaalityö, itä")
    return desk.setup.add_worker(worker)


def test_a_place_is_added_renamed_and_retired(desk: Desk) -> None:
    desk.setup.add_place("kirjasto", "Kirjasto")
    desk.setup.rename_place("kirjasto", "Pääkirjasto")

    assert desk.setup.vocabulary().places["kirjasto"].name == "Pääkirjasto"
    desk.setup.retire_place("kirjasto")
    assert desk.setup.vocabulary().places["kirjasto"].validity.end == date(2026, 11, 24)


def test_a_place_that_cannot_be_is_refused(desk: Desk) -> None:
    with pytest.raises(CodeTaken):
        desk.setup.add_place("hervanta", "Toinen")
    with pytest.raises(UnknownCode):
        desk.setup.add_place("Iso Kirjain", "x")
    with pytest.raises(MissingValue):
        desk.setup.add_place("kirjasto", " ")
    with pytest.raises(UnknownCode):
        desk.setup.choose_place("moon")


def test_settings_stay(desk: Desk) -> None:
    desk.setup.choose_language("sv")
    desk.setup.choose_place("puhos")
    desk.setup.describe(" Kototori ", "ti, pe 10–16")
    desk.setup.allow_single_keys(False)
    desk.setup.refresh()

    found = desk.setup.settings()
    assert (found.language, found.place, found.name, found.hours) == (
        "sv",
        "puhos",
        "Kototori",
        "ti, pe 10–16",
    )
    assert not found.single_keys


def test_two_workers_of_one_name_have_two_codes(desk: Desk) -> None:
    first, second = invented_worker(desk), invented_worker(desk)

    assert (first.code, second.code) == ("satu-sepitetty", "satu-sepitetty-2")
    desk.setup.retire_worker(first.code)
    assert desk.setup.workers() == [second]
    with pytest.raises(UnknownCode):
        desk.setup.retire_worker("nobody")


def test_a_name_of_one_letter_or_of_none_that_a_code_can_hold_has_a_code_all_the_same(desk: Desk) -> None:
    assert [invented_worker(desk, name).code for name in ("Ä", "李")] == ["worker", "worker-2"]


def test_whoever_was_retired_can_come_back(desk: Desk) -> None:
    worker = invented_worker(desk)
    desk.setup.retire_worker(worker.code)

    assert desk.setup.return_worker(worker.code) == worker
    assert desk.setup.workers() == [worker]


def test_whoever_came_today_can_be_retired_today(desk: Desk) -> None:
    worker = invented_worker(desk)
    desk.setup.put_worker(replace(worker, validity=Validity(desk.log.today(), None)))
    desk.setup.retire_worker(worker.code)

    assert desk.setup.workers() == []


def test_every_detail_of_a_worker_comes_back_from_the_file(desk: Desk) -> None:
    other, today = invented_worker(desk, "Taru Tarina"), desk.log.today()
    worker = Worker(
        code="satu",
        name="Satu Sepitetty",
        title="sosiaalityöntekijä",
        team="Perhetyö",
        organisation="Keksitty alue",
        area="Itä",
        languages=("fi", "so"),
        phone="03 000 000",
        secure_address="https://turvaposti.example.org/satu",
        age_recipient=str(Identity.generate().to_public()),
        validity=Validity(today, today + timedelta(days=90)),
        absences=(
            Absence(today, today, other.code),
            Absence(today + timedelta(days=9)),
        ),
    )
    desk.setup.add_worker(worker)

    assert desk.setup.workers() == [worker, other]


def test_somebody_is_away_until_they_are_said_to_be_back(desk: Desk) -> None:
    worker, other = invented_worker(desk), invented_worker(desk, "Taru Tarina")
    today = desk.log.today()
    later = Absence(today + timedelta(days=30), today + timedelta(days=40))
    desk.setup.absent(worker.code, later.first, later.last)
    away = desk.setup.absent(worker.code, today - timedelta(days=3), today + timedelta(days=5), other.code)

    assert desk.setup.directory().away(away) == (today + timedelta(days=5), other)
    assert desk.setup.present(worker.code).absences == (later,)
    with pytest.raises(NotAway):
        desk.setup.present(worker.code)


def test_days_away_that_are_over_are_kept_nowhere(desk: Desk) -> None:
    worker, other = invented_worker(desk), invented_worker(desk, "Taru Tarina")
    today = desk.log.today()
    over, now = Absence(today - timedelta(days=9), today - timedelta(days=1)), Absence(today)
    with desk.database.writing() as connection:
        workers.put(connection, replace(worker, absences=(over, now)))
    desk.setup.put_worker(replace(other, phone="03 000 000"))

    [found] = [known for known in desk.setup.workers() if known.code == worker.code]
    assert found.absences == (now,)


def test_a_stand_in_whom_the_directory_does_not_know_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownCode):
        desk.setup.absent(invented_worker(desk).code, desk.log.today(), None, "nobody")


def test_a_public_key_is_kept_as_age_writes_it_however_it_was_pasted(desk: Desk) -> None:
    worker, key = invented_worker(desk), str(Identity.generate().to_public())
    pasted = f" {key[:30]}\n{key[30:]} "

    assert desk.setup.put_worker(replace(worker, age_recipient=pasted)).age_recipient == key
    assert desk.setup.workers()[0].age_recipient == key


@pytest.mark.parametrize("cut", [slice(None, -1), slice(1, None), slice(0, 20)])
def test_a_public_key_with_a_letter_missing_is_refused(desk: Desk, cut: slice) -> None:
    worker, key = invented_worker(desk), str(Identity.generate().to_public())
    with pytest.raises(NotARecipient):
        desk.setup.put_worker(replace(worker, age_recipient=key[cut]))
    assert desk.setup.workers() == [worker]


def test_a_public_key_with_one_other_letter_is_refused(desk: Desk) -> None:
    worker, key = invented_worker(desk), str(Identity.generate().to_public())
    for at in range(4, len(key)):
        other = "q" if key[at] != "q" else "p"
        with pytest.raises(NotARecipient):
            desk.setup.put_worker(replace(worker, age_recipient=key[:at] + other + key[at + 1 :]))


def test_a_secret_key_broken_over_two_lines_is_still_known_as_one(desk: Desk) -> None:
    secret = str(Identity.generate())
    with pytest.raises(SecretKeyTyped):
        desk.setup.put_worker(replace(invented_worker(desk), age_recipient=f"{secret[:6]}\n{secret[6:]}"))


def test_a_team_is_reached_in_its_own_way_until_that_is_emptied(desk: Desk) -> None:
    worker = invented_worker(desk)
    box = TeamContact(team=worker.team, phone="03 000 000", secure_address="tiimi@example.org")
    desk.setup.put_team_contact(box)
    [team] = desk.setup.directory().teams()
    assert (team.phone, team.secure_address, team.workers) == (box.phone, box.secure_address, (worker,))

    desk.setup.put_team_contact(TeamContact(team=worker.team))
    with desk.database.reading() as connection:
        assert workers.team_contacts(connection) == []


def test_a_worker_without_a_team_is_refused() -> None:
    with pytest.raises(MissingValue):
        Worker(code="x-y", name="Satu Sepitetty", title="sosiaalityöntekijä", team=" ")


def test_a_request_waits_for_its_worker_until_it_is_handed_over(desk: Desk) -> None:
    worker = invented_worker(desk)
    request = desk.referrals.request(worker)

    waiting = desk.referrals.waiting()
    assert waiting == [request]
    desk.referrals.hand_over(request.id)
    assert desk.referrals.waiting_count() == 0
    day = desk.log.today()
    assert [r.state for r in desk.referrals.between(day, day)] == [RequestState.HANDED_OVER]
    desk.referrals.withdraw(request.id)
    assert desk.referrals.between(day, day) == []


def test_nothing_leads_from_a_request_to_a_contact(desk: Desk) -> None:
    desk.log.record(desk.log.read({"needs": "A1", "outcome": "referral_requested"}))
    request = desk.referrals.request(invented_worker(desk))

    assert request.id.version == 4
    with desk.database.reading() as connection:
        columns = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(referral_request)")}
    assert columns == {"id", "desk_id", "made_on", "team", "state", "state_on"}


@pytest.mark.parametrize(
    ("field", "code"), [("place", "moon"), ("channel", "pigeon"), ("language", "xx"), ("age_band", "0-17")]
)
def test_what_no_day_can_hold_is_not_pinned(desk: Desk, field: str, code: str) -> None:
    with pytest.raises(UnknownCode):
        desk.setup.pin(field, code)
    assert desk.setup.settings().pins.codes == {}


def test_pins_of_the_day_stay_side_by_side_until_one_is_let_go(desk: Desk) -> None:
    desk.setup.pin("language", "ar")
    desk.setup.pin("served_by", "volunteer")
    assert desk.setup.settings().pins.on(desk.log.today()) == {"served_by": "volunteer", "language": "ar"}
    desk.setup.pin("language", None)
    assert desk.setup.settings().pins.on(desk.log.today()) == {"served_by": "volunteer"}
