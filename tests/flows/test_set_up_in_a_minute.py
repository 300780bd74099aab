"""The requests are set up for the first time: how many keys, and how many seconds by the keystroke model."""

import re

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kototori.ui.look.buttons import KeyButton
from tests.ui.conftest import PaperTray, Person

PASSPHRASE = "kissa lumi torvi kaura"

# Card, Moran and Newell: a key of a familiar word, a key of a random code, a thought before a deed.
WORD_KEY, CODE_KEY, THOUGHT = 0.28, 0.75, 1.35
PAPER = 15  # seconds until the page has come out of the printer and is in the hand


def test_the_first_set_up_takes_less_than_a_minute(whole: Person, tray: PaperTray, qtbot: QtBot) -> None:
    window = whole.window

    def focused() -> str:
        here = window.focusWidget()
        return here.text() if isinstance(here, KeyButton) else ""

    whole.press("Ctrl+PgUp", "Ctrl+PgUp")  # from the pad to the page of requests
    whole.type(PASSPHRASE)
    whole.press("Enter")
    whole.type(PASSPHRASE)
    whole.press("Enter")
    qtbot.waitUntil(lambda: focused() == "Print the paper")
    code = [
        label.text() for label in window.findChildren(QLabel) if re.fullmatch("[A-Z2-7]{4}", label.text())
    ]
    whole.press("Space")
    qtbot.waitUntil(lambda: focused() == "It is on paper: go on")
    whole.press("Space")
    said = " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
    asked = re.search(r"Groups (\d) and (\d) from the paper", said)
    assert asked is not None
    whole.type("".join(code[int(number) - 1].lower() for number in asked.groups()))
    with qtbot.waitSignal(window.vault_lock().opened):
        whole.press("Enter")

    assert whole.desk.requests.door.is_open
    assert len(tray.pages) == 1
    from_paper, thoughts = 8, 6  # which page, which words, print, go on, look at the paper twice
    keys = whole.key_presses
    assert keys == 2 + 2 * (len(PASSPHRASE) + 1) + 2 + from_paper + 1
    seconds = (keys - from_paper) * WORD_KEY + from_paper * CODE_KEY + thoughts * THOUGHT + PAPER
    assert seconds < 60, seconds
