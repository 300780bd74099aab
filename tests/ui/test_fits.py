"""What the pad paints itself has its room: tiles, chips, buttons, tabs; in every language and look."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel

from kototori.services.desk import Desk
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.shorter_button import ShorterButton
from kototori.ui.look.theme import Appearance, Look
from kototori.ui.main_window import MainWindow
from tests.ui.conftest import Person

SIZES = [(1366, 768), (911, 512), (683, 384)]  # 100 %, 150 % and 200 % of the same screen


def painted(window: MainWindow) -> Iterator[tuple[str, float, float]]:
    """Every text that is painted by hand: itself, the width of its letters, the room that it has."""
    parts = window.shell.log_page.parts
    small = QFontMetricsF(theme.font(theme.SMALL))
    for tile in parts.tiles:
        if not tile.label_fits():
            yield tile.label, 1, 0
        if tile.height() >= theme.scaled(theme.TILE_HEIGHT):
            yield tile.hint, small.horizontalAdvance(tile.hint), tile.hint_area().width()
    for chip in parts.languages:
        yield chip.endonym, chip.needed_width(), chip.width()
    for chosen in parts.entry.chips():
        yield chosen.text(), chosen.sizeHint().width(), chosen.width()
    for button in window.shell.findChildren(KeyButton):
        if button.isVisible():
            says_less = isinstance(button, ShorterButton)
            needed = button.needed_width if says_less else button.sizeHint().width()
            yield button.text(), needed, button.width()
    tabs = window.shell.header.tabs
    for index in range(tabs.count() if tabs.isVisible() else 0):
        room = min(tabs.tabRect(index).width(), tabs.width() - tabs.tabRect(index).left())
        yield tabs.tabText(index), tabs.tabSizeHint(index).width(), room


def in_one_window(window: MainWindow) -> Iterator[tuple[str, QRect]]:
    """Where every part of the pad is seen in the window."""
    shell = window.shell
    parts = shell.log_page.parts
    tops = [shell.header.tabs, shell.header.menu, shell.header.number, parts.entry, parts.inline, parts.where]
    tops += [
        parts.save_button,
        parts.referral_button,
        parts.leaflet_button,
        parts.today_list,
        parts.undo_button,
    ]
    for part in tops:
        if part.isVisible():
            place = QRect(part.mapTo(window, QPoint()), part.size())
            around = part.parentWidget()
            while around is not window:  # in the lowest window what is above the buttons scrolls
                place &= QRect(around.mapTo(window, QPoint()), around.size())
                around = around.parentWidget()
            if not place.isEmpty():
                yield type(part).__name__, place


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_text_of_the_pad_is_clipped_or_covered(
    whole: Person, appearance: Appearance, language: str, look: Look, size: tuple[int, int]
) -> None:
    appearance.choose(look)
    window = whole.window
    window.resize(*size)
    window.speak(language)
    whole.type("129ckb")
    whole.press("Space")
    for _ in range(3):
        QApplication.processEvents()
    assert (window.width(), window.height()) == size
    assert [text for text, width, room in painted(window) if width > room + 0.5] == []
    places = list(in_one_window(window))
    covered = [
        (one, other)
        for n, (one, here) in enumerate(places)
        for other, there in places[n + 1 :]
        if here.intersects(there)
    ]
    assert covered == []
    assert [name for name, place in places if not window.rect().contains(place)] == []
    clipped = [
        label.text()
        for label in window.shell.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and label.sizeHint().width() > label.width() + 1
    ]
    assert clipped == []


def test_the_tiles_are_large_enough_for_a_finger(person: Person) -> None:
    for size in SIZES:
        person.window.resize(*size)
        QApplication.processEvents()
        assert min(tile.height() for tile in person.log_page.parts.tiles) >= 48


def test_many_chips_take_a_second_row_and_none_is_cut(person: Person) -> None:
    person.type("123456ckb")
    person.press("Space")
    person.type("puhelintulkki")
    person.press("Space")
    entry = person.log_page.parts.entry
    assert all(entry.rect().contains(chip.geometry()) for chip in entry.chips())
    assert entry.rect().contains(entry.line.geometry())
    assert not any(chip.geometry().intersects(entry.line.geometry()) for chip in entry.chips())


def test_the_list_of_suggestions_stays_inside_the_window(person: Person) -> None:
    person.type("a")
    popup = person.log_page.parts.suggestions
    assert popup.isVisible()
    assert person.log_page.rect().contains(popup.geometry())
    assert person.line.hasFocus()


def test_the_pad_is_whole_without_scrolling_at_full_size(
    open_window: Callable[[str], MainWindow], desk: Desk
) -> None:
    window = open_window("fi")
    window.resize(1366, 768)
    QApplication.processEvents()
    grid = window.shell.log_page.parts.language_grid
    assert not grid.visibleRegion().isEmpty()
    assert grid.visibleRegion().boundingRect() == grid.rect()


def test_what_is_amiss_is_seen_in_a_small_window_too(person: Person) -> None:
    person.window.resize(683, 384)
    QApplication.processEvents()
    person.press("Enter")
    assert person.log_page.parts.inline.isVisible()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_buttons_stay_in_one_row_while_a_contact_is_corrected(whole: Person, language: str) -> None:
    window, parts = whole.window, whole.log_page.parts
    window.resize(1366, 768)
    whole.window.shell.prints.made.rack().leaflets()
    window.choose_language(language)
    parts = whole.log_page.parts
    for spoken in ("ckb", "prs", "so"):
        whole.type(f"234{spoken}")
        whole.press("Space", "Enter", "Up")
        QApplication.processEvents()
        row = (parts.save_button, parts.print_button, parts.referral_button, parts.leaflet_button)
        assert {button.y() for button in row} == {parts.turn_button.y()}
        whole.press("Esc")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_so_they_do_in_a_small_window(whole: Person, language: str) -> None:
    whole.window.resize(911, 512)
    whole.window.shell.prints.made.rack().leaflets()
    whole.window.choose_language(language)
    whole.type("1")
    whole.press("Enter", "Up")
    QApplication.processEvents()
    parts = whole.log_page.parts
    row = (parts.save_button, parts.print_button, parts.referral_button, parts.turn_button)
    assert len({button.y() for button in row}) == 1
    whole.press("Esc")
    assert parts.referral_button.text() == whole.window.shell.words("Contact request")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_button_of_the_head_says_its_key_at_full_size(whole: Person, language: str) -> None:
    whole.window.resize(1366, 768)
    whole.window.choose_language(language)
    QApplication.processEvents()
    head = whole.window.shell.header.findChildren(KeyButton)
    assert [one.text() for one in head if one.isVisible() and not one._shows_key] == []
