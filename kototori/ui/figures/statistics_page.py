"""How a day, week, month, quarter, year or any range went: at a glance, live, and as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QVBoxLayout, QWidget

from kototori.domain.other_period import beside
from kototori.domain.overview import Asked
from kototori.domain.period import By
from kototori.ui.figures.beyond_view import BeyondView
from kototori.ui.figures.coverage_text import coverage_text
from kototori.ui.figures.export_form import ExportForm
from kototori.ui.figures.figure_charts import FigureCharts
from kototori.ui.figures.figure_words import FigureWords
from kototori.ui.figures.filter_row import FilterRow, Sifting
from kototori.ui.figures.leaflet_figures import LeafletFigures
from kototori.ui.figures.more_figures import MoreFigures
from kototori.ui.figures.number_row import Waiting, numbers_of
from kototori.ui.figures.over_scroll import OverScroll
from kototori.ui.figures.overview_reader import OverviewReader, Reading
from kototori.ui.figures.period_bar import PERIODS, PeriodBar
from kototori.ui.figures.statistics_layout import StatisticsLayout
from kototori.ui.figures.statistics_text import StatisticsText
from kototori.ui.keys import PERIOD_KEYS, Deed, KeyTable
from kototori.ui.look.announcement import announce
from kototori.ui.look.page import Page
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.leaflet_rack import LeafletRack
    from kototori.services.referral_desk import ReferralDesk
    from kototori.services.social_annex import SocialAnnex
    from kototori.services.statistics_book import StatisticsBook
    from kototori.ui.figures.annex_form import AnnexForm

_PATIENCE = 250  # milliseconds, after which it is said that something is being counted


class StatisticsPage(Page):
    """The figures of a period; the same numbers as pictures, as tables, as text and as a file.

    Counting goes on in the background: what was known of a period is shown at once, and what is new of it
    as soon as it is counted.
    """

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
        self._setup, self._referrals, self._today = setup, referrals, today
        self._annexes = annexes
        self._annex: AnnexForm | None = None  # made when somebody first asks for it
        self._keys, self._words, self._notices = keys, words, notices
        self._bar = PeriodBar(words, today())
        self._filters = FilterRow(setup.vocabulary, words, today())
        self._reader = OverviewReader(statistics.overview, notices, self)
        self._reader.answered.connect(self._take)
        self._statistics = statistics
        self._shown: Reading | None = None
        self._waits: Waiting | None = None
        self._is_new_to_the_ear = self._is_table = self._is_in_view = False
        leaflets = LeafletFigures(make_rack, setup.vocabulary, words, notices, self)
        more = MoreFigures(leaflets, words, notices)
        self._beyond = BeyondView(words, notices)
        self.parts = StatisticsLayout(self._bar, self._filters, more, self._beyond, keys, words, notices)
        self._slow = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._slow.timeout.connect(self._say_that_it_counts)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("Statistics"))
        self._area = OverScroll(self.parts)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        self._export = ExportForm(self, statistics, keys, words, notices, today)
        self._join()

    # --- what the window asks for ---------------------------------------------------------------

    def refresh(self) -> None:
        self._print_letters()
        self._bar.follow(self._today())
        self._ask(comes_into_view=not self._is_in_view)
        self._is_in_view = True

    def prepare(self) -> None:
        """The first time the numbers are there with the page."""
        self._bar.follow(self._today())
        self._bar.show(self._title())
        self._reader.read(*self._asked())

    def first_focus(self) -> QWidget:
        return self

    def panes(self) -> Sequence[QWidget]:
        parts = self.parts
        figures = self._beyond if parts.behind_is_shown else parts.first
        annex = self._annex.panes() if self._annex else ()
        return (*self._export.panes(), *annex, self, self._bar.choice, self._filters, figures, parts.more)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not in view is not read ahead, and a save costs it nothing."""
        super().hideEvent(event)
        self._is_in_view = False
        self._reader.stop_reading_ahead()
        self._slow.stop()

    # --- what the keys ask for ------------------------------------------------------------------

    def choose(self, by: By) -> None:
        """The day, week, month, quarter or year around the day in view, or a range."""
        self._bar.choose(by)
        self._ask(told=True)

    def show_day(self, day: date) -> None:
        """The period around another day."""
        self._bar.go_to(day)
        self._ask(told=True)

    def show_span(self, first: date, last: date) -> None:
        """Any range of days."""
        self._bar.choose(By.RANGE)
        self._bar.span(first, last)
        self._ask(told=True)

    def step(self, periods: int) -> None:
        """One period earlier (-1) or later (1); never into the future."""
        if self._bar.step(periods):
            self._ask(told=True)

    def turn_tables(self) -> None:
        """Pictures become tables, and back."""
        self._is_table = not self._is_table
        self.parts.as_table.setChecked(self._is_table)
        self._turn_what_is_in_view()

    def _turn_what_is_in_view(self) -> None:
        """The rest follows when somebody comes to it: two dozen tables take longer than a key may."""
        parts = self.parts
        if parts.behind_is_shown:
            self._beyond.turn(self._is_table)
            return
        parts.first.turn(to_table=self._is_table)
        if self._area.shows(parts.more):
            parts.more.grid.turn(to_table=self._is_table)

    def turn_behind(self) -> None:
        """What lies behind the numbers, or the numbers again."""
        self.parts.show_behind(on=not self.parts.behind_is_shown)
        self._area.verticalScrollBar().setValue(0)
        self._fit()
        self._turn_what_is_in_view()
        if self._shown is not None:
            self._show(self._shown, anew=True)

    def open_filters(self, at: QWidget | None = None) -> None:
        """The fields that filter and compare; once more, and they are folded away."""
        if at is None and not self._filters.isHidden():
            self._filters.fold()
            return
        self._filters.open(at)
        self.parts.filter_button.setChecked(True)
        self._fit()

    def copy_text(self) -> None:
        """Puts everything on the page on the clipboard as text."""
        if self._shown is None:
            return
        parts = self.parts
        if not parts.behind_is_shown:
            parts.more.wake()
            tables = [card.text() for card in parts.cards if card.is_told]
        else:
            tables = [self._beyond.text()]
        text = self._text(self._shown).as_text(tables, parts.coverage.text())
        QApplication.clipboard().setText(text)
        self._notices.done(self._words("Copied as text."))

    def open_export(self) -> None:
        """The form for a file of figures, with the period in view."""
        if self._annex is not None:
            self._annex.set_aside()
        first, last = self._bar.ends()
        self._export.offer(first, min(last, self._today()), self._bar.by)

    def open_annex(self) -> None:
        """The form for the annex of a social report, with the period in view."""
        from kototori.ui.figures.annex_form import AnnexForm

        if self._annex is None:
            vocabulary = self._setup.vocabulary
            self._annex = AnnexForm(
                self, self._annexes, vocabulary, self._today, self._keys, self._words, self._notices
            )
            self._annex.closed.connect(self.setFocus)
        self._export.set_aside()
        first, last = self._bar.ends()
        self._annex.offer(first, min(last, self._today()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed_of(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _deed_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return None
        if isinstance(self.focusWidget(), QAbstractSpinBox | QComboBox):
            return None  # there letters and arrows choose
        moves: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: partial(self.step, -1),
            Qt.Key.Key_Right: partial(self.step, 1),
            Qt.Key.Key_PageDown: partial(self._area.turn, 1),
            Qt.Key.Key_PageUp: partial(self._area.turn, -1),
        }
        if event.key() in moves:
            return moves[event.key()]
        letter = event.text().upper()
        if not letter or not self._setup.settings().single_keys:
            return None
        return self._letters().get(letter)

    def _letters(self) -> dict[str, Callable[[], object]]:
        printed = self._keys.printed
        periods = zip(PERIOD_KEYS[self._words.language], PERIODS, strict=True)
        return {
            **{letter: partial(self.choose, by) for letter, by in periods},
            printed(Deed.AS_TABLE): self.turn_tables,
            printed(Deed.FILTER): self.open_filters,
            printed(Deed.COMPARE): lambda: self.open_filters(self._filters.against),
            printed(Deed.BEHIND): self.turn_behind,
        }

    # --- from the question to the picture -------------------------------------------------------

    def _asked(self) -> tuple[Asked, Asked | None]:
        bar, sifting = self._bar, self._filters.sifting
        is_range = bar.by is By.RANGE
        asked = Asked(
            bar.day,
            bar.by,
            sifting.only,
            sifting.naming,
            bar.first if is_range else None,
            bar.last if is_range else None,
        )
        return asked, beside(asked, sifting.against, sifting.around, self._today())

    def _ask(self, *, told: bool = False, comes_into_view: bool = False) -> None:
        """Shows what is known, and asks for what is so now; `told` to the ear, too, when it comes.

        After a key the known is painted first; a save in view is counted at once.
        """
        asked, other = self._asked()
        self._is_new_to_the_ear = self._is_new_to_the_ear or told
        self._bar.show(self._title())
        self.parts.chips.show_chips(self._filters.chips())
        known = self._reader.known(asked, other)
        self._be_busy(busy=True)
        if known is not None:
            self._show(known)
        if known is not None and (told or comes_into_view):
            self._reader.read_soon(asked, other)
        else:
            self._reader.read(asked, other)

    def _take(self, reading: Reading) -> None:
        self._be_busy(busy=False)
        self._show(reading)
        if self._is_new_to_the_ear:
            self._is_new_to_the_ear = False
            announce(self, self.parts.sentence.text())
        if self.isVisible():
            self._reader.read_ahead(self._likely(reading.overview.asked))

    def _likely(self, asked: Asked) -> list[Asked]:
        """The other periods around the same day, and the one before: one key away."""
        if asked.by is By.RANGE:
            return []
        others = [Asked(asked.day, by, asked.only, asked.naming) for by in PERIODS if by is not By.RANGE]
        return [one for one in others if one != asked]

    def _show(self, reading: Reading, *, anew: bool = False) -> None:
        """Nothing that is the same as before is touched."""
        waits = self._count_waiting()
        if (reading, waits) == (self._shown, self._waits) and not anew:
            return
        self._shown, self._waits = reading, waits
        overview, other = reading
        parts, words = self.parts, self._words
        names = FigureWords(self._setup.vocabulary(), words)
        parts.sentence.setText(self._text(reading).sentence())
        parts.coverage.setText(coverage_text(overview, names, words))
        if parts.behind_is_shown:
            self._beyond.show_beyond(overview.beyond, self._setup.vocabulary())
            return
        parts.numbers.show_numbers(numbers_of(overview, other, waits, names, words, self._today()))
        charts = FigureCharts(overview, other, names, words)
        parts.first.show_figures(charts)
        parts.more.show_figures(reading, charts, names)

    def _text(self, reading: Reading) -> StatisticsText:
        names = FigureWords(self._setup.vocabulary(), self._words)
        return StatisticsText(reading.overview, reading.other, names, self._words, self._today())

    def _title(self) -> str:
        """A day stands in its field already, and a range in two: only what they do not say."""
        by, names = self._bar.by, FigureWords(self._setup.vocabulary(), self._words)
        if by is By.RANGE:
            return ""
        return self._words.weekday(self._bar.day) if by is By.DAY else names.title(self._bar.period(), by)

    def _count_waiting(self) -> Waiting:
        waiting = self._referrals.waiting()
        return Waiting(len(waiting), waiting[0].made_on if waiting else None)

    def _be_busy(self, *, busy: bool) -> None:
        """The last numbers stay; who cannot see that they are old can ask."""
        self.setAccessibleDescription(self._words("Counting …") if busy else "")
        if busy:
            self._slow.start()
        else:
            self._slow.stop()

    def _say_that_it_counts(self) -> None:
        asked, _ = self._asked()
        if self._shown is None or self._shown.overview.asked != asked:
            self.parts.sentence.setText(self._words("Counting …"))

    # --- how it is joined -----------------------------------------------------------------------

    def _print_letters(self) -> None:
        """A letter that does nothing, because single keys are off, does not stand on its button."""
        act = self._setup.settings().single_keys
        parts, printed = self.parts, self._keys.printed
        self._bar.choice.show_letters(act=act)
        for button, deed in (
            (parts.as_table, Deed.AS_TABLE),
            (parts.filter_button, Deed.FILTER),
            (parts.behind, Deed.BEHIND),
        ):
            button.show_key(printed(deed) if act else "")

    def _join(self) -> None:
        bar, parts, filters = self._bar, self.parts, self._filters
        bar.choice.chosen.connect(self.choose)
        bar.steps.stepped.connect(self.step)
        bar.steps.gone_to.connect(self.show_day)
        bar.steps.spanned.connect(self.show_span)
        bar.steps.today_wanted.connect(lambda: self.show_day(self._today()))
        filters.changed.connect(lambda: self._ask(told=True))
        filters.changed.connect(self._fit)
        filters.left.connect(self._leave_filters)
        parts.chips.taken_back.connect(self._take_back)
        parts.filter_button.clicked.connect(lambda: self.open_filters())
        parts.as_table.clicked.connect(self.turn_tables)
        parts.behind.clicked.connect(self.turn_behind)
        parts.copy_button.clicked.connect(self.copy_text)
        parts.export_button.clicked.connect(self.open_export)
        parts.annex_button.clicked.connect(self.open_annex)
        parts.more_button.clicked.connect(partial(self._area.turn, 1))
        self._area.scrolled.connect(self._wake_more)
        for card in parts.cards:
            card.copied.connect(self._say_copied)
        self._beyond.copied.connect(self._say_copied)
        for card in (*parts.cards, *self._beyond.cards):
            card.keep_through(self._keep_picture)
        self._export.closed.connect(self.setFocus)

    def _keep_picture(self, path: Path, ending: str, content: bytes) -> Path:
        assert self._shown is not None, "a picture is there once a period is"
        return self._statistics.keep_picture(path, ending, content, self._shown.overview)

    def _say_copied(self, title: str) -> None:
        self._notices.done(self._words("Copied: {title}.", title=title))

    def _take_back(self, sifting: Sifting) -> None:
        self._filters.sift(sifting)
        self.setFocus()

    def _leave_filters(self) -> None:
        self.parts.filter_button.setChecked(False)
        self.setFocus()
        self._fit()

    def _wake_more(self) -> None:
        """The tables below are filled when somebody scrolls to them."""
        more = self.parts.more
        if self._area.shows(more):
            more.wake()
            more.grid.turn(to_table=self._is_table)
        else:
            more.sleep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.parts.fit(self.width(), self.height())
        self._area.rest_at_top(rests=self.parts.is_wide)
