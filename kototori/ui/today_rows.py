"""A contact as a row of the day's list."""

from kototori.domain.contact import Contact
from kototori.ui.contact_words import ContactWords
from kototori.ui.today_table import Row


def row_of(contact: Contact, said: ContactWords, *, time_alone: bool) -> Row:
    """`time_alone` is for a screen that others see too: only a contact without a time says what it was."""
    facts = contact.facts
    if time_alone:
        time = said.time(facts)
        alone = said.contact(contact)
        return Row(contact.id, time, "" if time else alone, beside="", language="", spoken=alone)
    return Row(
        id=contact.id,
        time=said.time(facts),
        needs=said.needs(facts),
        beside=said.beside(facts),
        language=facts.language or "",
        spoken=said.spoken(contact),
        source=contact.source,
    )
