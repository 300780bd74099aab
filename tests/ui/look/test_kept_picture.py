"""What was drawn once is shown again only where it would be drawn the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.kept_picture import KeptPictures


def seen(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.fixture
def button(qtbot) -> KeyButton:
    made = KeyButton("Tallenna", "Enter")
    made.setCheckable(True)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def drawn_directly(button: KeyButton) -> QImage:
    size = button.size()
    ground, above = QPixmap(size), QPixmap(size)
    ground.fill(button.palette().window().color())
    above.fill(Qt.GlobalColor.transparent)
    for surface in (above, ground):
        painter = QPainter(surface)
        if surface is above:
            button.draw(painter, theme.colours_of(button))
        else:
            painter.drawPixmap(0, 0, above)
        painter.end()
    return ground.toImage()


def test_a_kept_picture_is_dot_for_dot_what_would_be_drawn(button):
    seen(button)
    assert seen(button) == drawn_directly(button)
    button.setChecked(True)
    assert seen(button) == drawn_directly(button)


@pytest.mark.parametrize(
    "change",
    [
        lambda button: button.setText("Peru"),
        lambda button: button.setChecked(True),
        lambda button: button.setDown(True),
        lambda button: button.setEnabled(False),
        lambda button: button.set_tight(tight=True),
        lambda button: button.set_air(4),
        lambda button: button.set_compact(compact=True),
        lambda button: button.setFont(theme.font(bold=True)),
        lambda button: button.resize(button.width() + 30, button.height()),
        lambda button: button.setPalette(theme.palette_of(theme.DARK)),
    ],
)
def test_whatever_changes_a_button_is_seen_at_once(button, change):
    before = seen(button)
    change(button)
    assert seen(button) != before
    assert seen(button) == drawn_directly(button)


def test_larger_letters_are_seen_at_once(button):
    before, usual = seen(button), QApplication.font()
    larger = QApplication.font()
    larger.setPixelSize(2 * larger.pixelSize())
    QApplication.setFont(larger)
    try:
        assert seen(button) != before
    finally:
        QApplication.setFont(usual)


def test_a_look_is_drawn_once_and_only_the_last_few_are_kept(button):
    drawn: list[str] = []
    pictures = KeptPictures(2)
    button.paintEvent = lambda event: pictures.show(
        button, button.text(), lambda painter, colours: drawn.append(button.text())
    )
    for text in "aabbaacca":
        button.setText(text)
        seen(button)
    assert drawn == ["a", "b", "c", "a"]
