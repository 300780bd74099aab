"""A table model over plain rows of texts."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
# As numbers: Qt asks for every cell by seven roles, and a comparison with an enum takes ten times as long.
_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
_ANSWERED = frozenset((int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole), _ALIGNED))
_TO_THE_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)


class PlainTable(QAbstractTableModel):
    """Rows of texts under their headings; numbers stand to the right, but in the first column."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[str, ...] = ()
        self._rows: Sequence[tuple[str, ...]] = ()

    def show_rows(self, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        """Shows these rows from now on; the same ones again cost nothing."""
        if (columns, tuple(rows)) == (self._columns, self._rows):
            return
        self.beginResetModel()
        self._columns, self._rows = columns, tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        column = index.column()
        text = self._rows[index.row()][column]
        if role != _ALIGNED:
            return text
        return _TO_THE_RIGHT if column and _is_number(text) else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            numbers = section and self._rows and _is_number(self._rows[0][section])
            side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


_SIGNS = str.maketrans("", "", "\u00a0,.%+\u2212\u2013 ")  # of thousands and decimals, of a range, of nothing


def _is_number(text: str) -> bool:
    digits = text.translate(_SIGNS)
    return digits.isdecimal() or text == "–"
