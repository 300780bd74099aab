"""Leaflets: the right sheet in the right language, looked at, and printed in a few keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.domain.leaflet import Fitting, Leaflet, LeafletOrder
from kototori.domain.leaflet_plan import (
    handouts,
    must_be_looked_at,
    orders,
    plan,
    possible_sizes,
    proposed_beside,
    second_languages,
)
from kototori.ui.background import Background
from kototori.ui.keys import TILE_KEYS, Deed, KeyTable
from kototori.ui.leaflets.in_hand import InHand, Sheets
from kototori.ui.leaflets.language_chips import LanguageChips
from kototori.ui.leaflets.language_states import longest_word, states
from kototori.ui.leaflets.leaflet_choice import LeafletChoice
from kototori.ui.leaflets.leaflet_columns import LeafletColumns
from kototori.ui.leaflets.leaflet_preview import LeafletPreview
from kototori.ui.leaflets.leaflet_text import LeafletText
from kototori.ui.leaflets.own_leaflet_door import OwnLeafletDoor, dropped_pdf
from kototori.ui.leaflets.paper_choice import PaperChoice
from kototori.ui.leaflets.print_foot import PrintFoot
from kototori.ui.leaflets.sheet_drawing import SheetDrawing
from kototori.ui.leaflets.sheet_words import SheetWords
from kototori.ui.leaflets.visitor_wishes import VisitorWishes
from kototori.ui.leaflets.whose_count import WhoseCount
from kototori.ui.look.page import Page
from kototori.ui.notices import Notices
from kototori.ui.paper.printer_choice import PrinterChoice
from kototori.wording.catalogue import Words
from kototori.wording.labels import label

if TYPE_CHECKING:
    from kototori.services.contact_log import ContactLog
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.leaflet_rack import LeafletRack
    from kototori.services.leaflet_wishes import LeafletWishes
    from kototori.services.own_leaflets import OwnLeaflets
    from kototori.ui.leaflets.print_row import PrintRows
    from kototori.ui.preferences import Preferences
    from kototori.ui.visitor.qr_view import Link, QrView


@dataclass(frozen=True, slots=True)
class LeafletServices:
    """What the page uses of the desk; not every showing of it needs all."""

    rack: LeafletRack
    log: ContactLog
    setup: DeskSetup
    wishes: Callable[[], LeafletWishes]
    own: Callable[[], OwnLeaflets]


class LeafletPage(Page):
    """What fits the visitor stands first and ticked; the picture is the very page that is printed."""

    print_wanted = Signal(object)  # Sheets
    deed_called = Signal(Deed)

    def __init__(
        self,
        services: LeafletServices,
        preferences: Preferences,
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._rack, self._log, self._setup = services.rack, services.log, services.setup
        self._preferences, self._keys, self._words, self._notices = preferences, keys, words, notices
        self._visitor = InHand()
        self._language = self._visitor.language
        self._shelf: dict[str, Leaflet] = {}
        self._wishes = VisitorWishes(services.wishes, words, notices)
        self._plan = Fitting(())
        self._is_looked_at = self._is_fresh = self._print_when_drawn = False
        self._reading = Background(self)
        self.setAccessibleName(words("Leaflets"))
        self.setAcceptDrops(True)
        self._make_parts()
        needs = self._needs()
        self.own = OwnLeafletDoor(
            self, services.own, services.setup, services.log, needs, self._text, words, notices
        )
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

    @property
    def shows_prints(self) -> bool:
        """Whether it was given what is on its way."""
        return self.foot.has_prints

    def take_prints(self, rows: PrintRows) -> None:
        """What is on its way is seen here too."""
        self.foot.lay_prints(rows)

    def prepare(self) -> None:
        if self.isVisible():  # shown, it reads by itself
            return
        if self._rack.is_read:  # by the pad, which says what fits
            self._fill_ahead()
        else:
            self._reading.ask(self._rack.leaflets, lambda _: self._fill_ahead())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.paper.printer.look_again()

    def first_focus(self) -> QWidget:
        return self.choice.line

    def panes(self) -> Sequence[QWidget]:
        sheet = self.own.sheet
        beside = [] if sheet is None or sheet.isHidden() else sheet.panes()
        return (*beside, self.choice, self.languages, self.paper, self.preview, self.foot)

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
            large=paper.is_large,
            looked_at=self._is_looked_at,
        )

    # --- what is chosen -------------------------------------------------------------------------

    def choose_language(self, code: str) -> None:
        """The leaflets in this language from now on; where they are not in it, that is noted."""
        self._language = code
        for leaflet in self._chosen():
            if code not in leaflet.versions and code not in leaflet.faults:
                self._wishes.ask(leaflet, code, self._text())
        self._follow_choice()
        self.choice.show_language(code)

    def _chosen(self) -> list[Leaflet]:
        return [self._shelf[topic] for topic in self.choice.chosen]

    def _wish(self, topic: str, language: str) -> None:
        self._wishes.ask(self._shelf[topic], language, self._text())
        self._say_notes()

    def _read(self, *, choose_anew: bool) -> None:
        """The leaflets; where their files have to be read first, behind the window's back."""
        if self._rack.is_read:
            self._fill(choose_anew=choose_anew)
        else:
            self.preview.clear(self._words("Reading the leaflets …"))
            self._reading.ask(self._rack.leaflets, lambda _: self._fill(choose_anew=choose_anew))

    def _fill_ahead(self) -> None:
        """Nobody has come here yet: for nobody in particular."""
        if not self.isVisible() and not self._shelf:
            self._fill(choose_anew=True)

    def _fill(self, *, choose_anew: bool) -> None:
        with self._notices.reporting():
            shelf = self._rack.leaflets()
            self._shelf = {leaflet.topic: leaflet for leaflet in shelf}
            visitor, fitting = self._visitor, Fitting(())
            if visitor.needs or visitor.task:
                fitting = self._rack.fitting(visitor.needs, visitor.language, visitor.task)
            self.choice.show_shelf(shelf, fitting, self._setup.vocabulary(), self._text())
            if choose_anew:
                self._start_anew([fit.leaflet.topic for fit in fitting.fits])
            self._follow_choice()
            self.choice.show_language(self._language)
            self.count.follow(visitor)

    def _start_anew(self, topics: Sequence[str]) -> None:
        self._language = self._visitor.language
        self._wishes.start_anew()
        self.paper.start_anew()
        self.choice.choose(topics)
        self.choice.start_anew()
        self.count.start_anew(self._visitor)

    def _follow_choice(self) -> None:
        """Other leaflets or another language: what can be printed, and what is to know before."""
        chosen, text = self._chosen(), self._text()
        self._plan = plan(chosen, self._language, self._log.today())
        fits = self._plan.fits
        shelf = tuple(self._shelf.values())
        first, others = states(chosen, shelf, self._setup.vocabulary(), text, self._words)
        self.languages.show_states(first, others, self._language)
        self.paper.offer_beside(text.in_order(second_languages(fits)), proposed_beside(fits))
        self.paper.offer_sizes([(label(size, self._words), size) for size in possible_sizes(fits)])
        used = dict.fromkeys(one.version.language.upper() for one in fits)
        self.foot.say(len(fits), ", ".join(used))
        self._say_notes()
        self._follow_paper()

    def _say_notes(self) -> None:
        words = SheetWords(self._text(), self._log.today(), self._words, self._wish)
        faults = tuple(self._rack.faults().values()) if self._rack.is_read else ()
        self.preview.notes.show_notes(words.notes(self._plan, faults, self._wishes.noted))

    def _text(self) -> LeafletText:
        return LeafletText(self._setup.vocabulary(), self._words, self._log.today())

    # --- the page, looked at --------------------------------------------------------------------

    def _follow_paper(self) -> None:
        """The page will look otherwise: whoever looked at it has not seen this one."""
        self._print_when_drawn = self._is_looked_at = False
        self.drawing.draw_soon()
        self._allow()

    def _follow_drawing(self) -> None:
        self._allow()
        if self._print_when_drawn:
            self.print_leaflets()

    def _allow(self) -> None:
        """What can be done with what is ticked; what must be looked at first, waits for that."""
        fits, pdf = self._plan.fits, self.drawing.pdf
        risky = must_be_looked_at(fits, self.paper.language_beside, self._log.today())
        waits = bool(risky) and not self._is_looked_at
        self.preview.ask_for_look(asks=waits and bool(pdf))
        codes = bool(self._links())
        self.foot.allow(prints=bool(fits) and not waits, keeps=bool(pdf) and not waits, codes=codes)

    def _take_look(self) -> None:
        self._is_looked_at = True
        self._allow()
        self._notices.note(self._words("You have looked at the page: it can be printed now."))
        self.foot.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- to paper -------------------------------------------------------------------------------

    def print_leaflets(self) -> None:
        """Hands over what is ticked, as soon as its page is drawn; four seconds are left to cancel it."""
        self._print_when_drawn = not self.drawing.pdf
        if not self.drawing.pdf or not self._plan.fits:
            return
        if self.preview.asks_for_look:
            self._notices.note(self._words("Look at the page first; Enter on it says that you have."))
            self.preview.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        printer, fits = self.paper.printer.printer, self._plan.fits
        if printer:
            self._preferences.choose_printer(printer)  # what stands in the list is what is meant
        copies = self.paper.copies.value()
        contact, draft = self.count.counted_with()
        wished = self._wishes.with_print(
            (one.leaflet.topic, one.wanted) for one in fits if one.wanted not in one.leaflet.versions
        )
        given = handouts(fits, copies)
        self.print_wanted.emit(Sheets(self.orders, given, copies, contact, draft, wished))

    def save_leaflets(self) -> None:
        """Keeps the page as a PDF where somebody says."""
        from kototori.ui.leaflets.kept_pdf import ask_and_keep

        pdf = self.drawing.pdf
        if pdf and not self.preview.asks_for_look:
            topics = "+".join(one.leaflet.topic for one in self._plan.fits)
            ask_and_keep(self, f"{topics}-{self._language}.pdf", lambda: pdf, self._words, self._notices)

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

    # --- own leaflets ---------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_pdf(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.own.drop(event.mimeData()):
            event.acceptProposedAction()

    def _take_own(self, topic: str) -> None:
        """A leaflet came in and is ticked, or one went."""
        if topic:
            self.choice.choose((*self.choice.chosen, topic))
        self._read(choose_anew=False)

    # --- how it is built ------------------------------------------------------------------------

    def _needs(self) -> list[tuple[str, str, str]]:
        tops = self._setup.vocabulary().tops(self._log.today())
        language = self._words.language
        return [
            (need.code, key, (need.tile or need.words).in_language(language))
            for need, key in zip(tops, TILE_KEYS, strict=False)
        ]

    def _make_parts(self) -> None:
        words = self._words
        self.choice = LeafletChoice(self._needs(), self._keys, words)
        self.languages = LanguageChips(words, longest_word(words))
        self.paper = PaperChoice(PrinterChoice(self._rack.printers, self._preferences, words), words)
        self.count = WhoseCount(self.paper.count, self._log, self._setup, words)
        self.preview = LeafletPreview(words)
        self.drawing = SheetDrawing(self._rack, self.preview, lambda: self.orders, words)
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
        choice.own_button.clicked.connect(lambda: self.own.open())
        self.languages.chosen.connect(self.choose_language)
        self.languages.typed.connect(choice.line.take)
        paper.changed.connect(self._follow_paper)
        self.drawing.drawn.connect(self._follow_drawing)
        self.preview.looked_at.connect(self._take_look)
        self.own.changed.connect(self._take_own)
        self.own.closed.connect(choice.line.setFocus)
        foot.print_asked.connect(self.print_leaflets)
        foot.save_asked.connect(self.save_leaflets)
        foot.qr_asked.connect(lambda: self.deed_called.emit(Deed.TURN))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.fit(self.width())
