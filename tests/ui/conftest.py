"""What the tests of the window share: words, notices, a printer that keeps its pages."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kototori import assets
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import JobFate, JobState, KnownPrinter, PrinterPaused, PrintJob
from kototori.domain.worker import Worker
from kototori.home import Home
from kototori.services.desk import Desk
from kototori.services.leaflet_rack import LeafletRack
from kototori.typesetting.typesetter import Typesetter
from kototori.ui.application import make_application
from kototori.ui.notices import Notices, Tone
from kototori.ui.preferences import Preferences
from kototori.wording.catalogue import Words, read_words


class PaperTray:
    """A printer that keeps what it prints, and prints when the test says so."""

    def __init__(self) -> None:
        self.printers = [KnownPrinter("office", "Office printer", is_default=True)]
        self.pages: list[bytes] = []
        self.titles: list[str] = []
        self.copies: list[int] = []
        self.state = JobState.DONE

    def known(self) -> tuple[KnownPrinter, ...]:
        return tuple(self.printers)

    def send(self, pdf: bytes, *, to: str, title: str, copies: int, size: PaperSize) -> PrintJob:
        if not self.printers[0].is_ready:
            raise PrinterPaused(to, self.printers[0].reason)
        self.pages.append(pdf)
        self.titles.append(title)
        self.copies.append(copies)
        return PrintJob(to, len(self.pages))

    def fate(self, job: PrintJob) -> JobFate:
        return JobFate(self.state)

    def cancel(self, job: PrintJob) -> None:
        self.state = JobState.CANCELLED


@pytest.fixture(scope="session", autouse=True)
def desk_style(qapp: QApplication) -> None:
    """The application as the window has it."""
    make_application()


@pytest.fixture
def words() -> Words:
    return read_words(assets.folder("translations"), "en", None)


@pytest.fixture
def notices(words: Words) -> Notices:
    return Notices(words)


@pytest.fixture
def said(notices: Notices) -> list[tuple[str, Tone]]:
    """Everything that the message line was told."""
    heard: list[tuple[str, Tone]] = []
    notices.said.connect(lambda sentence, tone: heard.append((sentence, tone)))
    return heard


@pytest.fixture
def tray() -> PaperTray:
    return PaperTray()


@pytest.fixture
def preferences(home: Path) -> Preferences:
    return Preferences(Home(home))


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter(assets.folder("resources") / "fonts")


@pytest.fixture(scope="session")
def press(typesetter: Typesetter) -> LeafletPress:
    return LeafletPress(typesetter, read_words(assets.folder("translations"), "en", None))


@pytest.fixture
def rack(
    desk: Desk, tray: PaperTray, press: LeafletPress, standing_clock: Callable[[], datetime]
) -> LeafletRack:
    from kototori.domain.leaflet import DeskSign

    return LeafletRack(
        leaflets_folder=assets.folder("resources") / "leaflets",
        translations_folder=assets.folder("translations"),
        cache_folder=None,
        clock=standing_clock,
        languages=lambda: desk.setup.vocabulary().languages,
        sign=DeskSign,
        press=lambda: press,
        printer=tray,
    )


@pytest.fixture
def workers(desk: Desk) -> SimpleNamespace:
    """Two invented social workers in the directory."""
    first = Worker(code="keksitty", name="Kaisa Keksitty", title="sosiaaliohjaaja", team="Aikuissosiaalityö")
    second = Worker(
        code="sepitetty", name="Seppo Sepitetty", title="omatyöntekijä", team="Perhetyö", area="Puhos"
    )
    return SimpleNamespace(first=desk.setup.add_worker(first), second=desk.setup.add_worker(second))


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Puts a page on the screen as the active window, so that keys reach it."""

    def show(page: QWidget, width: int = 1366, height: int = 676) -> None:
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    return show


@pytest.fixture(autouse=True)
def windows_are_gone_after_a_test(qapp: QApplication) -> object:
    """What a test has closed is deleted before the next one begins."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
