"""Room for a finger on what Qt makes for a mouse: fields, boxes to tick, rows of lists."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kototori.ui.look import theme

_PRESSED = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)


class WideRadio(QRadioButton):
    """One of several; a press anywhere on its line chooses it, not on its letters alone."""

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)


class WideCheck(QCheckBox):
    """A box to tick; a press anywhere on its line ticks it."""

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)


class RoomyRows(QStyledItemDelegate):
    """Rows that a finger hits."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), theme.scaled(theme.TOUCH)))


def give_room(part: QWidget) -> None:
    """Raises every control in a part to the height of a finger; what is higher already stays so."""
    least = theme.scaled(theme.TOUCH)
    for control in part.findChildren(QWidget):
        inner = isinstance(control.parentWidget(), QAbstractSpinBox | QComboBox)
        if isinstance(control, _PRESSED) and not inner and control.minimumHeight() < least:
            control.setMaximumHeight(max(least, control.maximumHeight()))
            control.setMinimumHeight(least)
        if isinstance(control, QComboBox):
            give_rows_room(control.view())


def give_rows_room(rows: QAbstractItemView) -> None:
    """Rows for a finger in a list that Qt paints itself."""
    if not isinstance(rows.itemDelegate(), RoomyRows):
        rows.setItemDelegate(RoomyRows(rows))
