"""Records contacts, corrects them, withdraws them: each deed is one transaction and can be undone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kototori.domain.change import Act
from kototori.domain.contact import Contact, Facts, Handout, Source
from kototori.domain.day import Book, DayState
from kototori.domain.draft import Slot
from kototori.domain.entry import read_facts
from kototori.domain.errors import ContactWithdrawn, NoSuchContact
from kototori.domain.identifiers import day_ordered_id
from kototori.domain.moment import Moment, local_day
from kototori.domain.vocabulary import Vocabulary
from kototori.storage import changes, contacts, days, drafts
from kototori.storage.contacts import Origin
from kototori.storage.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Recorded:
    """A contact as it was stored, and whether its day had been closed and is open again."""

    contact: Contact
    reopened: bool = False


class ContactLog:
    """The contact log of one desk."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        vocabulary: Callable[[], Vocabulary],
        default_place: Callable[[], str | None],
        origin: Origin,
    ) -> None:
        self._database = database
        self._clock = clock
        self._vocabulary = vocabulary
        self._default_place = default_place
        self._origin = origin

    def now(self) -> Moment:
        """The quarter-hour that it is."""
        return Moment.of(self._clock())

    def today(self) -> date:
        """The desk's own day."""
        return local_day(self._clock())

    def read(self, given: Mapping[str, Any], before: Facts | None = None) -> Facts:
        """Facts from field names and codes, as a file or a command line gives them; see `read_facts`."""
        return read_facts(given, self._clock(), before)

    def admit(self, facts: Facts) -> Facts:
        """The facts in the desk's own codes; raises UnknownCode or CodeNotValid."""
        return self._vocabulary().admit(facts)

    def record(self, facts: Facts, source: Source | None = None, *, from_hand: bool = False) -> Recorded:
        """Stores a new contact; it is durable when this returns.

        Left to itself the source is `live` for today and `late` for an earlier day. With `from_hand`, here
        and below, the draft in hand goes in the same transaction: no contact is both saved and in hand.
        """
        contact = self.new_contact(facts, source)
        with self._database.writing() as connection:
            contacts.add(connection, [contact], self._origin)
            changes.push(connection, contact, Act.RECORDED, None)
            _let_go(connection, from_hand)
            reopened = self.note_change(connection, {contact.facts.moment.day})
        return Recorded(contact, reopened)

    def new_contact(self, facts: Facts, source: Source | None = None) -> Contact:
        """A contact that may be stored: in the desk's codes, at the default place where none is given."""
        today = self.today()
        if facts.place is None:
            facts = replace(facts, place=self._default_place())
        return Contact(
            id=day_ordered_id(today),
            facts=self._vocabulary().admit(facts),
            source=source or (Source.LIVE if facts.moment.day == today else Source.LATE),
            recorded_on=today,
            updated_on=today,
        )

    def correct(self, contact_id: str | UUID, facts: Facts, *, from_hand: bool = False) -> Recorded:
        """Puts a contact's facts right in a new revision; the old one stays, with an audit row."""
        admitted = self._vocabulary().admit(facts)
        return self._revise(contact_id, Act.CORRECTED, lambda before: admitted, from_hand=from_hand)

    def withdraw(self, contact_id: str | UUID, *, from_hand: bool = False) -> Recorded:
        """Takes a contact out of all counts; it stays in the log, with an audit row."""
        return self._revise(contact_id, Act.WITHDRAWN, lambda before: before, from_hand=from_hand)

    def add_handouts(self, contact_id: UUID, handouts: tuple[Handout, ...]) -> Recorded:
        """Counts leaflets that were printed for a contact."""
        return self._revise(
            contact_id, Act.CORRECTED, lambda before: replace(before, handouts=(*before.handouts, *handouts))
        )

    def find(self, contact_id: str | UUID) -> Contact:
        """The contact, withdrawn or not; raises NoSuchContact."""
        with self._database.reading() as connection:
            return _found(connection, contact_id)

    def of_day(self, day: date) -> list[Contact]:
        """The contacts of a day, the last one first."""
        with self._database.reading() as connection:
            return contacts.of_day(connection, day)

    def mark(self) -> int:
        """A number that changes when another program has written into the log."""
        return self._database.mark()

    def _revise(
        self,
        contact_id: str | UUID,
        act: Act,
        facts_after: Callable[[Facts], Facts],
        *,
        from_hand: bool = False,
    ) -> Recorded:
        with self._database.writing() as connection:
            _let_go(connection, from_hand)
            before = _found(connection, contact_id)
            if before.withdrawn:
                raise ContactWithdrawn(str(contact_id))
            facts = facts_after(before.facts)
            if act is Act.CORRECTED and facts == before.facts:
                return Recorded(before)  # nothing to put right makes no revision
            after = before.revised(facts, self.today(), withdrawn=act is Act.WITHDRAWN)
            contacts.supersede(connection, after, act, self._origin)
            changes.push(connection, after, act, before.rev)
            reopened = self.note_change(connection, {before.facts.moment.day, after.facts.moment.day})
        return Recorded(after, reopened)

    def note_change(self, connection: Connection, changed: set[date]) -> bool:
        """A closed day that changes is open again and says so; on a shut one somebody came after all."""
        reopened = False
        for day in changed:
            stored = days.find(connection, day)
            if stored is None or (stored.book is Book.RUNNING and stored.state is not DayState.SHUT):
                continue
            was_closed = stored.book is Book.CLOSED
            reopened |= was_closed
            state = DayState.SERVED if stored.state is DayState.SHUT else stored.state
            after = replace(stored, state=state, book=Book.RUNNING, corrected=stored.corrected or was_closed)
            days.put(connection, after, self._origin.desk, self.today())
        return reopened


def _let_go(connection: Connection, from_hand: bool) -> None:
    if from_hand:
        drafts.drop(connection, Slot.HAND)


def _found(connection: Connection, contact_id: str | UUID) -> Contact:
    try:
        found = contacts.find(connection, UUID(str(contact_id)))
    except ValueError:
        found = None
    if found is None:
        raise NoSuchContact(str(contact_id))
    return found
