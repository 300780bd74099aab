"""The window follows at once: other colours, another size, larger letters; nothing stays as it was."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.figures.statistics_page import StatisticsPage
from kototori.ui.leaflets.leaflet_page import LeafletPage
from kototori.ui.look import theme
from kototori.ui.look.theme import Appearance, Look
from kototori.ui.views import ViewName
from tests.ui.conftest import Person
from tests.ui.faults import look_at, settle

FEW = 0.02  # of the window: letters and lines may have the colour that a ground had


def grounds(window: QWidget) -> Counter[str]:
    """How much of the window has which colour."""
    settle()
    seen = window.grab().toImage()
    points = [(x, y) for x in range(0, seen.width(), 7) for y in range(0, seen.height(), 7)]
    colours = Counter(seen.pixelColor(x, y).name().upper() for x, y in points)
    return Counter({colour: round(1000 * n / len(points)) for colour, n in colours.items()})


@pytest.mark.parametrize("name", list(ViewName))
def test_a_view_that_is_open_changes_its_colours_at_once(
    whole: Person, appearance: Appearance, name: ViewName
) -> None:
    whole.type("1ar")
    whole.press("Space", "Ctrl+N")
    whole.window.shell.show_view(name)
    assert grounds(whole.window)[theme.LIGHT.window] > 1000 * FEW
    for look, now in (
        (Look.DARK, theme.DARK),
        (Look.CONTRAST, theme.CONTRAST_LIGHT),
        (Look.LIGHT, theme.LIGHT),
    ):
        appearance.choose(look)
        painted = grounds(whole.window)
        others = {theme.LIGHT.window, theme.DARK.window, theme.DARK.surface} - {now.window, now.surface}
        assert painted[now.window] > 1000 * FEW
        assert {colour: painted[colour] for colour in others if painted[colour] > 1000 * FEW} == {}


def places(window: QWidget) -> dict[int, object]:
    settle()
    return {id(one): one.geometry().getRect() for one in window.findChildren(QWidget) if one.isVisible()}


@pytest.mark.parametrize("name", list(ViewName))
def test_a_window_that_was_huge_and_tiny_is_as_it_was(
    whole: Person, rack: LeafletRack, name: ViewName, qtbot: QtBot
) -> None:
    rack.leaflets()  # read already: the list does not come later, from another thread
    window = whole.window
    bar = window.shell.log_page.parts.today_list.verticalScrollBar()
    qtbot.waitUntil(lambda: bool(bar.styleSheet()))  # slim a moment after the first picture
    window.shell.show_view(name)
    page = window.shell.page
    if isinstance(page, LeafletPage):
        page.drawing.draw()  # at once, and not when another thread is done
        qtbot.waitUntil(lambda: bool(page.drawing.pdf) or not page.choice.chosen)
    if isinstance(page, StatisticsPage):
        qtbot.waitUntil(lambda: not page.accessibleDescription())  # everything is counted
    window.resize(1366, 768)
    before = places(window)
    for size in ((3840, 2160), (683, 384), (1366, 768)):
        window.resize(*size)
        assert look_at(window, None).faults == []
    assert places(window) == before


@pytest.fixture
def larger_letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[QFont]:
    """What the system says when somebody has asked it for letters half as large again."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.font()
    larger = QFont(before)
    larger.setPixelSize(before.pixelSize() * 3 // 2)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: larger)
    yield larger
    application.setFont(before)


@pytest.mark.parametrize("name", list(ViewName))
def test_larger_letters_of_the_system_reach_a_view_that_is_open(
    whole: Person, larger_letters: QFont, name: ViewName
) -> None:
    whole.window.shell.show_view(name)
    QApplication.sendEvent(whole.window, QEvent(QEvent.Type.ThemeChange))
    assert whole.window.shell.shown is name
    assert whole.window.shell.header.tabs.font().pixelSize() > theme.TILE_LABEL
    assert look_at(whole.window, None).faults == []
