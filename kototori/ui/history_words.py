"""What was saved, undone and done again, in one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kototori.domain.change import Act, ChangeTold
from kototori.ui.contact_words import ContactWords
from kototori.ui.keys import Deed, KeyTable
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
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


class HistoryWords:
    """The sentences of the message line about the contact log."""

    def __init__(self, in_words: ContactWords, keys: KeyTable, words: Words) -> None:
        self._in_words = in_words
        self._keys = keys
        self._words = words

    def saved(self, stored: Recorded, *, corrected: bool) -> str:
        """A contact was recorded or corrected."""
        if corrected:
            return self._told(N_("Corrected {contact}. Undo {key}"), stored, Deed.UNDO)
        return self._told(N_("Saved {contact}. Undo {key}"), stored, Deed.UNDO)

    def joined(self, stored: Recorded) -> str:
        """Something was put into the contact of the visitor who was counted last."""
        return self._told(N_("Joined: {contact}. Undo {key}"), stored, Deed.UNDO)

    def withdrawn(self, stored: Recorded) -> str:
        """A contact was withdrawn."""
        return self._told(N_("Withdrawn {contact}. Undo {key}"), stored, Deed.UNDO)

    def undone(self, told: ChangeTold | None) -> str:
        """The last change was taken back, or there was none."""
        if told is None:
            return self._words("Nothing of today is left to undo")
        return self._change(_UNDONE, told, Deed.REDO)

    def redone(self, told: ChangeTold | None) -> str:
        """A change was done again, or there was none."""
        if told is None:
            return self._words("Nothing is left to redo")
        return self._change(_REDONE, told, Deed.UNDO)

    def _told(self, sentence: str, stored: Recorded, key: Deed) -> str:
        contact = self._in_words.contact(stored.contact, " – ")
        said = self._words(sentence, contact=contact, key=self._keys.printed(key))
        if not stored.reopened:
            return said
        reopened = self._words("The day had been closed; its book is open again.")
        return f"{said}. {reopened}"

    def _change(self, sentences: dict[Act, str], told: ChangeTold, key: Deed) -> str:
        sentence = sentences[told.change.act]
        return self._words(
            sentence, contact=self._in_words.contact(told.contact), key=self._keys.printed(key)
        )
