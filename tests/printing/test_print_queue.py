"""The window's queue before a real CUPS: what is sent comes out, and a printer that stands still is told."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kototori.assets import folder
from kototori.documents.press_room import PressRoom
from kototori.domain.leaflet import DeskSign, LeafletOrder
from kototori.domain.printer import PrinterMissing, PrinterPaused
from kototori.home import Home
from kototori.printing.cups import CupsPrinter
from kototori.services.leaflet_rack import LeafletRack
from kototori.services.shipped_lists import read_lists
from kototori.ui.paper.print_queue import SECONDS, PrintQueue, QueuedPrint, Stage
from kototori.ui.preferences import Preferences
from kototori.wording.catalogue import read_words
from tests.printing.conftest import PrintServer
from tests.printing.test_leaflet_to_paper import words_in, words_on

CONTACT = UUID("01930f3e-0000-7000-8000-000000000001")
ORDERS = (
    LeafletOrder(topics=("this-place",), language="sv", beside="fi"),
    LeafletOrder(topics=("residence-permit-renewal",), language="so", beside="fi"),
)
PATIENCE = 30_000  # milliseconds


@pytest.fixture
def rack(print_server: PrintServer, standing_clock: Callable[[], datetime]) -> LeafletRack:
    words = read_words(folder("translations"), "fi", None)
    return LeafletRack(
        leaflets_folder=folder("resources") / "leaflets",
        translations_folder=folder("translations"),
        cache_folder=None,
        clock=standing_clock,
        languages=lambda: read_lists(folder("resources") / "lists").languages,
        sign=DeskSign,
        press=lambda: PressRoom(folder("resources") / "fonts", words),
        printer=CupsPrinter(print_server.socket),
    )


@pytest.fixture
def preferences(home: Path) -> Preferences:
    kept = Preferences(Home(home))
    Home(home).database.touch()
    kept.choose_printer("Suora")
    return kept


@pytest.fixture
def queue(qtbot: QtBot, rack: LeafletRack, preferences: Preferences) -> Iterator[PrintQueue]:
    around = QObject()
    yield PrintQueue(lambda: rack, preferences, around)
    around.deleteLater()


def reaches(qtbot: QtBot, queue: PrintQueue, one: QueuedPrint, stage: Stage) -> None:
    qtbot.waitUntil(lambda: one.stage is stage, timeout=PATIENCE)


def test_several_languages_come_out_as_one_print(
    queue: PrintQueue, rack: LeafletRack, print_server: PrintServer, qtbot: QtBot
) -> None:
    one = queue.add(ORDERS, (), CONTACT)
    qtbot.waitUntil(lambda: one.printer is not None, timeout=PATIENCE)
    for _ in range(SECONDS):
        queue.pass_second()

    reaches(qtbot, queue, one, Stage.DONE)
    assert one.printer is not None
    assert one.printer.name == "Suora"
    for order in ORDERS:
        version = rack.version(order.topics[0], order.language)
        said = words_in(" ".join([version.title, *(block.text for block in version.blocks)]))
        assert said - words_on(print_server.tray) == set()


def test_a_printer_that_stands_still_is_told_and_prints_when_it_goes_again(
    queue: PrintQueue, print_server: PrintServer, qtbot: QtBot
) -> None:
    print_server.run("cupsreject", "-r", "huolto kesken", "Suora")
    try:
        one = queue.add(ORDERS[:1], (), CONTACT)
        reaches(qtbot, queue, one, Stage.TROUBLE)
        assert isinstance(one.fault, PrinterPaused)
    finally:
        print_server.run("cupsaccept", "Suora")

    queue.try_again(one)

    reaches(qtbot, queue, one, Stage.DONE)


def test_a_printer_that_is_gone_is_told(queue: PrintQueue, preferences: Preferences, qtbot: QtBot) -> None:
    preferences.choose_printer("Kadonnut")
    one = queue.add(ORDERS[:1], (), CONTACT)
    reaches(qtbot, queue, one, Stage.TROUBLE)
    assert isinstance(one.fault, PrinterMissing)

    queue.ask_for_printer(one)
    qtbot.waitUntil(lambda: len(queue.printers) > 1, timeout=PATIENCE)
    queue.choose_printer("Suora")

    reaches(qtbot, queue, one, Stage.DONE)
