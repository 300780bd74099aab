"""Late entry (Ctrl+D): contacts of another day or an earlier hour, and a contact that was dated wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kototori.domain.contact import Source
from kototori.domain.errors import DeskError
from kototori.ui.keys import Deed, KeyTable
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.contact import Contact
    from kototori.domain.moment import Moment
    from kototori.services.contact_log import ContactLog
    from kototori.ui.notices import Notices
    from kototori.ui.pad.contact_words import ContactWords
    from kototori.ui.pad.late_banner import LateBanner
    from kototori.ui.pad.pad import Pad
    from kototori.ui.pad.pad_layout import PadLayout


class LateEntry(QObject):
    """Asks for the moment, holds it over the contacts that follow, and lets it go with Esc."""

    ended = Signal()  # the keyboard belongs in the entry line again
    tally_asked = Signal()

    def __init__(
        self,
        log: ContactLog,
        pad: Pad,
        parts: PadLayout,
        in_words: ContactWords,
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__(parts.entry)
        self._log, self._pad, self._parts = log, pad, parts
        self._in_words, self._keys, self._words, self._notices = in_words, keys, words, notices
        self._banner: LateBanner | None = None
        self._asking = False
        self._asked_of: Contact | None = None

    @property
    def banner(self) -> LateBanner:
        """Made when it is first needed."""
        if self._banner is None:
            from kototori.ui.pad.late_banner import LateBanner

            self._banner = banner = LateBanner(self._keys, self._words)
            self._parts.add_banner(banner)
            banner.typed.connect(self._understand)
            banner.taken.connect(self._take)
            banner.dropped.connect(self._drop)
            banner.left.connect(self._let_go)
            banner.change_asked.connect(self.ask)
            banner.tally_asked.connect(self.tally_asked)
        return self._banner

    @property
    def source(self) -> Source | None:
        """How a contact that is saved now comes into the log; None is for the log to say."""
        return Source.LATE if self._pad.moment is not None else None

    def ask(self) -> None:
        """Ctrl+D: when was it? Once more, and the question is withdrawn.

        In the busy hour only a contact that is corrected may be asked about.
        """
        if self._pad.mode.busy and self._pad.before is None:
            self._notices.trouble(
                self._words(
                    "Busy mode counts visitors of now. {busy} ends it; then {late}.",
                    busy=self._keys.printed(Deed.BUSY),
                    late=self._keys.printed(Deed.LATE),
                )
            )
            return
        if self._asking:
            self._drop()
            return
        self._asking, self._asked_of = True, self._pad.before
        self.banner.ask(for_new=self._pad.before is None)
        self._parts.fit_banners()
        self._understand("")

    def leave(self) -> bool:
        """Esc on an empty line: back to now; whether another moment had stood."""
        if self._pad.before is not None or not (self._asking or self._pad.moment or self._pad.mode.late):
            return False
        self._let_go()
        return True

    def show(self) -> None:
        """An empty pad takes the moment that holds; the banner says which moment the pad has."""
        pad = self._pad
        if pad.before is None and pad.is_empty and not self._parts.entry.text:
            pad.moment = pad.mode.late
        if self._asking and self._asked_of is pad.before:
            return
        self._asking = False
        if pad.moment is not None:
            self.banner.tell(self._holds(pad.moment), for_new=pad.before is None)
            self._parts.fit_banners()
        elif self._banner is not None:
            self._banner.hide()
            self._parts.fit_banners()

    def _holds(self, moment: Moment) -> str:
        when = self._in_words.moment(moment)
        if self._pad.before is not None:
            return self._words("Becomes {when}", when=when)
        return self._words("Late entry: {when}", when=when)

    def _understand(self, text: str) -> None:
        if not text.strip():
            said = self._words("A day, a time, or both")
            self.banner.understand(said, clear=False)
            return
        try:
            self.banner.understand(self._in_words.moment(self._log.when(text)), clear=True)
        except DeskError as error:
            from kototori.wording.sentences import sentence

            self.banner.understand(sentence(error, self._words), clear=False)

    def _take(self, text: str) -> None:
        """Enter in the field; what is not understood stays there, with the reason."""
        if not text.strip():
            self._drop()
            return
        self._understand(text)  # anew: midnight may have passed since it was typed
        with self._notices.reporting():
            moment = self._log.when(text)
            self._pad.moment = moment
            if self._pad.before is None:
                self._pad.mode.late = moment
            self._end_asking()
            self._notices.note(self._holds(moment))

    def _drop(self) -> None:
        """Esc in the field: what held before holds on."""
        self._end_asking()

    def _let_go(self) -> None:
        self._pad.moment = self._pad.mode.late = None
        self._end_asking()
        self._notices.note(self._words("New contacts are of now again"))

    def _end_asking(self) -> None:
        self._asking = False
        self.show()
        self.ended.emit()
