"""The contact request (Ctrl+R): consent first, then whom, how to reach and about what; a slip comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLabel, QVBoxLayout, QWidget

from kototori.domain.printer import JobState
from kototori.domain.worker import Worker
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.page import heading, small_print
from kototori.ui.look.side_sheet import SideSheet
from kototori.ui.look.touch import WideRadio
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.ui.paper.pdf_file import save_pdf
from kototori.ui.paper.printer_choice import PrinterChoice, PrintWatch
from kototori.ui.requests.referral_fields import ReferralFields
from kototori.wording.catalogue import Words
from kototori.wording.visitor_words import CONSENT_TEXT, Said, VisitorWords

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.referral_desk import ReferralDesk
    from kototori.services.slip_tray import SlipTray
    from kototori.ui.preferences import Preferences

OWN_WORKER = "own-worker"  # the visitor has one, and does not know the name


class ReferralSheet(SideSheet):
    """Nothing about the visitor is stored: name and phone go from the fields onto the slip, and are gone."""

    request_made = Signal()
    leaflets_wanted = Signal()
    turn_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        referrals: ReferralDesk,
        slips: SlipTray,
        setup: DeskSetup,
        today: Callable[[], date],
        preferences: Preferences,
        keys: KeyTable,
        words: Words,
        notices: Notices,
        consent: VisitorWords,
    ) -> None:
        """`consent` holds the text that is read to the visitor."""
        super().__init__(parent, words("Contact request"), words)
        self._consent_words = consent
        self.consent_language = consent.language
        self._referrals = referrals
        self._slips = slips
        self._setup = setup
        self._today = today
        self._keys = keys
        self._words = words
        self._notices = notices
        self._slip = b""
        self._needs: tuple[str, ...] = ()
        self._language: str | None = None
        self._consents = WideRadio(words("The visitor consents"))
        self._declines = WideRadio(words("Does not consent: no request is made"))
        self._answers = QButtonGroup(self)
        for answer in (self._consents, self._declines):
            self._answers.addButton(answer)
        self._answers.buttonToggled.connect(self._show_answer)
        self.fields = ReferralFields(today, words)
        self._printer = PrinterChoice(slips.printers, preferences, words)
        self._printer.found.connect(self._offer_making)
        self._watch = PrintWatch(slips.fate, slips.cancel, words)
        self._watch.ended.connect(self._slip_ended)
        enter = keys.printed(Deed.MAKE_REQUEST)
        self._print = KeyButton(words("Make and print"), enter, primary=True, keeps_focus=False)
        self._print.clicked.connect(lambda: self._printer.when_known(self._make))
        self._save = KeyButton(words("Make and save slip …"), keeps_focus=False)
        self._save.clicked.connect(self._make_and_save)
        self._lay_out()

    def open_for(self, needs: Sequence[str], language: str | None) -> None:
        """A request for the visitor in hand: with what was chosen, without an answer about consent."""
        self._needs, self._language = tuple(needs), language
        self._start_over()
        self._printer.look_again()  # known by the time that the fields are filled in
        self.open_sheet()
        self._consents.setFocus()

    def open_again(self) -> None:
        """The request as it was set aside; the keyboard stays where it is."""
        self.open_sheet()

    def take_focus(self) -> None:
        """The keyboard goes on where it was in this sheet."""
        (self.focusWidget() or self).setFocus()

    def tell_contact(self, sentence: str) -> None:
        """Whose request it is, where that contact is not in hand any more."""
        self._whose.setText(sentence)
        self._whose.setVisible(bool(sentence))

    @property
    def is_filled_in(self) -> bool:
        """Whether the visitor has answered, so that closing it would lose something."""
        return bool(self._slip) or self._answers.checkedButton() is not None

    @property
    def asks_consent(self) -> bool:
        """Whether the sheet is open and no request has been made of it yet."""
        return not self.isHidden() and not self._slip

    def take_answer(self, consents: bool, language: str) -> None:
        """What the visitor answered on the turned view, and in which language the text was shown."""
        self.consent_language = language
        (self._consents if consents else self._declines).setChecked(True)

    def close_sheet(self) -> None:
        self._start_over()
        super().close_sheet()

    def do_deed(self) -> None:
        """Makes the request: onto paper, or into a file where there is no printer."""
        if not self._made.isVisible() and self._consents.isChecked():
            self._printer.when_known(self._make)

    def _make(self) -> None:
        if self.isHidden() or not self._consents.isChecked():
            return  # closed before the printers were known
        if self._printer.printer:
            self._make_and_print()
        else:
            self._make_and_save()

    # --- making the request ---------------------------------------------------------------------

    def _make_and_print(self) -> None:
        if self._slip:
            self._print_again()
            return
        if self.fields.find_fault():
            return
        with self._notices.reporting():
            slip = self._set_slip()
            job = self._slips.print_to(self._printer.printer, slip)
            worker = self._store()
            self._slip = slip
            self._show_made(worker)
            self._watch.watch(job)

    def _print_again(self) -> None:
        with self._notices.reporting():
            self._watch.watch(self._slips.print_to(self._printer.printer, self._slip))

    def _make_and_save(self) -> None:
        if not self._slip and self.fields.find_fault():
            return
        path = self._ask_where()
        if path is None:
            return
        with self._notices.reporting():
            saved = save_pdf(path, self._slip or self._set_slip())
            if not self._slip:
                self._store()
            self._notices.done(
                self._words(
                    "Saved: {path}. It holds name and phone: delete it when it has been handed over.",
                    path=saved,
                )
            )
            self.close_sheet()

    def _set_slip(self) -> bytes:
        contents = self.fields.contents(self._today(), self._place(), CONSENT_TEXT)
        return self._slips.set(contents, self._words)

    def _place(self) -> str:
        """What the desk calls itself, else where it is."""
        settings = self._setup.settings()
        place = self._setup.vocabulary().places.get(settings.place or "")
        return settings.name or ("" if place is None else place.name)

    def _store(self) -> Worker:
        """Lists the request as waiting, once its slip is on its way, and empties the fields."""
        worker = self.fields.worker.worker
        if worker is None:
            raise ValueError("a request needs somebody to go to")
        if worker.code == OWN_WORKER and all(w.code != OWN_WORKER for w in self._setup.all_workers()):
            self._setup.add_worker(worker)
        self._referrals.request(worker)
        self.fields.wipe()
        self._notices.done(self._words("Request made; it waits for {worker}.", worker=worker.name))
        self.request_made.emit()
        return worker

    def _ask_where(self) -> Path | None:
        # Nothing about the visitor in the name: everybody sees it who sees the folder.
        name = self._words("contact-request-{day}.pdf", day=self._today())
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._words("Save the slip"), str(own_folder() / name), "PDF (*.pdf)"
        )
        return Path(chosen) if chosen else None

    def _slip_ended(self, state: JobState) -> None:
        if state in (JobState.DONE, JobState.FORGOTTEN):
            self._notices.done(self._words("The slip is printed. Hand it to the worker."))
            self.close_sheet()
            return
        self._show_buttons(self._words("Print again"), self._words("Save slip …"))

    # --- what is shown --------------------------------------------------------------------------

    def _start_over(self) -> None:
        self._slip = b""
        self.tell_contact("")
        self.consent_language = self._consent_words.language
        self._watch.stop()
        self.fields.wipe()
        self._answers.setExclusive(False)
        for answer in (self._consents, self._declines):
            answer.setChecked(False)
        self._answers.setExclusive(True)
        self._consent.show()
        self._made.hide()
        self._show_answer()

    def _show_answer(self) -> None:
        consents = self._consents.isChecked() and not self._slip
        if consents and not self._request.isVisible():
            self.fields.begin(self._workers(), self._setup.vocabulary(), self._needs, self._language)
        self._text.setVisible(not consents)  # it has been read; the fields need the room
        self._request.setVisible(consents)
        self._help.setVisible(self._declines.isChecked())
        if consents:
            self._offer_making()
            self.fields.worker.setFocus()
        else:
            self._print.hide()
            self._save.hide()
        if self._declines.isChecked():
            self._declines.setFocus()  # what had the keyboard may just have been hidden

    def _show_made(self, worker: Worker) -> None:
        """The slip is on its way to paper; until it has come out it can be printed again or saved."""
        self._consent.hide()
        self._request.hide()
        self._print.hide()
        self._save.hide()
        self._made_told.setText(self._words("The request waits for {worker}.", worker=worker.name))
        self._made.show()
        self.setFocus()

    def _offer_making(self) -> None:
        if self._consents.isChecked() and not self._slip:
            self._show_buttons(self._words("Make and print"), self._words("Make and save slip …"))

    def _show_buttons(self, printing: str, saving: str) -> None:
        self._print.setText(printing)
        self._save.setText(saving)
        self._print.setVisible(self._printer.is_looking or bool(self._printer.printer))
        self._save.show()

    def _workers(self) -> list[Worker]:
        listed = self._setup.workers()
        if any(worker.code == OWN_WORKER for worker in self._setup.all_workers()):
            return listed
        words = self._words
        unnamed = Worker(
            code=OWN_WORKER,
            name=words("Own social worker, name not known"),
            title=words("social worker"),
            team=words("team not known"),
        )
        return [*listed, unnamed]

    # --- how it is built ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        words = self._words
        turn = KeyButton(
            words("Show in the visitor's language"), self._keys.printed(Deed.TURN), keeps_focus=False
        )
        turn.clicked.connect(self.turn_wanted)
        self._text = _column(
            _sentence(self._consent_words(Said.CONSENT)),
            _sentence(self._consent_words(Said.NOT_STORED)),
            turn,
        )
        self._consent = _column(self._text, self._consents, self._declines)
        leaflets = KeyButton(words("Leaflets"), self._keys.printed(Deed.LEAFLETS), keeps_focus=False)
        leaflets.clicked.connect(self._go_to_leaflets)
        self._help = _column(
            heading(words("No request, and nothing is stored"), theme.TILE_LABEL),
            _sentence(
                words(
                    "Advice goes on as before. Give the leaflet about this place, so that the visitor knows "
                    "where to come again."
                )
            ),
            _sentence(
                words(
                    "A notice that the law demands, such as a child welfare notice, needs no consent. It "
                    "goes its own official way, straight to the authority, and not through this form."
                )
            ),
            leaflets,
        )
        note = small_print(words("A saved slip holds name and phone. Keep it only until it is handed over."))
        note.setWordWrap(True)
        self._request = _column(self.fields, Field(words("Printer for the slip"), self._printer), note)
        self._made_told = heading("", theme.TILE_LABEL)
        self._made_told.setWordWrap(True)
        self._made = _column(
            self._made_told,
            self._watch,
            _sentence(words("This sheet closes by itself when the slip is on paper.")),
        )
        self._whose = small_print("")
        self._whose.setWordWrap(True)
        for part in (self._whose, self._consent, self._help, self._request, self._made):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.foot.addWidget(self._print)
        self.foot.addWidget(self._save)
        for part in (self._whose, self._help, self._request, self._made, self._print, self._save):
            part.hide()

    def _go_to_leaflets(self) -> None:
        self.close_sheet()
        self.leaflets_wanted.emit()


def _column(*parts: QWidget) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP_2)
    for part in parts:
        column.addWidget(part)
    return group


def _sentence(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
