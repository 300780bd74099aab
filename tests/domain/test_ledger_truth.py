"""What the ledger counts of a day is what every other file counts of it."""

import datetime as dt
from uuid import UUID

from kototori.domain.day import DayState, DeskDay
from kototori.domain.day_cells import Given, Names, Turn, count_cells
from kototori.domain.figures import TOTAL, Measure, Table, count
from kototori.domain.leaflet_counts import ShelfCount
from kototori.domain.ledger_truth import true_days
from kototori.domain.need import Need, Wordings
from kototori.domain.period import By, periods
from kototori.domain.referral import ReferralRequest
from kototori.domain.release_plan import YearPlan
from kototori.domain.vocabulary import Vocabulary

MONDAY, TUESDAY, WEDNESDAY = (dt.date(2026, 11, day) for day in (16, 17, 18))
NO_WORDS = Wordings("", "", "")
NEEDS = {code: Need(code=code, parent=parent, words=NO_WORDS) for code, parent in (("A", None), ("A1", "A"))}
VOCABULARY = Vocabulary(needs=NEEDS, authorities={}, languages={}, places={})
PLAN = YearPlan(2026, languages=("fi", "ar"), teams=("north",))
FIRST = Turn(
    *(str(MONDAY), 9, "puhos", "in_person", 2, "ar", "interpreter", None, "30_49", "yes", "advice", None),
    *("unknown", "register", "A A1", "solved unmet"),
)
SECOND = FIRST._replace(hour=None, place=None, language="xx", needs=None, outcome=None, why_here=None)
CELLS = {
    MONDAY: count_cells([FIRST, SECOND], Names(VOCABULARY), [Given("leaflet", "xy", 3)]),
    TUESDAY: count_cells([SECOND._replace(day=str(TUESDAY))], Names(VOCABULARY)),
}
TOLD = [DeskDay(TUESDAY, DayState.SERVED), DeskDay(WEDNESDAY, DayState.SHUT)]
REQUESTS = [
    ReferralRequest(id=UUID(int=at), made_on=MONDAY, team=team, state_on=MONDAY)
    for at, team in enumerate(("north", "south", ""))
]
SHELF = [ShelfCount(TUESDAY, "leaflet", "fi", 4)]


def test_the_counts_of_a_day_are_those_of_every_other_file() -> None:
    truth = true_days(CELLS, TOLD, REQUESTS, SHELF, PLAN)
    days = count(periods(MONDAY, WEDNESDAY, By.DAY, WEDNESDAY), CELLS, TOLD, REQUESTS, SHELF)

    assert sorted(truth) == [day.period.first for day in days]
    for day in days:
        of_day = truth[day.period.first]
        for measure, cell in ((Measure.CONTACTS, "visits"), (Measure.PERSONS, "persons")):
            assert of_day.get(cell, 0) == day.sums[measure]
        assert of_day.get("handouts", 0) == day.sums[Measure.HANDOUTS]
        assert of_day.get("requests", 0) == day.sums[Measure.REQUESTS]
        for table in (Table.NEED, Table.PLACE, Table.OUTCOME, Table.COVERAGE, Table.NEED_AGE_BAND):
            known = {
                "|".join((table, *filter(None, categories))): number
                for categories, number in day.tables[table].items()
                if TOTAL not in categories
            }
            assert known == {cell: number for cell, number in of_day.items() if cell.startswith(f"{table}|")}


def test_languages_and_teams_that_the_year_does_not_list_are_together() -> None:
    truth = true_days(CELLS, TOLD, REQUESTS, SHELF, PLAN)

    assert truth[MONDAY]["language|ar"] == truth[MONDAY]["language|other"] == 1
    assert truth[MONDAY]["need_language|not_recorded|other"] == 1
    assert truth[MONDAY]["leaflet_language|other"] == truth[MONDAY]["handouts"] == 3
    assert truth[TUESDAY]["leaflet_language|fi"] == 4
    teams = {cell: number for cell, number in truth[MONDAY].items() if cell.startswith("request_team|")}
    assert teams == {"request_team|north": 1, "request_team|other": 1, "request_team|not_recorded": 1}
    assert truth[WEDNESDAY] == {"coverage|shut": 1}
