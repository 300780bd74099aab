from datetime import date

import pytest

from kototori.domain.errors import CodeTaken, MissingValue, UnknownCode
from kototori.domain.referral import RequestState
from kototori.domain.worker import Worker
from kototori.services.desk import Desk


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
