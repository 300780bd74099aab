"""What a screen reader says by itself: each deed once, in a whole sentence, and refusals at once."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from kototori.domain.printer import JobState
from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.paper.print_queue import SECONDS, Stage
from kototori.ui.views import ViewName
from tests.ui.conftest import PaperTray, Person
from tests.ui.situations import button, settle
from tests.ui.timers import run_out


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Every announcement on its way to the screen reader, and whether it breaks in; all still go on."""
    heard: list[tuple[str, bool]] = []
    go_on = QAccessible.updateAccessibility

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            breaks_in = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            heard.append((event.message(), breaks_in))
        go_on(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(listen))
    return heard


def pause_of(person: Person) -> QTimer:
    """After so long without a letter the suggestions are told."""
    return person.log_page.parts.suggestions._voice._pause


def _save(person: Person) -> None:
    person.type("1")
    person.press("Enter")


def _undo(person: Person) -> None:
    _save(person)
    person.press("Ctrl+Z")


def _redo(person: Person) -> None:
    _undo(person)
    person.press("Ctrl+Y")


def _park(person: Person) -> None:
    person.type("1")
    person.press("Ctrl+N")


def _take_up(person: Person) -> None:
    _park(person)
    person.press("Ctrl+1")


def _withdraw(person: Person) -> None:
    _save(person)
    person.press("Up", "Del")


def _late(person: Person) -> None:
    person.press("Ctrl+D")
    person.type("1030")
    person.press("Enter")


def _late_off(person: Person) -> None:
    _late(person)
    person.press("Esc")


def _close_day(person: Person) -> None:
    person.window.shell.show_view(ViewName.DAY)
    settle()
    button("Close the day", person.window).click()


def _empty(person: Person) -> None:
    person.type("1")
    person.press("Shift+Esc")


# What is done, and how the last sentence begins.
DEEDS: Mapping[str, tuple[Callable[[Person], None], str]] = {
    "saved": (_save, "Saved 11:00 – Housing"),
    "undone": (_undo, "Undone"),
    "redone": (_redo, "Recorded again"),
    "withdrawn": (_withdraw, "Withdrawn"),
    "parked": (_park, "Put beside"),
    "taken up again": (_take_up, "In hand: A"),
    "emptied": (_empty, "Pad emptied"),
    "late": (_late, "Late entry"),
    "of now again": (_late_off, "New contacts are of now again"),
    "busy": (lambda person: person.press("F7"), "Busy mode"),
    "no longer busy": (lambda person: person.press("F7", "F7"), "Busy mode"),
    "a visitor counted": (lambda person: (person.press("F7"), person.type("3")), "Saved"),
    "the day closed": (_close_day, "Tuesday"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_was_done_is_said_once_and_whole(whole: Person, ear: list[tuple[str, bool]], deed: str) -> None:
    do, begins = DEEDS[deed]
    do(whole)
    settle()
    last, breaks_in = ear[-1]
    assert last == whole.notice
    assert last.startswith(begins)
    assert not breaks_in
    assert [said for said, _ in ear].count(last) == 1


def test_the_same_deed_twice_is_said_twice(person: Person, ear: list[tuple[str, bool]]) -> None:
    _save(person)
    _save(person)
    first, second = [said for said, _ in ear]
    assert first == second == person.notice


def test_a_refusal_under_the_line_breaks_in(person: Person, ear: list[tuple[str, bool]]) -> None:
    person.press("Enter")
    assert ear == [("No need chosen – Enter again records the visit alone", True)]
    ear.clear()
    person.type("qqqq")
    person.press("Enter")
    assert ear == [("Nothing is called that here – nothing was saved", True)]


def test_a_day_to_come_is_refused_aloud(person: Person, ear: list[tuple[str, bool]]) -> None:
    person.press("Ctrl+D")
    person.type("2359")
    person.press("Enter")
    said, breaks_in = ear[-1]
    assert (said, breaks_in) == (person.notice, True)


def test_suggestions_are_told_when_the_typing_pauses_not_at_every_letter(
    person: Person, ear: list[tuple[str, bool]]
) -> None:
    person.type("kela")
    assert ear == []
    run_out(pause_of(person))
    ((said, breaks_in),) = ear
    assert said == "4 suggestions: Income, kela, B"
    assert not breaks_in


def test_each_step_in_the_suggestions_is_told_at_once(person: Person, ear: list[tuple[str, bool]]) -> None:
    person.type("as")
    person.press("Down")
    rows = person.log_page.parts.suggestions
    heard = rows.item(rows.currentRow()).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ear == [(heard, False)]
    assert not pause_of(person).isActive()


def test_what_is_taken_before_the_pause_is_not_told_as_a_suggestion(
    person: Person, ear: list[tuple[str, bool]]
) -> None:
    person.type("ar")
    assert pause_of(person).isActive()
    person.press("Space")
    if pause_of(person).isActive():
        run_out(pause_of(person))
    assert ear == []


def test_a_language_among_the_suggestions_is_told_in_the_language_of_the_window(person: Person) -> None:
    person.type("ar")
    rows = person.log_page.parts.suggestions
    assert rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Arabic, ar"


def test_nothing_is_said_while_the_desk_is_covered(whole: Person, ear: list[tuple[str, bool]]) -> None:
    whole.press("F9")
    ear.clear()
    whole.window.shell.notices.done("Saved")
    settle()
    assert ear == []


@pytest.fixture
def printing(whole: Person, qtbot: QtBot, rack: LeafletRack) -> Callable[[], None]:
    """Saves a contact whose leaflet is then on its way, and waits for the printer to be known."""

    def begin() -> None:
        rack.leaflets()
        whole.type("1ar")
        whole.press("Space", "Ctrl+Enter")
        queue = whole.window.shell.prints.made.queue
        qtbot.waitUntil(lambda: bool(queue.prints) and queue.prints[-1].printer is not None)

    return begin


def test_a_print_is_told_step_by_step_and_its_countdown_once(
    whole: Person, printing: Callable[[], None], ear: list[tuple[str, bool]], qtbot: QtBot
) -> None:
    printing()
    queue = whole.window.shell.prints.made.queue
    told = [said for said, _ in ear]
    assert told[0].startswith("Saved 11:00")
    for _ in range(SECONDS - 1):
        queue.pass_second()
    assert [said for said, _ in ear] == told
    queue.pass_second()
    qtbot.waitUntil(lambda: any("rinted" in said for said, _ in ear))
    assert len({said for said, _ in ear}) == len(ear)


def test_a_cancelled_print_is_told(
    whole: Person, printing: Callable[[], None], ear: list[tuple[str, bool]]
) -> None:
    printing()
    ear.clear()
    button("Cancel", whole.window).click()
    settle()
    assert [said for said, _ in ear] == [whole.notice]
    assert "ancel" in whole.notice


def test_a_print_that_failed_is_told_in_every_view(
    whole: Person,
    printing: Callable[[], None],
    ear: list[tuple[str, bool]],
    tray: PaperTray,
    qtbot: QtBot,
) -> None:
    tray.state = JobState.FAILED
    printing()
    whole.window.shell.show_view(ViewName.STATISTICS)
    queue = whole.window.shell.prints.made.queue
    for _ in range(SECONDS):
        queue.pass_second()

    def failed() -> bool:
        queue.pass_second()
        return bool(queue.prints) and queue.prints[-1].stage is Stage.TROUBLE

    qtbot.waitUntil(failed)
    settle()
    assert "print" in ear[-1][0].casefold()
