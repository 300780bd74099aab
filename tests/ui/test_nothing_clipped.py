"""Every text of every state has its room, in four languages, three looks, from 100 to 200 %.

The fourth language is nobody's: every word is 40 % longer. The ordinary run takes each language, each size
and each look once, the longest words in the second smallest room; `pytest --every-look` takes all of them.
"""

from collections.abc import Callable
from itertools import product

import pytest
from pytestqt.qtbot import QtBot

from kototori.services.visitor_texts import VisitorTexts
from kototori.ui.look.theme import Appearance, Look
from kototori.wording.visitor_words import Said, VisitorWords
from tests.ui.conftest import PaperTray, Person
from tests.ui.every_state import Walk
from tests.ui.faults import look_at, own_names
from tests.ui.pseudo import PseudoWords, stretch_lists, stretched

pytestmark = pytest.mark.begins_early

LOOKS = (Look.LIGHT, Look.DARK, Look.CONTRAST)
LANGUAGES = ("fi", "sv", "en", "pseudo")
PERCENT = (100, 125, 150, 200)
ORDINARY = (
    ("fi", 100, Look.LIGHT),
    ("sv", 200, Look.DARK),
    ("en", 125, Look.CONTRAST),
    ("pseudo", 150, Look.LIGHT),
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    every_look = metafunc.config.getoption("--every-look")
    cases = tuple(product(LANGUAGES, PERCENT, LOOKS)) if every_look else ORDINARY
    metafunc.parametrize(("language", "percent", "look"), cases)


class _StretchedVisitorWords(VisitorWords):
    """What is said to the visitor, as long as the rest."""

    def __call__(self, said: Said) -> str:
        return stretched(super().__call__(said))


@pytest.fixture
def stretch(whole: Person, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Everything that is read out of a catalogue or a list becomes 40 % longer."""

    def stretch_all() -> None:
        stretch_lists(whole.desk)
        monkeypatch.setattr(whole.window, "_read_words", lambda _: PseudoWords())
        as_written = VisitorTexts.words_or_finnish

        def longer(self: VisitorTexts, language: str) -> VisitorWords:
            words = as_written(self, language)
            return _StretchedVisitorWords(words.language, words._catalogue)

        monkeypatch.setattr(VisitorTexts, "words_or_finnish", longer)

    return stretch_all


def test_every_state_shows_all_of_its_texts(
    whole: Person,
    qtbot: QtBot,
    tray: PaperTray,
    appearance: Appearance,
    stretch: Callable[[], None],
    language: str,
    percent: int,
    look: Look,
) -> None:
    appearance.choose(look)
    window = whole.window
    window.resize(1366 * 100 // percent, 768 * 100 // percent)
    is_stretched = language == "pseudo"
    if is_stretched:
        stretch()
    spoken = "en" if is_stretched else language
    window.speak(spoken)
    faults: list[str] = []
    texts = 0
    for state, part in Walk(whole, qtbot, tray, spoken).states():
        seen = look_at(part, own_names(whole.desk) if is_stretched else None)
        texts += seen.texts
        faults += [f"{state}: {fault}" for fault in seen.faults]
    print(f"{texts} texts")  # told by `pytest -rP`
    assert texts > 4000
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
