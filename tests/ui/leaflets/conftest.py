"""The page of leaflets with invented leaflets in every state, and a whole window that prints them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kototori.documents.leaflet_pdf import LeafletPress
from kototori.domain.leaflet import DeskSign
from kototori.services.desk import Desk
from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.keys import KeyTable
from kototori.ui.leaflets.leaflet_page import LeafletPage, LeafletServices
from kototori.ui.notices import Notices
from kototori.ui.preferences import Preferences
from kototori.wording.catalogue import Words
from tests.ui.conftest import PaperTray
from tests.ui.leaflets.shelf import lay_shelf


@pytest.fixture
def invented(
    desk: Desk,
    tray: PaperTray,
    press: LeafletPress,
    standing_clock: Callable[[], datetime],
    tmp_path: Path,
) -> LeafletRack:
    """A rack of invented leaflets, read already, with the desk's own folder beside it."""
    leaflets, translations = lay_shelf(tmp_path)
    rack = LeafletRack(
        leaflets_folder=leaflets,
        translations_folder=translations,
        cache_folder=None,
        clock=standing_clock,
        languages=lambda: desk.setup.vocabulary().languages,
        sign=DeskSign,
        press=lambda: press,
        printer=tray,
        own_folder=desk.own_leaflets.folder,
    )
    rack.leaflets()
    return rack


@pytest.fixture
def page(
    invented: LeafletRack,
    desk: Desk,
    preferences: Preferences,
    words: Words,
    notices: Notices,
    show: Callable[[QWidget], None],
) -> LeafletPage:
    """The page alone, on the screen; the keyboard is in the search line."""
    services = LeafletServices(
        rack=invented,
        log=desk.log,
        setup=desk.setup,
        wishes=lambda: desk.leaflet_wishes,
        own=lambda: desk.own_leaflets,
    )
    page = LeafletPage(services, preferences, KeyTable(), words, notices)
    show(page)
    page.refresh()
    page.first_focus().setFocus()
    return page


def draw(page: LeafletPage, qtbot: QtBot) -> None:
    """Waits for the page that is chosen."""
    page.drawing.draw()
    qtbot.waitUntil(lambda: bool(page.drawing.pdf))


def texts(part: QWidget) -> str:
    """Everything that stands on labels in a part of the window."""
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def lines(page: LeafletPage) -> list[str]:
    """The rows of the list, headings among them."""
    return [page.choice.list.item(row).text() for row in range(page.choice.list.count())]
