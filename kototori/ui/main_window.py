"""The window: it stands as long as the program, and what is inside it is built anew for another language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from kototori.ui.keyboard.desk_keys import DeskKeys, usable_keys
from kototori.ui.keys import Deed
from kototori.ui.leaflets.late_queue import LateQueue
from kototori.ui.look import theme
from kototori.ui.pad.pad import Pad
from kototori.ui.preferences import Preferences
from kototori.ui.shell import Shell
from kototori.ui.views import View, ViewName
from kototori.ui.visitor.overlays import Overlays
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.key_card import KeyPart
    from kototori.services.desk import Desk
    from kototori.ui.help.help_dialog import HelpDialog
    from kototori.ui.requests.vault_lock import VaultLock

SIZE = (1366, 768)


class MainWindow(QMainWindow):
    """One desk on the screen. Until `take_desk` it is an empty shell, so that something stands at once."""

    spoken = Signal(str)  # the language, when everything stands in it

    def __init__(self, preferences: Preferences, read_words: Callable[[str], Words]) -> None:
        super().__init__()
        self.setWindowTitle("Kototori")
        self.resize(*SIZE)
        self.setMinimumSize(640, 360)
        geometry = preferences.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._preferences = preferences
        self._read_words = read_words
        self._pad = Pad()
        self._queue = LateQueue(preferences, self)
        self._shell: Shell | None = None
        self._lock: VaultLock | None = None
        # Kept, one for each view: their two hundred labels are what F1 would wait for.
        self._helps: dict[tuple[KeyPart, ...], HelpDialog] = {}
        self._keys = usable_keys(preferences)
        self._desk_keys = DeskKeys(self, self.do)
        self._desk_keys.take(self._keys)
        self._overlays = Overlays(self)
        # Asked for anew each time: the window may be built again while it is covered.
        self._overlays.uncovered.connect(lambda: self.shell.focus_here())
        self._overlays.visitor_answered.connect(lambda said: self.shell.take_from_visitor(said))

    def take_desk(self, desk: Desk, views: Sequence[View], language: str) -> None:
        """The desk is open: the window shows it."""
        self._desk, self._views = desk, views
        self.speak(language)

    def vault_lock(self) -> VaultLock:
        """The lock of the requests, made when somebody first asks for it."""
        if self._lock is None:
            from kototori.ui.requests.vault_lock import VaultLock

            self._lock = VaultLock(self._desk, self)
        return self._lock

    def forget_the_order(self) -> None:
        """From now on, soon after each change: see `OrderForgotten`."""
        from kototori.ui.order_forgotten import OrderForgotten

        path = self._desk.database.path
        if path is not None:
            OrderForgotten(self, path, self._desk.forget_the_order)

    def tell_held_keys(self) -> None:
        """From now on a key that is held down is known as one, also while the desk is at work."""
        from kototori.ui.keyboard.held_keys import HeldKeys

        handle = self.windowHandle()
        if handle is not None:
            HeldKeys(handle, self._desk_keys.act_once)

    @property
    def shell(self) -> Shell:
        """Everything inside the window, in the language of now."""
        assert self._shell is not None
        return self._shell

    def speak(self, language: str) -> None:
        """Builds everything anew in a language; the contact in hand stays in hand."""
        before, words = self._shell, self._read_words(language)
        half_filled = {}
        if before is not None:
            before.prints.hand_over()
            half_filled = before.sheets.requests.leave()
        shell = Shell(
            self._desk,
            self._pad,
            self._views,
            self._preferences,
            self._keys,
            words,
            self._read_words,
            self._queue,
            self.vault_lock,
        )
        shell.log_page.language_chosen.connect(self.choose_language)
        shell.deed_called.connect(self.do)
        for said_before in self._helps.values():
            said_before.deleteLater()
        self._helps.clear()
        self._shell = shell
        self._overlays.put_below(shell)
        shell.fit(self.width())
        shell.show_view(ViewName.LOG if before is None else before.shown)
        if before is not None:
            shell.sheets.requests.take_over(half_filled)
        if before is not None and before.sheets.holds_words:
            shell.notices.trouble(
                words("What was typed into the open sheet was not stored, and is gone with the change.")
            )
        self.spoken.emit(language)

    def choose_language(self, language: str) -> None:
        """The desk speaks another language from now on."""
        with self.shell.notices.reporting():
            self._desk.setup.choose_language(language)
            self.speak(language)

    def renew_keys(self, deed: Deed | None) -> None:
        """Keys were moved: they act and are printed so from now on; the last one moved is told."""
        self._keys = usable_keys(self._preferences)
        self._desk_keys.take(self._keys)
        self.speak(self.shell.words.language)
        self.shell.tell_key(deed)

    def do(self, deed: Deed) -> None:
        """What a shortcut, a button or a typed command calls for."""
        if self._shell is None:
            return
        if deed is Deed.CURTAIN:
            self._overlays.draw_curtain(self._desk, self._keys, self._shell.words)
            self._lock_requests()
        elif deed is Deed.TURN:
            self._shell.turn_to_visitor(self._overlays)
        elif self._overlays.is_up:
            return  # no key reaches what is covered
        elif deed is Deed.HELP:
            self._show_help()
        elif deed is Deed.LOCK:
            self._lock_requests()
            self._shell.notices.done(self._shell.words("The requests are locked."))
        else:
            self._shell.do(deed)

    def overlay_steps(self) -> Iterator[Callable[[], object]]:
        """Makes ready what may cover the desk, bit by bit."""
        yield from self._overlays.steps(self._desk, self._keys, self.shell.words)
        yield self._draw_help_ahead

    def come_to_front(self) -> None:
        """Another start of the program asked for this window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowBlocked:
            self._overlays.reach_into(QApplication.activeModalWidget(), self._keys, self.do)
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self._shell is not None:
            self._follow_activation(self._shell)
        elif event.type() is QEvent.Type.ThemeChange:
            self._follow_letters()

    def _follow_activation(self, shell: Shell) -> None:
        """The keyboard is where work goes on."""
        if self.isActiveWindow():
            if self._overlays.is_up:
                self._overlays.take_focus()
            else:
                shell.focus_here()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shell is not None:
            self._shell.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._shell is not None:
            self._shell.show_view(ViewName.LOG)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._shell is not None and not self._shell.prints.leave():
            event.ignore()
            return
        self._preferences.keep_geometry(self.saveGeometry())
        self._overlays.uncover()  # what is outside the window would outlive it
        if self._shell is not None:
            self._shell.sheets.requests.leave()
        self._lock_requests()
        super().closeEvent(event)

    def _lock_requests(self) -> None:
        if self._lock is not None:
            self._lock.lock()

    def _follow_letters(self) -> None:
        """The person has asked the system for other letters: everything is measured anew."""
        application = QApplication.instance()
        if isinstance(application, QApplication) and theme.use_desk_font(application) and self._shell:
            self.speak(self._shell.words.language)

    def _help_for(self, view: ViewName) -> HelpDialog:
        from kototori.ui.help.help_dialog import HelpDialog
        from kototori.ui.keyboard.key_words import key_parts

        words = self.shell.words
        parts = tuple(key_parts(self._keys, words, view))
        if parts not in self._helps:
            self._helps[parts] = HelpDialog(self, parts, self._desk.key_cards, self._preferences, words)
        return self._helps[parts]

    def _draw_help_ahead(self) -> None:
        """On the pad, where it is asked for first."""
        shown = self._help_for(ViewName.LOG)
        if not shown.isVisible():
            shown.read_from_the_top()
            shown.grab()

    def _show_help(self) -> None:
        shown = self._help_for(self.shell.shown)
        shown.read_from_the_top()
        shown.exec()
        self.activateWindow()
        self.shell.focus_here()
