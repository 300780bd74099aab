"""Leaflets: the right sheet in the right language, looked at, and printed in a few keys."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.domain.errors import DeskError
from kototori.domain.leaflet import Fitting, Leaflet, LeafletOrder, PaperSize
from kototori.domain.leaflet_plan import handouts, orders, plan, proposed_beside, second_languages
from kototori.ui.background import Background
from kototori.ui.keys import TILE_KEYS, Deed, KeyTable
from kototori.ui.leaflets.in_hand import InHand, Sheets
from kototori.ui.leaflets.language_chips import LanguageChips
from kototori.ui.leaflets.language_states import longest_word, states
from kototori.ui.leaflets.leaflet_choice import LeafletChoice
from kototori.ui.leaflets.leaflet_columns import LeafletColumns
from kototori.ui.leaflets.leaflet_preview import LeafletPreview
from kototori.ui.leaflets.leaflet_text import LeafletText
from kototori.ui.leaflets.paper_choice import PaperChoice
from kototori.ui.leaflets.print_foot import PrintFoot
from kototori.ui.leaflets.sheet_words import SheetWords
from kototori.ui.leaflets.whose_count import WhoseCount
from kototori.ui.look.page import Page
from kototori.ui.notices import Notices
from kototori.ui.paper.printer_choice import PrinterChoice
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.domain.leaflet import SetPages
    from kototori.services.contact_log import ContactLog
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.leaflet_rack import LeafletRack
    from kototori.services.leaflet_wishes import LeafletWishes
    from kototori.ui.leaflets.print_row import PrintRows
    from kototori.ui.preferences import Preferences
    from kototori.ui.visitor.qr_view import Link, QrView

_DRAW_AFTER = 120  # milliseconds after the last change: ticking three boxes draws once


class LeafletPage(Page):
    """What fits the visitor stands first and ticked; the picture is the very page that is printed."""

    print_wanted = Signal(object)  # Sheets
    deed_called = Signal(Deed)

    def __init__(
        self,
        rack: LeafletRack,
        log: ContactLog,
        setup: DeskSetup,
        wishes: LeafletWishes,
        preferences: Preferences,
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._rack, self._log, self._setup, self._wishes = rack, log, setup, wishes
        self._preferences, self._keys, self._words, self._notices = preferences, keys, words, notices
        self._visitor = InHand()
        self._language = self._visitor.language
        self._shelf: dict[str, Leaflet] = {}
        self._wished: set[tuple[str, str]] = set()
        self._looked: tuple[LeafletOrder, ...] = ()
        self.pdf = b""
        self._is_fresh = self._print_when_drawn = False
        self._plan = Fitting(())
        self._reading, self._drawing = Background(self), Background(self)
        self.setAccessibleName(words("Leaflets"))
        self._draw_soon = QTimer(self, singleShot=True, interval=_DRAW_AFTER)
        self._draw_soon.timeout.connect(self.draw)
        self._make_parts()
        self._join()

    # --- what the window asks for ---------------------------------------------------------------

    def show_for(self, visitor: InHand) -> None:
        """What fits a visitor stands first; for another one than before nothing is carried over."""
        if visitor != self._visitor:
            self._visitor = visitor
            self._read(choose_anew=True)
            self._is_fresh = True

    def refresh(self) -> None:
        if not self._is_fresh:  # the window says for whom, and then asks for what there is now
            self._read(choose_anew=not self._shelf)
        self._is_fresh = False

    def take_prints(self, rows: PrintRows) -> None:
        """What is on its way is seen here too."""
        self.foot.lay_prints(rows)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.paper.printer.look_again()

    def first_focus(self) -> QWidget:
        return self.choice.line

    def panes(self) -> Sequence[QWidget]:
        return (self.choice, self.languages, self.preview.view, self.foot)

    @property
    def language(self) -> str:
        """The language asked for."""
        return self._language

    @property
    def orders(self) -> tuple[LeafletOrder, ...]:
        """What would be printed now."""
        paper = self.paper
        return orders(
            self._plan.fits,
            beside=paper.language_beside,
            size=paper.size_of_paper,
            large=paper.large.isChecked(),
        )

    # --- what is chosen -------------------------------------------------------------------------

    def choose_language(self, code: str) -> None:
        """The leaflets in this language from now on; where they are not in it, that is noted."""
        self._language = code
        missing = [leaf for leaf in self._chosen() if code not in leaf.versions and code not in leaf.faults]
        for leaflet in missing:
            self._wish(leaflet.topic, code)
        self._follow_choice()
        self.choice.show_language(code)

    def _chosen(self) -> list[Leaflet]:
        return [self._shelf[topic] for topic in self.choice.chosen]

    def _wish(self, topic: str, language: str) -> None:
        """Counted once for a visitor, and said."""
        if (topic, language) not in self._wished:
            with self._notices.reporting():
                self._wishes.asked(topic, language)
                self._wished.add((topic, language))
                title, word = self._text().title(self._shelf[topic]), self._text().word(language)
                self._notices.done(
                    self._words("Noted: {title} was asked for in {language}.", title=title, language=word)
                )
        self._say_notes()

    def _read(self, *, choose_anew: bool) -> None:
        """The leaflets, from where they lie read; files are read behind the window's back."""
        if self._rack.is_read:
            self._fill(choose_anew=choose_anew)
        else:
            self.preview.clear(self._words("Reading the leaflets …"))
            self._reading.ask(self._rack.leaflets, lambda _: self._fill(choose_anew=choose_anew))

    def _fill(self, *, choose_anew: bool) -> None:
        with self._notices.reporting():
            shelf = self._rack.leaflets()
            self._shelf = {leaflet.topic: leaflet for leaflet in shelf}
            visitor = self._visitor
            is_known = bool(visitor.needs or visitor.task)
            fitting = Fitting(())
            if is_known:
                fitting = self._rack.fitting(visitor.needs, visitor.language, visitor.task)
            self.choice.show_shelf(shelf, fitting, self._setup.vocabulary(), self._text())
            if choose_anew:
                self._start_anew([fit.leaflet.topic for fit in fitting.fits])
            self._follow_choice()
            self.choice.show_language(self._language)
            self.count.follow(visitor)

    def _start_anew(self, topics: Sequence[str]) -> None:
        self._language = self._visitor.language
        self._wished.clear()
        self._looked = ()
        self.paper.start_anew()
        self.choice.choose(topics)
        self.choice.start_anew()
        self.count.start_anew(self._visitor)

    def _follow_choice(self) -> None:
        """Other leaflets or another language: what can be printed, and what is to know before."""
        chosen, today, text = self._chosen(), self._log.today(), self._text()
        self._plan = plan(chosen, self._language, today)
        fits = self._plan.fits
        shelf = tuple(self._shelf.values())
        first, others = states(chosen, shelf, self._setup.vocabulary(), text, self._words)
        self.languages.show_states(first, others, self._language)
        beside = text.in_order(second_languages(fits, today))
        self.paper.offer_beside(beside, proposed_beside(fits))
        self.paper.offer_sizes([(size.value.upper(), size) for size in PaperSize])
        used = dict.fromkeys(one.version.language.upper() for one in fits)
        self.foot.say(len(fits), ", ".join(used))
        self._say_notes()
        self._draw_later()

    def _say_notes(self) -> None:
        words = SheetWords(self._text(), self._log.today(), self._words, self._wish)
        faults = tuple(self._rack.faults().values()) if self._rack.is_read else ()
        self.preview.notes.show_notes(words.notes(self._plan, faults, self._wished))

    def _text(self) -> LeafletText:
        return LeafletText(self._setup.vocabulary(), self._words, self._log.today())

    # --- the page -------------------------------------------------------------------------------

    def draw(self) -> None:
        """Sets the page that is chosen, in the background; what stands in the way is told in its place."""
        self._draw_soon.stop()
        wanted = self.orders
        if wanted:
            if not self.preview.view.pages:
                self.preview.clear(self._words("The page is being set …"))
            self._drawing.ask(lambda: self._rack.pages(wanted), self._show_page)
            return
        self._drawing.forget()
        self.pdf = b""
        self.preview.clear(self._words("Tick a leaflet to see its page here."))
        self._allow()

    def _draw_later(self) -> None:
        """Something else is chosen: the page in view is not the one that would be printed any more."""
        self.pdf = b""
        self._print_when_drawn = False
        self._allow()
        self._draw_soon.start()

    def _show_page(self, answer: Future[SetPages]) -> None:
        try:
            self.pdf = answer.result().pdf
        except DeskError as error:
            self.preview.clear(sentence(error, self._words))
        else:
            self.preview.show_pdf(self.pdf)
        self._allow()
        if self._print_when_drawn:
            self.print_leaflets()

    def _allow(self) -> None:
        """What can be done with what is ticked."""
        self.preview.ask_for_look(asks=False)
        self.foot.print_button.setEnabled(bool(self._plan.fits))
        self.foot.save_button.setEnabled(bool(self.pdf))
        self.foot.qr_button.setEnabled(bool(self._links()))

    # --- to paper -------------------------------------------------------------------------------

    def print_leaflets(self) -> None:
        """Hands over what is ticked, as soon as its page is drawn; four seconds are left to cancel it."""
        self._print_when_drawn = not self.pdf
        if not self.pdf or not self._plan.fits:
            return
        printer = self.paper.printer.printer
        if printer:
            self._preferences.choose_printer(printer)  # what stands in the list is what is meant
        copies = self.paper.copies.value()
        contact, draft = self.count.counted_with()
        fall_backs = [(one.leaflet.topic, one.wanted) for one in self._plan.fits if one.is_fall_back]
        self.print_wanted.emit(
            Sheets(
                self.orders,
                handouts(self._plan.fits, copies),
                copies,
                contact,
                draft,
                tuple(wish for wish in fall_backs if wish not in self._wished),
            )
        )
        self._wished.update(fall_backs)

    def save_leaflets(self) -> None:
        """Keeps the page as a PDF where somebody says."""
        from kototori.ui.leaflets.kept_pdf import ask_and_keep

        if self.pdf:
            topics = "+".join(one.leaflet.topic for one in self._plan.fits)
            name = f"{topics}-{self._language}.pdf"
            ask_and_keep(self, name, lambda: self.pdf, self._words, self._notices)

    def codes(self) -> QrView | None:
        """The links of the leaflets as codes for the visitor's phone; none where they have no link."""
        links = self._links()
        if not links:
            return None
        from kototori.ui.visitor.qr_view import QrView

        return QrView(links, self._keys.printed(Deed.TURN), self._words)

    def _links(self) -> tuple[Link, ...]:
        from kototori.ui.leaflets.leaflet_links import links_of

        return links_of(self._plan.fits, self._setup.vocabulary())

    # --- how it is built ------------------------------------------------------------------------

    def _make_parts(self) -> None:
        words = self._words
        tops = self._setup.vocabulary().tops(self._log.today())
        needs = [
            (need.code, key, (need.tile or need.words).in_language(words.language))
            for need, key in zip(tops, TILE_KEYS, strict=False)
        ]
        self.choice = LeafletChoice(needs, self._keys, words)
        self.languages = LanguageChips(words, longest_word(words))
        printer = PrinterChoice(self._rack.printers, self._preferences, words)
        self.paper = PaperChoice(printer, words)
        self.count = WhoseCount(self.paper.count, self._log, self._setup, words)
        self.preview = LeafletPreview(words)
        self.foot = PrintFoot(self._keys, words)
        self._columns = LeafletColumns(self.choice, self.languages, self.paper, self.preview, words)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self._columns, 1)
        around.addWidget(self.foot)

    def _join(self) -> None:
        choice, paper, foot = self.choice, self.paper, self.foot
        choice.changed.connect(self._follow_choice)
        choice.language_taken.connect(self.choose_language)
        choice.copies_taken.connect(paper.copies.setValue)
        choice.turned.connect(self.preview.view.turn)
        self.languages.chosen.connect(self.choose_language)
        self.languages.typed.connect(choice.line.take)
        paper.changed.connect(self._draw_later)
        foot.print_asked.connect(self.print_leaflets)
        foot.save_asked.connect(self.save_leaflets)
        foot.qr_asked.connect(lambda: self.deed_called.emit(Deed.TURN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.fit(self.width())
