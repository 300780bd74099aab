"""A chart in its card: walked through by keys, heard, turned into a table, copied and kept as a file."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.charts import Bar, Drawing, Measure, heat_map, sorted_bars
from kototori.services.chart_files import keep_picture
from kototori.ui.figures.chart_view import Chart, ChartCard, ChartView
from kototori.ui.notices import Notices, Tone
from kototori.wording.catalogue import Words

BARS = (Bar("Housing", 9), Bar("Income", 5), Bar("Work", 2))


class Drawer:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self, width: float, height: float, measure: Measure) -> Drawing:
        self.drawn += 1
        return sorted_bars(BARS, width, height, measure)


def chart_of(
    draw: Callable[[float, float, Measure], Drawing], bars: Sequence[Bar] = BARS, *, is_empty: bool = False
) -> Chart:
    rows = [] if is_empty else [(bar.name, str(bar.count)) for bar in bars]
    return Chart(
        draw=draw,
        columns=("need", "contacts"),
        rows=rows,
        note="one contact may hold several",
        empty="Nothing to draw yet.",
        is_empty=is_empty,
        period="2026-11-24",
        told_period="Tuesday 24 Nov 2026",
    )


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def card(words: Words, notices: Notices, drawer: Drawer, show: Callable[..., None]) -> ChartCard:
    card = ChartCard("Needs", words, notices)
    card.keep_through(keep_picture)
    card.show_chart(chart_of(drawer))
    show(card, 460, 300)
    picture(card).setFocus()
    return card


def picture(card: ChartCard) -> ChartView:
    return card.findChild(ChartView)


def press(card: ChartCard, *keys: Qt.Key) -> str:
    """The value that the keys lead to."""
    for key in keys:
        QTest.keyClick(picture(card), key)
    return picture(card).value


def choices(card: ChartCard) -> dict[str, object]:
    menu = card.findChildren(QMenu)[-1]
    return {action.text(): action for action in menu.actions()}


# --- by keys ----------------------------------------------------------------------------------------


def test_arrows_go_from_bar_to_bar_and_stay_at_the_ends(card: ChartCard) -> None:
    assert press(card, Qt.Key.Key_Down) == "Housing: 9"
    assert press(card, Qt.Key.Key_Down) == "Income: 5"
    assert press(card, Qt.Key.Key_End) == "Work: 2"
    assert press(card, Qt.Key.Key_Right) == "Work: 2"
    assert press(card, Qt.Key.Key_Home) == "Housing: 9"


def test_escape_lets_go_of_the_value(card: ChartCard) -> None:
    press(card, Qt.Key.Key_Down)

    assert press(card, Qt.Key.Key_Escape) == ""


def test_arrows_go_through_the_cells_of_a_heat_map(card: ChartCard) -> None:
    counts = [[1, 2], [None, 4]]
    card.show_chart(
        chart_of(lambda w, h, m: heat_map(["Mo", "Tu"], ["10", "11"], counts, w, h, m, shut="shut"))
    )

    assert press(card, Qt.Key.Key_Right, Qt.Key.Key_Down) == "Tu 10: shut"
    assert press(card, Qt.Key.Key_Right, Qt.Key.Key_Up) == "Mo 11: 2"


def test_a_value_is_shown_where_it_is(card: ChartCard) -> None:
    before = card.grab().toImage()

    press(card, Qt.Key.Key_Down)

    assert card.grab().toImage() != before


def test_the_screen_reader_finds_the_picture_all_its_numbers_and_the_value_in_hand(card: ChartCard) -> None:
    press(card, Qt.Key.Key_Down)

    heard = QAccessible.queryAccessibleInterface(picture(card))
    assert heard.role() is QAccessible.Role.Chart
    assert heard.text(QAccessible.Text.Name) == "Needs"
    assert heard.text(QAccessible.Text.Description) == "Housing 9; Income 5; Work 2"
    assert heard.text(QAccessible.Text.Value) == "Housing: 9"


def test_a_value_in_hand_follows_the_count(card: ChartCard) -> None:
    press(card, Qt.Key.Key_Down)

    card.show_chart(chart_of(lambda w, h, m: sorted_bars((Bar("Housing", 10),), w, h, m)))

    assert picture(card).value == "Housing: 10"


# --- table ------------------------------------------------------------------------------------------


def test_the_table_has_every_number_and_takes_the_keyboard_along(card: ChartCard) -> None:
    card.turn(True)

    table = card.findChild(QTableView)
    model = table.model()
    cells = [[model.index(row, column).data() for column in (0, 1)] for row in range(model.rowCount())]
    assert cells == [["Housing", "9"], ["Income", "5"], ["Work", "2"]]
    assert table.hasFocus()
    card.turn(False)
    assert picture(card).hasFocus()


# --- menu -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_what_can_be_done(card: ChartCard, key: Qt.Key) -> None:
    press(card, key)

    assert list(choices(card)) == [
        "Copy the picture and its numbers",
        "As a table",
        "Save as PNG …",
        "Save as SVG …",
    ]


def test_so_does_a_click_on_the_button_beside_the_heading(card: ChartCard) -> None:
    button = card.findChild(QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    choices(card)["As a table"].trigger()

    assert card.is_table
    assert "Needs" in button.accessibleName()
    assert button.size().width() >= 24
    assert button.size().height() >= 24


def test_without_numbers_there_is_no_picture_to_keep(card: ChartCard) -> None:
    card.show_chart(chart_of(Drawer(), is_empty=True))
    press(card, Qt.Key.Key_Return)

    assert not choices(card)["Save as PNG …"].isEnabled()


# --- copying ----------------------------------------------------------------------------------------


def test_text_table_and_picture_are_copied_at_once(card: ChartCard) -> None:
    QTest.keyClick(picture(card), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    copied = QApplication.clipboard().mimeData()
    assert copied.text() == "Needs\nneed\tcontacts\nHousing\t9\nIncome\t5\nWork\t2"
    assert "<td>Housing</td><td>9</td>" in copied.html()
    assert copied.imageData().width() > 1000


def test_names_cannot_break_the_copied_table(card: ChartCard) -> None:
    card.show_chart(Chart(Drawer(), ("a", "b"), [("<b>&", "1")]))
    card.copy()

    assert "<td>&lt;b&gt;&amp;</td>" in QApplication.clipboard().mimeData().html()


# --- keeping ----------------------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Names that were proposed; what is proposed is taken, in a folder of the test."""
    proposed: list[str] = []

    def choose(parent: QWidget, title: str, path: str, kinds: str) -> tuple[str, str]:
        proposed.append(Path(path).name)
        return str(tmp_path / Path(path).name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return proposed


def test_a_picture_is_kept_under_a_name_that_says_it_is_internal(
    card: ChartCard, asked: list[str], tmp_path: Path, said: list[tuple[str, Tone]]
) -> None:
    press(card, Qt.Key.Key_Return)
    choices(card)["Save as PNG …"].trigger()
    choices(card)["Save as SVG …"].trigger()

    assert asked == ["SISÄINEN-needs-2026-11-24.png", "SISÄINEN-needs-2026-11-24.svg"]
    png, svg = (tmp_path / name for name in asked)
    image = QImage(str(png))
    assert (image.width(), image.text("Description")) == (1344, "Housing 9; Income 5; Work 2")
    assert round(image.dotsPerMeterX() * 0.0254) == 192
    assert QSvgRenderer(str(svg)).isValid()
    assert said[-1] == (f"Saved: {svg}.", Tone.DONE)


def test_a_picture_tells_its_title_its_day_and_that_it_stays_inside(
    card: ChartCard, asked: list[str], tmp_path: Path
) -> None:
    card.save("svg")

    told = (tmp_path / asked[0]).read_text("utf-8")
    assert ">Needs</text>" in told
    assert "Tuesday 24 Nov 2026 · one contact may hold several" in told
    assert "Do not publish them or hand them on." in told


def test_a_file_that_got_its_ending_from_the_program_is_never_replaced(
    card: ChartCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[tuple[str, Tone]]
) -> None:
    there = tmp_path / "needs.png"
    there.write_bytes(b"of another day")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "needs"), ""))

    card.save("png")

    assert there.read_bytes() == b"of another day"
    assert said[-1][1] is Tone.TROUBLE
    assert str(there) in said[-1][0]


def test_a_folder_that_is_gone_is_told_and_nothing_breaks(
    card: ChartCard, asked: list[str], tmp_path: Path, said: list[tuple[str, Tone]]
) -> None:
    shutil.rmtree(tmp_path)

    card.save("png")

    assert said[-1][1] is Tone.TROUBLE
    tmp_path.mkdir()


def test_who_closes_the_dialog_keeps_nothing(
    card: ChartCard, monkeypatch: pytest.MonkeyPatch, said: list[tuple[str, Tone]]
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    card.save("png")

    assert said == []


# --- painting ---------------------------------------------------------------------------------------


def test_a_picture_is_drawn_once_for_a_size_and_shown_again_from_what_is_kept(
    card: ChartCard, drawer: Drawer
) -> None:
    card.grab()
    before = drawer.drawn

    card.grab()
    press(card, Qt.Key.Key_Down, Qt.Key.Key_Down)
    card.grab()
    assert drawer.drawn == before

    card.window().resize(QSize(520, 300))
    card.grab()
    assert drawer.drawn > before


def test_other_numbers_are_painted_at_once(
    card: ChartCard,
) -> None:
    seen = [card.grab().toImage()]
    for count in (8, 7, 6):
        bars = (Bar("Housing", count), Bar("Income", 5))
        card.show_chart(chart_of(lambda w, h, m, bars=bars: sorted_bars(bars, w, h, m), bars))
        painted = card.grab().toImage()
        assert all(painted != other for other in seen)
        seen.append(painted)


def test_numbers_that_come_back_are_painted_as_before_without_being_drawn_again(card: ChartCard) -> None:
    few, drawn, seen = BARS[:1], [], []
    for bars in (BARS, few, BARS, few):

        def draw(width: float, height: float, measure: Measure, bars: Sequence[Bar] = bars) -> Drawing:
            drawn.append(bars)
            return sorted_bars(bars, width, height, measure)

        card.show_chart(chart_of(draw, bars))
        seen.append(card.grab().toImage())
    assert drawn == [few]  # the others stood there from the beginning
    assert seen[0] == seen[2] != seen[1] == seen[3]


def test_the_mouse_is_told_the_value_below_it(card: ChartCard) -> None:
    view = picture(card)
    QTest.mouseMove(view, QPoint(view.width() // 2, view.height() // 3))

    assert view.toolTip() == "Income: 5"


def test_larger_letters_make_the_whole_picture_larger(card: ChartCard, qapp: QApplication) -> None:
    font = qapp.font()
    larger = qapp.font()
    larger.setPixelSize(font.pixelSize() * 2)
    press(card, Qt.Key.Key_Down)
    narrow = card.grab().toImage()
    try:
        qapp.setFont(larger)
        QApplication.processEvents()
        assert picture(card).value == "Housing: 9"
        assert card.grab().toImage() != narrow
    finally:
        qapp.setFont(font)
        QApplication.processEvents()


def test_where_nobody_lists_what_left_no_file_is_offered(
    words: Words, notices: Notices, qtbot: QtBot
) -> None:
    card = ChartCard("Needs", words, notices)
    qtbot.addWidget(card)
    card.show_chart(chart_of(Drawer()))

    card.offer()

    assert not choices(card)["Save as PNG …"].isVisible()
    card.save("png")


def test_the_menu_key_opens_the_menu_over_the_table_too(card: ChartCard) -> None:
    card.turn(True)
    table = card.findChild(QTableView)
    place = table.rect().center()
    pressed = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, table.mapToGlobal(place))

    QApplication.sendEvent(table, pressed)

    assert "As a picture" in choices(card)
