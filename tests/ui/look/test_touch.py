"""A finger is enough, and it hits what it aims at."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTabBar,
    QWidget,
)

from kototori.ui.figures.export_form import ExportForm
from kototori.ui.look import theme
from kototori.ui.pad.entry_line import EntryLine
from kototori.ui.views import ViewName
from tests.ui.conftest import PaperTray, Person
from tests.ui.situations import ALL, BESIDE, PAD, button, settle

ON_THE_WAY = {**PAD, "day": ALL[ViewName.DAY], "export": BESIDE["export"]}
ROUNDING = 1
_HOLDS_A_LINE = (EntryLine, QAbstractSpinBox, QComboBox)  # a press beside the letters is one on the line


def targets(window: QWidget) -> list[tuple[QWidget, str, QRect]]:
    """Everything that is seen and can be pressed: the widget, what it is called, and where it stands."""
    found = []
    for widget in window.findChildren(QWidget):
        part_of_another = isinstance(widget, QLineEdit) and isinstance(widget.parent(), _HOLDS_A_LINE)
        if not widget.isVisible() or not widget.isEnabled() or part_of_another:
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        name = f"{type(widget).__name__} {widget.accessibleName() or text}"
        if isinstance(widget, QTabBar):
            found += [(widget, f"{name} {n}", widget.tabRect(n)) for n in range(widget.count())]
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            model = widget.model()
            rows = [model.index(n, 0) for n in range(model.rowCount())]
            chosen = [row for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable]
            found += [(widget, f"{name} {row.data()}", widget.visualRect(row)) for row in chosen]
        elif isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox | EntryLine):
            found.append((widget, name, widget.rect()))
    return found


def too_small(window: QWidget, least: int) -> list[str]:
    least = theme.scaled(least)
    return [
        f"{name} {area.width()}×{area.height()}"
        for _, name, area in targets(window)
        if min(area.width(), area.height()) < least - ROUNDING
    ]


@pytest.mark.parametrize("situation", ON_THE_WAY)
def test_everything_on_the_pad_and_the_sheets_has_room_for_a_finger(whole: Person, situation: str) -> None:
    ON_THE_WAY[situation](whole)
    part = whole.window.centralWidget()
    if situation == "export":  # the page that lies beside the sheet has its own measure
        part = whole.window.findChild(ExportForm)
    for size in ((1366, 768), (911, 512)):
        whole.window.resize(*size)
        settle()
        assert too_small(part, theme.TOUCH) == [], size


@pytest.mark.parametrize("situation", ["a leaflet ticked", "own leaflets", "codes for the phone"])
def test_everything_on_the_page_of_leaflets_has_room_for_a_finger(whole: Person, situation: str) -> None:
    BESIDE[situation](whole)
    part = whole.window.centralWidget() if "codes" in situation else whole.window.shell.page
    for size in ((1366, 768), (911, 512)):
        whole.window.resize(*size)
        settle()
        assert too_small(part, theme.TOUCH) == [], size


@pytest.mark.parametrize("situation", BESIDE)
def test_nothing_anywhere_is_smaller_than_a_fingertip(whole: Person, situation: str) -> None:
    BESIDE[situation](whole)
    settle()
    assert too_small(whole.window, theme.LEAST_TARGET) == []


@pytest.mark.parametrize("situation", ["empty", "chips", "parked", "busy", "values of a detail", "tally"])
def test_no_target_lies_over_another(whole: Person, situation: str) -> None:
    PAD[situation](whole)
    settle()
    pad = whole.log_page
    placed = [
        (name, widget, QRect(widget.mapTo(pad, area.topLeft()), area.size()))
        for widget, name, area in targets(pad)
        if not isinstance(widget, QAbstractItemView | QLineEdit)
    ]
    over = [
        (one[0], other[0])
        for n, one in enumerate(placed)
        for other in placed[n + 1 :]
        if one[1].parent() is other[1].parent() and one[2].intersects(other[2])
    ]
    assert over == []


def tap(widget: QWidget, at: QPoint | None = None) -> None:
    """One press and release, without a movement before it: no hovering, no second click."""
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
    )


def test_a_contact_with_everything_is_recorded_without_a_keyboard(whole: Person, tray: PaperTray) -> None:
    parts = whole.log_page.parts
    tap(parts.tiles[0])
    tap(next(chip for chip in parts.languages if chip.code == "ar"))
    tap(parts.details.head)
    settle()
    tap(next(one for one in parts.details.buttons if getattr(one, "kind", "") == "age_band"))
    settle()
    tap(next(one for one in parts.details.buttons if one.isVisible() and getattr(one, "code", "") != ""))
    tap(parts.save_button)
    (stored,) = whole.stored
    assert (stored.facts.needs, stored.facts.language) == (("A",), "ar")
    assert stored.facts.age_band is not None


def test_the_edge_of_a_target_counts(whole: Person) -> None:
    parts = whole.log_page.parts
    chip = next(chip for chip in parts.languages if chip.code == "so")
    tap(chip, QPoint(4, 0))
    assert chip.isChecked()
    tap(whole.log_page.parts.entry.chips()[0], QPoint(8, 1))
    assert whole.chips == []


def test_the_answer_about_consent_is_hit_in_its_whole_height(whole: Person) -> None:
    whole.press("Ctrl+R")
    settle()
    answer = button("The visitor consents", whole.window)
    tap(answer, QPoint(answer.width() // 2, 1))
    assert answer.isChecked()
