"""Which leaflets: searched for, filtered by need, ticked; what fits the visitor stands first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from kototori.domain.contact import MOST_COPIES
from kototori.domain.leaflet import EASY_FINNISH, Fit, Fitting, Leaflet
from kototori.domain.suggestions import fold
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.keys import KeyTable
from kototori.ui.leaflets.leaflet_list import LeafletList, Offer, Takes
from kototori.ui.leaflets.leaflet_text import LeafletText
from kototori.ui.leaflets.need_filter import NeedFilter
from kototori.ui.leaflets.search_line import SearchLine
from kototori.ui.look import theme
from kototori.ui.look.announcement import PatientVoice
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.low_window import MakesWay
from kototori.ui.look.page import Card
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.leaflet_search import LeafletSearch

_LEAST_LIST, _BESIDE = 120, 560
_LEAST_OF_A_NAME = 3  # letters; a code has its own rule

_Groups = list[tuple[str, list[Offer]]]


class LeafletChoice(Card):
    """The search line, the needs and the list."""

    changed = Signal()  # what is ticked
    language_taken = Signal(str)
    copies_taken = Signal(int)
    turned = Signal(int)  # pages of the preview

    def __init__(self, needs: Sequence[tuple[str, str, str]], keys: KeyTable, words: Words) -> None:
        """`needs` are the top needs: code, key and word."""
        super().__init__()
        self._words = words
        self._shelf: tuple[Leaflet, ...] = ()
        self._fits: tuple[Fit, ...] = ()
        self._vocabulary: Vocabulary | None = None
        self._text: LeafletText | None = None
        self._language = ""
        self._is_anew = True
        self._chosen: dict[str, None] = {}  # in the order in which they were ticked
        self._search_words: LeafletSearch | None = None
        self._voice = PatientVoice(self)
        example = words("title, need or language; x2 for two copies")
        self.line = SearchLine(keys, words("Search leaflets"), example)
        self.needs = NeedFilter(needs, words)
        self.list = LeafletList(words("Leaflets"), words("ticked"))
        self.list.setMinimumHeight(theme.scaled(_LEAST_LIST))
        self._join()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_3, theme.GAP_3, theme.GAP_3, theme.GAP_2)
        column.setSpacing(theme.GAP_2)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(theme.GAP_2)
        self._top.addWidget(self.line, 1)
        self._top.addWidget(self.needs.button)
        column.addLayout(self._top)
        column.addWidget(MakesWay(self.needs))
        column.addWidget(self.list, 1)
        self.own_button = KeyButton(words("Own leaflets (PDF) …"))
        column.addWidget(self.own_button)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The topics ticked, in the order of ticking."""
        known = {leaflet.topic for leaflet in self._shelf}
        return tuple(topic for topic in self._chosen if topic in known)

    def show_shelf(
        self, shelf: Sequence[Leaflet], fitting: Fitting, vocabulary: Vocabulary, text: LeafletText
    ) -> None:
        """These leaflets from now on; what fits the visitor is told with its reason."""
        self._shelf, self._fits, self._vocabulary, self._text = tuple(shelf), fitting.fits, vocabulary, text
        self._search_words = None  # folded with the first letter that is typed

    def show_language(self, language: str) -> None:
        """The list says what there is in this language."""
        self._language = language
        self._fill(from_top=self._is_anew)
        self._is_anew = False

    def choose(self, topics: Sequence[str]) -> None:
        """These are ticked and no others; nothing is told, the page has done it."""
        self._chosen = dict.fromkeys(topics)
        self.list.tick(self._chosen)

    def start_anew(self) -> None:
        """Another visitor: nothing searched, nothing filtered; the page shows the list again."""
        for part in (self.line, self.needs):
            part.blockSignals(True)
        self.line.clear()
        self.needs.choose(())
        for part in (self.line, self.needs):
            part.blockSignals(False)
        self.line.has_filter = False
        self._is_anew = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction, is_wide = QBoxLayout.Direction, self.width() >= theme.scaled(_BESIDE)
        self._top.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    # --- keys and clicks --------------------------------------------------------------------------

    def _join(self) -> None:
        line, needs = self.line, self.needs
        line.textChanged.connect(self._search)
        line.moved.connect(self.list.move_by)
        line.turned.connect(self.turned)
        line.taken.connect(self._take_current)
        line.need_key_pressed.connect(needs.press_key)
        line.emptied.connect(lambda: needs.choose(()))
        needs.changed.connect(self._follow_needs)
        needs.typed.connect(line.take)
        self.list.typed.connect(line.take)
        self.list.pressed_row.connect(self._press)

    def _follow_needs(self) -> None:
        self.line.has_filter = bool(self.needs.chosen)
        self._fill(from_top=True)
        self._say_found()

    def _search(self) -> None:
        self._fill(from_top=True)
        self._say_found()

    def _say_found(self) -> None:
        current = self.list.current()
        n = sum(offer.takes is Takes.LEAFLET for offer in self.list.offers())
        found = self._words.many("{n} leaflet", "{n} leaflets", n)
        self._voice.soon(found if current is None else f"{found}: {current.title}, {current.detail}")

    def _take_current(self) -> None:
        """Space or Enter in the line: what was searched for is ticked, and never unticked by searching it."""
        current = self.list.current()
        if current is not None:
            self._press(current, only_tick=bool(self.line.text()))

    def _press(self, offer: Offer, *, only_tick: bool = False) -> None:
        if self.line.text():
            self.line.blockSignals(True)
            self.line.clear()
            self.line.blockSignals(False)
            self._fill(from_top=False)
        if offer.takes is Takes.LANGUAGE:
            self.language_taken.emit(offer.code)
        elif offer.takes is Takes.COPIES:
            self.copies_taken.emit(int(offer.code))
        elif offer.code not in self._chosen or not only_tick:
            self._toggle(offer.code)

    def _toggle(self, topic: str) -> None:
        if topic in self._chosen:
            del self._chosen[topic]
        else:
            self._chosen[topic] = None
        self.list.tick(self._chosen)
        self.changed.emit()

    # --- what the list shows ----------------------------------------------------------------------

    def _fill(self, *, from_top: bool) -> None:
        if self._text is None or self._vocabulary is None:
            return
        typed = self.line.text().strip()
        groups = self._found(typed) if typed else self._all()
        shown = {offer.code for _, offers in groups for offer in offers if offer.takes is Takes.LEAFLET}
        hidden = [leaf for leaf in self._shelf if leaf.topic in self._chosen and leaf.topic not in shown]
        if not shown and not any(offers for _, offers in groups):
            groups = [(self._words("Nothing is called that here."), [])]
        groups.append((self._words("Ticked already"), self._offers(hidden)))
        self.list.show_offers(groups, self._chosen, from_top=from_top)

    def _all(self) -> _Groups:
        """What fits, then what there is in the language, then what there is not."""
        words, text = self._words, self._text
        assert text is not None
        fitting = {fit.leaflet.topic for fit in self._fits}
        kept = [leaflet for leaflet in self._shelf if self._is_about_needs(leaflet)]
        first = [leaflet for leaflet in kept if leaflet.topic in fitting]
        rest = sorted(
            (leaflet for leaflet in kept if leaflet.topic not in fitting),
            key=lambda leaflet: (min(leaflet.needs, default="~")[:1], leaflet.rank, leaflet.topic),
        )
        there = [leaflet for leaflet in rest if self._language in leaflet.versions]
        missing = [leaflet for leaflet in rest if self._language not in leaflet.versions]
        language = text.word(self._language)
        return [
            (words("These fit"), self._offers(first)),
            (words("In {language} ({n})", language=language, n=len(there)), self._offers(there)),
            (words("Not in {language} ({n})", language=language, n=len(missing)), self._offers(missing)),
        ]

    def _found(self, typed: str) -> _Groups:
        """An exact code comes first, then the leaflets, then languages that begin so."""
        by_topic = {leaflet.topic: leaflet for leaflet in self._shelf}
        leaflets = [by_topic[topic] for topic in self._prepare_search().find(typed)]
        exact, begun = self._languages(typed)
        kept = self._offers([leaflet for leaflet in leaflets if self._is_about_needs(leaflet)])
        return [
            ("", [*self._copies(typed), *exact]),
            (self._words("Leaflets") if kept else "", kept),
            ("", begun),
        ]

    def _prepare_search(self) -> LeafletSearch:
        if self._search_words is None:
            from kototori.domain.leaflet_search import LeafletSearch

            assert self._vocabulary is not None
            self._search_words = LeafletSearch(self._shelf, self._vocabulary)
        return self._search_words

    def _is_about_needs(self, leaflet: Leaflet) -> bool:
        needs = self.needs.chosen
        return not needs or any(leaflet.suits(code, None) for code in needs)

    def _offers(self, leaflets: Sequence[Leaflet]) -> list[Offer]:
        assert self._text is not None
        fits = {fit.leaflet.topic: fit for fit in self._fits}
        return [self._text.offer(leaf, self._language, fits.get(leaf.topic)) for leaf in leaflets]

    def _copies(self, typed: str) -> Iterator[Offer]:
        n = typed[1:]
        if typed[0] in "xX×" and n.isascii() and n.isdigit() and 1 <= int(n) <= MOST_COPIES:
            said = self._words.many("{n} copy", "{n} copies", int(n))
            yield Offer(Takes.COPIES, str(int(n)), said, "")

    def _languages(self, typed: str) -> tuple[list[Offer], list[Offer]]:
        """Those whose code or name this is, and those whose name begins so."""
        assert self._vocabulary is not None
        exact, begun, folded = [], [], fold(typed)
        for code, language in self._vocabulary.languages.items():
            if code == "other":
                continue
            names = {fold(name) for name in (language.endonym, *language.words)}
            tags = {tag.lower() for tag in (code, *language.aliases)}
            if typed.lower() in tags or folded in names:
                exact.append(self._language_offer(code, language.endonym))
            elif len(folded) >= _LEAST_OF_A_NAME and any(name.startswith(folded) for name in names):
                begun.append(self._language_offer(code, language.endonym))
        if typed.lower() in (EASY_FINNISH, "selko"):
            exact.append(self._language_offer(EASY_FINNISH, ""))
        return exact, begun

    def _language_offer(self, code: str, endonym: str) -> Offer:
        assert self._text is not None
        name = self._text.word(code)
        title = (
            name
            if not endonym or endonym.casefold() == name.casefold()
            else f"{name} · \u2068{endonym}\u2069"
        )
        return Offer(Takes.LANGUAGE, code, title, self._words("Language"))
