"""A stored contact as a row of today's list; on a screen that others can see, its time alone."""

from kototori.domain.contact import Contact
from kototori.ui.pad.contact_words import ContactWords
from kototori.ui.pad.today_table import Row


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
