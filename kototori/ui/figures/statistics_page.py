"""How a day, week, month, quarter, year or any range went: at a glance, live, and as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kototori.domain.other_period import beside
from kototori.domain.overview import Asked
from kototori.domain.period import By
from kototori.ui.figures.beyond_view import BeyondView
from kototori.ui.figures.figure_words import FigureWords
from kototori.ui.figures.figures_in_view import FiguresInView
from kototori.ui.figures.filter_row import FilterRow, Sifting
from kototori.ui.figures.leaflet_figures import LeafletFigures
from kototori.ui.figures.more_figures import MoreFigures
from kototori.ui.figures.over_scroll import OverScroll
from kototori.ui.figures.page_forms import PageForms
from kototori.ui.figures.page_keys import PageKeys
from kototori.ui.figures.period_bar import PERIODS, PeriodBar
from kototori.ui.figures.statistics_layout import StatisticsLayout
from kototori.ui.keys import PERIOD_KEYS, Deed, KeyTable
from kototori.ui.look.page import Page
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.leaflet_rack import LeafletRack
    from kototori.services.referral_desk import ReferralDesk
    from kototori.services.social_annex import SocialAnnex
    from kototori.services.statistics_book import StatisticsBook


class StatisticsPage(Page):
    """The figures of a period; the same numbers as pictures, as tables, as text and as a file."""

    arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right)

    def __init__(
        self,
        statistics: StatisticsBook,
        setup: DeskSetup,
        referrals: ReferralDesk,
        make_rack: Callable[[], LeafletRack],
        annexes: Callable[[], SocialAnnex],
        today: Callable[[], date],
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._statistics, self._setup, self._today = statistics, setup, today
        self._keys, self._words, self._notices = keys, words, notices
        vocabulary = setup.vocabulary
        self.bar = PeriodBar(words, today())
        self.filters = FilterRow(vocabulary, words, today())
        leaflets = LeafletFigures(make_rack, vocabulary, words, notices, self)
        more = MoreFigures(leaflets, words, notices)
        self.beyond = BeyondView(words, notices)
        self.parts = StatisticsLayout(self.bar, self.filters, more, self.beyond, keys, words, notices)
        self.figures = FiguresInView(
            self, self.parts, statistics, referrals, vocabulary, today, words, notices
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("Statistics"))
        self.area = OverScroll(self.parts)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.area)
        self.forms = PageForms(self, self.bar, statistics, annexes, vocabulary, today, keys, words, notices)
        self._pressed = PageKeys(self._letters(), self._moves(), lambda: setup.settings().single_keys)
        self._join()

    # --- what the window asks for ---------------------------------------------------------------

    def refresh(self) -> None:
        self._print_letters()
        if self.bar.follow(self._today()):
            self.filters.forget()
        self._say_period()
        self.figures.follow(*self._asked())

    def prepare(self) -> None:
        """The first time the numbers are there with the page."""
        self.bar.follow(self._today())
        self._say_period()
        self.figures.prepare(*self._asked())

    def draw_ahead(self) -> None:
        super().draw_ahead()
        self.turn_tables()
        super().draw_ahead()
        self.turn_tables()

    def first_focus(self) -> QWidget:
        return self

    def panes(self) -> Sequence[QWidget]:
        figures = self.beyond if self.parts.behind_is_shown else self.parts.first
        return (*self.forms.panes(), self, self.bar.choice, self.filters, figures, self.parts.more)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.figures.leave()

    # --- what the keys ask for ------------------------------------------------------------------

    def choose(self, by: By) -> None:
        """The day, week, month, quarter or year around the day in view, or a range."""
        self.bar.choose(by)
        self._ask()

    def show_day(self, day: date) -> None:
        """The period around another day."""
        self.bar.go_to(day)
        self._ask()

    def show_span(self, first: date, last: date) -> None:
        """Any range of days."""
        self.bar.choose(By.RANGE)
        self.bar.span(first, last)
        self._ask()

    def step(self, periods: int) -> None:
        """One period earlier (-1) or later (1); never into the future."""
        if self.bar.step(periods):
            self._ask()

    def turn_tables(self) -> None:
        """Pictures become tables, and back."""
        self.parts.is_table = not self.parts.is_table
        self._turn_what_is_in_view()

    def turn_behind(self) -> None:
        """What lies behind the numbers, or the numbers again."""
        self.parts.show_behind(on=not self.parts.behind_is_shown)
        self.area.verticalScrollBar().setValue(0)
        self._fit()
        self._turn_what_is_in_view()
        self.figures.show_again()

    def open_filters(self, at: QWidget | None = None) -> None:
        """The fields that filter and compare; once more, and they are folded away."""
        if at is None and not self.filters.isHidden():
            self.filters.fold()
            return
        self.filters.open(at)
        self.parts.filter_button.setChecked(True)
        self._fit()

    def copy_text(self) -> None:
        """Puts everything on the page on the clipboard as text."""
        if self.figures.reading is not None:
            QApplication.clipboard().setText(self.figures.as_text(self.figures.reading))
            self._notices.done(self._words("Copied as text."))

    def open_export(self) -> None:
        """The form for a file of figures, with the period in view."""
        self.forms.open_export()

    def open_annex(self) -> None:
        """The form for the annex of a social report, with the period in view."""
        self.forms.open_annex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed.press(event, self.focusWidget()):
            super().keyPressEvent(event)

    def _letters(self) -> dict[str, Callable[[], object]]:
        printed = self._keys.printed
        periods = zip(PERIOD_KEYS[self._words.language], PERIODS, strict=True)
        return {
            **{letter: partial(self.choose, by) for letter, by in periods},
            printed(Deed.AS_TABLE): self.turn_tables,
            printed(Deed.FILTER): self.open_filters,
            printed(Deed.COMPARE): lambda: self.open_filters(self.filters.against),
            printed(Deed.BEHIND): self.turn_behind,
        }

    def _moves(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Left: partial(self.step, -1),
            Qt.Key.Key_Right: partial(self.step, 1),
            Qt.Key.Key_PageDown: partial(self.area.turn, 1),
            Qt.Key.Key_PageUp: partial(self.area.turn, -1),
        }

    # --- what is asked for ----------------------------------------------------------------------

    def _ask(self) -> None:
        self._say_period()
        self.figures.ask(*self._asked())

    def _asked(self) -> tuple[Asked, Asked | None]:
        bar, sifting = self.bar, self.filters.sifting
        is_range = bar.by is By.RANGE
        first, last = (bar.first, bar.last) if is_range else (None, None)
        asked = Asked(bar.day, bar.by, sifting.only, sifting.naming, first, last)
        return asked, beside(asked, sifting.against, sifting.around, self._today())

    def _say_period(self) -> None:
        """A day stands in its field already, and a range in two: the title holds what they do not say."""
        bar = self.bar
        titles = {By.DAY: self._words.weekday(bar.day), By.RANGE: ""}
        names = FigureWords(self._setup.vocabulary(), self._words)
        bar.show(titles[bar.by] if bar.by in titles else names.title(bar.period(), bar.by))
        self.parts.chips.show_chips(self.filters.chips())

    # --- how it is joined -----------------------------------------------------------------------

    def _print_letters(self) -> None:
        """A letter that does nothing, because single keys are off, does not stand on its button."""
        act = self._setup.settings().single_keys
        self.bar.choice.show_letters(act=act)
        self.parts.show_letters(act=act)

    def _join(self) -> None:
        bar, parts, filters = self.bar, self.parts, self.filters
        bar.choice.chosen.connect(self.choose)
        bar.steps.stepped.connect(self.step)
        bar.steps.gone_to.connect(self.show_day)
        bar.steps.spanned.connect(self.show_span)
        bar.steps.today_wanted.connect(lambda: self.show_day(self._today()))
        filters.changed.connect(self._ask)
        filters.changed.connect(self._fit)
        filters.left.connect(self._leave_filters)
        parts.chips.taken_back.connect(self._take_back)
        parts.filter_button.clicked.connect(lambda: self.open_filters())
        parts.as_table.clicked.connect(self.turn_tables)
        parts.behind.clicked.connect(self.turn_behind)
        parts.copy_button.clicked.connect(self.copy_text)
        parts.export_button.clicked.connect(self.open_export)
        parts.annex_button.clicked.connect(self.open_annex)
        parts.more_button.clicked.connect(partial(self.area.turn, 1))
        self.area.scrolled.connect(self._wake_more)
        for card in parts.cards:
            card.copied.connect(self._say_copied)
        self.beyond.copied.connect(self._say_copied)
        for card in (*parts.cards, *self.beyond.cards):
            card.keep_through(self._keep_picture)

    def _keep_picture(self, path: Path, ending: str, content: bytes) -> Path:
        assert self.figures.reading is not None, "a picture is there once a period is"
        return self._statistics.keep_picture(path, ending, content, self.figures.reading.overview)

    def _say_copied(self, title: str) -> None:
        self._notices.done(self._words("Copied: {title}.", title=title))

    def _take_back(self, sifting: Sifting) -> None:
        self.filters.sift(sifting)
        self.setFocus()

    def _leave_filters(self) -> None:
        self.parts.filter_button.setChecked(False)
        self.setFocus()
        self._fit()

    def _turn_what_is_in_view(self) -> None:
        self.parts.turn(more_is_seen=self.area.shows(self.parts.more))

    def _wake_more(self) -> None:
        """The tables below are filled when somebody scrolls to them."""
        if self.area.shows(self.parts.more):
            self.parts.more.wake()
            self._turn_what_is_in_view()
        else:
            self.parts.more.sleep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.parts.fit(self.width(), self.height())
        self.area.rest_at_top(rests=self.parts.is_wide)
