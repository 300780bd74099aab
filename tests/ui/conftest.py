"""A real desk in its window, the keys of the person before it, and a printer that keeps its pages."""

import datetime as dt
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kototori import assets
from kototori.documents.key_card_pdf import KeyCardPress
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.documents.recovery_sheet_pdf import RecoverySheetPress
from kototori.documents.referral_slip_pdf import SlipPress
from kototori.domain.contact import Contact
from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import JobFate, JobState, KnownPrinter, PrinterPaused, PrintJob
from kototori.domain.worker import Worker
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.key_cards import KeyCards
from kototori.services.leaflet_rack import LeafletRack
from kototori.services.recovery_sheets import RecoverySheets
from kototori.services.request_book import RequestBook
from kototori.services.slip_tray import SlipTray
from kototori.typesetting.typesetter import Typesetter
from kototori.ui.application import make_application, use_desk_style
from kototori.ui.beside_the_pad import views_beside_the_pad
from kototori.ui.look.spoken_roles import make_roles_known
from kototori.ui.look.theme import Appearance, Look
from kototori.ui.main_window import MainWindow
from kototori.ui.notices import Notices, Tone
from kototori.ui.pad.log_page import LogPage
from kototori.ui.preferences import Preferences
from kototori.wording.catalogue import Words, read_words
from kototori.wording.leaflet_texts import LeafletReader
from tests.services.request_desk import PASSPHRASE
from tests.shipped_leaflets import shipped_leaflet
from tests.ui.patient_bot import PatientBot

KEYS = {
    "Enter": Qt.Key.Key_Return,
    "NumpadEnter": Qt.Key.Key_Enter,
    "Esc": Qt.Key.Key_Escape,
    "Backspace": Qt.Key.Key_Backspace,
    "Tab": Qt.Key.Key_Tab,
    "Space": Qt.Key.Key_Space,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Del": Qt.Key.Key_Delete,
    "PgUp": Qt.Key.Key_PageUp,
    "PgDown": Qt.Key.Key_PageDown,
    **{f"F{n}": Qt.Key(Qt.Key.Key_F1 + n - 1) for n in range(1, 13)},
}

MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


def read_program_words(language: str) -> Words:
    return read_words(assets.folder("translations"), language, None)


class Person:
    """Somebody at the keyboard, looking at the window."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self.window = window
        self.desk = desk
        self.key_presses = 0

    @property
    def home(self) -> Path:
        """The folder of everything that the program writes."""
        return self.desk._home.folder

    @property
    def log_page(self) -> LogPage:
        return self.window.shell.log_page

    @property
    def line(self) -> QLineEdit:
        return self.log_page.parts.entry.line

    @property
    def notice(self) -> str:
        return self.window.shell.notice

    @property
    def inline(self) -> str:
        return self.log_page.parts.inline.text()

    @property
    def chips(self) -> list[str]:
        return [chip.text() for chip in self.log_page.parts.entry.chips()]

    @property
    def listed(self) -> list[str]:
        """Today's list as it is read."""
        return [f"{row.time} {row.needs} {row.language}".strip() for row in self.log_page.parts.today.rows]

    @property
    def stored(self) -> list[Contact]:
        return self.desk.log.of_day(self.desk.log.today())

    def type(self, text: str) -> None:
        """Letters and digits, to whatever has the keyboard."""
        for letter in text:
            self.key_presses += 1
            if letter.isascii():
                QTest.keyClicks(self._focused(), letter)
            else:  # QTest knows no other letters
                pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focused(), pressed)

    def press(self, *keys: str) -> None:
        """`Enter`, `Ctrl+Z`, `F1` …, to whatever has the keyboard."""
        for key in keys:
            self.key_presses += 1
            name = key.rsplit("+", 1)[-1]
            modifiers = Qt.KeyboardModifier.NoModifier
            for held, modifier in MODIFIERS.items():
                if f"{held}+" in key:
                    modifiers |= modifier
            code = KEYS[name] if name in KEYS else Qt.Key(ord(name))
            QTest.keyClick(self._focused(), code, modifiers)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Waits as long as it takes, and no longer."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def shipped_leaflets_lie_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that came with the program are read once a process: a window looks at all of them at its first
    need, beside the test and longer than the test takes. A desk with files of its own reads everything.
    """
    monkeypatch.setattr(LeafletReader, "leaflet", shipped_leaflet)


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(make_application(), Look.LIGHT)
    yield made
    made.choose(Look.LIGHT)
    made.deleteLater()


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk, home: Path, appearance: Appearance) -> Callable[[str], MainWindow]:
    """Opens the desk's window in a language."""

    def open_in(language: str) -> MainWindow:
        window = MainWindow(Preferences(Home(home)), read_program_words)
        window.take_desk(desk, (), language)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return open_in


@pytest.fixture
def person(open_window: Callable[[str], MainWindow], desk: Desk) -> Person:
    """At the window in English, so that the sentences are those of the code."""
    return Person(open_window("en"), desk)


@pytest.fixture
def another_desk(desk: Desk, home: Path, standing_clock: Callable[[], dt.datetime]) -> Iterator[Desk]:
    """The same contact log, opened by another program."""
    other = open_desk(Home(home), assets.folder("resources"), standing_clock)
    yield other
    other.close()


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
    use_desk_style(make_application())
    make_roles_known()


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
def slips(tray: PaperTray) -> SlipTray:
    return SlipTray(lambda words: SlipPress(assets.folder("resources") / "fonts", words), tray)


@pytest.fixture
def cards(tray: PaperTray) -> KeyCards:
    return KeyCards(lambda words: KeyCardPress(assets.folder("resources") / "fonts", words), tray)


@pytest.fixture
def workers(desk: Desk) -> SimpleNamespace:
    """Two invented social workers in the directory."""
    first = Worker(code="keksitty", name="Kaisa Keksitty", title="sosiaaliohjaaja", team="Aikuissosiaalityö")
    second = Worker(
        code="sepitetty", name="Seppo Sepitetty", title="omatyöntekijä", team="Perhetyö", area="Puhos"
    )
    return SimpleNamespace(first=desk.setup.add_worker(first), second=desk.setup.add_worker(second))


@pytest.fixture
def codes_to_tray(tray: PaperTray, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paper with a recovery code comes out of the tests' own printer."""

    def sheets(desk: Desk) -> RecoverySheets:
        fonts = assets.folder("resources") / "fonts"
        return RecoverySheets(
            lambda words: RecoverySheetPress(fonts, words), tray, lambda: "Koekeidas", desk.log.today
        )

    monkeypatch.setattr(Desk, "recovery_sheets", sheets)


@pytest.fixture
def book(desk: Desk) -> RequestBook:
    """Requests are set up at the desk, and open."""
    desk.requests.door.set_up(PASSPHRASE)
    return desk.requests


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


@pytest.fixture
def whole(
    qtbot: QtBot,
    desk: Desk,
    home: Path,
    appearance: Appearance,
    rack: LeafletRack,
    slips: SlipTray,
    cards: KeyCards,
    workers: SimpleNamespace,
    codes_to_tray: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Person:
    """Somebody at a window with every view; its printer is the tests' own."""
    monkeypatch.setattr(Desk, "leaflet_rack", lambda *_, **__: rack)
    monkeypatch.setattr(Desk, "slip_tray", lambda _: slips)
    monkeypatch.setattr(Desk, "key_cards", lambda _: cards)
    preferences = Preferences(Home(home))
    window = MainWindow(preferences, read_program_words)
    views = views_beside_the_pad(
        desk, preferences, appearance, window.choose_language, window.renew_keys, window.vault_lock
    )
    window.take_desk(desk, views, "en")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Person(window, desk)


@pytest.fixture
def open_again(
    qtbot: QtBot,
    home: Path,
    appearance: Appearance,
    standing_clock: Callable[[], datetime],
) -> Iterator[Callable[[Person], Person]]:
    """Closes the window and the desk, and opens both again, as the next morning does."""
    desks = []

    def open_again(person: Person) -> Person:
        person.window.close()
        person.desk.close()
        desk = open_desk(Home(home), assets.folder("resources"), standing_clock)
        desks.append(desk)
        return _whole_window(desk, Preferences(Home(home)), appearance, qtbot)

    yield open_again
    for desk in desks:
        desk.close()


def _whole_window(desk: Desk, preferences: Preferences, appearance: Appearance, qtbot: QtBot) -> Person:
    """A window with every view, once its desk is open."""
    window = MainWindow(preferences, read_program_words)
    views = views_beside_the_pad(
        desk, preferences, appearance, window.choose_language, window.renew_keys, window.vault_lock
    )
    window.take_desk(desk, views, "en")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.shell.look_back()
    return Person(window, desk)
