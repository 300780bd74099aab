"""A row that becomes two where there is no room for one: nothing is cut off in a small window."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from kototori.ui.shorter_button import ShorterButton


class FlowRow(QLayout):
    """Lays its parts side by side, and goes on in the next row when one is full.

    Before a second row begins, buttons that can say the same in short do so.

    `right_from` is the place of the first part that stands at the right end, as long as one row is enough.
    """

    def __init__(self, gap: int, right_from: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._right_from = right_from
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

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), place=False)

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
            height = max(_height_in(item, area.width()) for item in row)
            if place:
                self._place_row(row, area, y, height, alone=len(rows) == 1)
            y += height + self.spacing()
        return max(y - self.spacing() - area.top(), 0)

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows = self._rows_of(width, short=False)
        return rows if len(rows) == 1 else self._rows_of(width, short=True)

    def _rows_of(self, width: int, *, short: bool) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wanted = _shortest(item).width() if short else item.sizeHint().width()
            if rows and used + self.spacing() + wanted <= width:
                rows[-1].append(item)
                used += self.spacing() + wanted
            else:
                rows.append([item])
                used = wanted
        return rows

    def _place_row(self, row: list[QLayoutItem], area: QRect, y: int, height: int, *, alone: bool) -> None:
        x = area.left()
        pushed = self._items[self._right_from :] if alone and self._right_from is not None else []
        room = area.width() - sum(item.sizeHint().width() for item in row) - self.spacing() * (len(row) - 1)
        is_short = room < 0
        for item in row:
            if any(item is one for one in pushed):
                x += max(room, 0)
                pushed = []
            wanted = _shortest(item) if is_short else item.sizeHint()
            own = QSize(wanted.width(), _height_in(item, area.width()))
            size = own.boundedTo(QSize(area.width(), height))
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self.spacing()


def _height_in(item: QLayoutItem, width: int) -> int:
    """What is wider than the row becomes taller instead, where it can."""
    wanted = item.sizeHint()
    if wanted.width() > width and item.hasHeightForWidth():
        return item.heightForWidth(width)
    return wanted.height()


def _shortest(item: QLayoutItem) -> QSize:
    part = item.widget()
    return part.shorter_size if isinstance(part, ShorterButton) else item.sizeHint()
