"""A short text of the adviser's own; what could point to a person is marked while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextCharFormat,
)
from PySide6.QtWidgets import QPlainTextEdit

from kototori.domain.personal_data import REFUSED, WARNED, Trace, find_traces
from kototori.ui.look import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WatchedText(QPlainTextEdit):
    """Two lines high and one paragraph long: Enter and Tab go on to the next field."""

    left = Signal()
    entered = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.setTabChangesFocus(True)
        self.setFont(theme.font())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(theme.scaled(52))
        self._marks = _Marks(self)

    @property
    def text(self) -> str:
        """What is written, on one line."""
        return " ".join(self.toPlainText().split())

    def traces(self) -> tuple[Trace, ...]:
        """What in it could point to a person."""
        return find_traces(self.toPlainText(), self._today())

    def event(self, event: QEvent) -> bool:
        # Ctrl+Z is first the typing; with nothing typed it is the day's, as everywhere.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                (event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable())
                or (event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable())
            )
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _Marks(QSyntaxHighlighter):
    """Underlines; what is refused differs from what is only hinted at by the form of its line, too."""

    def __init__(self, edit: WatchedText) -> None:
        super().__init__(edit.document())
        self._edit = edit

    def highlightBlock(self, text: str) -> None:
        colours = theme.colours_of(self._edit)
        for trace in find_traces(text, self._edit._today()):
            shown = QTextCharFormat()
            if trace.trait in REFUSED:
                shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                shown.setUnderlineColor(QColor(colours.error))
            elif trace.trait in WARNED:
                shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
                shown.setUnderlineColor(QColor(colours.warning))
            else:
                shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                shown.setUnderlineColor(QColor(colours.border))
            self.setFormat(trace.start, trace.end - trace.start, shown)
