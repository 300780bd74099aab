"""Joins the pad with the printer: what fits stands on the button, is saved and printed, and is counted."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kototori.domain.contact import Handout
from kototori.domain.errors import DeskError
from kototori.domain.leaflet import SOURCE_LANGUAGE, Fit, Fitting
from kototori.ui.background import Background
from kototori.ui.keys import Deed
from kototori.ui.leaflets.in_hand import Sheets
from kototori.ui.leaflets.kept_pdf import ask_and_keep
from kototori.ui.leaflets.leaflet_text import LeafletText
from kototori.ui.leaflets.print_row import PrintRows
from kototori.ui.leaflets.print_words import PrintWords
from kototori.ui.leaflets.wish_watch import WishWatch
from kototori.ui.pad.contact_words import ContactWords
from kototori.ui.pad.pad import HANDOUTS, Choice, written_handouts
from kototori.ui.paper.print_queue import QueuedPrint, Stage

if TYPE_CHECKING:
    from kototori.domain.contact import Contact
    from kototori.domain.leaflet import SetPages
    from kototori.services.contact_log import ContactLog, Recorded
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.leaflet_rack import LeafletRack
    from kototori.services.shelf_copies import ShelfCopies
    from kototori.ui.leaflets.late_queue import LateQueue
    from kototori.ui.notices import Notices
    from kototori.ui.pad.log_page import LogPage
    from kototori.wording.catalogue import Words

_SET_AFTER = (
    250  # milliseconds after the last key; whoever saves at once does not wait for pages to be counted
)


class DeskPrints(QObject):
    """The leaflets of the visitor in hand."""

    def __init__(
        self,
        page: LogPage,
        lay: Callable[[PrintRows], None],
        log: ContactLog,
        setup: DeskSetup,
        make_rack: Callable[[], LeafletRack],
        wishes: WishWatch,
        shelf: Callable[[], ShelfCopies],
        queue: LateQueue,
        words: Words,
        notices: Notices,
    ) -> None:
        """`lay` puts the rows of what is on its way where they are seen."""
        super().__init__(page)
        self._lay = lay
        self._page, self._log, self._setup = page, log, setup
        self._words, self._notices = words, notices
        self._make_rack = make_rack
        self._wishes, self._shelf = wishes, shelf
        self._from_page: list[QueuedPrint] = []
        self._beside: list[PrintRows] = []
        self._made: LeafletRack | None = None
        self._making = Lock()
        self.queue = queue.with_rack(self.rack)
        self._told_missing = False
        self.queue.arrived.connect(self._count)
        self.queue.dropped.connect(self._take_back)
        self._rows: PrintRows | None = None
        self._reading, self._setting = Background(self), Background(self)
        self._set_soon = QTimer(self, singleShot=True, interval=_SET_AFTER)
        self._set_soon.timeout.connect(self._count_pages)
        self._fits: tuple[Fit, ...] = ()
        self._pages: dict[tuple[object, ...], int] = {}
        page.pad_shown.connect(self.follow)
        page.saved.connect(self._bind)
        page.desk_changed.connect(self._follow_log)

    def rack(self) -> LeafletRack:
        """The leaflets, for any thread; the first who asks may wait for the desk to open."""
        with self._making:
            if self._made is None:
                self._made = self._make_rack()
            return self._made

    def prepare(self) -> None:
        """Reads the leaflets behind the window's back, before somebody needs them."""
        self._reading.ask(lambda: self.rack().leaflets(), lambda _: self.follow())

    def get_ready(self) -> None:
        """What the first print would wait for; nothing of it is to be seen."""
        self.show_rows()
        self._reading.ask(lambda: self.rack().get_ready(), lambda _: None)

    def save_and_print(self) -> None:
        """Ctrl+Enter: the contact is stored first, whatever the printer may say afterwards."""
        if self._page.counts_visitors:
            self._say_counting()
            return
        stored = self._page.save()
        if stored is None:
            return
        facts = stored.contact.facts
        fits = self._fitting(facts.needs, facts.language, facts.task).fits
        new = _not_among(fits, facts.handouts)
        if new:
            self._queue_up(new, stored.contact)
        elif fits:
            self._notices.note(self._words("Saved. These leaflets were given already."))
        else:
            self._notices.note(self._words("Saved. No leaflet fits."))

    def print_now(self) -> None:
        """Ctrl+P: what fits is printed, and the contact stays in hand; the chip counts when it is saved."""
        pad = self._page.pad
        if self._page.counts_visitors:
            self._say_counting()
            return
        if not self._page.search.take_pending():
            return
        fits = self._fitting(pad.needs, pad.language, pad.task).fits
        new = _not_among(fits, self._given())
        if not new:
            already = self._words("These leaflets were given already. Ctrl+Shift+P prints them again.")
            self._notices.note(already if fits else self._words("No leaflet fits."))
            return
        handouts = (*pad.given, *_handouts(new))
        self._queue_up(new, None)
        self._page.choose(HANDOUTS, written_handouts(handouts))

    def follow(self) -> None:
        """Another need, language or task is in hand: the button says what would be printed."""
        pad = self._page.pad
        self._set_soon.stop()
        if not pad.needs and pad.task is None:
            self._fits = ()
            self._show(Fitting(()), has_need=False)
        elif self._made is None or not self._made.is_read:
            self.prepare()
        else:
            fitting = self._fitting(pad.needs, pad.language, pad.task)
            self._fits = _not_among(fitting.fits, self._given())
            self._show(fitting, has_need=True)
            if self._fits and pad.language is not None and self._orders not in self._pages:
                self._set_soon.start()

    # --- what fits ------------------------------------------------------------------------------

    @property
    def _orders(self) -> tuple[object, ...]:
        return tuple(fit.order for fit in self._fits)

    def _fitting(self, needs: tuple[str, ...], language: str | None, task: str | None) -> Fitting:
        """In Finnish where no language was recorded; the button says so before anything is printed."""
        if not needs and task is None:
            return Fitting(())
        return self.rack().fitting(needs, language or SOURCE_LANGUAGE, task)

    def _given(self) -> tuple[Handout, ...]:
        pad = self._page.pad
        before = () if pad.before is None else pad.before.facts.handouts
        return (*before, *pad.given)

    def _show(self, fitting: Fitting, *, has_need: bool) -> None:
        words, parts = self._words, self._page.parts
        button = parts.print_button
        if self._fits:
            button.say(*self._say().button(self._fits, self._pages.get(self._orders)))
        elif not has_need:
            button.say(words("Save + print"), words("Save + print"))
        elif fitting.fits:
            button.say(words("Save – leaflets are given"), words("Leaflets are given"))
        else:
            button.say(words("Save – no leaflet fits"), words("No leaflet fits"))
        parts.note(self._say().note(fitting, self._fits) if has_need else "")

    def _say(self) -> PrintWords:
        vocabulary = self._setup.vocabulary()
        text = LeafletText(vocabulary, self._words, self._log.today())
        return PrintWords(text, ContactWords(lambda: vocabulary, self._words), self._words)

    def _count_pages(self) -> None:
        """Really sets the leaflets; they lie ready then when they are printed."""
        fits, orders = self._fits, tuple(fit.order for fit in self._fits)

        def take(answer: Future[SetPages]) -> None:
            try:
                self._pages[orders] = answer.result().count
            except DeskError:
                return  # whoever prints them is told
            if fits == self._fits:
                self.follow()

        self._setting.ask(lambda: self.rack().pages(orders), take)

    # --- the queue ------------------------------------------------------------------------------

    def _queue_up(self, fits: tuple[Fit, ...], contact: Contact | None) -> None:
        self._told_missing = False
        self.show_rows()
        orders = tuple(fit.order for fit in fits)
        if contact is None:
            one = self.queue.add(orders, _handouts(fits), None, self._page.pad.draft_id)
        else:
            one = self.queue.add(orders, _handouts(fits), contact.id)
        # Set while the seconds run, where nobody waited for the number of pages.
        self._setting.ask(lambda: self.rack().pages(orders), lambda _: None)
        one.wished = tuple((fit.leaflet.topic, fit.wanted) for fit in fits if fit.is_fall_back)

    def print_sheets(self, sheets: Sheets) -> None:
        """What was chosen and looked at on the page of leaflets."""
        self._told_missing = False
        self.show_rows()
        draft = sheets.draft if sheets.draft == self._page.pad.draft_id else None
        one = self.queue.add(sheets.orders, sheets.handouts, sheets.contact, draft, sheets.copies)
        one.wished = sheets.wished
        self._from_page.append(one)
        if draft is not None:
            given = (*self._page.pad.given, *sheets.handouts)
            self._page.choose(HANDOUTS, written_handouts(given))

    def _bind(self, stored: Recorded, draft: UUID) -> None:
        """What was printed while the contact was in hand stands with it now."""
        for one in self.queue.prints:
            if one.draft == draft and set(one.handouts) <= set(stored.contact.facts.handouts):
                one.contact, one.draft, one.is_counted = stored.contact.id, None, True

    def _count(self, one: QueuedPrint) -> None:
        with self._notices.reporting():
            wished, one.wished = one.wished, ()
            self._wishes.count(one.contact, wished)
        with self._notices.reporting():
            if one.contact is not None and not one.is_counted:
                self._log.amend_handouts(one.contact, one.handouts)
                one.is_counted = True
                self._show_change()
            elif one.contact is None and one.draft is None:
                self._shelf().printed(one.handouts)
        if one in self._from_page:
            self._from_page.remove(one)
            self._notices.done(self._say().counted(one))

    def _take_back(self, one: QueuedPrint) -> None:
        """Nothing came out of what Ctrl+P had counted already."""
        pad = self._page.pad
        if one.draft == pad.draft_id:
            kept = tuple(given for given in pad.given if given not in one.handouts)
            if kept:
                self._page.choose(HANDOUTS, written_handouts(kept))
            else:
                self._page.drop(Choice(HANDOUTS, pad.code(HANDOUTS) or ""))
        elif one.draft is not None:
            with self._notices.reporting():
                self._page.keeper.take_back_leaflets(one.draft, one.handouts)
        elif one.contact is not None and one.is_counted:
            with self._notices.reporting():
                facts = self._log.find(one.contact).facts
                kept = tuple(given for given in facts.handouts if given not in one.handouts)
                self._log.correct(one.contact, replace(facts, handouts=kept))
                self._show_change()

    # --- while the window changes -----------------------------------------------------------------

    def show_rows(self) -> None:
        """What is on its way is to be seen."""
        if self._rows is None:
            self._rows = PrintRows(self.queue, self._say(), self._words)
            self._rows.kept.connect(self._keep)
            self._rows.called_off.connect(lambda: self._notices.note(self._words("Printing is cancelled.")))
            self._rows.touched.connect(self._page.focus_line)
            self._lay(self._rows)

    def rows_beside(self) -> PrintRows:
        """The same prints in another view; those under today's list speak for both."""
        self.show_rows()
        rows = PrintRows(self.queue, self._say(), self._words, speaks=False)
        rows.kept.connect(self._keep)
        rows.called_off.connect(lambda: self._notices.note(self._words("Printing is cancelled.")))
        self._beside.append(rows)
        return rows

    def hand_over(self) -> None:
        """Whoever is made after this one follows the queue."""
        self.queue.arrived.disconnect(self._count)
        self.queue.dropped.disconnect(self._take_back)
        if self._rows is not None:
            self.queue.changed.disconnect(self._rows.refresh)
        for rows in self._beside:
            self.queue.changed.disconnect(rows.refresh)

    def leave(self) -> bool:
        """Before the window closes: what waits its seconds goes to the printer at once, and is counted.

        What cannot go is told, once: whoever closes the window again leaves without that paper.
        """
        missing = self.queue.hurry()
        for one in self.queue.prints:
            if one.stage is Stage.PRINTING:
                self._count(one)
        if not missing:
            return True
        application = QGuiApplication.instance()
        ends = isinstance(application, QGuiApplication) and application.isSavingSession()
        if self._told_missing or ends:
            for one in missing:
                self.queue.cancel(one)
            return True
        self._told_missing = True
        self._notices.trouble(
            self._words.many(
                "{n} print is not on paper. Close the window once more to leave without it.",
                "{n} prints are not on paper. Close the window once more to leave without them.",
                len(missing),
            )
        )
        return False

    def _say_counting(self) -> None:
        key = self._page.keys.printed(Deed.BUSY)
        self._notices.note(self._words("Nothing is printed in busy mode. {key} ends it", key=key))

    def _show_change(self) -> None:
        self._page.refresh()
        self._page.desk_changed.emit()

    def _follow_log(self) -> None:
        """A contact that was undone or withdrawn gets no leaflets any more, and wished for nothing."""
        with self._notices.reporting():
            self._wishes.follow(lambda contact: self._log.find(contact).withdrawn)
        for one in tuple(self.queue.prints):
            if one.contact is not None and one.job is None and not self._page.counts_today(one.contact):
                with self._notices.reporting():
                    if self._log.find(one.contact).withdrawn:
                        one.is_counted = False
                        self.queue.cancel(one)

    def _keep(self, one: QueuedPrint) -> None:
        """A PDF instead of paper; it leaves the queue once it lies somewhere."""
        name = "+".join(topic for order in one.orders for topic in order.topics)
        window: QWidget = self._page.window()
        if ask_and_keep(
            window, f"{name}.pdf", lambda: self.rack().pages(one.orders).pdf, self._words, self._notices
        ):
            self.queue.cancel(one)


def _not_among(fits: tuple[Fit, ...], handouts: tuple[Handout, ...]) -> tuple[Fit, ...]:
    given = {(handout.leaflet, handout.language) for handout in handouts}
    return tuple(fit for fit in fits if (fit.leaflet.topic, fit.version.language) not in given)


def _handouts(fits: tuple[Fit, ...]) -> tuple[Handout, ...]:
    return tuple(Handout(fit.leaflet.topic, fit.version.language) for fit in fits)
