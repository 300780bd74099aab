"""The files that closing a day writes, on their row: set up, written, failed and mended there."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kototori.domain.closing_export import ClosingExport
from kototori.domain.release import Format
from kototori.ui.day.day_rows import Mark
from tests.ui.conftest import Person
from tests.ui.day.on_the_page import day_page

TODAY = date(2026, 11, 24)
CSV = "SISÄINEN-kototori-2026-11-24.csv"
WRITTEN = 20_000  # milliseconds


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def test_a_folder_is_chosen_on_the_row_and_closing_writes_into_it(
    whole: Person, qtbot: QtBot, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(shared))
    whole.press("1", "Enter")
    page = day_page(whole)
    row = page.closing.export_row
    row.folder_button.click()
    assert whole.desk.of_the_day.exports.chosen() == ClosingExport(
        shared, internal=(Format.CSV,), report=True
    )
    assert row.sentence == f"Closing the day writes into {shared}."

    page.closing.close_button.setFocus()
    whole.press("Enter")

    qtbot.waitUntil(lambda: row.mark.mark is Mark.DONE, timeout=WRITTEN)
    assert (shared / CSV).exists()
    assert (shared / "SISÄINEN-day-report-2026-11-24.pdf").exists()
    assert CSV in row.sentence


def test_a_folder_that_is_gone_is_named_and_another_one_mends_it(
    whole: Person, qtbot: QtBot, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "stick"
    whole.desk.of_the_day.exports.choose(ClosingExport(gone, internal=(Format.CSV,)))
    page = day_page(whole)
    row = page.closing.export_row

    page.closing.close_button.click()

    qtbot.waitUntil(lambda: row.mark.mark is Mark.OPEN, timeout=WRITTEN)
    assert row.sentence.startswith(f"The folder {gone} is not there")
    assert page.closing.is_closed  # nothing blocks
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(shared))
    row.folder_button.click()
    qtbot.waitUntil(lambda: row.mark.mark is Mark.DONE, timeout=WRITTEN)
    assert (shared / CSV).exists()


def test_a_closed_day_whose_files_are_not_there_is_open_until_they_are_written(
    whole: Person, qtbot: QtBot, shared: Path
) -> None:
    whole.desk.of_the_day.exports.choose(ClosingExport(shared, internal=(Format.CSV,)))
    whole.desk.days.close(TODAY)
    row = day_page(whole).closing.export_row
    assert row.mark.mark is Mark.OPEN
    assert row.sentence == f"The day is closed, but nothing of it lies in {shared}."

    row.write_button.setFocus()
    whole.press("Enter")

    qtbot.waitUntil(lambda: row.mark.mark is Mark.DONE, timeout=WRITTEN)


def test_a_day_that_was_changed_says_that_its_files_have_new_names(
    whole: Person, qtbot: QtBot, shared: Path
) -> None:
    whole.desk.of_the_day.exports.choose(ClosingExport(shared, internal=(Format.CSV,)))
    page = day_page(whole)
    row = page.closing.export_row
    page.closing.close_button.click()
    qtbot.waitUntil(lambda: row.mark.mark is Mark.DONE, timeout=WRITTEN)
    whole.desk.log.record(whole.desk.log.read({"needs": "A1"}))

    row.write_button.click()

    qtbot.waitUntil(lambda: "the new files have new names" in row.sentence, timeout=WRITTEN)
    assert (shared / "SISÄINEN-kototori-2026-11-24-2.csv").exists()
