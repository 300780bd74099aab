"""The keys that turn the window's pages work from the page of leaflets, wherever its keyboard is."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Person


def test_ctrl_pgdn_goes_on_to_the_next_page_from_the_search_line(whole: Person) -> None:
    whole.press("Ctrl+Shift+P")
    assert whole.window.shell.shown == "leaflets"

    whole.press("Ctrl+PgDown")
    assert whole.window.shell.shown == "requests"

    whole.press("Ctrl+PgUp")
    assert whole.window.shell.shown == "leaflets"
    whole.press("Ctrl+PgUp")
    assert whole.window.shell.shown == "day"


def test_a_print_on_its_way_opens_no_window_of_its_own(whole: Person) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    whole.type("1ar")
    whole.press("Space", "Ctrl+P")
    QApplication.instance().installEventFilter(watch)
    whole.press("Ctrl+Shift+P")
    QApplication.instance().removeEventFilter(watch)

    assert whole.window.shell.shown == "leaflets"
    assert shown == []
