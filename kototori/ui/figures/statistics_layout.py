"""Where the parts of the statistics page stand: one screen in a wide window, one column in a small one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kototori.ui.figures.beyond_view import BeyondView
from kototori.ui.figures.chart_view import ChartCard
from kototori.ui.figures.filter_chips import FilterChips
from kototori.ui.figures.filter_row import FilterRow
from kototori.ui.figures.first_figures import FirstFigures
from kototori.ui.figures.first_screen import FirstScreen
from kototori.ui.figures.more_figures import MoreFigures
from kototori.ui.figures.number_row import NumberRow
from kototori.ui.figures.period_bar import PeriodBar
from kototori.ui.figures.segments import Segment
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import heading, small_print
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

_WIDE = 1040  # from here on three pictures stand side by side
_FOUR_NUMBERS = 860
_LOW = 36
_SIDE = 20


class StatisticsLayout(QWidget):
    """Everything on the page, from the periods to the last table; the page joins it."""

    def __init__(
        self,
        bar: PeriodBar,
        filters: FilterRow,
        more: MoreFigures,
        beyond: BeyondView,
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self.bar, self.filters, self.more, self.beyond = bar, filters, more, beyond
        self.chips = FilterChips(words)
        self.filter_button = Segment(words("Filter, compare"))
        self.as_table = Segment(words("As a table"))
        self.behind = Segment(words("What lies behind"))
        for switch, name in (
            (self.filter_button, words("Filter and compare")),
            (self.behind, words("What lies behind the numbers")),
        ):
            switch.setToolTip(name)
        self.export_button = KeyButton(words("Export …"), keys.printed(Deed.EXPORT), primary=True)
        self.sentence = heading("")
        self.sentence.setWordWrap(True)
        self.numbers, self.first = NumberRow(), FirstFigures(words, notices)
        self.coverage = small_print("")
        self.coverage.setWordWrap(True)
        self.public = small_print(
            words(
                "Public figures are given in steps, usually fives; a 0 in them may stand for a few contacts."
            )
        )
        self.public.setWordWrap(True)
        self.annex_button = KeyButton(words("Social report annex …"))
        self.copy_button = KeyButton(words("Copy as text"))
        self.more_button = KeyButton(words("More figures ▾"), "PgDn")
        for button in (self.export_button, self.annex_button, self.copy_button, self.more_button):
            button.setFixedHeight(theme.scaled(_LOW))
        self._printed = keys.printed
        self.is_wide = self.behind_is_shown = self.is_table = False
        self._lay_out()
        self.show_behind(on=False)

    @property
    def cards(self) -> tuple[ChartCard, ...]:
        """Every picture of the figures, from the top."""
        return (*self.first.cards, *self.more.grid.cards)

    def show_behind(self, *, on: bool) -> None:
        """What lies behind the numbers, or the numbers."""
        self.behind_is_shown = on
        self.behind.setChecked(on)
        self.beyond.setVisible(on)
        for part in (self.numbers, self.first, self.more, self.more_button):
            part.setVisible(not on)

    def turn(self, *, more_is_seen: bool) -> None:
        """Pictures or tables; the rest follows when it is seen: two dozen tables take too long for a key."""
        self.as_table.setChecked(self.is_table)
        if self.behind_is_shown:
            self.beyond.turn(self.is_table)
            return
        self.first.turn(to_table=self.is_table)
        if more_is_seen:
            self.more.grid.turn(to_table=self.is_table)

    def tables(self) -> list[str]:
        """The numbers in view, and those below them, as text."""
        if self.behind_is_shown:
            return [self.beyond.text()]
        self.more.wake()
        return [card.text() for card in self.cards if card.is_told]

    def show_letters(self, *, act: bool) -> None:
        """The keys on the switches; none where letters do nothing."""
        for button, deed in (
            (self.as_table, Deed.AS_TABLE),
            (self.filter_button, Deed.FILTER),
            (self.behind, Deed.BEHIND),
        ):
            button.show_key(self._printed(deed) if act else "")

    def fit(self, width: int, height: int) -> None:
        """For a page that is so large."""
        self.is_wide = is_wide = width >= theme.scaled(_WIDE)
        self.first.arrange(is_wide=is_wide)
        self.more.grid.arrange(is_wide=is_wide)
        beside = width >= theme.scaled(_FOUR_NUMBERS)
        self.numbers.arrange(4 if beside else 2)
        self._foot.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self.first_screen.fill(height if is_wide else 0)

    def _lay_out(self) -> None:
        upper = FlowRow(theme.GAP_2, 2)
        for part in (self.bar.choice, self.bar.steps, self.as_table, self.export_button):
            upper.addWidget(part)
        said = QHBoxLayout()
        said.setSpacing(theme.GAP_3)
        said.addWidget(self.sentence, 1)
        for switch in (self.filter_button, self.behind):
            said.addWidget(switch, 0, Qt.AlignmentFlag.AlignTop)
        self.first_screen = FirstScreen()
        column = QVBoxLayout(self.first_screen)
        column.setContentsMargins(0, theme.GAP_3, 0, theme.GAP_2)
        column.setSpacing(10)
        column.addLayout(upper)
        column.addWidget(self.filters)
        column.addWidget(self.chips)
        column.addLayout(said)
        column.addWidget(self.numbers)
        column.addWidget(self.first, 1)
        column.addWidget(self.beyond, 1)
        column.addLayout(self._make_foot())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_SIDE, 0, _SIDE, 0)
        whole.setSpacing(theme.GAP_3)
        whole.addWidget(self.first_screen)
        whole.addWidget(self.more)
        whole.addStretch(1)

    def _make_foot(self) -> QBoxLayout:
        """The buttons stand beside what is told; in a small window below it."""
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.coverage)
        told.addWidget(self.public)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_2)
        buttons.addStretch(1)
        for button in (self.annex_button, self.copy_button, self.more_button):
            buttons.addWidget(button)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(theme.GAP_2)
        self._foot.addLayout(told, 1)
        self._foot.addLayout(buttons)
        return self._foot
