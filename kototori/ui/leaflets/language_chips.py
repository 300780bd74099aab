"""The languages by their own names, each with how far the chosen leaflets have come in it."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.ui.leaflets.language_states import LanguageState, Standing
from kototori.ui.look import theme
from kototori.ui.look.kept_picture import KeptPictures
from kototori.ui.look.key_grid import GridButton, KeyGrid
from kototori.ui.look.spoken_as import SpokenAs
from kototori.wording.catalogue import Words

_SIDE = 10


class StateChip(GridButton):
    """One language; missing it has a broken border, and out of date the colour of a warning."""

    spoken_as = SpokenAs.ONE_OF_SEVERAL

    def __init__(self, state: LanguageState, longest: str) -> None:
        """`longest` is the longest word of a state: the chips stay where they are when the states change."""
        super().__init__("")
        self.setFixedHeight(theme.scaled(theme.TOUCH))
        self.state = state
        self._longest = longest
        self._pictures = KeptPictures()
        self.show_state(state)

    @property
    def code(self) -> str:
        return self.state.code

    def show_state(self, state: LanguageState) -> None:
        """How far the leaflets have come now."""
        self.state = state
        name, endonym = state.name, state.endonym
        self.setAccessibleName(name if name.casefold() == endonym.casefold() else f"{name}, {endonym}")
        self.setAccessibleDescription(f"{state.code}, {state.said}")
        self.setToolTip(f"{name}: {state.said}")
        bold = QFontMetricsF(theme.font(bold=True)).horizontalAdvance(f"✓ {endonym}")
        small = QFontMetricsF(theme.font(theme.SMALL))
        below = [small.horizontalAdvance(self._below(word)) for word in (state.word, self._longest)]
        self._width = ceil(max(bold, *below)) + theme.scaled(2 * _SIDE)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        state = (self.state, self.isChecked(), self.hasFocus(), self.underMouse())
        self._pictures.show(self, state, self._draw)

    def _draw(self, painter: QPainter, colours: theme.Colours) -> None:
        chosen = self.isChecked()
        area = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        missing = self.state.standing is Standing.MISSING
        border = colours.accent if chosen else colours.border if self.underMouse() else colours.divider
        fill = colours.window if missing and not chosen else colours.selected if chosen else colours.surface
        theme.draw_panel(painter, area, fill, fill if missing and not chosen else border)
        if missing or chosen:
            self._draw_border(painter, area, border if chosen else colours.border, broken=missing)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        inner = area.adjusted(theme.scaled(_SIDE), theme.scaled(3), -theme.scaled(_SIDE), -theme.scaled(3))
        upper, lower = QRectF(inner), QRectF(inner)
        upper.setHeight(inner.height() * 0.56)
        lower.setTop(upper.bottom())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(QColor(colours.secondary if missing else colours.text))
        painter.drawText(upper, left, f"✓ {self.state.endonym}" if chosen else self.state.endonym)
        painter.setFont(theme.font(theme.SMALL))
        out_of_date = self.state.standing is Standing.OUT_OF_DATE
        painter.setPen(QColor(colours.warning if out_of_date else colours.secondary))
        painter.drawText(lower, left, self._below(self.state.word))

    def _below(self, word: str) -> str:
        return f"{self.state.code.upper()} · {word}"

    def _draw_border(self, painter: QPainter, area: QRectF, colour: str, *, broken: bool) -> None:
        pen = QPen(QColor(colour), theme.RING if self.isChecked() else 1)
        if broken:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)


class MoreChip(GridButton):
    """The last chip: how many more languages there are, which a press shows."""

    spoken_as = SpokenAs.EXPANDER

    def __init__(self, words: Words, n: int) -> None:
        self._said = words.many("{n} more language", "{n} more languages", n)
        super().__init__(self._said)
        self.setText(self._said)
        self.setProperty("expanded", False)
        self.setFixedHeight(theme.scaled(theme.TOUCH))
        self._width = ceil(QFontMetricsF(theme.font()).horizontalAdvance(self._said)) + theme.scaled(
            2 * _SIDE
        )

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.colours_of(self)
        area = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        fill = colours.selected if self.underMouse() else colours.surface
        theme.draw_panel(painter, area, fill, colours.border)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._said)


class LanguageChips(QWidget):
    """Those met most often and those there are; the others of the desk are one press away."""

    chosen = Signal(str)
    typed = Signal(str)

    def __init__(self, words: Words, longest: str) -> None:
        """`longest` is the longest word of a state."""
        super().__init__()
        self._words, self._longest = words, longest
        self._states: tuple[Sequence[LanguageState], Sequence[LanguageState]] = ((), ())
        self._language = ""
        self._grid: KeyGrid | None = None
        self._shown: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def chips(self) -> tuple[StateChip, ...]:
        """Every chip that was made, in the order of the desk's list."""
        return tuple(one for one in self._buttons if isinstance(one, StateChip))

    @property
    def _buttons(self) -> tuple[GridButton, ...]:
        return () if self._grid is None else self._grid.buttons

    def chip(self, code: str) -> StateChip | None:
        """The chip of a language, where it was made."""
        return next((chip for chip in self.chips if chip.code == code), None)

    def show_states(
        self, first: Sequence[LanguageState], others: Sequence[LanguageState], language: str
    ) -> None:
        """The languages as they stand now; the one chosen is to be seen even among the others."""
        self._states, self._language = (first, others), language
        opened = len(self._shown) > len(first) or any(state.code == language for state in others)
        self._show(opened=opened)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: how many there are follows from the width."""
        widest = max((button.minimumSizeHint().width() for button in self._buttons), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def open_more(self) -> None:
        """Shows every language of the desk."""
        before = len(self._shown)
        self._show(opened=True)
        self.chips[min(before, len(self.chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, *, opened: bool) -> None:
        first, others = self._states
        states = (*first, *(others if opened else ()))
        codes = tuple(state.code for state in states)
        if codes != self._shown or self._grid is None:
            self._shown = codes
            self._make_grid(states, more=0 if opened else len(others))
        by_code = {state.code: state for state in states}
        for chip in self.chips:
            if chip.state != by_code[chip.code]:
                chip.show_state(by_code[chip.code])
            chip.setChecked(chip.code == self._language)
        self._arrange()

    def _make_grid(self, states: Sequence[LanguageState], more: int) -> None:
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
        buttons: list[GridButton] = []
        for state in states:
            chip = StateChip(state, self._longest)
            chip.clicked.connect(lambda _, code=state.code: self.chosen.emit(code))
            buttons.append(chip)
        if more:
            opener = MoreChip(self._words, more)
            opener.clicked.connect(self.open_more)
            buttons.append(opener)
        self._grid = KeyGrid(self._words("Languages"), buttons, 1, theme.GAP_1)
        self._grid.typed.connect(self.typed)
        self._column.addWidget(self._grid)

    def _arrange(self) -> None:
        if self._grid is not None:
            self._grid.arrange(self._grid.columns_in(max(self.width(), 1)))
