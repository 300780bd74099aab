"""An adviser is interrupted: contacts wait beside, come back, and are there again after a restart."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori import assets
from kototori.app import late_desk_opener
from kototori.domain.contact import Source
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.ui.look.theme import Appearance
from kototori.ui.main_window import MainWindow
from kototori.ui.pad.late_banner import LateBanner
from kototori.ui.preferences import Preferences
from kototori.ui.views import ViewName
from tests.ui.conftest import Person, read_program_words

HOURS_LATER = dt.timedelta(hours=2)


class Clock:
    """Stands still until the test moves it."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at

    def __call__(self) -> dt.datetime:
        return self.at


@pytest.fixture
def clock(standing_clock: Callable[[], dt.datetime]) -> Clock:
    return Clock(standing_clock())


@pytest.fixture
def desk(settled_home: Path, clock: Clock) -> Iterator[Desk]:
    opened = open_desk(Home(settled_home), assets.folder("resources"), clock)
    yield opened
    opened.close()


@pytest.fixture
def start_again(
    qtbot: QtBot, desk: Desk, home: Path, clock: Clock, appearance: Appearance
) -> Iterator[Callable[[], Person]]:
    """A window on the same file as the program makes it: before its desk is open."""
    late_desks = []

    def start() -> Person:
        late = late_desk_opener(Home(home), clock)()
        late_desks.append(late)
        window = MainWindow(Preferences(Home(home)), read_program_words)
        window.take_desk(late.desk, (), "en")
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        QApplication.processEvents()
        assert not late.is_open
        return Person(window, desk)

    yield start
    for late in late_desks:
        late.close()


def tabs(person: Person) -> list[str]:
    """The strip as it is read; what is in hand has a star."""
    bar = person.log_page.parts.drafts.tabs
    here = bar.currentIndex()
    return [f"{bar.tabText(n)}*" if n == here else bar.tabText(n) for n in range(bar.count())]


def press_tab(person: Person, n: int) -> None:
    bar = person.log_page.parts.drafts.tabs
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(n).center())


def test_a_contact_waits_beside_and_comes_back_with_its_text_and_chips(person: Person) -> None:
    person.type("12")
    person.type("ty")
    person.press("Ctrl+N")
    assert (person.chips, person.line.text(), tabs(person)) == ([], "", ["New*", "A 11:04"])
    assert person.notice == "Put beside as A. Take it up with Ctrl+1"

    person.type("3")
    person.press("Ctrl+1")
    assert (person.chips, person.line.text()) == (["Housing", "Income"], "ty")
    assert tabs(person) == ["New", "A 11:04*", "B 11:04"]
    assert person.log_page.parts.suggestions.isVisible()
    assert person.line.hasFocus()

    person.press("Ctrl+2")
    assert (person.chips, person.line.text()) == (["Residence"], "")
    assert tabs(person) == ["New", "A 11:04", "B 11:04*"]


def test_what_is_saved_leaves_the_strip_and_the_next_visitor_has_an_empty_pad(person: Person) -> None:
    person.type("1")
    person.press("Ctrl+N")
    person.type("2")
    person.press("Ctrl+1", "Enter")
    assert person.listed == ["11:00 Housing"]
    assert (person.chips, tabs(person)) == ([], ["New*", "B 11:04"])
    assert [draft.slot for draft in person.desk.drafts.all()] == ["B"]


def test_by_mouse_it_is_the_same_and_the_line_keeps_the_keyboard(person: Person) -> None:
    strip = person.log_page.parts.drafts
    person.type("1")
    QTest.mouseClick(strip.beside, Qt.MouseButton.LeftButton)
    person.type("2")
    press_tab(person, 1)
    assert (person.chips, tabs(person)) == (["Housing"], ["New", "A 11:04*", "B 11:04"])
    press_tab(person, 0)
    assert (person.chips, tabs(person)) == ([], ["New*", "A 11:04", "B 11:04"])
    assert person.line.hasFocus()


def test_with_tab_and_arrows_too(person: Person) -> None:
    person.type("1")
    person.press("Ctrl+N")
    person.log_page.parts.undo_button.setFocus()
    person.press("Tab")
    assert QApplication.focusWidget() is person.log_page.parts.drafts.tabs
    person.press("Right")
    assert (person.chips, tabs(person)) == (["Housing"], ["New", "A 11:04*"])
    assert person.line.hasFocus()


def test_an_empty_hand_is_not_put_beside(person: Person) -> None:
    person.press("Ctrl+N")
    assert person.notice == "Nothing is in hand to be put beside"
    assert tabs(person) == ["New*"]
    person.press("Ctrl+3")
    assert person.notice == "No contact waits as C"


def test_a_sixth_stays_in_hand_and_says_so(person: Person) -> None:
    for digit in "12345":
        person.type(digit)
        person.press("Ctrl+N")
    person.type("6")
    person.type("x")
    for key in ("Ctrl+N", "Ctrl+2"):
        person.press(key)
        assert person.notice.startswith("5 contacts wait beside already. This one stays in hand")
        assert (person.chips, person.line.text()) == (["Family"], "x") or person.line.text() == "x"
        assert tabs(person)[0] == "New*"
    assert len(person.desk.drafts.all()) == 6


def test_what_was_parked_happened_when_its_tab_says(person: Person, clock: Clock) -> None:
    clock.at = clock.at.replace(hour=10, minute=42)
    person.type("1")
    person.press("Ctrl+N")
    person.type("2")
    clock.at = clock.at.replace(hour=11, minute=20)
    person.press("Enter")
    assert person.listed == ["11:15 Income"]
    person.press("Ctrl+1", "Enter")
    assert person.listed == ["11:15 Income", "10:30 Housing"]
    assert [contact.source for contact in person.stored] == [Source.LIVE, Source.LIVE]


def test_letters_alone_that_were_parked_yesterday_are_of_yesterday_too(person: Person, clock: Clock) -> None:
    person.type("kela")
    person.press("Ctrl+N")
    yesterday = clock.at.date()
    clock.at += dt.timedelta(days=1)
    person.log_page.poll()

    person.press("Ctrl+1", "Enter")

    (stored,) = person.desk.log.of_day(yesterday)
    assert stored.source is Source.LATE
    assert person.stored == []


def test_the_day_of_letters_that_are_taken_away_goes_with_them(person: Person, clock: Clock) -> None:
    person.type("kela")
    person.press("Ctrl+N")
    clock.at += dt.timedelta(days=1)
    person.log_page.poll()

    person.press("Ctrl+1", "Esc", "1", "Enter")

    assert [contact.source for contact in person.stored] == [Source.LIVE]


def test_what_was_parked_yesterday_is_a_late_entry_of_yesterday(
    person: Person, clock: Clock, start_again: Callable[[], Person]
) -> None:
    person.type("1")
    person.press("Ctrl+N")
    yesterday = clock.at.date()
    clock.at += dt.timedelta(days=1)
    later = start_again()
    assert tabs(later) == ["New*", "A 24 Nov 2026"]
    later.press("Ctrl+1", "Enter")
    (stored,) = person.desk.log.of_day(yesterday)
    assert (str(stored.facts.moment), stored.source) == ("2026-11-24T11:00", Source.LATE)
    assert later.listed == []


def test_what_is_in_hand_over_midnight_stays_with_its_day(person: Person, clock: Clock) -> None:
    person.type("1")
    clock.at += dt.timedelta(days=1)
    person.log_page.poll()
    person.press("Enter")
    assert [str(c.facts.moment) for c in person.desk.log.of_day(dt.date(2026, 11, 24))] == [
        "2026-11-24T11:00"
    ]
    person.type("2")
    person.press("Enter")
    assert person.listed == ["11:00 Income"]


def test_an_hour_that_is_asked_over_midnight_is_refused_where_it_stands(person: Person, clock: Clock) -> None:
    clock.at = clock.at.replace(hour=23, minute=58)
    person.press("Ctrl+D")
    person.type("23")
    clock.at += HOURS_LATER
    person.press("Enter")
    banner = person.log_page.findChild(LateBanner)
    assert isinstance(banner, LateBanner)
    assert "has not come yet" in banner.said
    assert banner.field.hasFocus()


def test_a_correction_waits_beside_too(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Up")
    person.type("2")
    person.press("Ctrl+N")
    assert (person.chips, person.log_page.pad.before) == ([], None)
    person.type("3")
    person.press("Enter", "Ctrl+1")
    assert person.chips == ["Housing", "Income"]
    assert person.log_page.parts.banner.isVisible()
    person.press("Enter")
    assert person.listed == ["11:00 Residence", "11:00 Housing, Income"]


def test_what_is_in_hand_goes_beside_when_a_contact_of_the_list_is_opened(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    person.type("2ty")
    person.log_page.open_contact(person.stored[0].id)
    assert (person.chips, person.line.text()) == (["Housing"], "")
    person.press("Esc", "Ctrl+1")
    assert (person.chips, person.line.text()) == (["Income"], "ty")


def test_a_correction_that_was_only_looked_at_makes_no_tab(person: Person) -> None:
    for digit in "12":
        person.type(digit)
        person.press("Enter")
    for contact in person.stored:
        person.log_page.open_contact(contact.id)
    assert tabs(person) == ["New*"]


def test_the_emptied_pad_comes_back_by_undo_and_goes_by_redo(person: Person) -> None:
    person.type("12")
    person.type("ty")
    person.press("Shift+Esc")
    assert (person.chips, person.line.text()) == ([], "")
    assert person.notice == "Pad emptied. Undo Ctrl+Z"
    person.press("Ctrl+Z")
    assert (person.chips, person.line.text()) == (["Housing", "Income"], "ty")
    person.press("Ctrl+Y")
    assert (person.chips, person.line.text()) == ([], "")
    person.press("Ctrl+Z", "Shift+Esc", "Shift+Esc")
    assert person.notice == "The pad is empty"


def test_a_correction_on_the_emptied_pad_comes_back_as_one(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Up")
    person.type("2")
    person.press("Shift+Esc")
    assert not person.log_page.parts.banner.isVisible()
    person.press("Ctrl+Z")
    assert person.log_page.parts.banner.isVisible()
    person.press("Enter")
    assert person.listed == ["11:00 Housing, Income"]


def test_what_is_in_hand_is_not_lost_when_an_emptied_pad_comes_back(person: Person) -> None:
    person.type("1")
    person.press("Shift+Esc")
    person.type("2")
    person.press("Ctrl+Z")
    assert (person.chips, tabs(person)) == (["Housing"], ["New*", "A 11:04"])
    person.press("Ctrl+1")
    assert person.chips == ["Income"]


def test_with_five_beside_an_emptied_pad_stays_where_it_is_and_can_be_undone_later(person: Person) -> None:
    for digit in "12345":
        person.type(digit)
        person.press("Ctrl+N")
    person.type("6")
    person.press("Shift+Esc")
    person.type("7")
    person.press("Ctrl+Z")
    assert person.notice.startswith("5 contacts wait beside already")
    assert person.chips == ["Health"]
    person.press("Backspace", "Ctrl+Z")
    assert person.chips == [person.log_page.parts.tiles[5].label]


def test_another_language_keeps_the_hand_and_the_tabs(person: Person) -> None:
    person.type("1")
    person.press("Ctrl+N")
    person.type("2ty")
    person.window.speak("fi")
    assert (person.chips, person.line.text()) == (["Toimeentulo"], "ty")
    assert tabs(person) == ["Uusi*", "A 11.04"]
    assert "Taken" not in person.notice
    person.press("Ctrl+1")
    assert person.chips == ["Asuminen"]


def test_after_a_restart_everything_is_there_again(person: Person, start_again: Callable[[], Person]) -> None:
    person.type("1")
    person.press("Enter", "Up")
    person.type("2")
    person.press("Ctrl+N")
    person.type("3ty")
    again = start_again()
    assert (again.chips, again.line.text(), tabs(again)) == (["Residence"], "ty", ["New*", "A 11:04"])
    assert again.notice == "Taken up again: the contact that was in hand at 11:04"
    assert again.line.hasFocus()
    again.press("Space", "Ctrl+1")
    assert again.log_page.parts.banner.isVisible()
    assert again.chips == ["Housing", "Income"]


def test_a_correction_in_hand_is_taken_up_again_with_its_banner(
    person: Person, start_again: Callable[[], Person]
) -> None:
    person.type("1")
    person.press("Enter", "Up")
    person.type("2")
    again = start_again()
    assert again.log_page.parts.banner.isVisible()
    again.press("Enter")
    again.log_page.poll()
    assert again.listed == ["11:00 Housing, Income"]


def test_after_a_restart_with_an_empty_hand_nothing_is_said(
    person: Person, start_again: Callable[[], Person]
) -> None:
    person.type("1")
    person.press("Ctrl+N")
    again = start_again()
    assert (again.notice, tabs(again)) == ("", ["New*", "A 11:04"])


def test_keys_before_the_desk_is_open_are_on_disk_at_once(
    person: Person, start_again: Callable[[], Person]
) -> None:
    again = start_again()
    again.type("1")
    again.type("t")
    (kept,) = person.desk.drafts.all()
    assert (kept.choices, kept.pending) == ((("need", "A"),), "t")


def test_every_key_is_on_disk_when_it_is_done(person: Person) -> None:
    def on_disk() -> tuple[list[str], str]:
        kept = person.desk.drafts.all()
        return ([code for _, code in kept[0].choices], kept[0].pending) if kept else ([], "")

    for key, expected in (
        ("1", (["A"], "")),
        ("t", (["A"], "t")),
        ("y", (["A"], "ty")),
        ("Backspace", (["A"], "t")),
        ("Esc", (["A"], "")),
        ("a", (["A"], "a")),
        ("r", (["A"], "ar")),
        ("Space", (["A", "ar"], "")),
        ("Backspace", (["A"], "")),
        ("Backspace", ([], "")),
        ("1", (["A"], "")),
        ("Enter", ([], "")),
    ):
        (person.type if len(key) == 1 else person.press)(key)
        assert on_disk() == expected


def test_while_another_program_writes_the_key_is_taken_and_kept_a_moment_later(
    person: Person, another_desk: Desk, qtbot: QtBot
) -> None:
    with another_desk.database.writing():
        person.type("1")
        assert person.chips == ["Housing"]
        assert person.desk.drafts.all() == ()
    qtbot.waitUntil(lambda: len(person.desk.drafts.all()) == 1)


def test_a_refused_contact_stays_in_hand_on_disk(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Up")
    person.type("2")
    person.desk.log.withdraw(person.stored[0].id)
    person.press("Enter")
    assert person.notice == "The contact was withdrawn earlier; nothing was changed."
    assert person.chips == ["Housing", "Income"]
    assert person.desk.drafts.all()[0].choices == (("need", "A"), ("need", "B"))


def test_the_keys_show_the_pad_first(whole: Person) -> None:
    whole.type("1")
    whole.press("Ctrl+N")
    whole.window.shell.show_view(ViewName.STATISTICS)
    whole.press("Ctrl+1")
    assert whole.window.shell.shown is ViewName.LOG
    assert whole.chips == ["Housing"]
    assert whole.line.hasFocus()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (683, 384)])
def test_the_strip_has_its_room_and_its_targets_are_large(
    person: Person, language: str, size: tuple[int, int]
) -> None:
    person.window.speak(language)
    person.window.resize(*size)
    for digit in "12345":
        person.type(digit)
        person.press("Ctrl+N")
    person.type("6")
    QApplication.processEvents()
    strip, page = person.log_page.parts.drafts, person.log_page
    assert person.window.width() == size[0]
    assert page.rect().contains(strip.mapTo(page, strip.rect().bottomRight()))
    assert not strip.tabs.geometry().intersects(strip.beside.geometry())
    assert strip.tabs.width() >= strip.tabs.tabRect(5).right()
    assert min(strip.tabs.tabRect(n).height() for n in range(6)) >= 48
    assert min(strip.tabs.tabRect(n).width() for n in range(6)) >= 48
    assert (strip.beside.height(), strip.beside.width() >= 40) == (48, True)


def test_a_correction_that_waited_while_its_contact_was_withdrawn_says_so_and_can_be_left(
    person: Person,
) -> None:
    person.type("1")
    person.press("Enter", "Up")
    person.type("2")
    person.press("Ctrl+N")
    person.desk.log.withdraw(person.stored[0].id)
    person.press("Ctrl+1", "Enter")

    assert "withdrawn" in person.notice
    assert person.stored == []
    person.press("Esc")
    assert person.chips == []
    assert tabs(person) == ["New*"]
