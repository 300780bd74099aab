"""The form for files of figures: whom they are for, what they are called, and that writing can be stopped."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.period import By
from kototori.domain.release import Format, Use
from kototori.services.desk import Desk
from kototori.ui.figures.export_form import ExportForm
from kototori.ui.keys import KeyTable
from kototori.ui.notices import Notices, Tone
from kototori.wording.catalogue import Words

DAY = date(2026, 11, 20)


@pytest.fixture
def around() -> QWidget:
    """The page that the form lies over."""
    page = QWidget()
    page.resize(1366, 768)
    return page


@pytest.fixture
def form(
    around: QWidget,
    desk: Desk,
    words: Words,
    notices: Notices,
    show: Callable[[QWidget], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> ExportForm:
    monkeypatch.setattr("kototori.ui.figures.export_form.own_folder", lambda: tmp_path)
    for hour in range(9, 15):
        desk.log.record(desk.log.read({"occurred_at": f"2026-11-20T{hour:02d}:00", "needs": ["A1"]}))
    form = ExportForm(around, desk.statistics, KeyTable(), words, notices, desk.log.today)
    show(around)
    form.offer(DAY, DAY, By.DAY)
    return form


def press_down(form: ExportForm, qtbot: QtBot) -> None:
    """From the first choice to the second, as the arrow does."""
    qtbot.keyClick(form._use.first_focus(), Qt.Key.Key_Down)


def write(form: ExportForm, qtbot: QtBot) -> None:
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not form.is_working, timeout=10_000)


def seen(form: ExportForm) -> str:
    return " | ".join(label.text() for label in form.findChildren(QLabel) if label.isVisibleTo(form))


def test_the_public_is_offered_first_and_what_fives_are_is_said(form: ExportForm) -> None:
    assert form._use.use is Use.PUBLIC
    assert "counted in fives" in seen(form)
    assert "not over yet, the visits alone are given" in seen(form)
    assert not form._use.purpose.isVisibleTo(form)
    assert form._path.text().endswith("/kototori-2026-11-20.xlsx")


def test_an_internal_file_is_called_so_and_asks_what_it_is_for(form: ExportForm, qtbot: QtBot) -> None:
    press_down(form, qtbot)

    assert form._use.use is Use.INTERNAL
    assert "The figures are exact" in seen(form)
    assert form._use.purpose.isVisibleTo(form)
    assert Path(form._path.text()).name == "SISÄINEN-kototori-2026-11-20.xlsx"


@pytest.mark.parametrize("form_of_file", list(Format))
def test_every_form_is_written_with_its_purpose(
    form: ExportForm, qtbot: QtBot, desk: Desk, form_of_file: Format, said: list[tuple[str, Tone]]
) -> None:
    press_down(form, qtbot)
    qtbot.keyClicks(form._use.purpose, "for the board")
    form._form.setCurrentIndex(form._form.findData(form_of_file))

    write(form, qtbot)

    path = Path(form._path.text())
    assert path.name == f"SISÄINEN-kototori-2026-11-20.{form_of_file}"
    assert path.stat().st_size > 0
    assert said[-1][1] is Tone.DONE
    assert not form.isVisible()
    assert desk.statistics.written()[0].purpose == "for the board"


def test_a_purpose_that_tells_who_somebody_is_stops_it(
    form: ExportForm, qtbot: QtBot, tmp_path: Path
) -> None:
    press_down(form, qtbot)
    qtbot.keyClicks(form._use.purpose, "Mo, 040 1234567")

    write(form, qtbot)

    assert form.isVisible()
    assert form._use.purpose.hasFocus()
    assert "phone number" in seen(form)
    assert list(tmp_path.glob("*.xlsx")) == []


def test_the_ending_of_ones_own_name_chooses_the_form(form: ExportForm, qtbot: QtBot, tmp_path: Path) -> None:
    form._path.selectAll()
    qtbot.keyClicks(form._path, str(tmp_path / "mine.px"))

    assert form._chosen_form is Format.PX

    form._form.setCurrentIndex(form._form.findData(Format.PDF))

    assert form._path.text() == str(tmp_path / "mine.pdf")


def test_the_file_is_in_the_language_asked_for(form: ExportForm, qtbot: QtBot) -> None:
    press_down(form, qtbot)
    form._language.setCurrentIndex(form._language.findData("sv"))

    write(form, qtbot)

    with zipfile.ZipFile(form._path.text()) as file:
        assert "Att söka bostad" in file.read("xl/sharedStrings.xml").decode()


def test_writing_is_stopped_by_esc_and_leaves_nothing(
    form: ExportForm, qtbot: QtBot, tmp_path: Path, desk: Desk, said: list[tuple[str, Tone]]
) -> None:
    press_down(form, qtbot)
    form._first.setDate(form._first.date().addYears(-1))
    form._by.setCurrentIndex(form._by.findData(By.DAY))

    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.is_working
    assert form._bar.isVisible()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not form.is_working, timeout=10_000)

    assert "no file was written" in said[-1][0]
    assert form.isVisible()
    assert not form._bar.isVisible()
    assert list(tmp_path.glob("*kototori*")) == []
    assert desk.statistics.written() == []


def test_what_is_there_is_left_until_replacing_is_ticked(
    form: ExportForm, qtbot: QtBot, tmp_path: Path
) -> None:
    press_down(form, qtbot)
    path = Path(form._path.text())
    path.write_text("mine", "utf-8")

    write(form, qtbot)

    assert path.read_text("utf-8") == "mine"
    assert "exists already" in form._path_field.error
    form._replace.setChecked(True)
    write(form, qtbot)
    assert zipfile.is_zipfile(path)


def test_what_left_is_listed_below(form: ExportForm, qtbot: QtBot) -> None:
    press_down(form, qtbot)
    qtbot.keyClicks(form._use.purpose, "for the board")
    write(form, qtbot)

    form.offer(DAY, DAY, By.DAY)

    qtbot.waitUntil(lambda: "XLSX · for the board" in seen(form))
