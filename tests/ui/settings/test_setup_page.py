"""Settings, by keys and clicks; what was changed is read from the desk again."""

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.errors import UnknownCode
from kototori.services.desk import Desk
from kototori.services.key_cards import KeyCards
from kototori.ui.keys import KeyTable
from kototori.ui.look.theme import Appearance, Look
from kototori.ui.notices import Notices
from kototori.ui.preferences import Preferences
from kototori.ui.settings.setup_page import SetupPage
from kototori.ui.settings.worker_editor import language_codes
from kototori.ui.views import ViewName
from kototori.wording.catalogue import Words
from tests.ui.conftest import PaperTray, Person

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(
    desk: Desk,
    tray: PaperTray,
    cards: KeyCards,
    preferences: Preferences,
    appearance: Appearance,
    words: Words,
    notices: Notices,
    show: Callable[[QWidget], None],
) -> SetupPage:
    page = SetupPage(
        desk.setup,
        tray.known,
        preferences,
        appearance,
        KeyTable(),
        lambda: cards,
        lambda: desk.organisation,
        partial(desk.visitor_papers, words),
        words,
        notices,
    )
    show(page)
    page.refresh()
    page.first_focus().setFocus()
    return page


def write(qtbot: QtBot, line: QWidget, text: str) -> None:
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def choose(page: SetupPage, code: str) -> None:
    places = page._places._list
    rows = [row for row in range(places.count()) if places.item(row).data(Qt.ItemDataRole.UserRole) == code]
    places.setCurrentRow(rows[0])


def test_name_and_hours_are_kept_when_the_field_is_left(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, page._name, "Koekeidas")
    qtbot.keyClick(page._name, Qt.Key.Key_Tab)
    write(qtbot, page._hours, "Tue, Fri 10-16")
    qtbot.keyClick(page._hours, Qt.Key.Key_Return)

    assert (desk.setup.settings().name, desk.setup.settings().hours) == ("Koekeidas", "Tue, Fri 10-16")


def test_a_place_is_added_under_a_code_like_its_name(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, page._places._name, "Kaukajarvi 2")
    with qtbot.waitSignal(page.desk_changed):
        qtbot.mouseClick(page._places._add, LEFT)

    assert desk.setup.vocabulary().places["kaukajarvi-2"].name == "Kaukajarvi 2"


def test_a_code_that_is_taken_is_explained_below_the_field(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, page._places._name, "Another")
    write(qtbot, page._places._code, "hervanta")
    qtbot.mouseClick(page._places._add, LEFT)

    assert "taken" in page._places._code_field.error
    assert page._places._code_field.isVisible()
    assert desk.setup.vocabulary().places["hervanta"].name == "Hervanta"


def test_a_place_is_renamed_made_default_and_retired(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "puhos")
    write(qtbot, page._places._name, "Puhos mall")
    qtbot.mouseClick(page._places._rename, LEFT)
    assert desk.setup.vocabulary().places["puhos"].name == "Puhos mall"

    qtbot.mouseClick(page._places._default, LEFT)
    assert desk.setup.default_place() == "puhos"

    qtbot.mouseClick(page._places._retire, LEFT)
    assert desk.setup.vocabulary().places["puhos"].validity.end == desk.log.today()
    assert "until 24 Nov 2026" in page._places._list.currentItem().text()


def test_the_default_place_can_be_none_again(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "puhos")
    qtbot.mouseClick(page._places._default, LEFT)
    qtbot.mouseClick(page._places._default, LEFT)

    assert desk.setup.default_place() is None


def test_a_social_worker_is_added_with_all_details(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    editor = page._workers
    for name, text in {
        "name": "Kaisa Keksitty",
        "title": "sosiaaliohjaaja",
        "team": "Aikuiset",
        "organisation": "Keksitty alue",
        "area": "Hervanta",
        "phone": "040 000 0000",
        "languages": "suomi, ar, Somali",
    }.items():
        write(qtbot, editor._fields[name].editor, text)
    qtbot.mouseClick(editor._save, LEFT)

    [worker] = desk.setup.workers()
    assert (worker.code, worker.name, worker.title) == ("kaisa-keksitty", "Kaisa Keksitty", "sosiaaliohjaaja")
    assert worker.languages == ("fi", "ar", "so")
    assert (worker.organisation, worker.area, worker.phone) == ("Keksitty alue", "Hervanta", "040 000 0000")


def test_what_is_missing_of_a_worker_is_said_at_each_field(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, page._workers._fields["name"].editor, "Kaisa Keksitty")
    qtbot.mouseClick(page._workers._save, LEFT)

    assert page._workers._fields["title"].error
    assert page._workers._fields["team"].error
    assert not page._workers._fields["name"].error
    assert desk.setup.all_workers() == []


def test_an_identity_code_is_refused_in_the_directory(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    for name in ("name", "title", "team"):
        write(qtbot, page._workers._fields[name].editor, "Keksitty 010190-900P")
    qtbot.mouseClick(page._workers._save, LEFT)

    assert "identity code" in page._workers._fields["name"].error
    assert desk.setup.all_workers() == []


def test_an_unknown_language_is_named(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    for name, text in (("name", "Kaisa"), ("title", "x"), ("team", "y"), ("languages", "klingon")):
        write(qtbot, page._workers._fields[name].editor, text)
    qtbot.mouseClick(page._workers._save, LEFT)

    assert "klingon" in page._workers._fields["languages"].error
    assert desk.setup.all_workers() == []


def test_a_worker_is_changed_and_retired(
    desk: Desk, workers: SimpleNamespace, page: SetupPage, qtbot: QtBot
) -> None:
    page._workers._list.setCurrentRow(0)
    write(qtbot, page._workers._fields["team"].editor, "Uusi tiimi")
    qtbot.mouseClick(page._workers._save, LEFT)
    assert desk.setup.workers()[0].team == "Uusi tiimi"
    assert desk.setup.workers()[0].code == workers.first.code

    qtbot.mouseClick(page._workers._retire, LEFT)
    assert [worker.code for worker in desk.setup.workers()] == [workers.second.code]


def test_another_language_is_told_to_the_window(page: SetupPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.language_chosen) as told:
        qtbot.mouseClick(page._languages["sv"], LEFT)

    assert told.args == ["sv"]


def test_dark_is_shown_at_once_and_kept(
    page: SetupPage, qtbot: QtBot, appearance: Appearance, preferences: Preferences
) -> None:
    qtbot.mouseClick(page._looks[Look.DARK], LEFT)

    assert QApplication.palette().window().color().name() == "#14191f"
    assert preferences.look is Look.DARK


def test_single_keys_are_turned_off(page: SetupPage, desk: Desk, qtbot: QtBot) -> None:
    page._single_keys.setFocus()
    qtbot.keyClick(page._single_keys, Qt.Key.Key_Space)

    assert not desk.setup.settings().single_keys


def test_the_printer_is_kept_for_this_computer(
    page: SetupPage, qtbot: QtBot, tray: PaperTray, preferences: Preferences
) -> None:
    from kototori.domain.printer import KnownPrinter

    tray.printers.append(KnownPrinter("hall", "Printer in the hall"))
    with qtbot.waitSignal(page._printer.found):
        page._printer.look_again()
    page._printer._list.setFocus()
    qtbot.keyClick(page._printer._list, Qt.Key.Key_Down)

    assert preferences.printer == "hall"


def test_every_field_has_an_accessible_name(page: SetupPage) -> None:
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]

    assert nameless == []


def test_languages_are_read_by_code_and_by_name(desk: Desk) -> None:
    vocabulary = desk.setup.vocabulary()

    assert language_codes("suomi; arabiska, RU", vocabulary) == ("fi", "ar", "ru")
    with pytest.raises(UnknownCode):
        language_codes("klingon", vocabulary)


def test_what_is_being_written_stays_when_another_program_changes_the_desk(
    page: SetupPage, another_desk: Desk, desk: Desk, qtbot: QtBot
) -> None:
    write(qtbot, page._workers._fields["name"].editor, "Kaisa Kes")
    write(qtbot, page._places._name, "Kauka")
    write(qtbot, page._name, "Koekei")
    another_desk.setup.add_place("uusi", "Uusi")
    desk.setup.refresh()

    page.refresh()
    places = page._places._list
    qtbot.waitUntil(lambda: any("Uusi" in places.item(row).text() for row in range(places.count())))

    assert page._workers._text("name") == "Kaisa Kes"
    assert page._places._name.text() == "Kauka"
    assert page._name.text() == "Koekei"


@pytest.mark.parametrize("was_opened", [True, False])
def test_a_place_that_has_just_come_is_among_the_details_found_by_letters_and_told(
    whole: Person, was_opened: bool
) -> None:
    if was_opened:
        whole.press("F4", "F4")
    whole.window.shell.show_view(ViewName.SETTINGS)
    page = whole.window.shell.page
    assert isinstance(page, SetupPage)
    whole.desk.setup.add_place("harbour", "Harbour house")
    page._places.changed.emit()
    whole.press("Esc")
    whole.window.shell.show_view(ViewName.LOG)

    whole.press("F4")
    offered = [button.accessibleName() for button in whole.log_page.parts.details.buttons]
    assert "Harbour house" in offered
    whole.press("F4")
    whole.type("2harb")
    whole.press("Space")
    assert whole.chips == ["Income", "Harbour house"]
    whole.press("Enter", "Up")
    assert "Harbour house" in whole.chips
