"""Leaflets: choose, look at the page, print it or keep it as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.contact import MOST_COPIES, Handout
from kototori.domain.errors import DeskError
from kototori.domain.leaflet import SOURCE_LANGUAGE, Fitting, LeafletOrder, PaperSize
from kototori.domain.printer import JobState
from kototori.ui.background import Background, Errands
from kototori.ui.leaflets.leaflet_list import LeafletList
from kototori.ui.leaflets.leaflet_text import LeafletText
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.page import Card, Page, heading, small_print
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.ui.paper.pdf_file import save_pdf
from kototori.ui.paper.pdf_view import PdfView
from kototori.ui.paper.printer_choice import PrinterChoice, PrintWatch
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.domain.contact import Contact
    from kototori.domain.leaflet import SetPages
    from kototori.services.contact_log import ContactLog
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.leaflet_rack import LeafletRack, Printed
    from kototori.ui.preferences import Preferences

_DRAW_AFTER = 120  # milliseconds after the last change: ticking three boxes draws once
_WIDE = 1040


class LeafletPage(Page):
    """What fits the visitor stands first and ticked; the picture is the very page that is printed."""

    def __init__(
        self,
        rack: LeafletRack,
        log: ContactLog,
        setup: DeskSetup,
        preferences: Preferences,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._rack = rack
        self._log = log
        self._setup = setup
        self._words = words
        self._notices = notices
        self._needs: tuple[str, ...] = ()
        self._task: str | None = None
        self._wanted = SOURCE_LANGUAGE
        self._contact: UUID | None = None
        self._to_count: tuple[UUID, tuple[Handout, ...]] | None = None
        self._pdf = b""
        self._print_when_drawn = self._sending = False
        self._drawing, self._errands = Background(self), Errands(self)
        self.setAccessibleName(words("Leaflets"))
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self._draw_soon.setInterval(_DRAW_AFTER)
        self._draw_soon.timeout.connect(self.draw)
        self._printer = PrinterChoice(rack.printers, preferences, words)
        self._printer.found.connect(self._allow_paper)
        self._watch = PrintWatch(rack.fate, rack.cancel, words)
        self._watch.ended.connect(self._count_print)
        self._make_controls()
        self._lay_out()

    # --- what the window asks for ---------------------------------------------------------------

    def show_for(
        self,
        needs: Sequence[str],
        language: str | None,
        task: str | None = None,
        contact: UUID | None = None,
    ) -> None:
        """What fits a visitor stands first; `contact` is the stored one that a print may be counted with."""
        asked = (tuple(needs), language or SOURCE_LANGUAGE, task, contact)
        if asked != (self._needs, self._wanted, self._task, self._contact):  # else the choice made stays
            self._needs, self._wanted, self._task, self._contact = asked
            self._fill(choose_anew=True)

    def refresh(self) -> None:
        self._fill(choose_anew=not self._list.count())

    def prepare(self) -> None:
        self._errands.run(self._rack.leaflets, lambda _: None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._printer.look_again()

    def first_focus(self) -> QWidget:
        return self._list

    def panes(self) -> Sequence[QWidget]:
        return (self._list, self._language, self._print, self._preview)

    def draw(self) -> None:
        """Sets the page that is chosen, in the background; what stands in the way is told in its place."""
        self._draw_soon.stop()
        order = self._order()
        if order.topics:
            self._drawing.ask(lambda: self._rack.pages((order,)), self._show_page)
            return
        self._drawing.forget()
        self._pdf = b""
        self._allow_paper()
        self._preview.clear(self._words("Tick a leaflet to see its page here."))
        self._say_page()

    def _draw_later(self) -> None:
        """Something else is chosen: the page in view is not the one that would be printed any more."""
        self._pdf = b""
        self._print_when_drawn = False
        self._allow_paper()
        self._draw_soon.start()

    def _show_page(self, answer: Future[SetPages]) -> None:
        try:
            self._pdf = answer.result().pdf
        except DeskError as error:
            self._preview.clear(sentence(error, self._words))
        else:
            self._preview.show_pdf(self._pdf)
        self._say_page()
        self._allow_paper()
        if self._print_when_drawn:
            self.print_leaflets()

    def _allow_paper(self) -> None:
        self._save.setEnabled(bool(self._pdf))
        self._print.setEnabled(bool(self._pdf) and bool(self._printer.printer))

    def print_leaflets(self) -> None:
        """Hands the page to the printer, as soon as it is drawn; counted with a contact only where that is
        ticked, and only once the paper is out."""
        self._print_when_drawn = not self._pdf
        if not self._pdf or not self._printer.printer or self._sending:
            return
        self._sending = True
        printer, order, copies = self._printer.printer, self._order(), self._copies.value()
        self._errands.run(lambda: self._rack.print_to(printer, order, copies), self._follow_print)

    def _follow_print(self, answer: Future[Printed]) -> None:
        self._sending = False
        with self._notices.reporting():
            printed = answer.result()
            contact = self._contact_to_count()
            self._to_count = (contact.id, printed.handouts) if contact and self._count.isChecked() else None
            self._watch.watch(printed.job)

    def save_leaflets(self) -> None:
        """Keeps the page as a PDF where somebody says."""
        if not self._pdf:
            return
        order = self._order()
        name = f"{'+'.join(order.topics)}-{order.language}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._words("Save as PDF"), str(own_folder() / name), "PDF (*.pdf)"
        )
        if chosen:
            with self._notices.reporting():
                path = save_pdf(Path(chosen), self._pdf)
                self._notices.done(self._words("Saved: {path}.", path=path))

    # --- what is shown --------------------------------------------------------------------------

    def _fill(self, *, choose_anew: bool) -> None:
        text = LeafletText(self._setup.vocabulary(), self._words, self._log.today())
        leaflets = self._rack.leaflets()
        fitting = Fitting(()) if not self._needs and not self._task else self._fitting()
        chosen = self._list.chosen()
        if choose_anew:
            chosen = tuple(fit.leaflet.topic for fit in fitting.fits)
            self._fill_languages(text, fitting)
        language = str(self._language.currentData())
        fitting_topics = [fit.leaflet.topic for fit in fitting.fits]
        fits = [text.offer(fit.leaflet, language) for fit in fitting.fits]
        others = [text.offer(leaf, language) for leaf in leaflets if leaf.topic not in fitting_topics]
        heading_of_others = self._words("Other leaflets") if fits else self._words("All leaflets")
        self._list.show_offers(((self._words("These fit"), fits), (heading_of_others, others)), chosen)
        self._say_what_is_missing(text, fitting)
        self._offer_finnish_beside()
        self._say_contact()
        self._draw_later()

    def _fitting(self) -> Fitting:
        return self._rack.fitting(self._needs, self._wanted, self._task)

    def _fill_languages(self, text: LeafletText, fitting: Fitting) -> None:
        self._language.blockSignals(True)
        self._language.clear()
        for name, code in text.languages(self._rack.leaflets()):
            self._language.addItem(name, code)
        first = fitting.fits[0].version.language if fitting.fits else self._wanted
        at = self._language.findData(first)
        self._language.setCurrentIndex(at if at >= 0 else self._language.findData(SOURCE_LANGUAGE))
        self._language.blockSignals(False)

    def _say_what_is_missing(self, text: LeafletText, fitting: Fitting) -> None:
        parts = [text.fall_backs(fitting.fits)]
        parts += [text.why_missing(refusal.reason) for refusal in fitting.refusals]
        parts += [text.why_missing(fault) for fault in self._rack.faults().values()]
        if self._needs and not fitting.fits:
            parts.append(self._words("No leaflet fits these needs; all of them stand in the list."))
        said = " ".join(part for part in parts if part)
        self._missing.setText(said)
        self._missing.setVisible(bool(said))

    def _say_contact(self) -> None:
        contact = self._contact_to_count()
        self._count.setEnabled(contact is not None)
        if contact is None:
            self._count.setChecked(False)
            self._count.setText(self._words("Count with the last contact (none today)"))
            return
        vocabulary, words = self._setup.vocabulary(), self._words
        needs = [vocabulary.needs[code].tile or vocabulary.needs[code].words for code in contact.facts.tops]
        told = ", ".join(need.in_language(words.language) for need in needs) or words("visit alone")
        at = contact.facts.moment.at
        told = f"{words.time(at)} {told}" if at else told
        self._count.setText(words("Count with the contact {contact}", contact=told))

    def _contact_to_count(self) -> Contact | None:
        if self._contact is not None:
            found = self._log.find(self._contact)
            if not found.withdrawn:
                return found
        return next(iter(self._log.of_day(self._log.today())), None)

    def _say_page(self) -> None:
        pages = self._preview.pages
        said = self._words("page {page} of {pages}", page=self._preview.page, pages=pages) if pages else ""
        self._page_number.setText(said)
        for button in (self._back, self._further):
            button.setVisible(pages > 1)

    def _offer_finnish_beside(self) -> None:
        """Beside Finnish there is no Finnish."""
        self._beside.setEnabled(self._language.currentData() != SOURCE_LANGUAGE)

    def _order(self) -> LeafletOrder:
        language = str(self._language.currentData())
        beside = SOURCE_LANGUAGE if self._beside.isChecked() and language != SOURCE_LANGUAGE else None
        return LeafletOrder(
            topics=self._list.chosen(),
            language=language,
            beside=beside,
            size=PaperSize(self._size.currentData()),
            large=self._large.isChecked(),
        )

    def _count_print(self, state: JobState) -> None:
        counted, self._to_count = self._to_count, None
        if state is not JobState.DONE or counted is None:
            return
        with self._notices.reporting():
            contact, handouts = counted
            self._log.add_handouts(contact, handouts)
            self._count.setChecked(False)
            self._notices.done(
                self._words.many(
                    "Printed, and 1 leaflet counted with the contact.",
                    "Printed, and {n} leaflets counted with the contact.",
                    sum(handout.copies for handout in handouts),
                )
            )
            self.desk_changed.emit()

    # --- how it is built ------------------------------------------------------------------------

    def _make_controls(self) -> None:
        words = self._words
        self._list = LeafletList(words("Leaflets"))
        self._list.chosen_changed.connect(self._draw_later)
        self._missing = QLabel()
        self._missing.setWordWrap(True)
        self._language, self._size = QComboBox(), QComboBox()
        self._language.activated.connect(lambda: self._fill(choose_anew=False))
        self._size.addItem("A4", PaperSize.A4)
        self._size.addItem("A5", PaperSize.A5)
        self._size.activated.connect(self._draw_later)
        self._beside = QCheckBox(words("Finnish beside it"))
        self._beside.setChecked(True)
        self._large = QCheckBox(words("Large print"))
        for box in (self._beside, self._large):
            box.toggled.connect(self._draw_later)
        self._copies = QSpinBox()
        self._copies.setRange(1, MOST_COPIES)
        self._count = QCheckBox()
        self._print = KeyButton(words("Print"), primary=True, keeps_focus=False)
        self._print.clicked.connect(self.print_leaflets)
        self._save = KeyButton(words("Save as PDF …"), keeps_focus=False)
        self._save.clicked.connect(self.save_leaflets)
        self._preview = PdfView(words("Preview of the page"))
        self._preview.turned.connect(self._say_page)
        self._page_number = small_print("")
        self._back, self._further = KeyButton("‹"), KeyButton("›")
        for button, name, pages in (
            (self._back, words("Previous page"), -1),
            (self._further, words("Next page"), 1),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFixedHeight(theme.scaled(32))
            button.clicked.connect(_turner(self._preview, pages))

    def _lay_out(self) -> None:
        self._columns = QGridLayout()
        self._columns.setSpacing(theme.GAP_3)
        self._choice, self._look = self._choice_card(), self._look_card()
        inside = QWidget()
        inside.setLayout(self._columns)
        self._columns.setContentsMargins(20, theme.GAP_3, 20, theme.GAP_3)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        self._preview_card = self._make_preview_card()
        self._is_wide: bool | None = None
        self._arrange(is_wide=True)

    def _choice_card(self) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(heading(self._words("Leaflets")))
        column.addWidget(self._missing)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMinimumHeight(theme.scaled(240))
        column.addWidget(self._list, 1)
        return card

    def _look_card(self) -> Card:
        words = self._words
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_3)
        column.addWidget(heading(words("On paper")))
        column.addWidget(Field(words("Language"), self._language))
        column.addWidget(self._beside)
        sizes = QHBoxLayout()
        sizes.setSpacing(theme.GAP_3)
        sizes.addWidget(Field(words("Paper"), self._size))
        sizes.addWidget(Field(words("Copies"), self._copies))
        column.addLayout(sizes)
        column.addWidget(self._large)
        column.addWidget(Field(words("Printer"), self._printer))
        column.addWidget(self._count)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_2)
        buttons.addWidget(self._print)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._watch)
        column.addStretch(1)
        return card

    def _make_preview_card(self) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self._preview, 1)
        turning = QHBoxLayout()
        turning.addWidget(self._back)
        turning.addWidget(self._page_number)
        turning.addWidget(self._further)
        turning.addStretch(1)
        column.addLayout(turning)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= theme.scaled(_WIDE))

    def _arrange(self, *, is_wide: bool) -> None:
        """Three columns; two where the window is narrow, with the page below what is chosen."""
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        self._columns.addWidget(self._choice, 0, 0)
        self._columns.addWidget(self._look, 0, 1)
        self._columns.addWidget(self._preview_card, *((0, 2, 1, 1) if is_wide else (1, 0, 1, 2)))
        self._preview.setMinimumHeight(theme.scaled(240 if is_wide else 560))
        for at, stretch in enumerate((4, 4, 5) if is_wide else (1, 1, 0)):
            self._columns.setColumnStretch(at, stretch)


def _turner(preview: PdfView, pages: int) -> Callable[[], None]:
    return lambda: preview.turn(pages)
