"""Undo and redo at the pad: what they did is said, and a pad that was emptied is in hand again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kototori.ui.keyboard.desk_keys import is_typed_into
from kototori.ui.notices import Notices
from kototori.ui.pad.pad import Pad
from kototori.ui.pad.pad_keeper import PadKeeper

if TYPE_CHECKING:
    from kototori.domain.change import ChangeTold
    from kototori.services.history import History
    from kototori.ui.pad.history_words import HistoryWords


class UndoRedo:
    """Walks the day's stack."""

    def __init__(
        self,
        history: History,
        pad: Pad,
        keeper: PadKeeper,
        told: Callable[[], HistoryWords],
        notices: Notices,
        after_change: Callable[[], None],
    ) -> None:
        self._history, self._pad, self._keeper = history, pad, keeper
        self._told, self._notices, self._after_change = told, notices, after_change

    def undo(self) -> None:
        """Takes back the last change of the day and says which."""
        self._step(self._history.undo, self._told().undone, self._keeper.bring_back)

    def redo(self) -> None:
        """Does again what was undone last, and says what."""
        self._step(self._history.redo, self._told().redone, self._keeper.empty_again)

    def _step(
        self,
        deed: Callable[[], ChangeTold | None],
        told: Callable[[ChangeTold | None], str],
        move_draft: Callable[[int], None],
    ) -> None:
        typed_into = QApplication.focusWidget()
        with self._notices.reporting():
            change = deed()
            if change is not None and change.draft_nth is not None:
                move_draft(change.draft_nth)
            elif change is not None and self._is_in_hand(change):
                self._pad.clear()  # what it would correct is not there any more
            self._after_change()
            self._notices.done(told(change))
        if typed_into is not None and isValid(typed_into) and is_typed_into(typed_into):
            typed_into.setFocus()  # a name that is being written down is not interrupted

    def _is_in_hand(self, change: ChangeTold) -> bool:
        before = self._pad.before
        return before is not None and any(contact.id == before.id for contact in change.contacts)
