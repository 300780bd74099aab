"""Two people with one hand each: one has only the mouse, the other only Tab, arrows, Space and Enter."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from kototori.services.request_book import Consented
from tests.services.request_desk import PASSPHRASE
from tests.ui.conftest import Person

_LOOKS = 50  # until a hand has found what it wants to press
_MOST_TABS = 60


def said(widget: QWidget) -> str:
    """What a control is called: by its accessible name, else by its text."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton | QLabel) else "")


def top_window(person: Person) -> QWidget:
    """Whatever lies on top: a dialog, else the window."""
    return QApplication.activeModalWidget() or person.window


def somebody_came_yesterday(person: Person) -> None:
    """About housing; it stands in yesterday's list."""
    yesterday = person.desk.log.when("yesterday").day
    person.desk.log.record(person.desk.log.read({"occurred_at": f"{yesterday}T10:30", "needs": "A"}))


def list_beside(person: Person) -> str:
    """What the list beside the pad is called now."""
    return said(person.log_page.parts.today_list)


def a_request_waits(person: Person) -> None:
    """Behind the lock of the requests, made by somebody else."""
    requests = person.desk.requests
    requests.door.set_up(PASSPHRASE)
    said = {"name": "Mo Esimerkki", "phone": "040 000 0000"}
    requests.add("keksitty", Consented("2026-11", "so"), said)
    requests.close()


class Mouse:
    """Clicks where a control is seen, and only what lies on top there gets the click."""

    def __init__(self, person: Person) -> None:
        self._person = person

    def click(self, name: str) -> None:
        """The first control in sight that is called so."""
        target = next((one for one in self._controls() if said(one) == name), None)
        seen = [said(one) for one in self._controls()]
        assert target is not None, f"no control in sight is called {name!r}, but {seen}"
        area = target.rect()
        if isinstance(target, QRadioButton | QCheckBox):
            area.setWidth(min(area.width(), target.sizeHint().width()))
        self._click_in(target, area)

    def click_tab(self, text: str, which: str) -> None:
        """A tab of the row of tabs that is called so."""
        (tabs,) = (
            bar for bar in self._person.window.findChildren(QTabBar) if bar.isVisible() and said(bar) == which
        )
        (index,) = (n for n in range(tabs.count()) if tabs.tabText(n).startswith(text))
        self._click_in(tabs, tabs.tabRect(index))

    def click_row(self, name: str, row: int = 0) -> None:
        """A row of the list that is called so."""
        views = top_window(self._person).findChildren(QAbstractItemView)
        shown = {said(one): one for one in views if one.isVisible()}
        assert name in shown, f"no list in sight is called {name!r}, but {list(shown)}"
        view = shown[name]
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self._click_in(view.viewport(), view.visualRect(index))

    def click_field(self, name: str) -> None:
        """A field to write into."""
        lines = top_window(self._person).findChildren(QLineEdit)
        (line,) = (one for one in lines if one.isVisible() and said(one) == name)
        self._click_in(line, line.rect())

    def choose(self, name: str, text: str) -> None:
        """A line of a list that opens."""
        boxes = top_window(self._person).findChildren(QComboBox)
        (box,) = (one for one in boxes if one.isVisible() and said(one) == name)
        self._click_in(box, box.rect())
        view = box.view()
        assert view.isVisible(), f"{name!r} does not open"
        row = box.findText(text)
        assert row >= 0, f"{text!r} is none of {[box.itemText(n) for n in range(box.count())]}"
        index = box.model().index(row, 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
        QApplication.processEvents()

    def click_middle(self) -> None:
        """The middle of the window, whatever lies there."""
        window = self._person.window
        at = window.rect().center()
        hit = window.childAt(at) or window
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(window, at))

    def _controls(self) -> Iterator[QWidget]:
        for one in top_window(self._person).findChildren(QWidget):
            if one.isVisible() and one.isEnabled() and isinstance(one, QAbstractButton):
                yield one

    def _click_in(self, target: QWidget, area: QRect) -> None:
        window = target.window()
        for _ in range(_LOOKS):  # what has just come into sight is still being laid out
            self._scroll_to(target)
            QTest.qWait(1)
            at = target.mapTo(window, area.center())
            hit = window.childAt(at)
            if hit is not None and (hit is target or target.isAncestorOf(hit)):
                break
        assert hit is not None, f"{said(target)!r} lies outside of the window"
        assert hit is target or target.isAncestorOf(hit), f"{said(hit)!r} covers {said(target)!r}"
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(window, at))
        QApplication.processEvents()

    @staticmethod
    def _scroll_to(target: QWidget) -> None:
        """As the wheel does it."""
        above = target.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(target)
            above = above.parentWidget()


class TabAndArrows:
    """No digit, no letter that means something, no shortcut."""

    def __init__(self, person: Person) -> None:
        self._person = person

    @property
    def here(self) -> str:
        """What has the keyboard."""
        widget = QApplication.focusWidget()
        return "" if widget is None else said(widget)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Tab until something called so has the keyboard."""
        passed = []
        for _ in range(_MOST_TABS):
            self._person.press("Shift+Tab" if back else "Tab")
            if self.here == name:
                return
            passed.append(self.here)
        raise AssertionError(f"Tab never came to {name!r}, but to {passed}")

    def step_to(self, name: str, arrow: str = "Right") -> None:
        """An arrow until something called so has the keyboard."""
        passed = [self.here]
        while self.here != name:
            self.press(arrow)
            assert len(passed) < _MOST_TABS, f"{arrow} never came to {name!r}, but to {passed}"
            passed.append(self.here)

    def press(self, *keys: str) -> None:
        assert set(keys) <= {"Up", "Down", "Left", "Right", "Space", "Enter", "Esc", "Tab", "Shift+Tab"}
        self._person.press(*keys)
        QApplication.processEvents()
