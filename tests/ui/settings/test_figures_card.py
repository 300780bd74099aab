"""In which steps public figures are counted, chosen by click and by key."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.period import By
from kototori.domain.release import Format, Use
from kototori.services.desk import Desk
from kototori.ui.notices import Notices
from kototori.ui.settings.figures_card import FiguresCard
from kototori.wording.catalogue import Words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(desk: Desk, words: Words, notices: Notices, show: Callable[[QWidget], None]) -> FiguresCard:
    card = FiguresCard(lambda: desk.statistics, words, notices)
    card.refresh()
    show(card)
    return card


def test_five_is_chosen_until_somebody_chooses_another(card: FiguresCard, desk: Desk, qtbot: QtBot) -> None:
    assert [step for step, button in card.steps.items() if button.isChecked()] == [5]

    qtbot.mouseClick(card.steps[10], LEFT)

    assert desk.statistics.steps().chosen == 10
    assert [step for step, button in card.steps.items() if button.isChecked()] == [10]


def test_a_step_is_chosen_by_key(card: FiguresCard, desk: Desk, qtbot: QtBot) -> None:
    card.steps[3].setFocus()
    qtbot.keyClick(card.steps[3], Qt.Key.Key_Space)

    assert desk.statistics.steps().chosen == 3


def test_a_year_with_public_figures_keeps_its_step_and_the_card_says_so(
    card: FiguresCard, desk: Desk, words: Words, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.log.record(desk.log.read({"needs": "A1", "occurred_at": "2026-11-20T10:00"}))
    asked = {"by": By.DAY, "use": Use.PUBLIC, "form": Format.CSV, "words": words}
    desk.statistics.export(date(2026, 11, 20), date(2026, 11, 20), path=tmp_path / "x.csv", **asked)

    qtbot.mouseClick(card.steps[7], LEFT)

    assert (desk.statistics.steps().chosen, desk.statistics.steps().of_this_year) == (7, 5)
    assert "steps of 7 hold from the next year on" in card.sentence
