"""Plants a visitor's name, phone and matter, by the window and by commands, and searches every file for them.

    python .ci/requests_planted.py

The program has a home, temporary, cache, configuration and state folder of its own, so that everything it
writes lies under one folder. That is searched byte by byte, in every form that may leak: while a request is
typed, waits and is read, and after its erasure. Window titles, the clipboard and the names of prints are
searched as well. The slip and the card are given to a printer that keeps them in memory.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kototori import assets
from kototori.app import clock, desk_opener, words_reader
from kototori.domain.moment import local_day
from kototori.domain.printer import JobFate, JobState, KnownPrinter, PaperSize, PrintJob
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.early_tray import EarlyTray
from kototori.services.late_desk import LateDesk
from kototori.storage.early_drafts import EarlyDrafts
from kototori.storage.first_look import read_first_look
from tests.services.request_desk import ABOUT, NAME, PASSPHRASE, PHONE, PLANTED, forms, found_in

WORKER = {"name": "Kaisa Keksitty", "title": "sosiaaliohjaaja", "team": "Perhetyö"}
OWN_FOLDERS = {
    "HOME": "person",
    "TMPDIR": "temporary",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "running",
}


# --- the search ---------------------------------------------------------------------------------


class Search:
    """Looks through everything below one folder, at one moment after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hits = self.files = self.moments = 0

    def look(self, moment: str, said: str = "") -> None:
        """`said` is what the program showed outside its window: titles, clipboard, names of prints."""
        found = found_in(self.folder)
        found += [f"{moment}: {form!r}" for text in PLANTED for form in forms(text) if form in said.encode()]
        files = sum(path.is_file() for path in self.folder.rglob("*"))
        print(f"{moment}: {files} files, {len(found)} hits {found[:3] or ''}", flush=True)
        self.hits += len(found)
        self.files = max(self.files, files)
        self.moments += 1

    def is_no_sham(self) -> bool:
        """Whether each form of each text is found where it lies open."""
        for text in PLANTED:
            for form in forms(text):
                (self.folder / "open").write_bytes(b"\x00abc" + form + b"xyz\xff")
                if not found_in(self.folder, [text]):
                    return False
        (self.folder / "open").unlink()
        return True


# --- by commands --------------------------------------------------------------------------------


def by_commands(home: Path, own: dict[str, str], phrase: Path, search: Search) -> None:
    """Made, listed and withdrawn on the command line."""

    def kototori(*given: str, said: str = "") -> str:
        command = [sys.executable, "-m", "kototori", "--home", str(home), *given]
        done = subprocess.run(command, input=said, text=True, capture_output=True, check=True, env=own)
        return done.stdout

    key = ("--passphrase-file", str(phrase))
    kototori("workers", "add", "--from", "-", said=json.dumps(WORKER))
    kototori("requests", "set-up", *key)
    told = {"worker": WORKER["name"], "name": NAME, "phone": PHONE, "about": ABOUT, "consent": True}
    request = kototori("requests", "add", "--from", "-", *key, said=json.dumps(told)).strip()
    search.look("commands: it waits")
    kototori("requests", "list", "--with-names", *key)
    kototori("backup")
    kototori("requests", "hand-over", request, *key)
    search.look("commands: it was read and handed over")
    kototori("requests", "withdraw", request, *key)
    search.look("commands: it is erased")


# --- by the window ------------------------------------------------------------------------------


class KeptInMemory:
    """A printer that puts nothing on paper or disk."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.pages = 0

    def known(self) -> tuple[KnownPrinter, ...]:
        return (KnownPrinter("office", "Office printer", is_default=True),)

    def send(self, pdf: bytes, *, to: str, title: str, copies: int, size: PaperSize) -> PrintJob:
        self.titles.append(title)
        self.pages += 1
        return PrintJob(to, self.pages)

    def fate(self, job: PrintJob) -> JobFate:
        return JobFate(JobState.DONE)

    def cancel(self, job: PrintJob) -> None:
        pass


def drive(folder: Path) -> None:
    """Opens the window on the folder, and stops for a search after each step."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from kototori.ui.application import run_window
    from kototori.ui.main_window import MainWindow

    home, printer = Home(folder), KeptInMemory()

    def whole_desk() -> Desk:
        return open_desk(home, assets.folder("resources"), clock, lambda: printer)

    def look_first() -> LateDesk:
        look = read_first_look(home.database, local_day(clock()))
        tray = None if look is None else EarlyTray(look.drafts, EarlyDrafts(home.database), clock)
        return LateDesk(look, tray, whole_desk)

    def say(moment: str) -> None:
        titles = [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
        clipboard = QApplication.clipboard().text()
        told = {"moment": moment, "titles": titles, "clipboard": clipboard, "prints": printer.titles}
        print(json.dumps(told, ensure_ascii=False), flush=True)
        sys.stdin.readline()

    def play(window: MainWindow) -> None:
        try:
            for moment in steps(window):
                say(moment)
        except BaseException as fault:
            print(json.dumps({"fault": f"{type(fault).__name__} {fault}"}), flush=True)
            os._exit(1)
        window.close()

    def begin(window: MainWindow) -> None:
        QTimer.singleShot(1500, lambda: play(window))

    run_window(look_first, words_reader(home), home, "fi", begin)


def steps(window: "object") -> Iterator[str]:
    """A request typed, put aside, made, read, printed and erased."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from kototori.ui.main_window import MainWindow
    from kototori.ui.views import ViewName

    assert isinstance(window, MainWindow)

    def focused() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def write(text: str) -> None:
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QKeyEvent

        named = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}
        for sign in text:
            if sign in named:
                QTest.keyClick(focused(), named[sign])
            else:
                key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(focused(), key)
        QApplication.processEvents()

    def control(key: Qt.Key) -> None:
        QTest.keyClick(focused(), key, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(100)

    write("1ar\t")
    control(Qt.Key.Key_R)
    write(" kek\n")
    write(NAME)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    write(PHONE)
    sheet = window.shell.sheets.request
    assert sheet is not None
    sheet.fields.about.setFocus()
    write(ABOUT)
    assert sheet.fields.about.text() == ABOUT if hasattr(sheet.fields.about, "text") else True
    QTest.qWait(1500)
    yield "window: half filled, sealed beside"
    control(Qt.Key.Key_N)
    QTest.qWait(1200)
    yield "window: put aside with its contact"
    control(Qt.Key.Key_1)
    QTest.qWait(300)
    sheet = window.shell.sheets.request
    assert sheet is not None
    sheet.take_focus()
    control(Qt.Key.Key_Return)
    QTest.qWait(500)
    assert sheet.made is not None, "the request was not made"
    yield "window: made with the vault locked"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    window.shell.focus_here()
    write("\n")
    QTest.qWait(300)
    lock = window.vault_lock()
    lock.book.open(PASSPHRASE)
    window.shell.show_view(ViewName.REQUESTS)
    QTest.qWait(500)
    [kept] = lock.book.all()
    assert kept.contents is not None
    assert (kept.contents.name, kept.contents.phone, kept.contents.about) == PLANTED
    yield "window: read in the list, vault open"
    desk = window._desk
    desk.slip_tray().print_to("office", desk.slip_tray().set(lock.book.slip(kept.id), window.shell.words))
    lock.book.hand_over(kept.id)
    window.shell.show_view(ViewName.LOG)
    QTest.qWait(300)
    lock.lock()
    desk.backups.back_up()
    yield "window: slip printed, handed over, vault locked, log copied"
    lock.book.open(PASSPHRASE)
    lock.book.withdraw(str(kept.id))
    lock.lock()
    yield "window: erased"


def by_window(home: Path, own: dict[str, str], search: Search) -> bool:
    """Whether the window went all its way."""
    command = [sys.executable, __file__, "--drive", str(home)]
    env = own | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env, bufsize=1
    ) as window:
        assert window.stdout is not None
        assert window.stdin is not None
        for line in window.stdout:
            told = json.loads(line)
            if "fault" in told:
                print(told["fault"])
                return False
            shown = json.dumps([told["titles"], told["clipboard"], told["prints"]], ensure_ascii=False)
            search.look(f"{told['moment']} {shown}", shown)
            window.stdin.write("\n")
    search.look("window: closed")
    return window.returncode == 0


def main() -> int:
    """0 when nothing was found, and the search finds what lies open."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--drive", type=Path)
    options.add_argument("--without-commands", action="store_true")
    given = options.parse_args()
    if given.drive:
        drive(given.drive)
        return 0
    apart = Path(tempfile.mkdtemp(prefix="kototori-planted-"))
    try:
        return plant(apart, commands=not given.without_commands)
    finally:
        shutil.rmtree(apart, ignore_errors=True)


def plant(apart: Path, *, commands: bool) -> int:
    """Everything that is searched lies in `searched`; the passphrase lies beside it."""
    folder, phrase = apart / "searched", apart / "phrase.txt"
    phrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    own = dict(os.environ)
    for name, below in OWN_FOLDERS.items():
        (folder / below).mkdir(parents=True)
        (folder / below).chmod(0o700)
        own[name] = str(folder / below)
    own["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
    search = Search(folder)
    sound = search.is_no_sham()
    if commands:
        by_commands(folder / "commands", own, phrase, search)
    home = folder / "window"
    desk = desk_opener(Home(home), clock)()
    from kototori.domain.worker import Worker

    desk.setup.add_worker(Worker(code="kaisa", **WORKER))
    desk.requests.door.set_up(PASSPHRASE)
    desk.close()
    whole = by_window(home, own, search)
    print(f"{search.moments} searches in up to {search.files} files: {search.hits} hits")
    return int(bool(search.hits) or not sound or not whole)


if __name__ == "__main__":
    sys.exit(main())
