"""The codes for the visitor's phone: a camera reads them, in every look and size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kototori.ui.look.theme import Appearance, Look
from kototori.ui.visitor.qr_view import Link, QrView, modules
from kototori.wording.catalogue import Words

LINKS = (Link("المزيد على الإنترنت", "www.example.fi/ar", is_rtl=True), Link("Verkossa", "example.fi/asunto"))


@pytest.fixture
def view(words: Words, show: Callable[[QWidget], None]) -> QrView:
    made = QrView(LINKS, "F8", words)
    show(made)
    return made


def seen(image: QImage, rows: int, area: tuple[float, float, float]) -> list[list[bool]]:
    """The modules as a camera samples them: dark or light in the middle of each."""
    left, top, side = area
    step = int(side / (rows + 8))
    first_x = int(left + (side - (rows + 8) * step) / 2 + 4 * step)
    first_y = int(top + (side - (rows + 8) * step) / 2 + 4 * step)
    return [
        [
            image.pixelColor(
                first_x + column * step + step // 2, first_y + row * step + step // 2
            ).lightness()
            < 128
            for column in range(rows)
        ]
        for row in range(rows)
    ]


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_a_code_is_black_on_white_in_every_look(view: QrView, appearance: Appearance, look: Look) -> None:
    appearance.choose(look)
    card = view.cards[0]
    area = card.code_area()
    image = card.grab().toImage()

    drawn = seen(image, len(card.modules), (area.left(), area.top(), area.width()))

    assert drawn == [[bool(module) for module in row] for row in card.modules]
    assert image.pixelColor(int(area.left()) + 3, int(area.top()) + 3) == QColor("white")


def test_an_address_without_its_scheme_is_completed_in_the_code() -> None:
    assert modules("example.fi") == modules("https://example.fi")
    assert modules("http://example.fi") != modules("https://example.fi")


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (683, 384)])
def test_every_code_is_large_enough_for_a_camera(view: QrView, size: tuple[int, int]) -> None:
    view.resize(*size)

    assert min(card.code_area().width() / (len(card.modules) + 8) for card in view.cards) >= 4


def test_esc_and_the_button_give_the_screen_back(view: QrView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.given_back):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
