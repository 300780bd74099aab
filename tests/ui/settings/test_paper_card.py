"""The organisation's papers from the settings, by keys and clicks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kototori.services.desk import Desk
from kototori.ui.notices import Notices, Tone
from kototori.ui.settings.paper_card import PaperCard
from kototori.wording.catalogue import Words

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(desk: Desk, words: Words, notices: Notices, show: Callable[[QWidget], None]) -> PaperCard:
    card = PaperCard(desk.papers, words, notices)
    show(card)
    return card


def saved(card: PaperCard, qtbot: QtBot, notices: Notices) -> str:
    with qtbot.waitSignal(
        notices.said, timeout=30_000, check_params_cb=lambda said, tone: tone is not Tone.NEUTRAL
    ) as told:
        qtbot.mouseClick(card.save_button, LEFT)
    assert card.save_button.isEnabled()
    assert told.args is not None
    return str(told.args[0])


def test_the_paper_the_language_and_the_form_that_were_clicked_are_saved(
    card: PaperCard, qtbot: QtBot, notices: Notices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = []

    def choose(*given: object) -> tuple[str, str]:
        offered.append(str(given[2]))
        return str(tmp_path / "paper"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    for buttons, code in ((card.papers, "processing"), (card.languages, "fi"), (card.forms, "txt")):
        qtbot.mouseClick(buttons[code], LEFT)

    said = saved(card, qtbot, notices)

    assert "kototori-processing-fi" in offered[0]
    assert str(tmp_path / "paper.txt") in said
    assert (tmp_path / "paper.txt").read_text("utf-8").startswith("Seloste käsittelytoimista")


def test_keys_alone_do_it_too(
    card: PaperCard, qtbot: QtBot, notices: Notices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "paper.pdf"), ""))
    card.papers["what-we-record"].setFocus()
    qtbot.keyClick(card.papers["what-we-record"], Qt.Key.Key_Right)
    qtbot.keyClick(card.papers["processing"], Qt.Key.Key_Right)
    assert card.papers["impact"].isChecked()
    card.save_button.setFocus()
    with qtbot.waitSignal(notices.said, timeout=30_000, check_params_cb=lambda said, tone: tone is Tone.DONE):
        qtbot.keyClick(card.save_button, Qt.Key.Key_Space)

    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


def test_a_file_whose_ending_was_added_is_never_written_over(
    card: PaperCard, qtbot: QtBot, notices: Notices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "paper.txt").write_text("somebody's own", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "paper"), ""))
    qtbot.mouseClick(card.forms["txt"], LEFT)

    saved(card, qtbot, notices)

    assert (tmp_path / "paper.txt").read_text("utf-8") == "somebody's own"


def test_nothing_is_made_where_no_file_was_chosen(
    card: PaperCard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    qtbot.mouseClick(card.save_button, LEFT)

    assert card.save_button.isEnabled()


def test_the_language_of_the_window_is_proposed(card: PaperCard, words: Words) -> None:
    assert [code for code, button in card.languages.items() if button.isChecked()] == [words.language]
