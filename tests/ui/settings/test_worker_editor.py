"""The directory of social workers, by the keys of whoever keeps it."""

from collections.abc import Callable
from datetime import date

import pytest
from pyrage.x25519 import Identity
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.need import Validity
from kototori.domain.worker import Absence, Worker
from kototori.services.desk import Desk
from kototori.ui.look.page import Page
from kototori.ui.notices import Notices
from kototori.ui.settings.team_editor import TeamEditor
from kototori.ui.settings.worker_editor import WorkerEditor
from kototori.wording.catalogue import Words

TODAY = date(2026, 11, 24)
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def editor(desk: Desk, words: Words, notices: Notices, show: Callable[[QWidget], None]) -> WorkerEditor:
    """Aino is chosen; Bertta is there as well, and Cecilia has left."""
    for name, team in (
        ("Aino Keksitty", "Perhetyö"),
        ("Bertta Keksitty", "Aikuiset"),
        ("Cecilia", "Aikuiset"),
    ):
        code = desk.setup.new_worker_code(name)
        desk.setup.add_worker(Worker(code=code, name=name, title="ohjaaja", team=team))
    desk.setup.retire_worker("cecilia")
    editor = WorkerEditor(desk.setup, words, notices)
    show(editor)
    editor.refresh()
    editor._list.setFocus()
    editor._list.setCurrentRow(0)
    return editor


def line(editor: WorkerEditor, name: str) -> QLineEdit:
    found = editor._fields[name].editor
    assert isinstance(found, QLineEdit)
    return found


def write(qtbot: QtBot, target: QLineEdit, text: str, *then: Qt.Key) -> None:
    target.setFocus()
    target.selectAll()
    qtbot.keyClicks(target, text)
    for key in then:
        qtbot.keyClick(target, key)


def press(qtbot: QtBot, button: QWidget) -> None:
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def aino(desk: Desk) -> Worker:
    return desk.setup.directory().everybody["aino-keksitty"]


def rows(editor: WorkerEditor) -> list[str]:
    return [editor._list.item(row).text() for row in range(editor._list.count())]


def test_the_ways_to_a_worker_and_their_days_are_kept(editor: WorkerEditor, desk: Desk, qtbot: QtBot) -> None:
    key = str(Identity.generate().to_public())
    write(qtbot, line(editor, "secure_address"), "https://turvaposti.example.org/aino")
    write(qtbot, line(editor, "age_recipient"), f"{key[:20]} {key[20:]}")
    write(qtbot, line(editor, "valid_from"), "1.9.")
    write(qtbot, line(editor, "valid_to"), "31.5.")
    press(qtbot, editor._save)

    kept = aino(desk)
    assert (kept.secure_address, kept.age_recipient) == ("https://turvaposti.example.org/aino", key)
    assert kept.validity == Validity(date(2026, 9, 1), date(2027, 5, 31))
    assert line(editor, "valid_to").text() == "31.5.2027"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("secure_address", "http://example.org", "https://"),
        ("age_recipient", "age1short", "62 characters"),
        ("age_recipient", "AGE-SECRET-KEY-1QQQ", "secret age key"),
        ("valid_from", "soon", "no day that is known"),
        ("valid_to", "45.1.", "no day that is known"),
    ],
)
def test_what_is_amiss_is_said_at_its_field_and_nothing_changes(
    editor: WorkerEditor, desk: Desk, qtbot: QtBot, name: str, typed: str, said: str
) -> None:
    before = aino(desk)
    write(qtbot, line(editor, name), typed)
    press(qtbot, editor._save)

    assert said in editor._fields[name].error
    assert QApplication.focusWidget() is line(editor, name)
    assert aino(desk) == before


def test_a_day_is_spelled_out_when_its_field_is_left_and_typing_is_undone_by_ctrl_z(
    editor: WorkerEditor, qtbot: QtBot
) -> None:
    first = line(editor, "valid_from")
    write(qtbot, first, "huomenna", TAB)
    assert first.text() == "25.11.2026"

    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert first.text() == "huomenna"


def test_somebody_is_noted_as_away_with_a_stand_in_by_keys_alone(
    editor: WorkerEditor, desk: Desk, qtbot: QtBot, notices: Notices
) -> None:
    away = editor.absences
    write(qtbot, away.first.line, "eilen", TAB)
    write(qtbot, away.last.line, "5.12.", TAB)
    write(qtbot, away.stand_in, "bert")
    press(qtbot, away._note)

    assert aino(desk).absences == (Absence(date(2026, 11, 23), date(2026, 12, 5), "bertta-keksitty"),)
    told = "Aino Keksitty · away until Sat 5 Dec, stand-in: Bertta Keksitty · ohjaaja · Perhetyö"
    assert rows(editor)[0] == told
    assert editor._list.currentRow() == 0
    assert (away.first.line.text(), away.stand_in.text()) == ("", "")
    assert QApplication.focusWidget() is away.first.line


def test_a_name_is_chosen_in_the_list_by_arrow_and_enter(
    editor: WorkerEditor, desk: Desk, qtbot: QtBot
) -> None:
    away = editor.absences
    write(qtbot, away.stand_in, "bert")
    completer = away.stand_in.completer()
    assert completer is not None
    rows = completer.popup()
    assert rows is not None
    qtbot.waitUntil(rows.isVisible)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, ENTER)

    assert away.stand_in.text() == "Bertta Keksitty · Aikuiset"


def test_enter_completes_the_name_and_then_notes_the_days(
    editor: WorkerEditor, desk: Desk, qtbot: QtBot
) -> None:
    away = editor.absences
    write(qtbot, away.stand_in, "bert", ENTER)
    assert away.stand_in.text() == "Bertta Keksitty · Aikuiset"
    assert aino(desk).absences == ()

    qtbot.keyClick(away.stand_in, ENTER)
    assert aino(desk).absences == (Absence(TODAY, None, "bertta-keksitty"),)


def test_empty_days_are_from_today_until_further_notice(
    editor: WorkerEditor, desk: Desk, qtbot: QtBot
) -> None:
    away = editor.absences
    away.first.line.setFocus()
    qtbot.keyClick(away.first.line, ENTER)
    assert aino(desk).absences == (Absence(TODAY),)
    assert "away for now" in rows(editor)[0]

    press(qtbot, away._back)
    assert aino(desk).absences == ()
    assert not away._back.isVisible()


def test_days_noted_by_mistake_are_taken_away(editor: WorkerEditor, desk: Desk, qtbot: QtBot) -> None:
    away = editor.absences
    for first, last in (("1.12.", "5.12."), ("1.2.", "")):
        write(qtbot, away.first.line, first)
        write(qtbot, away.last.line, last, ENTER)
    assert away._list.count() == 2
    away._list.setFocus()
    qtbot.keyClick(away._list, Qt.Key.Key_Down)
    away._list.setCurrentRow(0)
    press(qtbot, away._remove)

    assert aino(desk).absences == (Absence(date(2027, 2, 1)),)


@pytest.mark.parametrize(
    ("first", "last", "stand_in", "field", "said"),
    [
        ("soon", "", "", "first", "no day that is known"),
        ("1.12.", "soon", "", "last", "no day that is known"),
        ("5.12.2026", "1.12.2026", "", "last", "before"),
        ("1.12.", "", "Cecilia", "_stand_in_field", "Cecilia"),
        ("1.12.", "", "Nobody", "_stand_in_field", "Nobody"),
    ],
)
def test_days_away_that_cannot_be_are_explained_and_stay_as_typed(
    editor: WorkerEditor,
    desk: Desk,
    qtbot: QtBot,
    first: str,
    last: str,
    stand_in: str,
    field: str,
    said: str,
) -> None:
    away = editor.absences
    write(qtbot, away.first.line, first)
    write(qtbot, away.last.line, last)
    write(qtbot, away.stand_in, stand_in)
    press(qtbot, away._note)

    assert said in getattr(away, field).error
    assert away.stand_in.text() == stand_in
    assert aino(desk).absences == ()


def test_whoever_left_is_shown_when_wanted_and_put_back(
    editor: WorkerEditor, desk: Desk, qtbot: QtBot
) -> None:
    assert not any("Cecilia" in row for row in rows(editor))
    press(qtbot, editor._shows_all)
    assert rows(editor)[2] == "Cecilia · not in the directory today · ohjaaja · Aikuiset"
    editor._list.setCurrentRow(2)
    assert not editor._retire.isVisible()
    press(qtbot, editor._return)

    assert "Cecilia" in {worker.name for worker in desk.setup.workers()}
    assert editor._retire.isVisible()


def test_a_change_of_details_leaves_the_days_away_as_they_are(
    editor: WorkerEditor, desk: Desk, qtbot: QtBot
) -> None:
    editor.absences.first.line.setFocus()
    qtbot.keyClick(editor.absences.first.line, ENTER)
    write(qtbot, line(editor, "phone"), "03 000 000")
    press(qtbot, editor._save)

    assert (aino(desk).phone, aino(desk).absences) == ("03 000 000", (Absence(TODAY),))


def test_a_team_is_given_a_phone_and_a_box_and_another_team_is_a_phone_alone(
    desk: Desk,
    editor: WorkerEditor,
    words: Words,
    notices: Notices,
    qtbot: QtBot,
    show: Callable[[QWidget], None],
) -> None:
    teams = TeamEditor(desk.setup, words, notices)
    show(teams)
    teams.refresh()
    teams._list.setCurrentRow(1)
    write(qtbot, teams._lines["phone"], "03 111")
    write(qtbot, teams._lines["secure_address"], "perhetyo@example.org", ENTER)
    press(qtbot, teams._new)
    write(qtbot, teams._lines["team"], "Duty line")
    write(qtbot, teams._lines["phone"], "03 222", ENTER)

    found = {team.name: (team.phone, len(team.workers)) for team in desk.setup.directory().teams()}
    assert found == {"Aikuiset": ("", 1), "Duty line": ("03 222", 0), "Perhetyö": ("03 111", 1)}
    write(qtbot, teams._lines["secure_address"], "nowhere", ENTER)
    assert "https://" in teams._fields["secure_address"].error


def test_a_fault_above_what_is_seen_is_scrolled_to(
    desk: Desk, words: Words, notices: Notices, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    page, editor = Page(), WorkerEditor(desk.setup, words, notices)
    page.fill_with(editor)
    show(page)
    page.resize(700, 300)
    editor.refresh()
    area = page.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(editor._save)
    name, view = line(editor, "name"), area.viewport()
    assert not view.rect().contains(name.mapTo(view, name.rect().center()))
    press(qtbot, editor._save)

    assert QApplication.focusWidget() is name
    assert view.rect().contains(name.mapTo(view, name.rect().center()))


TABLE = """Name\tTitle\tteam\tWork phone\tLanguages\tIn the directory from
Taru Tarina\tohjaaja\tPerhetyö\t03 000\tfi, Somali\t1.1.2026
Taru Tarina\tsosionomi\tAikuiset\t\t\t

"""


def test_a_table_copied_from_a_spreadsheet_is_added_as_a_whole(
    editor: WorkerEditor, desk: Desk, qtbot: QtBot, said: list[tuple[str, str]]
) -> None:
    QApplication.clipboard().setText(TABLE)
    press(qtbot, editor._paste)

    found = desk.setup.directory().everybody
    first, second = found["taru-tarina"], found["taru-tarina-2"]
    assert (first.phone, first.languages, first.validity.start) == ("03 000", ("fi", "so"), date(2026, 1, 1))
    assert (second.title, second.team, second.languages) == ("sosionomi", "Aikuiset", ())
    assert said[-1][0].startswith("2 social workers added")
    assert len(rows(editor)) == 4


@pytest.mark.parametrize(
    ("copied", "told"),
    [
        ("", "Clipboard, line 1"),
        ("just a sentence", "Clipboard, line 1"),
        (TABLE.replace("Work phone", "Shoe size"), "“Shoe size”"),
        (TABLE.replace("sosionomi", " "), "Clipboard, line 3, column title"),
        (TABLE.replace("Somali", "Klingon"), "Klingon"),
        (TABLE.replace("1.1.2026", "soon"), "soon"),
        (TABLE.replace("Aikuiset\t", "Aikuiset"), "line 3"),
    ],
)
def test_a_table_with_a_fault_adds_nobody_and_names_the_row(
    editor: WorkerEditor, desk: Desk, qtbot: QtBot, said: list[tuple[str, str]], copied: str, told: str
) -> None:
    before = desk.setup.all_workers()
    QApplication.clipboard().setText(copied)
    press(qtbot, editor._paste)

    assert told in said[-1][0]
    assert desk.setup.all_workers() == before
