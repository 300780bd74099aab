"""From the page of leaflets to paper: four seconds, the troubles of a printer, with whom it is counted."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Handout
from kototori.domain.printer import KnownPrinter
from kototori.services.desk import Desk
from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.leaflets.leaflet_page import LeafletPage
from kototori.ui.leaflets.print_row import PrintRows
from kototori.ui.paper.print_queue import PrintQueue, Stage
from kototori.ui.visitor.qr_view import QrView
from tests.ui.conftest import PaperTray, Person
from tests.ui.leaflets.shelf import HOME, LETTER, PERMIT, SCHOOL


@pytest.fixture
def at_desk(whole: Person, invented: LeafletRack, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody at a whole window whose rack holds the invented leaflets."""
    monkeypatch.setattr(Desk, "leaflet_rack", lambda *_, **__: invented)
    queue(whole)
    return whole


def queue(person: Person) -> PrintQueue:
    return person.window.shell.prints.made.queue


def page_of(person: Person) -> LeafletPage:
    page = person.window.shell.page
    assert isinstance(page, LeafletPage)
    return page


def rows_of(person: Person) -> PrintRows:
    [rows] = page_of(person).foot.findChildren(PrintRows)
    return rows


def wait_seconds(person: Person) -> None:
    for _ in range(4):
        queue(person).pass_second()


@pytest.fixture
def drawn(at_desk: Person, qtbot: QtBot) -> Callable[[], LeafletPage]:
    """Waits until the page that is chosen stands."""

    def wait() -> LeafletPage:
        page = page_of(at_desk)
        page.drawing.draw()
        qtbot.waitUntil(lambda: bool(page.drawing.pdf))
        return page

    return wait


def test_arabic_beside_finnish_in_two_copies_takes_four_keys_and_the_letters(
    at_desk: Person, qtbot: QtBot, tray: PaperTray, drawn: Callable[[], LeafletPage]
) -> None:
    at_desk.press("Ctrl+Shift+P")
    at_desk.key_presses = 0

    at_desk.type("ar")
    at_desk.press("Space")
    at_desk.type("sök")
    at_desk.press("Space")
    at_desk.type("x2")
    at_desk.press("Space")
    drawn()
    at_desk.press("Ctrl+P")

    assert at_desk.key_presses - len("ar" + "sök" + "x2") == 4
    [one] = queue(at_desk).prints
    assert [(order.topics, order.language, order.beside) for order in one.orders] == [((HOME,), "ar", "fi")]
    wait_seconds(at_desk)
    qtbot.waitUntil(lambda: tray.copies == [2])


def test_three_leaflets_in_somali(at_desk: Person, drawn: Callable[[], LeafletPage]) -> None:
    at_desk.press("Ctrl+Shift+P")
    at_desk.type("so")
    at_desk.press("Space")
    for word in ("bostad", "permit", "dag"):
        at_desk.type(word)
        at_desk.press("Space")
    drawn()

    assert page_of(at_desk).foot.print_button.full == "Print 3 leaflets (SO)"
    at_desk.press("Ctrl+P")

    [one] = queue(at_desk).prints
    assert [(order.topics[0], order.language) for order in one.orders] == [
        (HOME, "so"),
        (PERMIT, "so"),
        (SCHOOL, "so"),
    ]


def test_what_there_is_in_tigrinya_about_housing_is_seen_after_two_keys_and_a_code(at_desk: Person) -> None:
    at_desk.press("Ctrl+Shift+P")
    at_desk.press("1")
    at_desk.type("ti")
    at_desk.press("Space")

    rows = page_of(at_desk).choice.list
    assert [(offer.title, offer.detail) for offer in rows.offers()] == [
        ("Looking for a home", "not in Tigrinya → easy Finnish")
    ]


def test_with_need_and_language_on_the_pad_the_page_has_all_but_ctrl_p(
    at_desk: Person, qtbot: QtBot, drawn: Callable[[], LeafletPage]
) -> None:
    at_desk.type("c1")
    at_desk.press("Space")
    at_desk.type("ti")
    at_desk.press("Space", "Ctrl+Shift+P")
    drawn()
    at_desk.press("Ctrl+P")

    [one] = queue(at_desk).prints
    assert [(order.topics, order.language) for order in one.orders] == [((PERMIT,), "ti")]
    assert one.draft == at_desk.log_page.pad.draft_id


def test_a_print_can_be_cancelled_on_the_page_for_four_seconds(
    at_desk: Person, tray: PaperTray, drawn: Callable[[], LeafletPage]
) -> None:
    at_desk.press("Ctrl+Shift+P")
    at_desk.type("kela")
    at_desk.press("Space")
    drawn()
    at_desk.press("Ctrl+P")
    rows = rows_of(at_desk)
    assert rows.moving.isVisible()

    rows.moving.off.click()
    wait_seconds(at_desk)

    assert queue(at_desk).prints == []
    assert tray.pages == []
    assert "cancelled" in at_desk.notice


def test_a_printer_that_stands_still_is_told_on_the_page_and_tried_again(
    at_desk: Person, qtbot: QtBot, tray: PaperTray, drawn: Callable[[], LeafletPage]
) -> None:
    ready = tray.printers
    tray.printers = [KnownPrinter("office", "Office printer", is_ready=False, reason="out of paper")]
    at_desk.press("Ctrl+Shift+P")
    at_desk.type("kela")
    at_desk.press("Space")
    drawn()
    at_desk.press("Ctrl+P")
    qtbot.waitUntil(lambda: queue(at_desk).prints[0].stage is Stage.TROUBLE)
    rows = rows_of(at_desk)
    assert "stands still" in rows.waiting.said.text()
    assert rows.waiting.keep.isVisible()
    assert rows.waiting.other.isVisible()

    tray.printers = ready
    rows.waiting.again.click()

    qtbot.waitUntil(lambda: len(tray.pages) == 1)
    qtbot.waitUntil(lambda: queue(at_desk).prints[0].stage is Stage.DONE)


def test_a_computer_without_a_printer_says_so_and_can_be_asked_again(
    at_desk: Person, qtbot: QtBot, tray: PaperTray, drawn: Callable[[], LeafletPage]
) -> None:
    ready, tray.printers = tray.printers, []
    at_desk.press("Ctrl+Shift+P")
    at_desk.type("kela")
    at_desk.press("Space")
    drawn()
    at_desk.press("Ctrl+P")
    qtbot.waitUntil(lambda: queue(at_desk).prints[0].stage is Stage.TROUBLE)
    rows = rows_of(at_desk)
    assert rows.waiting.said.text() == "This computer has no printer. The contact is safe."

    tray.printers = ready
    rows.waiting.again.click()

    qtbot.waitUntil(lambda: len(tray.pages) == 1)


def test_sheets_for_the_visitor_on_the_pad_are_counted_with_their_contact(
    at_desk: Person, qtbot: QtBot, drawn: Callable[[], LeafletPage]
) -> None:
    at_desk.type("2ar")
    at_desk.press("Space", "Ctrl+Shift+P")
    at_desk.type("x2")
    at_desk.press("Space")
    drawn()
    at_desk.press("Ctrl+P")
    wait_seconds(at_desk)
    qtbot.waitUntil(lambda: "counted when the contact is saved" in at_desk.notice)

    at_desk.press("Esc", "Enter")

    [stored] = at_desk.stored
    assert stored.facts.handouts == (Handout(LETTER, "ar", 2),)


def test_sheets_are_counted_with_the_last_contact_only_where_that_is_ticked(
    at_desk: Person, qtbot: QtBot, drawn: Callable[[], LeafletPage]
) -> None:
    at_desk.type("3ar")
    at_desk.press("Space", "Enter", "Ctrl+Shift+P")
    at_desk.type("kela")
    at_desk.press("Space")
    page = drawn()
    at_desk.press("Ctrl+P")
    wait_seconds(at_desk)
    qtbot.waitUntil(lambda: "1 copy counted for the shelf" in at_desk.notice)
    assert at_desk.stored[0].facts.handouts == ()

    page.paper.count.setChecked(True)
    at_desk.press("Ctrl+P")
    wait_seconds(at_desk)
    qtbot.waitUntil(lambda: "1 leaflet counted with the contact" in at_desk.notice)

    assert at_desk.stored[0].facts.handouts == (Handout(LETTER, "fi", 1),)


def test_the_next_visitor_finds_an_empty_page(at_desk: Person) -> None:
    at_desk.type("1ar")
    at_desk.press("Space", "Ctrl+Shift+P")
    assert page_of(at_desk).choice.chosen == (HOME,)

    at_desk.press("Esc", "Enter", "Ctrl+Shift+P")

    assert page_of(at_desk).choice.chosen == ()
    assert page_of(at_desk).language == "fi"


def test_f8_on_the_page_shows_the_codes_of_what_is_ticked_and_gives_the_screen_back(at_desk: Person) -> None:
    at_desk.press("Ctrl+Shift+P")
    at_desk.type("kela")
    at_desk.press("Space", "F8")

    view = at_desk.window.centralWidget()
    assert isinstance(view, QrView)
    assert [card.accessibleName() for card in view.cards] == ["QR: Verkossa, example.fi"]

    at_desk.press("F8")

    assert at_desk.window.centralWidget() is at_desk.window.shell
    assert page_of(at_desk).choice.line.hasFocus()
