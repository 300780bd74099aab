"""Where the keyboard is, can be seen: every stop of Tab changes its picture, in light, dark and contrast."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kototori.ui.look.theme import Appearance, Look
from kototori.ui.views import ViewName
from tests.ui.conftest import Person
from tests.ui.situations import ALL, settle

MOST_STOPS = 60
LEAST_PIXELS = 30


def picture(widget: QWidget) -> QImage:
    """The control with what is around it: a field's ring may be painted by its frame."""
    around = widget.parentWidget() or widget
    area = widget.geometry().adjusted(-18, -18, 18, 18) if around is not widget else widget.rect()
    return around.grab(area.intersected(around.rect())).toImage()


def changed_pixels(one: QImage, other: QImage) -> int:
    size = one.size().boundedTo(other.size())
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(0, size.width(), 2)
        for y in range(0, size.height(), 2)
    )


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
@pytest.mark.parametrize("situation", ["details", "tally", str(ViewName.DAY)])
def test_every_stop_of_the_keyboard_is_seen(
    whole: Person, appearance: Appearance, situation: str, look: Look
) -> None:
    appearance.choose(look)
    ALL[situation](whole)
    settle()
    stops: list[QWidget] = []
    unseen = []
    while len(stops) < MOST_STOPS:
        stop = QApplication.focusWidget()
        assert stop is not None
        if stop in stops:
            break
        stops.append(stop)
        with_keyboard = picture(stop)
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        if (
            QApplication.focusWidget() is not stop
            and changed_pixels(with_keyboard, picture(stop)) < LEAST_PIXELS
        ):
            unseen.append(f"{type(stop).__name__} {stop.accessibleName()}")
    assert len(stops) > 5
    assert unseen == []
