"""The model of today's list, over plain rows."""

from uuid import UUID

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kototori.ui.pad.today_table import Row, TodayModel


def row(n: int, needs: str = "Housing") -> Row:
    return Row(
        id=UUID(int=n), time=f"10:{n:02}", needs=needs, beside="", language="ar", spoken=f"10:{n:02} {needs}"
    )


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = TodayModel()
    qtmodeltester.check(model)
    model.put([row(3), row(2)])
    model.put([row(4), row(2, "Work"), row(1)])
    model.put([row(1), row(4)])
    model.put([])
    model.put([row(1)])
    qtmodeltester.check(model, force_py=True)


def test_whatever_is_put_is_what_is_shown(qtbot: QtBot) -> None:
    model = TodayModel()
    for rows in ([row(1)], [row(2), row(1)], [row(1), row(2)], [row(3), row(1, "Work"), row(2)], []):
        model.put(rows)
        assert model.rows == tuple(rows)


def test_a_new_contact_moves_no_other_row(qtbot: QtBot) -> None:
    model = TodayModel()
    model.put([row(n) for n in range(40, 0, -1)])
    touched: list[str] = []
    model.rowsInserted.connect(lambda *_: touched.append("inserted"))
    model.rowsRemoved.connect(lambda *_: touched.append("removed"))
    model.dataChanged.connect(lambda *_: touched.append("changed"))
    model.put([row(n) for n in range(41, 0, -1)])
    assert touched == ["inserted"]


def test_a_screen_reader_hears_the_whole_contact(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    model = TodayModel()
    model.put([row(1)])
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "10:01 Housing"
