"""How a day, week, month or year went: one sentence, four numbers, the pictures, and the export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDateEdit,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.charts import columns, sorted_bars
from kototori.domain.overview import Asked, Overview
from kototori.domain.period import By, whole
from kototori.ui.background import Background
from kototori.ui.figures.chart_view import Chart, ChartCard
from kototori.ui.figures.export_form import ExportForm
from kototori.ui.figures.leaflet_figures import LeafletFigures
from kototori.ui.figures.number_card import NumberCard
from kototori.ui.figures.statistics_text import StatisticsText
from kototori.ui.keys import PERIOD_KEYS, Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Page, heading, small_print
from kototori.ui.notices import Notices
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kototori.services.desk_setup import DeskSetup
    from kototori.services.leaflet_rack import LeafletRack
    from kototori.services.referral_desk import ReferralDesk
    from kototori.services.statistics_book import StatisticsBook

PERIODS = (By.DAY, By.WEEK, By.MONTH, By.YEAR)
_PERIOD_NAMES = (N_("Day"), N_("Week"), N_("Month"), N_("Year"))
_COUNTED_AT_ONCE = (By.DAY, By.WEEK)  # a year of a busy desk takes a second
_WIDE = 1040  # from here on three pictures stand side by side


class StatisticsPage(Page):
    """The figures of a period; the same numbers as pictures, as tables, as text and as a file."""

    def __init__(
        self,
        statistics: StatisticsBook,
        setup: DeskSetup,
        referrals: ReferralDesk,
        make_rack: Callable[[], LeafletRack],
        today: Callable[[], date],
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._statistics = statistics
        self._setup = setup
        self._referrals = referrals
        self._today = today
        self._keys = keys
        self._words = words
        self._notices = notices
        self._by = By.DAY
        self._day = today()
        self._text: StatisticsText | None = None
        self._background = Background(self)
        self._leaflets = LeafletFigures(make_rack, setup.vocabulary, words, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("Statistics"))
        self._make_controls()
        self._make_figures()
        self._lay_out()
        self._export = ExportForm(self, statistics, keys, words, notices)
        self._export.closed.connect(self.setFocus)

    # --- what the window and the keys ask for ---------------------------------------------------

    def refresh(self) -> None:
        self._print_letters()
        self._show_period()
        if self._by in _COUNTED_AT_ONCE:
            self._background.forget()
            self._show(self._statistics.overview(Asked(self._day, self._by)))
        else:
            self._sentence.setText(self._words("Counting …"))
            asked = partial(self._statistics.overview, Asked(self._day, self._by))
            self._background.ask(asked, self._take_answer)

    def _print_letters(self) -> None:
        """A letter that does nothing, because single keys are off, does not stand on its button."""
        acts = self._setup.settings().single_keys
        letters = PERIOD_KEYS[self._words.language]
        for button, letter in zip(self._choices.values(), letters, strict=True):
            button.show_key(letter if acts else "")
        self._as_table.show_key(self._keys.printed(Deed.AS_TABLE) if acts else "")

    def _take_answer(self, answer: Future[Overview]) -> None:
        with self._notices.reporting():
            self._show(answer.result())

    def _show(self, overview: Overview) -> None:
        today = self._today()
        text = StatisticsText(overview, self._by, self._setup.vocabulary(), self._words, today)
        self._text = text
        self._title.setText(text.title())
        self._sentence.setText(text.sentence())
        self._coverage.setText(text.coverage())
        self._show_numbers(overview, text)
        self._show_pictures(text)
        self._leaflets.show_overview(overview)

    def _show_period(self) -> None:
        today = self._today()
        period = whole(self._day, self._by)
        self._later.setEnabled(period.last < today)
        self._to_today.setEnabled(not period.first <= today <= period.last)
        self._picked.setMaximumDate(QDate(today.year, today.month, today.day))
        self._picked.blockSignals(True)
        self._picked.setDate(QDate(self._day.year, self._day.month, self._day.day))
        self._picked.blockSignals(False)

    def first_focus(self) -> QWidget:
        return self

    def panes(self) -> Sequence[QWidget]:
        return (*self._export.panes(), self, self._choices[By.DAY], self._needs)

    def choose(self, by: By) -> None:
        """The day, week, month or year around the day in view."""
        self._by = by
        self._choices[by].setChecked(True)
        self.refresh()

    def show_day(self, day: date) -> None:
        """The period around another day."""
        self._day = min(day, self._today())
        self.refresh()

    def step(self, periods: int) -> None:
        """One period earlier (-1) or later (1); never into the future."""
        period = whole(self._day, self._by)
        if periods < 0 and period.first > date.min:
            self.show_day(period.first - timedelta(days=1))
        elif periods > 0 and period.last < self._today():
            self.show_day(period.last + timedelta(days=1))

    def turn_tables(self) -> None:
        """Pictures become tables, and back."""
        to_table = not self._needs.is_table
        self._as_table.setChecked(to_table)
        for card in self._cards:
            card.turn(to_table)

    def copy_text(self) -> None:
        """Puts everything on the page on the clipboard as text."""
        if self._text is not None:
            QApplication.clipboard().setText(
                self._text.as_text([card.text() for card in self._cards if card.is_told])
            )
            self._notices.done(self._words("Copied as text."))

    def open_export(self) -> None:
        """The form for a file of figures, with the period in view."""
        period = whole(self._day, self._by)
        self._export.offer(period.first, min(period.last, self._today()), self._by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed_of(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _deed_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return None
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return partial(self.step, -1 if event.key() == Qt.Key.Key_Left else 1)
        letter = event.text().upper()
        if not letter or not self._setup.settings().single_keys:
            return None
        if letter == "T":
            return self.turn_tables
        at = PERIOD_KEYS[self._words.language].find(letter)
        return None if at < 0 else partial(self.choose, PERIODS[at])

    # --- what is shown --------------------------------------------------------------------------

    def _show_numbers(self, overview: Overview, text: StatisticsText) -> None:
        words = self._words
        came, spoken = overview.contacts, len(overview.languages)
        self._came.show_number(words.number(came), words.many("contact", "contacts", came), text.persons())
        if overview.needs:
            top = overview.needs[0]
            share = words(
                "{n} of {all} contacts", n=words.number(top.count), all=words.number(overview.contacts)
            )
            self._top.show_number(text.need(top.code), words("most common need"), share)
        else:
            self._top.show_number("–", words("most common need"), words("no needs recorded"))
        unmet = words.many(
            "language not met at 1 contact", "language not met at {n} contacts", overview.language_not_met
        )
        languages = words.many("language recorded", "languages recorded", spoken)
        self._spoken.show_number(words.number(spoken), languages, unmet)
        waiting = self._referrals.waiting()
        if waiting:
            days = (self._today() - waiting[0].made_on).days
            oldest = words.many("the oldest for 1 day", "the oldest for {n} days", days)
            oldest = oldest if days else words("the oldest since today")
        else:
            oldest = words("nobody waits")
        self._waiting.show_number(words.number(len(waiting)), words("contact requests waiting"), oldest)

    def _show_pictures(self, text: StatisticsText) -> None:
        words = self._words
        number, contacts = words("contacts"), words.number
        nothing = words("Nothing to draw yet. Log a contact, or step to another period with ‹ and ›.")

        def others(n: int) -> str:
            return words.many("1 other", "{n} others", n)

        needs, languages, hours = text.need_bars(), text.language_bars(), text.hour_bars()
        self._needs.show_chart(
            Chart(
                draw=lambda w, h, m: sorted_bars(needs, w, h, m, contacts, others),
                columns=(words("need"), words("code"), number),
                rows=text.need_rows(),
                note=words("one contact may hold several"),
                empty=nothing,
                is_empty=not needs,
            )
        )
        self._hours.show_chart(
            Chart(
                draw=lambda w, h, m: columns(hours, w, h, m, say=contacts),
                columns=(words("hour"), words("code"), number),
                rows=text.hour_rows(),
                note=text.without_an_hour(),
                empty=nothing,
                is_empty=not hours,
            )
        )
        self._languages.show_chart(
            Chart(
                draw=lambda w, h, m: sorted_bars(languages, w, h, m, contacts, others),
                columns=(words("language"), words("code"), number),
                rows=text.language_rows(),
                empty=nothing,
                is_empty=not languages,
            )
        )

    # --- how it is built ------------------------------------------------------------------------

    def _make_controls(self) -> None:
        words, letters = self._words, PERIOD_KEYS[self._words.language]
        group = QButtonGroup(self)
        self._choices: dict[By, ChoiceButton] = {}
        for by, name, key in zip(PERIODS, _PERIOD_NAMES, letters, strict=True):
            button = ChoiceButton(words(name), key)
            button.setChecked(by is self._by)
            button.clicked.connect(partial(self.choose, by))
            group.addButton(button)
            self._choices[by] = button
        self._as_table = ChoiceButton(words("As a table"), self._keys.printed(Deed.AS_TABLE))
        self._as_table.clicked.connect(self.turn_tables)
        self._copy = KeyButton(words("Copy as text"))
        self._copy.setFixedHeight(theme.scaled(36))
        self._copy.clicked.connect(self.copy_text)
        self._export_button = KeyButton(words("Export …"), self._keys.printed(Deed.EXPORT), primary=True)
        self._export_button.clicked.connect(self.open_export)
        self._earlier = _step_button("‹", words("Earlier"))
        self._earlier.clicked.connect(partial(self.step, -1))
        self._later = _step_button("›", words("Later"))
        self._later.clicked.connect(partial(self.step, 1))
        self._to_today = KeyButton(words("Today"))
        self._to_today.setFixedHeight(theme.scaled(36))
        self._to_today.clicked.connect(lambda: self.show_day(self._today()))
        self._title = heading("", theme.TILE_LABEL)
        self._picked = QDateEdit()
        self._picked.setCalendarPopup(True)
        self._picked.setDisplayFormat("d.M.yyyy")
        self._picked.setFixedHeight(theme.scaled(36))
        self._picked.setAccessibleName(words("Go to a day"))
        self._picked.setToolTip(words("Go to a day"))
        self._picked.dateChanged.connect(lambda day: self.show_day(date(day.year(), day.month(), day.day())))

    def _make_figures(self) -> None:
        words = self._words
        self._sentence = heading("")
        self._sentence.setWordWrap(True)
        self._coverage = small_print("")
        self._coverage.setWordWrap(True)
        self._came, self._top, self._spoken, self._waiting = self._numbers = [NumberCard() for _ in range(4)]
        self._needs = ChartCard(words("Needs"))
        self._hours = ChartCard(words("By hour"))
        self._languages = ChartCard(words("Languages"))
        self._cards = (self._needs, self._hours, self._languages, *self._leaflets.cards)
        for card in self._cards:
            card.copied.connect(lambda title: self._notices.done(words("Copied: {title}.", title=title)))

    def _lay_out(self) -> None:
        upper, lower = FlowRow(theme.GAP_2, len(self._choices)), FlowRow(theme.GAP_2, 5)
        for button in (*self._choices.values(), self._as_table, self._export_button):
            upper.addWidget(button)
        for widget in (self._earlier, self._title, self._later, self._picked, self._to_today, self._copy):
            lower.addWidget(widget)
        self._number_grid, self._chart_grid = QGridLayout(), QGridLayout()
        for grid in (self._number_grid, self._chart_grid):
            grid.setSpacing(theme.GAP_3)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, theme.GAP_3, 20, theme.GAP_3)
        column.setSpacing(theme.GAP_3)
        column.addLayout(upper)
        column.addLayout(lower)
        column.addWidget(self._sentence)
        column.addLayout(self._number_grid)
        column.addLayout(self._chart_grid, 1)
        column.addWidget(self._coverage)
        self.fill_with(inside)
        self._is_wide: bool | None = None
        self._arrange(is_wide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= theme.scaled(_WIDE))

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        for at, card in enumerate(self._numbers):
            row, place = (0, at) if is_wide else divmod(at, 2)
            self._number_grid.addWidget(card, row, place)
        for chart, where in zip(self._cards, _WIDE_GRID if is_wide else _NARROW_GRID, strict=True):
            self._chart_grid.addWidget(chart, *where)
        for at in range(3):
            self._chart_grid.setColumnStretch(at, 1 if is_wide or at < 2 else 0)


_WIDE_GRID = ((0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (2, 0, 1, 2), (2, 2, 1, 1))
_NARROW_GRID = ((0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1))


def _step_button(sign: str, name: str) -> KeyButton:
    button = KeyButton(sign)
    button.setFixedHeight(theme.scaled(36))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
