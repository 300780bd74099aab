"""The help: the keys of the view first, and the card of keys onto paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from kototori.ui.help.help_dialog import HelpDialog
from kototori.ui.keyboard.key_words import PLACES, key_parts
from kototori.ui.keys import KEYS, Deed, KeyTable, Where
from kototori.ui.views import ViewName
from kototori.wording.catalogue import Words
from tests.tools.pdf_facts import pages_of
from tests.tools.shape_check import norm
from tests.ui.conftest import PaperTray, Person


def with_help(person: Person, use: Callable[[HelpDialog], None]) -> None:
    """Presses F1 and uses the help while it stands."""
    faults: list[BaseException] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        try:
            use(dialog)
        except AssertionError as fault:  # told after the help is closed, else it would stand for ever
            faults.append(fault)
        dialog.accept()

    QTimer.singleShot(50, look)
    person.press("F1")
    if faults:
        raise faults[0]


def texts(dialog: HelpDialog) -> list[str]:
    """All that is read in the help, its title first."""
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_place_of_the_table_has_its_words() -> None:
    assert set(PLACES) == set(Where)


@pytest.mark.parametrize(
    ("view", "first"),
    [
        (ViewName.LOG, "On the contact pad"),
        (ViewName.STATISTICS, "On the statistics page"),
        (ViewName.REQUESTS, "On the list of requests"),
        (ViewName.SETTINGS, "Everywhere"),
    ],
)
def test_the_keys_of_the_view_stand_first(whole: Person, view: ViewName, first: str) -> None:
    whole.window.shell.show_view(view)
    with_help(whole, lambda dialog: _is(texts(dialog)[1], first))


def test_every_key_of_the_table_is_there_from_every_view(words: Words) -> None:
    for view in ViewName:
        said = {line.text for part in key_parts(KeyTable(), words, view) for line in part.lines}
        assert {key.text for key in KEYS} <= said


def test_a_moved_key_stands_in_the_help_and_a_deed_without_one_does_not(words: Words) -> None:
    parts = key_parts(KeyTable({Deed.EXPORT: "F3", Deed.REFERRAL: ""}), words)
    lines = {line.text: line.key for part in parts for line in part.lines}
    assert lines["Export figures"] == "F3"
    assert "Contact request" not in lines


def test_the_card_is_printed_from_the_help(whole: Person, tray: PaperTray, tmp_path: Path) -> None:
    with_help(whole, lambda dialog: dialog.card.print_button.click())
    (page,) = tray.pages
    pdf = tmp_path / "card.pdf"
    pdf.write_bytes(page)
    said = norm(pages_of(pdf)[0])
    assert "Ctrl+Shift+P" in said
    assert "Backspace" in said
    assert "Leaflets for this contact" in said


def test_the_card_is_saved_from_the_help(
    whole: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with_help(whole, lambda dialog: dialog.card.save_button.click())
    assert path.read_bytes().startswith(b"%PDF")


def test_without_a_printer_the_help_says_so_and_the_card_can_be_saved(whole: Person, tray: PaperTray) -> None:
    tray.printers.clear()

    def look(dialog: HelpDialog) -> None:
        assert not dialog.card.print_button.isEnabled()
        assert dialog.card.save_button.isEnabled()
        assert any("no printer" in text for text in texts(dialog))

    with_help(whole, look)


def test_the_keyboard_is_back_in_the_line_after_the_help(whole: Person, qtbot: QtBot) -> None:
    with_help(whole, lambda _: None)
    qtbot.waitUntil(whole.line.hasFocus)


def _is(seen: str, expected: str) -> None:
    assert seen == expected
