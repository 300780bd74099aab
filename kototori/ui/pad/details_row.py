"""The details of a contact under the languages: one line until it is opened, then fields and their values.

Nothing inside is built before the first opening. Nothing here takes the keyboard from the entry line at a
click; by keys the fields are one stop, the arrows go from one to the next, Enter opens the values of one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from kototori.domain.suggestions import Kind
from kototori.ui.look import theme
from kototori.ui.look.buttons import cap_width, draw_cap
from kototori.ui.look.kept_picture import KeptPictures
from kototori.ui.look.key_grid import GridButton
from kototori.ui.look.spoken_as import SpokenAs

if TYPE_CHECKING:
    from kototori.ui.pad.detail_fields import DetailFields, Field

SHOWN = (
    Kind.TASK,
    Kind.LANGUAGE_MEANS,
    Kind.SERVED_BY,
    Kind.AGE_BAND,
    Kind.FIRST_VISIT,
    Kind.OWN_WORKER,
    Kind.WHY_HERE,
    Kind.MINUTES,
    Kind.OUTCOME,
    Kind.PERSONS,
    Kind.CHANNEL,
    Kind.PLACE,
    Kind.LANGUAGE,  # those that the strip has no room for
)
_SIDE = 12


class DetailsRow(QWidget):
    """Says which value was pressed; what becomes of it is the pad's to decide."""

    chosen = Signal(str, str)
    pinned = Signal(str)
    typed = Signal(str)
    left = Signal()
    unfolded = Signal(object)  # the part that is now to be seen

    def __init__(self, title: str, key: str, names: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._wanted: QWidget | None = None  # what is to be seen once the row has grown
        self._inside: DetailFields | None = None
        self._values: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        self._room = 0
        self._fields: Callable[[], Sequence[Field]] = tuple
        self._show_now: Callable[[], None] = lambda: None
        self.head = _Head(title, key, names)
        self.head.clicked.connect(self._toggle_by_hand)
        self.head.left.connect(self.left)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.scaled(theme.GAP_2))
        self._column.addWidget(self.head)

    @property
    def is_open(self) -> bool:
        """Whether the fields are to be seen."""
        return self._inside is not None and not self._inside.isHidden()

    @property
    def buttons(self) -> list[GridButton]:
        """Everything that can be pressed inside; nothing before the first opening."""
        return [] if self._inside is None else self._inside.findChildren(GridButton)

    def when_opened(self, fields: Callable[[], Sequence[Field]], show: Callable[[], None]) -> None:
        """`fields` are asked for at the first opening; `show` fills in what is chosen, at every one."""
        self._fields, self._show_now = fields, show

    def prepare(self) -> None:
        """Makes the fields before they are opened; they are not to be seen yet."""
        if self._inside is None:
            self._fields_inside().hide()

    def open_with_keys(self) -> None:
        """Opens the row and takes the keyboard to its first field."""
        self._open().fields.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_row(self) -> bool:
        """Closes the row; False where it was closed."""
        if not self.is_open or self._inside is None:
            return False
        self._inside.close_values()
        self._inside.hide()
        self.head.show_open(opened=False)
        return True

    def fit(self, room: int) -> None:
        """Rearranges for the width that there is."""
        self._room = room
        if self._inside is not None:
            self._inside.fit(room)

    def show_chosen(self, chosen: dict[str, list[str]], said: dict[str, str]) -> None:
        """The codes chosen by kind, and each field's value in words."""
        self.head.tell(said)
        if self.is_open and self._inside is not None:
            self._inside.show_chosen(chosen, said)

    def show_pin(self, kind: str, text: str, *, pinned: bool) -> None:
        """What the pin of a field says."""
        if self._inside is not None:
            self._inside.show_pin(kind, text, pinned=pinned)

    def _toggle_by_hand(self) -> None:
        if not self.is_open:
            inside = self._open()
            if self.head.hasFocus():
                inside.fields.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.close_row()

    def _open(self) -> DetailFields:
        inside = self._fields_inside()
        inside.show()
        self.head.show_open(opened=True)
        self._show_now()
        self._want(inside)
        return inside

    def _fields_inside(self) -> DetailFields:
        fields = self._fields()
        values = [(field.kind, field.values) for field in fields]
        if self._inside is not None and values != self._values:  # a place came, or went
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        self._values = values
        if self._inside is None:
            from kototori.ui.pad.detail_fields import DetailFields

            self._inside = DetailFields(self._title, fields)
            self._inside.chosen.connect(self.chosen)
            self._inside.pinned.connect(self.pinned)
            self._inside.typed.connect(self.typed)
            self._inside.left.connect(self.left)
            self._inside.unfolded.connect(self._want)
            self._column.addWidget(self._inside)
            before: QWidget = self.head
            for button in self._inside.findChildren(GridButton):
                QWidget.setTabOrder(before, button)
                before = button
            self._inside.fit(self._room)
        return self._inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._wanted is not None:
            self._unfold(self._wanted)
            self._wanted = None

    def _want(self, part: QWidget) -> None:
        """Where the row grows for it, the part has its place only after that."""
        self._wanted = part
        self._unfold(part)

    def _unfold(self, part: QWidget) -> None:
        QTimer.singleShot(0, self, lambda: self.unfolded.emit(part))


class _Head(QAbstractButton):
    """The line that is always there: what could be said, and what has been."""

    spoken_as = SpokenAs.EXPANDER
    left = Signal()

    def __init__(self, title: str, key: str, names: Sequence[str]) -> None:
        super().__init__()
        self._title, self._key, self._names = title, key, tuple(names)
        self._said: dict[str, str] = {}
        self._open = False
        self._pictures = KeptPictures()
        self.setAccessibleName(title)
        self.setAccessibleDescription(key)
        self.setToolTip(" · ".join(names))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.scaled(theme.TOUCH))

    def tell(self, said: dict[str, str]) -> None:
        """What is chosen, by the name of its field."""
        self._said = {name: value for name, value in said.items() if name in self._names and value}
        chosen = (f"{name}: {value}" for name, value in self._said.items())
        self.setAccessibleDescription(", ".join((*filter(None, (self._key,)), *chosen)))
        self.update()

    def show_open(self, *, opened: bool) -> None:
        """Open, its first field is the stop of Tab in its place."""
        self._open = opened
        from kototori.ui.pad.detail_buttons import tell_expanded

        tell_expanded(self, opened=opened)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if opened else Qt.FocusPolicy.TabFocus)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(240), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(120), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        state = (self.underMouse(), self.hasFocus(), self._open, *self._said.items())
        self._pictures.show(self, state, self._draw)

    def _draw(self, painter: QPainter, colours: theme.Colours) -> None:
        area = QRectF(self.rect())
        border = colours.border if self.underMouse() else colours.divider
        theme.draw_panel(painter, area, colours.surface, border)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        x = self._draw_arrow(painter, area, colours.secondary)
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(colours.text))
        painter.drawText(
            QRectF(x, 0, area.width(), area.height()), Qt.AlignmentFlag.AlignVCenter, self._title
        )
        x += painter.fontMetrics().horizontalAdvance(self._title) + theme.scaled(_SIDE)
        right = area.right() - theme.scaled(_SIDE)
        if self._key:
            draw_cap(painter, QPointF(right, area.center().y()), self._key, colours.secondary)
            right -= cap_width(self._key) + theme.scaled(_SIDE)
        self._draw_fields(painter, QRectF(x, 0, max(right - x, 0), area.height()), colours)

    def _draw_arrow(self, painter: QPainter, area: QRectF, colour: str) -> float:
        half, middle = theme.scaled(4), QPointF(theme.scaled(_SIDE + 4), area.center().y())
        points = [QPointF(-half / 2, -half), QPointF(half, 0), QPointF(-half / 2, half)]
        if self._open:
            points = [QPointF(point.y(), point.x()) for point in points]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygonF([middle + point for point in points]))
        return middle.x() + theme.scaled(_SIDE)

    def _draw_fields(self, painter: QPainter, area: QRectF, colours: theme.Colours) -> None:
        """What is chosen in bold in the place of its field; what finds no room any more is left out."""
        x = area.left()
        for n, name in enumerate(self._names):
            value = self._said.get(name, "")
            painter.setFont(theme.font(13, bold=bool(value)))
            painter.setPen(QColor(colours.text if value else colours.secondary))
            text = (value or name) if n == 0 else f"·  {value or name}"
            width = painter.fontMetrics().horizontalAdvance(text)
            if x + width > area.right() - theme.scaled(2 * _SIDE):
                painter.setFont(theme.font(13))
                painter.setPen(QColor(colours.secondary))
                left = min(x, area.right() - painter.fontMetrics().horizontalAdvance("…"))
                rest = QRectF(left, 0, area.right() - left + 1, area.height())
                painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, "…")
                return
            painter.drawText(QRectF(x, 0, width + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, text)
            x += width + theme.scaled(8)
