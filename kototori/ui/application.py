"""The Qt application: opens the window at once, the desk meanwhile, and is the last resort for faults."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from kototori.domain.errors import DeskError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kototori.home import Home
    from kototori.services.late_desk import LateDesk
    from kototori.ui.main_window import MainWindow
    from kototori.ui.single_instance import OnlyWindow
    from kototori.wording.catalogue import Words


_BREATH = 300  # milliseconds after the first picture in which nothing stands in the way of a key
_LOOK_AGAIN = 50  # milliseconds, until the desk behind the first picture is open


def run_window(
    open_the_desk: Callable[[], LateDesk],
    read_words: Callable[[str], Words],
    home: Home,
    language: str,
    ready: Callable[[MainWindow], None] | None = None,
) -> int:
    """Shows the desk until its window is closed; returns the exit status.

    `ready` is called once, when today's list stands and the entry line takes a key.
    """
    # What is loaded now stays loaded: to look through it for garbage would cost a seventh of the start.
    gc.disable()
    from kototori.ui.single_instance import OnlyWindow

    application = make_application()
    only = OnlyWindow(home)
    if not only.take():
        only.raise_other()
        return 0
    try:
        return _show(application, open_the_desk, only, read_words, home, language, ready)
    finally:
        only.release()


def make_application() -> QApplication:
    """The one application of this process, in the desk's style."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from kototori.ui.look import theme

    running = QApplication.instance()
    application = (
        running if isinstance(running, QApplication) else QApplication(["kototori", "-style", "Fusion"])
    )
    # Else whatever lies in a list with a style sheet of its own keeps the colours that it was made in.
    application.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    application.setApplicationName("kototori")
    application.setDesktopFileName("kototori")
    theme.use_desk_font(application)
    return application


def use_desk_style(application: QApplication) -> None:
    """Borders and boxes of the pages beside the pad.

    The pad draws itself, so the first picture does without: to load it takes a tenth of a bare start.
    """
    from kototori.ui.look.desk_style import DeskStyle

    application.setStyle(DeskStyle())


def _show(
    application: QApplication,
    open_the_desk: Callable[[], LateDesk],
    only: OnlyWindow,
    read_words: Callable[[str], Words],
    home: Home,
    language: str,
    ready: Callable[[MainWindow], None] | None,
) -> int:
    from PySide6.QtCore import QTimer

    from kototori.ui.beside_the_pad import views_beside_the_pad
    from kototori.ui.look.theme import Appearance
    from kototori.ui.main_window import MainWindow
    from kototori.ui.preferences import Preferences

    preferences = Preferences(home)
    appearance = Appearance(application, preferences.look)
    try:
        late = open_the_desk()
    except DeskError as error:
        _explain(error, read_words(language))
        return 1
    window = MainWindow(preferences, read_words)
    views = views_beside_the_pad(
        late.desk, preferences, appearance, window.choose_language, window.renew_keys, window.vault_lock
    )
    window.take_desk(late.desk, views, language)
    show_on_screen(window)
    sys.excepthook = last_resort(window, read_words(language))

    def stand_by() -> None:
        _find_words_ready(window)
        if ready is not None:
            ready(window)

    def settle() -> None:
        """What would keep the first keys waiting."""
        late.begin()
        _make_ready_for_the_day(application, window)
        only.listen(window.come_to_front)
        opened.start()

    def count_when_open() -> None:
        if late.is_open:
            opened.stop()
            _begin_the_day(window)

    opened = QTimer(application, interval=_LOOK_AGAIN)
    opened.timeout.connect(count_when_open)
    QTimer.singleShot(0, stand_by)
    QTimer.singleShot(_BREATH, settle)
    status = application.exec()
    _take_down(window)
    appearance.deleteLater()
    late.close()
    return status


def _begin_the_day(window: MainWindow) -> None:
    """The desk is open: what waits is counted, earlier days are looked at, the pages are made ready."""
    from kototori.ui.idle_moments import make_ready

    def begin() -> None:
        window.shell.look_back()
        make_ready(window)

    window.shell.count_waiting()
    begin()
    window.forget_the_order()
    window.spoken.connect(lambda _: begin())


def _find_words_ready(window: MainWindow) -> None:
    """Today's list stands: the first letter finds its suggestions, a screen reader what each part is."""
    from kototori.ui.look.spoken_roles import make_roles_known

    make_roles_known()
    window.shell.log_page.prepare_suggestions()


def _take_down(window: MainWindow) -> None:
    """While Python is whole: at its end the methods of what Qt still holds would be called without it."""
    from shiboken6 import delete

    delete(window)
    if "kototori.ui.figures.chart_view" in sys.modules:  # else nothing was copied
        from kototori.ui.figures.chart_export import leave_clipboard_as_text

        leave_clipboard_as_text()


def _make_ready_for_the_day(application: QApplication, window: MainWindow) -> None:
    from kototori.ui.old_python import keep_none_alive
    from kototori.ui.rubbish import RubbishRounds

    RubbishRounds(window)
    window.tell_held_keys()
    keep_none_alive()
    use_desk_style(application)
    keep_qt_words(application, window)


def show_on_screen(window: MainWindow) -> None:
    """Nothing hangs over an edge: not on a small screen, nor where everything is drawn larger than before."""
    screen = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(screen.size()))
    over_x = max(0, window.geometry().right() - screen.right())
    over_y = max(0, window.geometry().bottom() - screen.bottom())
    if over_x or over_y:
        window.move(window.x() - over_x, window.y() - over_y)
    window.show()


def keep_qt_words(application: QApplication, window: MainWindow) -> None:
    """Qt's own buttons in the language of the window, and in the next one when that changes."""
    from kototori.ui.look.qt_words import QtWords

    qt_words = QtWords(application)
    qt_words.speak(window.shell.words.language)
    window.spoken.connect(qt_words.speak)


def last_resort(
    window: MainWindow, words: Words
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """For `sys.excepthook`: a fault of ours becomes a dialog, not the end of the program."""
    telling = False

    def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        nonlocal telling
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, fault, trace)
            return
        from kototori.ui.crash_dialog import CrashDialog, details_of

        details = details_of(kind, trace)
        sys.stderr.write(f"{details}\n")
        if not telling:
            telling = True
            CrashDialog(window, details, words).exec()
            telling = False

    return tell


def _explain(error: DeskError, words: Words) -> None:
    from PySide6.QtWidgets import QMessageBox

    from kototori.wording.sentences import sentence

    box = QMessageBox(QMessageBox.Icon.Warning, "Kototori", sentence(error, words))
    box.exec()
