"""What is to know before the leaflets are printed, beside their page: each in a sentence, with what helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.spoken_as import SpokenAs

_BAR = 12


class Note(NamedTuple):
    """A sentence, and what a press of its button does; without words there is no button."""

    text: str
    button: str = ""
    deed: Callable[[], None] | None = None


class SheetNotes(QWidget):
    """As tall as its sentences; without any it is not there."""

    spoken_as = SpokenAs.STANDING_NOTE

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._notes: tuple[tuple[str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.GAP_3, theme.GAP_2, theme.GAP_3, theme.GAP_2)
        self._column.setSpacing(theme.GAP_1)
        self.hide()

    @property
    def text(self) -> str:
        """Everything that is said."""
        return " ".join(text for text, _ in self._notes)

    def heightForWidth(self, width: int) -> int:
        """As if a scroll bar stood beside: with less, one that came for a moment would never go again."""
        return super().heightForWidth(width - theme.scaled(_BAR))

    def show_notes(self, notes: Sequence[Note]) -> None:
        """These and no others."""
        said = tuple((note.text, note.button) for note in notes)
        if said == self._notes:
            return
        self._notes = said
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for note in notes:
            label = QLabel(note.text)
            label.setWordWrap(True)
            self._add(label)
            if note.button and note.deed is not None:
                self._add(_button(note.button, note.text, note.deed))
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self.text)
        self.setVisible(bool(notes))
        self.updateGeometry()

    def _add(self, part: QWidget) -> None:
        """Shown at once: what is not shown yet has no height in a layout."""
        self._column.addWidget(part)
        part.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        theme.draw_panel(
            QPainter(self), QRectF(self.rect()), colours.warning_tint, colours.warning, width=1.5
        )


def _button(text: str, of: str, deed: Callable[[], None]) -> KeyButton:
    button = KeyButton(text)
    button.setAccessibleDescription(of)
    button.clicked.connect(lambda: deed())
    return button
