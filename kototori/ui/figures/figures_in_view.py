"""From the question to the picture: what is known at once, what is counted as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from kototori.domain.overview import Asked
from kototori.domain.period import By
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.figures.coverage_text import coverage_text
from kototori.ui.figures.figure_charts import FigureCharts
from kototori.ui.figures.figure_words import FigureWords
from kototori.ui.figures.number_row import Waiting, numbers_of
from kototori.ui.figures.overview_reader import OverviewReader, Reading
from kototori.ui.figures.period_bar import PERIODS
from kototori.ui.figures.statistics_layout import StatisticsLayout
from kototori.ui.figures.statistics_text import StatisticsText
from kototori.ui.look.announcement import announce
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.referral_desk import ReferralDesk
    from kototori.services.statistics_book import StatisticsBook

_PATIENCE = 250  # milliseconds, after which it is said that something is being counted


class FiguresInView(QObject):
    """Counting goes on in the background; the last numbers stay until the new ones come."""

    def __init__(
        self,
        page: QWidget,
        parts: StatisticsLayout,
        statistics: StatisticsBook,
        referrals: ReferralDesk,
        vocabulary: Callable[[], Vocabulary],
        today: Callable[[], date],
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._parts, self._referrals = page, parts, referrals
        self._vocabulary, self._today, self._words = vocabulary, today, words
        self._reader = OverviewReader(statistics.overview, notices, self)
        self._reader.answered.connect(self._take)
        self.reading: Reading | None = None
        """What is shown."""
        self._waits: Waiting | None = None
        self._asked: Asked | None = None
        self._is_new_to_the_ear = self._is_in_view = False
        self._slow = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._slow.timeout.connect(self._say_that_it_counts)

    def prepare(self, asked: Asked, other: Asked | None) -> None:
        """Reads before the page is first shown, so that the numbers come with it."""
        self._asked = asked
        self._reader.read(asked, other)

    def follow(self, asked: Asked, other: Asked | None) -> None:
        """The log may have changed, or the page comes into view."""
        comes, self._is_in_view = not self._is_in_view, True
        self._ask(asked, other, after_painting=comes)

    def ask(self, asked: Asked, other: Asked | None) -> None:
        """Somebody wants another period, or other contacts; the sentence is said aloud when it comes."""
        self._is_new_to_the_ear = True
        self._ask(asked, other, after_painting=True)

    def leave(self) -> None:
        """Out of view nothing is read, and a save costs nothing."""
        self._is_in_view = False
        self._reader.stop_reading_ahead()
        self._slow.stop()

    def show_again(self) -> None:
        """Another part of the page is in view now."""
        if self.reading is not None:
            self._show(self.reading, anew=True)

    def as_text(self, reading: Reading) -> str:
        """Everything in view as text, for a letter or a spreadsheet."""
        return self._text(reading).as_text(self._parts.tables(), self._parts.coverage.text())

    def _ask(self, asked: Asked, other: Asked | None, *, after_painting: bool) -> None:
        """What is known is painted first after a key; a save in view is counted at once."""
        self._asked = asked
        known = self._reader.known(asked, other)
        self._be_busy(busy=True)
        if known is not None:
            self._show(known)
        if known is not None and after_painting:
            self._reader.read_soon(asked, other)
        else:
            self._reader.read(asked, other)

    def _take(self, reading: Reading) -> None:
        self._be_busy(busy=False)
        self._show(reading)
        if self._is_new_to_the_ear:
            self._is_new_to_the_ear = False
            announce(self._page, self._parts.sentence.text())
        if self._page.isVisible():
            self._reader.read_ahead(_likely(reading.overview.asked))

    def _show(self, reading: Reading, *, anew: bool = False) -> None:
        """Nothing that is the same as before is touched."""
        waits = self._count_waiting()
        if (reading, waits) == (self.reading, self._waits) and not anew:
            return
        self.reading, self._waits = reading, waits
        overview, beside = reading.overview, reading.beside
        parts, words = self._parts, self._words
        names = FigureWords(self._vocabulary(), words)
        parts.sentence.setText(self._text(reading).sentence())
        parts.coverage.setText(coverage_text(overview, names, words))
        if parts.behind_is_shown:
            parts.beyond.show_beyond(overview.beyond, self._vocabulary())
            return
        parts.numbers.show_numbers(numbers_of(overview, beside, waits, names, words, self._today()))
        charts = FigureCharts(overview, beside, names, words)
        parts.first.show_figures(charts)
        parts.more.show_figures(reading, charts, names)

    def _text(self, reading: Reading) -> StatisticsText:
        names = FigureWords(self._vocabulary(), self._words)
        return StatisticsText(reading.overview, reading.other, names, self._words, self._today())

    def _count_waiting(self) -> Waiting:
        waiting = self._referrals.waiting()
        return Waiting(len(waiting), waiting[0].made_on if waiting else None)

    def _be_busy(self, *, busy: bool) -> None:
        """Who cannot see that the numbers are old can ask."""
        self._page.setAccessibleDescription(self._words("Counting …") if busy else "")
        if busy:
            self._slow.start()
        else:
            self._slow.stop()

    def _say_that_it_counts(self) -> None:
        if self.reading is None or self.reading.overview.asked != self._asked:
            self._parts.sentence.setText(self._words("Counting …"))
            self._waits = None  # the sentence is not that of the reading any more: it is shown anew


def _likely(asked: Asked) -> list[Asked]:
    """The other periods around the same day: one key away."""
    if asked.by is By.RANGE:
        return []
    others = [Asked(asked.day, by, asked.only, asked.naming) for by in PERIODS if by is not By.RANGE]
    return [one for one in others if one != asked]
