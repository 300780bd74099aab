"""For every line of the table of keys: how one comes there, what is pressed, and what is seen then."""

import re
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kototori.domain.period import By
from kototori.domain.referral import RequestState
from kototori.services.request_book import Consented
from kototori.ui.keys import Deed, Where
from kototori.ui.views import ViewName
from kototori.ui.visitor.curtain import Curtain
from tests.services.request_desk import PASSPHRASE
from tests.ui.conftest import Person
from tests.ui.situations import is_turned, settle

Coming = Callable[[Person], None]
Seeing = Callable[[Person], Any]

_STEP = re.compile(r"<([^>]+)>|(.)", re.DOTALL)
_LONGEST_DRAWING = 20  # seconds
_PARKED = "1<Ctrl+N>2<Ctrl+N>3<Ctrl+N>4<Ctrl+N>5<Ctrl+N>"
_CONSENTED = "1<Ctrl+R><Space>kais<Enter>Mo Esimerkki<Tab>040 000 0000"
_DAY = timedelta(days=1)


class Press(NamedTuple):
    """What is seen of the window before and after a key.

    `wanted` is what is seen then, or a function of what was seen before. `key` is what is pressed where the
    table names no shortcut; each shortcut of a line is pressed for itself. `then` answers what the key asks.
    """

    seen: Seeing
    wanted: Any
    key: str = ""
    before: str | Coming = ""
    then: str = ""
    home: bool = False  # afterwards the keyboard is in the entry line


# --- what is pressed -------------------------------------------------------------------------------


def do(person: Person, steps: str) -> None:
    """Letters as they stand, and `<Ctrl+N>`, `<Up>` …"""
    for named, letter in _STEP.findall(steps):
        if named:
            person.press(named)
        else:
            person.type(letter)


def press(person: Person, shortcut: str) -> None:
    """A key by Qt's name."""
    keys = QKeySequence(shortcut)[0]
    QTest.keyClick(QApplication.focusWidget() or person.window, keys.key(), keys.keyboardModifiers())


# --- what is seen ----------------------------------------------------------------------------------


def more(before: int) -> int:
    return before + 1


def fewer(before: int) -> int:
    return before - 1


def other(before: object) -> "Other":
    return Other(before)


class Other:
    """Anything else than before."""

    def __init__(self, before: object) -> None:
        self._before = before

    def __eq__(self, after: object) -> bool:
        return after != self._before

    def __hash__(self) -> int:
        return 0


def needs(person: Person) -> tuple[str, ...]:
    return tuple(person.log_page.pad.needs)


def stored(person: Person) -> int:
    return len(person.stored)


def holds(*codes: str) -> Seeing:
    """Whether a contact with these needs is in the log."""
    return lambda person: codes in [one.facts.needs for one in person.stored]


def prints(person: Person) -> int:
    return len(person.window.shell.prints.made.queue.prints)


def view(person: Person) -> ViewName:
    return person.window.shell.shown


def page(person: Person) -> Any:
    return person.window.shell.page


def here(person: Person) -> QWidget | None:
    return QApplication.focusWidget()


def sheet_is_open(person: Person) -> bool:
    return person.window.shell.sheets.shown is not None


def corrects(person: Person) -> bool:
    return person.log_page.pad.before is not None


def listed_day(person: Person) -> str:
    return person.log_page.parts.today_list.accessibleName()


def in_the_tiles(person: Person) -> bool:
    return here(person) in person.log_page.parts.tiles


def is_covered(person: Person) -> bool:
    return isinstance(person.window.centralWidget(), Curtain)


def states(person: Person) -> list[RequestState]:
    return [one.state for one in person.desk.request_list.all()]


# --- how one comes there ---------------------------------------------------------------------------


def at(name: ViewName, steps: str = "") -> Coming:
    """In a view, after some keys."""

    def come(person: Person) -> None:
        person.window.shell.show_view(name)
        settle()
        do(person, steps)

    return come


def after_a_late_contact(steps: str = "") -> Coming:
    """Something was recorded yesterday."""

    def come(person: Person) -> None:
        yesterday = person.desk.log.today() - _DAY
        person.desk.log.record(person.desk.log.read({"occurred_at": f"{yesterday}T10:30", "needs": "A"}))
        do(person, steps)

    return come


def at_paper(steps: str = "") -> Coming:
    """On the page of leaflets, with nothing searched for."""

    def come(person: Person) -> None:
        at(ViewName.LEAFLETS)(person)
        choice = page(person).choice
        while choice.line.text() or choice.needs.chosen:
            do(person, "<Esc>")
        do(person, steps)

    return come


def two_sheets(steps: str = "") -> Coming:
    """Two leaflets are ticked, and drawn."""

    def come(person: Person) -> None:
        at_paper("kela<Space>migri<Space>")(person)
        page(person).drawing.draw()
        give_up = time.monotonic() + _LONGEST_DRAWING
        while page(person).preview.view.pages < 2:
            assert time.monotonic() < give_up, "the pages were never drawn"
            settle()
        do(person, steps)

    return come


def one_request(steps: str = "") -> Coming:
    """The only one that there is, in view, in a vault that is open."""

    def come(person: Person) -> None:
        requests = person.desk.requests
        if not requests.door.is_set_up:
            requests.door.set_up(PASSPHRASE)
        if not requests.door.is_open:
            requests.open(PASSPHRASE)
        for one in person.desk.request_list.all():
            requests.withdraw(str(one.id))
        said = {"name": "Mo Esimerkki", "phone": "040 000 0000", "language": "so"}
        requests.add("keksitty", Consented("2026-11", "so"), said)
        at(ViewName.REQUESTS)(person)
        if page(person).open.search.text:
            do(person, "<Esc>")
        do(person, f"<Left><Left>{steps}")

    return come


def a_request_begun(person: Person) -> None:
    one_request()(person)
    at(ViewName.LOG, _CONSENTED)(person)


def a_dialog_that_closes(person: Person) -> None:
    """The help is a dialog of its own: it is seen, and closed, while it stands."""
    person.window.setProperty("seen", "")

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            person.window.setProperty("seen", type(dialog).__name__)
            dialog.reject()

    QTimer.singleShot(50, look)


_FIGURES, _PAPER = at(ViewName.STATISTICS, "d"), at_paper()

PRESSES: Mapping[Where, Mapping[Deed, tuple[Press, ...]]] = {
    Where.PAD: {
        Deed.TOGGLE_NEED: (
            Press(needs, ("G", "H", "I", "J", "K", "L"), "1234561234567890+-", home=True),
            Press(needs, (), "123456", "123456", home=True),
        ),
        Deed.SEARCH: (Press(lambda p: p.log_page.parts.suggestions.isVisible(), True, "kela", home=True),),
        Deed.ACCEPT: (
            Press(needs, ("B",), "<Space>", "kela", home=True),
            Press(lambda p: p.log_page.pad.language, "so", "<Tab>", "so", home=True),
        ),
        Deed.CHOOSE: (
            Press(
                lambda p: p.log_page.parts.suggestions.currentRow(),
                1,
                "<Down><Down><Down><Up>",
                "as",
                home=True,
            ),
        ),
        Deed.PERSONS: (Press(lambda p: p.chips, ["4 persons"], "x4<Space>", home=True),),
        Deed.SAVE: (Press(stored, more, "<Enter>", "1", home=True),),
        Deed.SAVE_AND_PRINT: (
            Press(lambda p: stored(p) + prints(p), lambda n: n + 2, before="2ar<Space>", home=True),
        ),
        Deed.PRINT: (Press(prints, 1, before="2ar<Space>", home=True),),
        Deed.TAKE_BACK: (Press(needs, ("A",), "<Backspace>", "12", home=True),),
        Deed.EMPTY_PAD: (Press(needs, (), before="12", home=True),),
        Deed.CLEAR: (
            Press(lambda p: p.line.text(), "", "<Esc>", "12as", home=True),
            Press(in_the_tiles, False, "<Esc><Esc>", "12<F6>", home=True),
        ),
        Deed.CORRECT: (Press(corrects, True, "<Up>", "1<Enter>", home=True),),
        Deed.PARK: (Press(needs, (), before="12", home=True),),
        Deed.DRAFT_1: (Press(needs, ("A",), before=_PARKED, home=True),),
        Deed.DRAFT_2: (Press(needs, ("B",), before=_PARKED, home=True),),
        Deed.DRAFT_3: (Press(needs, ("C",), before=_PARKED, home=True),),
        Deed.DRAFT_4: (Press(needs, ("D",), before=_PARKED, home=True),),
        Deed.DRAFT_5: (Press(needs, ("E",), before=_PARKED, home=True),),
        Deed.LATE: (
            Press(
                lambda p: p.log_page.pad.mode.late is not None, True, then="yesterday 1030<Enter>", home=True
            ),
        ),
        Deed.BUSY: (Press(lambda p: p.log_page.pad.mode.busy, True, home=True),),
        Deed.JOIN: (Press(holds("H", "I"), True, ",9", "<F7>8", home=True),),
        Deed.DETAILS: (Press(lambda p: p.log_page.parts.details.is_open, True),),
        Deed.REFERRAL: (Press(sheet_is_open, True, before="1"),),
        Deed.EARLIER_DAY: (Press(listed_day, other, before=after_a_late_contact()),),
        Deed.LATER_DAY: (Press(listed_day, "Today's contacts", before=after_a_late_contact("<Alt+Left>")),),
    },
    Where.CORRECTION: {
        Deed.SAVE: (Press(holds("A", "J"), True, "<Enter>", "1<Enter><Up>0", home=True),),
        Deed.WITHDRAW: (Press(stored, fewer, "<Del>", "1<Enter><Up>", home=True),),
        Deed.LEAVE: (Press(corrects, False, "<Esc>", "1<Enter><Up>", home=True),),
    },
    Where.STATISTICS: {
        Deed.PERIOD: tuple(
            Press(
                lambda p: page(p).bar.by, by, letter, at(ViewName.STATISTICS, "w" if letter == "d" else "d")
            )
            for letter, by in zip("dwmqyr", By, strict=True)
        ),
        Deed.STEP: (
            Press(lambda p: page(p).bar.day, lambda day: day - _DAY, "<Left>", _FIGURES),
            Press(lambda p: page(p).bar.day, lambda day: day + _DAY, "<Right>", _FIGURES),
        ),
        Deed.AS_TABLE: (Press(lambda p: page(p).parts.is_table, lambda on: not on, "t", _FIGURES),),
        Deed.FILTER: (Press(lambda p: page(p).filters.isVisible(), lambda on: not on, "f", _FIGURES),),
        Deed.COMPARE: (Press(lambda p: here(p) is page(p).filters.against, True, "c", _FIGURES),),
        Deed.BEHIND: (Press(lambda p: page(p).parts.behind_is_shown, lambda on: not on, "b", _FIGURES),),
        Deed.COPY: (
            Press(lambda p: p.notice[:7], "Copied:", "<Ctrl+C>", at(ViewName.STATISTICS, "d<F6><F6><F6>")),
        ),
    },
    Where.DAY: {
        Deed.STEP: (
            Press(lambda p: page(p).day, lambda day: day - _DAY, "<Left>", at(ViewName.DAY)),
            Press(lambda p: page(p).day, lambda day: day + _DAY, "<Right>", at(ViewName.DAY)),
        ),
    },
    Where.LEAFLETS: {
        Deed.SEARCH: (Press(lambda p: page(p).choice.list.offers(), other, "kela", _PAPER),),
        Deed.ACCEPT: (
            Press(lambda p: page(p).choice.chosen, other, "<Space>", at_paper("kela")),
            Press(lambda p: page(p).language, "so", "<Enter>", at_paper("so")),
        ),
        Deed.TOGGLE_NEED: (Press(lambda p: page(p).choice.needs.chosen, ("A",), "1", _PAPER),),
        Deed.PERSONS: (Press(lambda p: page(p).paper.copies.value(), 2, "x2<Space>", _PAPER),),
        Deed.STEP: (
            Press(lambda p: page(p).preview.view.page, more, "<PgDown>", two_sheets()),
            Press(lambda p: page(p).preview.view.page, fewer, "<PgUp>", two_sheets("<PgDown>")),
        ),
    },
    Where.REQUESTS: {
        Deed.HAND_OVER: (Press(states, [RequestState.HANDED_OVER], "<Enter>", one_request()),),
        Deed.WITHDRAW_REQUEST: (Press(states, [], "<Del>", one_request(), "<Del>"),),
        Deed.SEARCH: (Press(lambda p: page(p).open.search.text, "mo", "mo", one_request()),),
        Deed.STEP: (
            Press(lambda p: page(p).open.search.shown, other, "<Right>", one_request()),
            Press(lambda p: page(p).open.search.shown, other, "<Left>", one_request("<Right>")),
        ),
        Deed.READ_OUT: (Press(lambda p: page(p).open.details.is_read_out, True, before=one_request()),),
        Deed.SEAL_REQUEST: (Press(lambda p: page(p).open.sealing.isVisible(), True, before=one_request()),),
        Deed.ACKNOWLEDGE: (Press(states, [RequestState.ACKNOWLEDGED], before=one_request("<Enter><Right>")),),
        Deed.WAIT_AGAIN: (Press(states, [RequestState.WAITING], before=one_request("<Enter>")),),
        Deed.REGISTER: (Press(lambda p: page(p).open.register.isVisible(), True, before=one_request()),),
        Deed.LOCK: (Press(lambda p: p.desk.requests.door.is_open, False, before=one_request()),),
    },
    Where.SHEET: {
        Deed.MAKE_REQUEST: (
            Press(lambda p: p.desk.referrals.waiting_count(), more, "<Ctrl+Enter>", a_request_begun),
        ),
    },
    Where.EVERYWHERE: {
        Deed.UNDO: (Press(stored, fewer, before="1<Enter>", home=True),),
        Deed.REDO: (Press(stored, more, before="1<Enter><Ctrl+Z>", home=True),),
        Deed.LEAFLETS: (Press(view, ViewName.LEAFLETS, before="1"),),
        Deed.TURN: (Press(is_turned, True), Press(is_turned, False, before="<F8>", home=True)),
        Deed.CURTAIN: (Press(is_covered, True), Press(is_covered, False, before="<F9>", home=True)),
        Deed.EXPORT: (Press(view, ViewName.STATISTICS),),
        Deed.PREVIOUS_VIEW: (
            Press(view, ViewName.SETTINGS),
            Press(view, ViewName.LOG, before=_FIGURES, home=True),
        ),
        Deed.NEXT_VIEW: (Press(view, ViewName.STATISTICS),),
        Deed.NEXT_PANE: (Press(in_the_tiles, True),),
        Deed.PREVIOUS_PANE: (Press(in_the_tiles, False, before="<F6>", home=True),),
        Deed.HELP: (
            Press(lambda p: p.window.property("seen"), "HelpDialog", before=a_dialog_that_closes, home=True),
        ),
        Deed.COMMANDS: (
            Press(lambda p: here(p) is p.line, False),
            Press(lambda p: here(p) is p.line, True, before="<Ctrl+K>", home=True),
        ),
    },
}
