"""A field for a day, written as in Finland, with a calendar to click."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit


def day_edit() -> QDateEdit:
    """An empty one; Qt's own first day stands in it."""
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("d.M.yyyy")
    return edit


def day_in(edit: QDateEdit) -> date:
    """The day that stands in the field."""
    return date(edit.date().year(), edit.date().month(), edit.date().day())


def qdate(day: date) -> QDate:
    """The same day as Qt has it."""
    return QDate(day.year, day.month, day.day)
