"""Which needs the leaflets in the list are about: twelve chips under a button, several may be chosen."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import cap_width, draw_cap
from kototori.ui.look.key_grid import GridButton, KeyGrid
from kototori.ui.look.shorter_button import ShorterButton
from kototori.ui.look.spoken_as import SpokenAs
from kototori.wording.catalogue import Words

_SIDE, _GAP = 10, 8  # the longest word has room beside a scroll bar, too


class NeedChip(GridButton):
    """One top need with its key; chosen it says so by border, tick, tint and bold."""

    def __init__(self, code: str, key: str, label: str) -> None:
        super().__init__(label)
        self.code, self.key, self.label = code, key, label
        self.setAccessibleDescription(key)
        self.setFixedHeight(theme.scaled(theme.TOUCH))
        text = QFontMetricsF(theme.font(bold=True)).horizontalAdvance(f"✓ {label}")
        self._width = ceil(text) + theme.scaled(2 * _SIDE + _GAP) + cap_width(key)

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, chosen = QPainter(self), theme.colours_of(self), self.isChecked()
        area = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        border = colours.accent if chosen else colours.border if self.underMouse() else colours.divider
        fill = colours.selected if chosen else colours.surface
        theme.draw_panel(painter, area, fill, border, width=theme.RING if chosen else 1)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        inner = area.adjusted(theme.scaled(_SIDE), 0, -theme.scaled(_SIDE), 0)
        right = QPointF(inner.right(), inner.center().y())
        draw_cap(painter, right, self.key, colours.secondary)
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(QColor(colours.text))
        said = f"✓ {self.label}" if chosen else self.label
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, said)


class _Unfolding(ShorterButton):
    spoken_as = SpokenAs.EXPANDER


class NeedFilter(QWidget):
    """The chips; their button, which stands elsewhere, opens them and says in words what is chosen."""

    changed = Signal()
    typed = Signal(str)

    def __init__(
        self, needs: Sequence[tuple[str, str, str]], words: Words, *, of_leaflet: bool = False
    ) -> None:
        """`needs` are codes with the key and the word of each; `of_leaflet`: it says what one is about."""
        super().__init__()
        self._words = words
        self._none = words("Needs: none chosen") if of_leaflet else words("Needs: all")
        self._chosen: tuple[str, ...] = ()
        self._labels = {code: label for code, _, label in needs}
        self._by_key = {key: code for code, key, _ in needs}
        self._needs = tuple(needs)
        self._grid: KeyGrid | None = None
        self.button = _Unfolding("", "")
        self.button.setProperty("expanded", False)
        self.button.clicked.connect(self.unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._say()
        self.hide()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The needs chosen; none means all."""
        return self._chosen

    @property
    def chips(self) -> tuple[NeedChip, ...]:
        """The chips, once they were opened."""
        buttons = () if self._grid is None else self._grid.buttons
        return tuple(one for one in buttons if isinstance(one, NeedChip))

    def press_key(self, key: str) -> None:
        """A digit, + or − of the search line."""
        if key in self._by_key:
            self.toggle(self._by_key[key])

    def toggle(self, code: str) -> None:
        """Chooses a need, or drops it."""
        kept = tuple(one for one in self._chosen if one != code)
        self.choose(kept if code in self._chosen else (*self._chosen, code))

    def choose(self, codes: Sequence[str]) -> None:
        """These needs and no others."""
        if tuple(codes) != self._chosen:
            self._chosen = tuple(codes)
            self._say()
            self.changed.emit()

    def unfold(self) -> None:
        """Opens the chips, or closes them; what is chosen stays."""
        opened = self.isHidden()
        if self._grid is None:
            self._grid = self._make_grid()
        self.setVisible(opened)
        self.button.setProperty("expanded", opened)
        self._say()

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: how many there are follows from the width."""
        widest = max((chip.minimumSizeHint().width() for chip in self.chips), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._grid is not None:
            self._grid.arrange(self._grid.columns_in(self.width()))

    def _make_grid(self) -> KeyGrid:
        """Made when it is first opened: most days the digits do."""
        grid = KeyGrid(self._words("Needs"), [NeedChip(*one) for one in self._needs], 2, theme.GAP_1)
        for chip in grid.buttons:
            if isinstance(chip, NeedChip):
                chip.clicked.connect(lambda _, code=chip.code: self.toggle(code))
        grid.typed.connect(self.typed)
        grid.arrange(grid.columns_in(max(self.width(), 1)))
        self._column.addWidget(grid)
        return grid

    def _say(self) -> None:
        words, n = self._words, len(self._chosen)
        sign = "▾" if self.button.property("expanded") else "▸"
        if not n:
            full = short = self._none
        else:
            full = words("Needs: {needs}", needs=", ".join(self._labels[code] for code in self._chosen))
            short = words("Needs: {n} chosen", n=words.number(n))
        self.button.say(f"{sign} {full}", f"{sign} {short}")
        self.button.setAccessibleName(full)
        for chip in self.chips:
            chip.setChecked(chip.code in self._chosen)
