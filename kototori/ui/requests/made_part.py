"""What can be done with a request that was just made: paper for worker and visitor, a file, the phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kototori.domain.printer import JobState, PrintJob
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.page import heading
from kototori.ui.look.touch import give_room
from kototori.ui.paper.printer_choice import PrinterChoice, PrintWatch
from kototori.ui.preferences import Preferences
from kototori.ui.requests.request_papers import BOTH, Paper, RequestPapers
from kototori.wording.catalogue import N_, Words

PRINTS: tuple[tuple[tuple[Paper, ...], str], ...] = (
    (BOTH, N_("Print slip and visitor's card")),
    ((Paper.SLIP,), N_("Print slip")),
    ((Paper.CARD,), N_("Print visitor's card")),
)


class MadePart(QWidget):
    """One button is the large one: what was printed last time. The others have a digit each.

    The digits act while the keyboard is in this part, and nowhere else.
    """

    prints_wanted = Signal(object)  # a tuple of Paper
    file_wanted = Signal()
    phone_wanted = Signal()
    papers_out = Signal()  # all that was sent to a printer has come out of it
    failed = Signal()

    def __init__(self, papers: RequestPapers, preferences: Preferences, key: str, words: Words) -> None:
        """`key` is what is printed on the large button."""
        super().__init__()
        self._papers, self._preferences, self._key, self._words = papers, preferences, key, words
        self.printer = PrinterChoice(papers.known, preferences, words)
        self.printer.found.connect(self._follow_printers)
        self._title = heading("", theme.TILE_LABEL)
        self._until = QLabel()
        for label in (self._title, self._until):
            label.setWordWrap(True)
        self._watches: list[PrintWatch] = []
        self._running: set[PrintWatch] = set()
        self._primary: KeyButton | None = None
        self._by_digit: dict[str, KeyButton] = {}
        self._buttons = QWidget()
        self._column = QVBoxLayout(self._buttons)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_2)
        self._watching = QVBoxLayout()
        self._is_handed_over = False
        self._lay_out()

    @property
    def primary(self) -> KeyButton | None:
        """The large button."""
        return self._primary

    def begin(self, title: str, until: str) -> None:
        """A request was made just now."""
        self._is_handed_over = False
        self.tell(title, until)
        self.stop_watching()
        self._put_buttons()

    def tell(self, title: str, until: str) -> None:
        """Whom it waits for, and until when it is kept."""
        self._title.setText(title)
        self._until.setText(until)

    def show_handed_over(self) -> None:
        """It was read out on the phone: once is enough."""
        self._is_handed_over = True
        self._put_buttons()

    def do_primary(self) -> None:
        """What the large button does."""
        if self._primary is not None:
            self._primary.click()

    def watch(self, jobs: Sequence[PrintJob]) -> None:
        """Says how far these prints have come."""
        self.stop_watching()
        while len(self._watches) < len(jobs):
            watch = PrintWatch(self._papers.slips.fate, self._papers.slips.cancel, self._words)
            watch.ended.connect(partial(self._end, watch))
            self._watches.append(watch)
            self._watching.addWidget(watch)
            give_room(watch)
        self._running = set(self._watches[: len(jobs)])
        for watch, job in zip(self._watches, jobs, strict=False):
            watch.watch(job)

    def stop_watching(self) -> None:
        """The prints go on, unseen."""
        self._running.clear()
        for watch in self._watches:
            watch.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self._by_digit.get(event.text())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if button is not None and plain and not event.isAutoRepeat():
            button.click()
        else:
            super().keyPressEvent(event)

    def _end(self, watch: PrintWatch, state: JobState) -> None:
        if watch not in self._running:
            return
        if state not in (JobState.DONE, JobState.FORGOTTEN):
            self.failed.emit()
            return
        self._running.discard(watch)
        if not self._running:
            self.papers_out.emit()

    def _follow_printers(self) -> None:
        if not self._title.text():
            return
        had_focus = self._primary is not None and self._primary.hasFocus()
        self._put_buttons()
        if had_focus and self._primary is not None:
            self._primary.setFocus()

    def _put_buttons(self) -> None:
        """What this computer prints most stands first; without a printer it is the file."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        deeds = self._deeds()
        (first, text), *others = deeds
        self._primary = KeyButton(text, self._key, primary=True)
        self._primary.clicked.connect(first)
        self._column.addWidget(self._primary)
        self._by_digit = {}
        for number, (deed, said) in enumerate(others, 1):
            button = KeyButton(said, str(number))
            button.clicked.connect(deed)
            self._column.addWidget(button)
            self._by_digit[str(number)] = button

    def _deeds(self) -> list[tuple[Callable[[], object], str]]:
        words, preferred = self._words, self._preferences.request_papers
        deeds: list[tuple[Callable[[], object], str]] = []
        if self.printer.printer or self.printer.is_looking:
            order = sorted(PRINTS, key=lambda one: "+".join(one[0]) != preferred)
            deeds = [(partial(self._print, papers), words(said)) for papers, said in order]
        deeds.append((self.file_wanted.emit, words("Save …")))
        if not self._is_handed_over:
            deeds.append((self.phone_wanted.emit, words("Hand over now by phone")))
        return deeds

    def _print(self, papers: tuple[Paper, ...]) -> None:
        self._preferences.choose_request_papers("+".join(papers))
        self.prints_wanted.emit(papers)

    def _lay_out(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self._title)
        column.addWidget(self._until)
        column.addWidget(self._buttons)
        column.addLayout(self._watching)
        column.addWidget(Field(words("Printer"), self.printer))
