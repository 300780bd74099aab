"""The contact request (Ctrl+R): consent first, then whom, how to reach and about what; then its papers."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.half_filled import HalfFilled
from kototori.domain.referral import Keeping
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import small_print
from kototori.ui.look.side_sheet import SideSheet
from kototori.ui.notices import Notices
from kototori.ui.preferences import Preferences
from kototori.ui.requests.after_made import AfterMade
from kototori.ui.requests.consent_part import ConsentPart
from kototori.ui.requests.covered_part import CoveredPart
from kototori.ui.requests.referral_fields import ReferralFields
from kototori.ui.requests.request_papers import Made, RequestPapers
from kototori.wording.catalogue import Words
from kototori.wording.visitor_words import CONSENT_TEXT, consent_paragraphs

if TYPE_CHECKING:
    from kototori.domain.printer import PrintJob
    from kototori.services.desk import Desk
    from kototori.ui.requests.lock_card import LockCard
    from kototori.ui.requests.recipients import Recipient
    from kototori.ui.requests.vault_lock import VaultLock


class ReferralSheet(SideSheet):
    """What is typed goes from the fields into the vault, or sealed into its inbox, without a passphrase."""

    request_made = Signal(object)  # its id
    request_moved = Signal()
    changed = Signal()  # what is half filled is not what it was
    typing_done = Signal()
    leaflets_wanted = Signal()
    turn_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        lock: VaultLock,
        preferences: Preferences,
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__(parent, words("Contact request"), words)
        self._desk, self._lock, self._preferences = desk, lock, preferences
        self._words, self._notices = words, notices
        self._read_text = desk.visitor_texts().words_or_finnish(words.language)
        self.consent_language = self._read_text.language
        self._needs: tuple[str, ...] = ()
        self._language: str | None = None
        self._fields_begun = False
        self._is_covered = False
        self._lock_card: LockCard | None = None
        self._papers = RequestPapers(self, desk, words)
        self.consent = ConsentPart(keys, words)
        self.fields = ReferralFields(desk.log.today, words)
        self.covered = CoveredPart(words)
        self.after = AfterMade(self._papers, preferences, keys, words, notices)
        self._make_button = KeyButton(
            words("Make the request"), keys.printed(Deed.MAKE_REQUEST), primary=True, keeps_focus=False
        )
        self._lay_out()
        self._join()

    # --- opened, filled in, set aside -----------------------------------------------------------

    def begin(self, needs: Sequence[str], language: str | None) -> None:
        """A request for the visitor in hand: with what was chosen, without an answer about consent."""
        self._needs, self._language = tuple(needs), language
        self._start_over()
        self.after.row.printer.look_again()  # known by the time that the fields are filled in

    def begin_covered(self) -> None:
        """A request that lies sealed since an earlier start: it is there once the requests are unlocked."""
        self._is_covered = True
        self.consent.take_answer(consents=True)

    def resume(self, half: HalfFilled) -> None:
        """The request as it was left, in sight or not."""
        if self._is_made:
            return
        has_keyboard = self._has_keyboard
        self._is_covered, self._fields_begun = False, True
        self.consent_language = half.consent_language or self.consent_language
        self.fields.resume(self._desk.setup.directory(), self._desk.setup.vocabulary(), half)
        with QSignalBlocker(self.consent):
            self.consent.take_answer(consents=True)
        self._follow()
        if has_keyboard:
            self.first_focus().setFocus()

    def open_again(self) -> None:
        """The request as it was set aside; the keyboard stays where it is."""
        self.open_sheet()

    def take_focus(self) -> None:
        """The keyboard goes on where it was in this sheet, or where there is most to do."""
        here = self.focusWidget()
        (here if here is not None and here.isVisible() else self.first_focus()).setFocus()

    def first_focus(self) -> QWidget:
        """Where the next key belongs."""
        if self._is_made:
            return self.after.first_focus()
        if self.consent.answer is None:
            return self.consent.consents
        if self.consent.answer is False:
            return self.consent.declines
        if self._lock_card is not None and not self._lock_card.isHidden():
            # Of a covered request as well: what is typed blindly is the passphrase, and belongs in its field.
            return self._lock_card.first_focus()
        return self.fields.worker if self.fields.recipient is None else self.fields.name

    def tell_contact(self, sentence: str) -> None:
        """Whose request it is, where that contact is not in hand any more."""
        self._whose.setText(sentence)
        self._whose.setVisible(bool(sentence))

    @property
    def is_filled_in(self) -> bool:
        """Whether the visitor has answered and no request is made yet: closing it would lose something."""
        return not self._is_made and self.consent.answer is not None

    @property
    def asks_consent(self) -> bool:
        """Whether the sheet is open and no request has been made of it yet."""
        return not self.isHidden() and not self._is_made

    @property
    def made(self) -> UUID | None:
        """The request that was made here, as long as its papers are offered."""
        return None if self.after.made is None else self.after.made.request

    @property
    def half_filled(self) -> HalfFilled | None:
        """What is to be kept, sealed, until the request is made; None where there is nothing of it."""
        if self._is_made or self._is_covered or not self._fields_begun or self.consent.answer is not True:
            return None
        return self.fields.half_filled(CONSENT_TEXT, self.consent_language)

    @property
    def is_covered(self) -> bool:
        """Whether what was typed is sealed and not in the fields."""
        return self._is_covered

    def take_answer(self, consents: bool | None, language: str, chosen: str | None = None) -> None:
        """The language in which the text was shown on the turned view, and what was answered there, if it
        was not said aloud instead; `chosen` is the visitor's own language, if it was asked there.
        """
        self.consent_language = language
        self._language = chosen or self._language
        if consents is not None:
            self.consent.take_answer(consents=consents)

    def cover(self) -> None:
        """Nobody has touched the desk for two minutes, or its curtain is drawn: nothing of the visitor is
        left on the screen or in a field. Whoever calls has sealed it before.
        """
        if self._is_made:
            self.close_sheet()
        elif self.half_filled is not None and self.fields.holds_the_visitors:
            self.fields.wipe_the_visitors()
            self._is_covered = True
            self._follow()
            self.scroll_to_top()

    def close_sheet(self) -> None:
        self._start_over()
        super().close_sheet()

    def do_deed(self) -> None:
        """Makes the request; once it is made, does with it what is done mostly."""
        if self._is_made:
            self.after.do_deed()
        elif self._shows_fields:
            self._make()

    # --- making the request ---------------------------------------------------------------------

    def _make(self) -> None:
        recipient = self.fields.recipient
        if self.fields.find_fault() or recipient is None:
            return
        with self._notices.reporting():
            made = self._add(recipient)
            self.fields.wipe()
            self._fields_begun = False
            self._notices.done(self._words("Request made; it waits for {worker}.", worker=recipient.name))
            self.request_made.emit(made.request)
            self.after.begin(self._lock.book, made)
            self._follow()
            self.scroll_to_top()

    def _add(self, recipient: Recipient) -> Made:
        from kototori.domain.visitor_card import CardContents
        from kototori.services.request_book import Consented

        book, worker = self._lock.book, recipient.worker
        said = {**self.fields.said(), "place": self._place()}
        consented = Consented(CONSENT_TEXT, self.consent_language)
        if worker is None:
            kept = book.add("", consented, said, team=recipient.team)
        else:
            kept = book.add(worker.code, consented, said)
        assert kept.contents is not None  # it was made just now
        return Made(
            request=kept.id,
            erase_on=kept.erase_on,
            slip=book.slip_of(kept),
            card=CardContents.of(
                kept.contents,
                worker=worker,
                made_on=kept.made_on,
                erase_on=kept.erase_on,
                keeping=self.keeping,
            ),
            language=said["language"] or self.consent_language,
        )

    def _place(self) -> str:
        """What the desk calls itself, else where it is."""
        settings = self._desk.setup.settings()
        place = self._desk.setup.vocabulary().places.get(settings.place or "")
        return settings.name or ("" if place is None else place.name)

    @property
    def keeping(self) -> Keeping:
        """How long what the visitor says is kept: the text about consent tells it."""
        return self._lock.book.door.keeping if self._lock.is_set_up else Keeping()

    # --- papers without a request ---------------------------------------------------------------

    def _print_consent(self) -> None:
        """The text on paper, in the visitor's language: that is the one the visitor has read then."""
        language = self._language or self._read_text.language
        self.after.row.printer.when_known(lambda: self._send_consent(language))

    def _send_consent(self, language: str) -> None:
        def take(answer: Future[PrintJob]) -> None:
            with self._notices.reporting():
                answer.result()
                self._notices.done(self._words("The text about consent is on its way to the printer."))

        if self._has_printer():
            self.consent_language = self._desk.visitor_papers(self._words).in_which(language).language
            self._papers.print_consent(language, self.keeping, self.after.row.printer.printer, take)

    def _print_help(self) -> None:
        language = self._language or self._read_text.language
        self.after.row.printer.when_known(lambda: self._send_help(language))

    def _send_help(self, language: str) -> None:
        def take(answer: Future[PrintJob]) -> None:
            with self._notices.reporting():
                answer.result()
                self._notices.done(self._words("The help card is on its way to the printer."))
                if self.consent.answer is False:
                    self.close_sheet()

        if self._has_printer():
            self._papers.print_help(language, self.after.row.printer.printer, take)

    def _has_printer(self) -> bool:
        if not self.after.row.printer.printer:
            self._notices.trouble(self.after.row.printer.trouble)
        return bool(self.after.row.printer.printer)

    # --- what is shown --------------------------------------------------------------------------

    @property
    def _is_made(self) -> bool:
        return self.after.made is not None

    @property
    def _shows_fields(self) -> bool:
        return self._fields_begun and not self.fields.isHidden()

    def _start_over(self) -> None:
        self.after.wipe()
        self.tell_contact("")
        self.consent_language = self._read_text.language
        self.fields.wipe()
        self._fields_begun = self._is_covered = False
        self.consent.ask(consent_paragraphs(self._read_text, self.keeping))

    def _follow(self) -> None:
        """Consent, then the lock where requests are not set up yet, then the fields, then the papers."""
        consents = self.consent.answer is True
        wants_set_up = consents and not self._is_made and not self._lock.is_set_up
        fields = consents and not (self._is_made or self._is_covered or wants_set_up)
        if fields and not self._fields_begun:
            self._fields_begun = True
            setup = self._desk.setup
            self.fields.begin(setup.directory(), setup.vocabulary(), self._needs, self._language)
        covered = self._is_covered and not wants_set_up and consents
        self.consent.setVisible(not self._is_made)
        self.covered.setVisible(covered)
        self._show_lock(wanted=wants_set_up or covered)
        self.fields.setVisible(fields)
        self.after.setVisible(self._is_made)
        self._make_button.setVisible(fields)

    def _follow_answer(self) -> None:
        """What had the keyboard may just have been hidden."""
        self._follow()
        if not self.isHidden():
            self.first_focus().setFocus()
        self.changed.emit()

    @property
    def _has_keyboard(self) -> bool:
        here = self.focusWidget()
        return here is not None and here.hasFocus()

    def _show_lock(self, *, wanted: bool) -> None:
        if wanted and self._lock_card is None:
            from kototori.ui.requests.lock_card import LockCard

            self._lock_card = LockCard(self._lock, self._preferences, self._words)
            self._lock_card.opened.connect(self._follow_set_up)
            self.body.insertWidget(self.body.indexOf(self.fields), self._lock_card)
        if self._lock_card is not None:
            self._lock_card.setVisible(wanted)

    def _follow_set_up(self) -> None:
        """The lock is made, or open: the fields can be filled in."""
        if not self._is_covered:
            self._follow_answer()

    def _write_anew(self) -> None:
        self._is_covered = False
        self._follow()
        self.first_focus().setFocus()

    # --- how it is built ------------------------------------------------------------------------

    def _join(self) -> None:
        self.consent.answered.connect(self._follow_answer)
        self.consent.turn_wanted.connect(self.turn_wanted)
        self.consent.paper_wanted.connect(self._print_consent)
        self.consent.help_wanted.connect(self._print_help)
        self.consent.leaflets_wanted.connect(self._go_to_leaflets)
        self.fields.changed.connect(self.changed)
        self.fields.refused.connect(self.bring_into_view)
        self.covered.anew_wanted.connect(self._write_anew)
        self.after.finished.connect(self._close_when_left)
        self.after.typing_done.connect(self.typing_done)
        self.after.handed_over.connect(self.request_moved)
        self._make_button.clicked.connect(self._make)

    def _lay_out(self) -> None:
        self._whose = small_print("")
        self._whose.setWordWrap(True)
        self.lay_under_title(self._whose)
        for part in (self.consent, self.covered, self.fields, self.after):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.foot.addWidget(self._make_button)
        for hidden in (self._whose, self.covered, self.fields, self.after, self._make_button):
            hidden.hide()

    def _close_when_left(self) -> None:
        """Everything has come out: the sheet goes, unless somebody is at it again."""
        if not self._has_keyboard:
            self.close_sheet()

    def _go_to_leaflets(self) -> None:
        self.close_sheet()
        self.leaflets_wanted.emit()
