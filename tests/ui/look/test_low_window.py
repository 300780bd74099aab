"""What makes way in a low window: it scrolls as long as it has to, and not a moment longer."""

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.low_window import MakesWay


def test_a_bar_goes_again_once_there_is_room_and_nothing_lies_out_of_sight(qtbot: QtBot) -> None:
    part = QWidget()
    row = FlowRow(8)
    buttons = [QPushButton() for _ in range(3)]
    for button in buttons:
        button.setFixedSize(90, 48)
        row.addWidget(button)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(row)
    area = MakesWay(part)
    qtbot.addWidget(area)
    just_enough = 3 * 90 + 2 * 8  # and beside a bar the last of them would need a second row
    area.resize(just_enough, 20)
    area.show()
    QApplication.processEvents()
    assert area.verticalScrollBar().isVisible()
    area.resize(just_enough, area.sizeHint().height())
    QApplication.processEvents()
    assert not area.verticalScrollBar().isVisible()
    assert {button.y() for button in buttons} == {0}
