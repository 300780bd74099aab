"""The day's report as text: what nobody recorded is said, and what is not there is left out."""

from datetime import date

import pytest

from kototori import assets
from kototori.domain.day import Prompt
from kototori.services.desk import Desk
from kototori.wording.catalogue import Words, read_words
from kototori.wording.day_report import report_page, report_text

TODAY = date(2026, 11, 24)


@pytest.fixture
def words() -> Words:
    return read_words(assets.folder("translations"), "en", None)


def told(desk: Desk, words: Words) -> list[str]:
    return report_text(desk.reports.of_day(TODAY), desk.setup.vocabulary(), words).split("\n")


def test_a_day_of_which_nothing_is_known_says_so_and_names_no_needs(desk: Desk, words: Words) -> None:
    lines = told(desk, words)

    assert lines[:2] == ["Report of the day: Tuesday 24 Nov 2026", "Nothing is known of the day."]
    assert not any(line.startswith(("Needs", "Languages", "Recorded")) for line in lines)


def test_a_day_that_was_shut_or_not_counted_is_no_day_with_0_visits(desk: Desk, words: Words) -> None:
    def large(day: date) -> list[str]:
        page = report_page(desk.reports.of_day(day), desk.setup.vocabulary(), words)
        assert ("0 visits" in page.summary) == ("0" in [said.number for said in page.numbers][:2])
        return [said.number for said in page.numbers]

    assert large(TODAY) == ["–", "–", "–", "0", "0"]
    desk.days.shut(TODAY)
    assert large(TODAY) == ["–", "–", "–", "0", "0"]
    desk.days.not_counted(TODAY)
    desk.reports.count_at_the_door(TODAY, 12)
    assert large(TODAY) == ["–", "–", "12", "–", "0", "0"]
    assert "Door count 12." in told(desk, words)
    desk.days.served(TODAY)
    assert large(TODAY) == ["0", "0", "12", "0", "0", "0"]


def test_needs_stand_by_their_size_under_their_top_need_and_gaps_last(desk: Desk, words: Words) -> None:
    for given in ({"needs": "A1", "language": "ar"}, {"needs": "A2"}, {"needs": "B"}, {}):
        desk.log.record(desk.log.read(given))

    lines = told(desk, words)

    assert lines[3].startswith("4 visits, 4 persons. ")
    [needs] = [line for line in lines if line.startswith("Needs")]
    assert needs.startswith("Needs: Housing 2, ")
    assert needs.endswith(", not recorded 1.")
    assert "Languages: Arabic 1, not recorded 3." in lines
    assert "Recorded: need 75 %, language 25 %." in lines


def test_languages_that_leaflets_were_asked_for_in_vain_stand_on_one_line(desk: Desk, words: Words) -> None:
    assert not any("not in" in line for line in told(desk, words))

    for topic, language in (("this-place", "ps"), ("this-place", "my"), ("first-weeks", "my")):
        desk.leaflet_wishes.asked(topic, language)

    assert "Leaflets asked for in a language they are not in: Burmese 2, Pashto 1." in told(desk, words)


def test_a_closed_day_that_was_corrected_says_so(desk: Desk, words: Words) -> None:
    desk.days.close(TODAY)
    desk.log.record(desk.log.read({"needs": "A1"}))
    desk.reports.write_line(TODAY, Prompt.FAILED, "The printer was out of paper.")

    lines = told(desk, words)

    assert lines[1] == "The desk was open. The book of the day is open. It was corrected after closing."
    assert "What did not work? The printer was out of paper." in lines
    assert lines[-2].startswith("Internal figures")
