"""What was saved, undone and done again, in one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kototori.domain.change import Act, ChangeTold, DayChange
from kototori.domain.day import DayState
from kototori.domain.referral import ReferralRequest, RequestState
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.pad.contact_words import ContactWords
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kototori.services.contact_log import Recorded

_UNDONE = {
    Act.RECORDED: N_("Undone: {contact}. Redo {key}"),
    Act.CORRECTED: N_("Correction undone: again {contact}. Redo {key}"),
    Act.WITHDRAWN: N_("Withdrawal undone: {contact} counts again. Redo {key}"),
}
_REDONE = {
    Act.RECORDED: N_("Recorded again: {contact}. Undo {key}"),
    Act.CORRECTED: N_("Corrected again: {contact}. Undo {key}"),
    Act.WITHDRAWN: N_("Withdrawn again: {contact}. Undo {key}"),
}
_DAY_IS = {
    DayState.SERVED: N_("{day}: the desk was open"),
    DayState.SHUT: N_("{day}: the desk was shut"),
    DayState.NOT_COUNTED: N_("{day}: visitors were not counted"),
}


class HistoryWords:
    """The sentences of the message line about what was saved, undone and done again."""

    def __init__(self, in_words: ContactWords, keys: KeyTable, words: Words) -> None:
        self._in_words = in_words
        self._keys = keys
        self._words = words

    def saved(self, stored: Recorded, *, corrected: bool) -> str:
        """A contact was recorded or corrected."""
        if corrected:
            return self._told(N_("Corrected {contact}. Undo {key}"), stored)
        return self._told(N_("Saved {contact}. Undo {key}"), stored)

    def tallied(self, stored: Sequence[Recorded]) -> str:
        """Contacts of one day were recorded together."""
        n = len(stored)
        day = stored[0].contact.facts.moment.day
        said = self._words.many(
            "Tally of {day} saved: {n} contact. Undo {key}",
            "Tally of {day} saved: {n} contacts. Undo {key}",
            n,
            day=self._words.short_day(day, stored[0].contact.recorded_on),
            key=self._keys.printed(Deed.UNDO),
        )
        return self._also(said, self._reopened if any(one.reopened for one in stored) else "")

    def joined(self, stored: Recorded) -> str:
        """Something was put into the contact of the visitor who was counted last."""
        return self._told(N_("Joined: {contact}. Undo {key}"), stored)

    def withdrawn(self, stored: Recorded) -> str:
        """A contact was withdrawn."""
        return self._told(N_("Withdrawn {contact}. Undo {key}"), stored)

    def undone(self, told: ChangeTold | None) -> str:
        """The last step was taken back, or there was none."""
        if told is None:
            return self._words("Nothing of today is left to undo")
        key = self._keys.printed(Deed.REDO)
        if told.act is Act.REQUESTED:
            return self._request(told.request)
        if told.act is Act.TALLIED:
            said = self._words.many(
                "Tally of 1 contact undone. Redo {key}",
                "Tally of {n} contacts undone. Redo {key}",
                len(told.contacts),
                key=key,
            )
            return self._also(said, self._books(told.days))
        if told.act is Act.PAD_EMPTIED:
            return self._words("What stood on the emptied pad is back. Redo {key}", key=key)
        if told.act is Act.DAY_CHANGED:
            return self._words("Undone. {day}. Redo {key}", day=self._day(told.days), key=key)
        return self._change(_UNDONE, told, key)

    def redone(self, told: ChangeTold | None) -> str:
        """A step was done again, or there was none."""
        if told is None:
            return self._words("Nothing is left to redo")
        key = self._keys.printed(Deed.UNDO)
        if told.act is Act.TALLIED:
            said = self._words.many(
                "Tally of 1 contact saved again. Undo {key}",
                "Tally of {n} contacts saved again. Undo {key}",
                len(told.contacts),
                key=key,
            )
            return self._also(said, self._books(told.days))
        if told.act is Act.PAD_EMPTIED:
            return self._words("The pad is emptied again. Undo {key}", key=key)
        if told.act is Act.DAY_CHANGED:
            return self._words("Done again. {day}. Undo {key}", day=self._day(told.days), key=key)
        return self._change(_REDONE, told, key)

    def _told(self, sentence: str, stored: Recorded) -> str:
        contact = self._in_words.dated(stored.contact, stored.contact.updated_on, " – ")
        said = self._words(sentence, contact=contact, key=self._keys.printed(Deed.UNDO))
        return self._also(said, self._reopened if stored.reopened else "")

    def _change(self, sentences: Mapping[Act, str], told: ChangeTold, key: str) -> str:
        contact = told.contacts[0]
        said_of = self._in_words.dated(contact, contact.updated_on)
        said = self._words(sentences[told.act], contact=said_of, key=key)
        return self._also(said, self._books(told.days))

    def _request(self, request: ReferralRequest | None) -> str:
        if request is not None and request.state is RequestState.HANDED_OVER:
            return self._words(
                "Contact request to the team {team} withdrawn; it cannot be redone. "
                "They have its slip: tell them.",
                team=request.team,
            )
        return self._words(
            "Contact request to the team {team} withdrawn; it cannot be redone. Destroy its slip, too.",
            team="" if request is None else request.team,
        )

    def _day(self, days: Sequence[DayChange]) -> str:
        """What the day is now, of which something was said."""
        if not days:
            return self._words("The day was changed since then and stays as it is")
        change = days[0]
        day = f"{self._words.weekday(change.day)} {self._words.date(change.day)}"
        if change.opens_book:
            return self._words("{day}: the book is open", day=day)
        if change.closes_book:
            return self._words("{day}: the book is closed", day=day)
        if change.after is None:
            return self._words("{day}: nothing is said of it any more", day=day)
        return self._words(_DAY_IS[change.after.state], day=day)

    def _books(self, days: Sequence[DayChange]) -> str:
        """What became of closed books on the way."""
        if any(change.closes_book for change in days):
            return self._words("The book of the day is closed again.")
        return self._reopened if any(change.opens_book for change in days) else ""

    @property
    def _reopened(self) -> str:
        return self._words("The day had been closed; its book is open again.")

    def _also(self, said: str, more: str) -> str:
        return f"{said}. {more}" if more else said
