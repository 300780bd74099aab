"""A PDF on the screen: turned, enlarged to be read, pushed about."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori.domain.leaflet import LeafletOrder
from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.paper.pdf_view import PdfView


@pytest.fixture
def view(rack: LeafletRack, show: Callable[..., None]) -> PdfView:
    """Two pages of leaflets, with the keyboard on them."""
    topics = ("residence-permit-renewal", "kela-additional-information")
    made = PdfView("Pages")
    show(made, 400, 500)
    made.show_pdf(rack.pages((LeafletOrder(topics=topics, language="fi"),)).pdf)
    made.setFocus()
    return made


def wheel(view: PdfView, turn: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(view.rect().center())
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view, event)


def test_plus_minus_and_nought_enlarge_the_page(view: PdfView, qtbot: QtBot) -> None:
    whole = view.picture().width()

    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.percent == 125
    assert view.picture().width() == pytest.approx(whole * 1.25, abs=2)

    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.percent == 100
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.picture().width() == whole


def test_the_wheel_turns_pages_and_with_ctrl_enlarges(view: PdfView) -> None:
    wheel(view, -120)
    assert view.page == 2

    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert (view.page, view.percent) == (2, 125)


def test_an_enlarged_page_is_pushed_before_it_is_turned(view: PdfView, qtbot: QtBot) -> None:
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.percent == 200
    before = view.grab().toImage()

    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.page == 1
    assert view.grab().toImage() != before

    for _ in range(40):
        wheel(view, -120)
    assert view.page == 2


def test_a_click_or_enter_says_that_somebody_looked(view: PdfView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.looked_at):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.looked_at):
        qtbot.keyClick(view, Qt.Key.Key_Return)
