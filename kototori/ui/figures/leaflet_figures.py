"""The leaflets of a period: what was given, and what was asked for in a language that is not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kototori.domain.charts import Bar, sorted_bars
from kototori.domain.errors import DeskError
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.background import Background
from kototori.ui.figures.chart_view import Chart, ChartCard
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words
from kototori.wording.categories import category_words

if TYPE_CHECKING:
    from kototori.domain.overview import Overview
    from kototori.services.leaflet_rack import LeafletRack


class LeafletFigures(QObject):
    """Two pictures that are seen only where there is something to see; a desk may give no leaflets."""

    def __init__(
        self,
        make_rack: Callable[[], LeafletRack],
        vocabulary: Callable[[], Vocabulary],
        words: Words,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._make_rack, self._vocabulary, self._words = make_rack, vocabulary, words
        self._titles: dict[str, str] = {}
        self._reading = Background(self)
        self.given = ChartCard(words("Leaflets given"), words, notices)
        self.missing = ChartCard(words("Asked for, not there"), words, notices)
        self.cards = (self.given, self.missing)
        for card in self.cards:
            card.hide()

    def show_overview(self, overview: Overview) -> None:
        """At once, or as soon as the titles are read."""
        topics = {one.topic for one in overview.leaflets} | {one.topic for one in overview.wishes}
        if topics <= set(self._titles):
            self._reading.forget()
            self._show(overview)
            return

        def take(answer: Future[Mapping[str, str]]) -> None:
            try:
                self._titles |= answer.result()
            except DeskError:
                self._titles |= {topic: topic for topic in topics}
            self._show(overview)

        self._reading.ask(lambda: self._read(topics), take)

    def _read(self, topics: set[str]) -> dict[str, str]:
        """In another thread: the titles for the adviser; a leaflet that is gone goes by its topic."""
        leaflets = {leaflet.topic: leaflet for leaflet in self._make_rack().leaflets()}
        titles = {topic: topic for topic in topics}
        for topic in topics & set(leaflets):
            leaflet = leaflets[topic]
            titles[topic] = leaflet.versions.get(self._words.language, leaflet.source).title
        return titles

    def _show(self, overview: Overview) -> None:
        words = self._words
        copies, times = words("copies"), words("times")
        given = [(self._name(one.topic, one.language), one) for one in overview.leaflets]
        missing = [(self._name(one.topic, one.language), one) for one in overview.wishes]
        number = words.number
        total = sum(one.copies for _, one in given)
        self._fill(
            self.given,
            [Bar(name, one.copies) for name, one in given],
            (words("leaflet"), words("code"), words("contacts"), copies),
            [
                (name, f"{one.topic}/{one.language}", number(one.visitors), number(one.copies))
                for name, one in given
            ],
            words.many("1 copy", "{n} copies", total) if total else "",
            words("No leaflets were given."),
        )
        self._fill(
            self.missing,
            [Bar(name, one.times) for name, one in missing],
            (words("leaflet"), times),
            [(name, number(one.times)) for name, one in missing],
            "",
            words("Every leaflet was there in the language that was asked for."),
        )
        for card in self.cards:
            card.setVisible(bool(given or missing))

    def _fill(
        self,
        card: ChartCard,
        bars: list[Bar],
        columns: tuple[str, ...],
        rows: list[tuple[str, ...]],
        note: str,
        empty: str,
    ) -> None:
        words = self._words

        def others(n: int) -> str:
            return words.many("1 other", "{n} others", n)

        card.show_chart(
            Chart(
                draw=lambda w, h, m: sorted_bars(bars, w, h, m, words.number, others),
                columns=columns,
                rows=rows,
                note=note,
                empty=empty,
                is_empty=not bars,
            )
        )

    def _name(self, topic: str, language: str) -> str:
        """The language first: a long title is cut short in a picture."""
        return f"{self._language(language)} · {self._titles[topic]}"

    def _language(self, code: str) -> str:
        return category_words("language", code, self._vocabulary(), self._words)
