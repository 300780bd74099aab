"""What somebody sees on the page of requests."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from kototori.domain.referral import RequestState
from kototori.services.request_list import Listed
from kototori.ui.requests.referral_page import ReferralPage
from tests.ui.conftest import Person

Opening = Callable[[], ReferralPage]


def listed(person: Person) -> list[Listed]:
    return person.desk.request_list.all()


def states(person: Person) -> list[RequestState]:
    return [one.state for one in listed(person)]


def seen(part: QWidget) -> str:
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())
