"""The message line: what was done, what could not be done and why; for the eye and for the screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kototori.domain.errors import DeskError
from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.spoken_as import SpokenAs
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.backups import Backup


class Tone(StrEnum):
    """How a sentence is meant: it is done, it is so, something needs care."""

    DONE = "done"
    NEUTRAL = "neutral"
    TROUBLE = "trouble"


class Notices(QObject):
    """What the pages say to the person at the desk. They hold this; only the main window shows it."""

    said = Signal(str, Tone)
    shortened = Signal(str)  # what stands there holds no longer in full; it was heard before

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._elsewhere = ""

    def done(self, sentence: str, *, elsewhere: str = "") -> None:
        """Something was stored, printed, undone. `elsewhere` is left of it once `settle` is called."""
        self._say(sentence, Tone.DONE)
        self._elsewhere = elsewhere

    def note(self, sentence: str) -> None:
        """Something is worth knowing; an empty sentence clears the line."""
        self._say(sentence, Tone.NEUTRAL)

    def trouble(self, sentence: str) -> None:
        """Something was refused or failed."""
        self._say(sentence, Tone.TROUBLE)

    def settle(self) -> None:
        """A page is left, or its lock falls: a key of it that still stands in the line does nothing now."""
        elsewhere, self._elsewhere = self._elsewhere, ""
        if elsewhere:
            self.shortened.emit(elsewhere)

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Around each deed of a person: what the desk refuses becomes a sentence in the line.

        The rest of the block is left out then; put into it what depends on the deed. Anything that is
        no DeskError is a fault of ours and flies on, to the crash dialog.
        """
        try:
            yield
        except DeskError as error:
            # Errors are rare and their sentences many, so nobody waits for them at the start.
            from kototori.wording.sentences import sentence

            self.trouble(sentence(error, self._words))

    def _say(self, sentence: str, tone: Tone) -> None:
        self._elsewhere = ""
        self.said.emit(sentence, tone)


class NoticeLine(QWidget):
    """The line at the foot of the window: the last notice, and what always holds beside it."""

    def __init__(self, notices: Notices, always: str) -> None:
        super().__init__()
        self._notice = _Sentence()
        beside = QLabel(always)
        beside.setFont(theme.font(theme.SMALL))
        beside.setForegroundRole(beside.palette().ColorRole.PlaceholderText)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(theme.GAP_6)
        self._row = row
        self._beside: QLabel | None = None
        row.addWidget(self._notice, 1)
        row.addWidget(beside)
        self.setFixedHeight(theme.scaled(36))
        notices.said.connect(self._notice.show_notice)
        notices.shortened.connect(self._notice.shorten)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        painter = QPainter(self)
        theme.fill(painter, QRectF(self.rect()), colours.surface)
        theme.fill(painter, QRectF(0, 0, self.width(), 1), colours.divider)

    def show_beside(self, told: str) -> None:
        """A quiet word at the right end, such as when the log was last copied."""
        if self._beside is None:
            self._beside = QLabel()
            self._beside.setFont(theme.font(theme.SMALL))
            self._beside.setForegroundRole(self._beside.palette().ColorRole.PlaceholderText)
            self._row.addWidget(self._beside)
        self._beside.setText(told)
        self._beside.setVisible(bool(told))

    @property
    def beside(self) -> str:
        """What stands at the right end."""
        return "" if self._beside is None else self._beside.text()

    def sentence(self) -> str:
        """What stands in the line."""
        return self._notice.sentence


class _Sentence(QWidget):
    """A sentence in the colour of its tone; too long for the line, it is read in full by hovering."""

    spoken_as = SpokenAs.STATUS

    def __init__(self) -> None:
        super().__init__()
        self.sentence = ""
        self._tone = Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFont(theme.font(bold=True))

    def show_notice(self, sentence: str, tone: Tone) -> None:
        self._tone = tone
        self.shorten(sentence)
        announce(self, sentence, at_once=tone is Tone.TROUBLE)

    def shorten(self, sentence: str) -> None:
        self.sentence = sentence
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        tones = {Tone.DONE: colours.success, Tone.NEUTRAL: colours.text, Tone.TROUBLE: colours.error}
        painter.setPen(QColor(tones[self._tone]))
        # The mark says by its shape what the colour says.
        marks = {Tone.DONE: "✓ ", Tone.NEUTRAL: "", Tone.TROUBLE: "! "}
        said = f"{marks[self._tone]}{self.sentence}" if self.sentence else ""
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(
            QRect(0, 0, self.width(), self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            shown,
        )


def backup_words(latest: Backup | None, today: date, words: Words) -> str:
    """When the log was last copied: today's copy by its time, an older one by its day."""
    if latest is None:
        return ""
    if latest.made_at.date() == today:
        return words("Backup {time} ✓", time=words.time(latest.made_at))
    return words("Backup {day}", day=words.date(latest.made_at.date()))
