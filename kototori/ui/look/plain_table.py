"""A table model over plain rows of texts."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


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
        if not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() and _is_number(text):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

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
