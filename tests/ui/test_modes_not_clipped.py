"""What busy mode, late entry and the tally say has its room, where the window is small and words are long."""

import pytest

from kototori.ui.keys import Deed
from tests.ui.conftest import Person
from tests.ui.pseudo import PseudoWords, stretch_lists
from tests.ui.test_nothing_clipped import faults


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
    found["asked"] = faults(window)
    whole.type("pe 1030")
    found["understood"] = faults(window)
    whole.press("Enter")
    found["late"] = faults(window)
    whole.press("Esc")
    window.do(Deed.BUSY)
    whole.type("2,")
    found["busy"] = faults(window)
    whole.press("F7", "Up")
    whole.press("Ctrl+D")
    whole.type("pe 1030")
    whole.press("Enter")
    found["corrected"] = faults(window)
    whole.press("Esc")
    window.do(Deed.TALLY)
    whole.type("pe")
    found["tally"] = faults(window)
    assert {scene: wrong for scene, wrong in found.items() if wrong} == {}
