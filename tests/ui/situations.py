"""What the window can look like: every view and state, each reached by the keys that lead there."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kototori.domain.day import Prompt
from kototori.domain.draft import Slot
from kototori.services.request_book import Consented
from kototori.ui.figures.statistics_page import StatisticsPage
from kototori.ui.keys import Deed
from kototori.ui.leaflets.leaflet_page import LeafletPage
from kototori.ui.views import ViewName
from kototori.ui.visitor.turned_view import TurnedView
from tests.services.request_desk import PASSPHRASE
from tests.ui.conftest import Person


def _chips(person: Person) -> None:
    person.type("1ar")
    person.press("Space")


def _parked(person: Person) -> None:
    for _ in Slot:
        person.type("1")
        person.press("Ctrl+N")


def _parked_beside_a_request(person: Person) -> None:
    _parked(person)
    person.press("Ctrl+R")


def _correcting(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Up")


def _late(person: Person) -> None:
    person.press("Ctrl+D")
    person.type("1030")
    person.press("Enter")


def _printing(person: Person) -> None:
    _chips(person)
    person.press("Ctrl+Enter")


def _consented(person: Person) -> None:
    person.press("Ctrl+R")
    button("The visitor consents", person.window).click()


def _view(name: ViewName) -> Callable[[Person], None]:
    return lambda person: person.window.shell.show_view(name)


def _presses(*keys: str) -> Callable[[Person], None]:
    return lambda person: person.press(*keys)


def _leaflets(person: Person) -> LeafletPage:
    """The page of leaflets, read, with one ticked."""
    person.window.shell.prints.made.rack().leaflets()
    person.window.shell.show_view(ViewName.LEAFLETS)
    page = person.window.shell.page
    assert isinstance(page, LeafletPage)
    person.press("Space")
    return page


def _own_leaflets(person: Person) -> None:
    _leaflets(person).own.open()


def _annex(person: Person) -> None:
    person.desk.reports.write_line(person.desk.log.today(), Prompt.NEW, "Sublets without an address.")
    person.window.shell.show_view(ViewName.STATISTICS)
    page = person.window.shell.page
    assert isinstance(page, StatisticsPage)
    page.open_annex()


def _codes(person: Person) -> None:
    _leaflets(person)
    person.press("F8")


def _open_requests(person: Person) -> None:
    requests = person.desk.requests
    requests.door.set_up(PASSPHRASE)
    said = {"name": "Mo Esimerkki", "phone": "040 000 0000", "language": "so"}
    requests.add(person.desk.setup.workers()[0].code, Consented("2026-11", "so"), said)
    person.window.shell.show_view(ViewName.REQUESTS)


def _to_be_withdrawn(person: Person) -> None:
    _open_requests(person)
    person.press("Enter", "Right", "Del")


def _worker_to_be_told(person: Person) -> None:
    _to_be_withdrawn(person)
    person.press("Del", "Ctrl+H")


def _needs_of_leaflets(person: Person) -> None:
    page = _leaflets(person)
    page.choice.needs.unfold()
    page.languages.open_more()


PAD: Mapping[str, Callable[[Person], None]] = {
    "empty": lambda _: None,
    "chips": _chips,
    "suggestions": lambda person: person.type("as"),
    "refused": _presses("Enter"),
    "parked": _parked,
    "parked beside a request": _parked_beside_a_request,
    "correcting": _correcting,
    "asking when": _presses("Ctrl+D"),
    "late": _late,
    "busy": _presses("F7"),
    "details": _presses("F4"),
    "values of a detail": _presses("F4", "Enter"),
    "printing": _printing,
    "tally": lambda person: person.window.do(Deed.TALLY),
    "request": _presses("Ctrl+R"),
    "request with consent": _consented,
    "commands": _presses("Ctrl+K"),
    "turned": _presses("F8"),
    "curtain": _presses("F9"),
}
BESIDE: Mapping[str, Callable[[Person], None]] = {
    **{str(name): _view(name) for name in ViewName if name is not ViewName.LOG},
    "export": _presses("Ctrl+E"),
    "annex": _annex,
    "a leaflet ticked": _needs_of_leaflets,
    "own leaflets": _own_leaflets,
    "codes for the phone": _codes,
    "requests open": _open_requests,
    "a request to be withdrawn": _to_be_withdrawn,
    "a worker to be told": _worker_to_be_told,
}
ALL = {**PAD, **BESIDE}


def settle() -> None:
    """Whatever was put off until the window rests."""
    for _ in range(3):
        QApplication.processEvents()


def button(name: str, within: QWidget) -> QAbstractButton:
    """The one button that is seen by its words, or heard by its name."""
    found = [
        one
        for one in within.findChildren(QAbstractButton)
        if one.isVisible() and name in (one.text(), one.accessibleName())
    ]
    assert len(found) == 1, (name, [one.text() for one in found])
    return found[0]


def is_turned(person: Person) -> bool:
    """Whether the window shows the visitor's view."""
    return isinstance(person.window.centralWidget(), TurnedView)
