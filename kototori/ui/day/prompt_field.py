"""One prompt of the day's report: kept by itself while it is written, unless it says who somebody is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kototori.domain.day import LONGEST_LINE
from kototori.domain.personal_data import REFUSED, Trait
from kototori.ui.look import theme
from kototori.ui.look.watched_text import WatchedText
from kototori.wording.catalogue import N_, Words

_PAUSE = 600  # milliseconds without a key, then what is written is kept

REASONS: Mapping[Trait, str] = {
    Trait.IDENTITY_CODE: N_("Not kept: this is a personal identity code. Please take it away."),
    Trait.IBAN: N_("Not kept: this is a bank account number. Please take it away."),
    Trait.EMAIL: N_("Not kept: this is an e-mail address. Please take it away."),
    Trait.PHONE: N_("Not kept: this is a phone number. Please take it away."),
    Trait.BIRTH_DATE: N_("Is this a date of birth? Please leave it out."),
    Trait.ADDRESS: N_("Is this somebody's address? Please leave it out."),
    Trait.NAME: N_("Is this somebody's name? No names, please."),
}


class PromptField(QWidget):
    """A question, its answer, and below it what is amiss; nothing that was typed is taken away."""

    written = Signal(str)
    passed = Signal()
    judged = Signal()

    def __init__(self, question: str, today: Callable[[], date], words: Words) -> None:
        super().__init__()
        self._words = words
        self._kept = ""
        self.edit = WatchedText(today)
        self.edit.setAccessibleName(question)
        name = QLabel(question)
        name.setBuddy(self.edit)
        self._below = QLabel()
        self._below.setWordWrap(True)
        self._below.setFont(theme.font(theme.SMALL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        for part in (name, self.edit, self._below):
            column.addWidget(part)
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self.keep)
        self.edit.textChanged.connect(self._look)
        self.edit.left.connect(self.keep)
        self.edit.entered.connect(self._pass_on)
        self._say("", QPalette.ColorRole.PlaceholderText)

    @property
    def reason(self) -> str:
        """What stands below the answer."""
        return self._below.text()[2:]

    @property
    def kept(self) -> str:
        """What the report holds."""
        return self._kept

    @property
    def may_not_be_kept(self) -> bool:
        """Whether something stands here that is refused."""
        return not self.is_kept and not self._may_be_kept()

    @property
    def is_kept(self) -> bool:
        """Whether what stands here is what is kept."""
        return self.edit.text == self._kept

    def put(self, kept: str, typed: str | None = None) -> None:
        """Shows what is kept of another day, or what was typed for it and could not be kept."""
        self._timer.stop()
        self._kept = kept
        shown = kept if typed is None else typed
        if self.edit.text != shown:
            self.edit.setPlainText(shown)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)
            self._timer.stop()
        self._look_below()

    def follow(self, kept: str) -> None:
        """Shows what another program has kept, unless somebody is writing here."""
        if self.is_kept and not self.edit.hasFocus():
            self.put(kept)

    def keep(self) -> None:
        """Hands on what is written, if it may be kept and is new."""
        self._timer.stop()
        if not self.is_kept and self._may_be_kept():
            self._kept = self.edit.text
            self.written.emit(self._kept)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()  # the page goes out of view, or the window closes
        super().hideEvent(event)

    def _pass_on(self) -> None:
        self.keep()
        self.passed.emit()

    def _look(self) -> None:
        self._look_below()
        if not self.is_kept:
            self._timer.start()
        self.judged.emit()

    def _may_be_kept(self) -> bool:
        return len(self.edit.text) <= LONGEST_LINE and not any(
            trace.trait in REFUSED for trace in self.edit.traces()
        )

    def _look_below(self) -> None:
        words, length = self._words, len(self.edit.text)
        traces = self.edit.traces()
        if traces:
            trait = traces[0].trait
            mark = "! " if trait in REFUSED else "? "
            role = QPalette.ColorRole.BrightText if trait in REFUSED else QPalette.ColorRole.WindowText
            if trait is Trait.NAME:
                role = QPalette.ColorRole.PlaceholderText
            self._say(mark + words(REASONS[trait]), role)
        elif length > LONGEST_LINE:
            too_long = words("Not kept: at most {n} characters, please.", n=LONGEST_LINE)
            self._say(f"! {too_long}", QPalette.ColorRole.BrightText)
        else:
            self._say("", QPalette.ColorRole.PlaceholderText)

    def _say(self, sentence: str, role: QPalette.ColorRole) -> None:
        self._below.setText(sentence)
        self._below.setForegroundRole(role)
        self._below.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
