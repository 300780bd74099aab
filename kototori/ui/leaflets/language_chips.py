"""The languages by their own names, each with how far the chosen leaflets have come in it."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.ui.leaflets.language_states import LanguageState, Standing
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.key_grid import GridButton, KeyGrid
from kototori.ui.look.spoken_as import SpokenAs
from kototori.wording.catalogue import Words

_SIDE = 10
_HEIGHT = 52


class StateChip(GridButton):
    """One language; missing it has a broken border, and out of date the colour of a warning."""

    spoken_as = SpokenAs.ONE_OF_SEVERAL

    def __init__(self, state: LanguageState) -> None:
        super().__init__("")
        self.setFixedHeight(theme.scaled(_HEIGHT))
        self.state = state
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
        below = QFontMetricsF(theme.font(theme.SMALL)).horizontalAdvance(self._below())
        self._width = ceil(max(bold, below)) + theme.scaled(2 * _SIDE)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, chosen = QPainter(self), theme.colours_of(self), self.isChecked()
        area = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        missing = self.state.standing is Standing.MISSING
        border = colours.accent if chosen else colours.border if self.underMouse() else colours.divider
        fill = colours.window if missing and not chosen else colours.selected if chosen else colours.surface
        theme.draw_panel(painter, area, fill, fill if missing and not chosen else border)
        if missing or chosen:
            self._draw_border(painter, area, border if chosen else colours.border, broken=missing)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        inner = area.adjusted(theme.scaled(_SIDE), theme.scaled(4), -theme.scaled(_SIDE), -theme.scaled(4))
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
        painter.drawText(lower, left, self._below())

    def _below(self) -> str:
        return f"{self.state.code.upper()} · {self.state.word}"

    def _draw_border(self, painter: QPainter, area: QRectF, colour: str, *, broken: bool) -> None:
        pen = QPen(QColor(colour), theme.RING if self.isChecked() else 1)
        if broken:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)


class LanguageChips(QWidget):
    """Those met most often and those there are; the others of the desk are one press away."""

    chosen = Signal(str)
    typed = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._language = ""
        self._more: tuple[LanguageState, ...] = ()
        self._grids: list[KeyGrid] = []
        self._codes: list[tuple[str, ...]] = []
        self._opener = KeyButton("")
        self._opener.clicked.connect(self._open_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_1)
        self._column.addWidget(self._opener)

    @property
    def chips(self) -> tuple[StateChip, ...]:
        """Every chip that was made, in the order of the desk's list."""
        return tuple(one for grid in self._grids for one in grid.buttons if isinstance(one, StateChip))

    def chip(self, code: str) -> StateChip | None:
        """The chip of a language, where it was made."""
        return next((chip for chip in self.chips if chip.code == code), None)

    def show_states(
        self, first: Sequence[LanguageState], others: Sequence[LanguageState], language: str
    ) -> None:
        """The languages as they stand now; the one chosen is to be seen even among the others."""
        self._language, self._more = language, tuple(others)
        wanted = [tuple(state.code for state in first)]
        if len(self._grids) > 1 or any(state.code == language for state in others):
            wanted.append(tuple(state.code for state in others))
        if [codes for codes in wanted if codes] != self._codes:
            self._make_grids([tuple(first), tuple(others)][: len(wanted)])
        by_code = {state.code: state for state in (*first, *others)}
        for chip in self.chips:
            if chip.state != by_code[chip.code]:
                chip.show_state(by_code[chip.code])
            chip.setChecked(chip.code == language)
        n = len(others)
        self._opener.setText(self._words.many("▸ {n} more language", "▸ {n} more languages", n))
        self._opener.setAccessibleName(self._opener.text().removeprefix("▸ "))
        self._opener.setVisible(bool(others) and len(self._grids) == 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _open_more(self) -> None:
        first = tuple(chip.state for chip in self.chips)
        self._make_grids([first, self._more])
        self._opener.hide()
        for chip in self.chips:
            chip.setChecked(chip.code == self._language)
        self._arrange()
        self._grids[-1].buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_grids(self, groups: Sequence[Sequence[LanguageState]]) -> None:
        for grid in self._grids:
            grid.hide()
            grid.deleteLater()
        self._grids = []
        names = (self._words("Languages"), self._words("More languages"))
        for name, group in zip(names, groups, strict=False):
            if group:
                self._grids.append(self._grid(name, group))
        self._codes = [tuple(state.code for state in group) for group in groups if group]

    def _grid(self, name: str, group: Sequence[LanguageState]) -> KeyGrid:
        chips = [StateChip(state) for state in group]
        for chip in chips:
            chip.clicked.connect(lambda _, code=chip.code: self.chosen.emit(code))
        grid = KeyGrid(name, chips, 1, theme.GAP_1)
        grid.typed.connect(self.typed)
        self._column.insertWidget(len(self._grids) + (len(self._grids) > 0), grid)
        return grid

    def _arrange(self) -> None:
        for grid in self._grids:
            grid.arrange(grid.columns_in(max(self.width(), 1)))
