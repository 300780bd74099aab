"""A stored contact as a row of today's list; on a screen that others can see, its time alone."""

from collections.abc import Iterable
from uuid import UUID

from kototori.domain.contact import Contact
from kototori.ui.pad.contact_words import ContactWords
from kototori.ui.pad.today_table import Row


class ContactRows:
    """The rows of a day; what stood in the list before, and is the same, is not put into words again."""

    def __init__(self, said: ContactWords) -> None:
        self._said = said
        self._as_said = said.times_only(), said.vocabulary
        self._known: dict[UUID, tuple[Contact, Row]] = {}

    def of(self, contacts: Iterable[Contact]) -> list[Row]:
        """One row for each contact, in their order."""
        now = self._said.times_only(), self._said.vocabulary
        if self._as_said[0] != now[0] or self._as_said[1] is not now[1]:
            self._known.clear()
        self._as_said = now
        self._known = {contact.id: (contact, self._row_of(contact)) for contact in contacts}
        return [row for _, row in self._known.values()]

    def _row_of(self, contact: Contact) -> Row:
        known = self._known.get(contact.id)
        return known[1] if known is not None and known[0] == contact else row_of(contact, self._said)


def row_of(contact: Contact, said: ContactWords) -> Row:
    """The row, as discreet as the words are."""
    facts, time = contact.facts, said.time(contact.facts)
    if said.times_only():
        alone = said.contact(contact)
        return Row(contact.id, time, "" if time else alone, beside="", language="", spoken=alone)
    return Row(
        id=contact.id,
        time=time,
        needs=said.needs(facts),
        beside=said.beside(facts),
        language=facts.language or "",
        spoken=said.spoken(contact),
        source=contact.source,
    )
