"""Makes known to Qt's accessibility what the painted widgets are, for those that carry `spoken_as`."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QWidget

from kototori.ui.look.spoken_as import SpokenAs

_ROLES: Mapping[SpokenAs, QAccessible.Role] = {
    SpokenAs.EXPANDER: QAccessible.Role.Button,
    SpokenAs.ONE_OF_SEVERAL: QAccessible.Role.RadioButton,
    SpokenAs.STATUS: QAccessible.Role.StatusBar,
    SpokenAs.STANDING_NOTE: QAccessible.Role.Notification,
    SpokenAs.PICTURE: QAccessible.Role.Chart,
}


def make_roles_known() -> None:
    """Once, before a screen reader asks: after the first picture, where it keeps nobody waiting."""
    QAccessible.installFactory(_described)
    if QAccessible.isActive():  # a screen reader was there first, and has what Qt thought of them
        for widget in QApplication.allWidgets():
            if isinstance(getattr(widget, "spoken_as", None), SpokenAs):
                known = QAccessible.queryAccessibleInterface(widget)
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


class _Described(QAccessibleWidget):
    """A widget with the role that it has for the eye, and with what a press of it does."""

    def __init__(self, widget: QWidget, spoken_as: SpokenAs) -> None:
        super().__init__(widget, _ROLES[spoken_as])
        self._widget = widget
        self._spoken_as = spoken_as

    def state(self) -> QAccessible.State:
        state = super().state()
        if self._spoken_as is SpokenAs.EXPANDER:
            opened = bool(self._widget.property("expanded"))
            state.expandable, state.expanded, state.collapsed = 1, int(opened), int(not opened)
        elif isinstance(self._widget, QAbstractButton):
            state.checkable, state.checked = 1, int(self._widget.isChecked())
        return state

    def text(self, which: QAccessible.Text) -> str:
        value = self._widget.property("spoken_value")
        if which is QAccessible.Text.Value and value:
            return str(value)
        said = super().text(which)
        # Without a description Qt takes the tool tip, which says the name once more.
        said_twice = which is QAccessible.Text.Description and said == super().text(QAccessible.Text.Name)
        return "" if said_twice else said

    def actionNames(self) -> list[str]:
        names = list(super().actionNames())
        if isinstance(self._widget, QAbstractButton) and self._widget.isEnabled():
            names.insert(0, QAccessibleActionInterface.pressAction())
        return names

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction() and isinstance(self._widget, QAbstractButton):
            self._widget.click()
        else:
            super().doAction(name)


def _described(_: str, thing: QObject) -> QAccessibleInterface | None:
    spoken_as = getattr(thing, "spoken_as", None)
    if isinstance(spoken_as, SpokenAs) and isinstance(thing, QWidget):
        return _Described(thing, spoken_as)
    return None
