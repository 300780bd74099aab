"""What covers the whole window for a while: the view turned to the visitor (F8), and the curtain (F9).

While one of them is up, the desk's own widgets are taken out of the window. So nothing of other visitors can
be seen, reached by Tab, or found by a screen reader, and no key that is pressed reaches the pad.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from kototori.ui.keys import Deed, KeyTable

if TYPE_CHECKING:
    from kototori.domain.need import Language
    from kototori.domain.referral import Keeping
    from kototori.services.desk import Desk
    from kototori.ui.pad.pad import Pad
    from kototori.ui.visitor.qr_view import QrView
    from kototori.ui.visitor.turned_view import TurnedView, VisitorSaid
    from kototori.ui.visitor.visitor_look import VisitorLook
    from kototori.wording.catalogue import Words

_COVERING = (Deed.TURN, Deed.CURTAIN)


class Overlays(QObject):
    """Puts one overlay at a time in the place of everything else in the window, and takes it away again."""

    uncovered = Signal()
    visitor_answered = Signal(object)  # a VisitorSaid, when the desk is back

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._overlay: QWidget | None = None
        self._behind: QWidget | None = None
        self._had_focus: QWidget | None = None
        self._look: VisitorLook | None = None

    @property
    def is_up(self) -> bool:
        """Whether something covers the desk."""
        return self._overlay is not None

    def put_below(self, inside: QWidget) -> None:
        """This is in the window from now on; at once, or when what covers the desk is gone."""
        if self._overlay is None:
            self._window.setCentralWidget(inside)
            inside.show()  # what is not shown cannot take the keyboard
            return
        if self._behind is not None:
            self._behind.deleteLater()
        self._behind = inside

    def draw_curtain(self, desk: Desk, keys: KeyTable, words: Words) -> None:
        """Covers everything at once; once more, and the desk is back."""
        from kototori.ui.visitor.curtain import Curtain

        if isinstance(self._overlay, Curtain):
            self.uncover()
            return
        self._give_back()
        curtain = Curtain(_name_of(desk), keys.printed(Deed.CURTAIN), words)
        curtain.clicked.connect(self.uncover)
        self._cover(curtain)

    def turn(self, desk: Desk, keys: KeyTable, words: Words, pad: Pad, *, consent: Keeping | None) -> None:
        """Shows the view for the visitor; once more, and what was chosen is told.

        `consent` is how long a request is kept, where the visitor is asked about one.
        """
        if self._overlay is not None:
            self._give_back()
            return
        look = self._look_of(desk)
        view = _view_for(desk, look, keys, words, language=pad.language, tops=pad.tops, consent=consent)

        def take(said: VisitorSaid) -> None:
            self.uncover()
            self.visitor_answered.emit(said)

        view.given_back.connect(take)
        self._cover(view)

    def steps(self, desk: Desk, keys: KeyTable, words: Words) -> Iterator[Callable[[], object]]:
        """The fonts of all languages, one at a time, then the cards: to find them makes the first F8 slow."""
        yield partial(self._look_of, desk)
        for language in desk.setup.vocabulary().languages.values():
            yield partial(self._warm, desk, language)
        yield partial(self._draw_ahead, desk, keys, words)

    def show_codes(self, view: QrView) -> None:
        """Turns the codes of the leaflets to the visitor; nothing is chosen there."""
        view.given_back.connect(lambda _: self.uncover())
        self._cover(view)

    def uncover(self) -> None:
        """The desk is back, as it was left."""
        overlay, behind = self._overlay, self._behind
        if overlay is None or behind is None:
            return
        self._overlay = self._behind = None
        self._window.takeCentralWidget()
        overlay.hide()
        overlay.deleteLater()
        self._window.setCentralWidget(behind)
        behind.show()
        had_focus, self._had_focus = self._had_focus, None
        if had_focus is not None and isValid(had_focus):
            had_focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.uncovered.emit()

    def take_focus(self) -> None:
        """The keyboard belongs to what covers the desk."""
        if self._overlay is not None:
            (self._overlay.focusWidget() or self._overlay).setFocus(Qt.FocusReason.OtherFocusReason)

    def reach_into(self, dialog: QWidget | None, keys: KeyTable, do: Callable[[Deed], None]) -> None:
        """A modal dialog keeps the window's keys from acting; these two act there too."""
        if dialog is None or dialog.property("covers"):
            return
        dialog.setProperty("covers", True)
        for shortcut, deed in keys.shortcuts().items():
            if deed in _COVERING:
                QShortcut(QKeySequence(shortcut), dialog, lambda deed=deed: do(deed))

    def _draw_ahead(self, desk: Desk, keys: KeyTable, words: Words) -> None:
        """The cards for a visitor of whom nothing is known, unseen; their pictures are kept."""
        if self._overlay is None:
            view = _view_for(desk, self._look_of(desk), keys, words)
            view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            view.resize(self._window.size())
            view.show()  # which makes the cards; made while a picture is taken, they would not be in it
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            view.grab()
            view.hide()
            view.deleteLater()

    def _warm(self, desk: Desk, language: Language) -> None:
        self._look_of(desk).warm(language)

    def _look_of(self, desk: Desk) -> VisitorLook:
        if self._look is None:
            from kototori.ui.visitor.visitor_look import VisitorLook

            self._look = VisitorLook(desk.visitor_texts())
        return self._look

    def _cover(self, overlay: QWidget) -> None:
        self._close_dialogs()
        self._had_focus = self._window.focusWidget()
        self._overlay = overlay
        self._behind = self._window.takeCentralWidget()
        if self._behind is not None:
            self._behind.hide()
        self._window.setCentralWidget(overlay)
        overlay.show()
        self.take_focus()

    def _give_back(self) -> None:
        overlay = self._overlay
        if overlay is not None:
            from kototori.ui.visitor.qr_view import QrView
            from kototori.ui.visitor.turned_view import TurnedView

            if isinstance(overlay, TurnedView | QrView):
                overlay.give_back()

    def _close_dialogs(self) -> None:
        """What stands over the window would stand over the curtain too."""
        from PySide6.QtWidgets import QDialog  # not every start sees one

        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for other in QApplication.topLevelWidgets():
            if isinstance(other, QDialog) and other.isVisible():
                other.reject()


def _view_for(
    desk: Desk,
    look: VisitorLook,
    keys: KeyTable,
    words: Words,
    *,
    language: str | None = None,
    tops: frozenset[str] = frozenset(),
    consent: Keeping | None = None,
) -> TurnedView:
    from kototori.ui.visitor.turned_view import TurnedView

    key = keys.printed(Deed.TURN)
    vocabulary, today = desk.setup.vocabulary(), desk.log.today()
    return TurnedView(vocabulary, today, look, key, words, language=language, tops=tops, consent=consent)


def _name_of(desk: Desk) -> str:
    """What the desk calls itself, else where it is."""
    settings = desk.setup.settings()
    place = desk.setup.vocabulary().places.get(settings.place or "")
    return settings.name or ("Kototori" if place is None else place.name)
