"""What closing a day writes, chosen in the settings."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from kototori.domain.closing_export import ClosingExport
from kototori.domain.release import Format
from kototori.services.desk import Desk
from kototori.ui.notices import Notices
from kototori.ui.settings.closing_card import ClosingCard
from tests.ui.conftest import read_program_words


@pytest.fixture
def card(desk: Desk, show: Callable[[QWidget], None]) -> ClosingCard:
    words = read_program_words("en")
    made = ClosingCard(lambda: desk.of_the_day.exports, words, Notices(words))
    made.refresh()
    show(made)
    return made


def test_each_choice_is_kept_at_once_and_can_be_taken_back(
    card: ClosingCard, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert card.sentence == "Closing a day writes no files."

    QTest.keyClick(card.folder_button, Qt.Key.Key_Space)
    assert desk.of_the_day.exports.chosen() == ClosingExport(tmp_path, (Format.CSV,), report=True)
    QTest.keyClick(card.internal[Format.JSON], Qt.Key.Key_Space)
    QTest.keyClick(card.report, Qt.Key.Key_Space)
    QTest.keyClick(card.public[Format.CSV], Qt.Key.Key_Space)
    assert desk.of_the_day.exports.chosen() == ClosingExport(
        tmp_path, (Format.CSV, Format.JSON), report=False, public=(Format.CSV,)
    )
    QTest.keyClick(card.internal[Format.JSON], Qt.Key.Key_Space)
    assert desk.of_the_day.exports.chosen().internal == (Format.CSV,)

    QTest.keyClick(card.none_button, Qt.Key.Key_Space)
    assert not desk.of_the_day.exports.chosen().is_on
    assert card.sentence == "Closing a day writes no files."


def test_what_the_row_of_the_day_chose_stands_here(card: ClosingCard, desk: Desk, tmp_path: Path) -> None:
    desk.of_the_day.exports.choose(ClosingExport(tmp_path, public=(Format.JSON,)))

    card.refresh()

    assert card.public[Format.JSON].isChecked()
    assert not card.report.isChecked()
    assert card.sentence == f"Closing a day writes into {tmp_path}."


def test_the_forms_are_one_stop_and_the_arrows_lead_through_them(card: ClosingCard) -> None:
    forms = tuple(card.internal.values())
    forms[0].setFocus()

    QTest.keyClick(forms[0], Qt.Key.Key_Right)
    assert forms[1].hasFocus()
    QTest.keyClick(forms[1], Qt.Key.Key_Tab)
    assert card.report.hasFocus()
    QTest.keyClick(card.report, Qt.Key.Key_Backtab)
    assert forms[1].hasFocus()
