"""The message line."""

import pytest

from kototori.domain.errors import TooMany
from kototori.ui.notices import NoticeLine, Notices, Tone
from tests.ui.conftest import read_program_words


@pytest.fixture
def said() -> list[tuple[str, Tone]]:
    return []


@pytest.fixture
def heard(said: list[tuple[str, Tone]], qtbot: object) -> Notices:
    made = Notices(read_program_words("en"))
    made.said.connect(lambda sentence, tone: said.append((sentence, tone)))
    return made


def test_a_refusal_becomes_a_sentence(heard: Notices, said: list[tuple[str, Tone]]) -> None:
    with heard.reporting():
        raise TooMany("needs", 6)
    [(sentence, tone)] = said
    assert "6" in sentence
    assert tone is Tone.TROUBLE


def test_a_fault_of_the_program_flies_on(heard: Notices) -> None:
    with pytest.raises(ZeroDivisionError), heard.reporting():
        raise ZeroDivisionError


def test_the_line_shows_what_was_said_last(heard: Notices) -> None:
    line = NoticeLine(heard, "always")
    heard.done("Saved.")
    heard.trouble("The disk is full.")
    assert line.sentence() == "The disk is full."
