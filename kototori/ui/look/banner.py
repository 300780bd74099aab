"""A coloured strip over the entry line that says what holds, with the buttons that end or change it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.spoken_as import SpokenAs

_LEAST_FOR_TEXT = 240
_KEYS_FROM = 700


class Banner(QWidget):
    """Amber for another time than now, blue for the busy hour. In a small window the buttons stand below."""

    spoken_as = SpokenAs.STANDING_NOTE

    def __init__(self, *, amber: bool) -> None:
        super().__init__()
        self._amber = amber
        self._coloured: tuple[QLabel, ...] = ()
        self._buttons: tuple[KeyButton, ...] = ()
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.box.setContentsMargins(theme.GAP_4, theme.GAP_1, theme.GAP_2, theme.GAP_1)
        self.box.setSpacing(theme.GAP_2)
        # Not Fixed, which would keep a text that needs a second line to the height of the first.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hide()

    def fill(self, texts: QLayout, coloured: Sequence[QLabel], buttons: Sequence[KeyButton]) -> None:
        """Lays out the strip; a click on a button leaves the keyboard where it is."""
        self._coloured, self._buttons = tuple(coloured), tuple(buttons)
        row = FlowRow(theme.GAP_2)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setFixedHeight(theme.scaled(theme.TOUCH))
            row.addWidget(button)
        self.box.addLayout(texts, 1)
        self.box.addLayout(row)

    def fit_to(self, room: int) -> None:
        """Rearranges for the width that there is; the caps of the keys go first."""
        for button in self._buttons:
            button.set_compact(compact=room < theme.scaled(_KEYS_FROM))
        shown = [button for button in self._buttons if not button.isHidden()]
        wanted = sum(button.sizeHint().width() + theme.GAP_2 for button in shown)
        direction = QBoxLayout.Direction
        beside = wanted + self.least_for_text() <= room
        self.box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return self._buttons

    @property
    def has_buttons_below(self) -> bool:
        """Whether there was no room for them beside the text."""
        return self.box.direction() is QBoxLayout.Direction.TopToBottom

    def least_for_text(self) -> int:
        """How wide the part beside the buttons has to be; under that they stand below it."""
        return theme.scaled(_LEAST_FOR_TEXT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        painter = QPainter(self)
        fill, border = (
            (colours.warning_tint, colours.warning) if self._amber else (colours.selected, colours.accent)
        )
        theme.draw_panel(painter, QRectF(self.rect()), fill, border, width=1.5 if self._amber else 3)
        for label in self._coloured:
            palette = label.palette()
            if palette.color(QPalette.ColorRole.WindowText) != QColor(border):
                palette.setColor(QPalette.ColorRole.WindowText, QColor(border))
                label.setPalette(palette)


def wrapped(label: QLabel) -> QLabel:
    """A text that takes a second line where it needs one."""
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return label
