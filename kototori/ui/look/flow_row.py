"""A row that becomes two where there is no room for one: nothing is cut off in a small window."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from kototori.ui.look.shorter_button import ShorterButton

_Placed = tuple[QLayoutItem, int]


class FlowRow(QLayout):
    """Lays its parts side by side, and goes on in the next row when one is full.

    Before a second row begins, buttons that can say the same in short do so, from the right.

    `right_from` is the place of the first part that stands at the right end, as long as one row is enough.
    """

    def __init__(self, gap: int, right_from: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._right_from = right_from
        self._heights: dict[int, int] = {}  # by width, until something in the row changes
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        parts = self._shown()
        width = sum(item.sizeHint().width() for item in parts) + self.spacing() * max(len(parts) - 1, 0)
        return QSize(width, max((item.sizeHint().height() for item in parts), default=0))

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._lay(area, place=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, area: QRect, *, place: bool) -> int:
        """Puts the parts into `area` or only measures; returns the height that they take."""
        rows = self._rows(area.width())
        y = area.top()
        for row in rows:
            height = max(_height_in(item, area.width()) for item, _ in row)
            if place:
                self._place_row(row, area, y, height, alone=len(rows) == 1)
            y += height + self.spacing()
        return max(y - self.spacing() - area.top(), 0)

    def _rows(self, width: int) -> list[list[_Placed]]:
        """Each part with its width, row by row."""
        row = self._in_one_row(width)
        if row is not None:
            return [row] if row else []
        rows: list[list[_Placed]] = []
        used = 0
        for item in self._shown():
            wanted = min(_least_width(item), width)
            if rows and used + self.spacing() + wanted <= width:
                rows[-1].append((item, wanted))
                used += self.spacing() + wanted
            else:
                rows.append([(item, wanted)])
                used = wanted
        return rows

    def _in_one_row(self, width: int) -> list[_Placed] | None:
        """From the right, one button after the other says less; the last of them keeps what is left."""
        parts = self._shown()
        widths = [item.sizeHint().width() for item in parts]
        over = sum(widths) + self.spacing() * max(len(parts) - 1, 0) - width
        for n in reversed(range(len(parts))):
            if over <= 0:
                break
            saved = widths[n] - _least_width(parts[n])
            widths[n] -= min(saved, over)
            over -= saved
        return None if over > 0 else list(zip(parts, widths, strict=True))

    def _place_row(self, row: list[_Placed], area: QRect, y: int, height: int, *, alone: bool) -> None:
        x = area.left()
        pushed = self._items[self._right_from :] if alone and self._right_from is not None else []
        room = area.width() - sum(width for _, width in row) - self.spacing() * (len(row) - 1)
        for item, width in row:
            if any(item is one for one in pushed):
                x += max(room, 0)
                pushed = []
            size = QSize(width, min(_height_in(item, area.width()), height))
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += width + self.spacing()


def _height_in(item: QLayoutItem, width: int) -> int:
    """What is wider than the row becomes taller instead, where it can."""
    wanted = item.sizeHint()
    if wanted.width() > width and item.hasHeightForWidth():
        return item.heightForWidth(width)
    return wanted.height()


def _least_width(item: QLayoutItem) -> int:
    part = item.widget()
    return part.shorter_size.width() if isinstance(part, ShorterButton) else item.sizeHint().width()
