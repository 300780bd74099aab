"""While nobody touches the desk, what stands beside the pad is made ready, and never while somebody types."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtGui import QPainter, QPaintEvent
from pytestqt.qtbot import QtBot

from kototori.ui.figures.chart_table import ChartTable
from kototori.ui.figures.statistics_page import StatisticsPage
from kototori.ui.help.help_dialog import HelpDialog
from kototori.ui.idle_moments import IdleMoments, make_ready
from kototori.ui.leaflets.leaflet_page import LeafletPage
from kototori.ui.look.page import Page
from kototori.ui.look.theme import Colours
from kototori.ui.requests.lock_card import LockCard
from kototori.ui.requests.referral_page import ReferralPage
from kototori.ui.views import ViewName
from kototori.ui.visitor.visitor_cards import VisitorCard
from tests.ui.conftest import Person
from tests.ui.timers import run_out

_Page = TypeVar("_Page", bound=Page)


def page_of(person: Person, name: ViewName, kind: type[_Page]) -> _Page:
    (page,) = person.window.findChildren(kind)
    assert name in person.window.shell.built
    return page


def pictures_made(kind: type[VisitorCard], deed: Callable[[], object], qtbot: QtBot) -> list[str]:
    """The names of the cards on screen that were drawn anew, and not shown as they were kept."""
    drawn: list[str] = []
    painted: set[str] = set()
    draw, paint = kind._draw, kind.paintEvent

    def drawing(card: VisitorCard, painter: QPainter, colours: Colours) -> None:
        drawn.append(card.accessibleName())
        draw(card, painter, colours)

    def painting(card: VisitorCard, event: QPaintEvent) -> None:
        painted.add(card.accessibleName())
        paint(card, event)

    with pytest.MonkeyPatch.context() as watched:
        watched.setattr(kind, "_draw", drawing)
        watched.setattr(kind, "paintEvent", painting)
        deed()
        qtbot.waitUntil(lambda: len(painted) > 20)
    return drawn


def test_all_pages_stand_ready_after_a_quiet_while_and_the_pad_is_as_it_was(
    whole: Person, qtbot: QtBot
) -> None:
    whole.type("2as")

    moments = make_ready(whole.window, quiet=0)
    qtbot.waitUntil(lambda: moments.is_over, timeout=60_000)

    shell = whole.window.shell
    assert set(shell.built) == set(ViewName)
    assert (shell.shown, whole.line.text(), whole.chips) == (ViewName.LOG, "as", ["Income"])
    assert whole.line.hasFocus()


def test_what_a_key_opens_first_was_made_and_drawn_before(whole: Person, qtbot: QtBot) -> None:
    moments = make_ready(whole.window, quiet=0)
    qtbot.waitUntil(lambda: moments.is_over, timeout=60_000)
    details, window = whole.log_page.parts.details, whole.window
    assert not details.is_open
    assert details.buttons != []
    assert window.findChildren(HelpDialog) != []
    figures = page_of(whole, ViewName.STATISTICS, StatisticsPage)
    assert all(card.findChildren(ChartTable) != [] for card in figures.parts.first.cards)
    assert not figures.parts.is_table
    assert page_of(whole, ViewName.REQUESTS, ReferralPage).findChildren(LockCard) != []
    assert page_of(whole, ViewName.LEAFLETS, LeafletPage).languages.chips != ()

    drawn = pictures_made(VisitorCard, lambda: whole.press("F8"), qtbot)

    assert len(drawn) == 1  # the one that has the keyboard


def test_a_key_puts_off_what_is_made_ready(person: Person) -> None:
    made: list[int] = []
    quiet = 600_000
    moments = IdleMoments(person.window, iter([lambda: made.append(1), lambda: made.append(2)]), quiet=quiet)
    person.log_page.parts.entry.text_changed.connect(moments.disturb)
    run_out(moments._timer)
    assert moments._timer.interval() < quiet

    person.type("a")

    assert made == [1]
    assert moments._timer.interval() == quiet
    run_out(moments._timer)
    run_out(moments._timer)
    assert made == [1, 2]
    assert moments.is_over
