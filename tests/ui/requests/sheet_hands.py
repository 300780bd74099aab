"""Somebody who fills in a contact request at the window."""

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kototori.ui.look.buttons import KeyButton
from kototori.ui.requests.referral_sheet import ReferralSheet
from tests.ui.conftest import Person

NAME, PHONE = "Mo Esimerkki", "040 000 0000"


def request_of(person: Person) -> ReferralSheet:
    """The request that is to be seen."""
    found = person.window.shell.sheets.request
    assert found is not None
    return found


def has_request(person: Person) -> bool:
    return person.window.shell.sheets.request is not None


def fill(person: Person, *, name: str = NAME, phone: str = PHONE) -> None:
    """Consent, worker, name and phone by keys alone; the keyboard stays in the phone's field."""
    person.press("Space")
    person.type("kek")
    person.press("Enter")
    person.type(name)
    person.press("Tab")
    person.type(phone)


def make(person: Person, *, name: str = NAME, phone: str = PHONE) -> ReferralSheet:
    """A request from Ctrl+R to Ctrl+Enter."""
    person.press("Ctrl+R")
    fill(person, name=name, phone=phone)
    person.press("Ctrl+Enter")
    return request_of(person)


def texts(part: QWidget) -> str:
    """Everything that stands to be read in a part of the window."""
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def button(part: QWidget, text: str) -> KeyButton:
    """The button that says so."""
    return next(one for one in part.findChildren(KeyButton) if one.isVisible() and one.text() == text)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
