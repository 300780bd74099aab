"""The two forms beside the figures: a file of figures, and the annex of a social report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kototori.domain.vocabulary import Vocabulary
from kototori.ui.figures.export_form import ExportForm
from kototori.ui.figures.period_bar import PeriodBar
from kototori.ui.keys import KeyTable
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.social_annex import SocialAnnex
    from kototori.services.statistics_book import StatisticsBook
    from kototori.ui.figures.annex_form import AnnexForm


class PageForms:
    """One of them at a time, each with the period in view."""

    def __init__(
        self,
        page: QWidget,
        bar: PeriodBar,
        statistics: StatisticsBook,
        annexes: Callable[[], SocialAnnex],
        vocabulary: Callable[[], Vocabulary],
        today: Callable[[], date],
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        self._page, self._bar, self._today = page, bar, today
        self._make_annex = partial(_annex_form, page, annexes, vocabulary, today, keys, words, notices)
        self._annex: AnnexForm | None = None  # made when somebody first asks for it
        self.export = ExportForm(page, statistics, keys, words, notices, today)
        self.export.closed.connect(page.setFocus)

    def open_export(self) -> None:
        """The form for a file of figures."""
        if self._annex is not None:
            self._annex.set_aside()
        first, last = self._bar.ends()
        self.export.offer(first, min(last, self._today()), self._bar.by)

    def open_annex(self) -> None:
        """The form for the annex of a social report."""
        if self._annex is None:
            self._annex = self._make_annex()
            self._annex.closed.connect(self._page.setFocus)
        self.export.set_aside()
        first, last = self._bar.ends()
        self._annex.offer(first, min(last, self._today()))

    def panes(self) -> Sequence[QWidget]:
        """What F6 enters of them."""
        return (*self.export.panes(), *(self._annex.panes() if self._annex else ()))


def _annex_form(
    page: QWidget,
    annexes: Callable[[], SocialAnnex],
    vocabulary: Callable[[], Vocabulary],
    today: Callable[[], date],
    keys: KeyTable,
    words: Words,
    notices: Notices,
) -> AnnexForm:
    from kototori.ui.figures.annex_form import AnnexForm

    return AnnexForm(page, annexes, vocabulary, today, keys, words, notices)
