"""With whom the printed leaflets are counted: the visitor in hand, a contact of today, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QCheckBox

from kototori.ui.leaflets.in_hand import InHand
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.contact import Contact
    from kototori.services.contact_log import ContactLog
    from kototori.services.desk_setup import DeskSetup


class WhoseCount:
    """Says on the box what a tick in it means; ticked by itself only for whom the page was opened."""

    def __init__(self, box: QCheckBox, log: ContactLog, setup: DeskSetup, words: Words) -> None:
        self._box, self._log, self._setup, self._words = box, log, setup, words
        self._visitor = InHand()
        self._say_nobody()

    def start_anew(self, visitor: InHand) -> None:
        """Another visitor: counted with them, where it is known who that is."""
        self._box.setChecked(visitor.draft is not None or visitor.contact is not None)

    def follow(self, visitor: InHand) -> None:
        """What the tick means now."""
        self._visitor = visitor
        if visitor.draft is not None:
            self._say(self._words("Count for the visitor on the pad"))
            return
        contact = self._contact()
        if contact is None:
            self._say_nobody()
            return
        self._say(self._words("Count with the contact {contact}", contact=self._told(contact)))

    def counted_with(self) -> tuple[UUID | None, UUID | None]:
        """The contact or the draft; neither where the copies go on the shelf."""
        if not self._box.isChecked():
            return None, None
        if self._visitor.draft is not None:
            return None, self._visitor.draft
        contact = self._contact()
        return (None if contact is None else contact.id), None

    def _say(self, text: str) -> None:
        self._box.setEnabled(True)
        self._box.setText(text)

    def _say_nobody(self) -> None:
        self._box.setEnabled(False)
        self._box.setChecked(False)
        self._box.setText(self._words("Count with the last contact (none today)"))

    def _contact(self) -> Contact | None:
        if self._visitor.contact is not None:
            found = self._log.find(self._visitor.contact)
            if not found.withdrawn:
                return found
        return self._log.last_of_day(self._log.today())

    def _told(self, contact: Contact) -> str:
        vocabulary, words = self._setup.vocabulary(), self._words
        needs = [vocabulary.needs[code].tile or vocabulary.needs[code].words for code in contact.facts.tops]
        told = ", ".join(need.in_language(words.language) for need in needs) or words("visit alone")
        at = contact.facts.moment.at
        return f"{words.time(at)} {told}" if at else told
