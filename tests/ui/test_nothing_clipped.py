"""Every text of every view has its room, in four languages, three looks, from 100 to 200 %.

The fourth language is nobody's: every word is 40 % longer. The ordinary run takes each language in each size,
with one look each; `pytest --every-look` takes all looks.
"""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from kototori.ui.leaflet_page import LeafletPage
from kototori.ui.main_window import MainWindow
from kototori.ui.need_tile import NeedTile
from kototori.ui.statistics_page import StatisticsPage
from kototori.ui.theme import Appearance, Look
from kototori.ui.views import ViewName
from tests.ui.conftest import Person
from tests.ui.pseudo import PseudoWords, stretch_lists, untranslated

LEAVES = (QLabel, QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
ROOM_OF_AN_ARROW = 24
FREE = (QAbstractSpinBox, QAbstractItemView)
# Names of the program, of languages and their codes, of keys, days, files, leaflets, and invented people.
NOT_OURS = re.compile(
    r"Kototori|Suomi|Svenska|English|Ctrl|Alt|Shift|Enter|Backspace|Space|Tab|Esc|Del|PgUp|PgDn|PDF|CSV|"
    r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Nov|Tue|Kaisa Keksitty|Seppo Sepitetty|sosiaaliohjaaja|"
    r"omatyöntekijä|Aikuissosiaalityö|Perhetyö|Puhos|\b(prs|ckb|other)\b|\S+/\S+\.csv|"
    r"Renewing a residence permit in time|Kela asks for more information|"
    r"This place, and what we record about your visit"
)


def shown(inside: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    return [
        w for kind in kinds for w in inside.findChildren(kind) if w.isVisible() and not w.size().isEmpty()
    ]


def clipped(inside: QWidget) -> Iterator[str]:
    """What does not fit, as it can be read in a failed test."""
    for label in shown(inside, QLabel):
        assert isinstance(label, QLabel)
        if label.wordWrap():
            fits = label.heightForWidth(label.width()) <= label.height() + 1
        else:
            fits = label.sizeHint().width() <= label.width() + 1
        if label.text() and not fits:
            yield f"label: {label.text()}"
    for button in shown(inside, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        if button.text() and button.minimumSizeHint().width() > button.width() + 1:
            yield f"button: {button.text()}"
    for box in shown(inside, QComboBox):
        assert isinstance(box, QComboBox)
        if box.fontMetrics().horizontalAdvance(box.currentText()) > box.width() - ROOM_OF_AN_ARROW:
            yield f"list: {box.currentText()}"
    for tile in shown(inside, NeedTile):
        assert isinstance(tile, NeedTile)
        if not tile.label_fits():
            yield f"tile: {tile.label}"
    for tabs in shown(inside, QTabBar):
        assert isinstance(tabs, QTabBar)
        if sum(tabs.tabRect(n).width() for n in range(tabs.count())) > tabs.width():
            yield f"tabs: {tabs.accessibleName()}"
    for area in shown(inside, QScrollArea):
        assert isinstance(area, QScrollArea)
        if area.widget().width() > area.viewport().width():
            yield f"wider than its view: {area.accessibleName() or area.parentWidget().accessibleName()}"


def overlapping(inside: QWidget) -> Iterator[str]:
    """Neighbours that lie over each other."""
    leaves = shown(inside, *LEAVES)
    for one, other in combinations(leaves, 2):
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry()):
            yield f"{one.accessibleName() or one} over {other.accessibleName() or other}"


def unsaid(window: QWidget) -> Iterator[str]:
    """Words that come out of no catalogue, on the screen or for the screen reader."""
    for widget in shown(window, QWidget):
        said = {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
        for of_kind in ("text", "placeholderText", "title"):
            read = getattr(widget, of_kind, None)
            said.add(str(read()) if callable(read) and not isinstance(widget, FREE) else "")
        if isinstance(widget, QTabBar):
            said |= {widget.tabText(n) for n in range(widget.count())}
        for text in said:
            if untranslated(NOT_OURS.sub("", text)):
                yield f"untranslated: {text}"


def faults(window: MainWindow) -> list[str]:
    QApplication.processEvents()
    QApplication.processEvents()
    if isinstance(window.shell.words, PseudoWords):
        return [*clipped(window), *overlapping(window), *unsaid(window)]
    return [*clipped(window), *overlapping(window)]


LOOKS = (Look.LIGHT, Look.DARK, Look.CONTRAST)
LANGUAGES = ("fi", "sv", "en", "pseudo")
PERCENT = (100, 125, 150, 200)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    every_look = metafunc.config.getoption("--every-look")
    cases = [
        (language, percent, look)
        for m, language in enumerate(LANGUAGES)
        for n, percent in enumerate(PERCENT)
        for look in (LOOKS if every_look else (LOOKS[(m + n) % len(LOOKS)],))
    ]
    metafunc.parametrize(("language", "percent", "look"), cases)


def test_every_view_shows_all_of_its_texts(
    whole: Person, appearance: Appearance, language: str, percent: int, look: Look
) -> None:
    appearance.choose(look)
    window = whole.window
    window.resize(1366 * 100 // percent, 768 * 100 // percent)
    if language == "pseudo":
        stretch_lists(whole.desk)
        window._read_words = lambda _: PseudoWords()
    window.speak("en" if language == "pseudo" else language)
    for worker in whole.desk.setup.workers():
        whole.desk.referrals.request(worker)
    found: dict[str, list[str]] = {}
    for name in ViewName:
        window.shell.show_view(name)
        page = window.shell.page
        if isinstance(page, LeafletPage):
            page.show_for(("C1", "A"), "my")
            page.draw()
        found[str(name)] = faults(window)
        if isinstance(page, StatisticsPage):
            page.open_export()
            found["export"] = faults(window)
            page.turn_tables()
            found["tables"] = faults(window)
    window.shell.ask_for_referral()
    found["consent"] = faults(window)
    whole.press("Space", "Ctrl+Enter")
    found["request"] = faults(window)

    assert {view: wrong for view, wrong in found.items() if wrong} == {}
