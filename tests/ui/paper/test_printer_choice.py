"""Printers that take their time keep no key waiting."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kototori.domain.errors import DeskError
from kototori.domain.printer import JobFate, JobState, KnownPrinter, PrinterUnreachable, PrintJob
from kototori.ui.paper.printer_choice import PrinterChoice, PrintWatch
from kototori.ui.preferences import Preferences
from kototori.wording.catalogue import Words

OFFICE = KnownPrinter("office", "Office printer", is_default=True)
JOB = PrintJob("office", 1)


class SlowSystem:
    """A printing system that answers when the test says so."""

    def __init__(self) -> None:
        self.may_answer = Event()
        self.fault: DeskError | None = None
        self.state = JobState.DONE

    def known(self) -> tuple[KnownPrinter, ...]:
        self._wait()
        return (OFFICE,)

    def fate(self, job: PrintJob) -> JobFate:
        self._wait()
        return JobFate(self.state)

    def cancel(self, job: PrintJob) -> None:
        self._wait()
        self.state = JobState.CANCELLED

    def _wait(self) -> None:
        assert self.may_answer.wait(10)
        if self.fault is not None:
            raise self.fault


@pytest.fixture
def system() -> Iterator[SlowSystem]:
    made = SlowSystem()
    yield made
    made.may_answer.set()


@pytest.fixture
def choice(system: SlowSystem, preferences: Preferences, words: Words, qtbot: QtBot) -> PrinterChoice:
    made = PrinterChoice(system.known, preferences, words)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def watch(system: SlowSystem, words: Words, qtbot: QtBot) -> PrintWatch:
    made = PrintWatch(system.fate, system.cancel, words)
    qtbot.addWidget(made)
    return made


def test_looking_for_printers_returns_at_once_and_says_so(
    choice: PrinterChoice, system: SlowSystem, qtbot: QtBot
) -> None:
    choice.look_again()
    assert choice.trouble == "Looking for printers …"
    assert choice.printer == ""

    system.may_answer.set()
    qtbot.waitUntil(lambda: choice.printer == "office")
    assert choice.trouble == ""


def test_what_was_asked_for_meanwhile_is_done_once_when_the_printers_are_known(
    choice: PrinterChoice, system: SlowSystem, qtbot: QtBot
) -> None:
    done: list[str] = []
    choice.look_again()
    choice.when_known(lambda: done.append(choice.printer))
    choice.when_known(lambda: done.append(choice.printer))
    assert done == []

    system.may_answer.set()
    qtbot.waitUntil(lambda: done == ["office"])
    choice.when_known(lambda: done.append("at once"))
    assert done == ["office", "at once"]


def test_a_system_that_does_not_answer_is_told_in_words(
    choice: PrinterChoice, system: SlowSystem, qtbot: QtBot
) -> None:
    system.fault = PrinterUnreachable()
    system.may_answer.set()
    with qtbot.waitSignal(choice.found):
        choice.look_again()
    assert choice.trouble not in ("", "Looking for printers …")


def test_while_it_looks_again_the_printers_of_before_can_be_chosen(
    choice: PrinterChoice, system: SlowSystem, qtbot: QtBot
) -> None:
    system.may_answer.set()
    with qtbot.waitSignal(choice.found):
        choice.look_again()
    system.may_answer.clear()
    choice.look_again()
    assert choice.printer == "office"


def test_following_and_cancelling_a_print_wait_for_nobody(
    watch: PrintWatch, system: SlowSystem, qtbot: QtBot
) -> None:
    system.state = JobState.PRINTING
    watch.watch(JOB)
    assert watch._said.text() == "Waiting for the printer office …"
    qtbot.mouseClick(watch._stop, Qt.MouseButton.LeftButton)

    system.may_answer.set()
    qtbot.waitUntil(lambda: "Cancelled" in watch._said.text())
    assert not watch._stop.isVisible()
