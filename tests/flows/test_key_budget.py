"""How many keys the four commonest tasks take; letters of a name and digits of a phone are not counted."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Outcome, Source
from kototori.services.request_book import RequestBook
from tests.ui.conftest import PaperTray, Person

NAME, PHONE = "Mo Esimerkki", "040 000 0000"


def test_one_need_takes_two_keys(whole: Person) -> None:
    whole.type("1")
    whole.press("Enter")
    assert [one.facts.needs for one in whole.stored] == [("A",)]
    assert whole.key_presses <= 2


def test_in_the_busy_hour_a_visitor_takes_one_key(whole: Person) -> None:
    whole.press("F7")
    whole.key_presses = 0
    whole.type("1")
    assert [(one.facts.needs, one.source) for one in whole.stored] == [(("A",), Source.BUSY)]
    assert whole.key_presses <= 1


def test_two_needs_a_language_and_leaflets_printed_take_six_keys(whole: Person) -> None:
    prints = whole.window.shell.prints.made
    prints.rack().leaflets()
    whole.type("23ar")
    whole.press("Ctrl+Enter")
    assert [(one.facts.needs, one.facts.language) for one in whole.stored] == [(("B", "C"), "ar")]
    (queued,) = prints.queue.prints
    assert {handout.language for handout in queued.handouts} == {"ar"}
    assert whole.key_presses <= 6
    assert QApplication.focusWidget() is whole.line


def test_a_request_with_name_and_phone_takes_twelve_keys_beside_what_is_typed(
    whole: Person, book: RequestBook, tray: PaperTray, qtbot: QtBot
) -> None:
    """Every key counts but those of name and phone: the letters by which the worker is found, too, and the
    key that prints slip and card. The requests are locked, and nobody is asked for a passphrase.
    """
    book.close()
    whole.type("1")
    whole.press("Ctrl+R", "Space")
    whole.type("kek")
    whole.press("Enter")
    whole.type(NAME)
    whole.press("Tab")
    whole.type(PHONE)
    whole.press("Ctrl+Enter")
    assert whole.desk.referrals.waiting_count() == 1
    whole.press("Ctrl+Enter")
    assert whole.line.hasFocus()
    whole.press("Enter")
    assert [one.facts.needs for one in whole.stored] == [("A",)]
    assert [one.facts.outcome for one in whole.stored] == [(Outcome.REFERRAL_REQUESTED,)]
    assert whole.key_presses - len(NAME) - len(PHONE) <= 12
    qtbot.waitUntil(lambda: len(tray.pages) == 2, timeout=20_000)
