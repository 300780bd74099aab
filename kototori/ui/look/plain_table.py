"""A table model over plain rows of texts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

_TO_BE_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PlainTable(QStandardItemModel):
    """Rows of texts under their headings; numbers stand to the right, but in the first column.

    Qt holds them itself: to paint a cell it asks for it by seven roles, and each answer from Python costs as
    much as a letter.
    """

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        """Shows these rows from now on; the same ones again cost nothing."""
        if (columns, tuple(rows)) == (self._columns, self._rows):
            return
        self._columns, self._rows = columns, tuple(rows)
        self.beginResetModel()  # told once, not for every column
        self.blockSignals(True)
        self._fill()
        self.blockSignals(False)
        self.endResetModel()

    def _fill(self) -> None:
        self.setRowCount(0)
        self.setColumnCount(0)
        for at, name in enumerate(self._columns):
            self.appendColumn([_cell(row[at], is_first=not at) for row in self._rows])
            heading = QStandardItem(name)
            is_number = bool(at and self._rows) and _is_number(self._rows[0][at])
            heading.setTextAlignment(_TO_THE_RIGHT if is_number else _TO_THE_LEFT)
            self.setHorizontalHeaderItem(at, heading)


def _cell(text: str, *, is_first: bool) -> QStandardItem:
    cell = QStandardItem(text)
    cell.setFlags(_TO_BE_READ)
    cell.setToolTip(text)
    if not is_first and _is_number(text):
        cell.setTextAlignment(_TO_THE_RIGHT)
    return cell


_SIGNS = str.maketrans("", "", "\u00a0,.%+\u2212\u2013 ")  # of thousands and decimals, of a range, of nothing


def _is_number(text: str) -> bool:
    digits = text.translate(_SIGNS)
    return digits.isdecimal() or text == "–"
