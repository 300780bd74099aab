"""Plays a desk day through the real window, with keys, where there is no screen to sit at.

    python .ci/desk_day.py --out demo-output

Contacts are logged, one is corrected, one taken back and brought again, a contact request is made, leaflets
are set in four scripts, the day is exported, every view is photographed. All that is made lies in the folder.
The people in it are invented.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kototori import assets
from kototori.app import clock, late_desk_opener, words_reader
from kototori.domain.moment import local_day
from kototori.home import Home
from kototori.ui.application import run_window
from kototori.ui.main_window import MainWindow
from kototori.ui.views import ViewName

ROOT = Path(__file__).resolve().parent.parent
LAST_YEARS = ROOT / "tests" / "data" / "contacts-2019.csv"
# What is typed for each visitor; a space or a tab takes the suggestion, "\n" saves.
VISITORS = (
    "1ar\t\n",
    "2lisäs\tso\t\n",
    "3ru\t\n",
    "7\n",
    "a1 fa\ttulkki\t\n",
    "4uk\t\n",
    "kela\n",
    "6ti\tx4\t\n",
    "\n\n",
    "1-prs\t\n",
    "5en\t\n",
    "c1 ar\t\n",
)
WORKERS = (
    {
        "name": "Satu Sepitetty",
        "title": "sosiaalityöntekijä",
        "team": "Aikuissosiaalityö",
        "languages": ["fi", "sv"],
    },
    {
        "name": "Keijo Keksitty",
        "title": "sosiaaliohjaaja",
        "team": "Perhepalvelut",
        "languages": ["fi", "en"],
    },
)
PASSPHRASE = "tuuli kääntyy illalla pohjoiseen"
LEAFLETS = (
    ("kela-additional-information", "so"),
    ("kela-additional-information", "ar"),
    ("residence-permit-renewal", "ru"),
    ("this-place", "ti"),
)
KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}


class Hands:
    """An adviser's hands on the window."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        self.window = window
        self.out = out
        self.made: list[str] = []

    def type(self, text: str) -> None:
        for letter in text:
            where = QApplication.focusWidget() or self.window
            if letter in KEYS:
                QTest.keyClick(where, KEYS[letter])
            elif letter.isascii():
                QTest.keyClicks(where, letter)
            else:  # QTest knows no other letters
                pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(where, pressed)
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def press_control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def answer_file_dialog(self, path: Path) -> None:
        """The dialog that comes up next is given a path."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(50, answer)
                return
            field = dialog.findChild(QLineEdit)
            assert field is not None
            field.setText(str(path))
            QTest.keyClick(field, Qt.Key.Key_Return)

        QTimer.singleShot(50, answer)

    def come_back(self) -> None:
        """Where there is no window manager, nobody else brings the window back after a dialog."""
        QTest.qWait(100)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        if QApplication.focusWidget() is None:
            raise SystemExit("after the dialog nothing in the window has the keyboard")

    def photograph(self, name: str) -> None:
        for _ in range(20):
            QApplication.processEvents()
            QTest.qWait(10)
        path = self.out / f"{name}.png"
        self.window.grab().save(str(path))
        self.tell(path)

    def tell(self, path: Path) -> None:
        self.made.append(f"{path.name:44} {path.stat().st_size // 1024 or 1:5} kB")


def play(hands: Hands) -> None:
    """The day, from the first visitor to the closing."""
    hands.window.resize(1366, 768)
    for typed in VISITORS:
        hands.type(typed)
    hands.press(Qt.Key.Key_Up)
    hands.type("b1 \n")
    hands.press_control(Qt.Key.Key_Z)
    hands.press_control(Qt.Key.Key_Y)
    hands.type("12lisäs\tar\t")
    hands.photograph("1-desk-fi")
    hands.type("\n")
    make_request(hands)
    photograph_views(hands)


def make_request(hands: Hands) -> None:
    """One need, consent, a worker by name, the visitor's name and phone: they go behind the lock, and onto
    the slip. Nobody is asked for the passphrase.
    """
    slip = hands.out / "contact-request-slip.pdf"
    hands.type("1ar\t")
    hands.press_control(Qt.Key.Key_R)
    hands.type(" kek\nMo Esimerkki\t040 000 0000")
    hands.photograph("2-contact-request")
    hands.press_control(Qt.Key.Key_Return)
    hands.photograph("2-contact-request-made")
    hands.answer_file_dialog(slip)
    sheet = hands.window.shell.sheets.request
    if sheet is None:
        raise SystemExit("no request was made")
    sheet.after.row.file_wanted.emit()  # with a printer or without one: both papers as files
    hands.come_back()
    for _ in range(100):
        if not hands.window.shell.sheets.request:
            break
        QTest.qWait(100)
    else:
        raise SystemExit("the request was saved and its sheet is still open")
    hands.type("\n")
    hands.tell(slip)
    for card in hands.out.glob("contact-request-slip-*.pdf"):  # it has its name in the window's language
        hands.tell(card)


def photograph_views(hands: Hands) -> None:
    """Leaflets are looked for as an adviser does it: with the need and the language in hand."""
    views = (ViewName.STATISTICS, ViewName.LEAFLETS, ViewName.REQUESTS, ViewName.SETTINGS)
    hands.type("c1 ar\t")
    for number, view in enumerate(views, 3):
        hands.window.shell.show_view(view)
        hands.photograph(f"{number}-{view}")
    hands.window.shell.show_view(ViewName.LOG)
    hands.type("\n")
    for language in ("sv", "en"):
        hands.window.choose_language(language)
        hands.window.shell.show_view(ViewName.LOG)
        hands.photograph(f"1-desk-{language}")
    hands.window.choose_language("fi")
    hands.window.shell.show_view(ViewName.LOG)


def kototori(home: Home, *arguments: str, given: str = "") -> None:
    command = [sys.executable, "-m", "kototori", "--home", str(home.folder), *arguments]
    subprocess.run(command, input=given, text=True, check=True, stdout=subprocess.DEVNULL)


def prepare(home: Home) -> None:
    """A desk that has two social workers, a lock for its requests, and a past."""
    lines = "\n".join(json.dumps(worker) for worker in WORKERS)
    kototori(home, "workers", "add", "--from", "-", given=lines)
    passphrase = home.folder / "passphrase"
    passphrase.write_text(f"{PASSPHRASE}\n", "utf-8")
    kototori(home, "requests", "set-up", "--passphrase-file", str(passphrase))
    passphrase.unlink()
    kototori(home, "import", str(LAST_YEARS))


def finish(home: Home, hands: Hands, day: str) -> None:
    """Leaflets and figures, by the command line that works beside the window."""
    for topic, language in LEAFLETS:
        leaflet = hands.out / f"leaflet-{topic}-{language}.pdf"
        kototori(
            home, "leaflets", "print", topic, "--language", language, "--beside", "fi", "--out", str(leaflet)
        )
        hands.tell(leaflet)
    for form in ("csv", "json"):
        figures = hands.out / f"figures-{day}.{form}"
        dates = ("--from", day, "--to", day, "--by", "day")
        kototori(home, "export", *dates, "--use", "internal", "--format", form, "--out", str(figures))
        hands.tell(figures)
    kototori(home, "day", "close", day)


def run_day(home: Home, out: Path) -> Hands:
    """Opens the window, plays, closes it; a fault in the play ends the program with it."""
    played: list[Hands] = []
    faults: list[BaseException] = []

    def begin(window: MainWindow) -> None:
        QTimer.singleShot(500, lambda: guarded(lambda: act(window), window))

    def act(window: MainWindow) -> None:
        hands = Hands(window, out)
        played.append(hands)
        play(hands)

    def guarded(deed: Callable[[], None], window: QWidget) -> None:
        try:
            deed()
        except BaseException as fault:
            faults.append(fault)
        window.close()

    run_window(late_desk_opener(home), words_reader(home), home, "fi", begin)
    if faults:
        raise faults[0]
    return played[0]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="the folder that is made anew")
    out: Path = parser.parse_args().out.resolve()
    if out.exists():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    home = Home(out / "home")
    prepare(home)
    hands = run_day(home, out)
    finish(home, hands, str(local_day(clock())))
    print(f"A desk day was played through the window ({assets.folder('resources').parent}). Made in {out}:")
    print("\n".join(hands.made))
    print(f"The desk itself lies in {home.folder}; open it with: kototori --home {home.folder}")


if __name__ == "__main__":
    main()
