"""Which day stands in the list beside the pad: today, or an earlier one whose contacts are put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kototori.ui.keys import Deed
from kototori.ui.notices import Notices
from kototori.ui.pad.contact_words import ContactWords
from kototori.ui.pad.pad_layout import PadLayout
from kototori.ui.pad.today_rows import ContactRows
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.contact import Contact
    from kototori.services.contact_log import ContactLog


class ListedDay(QObject):
    """Steps from day to day; what is in hand on the pad has no part in it."""

    changed = Signal()

    def __init__(
        self, log: ContactLog, parts: PadLayout, in_words: ContactWords, words: Words, notices: Notices
    ) -> None:
        super().__init__(parts.day_head)
        self._log, self._parts, self._rows = log, parts, ContactRows(in_words)
        self._words, self._notices = words, notices
        self._head = head = parts.day_head
        self._chosen: date | None = None
        head.earlier.connect(self.earlier)
        head.later.connect(self.later)
        head.back.connect(self.back)

    def earlier(self) -> None:
        """To the last day before, on which somebody came."""
        with self._notices.reporting():
            found = self._log.served_before(self._chosen or self._log.today())
            if found is None:
                self._notices.note(self._words("Nobody was recorded on any earlier day"))
                return
            self._turn_to(found)

    def later(self) -> None:
        """To the next day on which somebody came, in the end to today."""
        with self._notices.reporting():
            if self._chosen is not None:
                self._turn_to(self._log.served_after(self._chosen))

    def back(self) -> None:
        """To today."""
        if self._chosen is not None:
            self._turn_to(None)

    def follow(self, stored: Contact, *, corrected: bool) -> None:
        """A correction leaves the list where it is; a new contact brings it to where that is seen."""
        if not corrected and stored.facts.moment.day != self._chosen:
            self._chosen = None

    def show(self, of_today: list[Contact]) -> None:
        """The contacts of the day that is shown, with their head."""
        self._parts.today.put(self._rows.of(self._contacts(of_today)))
        self._parts.today_list.show_day(self._name(), self._when_empty())

    def deeds(self) -> dict[Deed, Callable[[], None]]:
        """What its keys call for: then somebody wants to choose from the list with the keyboard."""
        return {
            Deed.EARLIER_DAY: partial(self._step_with_key, self.earlier),
            Deed.LATER_DAY: partial(self._step_with_key, self.later),
        }

    def _step_with_key(self, step: Callable[[], None]) -> None:
        if self._parts.today_list.isVisible():
            step()
            self._parts.today_list.take_focus()

    def _contacts(self, of_today: list[Contact]) -> list[Contact]:
        if self._chosen is None:
            self._head.show_today()
            return of_today
        found = self._log.of_day(self._chosen)
        day = self._words.short_day(self._chosen, self._log.today())
        self._head.show_day(day, self._words.many("1 visit", "{n} visits", len(found)))
        return found

    def _name(self) -> str:
        """The list by its name, for the screen reader."""
        if self._chosen is None:
            return self._words("Today's contacts")
        day = f"{self._words.weekday(self._chosen)} {self._words.date(self._chosen)}"
        return self._words("Contacts of {day}", day=day)

    def _when_empty(self) -> str:
        """What stands in the list where it has no row."""
        if self._chosen is None:
            return self._words("Nobody has been recorded yet today. Press a digit and Enter.")
        return self._words("Nobody is recorded on this day any more.")

    def _turn_to(self, day: date | None) -> None:
        self._chosen = None if day is None or day >= self._log.today() else day
        self.changed.emit()
