"""Busy mode (F7): each need pressed is a visitor, saved at once; a comma joins one to the last visitor.

Nothing here depends on how fast keys follow each other. A key that is held down counts once. As long as a
contact is in hand – opened for correction, taken from beside – the keys belong to it, and the mode waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kototori.domain.contact import Source
from kototori.domain.suggestions import Kind
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.pad.pad import Pad
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from kototori.domain.contact import Contact
    from kototori.services.contact_log import ContactLog, Recorded
    from kototori.ui.notices import Notices
    from kototori.ui.pad.busy_banner import BusyBanner
    from kototori.ui.pad.contact_words import ContactWords
    from kototori.ui.pad.history_words import HistoryWords
    from kototori.ui.pad.pad_layout import PadLayout


class BusyHour(QObject):
    """Counts visitors, and puts a need, a language or a detail right into the one that was just counted."""

    counted = Signal()  # the log has changed
    turned = Signal(bool)  # on or off

    def __init__(
        self,
        log: ContactLog,
        pad: Pad,
        parts: PadLayout,
        in_words: ContactWords,
        told: Callable[[], HistoryWords],
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__(parts.entry)
        self._log, self._pad, self._parts = log, pad, parts
        self._in_words, self._told, self._keys = in_words, told, keys
        self._words, self._notices = words, notices
        self._mode = pad.mode
        self._banner: BusyBanner | None = None
        self._today: Mapping[UUID, Contact] = {}

    @property
    def banner(self) -> BusyBanner:
        """Made when it is first needed."""
        if self._banner is None:
            from kototori.ui.pad.busy_banner import BusyBanner

            self._banner = banner = BusyBanner(self._keys, self._words)
            self._parts.add_banner(banner)
            banner.ended.connect(self.toggle)
            banner.join_asked.connect(self.arm)
        return self._banner

    @property
    def is_on(self) -> bool:
        """Whether the mode stands."""
        return self._mode.busy

    @property
    def acts(self) -> bool:
        """Whether the keys count visitors now: the mode stands, and no contact is in hand."""
        return self._mode.busy and self._pad.is_empty

    def toggle(self) -> None:
        """F7. Another day that holds is not mixed with visitors of now: it has to be ended first."""
        if self._mode.busy:
            self._mode.end_busy()
            self._notices.note(self._words("Busy mode has ended"))
        elif self._pad.mode.late is not None or (self._pad.moment is not None and self._pad.before is None):
            self._notices.trouble(
                self._words(
                    "Late entry is on, and busy mode counts visitors of now. {leave} ends it; then {busy}.",
                    leave=self._keys.printed(Deed.LEAVE),
                    busy=self._keys.printed(Deed.BUSY),
                )
            )
            return
        else:
            self._mode.begin_busy()
            self._notices.note(self._words("Busy mode: each key is a visitor"))
        self.turned.emit(self._mode.busy)
        self.show()

    def arm(self) -> None:
        """A comma: the next need goes to the visitor just saved; once more, and it does not."""
        if not self.acts:
            return
        if self._last() is None:
            self._say_nobody()
            return
        self._mode.joining = not self._mode.joining
        self.show()

    def disarm(self) -> None:
        """Esc: the next need is a visitor again. The mode itself ends with its key alone."""
        self._mode.joining = False
        self.show()

    def press(self, kind: str, code: str) -> None:
        """What was pressed, clicked or typed: a need is a visitor, all else belongs to the last one."""
        if kind == Kind.NEED and not self._mode.joining:
            self._pad.choose(kind, code)
            self.count()
        else:
            self._mode.joining = False
            self._join(kind, code)
            self.show()

    def count(self) -> None:
        """Saves a visitor with what the pad holds; without a need it is the visit alone."""
        with self._notices.reporting():
            try:
                stored = self._log.record(self._pad.facts(self._log.now()), Source.BUSY)
            finally:
                self._pad.clear()
            self._mode.visitors.append(stored.contact.id)
            self._mode.joining = False
            self.counted.emit()
            self._notices.done(self._told().saved(stored, corrected=False))

    def follow(self, today: Sequence[Contact]) -> None:
        """The contacts of today as they stand in the log now, without those that were withdrawn."""
        self._today = {contact.id: contact for contact in today}
        if self._mode.busy:
            self.show()

    def show(self) -> None:
        """The banner, while the mode stands and no stored contact is corrected."""
        self._parts.show_counting(counting=self.acts)
        if self._mode.busy and self._pad.before is None:
            self.banner.count(len(self._today))
            self.banner.tell(self._head(), self._line(), joining=self._mode.joining)
            self._parts.fit_banners()
        elif self._banner is not None:
            self._banner.hide()
            self._parts.fit_banners()

    def _head(self) -> str:
        if not self.acts:
            return self._words("Busy mode waits: a contact is in hand")
        if self._mode.joining:
            return self._words("The next need joins the last visitor")
        return self._words("Busy mode – each key is a visitor")

    def _line(self) -> str:
        last = self._last()
        if last is None:
            return self._words("Enter counts a visit alone")
        return self._words("Last: {contact}", contact=self._in_words.contact(last))

    def _last(self) -> Contact | None:
        """The last visitor of this busy hour who still counts today."""
        counting = (
            self._today[visitor] for visitor in reversed(self._mode.visitors) if visitor in self._today
        )
        return next(counting, None)

    def _join(self, kind: str, code: str) -> None:
        with self._notices.reporting():
            last = self._last()
            if last is None:
                self._say_nobody()
                return
            hand = Pad()
            hand.open(last)
            hand.choose(kind, code)
            facts = hand.facts(last.facts.moment)
            stored: Recorded = self._log.correct(last.id, facts)
            self.counted.emit()
            self._notices.done(self._told().joined(stored))

    def _say_nobody(self) -> None:
        self._notices.trouble(self._words("Nobody has been counted yet; press a need first"))
