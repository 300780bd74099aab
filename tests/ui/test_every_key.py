"""Every line of the table of keys is pressed in one window, and does what it says there."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kototori.domain.draft import BESIDE
from kototori.ui.keys import KEYS, Deed
from kototori.ui.views import ViewName
from tests.ui.conftest import Person
from tests.ui.key_presses import PRESSES, Press, do, press
from tests.ui.situations import settle

pytestmark = pytest.mark.begins_early


def test_for_every_line_of_the_table_it_is_known_what_its_key_does() -> None:
    known = {(where, deed) for where, deeds in PRESSES.items() for deed in deeds}
    assert known == {(key.where, key.deed) for key in KEYS}


def test_every_key_does_what_the_table_says(
    whole: Person, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sealed.age"), ""))
    whole.window.shell.prints.made.rack().leaflets()
    for key in KEYS:
        for one in PRESSES[key.where][key.deed]:
            for shortcut in key.shortcuts or ("",):
                with subtests.test(f"{key.printed}, {key.where}: {key.text} {shortcut or one.key}"):
                    _press(whole, qtbot, one, shortcut)
                _come_home(whole)


def _press(person: Person, qtbot: QtBot, one: Press, shortcut: str) -> None:
    if isinstance(one.before, str):
        do(person, one.before)
    else:
        one.before(person)
    settle()
    before = one.seen(person)
    wanted = one.wanted(before) if callable(one.wanted) else one.wanted
    assert before != wanted, "nothing would be seen of it"
    if shortcut:
        press(person, shortcut)
    do(person, one.key + one.then)
    settle()
    qtbot.waitUntil(lambda: one.seen(person) == wanted, timeout=10_000)
    if one.home:
        assert QApplication.focusWidget() is person.line


def _come_home(person: Person) -> None:
    """Whatever was opened is closed, and nobody is in hand or beside."""
    window, shell = person.window, person.window.shell
    for deed in (Deed.TURN, Deed.CURTAIN):
        if window.centralWidget() is not shell:
            window.do(deed)
    queue = shell.prints.made.queue
    for waiting in list(queue.prints):
        queue.cancel(waiting)
    shell.show_view(ViewName.LOG)
    person.log_page.focus_line()
    person.press("Esc", "Esc", "Esc")
    if (sheet := shell.sheets.shown) is not None:
        sheet.close_sheet()
    if person.log_page.pad.mode.busy:
        person.press("F7")
    person.press("Shift+Esc")
    beside = {draft.slot for draft in person.desk.drafts.all()}
    for n, letter in enumerate(BESIDE, 1):
        if letter in beside:
            person.press(f"Ctrl+{n}", "Shift+Esc")
    settle()
