"""What busy mode, late entry and the tally say has its room, where the window is small and words are long."""

import pytest
from PySide6.QtWidgets import QApplication

from kototori.ui.keys import Deed
from kototori.ui.main_window import MainWindow
from tests.ui.conftest import Person
from tests.ui.pseudo import PseudoWords, stretch_lists
from tests.ui.test_nothing_clipped import faults


def settled(window: MainWindow) -> list[str]:
    """What is still wrong when the layouts have come to rest: a banner that grows takes them some rounds."""
    for _ in range(8):
        QApplication.processEvents()
    return faults(window)


@pytest.mark.parametrize(
    ("language", "percent"), [("fi", 100), ("sv", 150), ("fi", 200), ("pseudo", 100), ("pseudo", 200)]
)
def test_banners_and_tally_show_all_of_their_texts(whole: Person, language: str, percent: int) -> None:
    window = whole.window
    window.resize(1366 * 100 // percent, 768 * 100 // percent)
    if language == "pseudo":
        stretch_lists(whole.desk)
        window._read_words = lambda _: PseudoWords()
    window.speak("en" if language == "pseudo" else language)
    found: dict[str, list[str]] = {}
    window.do(Deed.LATE)
    found["asked"] = settled(window)
    whole.type("pe 1030")
    found["understood"] = settled(window)
    whole.press("Enter")
    found["late"] = settled(window)
    whole.press("Esc")
    window.do(Deed.BUSY)
    whole.type("2,")
    found["busy"] = settled(window)
    whole.press("F7", "Up")
    whole.press("Ctrl+D")
    whole.type("pe 1030")
    whole.press("Enter")
    found["corrected"] = settled(window)
    whole.press("Esc")
    window.do(Deed.TALLY)
    whole.type("pe")
    found["tally"] = settled(window)
    assert {scene: wrong for scene, wrong in found.items() if wrong} == {}
