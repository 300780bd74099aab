"""Contacts as counting takes them, for tests of the domain."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from kototori.domain.contact import Contact
from kototori.domain.day_cells import Cells, Given, Names, Turn, count_cells
from kototori.domain.vocabulary import Vocabulary


def turn(contact: Contact) -> Turn:
    facts = contact.facts
    at = facts.moment.at
    plain = {
        name: getattr(facts, name)
        for name in Turn._fields
        if name not in ("day", "hour", "needs", "outcome", "source")
    }
    return Turn(
        day=str(facts.moment.day),
        hour=None if at is None else at.hour,
        needs=" ".join(facts.needs) or None,
        outcome=" ".join(facts.outcome) or None,
        source=contact.source,
        **plain,
    )


def cells_by_day(
    contacts: Iterable[Contact], vocabulary: Vocabulary, today: dt.date | None = None
) -> dict[dt.date, Cells]:
    by_day = defaultdict(list)
    for contact in contacts:
        by_day[contact.facts.moment.day].append(contact)
    names = Names(vocabulary, today)
    return {
        day: count_cells(
            [turn(one) for one in those],
            names,
            [Given(h.leaflet, h.language, h.copies) for one in those for h in one.facts.handouts],
        )
        for day, those in by_day.items()
    }
