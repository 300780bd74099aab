"""Records contacts, corrects them, withdraws them: each deed is one transaction and can be undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kototori.domain.change import Act, DayChange
from kototori.domain.contact import Contact, Facts, Handout, Source
from kototori.domain.draft import Slot
from kototori.domain.entry import read_facts
from kototori.domain.errors import ContactWithdrawn, NoSuchContact
from kototori.domain.identifiers import day_ordered_id
from kototori.domain.moment import Moment, local_day
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.when import read_when
from kototori.services.day_changes import DayChanges
from kototori.storage import changes, contacts, drafts
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
        self._days = DayChanges(clock, origin)
        self._read_last: dict[tuple[UUID, int], Contact] = {}  # the day's list is read after every deed

    def now(self) -> Moment:
        """The quarter-hour that it is."""
        return Moment.of(self._clock())

    def today(self) -> date:
        """The desk's own day."""
        return local_day(self._clock())

    def when(self, text: str) -> Moment:
        """What somebody typed for a day or a time; raises UnclearMoment or FutureMoment."""
        return read_when(text, self._clock())

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
            _let_go(connection, from_hand)
            noted = self.note_change(connection, {contact.facts.moment.day})
            changes.push(connection, contact, Act.RECORDED, None, noted)
        self._remember(contact)
        return Recorded(contact, _reopened(noted, contact))

    def record_many(self, facts: Sequence[Facts], source: Source | None = None) -> list[Recorded]:
        """Stores new contacts together, all or none; one undo takes them all back."""
        new = [self.new_contact(of_one, source) for of_one in facts]
        if not new:
            return []
        with self._database.writing() as connection:
            contacts.add(connection, new, self._origin)
            noted = self.note_change(connection, {contact.facts.moment.day for contact in new})
            changes.push_tally(connection, new, noted)
        return [Recorded(contact, _reopened(noted, contact)) for contact in new]

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
        return self._revise(contact_id, Act.CORRECTED, lambda before: before.with_handouts(handouts))

    def amend_handouts(self, contact_id: UUID, handouts: tuple[Handout, ...]) -> Contact:
        """Counts leaflets for a contact as if they had been recorded with it; raises ContactWithdrawn.

        They make no step of their own but join the one that recorded or last corrected the contact today, and
        a day that was closed meanwhile stays closed. A correction that was undone keeps them when it is done
        again. A contact that nothing was done to today is corrected.
        """
        with self._database.writing() as connection:
            newest = _standing(connection, contact_id)
            standing, undone = changes.revisions(connection, contact_id, self.today())
            if standing is None:
                facts = newest.facts.with_handouts(handouts)
                return self._revised(connection, newest, Act.CORRECTED, facts).contact
            moved = {}
            for rev in (*undone, standing):  # the standing one last: it stays the newest
                old = contacts.find_revision(connection, contact_id, rev)
                facts = old.facts.with_handouts(handouts)
                newest = newest.revised(facts, self.today(), withdrawn=old.withdrawn)
                contacts.supersede(connection, newest, Act.CORRECTED, self._origin)
                moved[rev] = newest.rev
            changes.move_revisions(connection, contact_id, moved)
        return newest

    def find(self, contact_id: str | UUID) -> Contact:
        """The contact, withdrawn or not; raises NoSuchContact."""
        with self._database.reading() as connection:
            return _found(connection, contact_id)

    def of_day(self, day: date) -> list[Contact]:
        """The contacts of a day, the last one first."""
        with self._database.reading() as connection:
            read = contacts.of_day(connection, day, self._read_last)
        self._read_last = {(contact.id, contact.rev): contact for contact in read}
        return read

    def last_of_day(self, day: date) -> Contact | None:
        """The contact that the list of a day begins with."""
        with self._database.reading() as connection:
            return contacts.last_of_day(connection, day, self._read_last)

    def _remember(self, contact: Contact) -> None:
        """What was just stored need not be read; leaflets alone are read in an order of their own."""
        if len(contact.facts.handouts) < 2:
            self._read_last[contact.id, contact.rev] = contact

    def served_before(self, day: date) -> date | None:
        """The last day before that one with a contact."""
        with self._database.reading() as connection:
            return contacts.day_before(connection, day)

    def served_after(self, day: date) -> date | None:
        """The first day after that one with a contact."""
        with self._database.reading() as connection:
            return contacts.day_after(connection, day)

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
            before = _standing(connection, contact_id)
            revised = self._revised(connection, before, act, facts_after(before.facts))
        self._remember(revised.contact)
        return revised

    def _revised(self, connection: Connection, before: Contact, act: Act, facts: Facts) -> Recorded:
        if act is Act.CORRECTED and facts == before.facts:
            return Recorded(before)  # nothing to put right makes no revision
        after = before.revised(facts, self.today(), withdrawn=act is Act.WITHDRAWN)
        contacts.supersede(connection, after, act, self._origin)
        noted = self.note_change(connection, {before.facts.moment.day, after.facts.moment.day})
        changes.push(connection, after, act, before.rev, noted)
        return Recorded(after, any(change.opens_book for change in noted))

    def note_change(self, connection: Connection, changed: set[date]) -> tuple[DayChange, ...]:
        """What a change of contacts changes about their days."""
        return self._days.note(connection, changed)


def _reopened(noted: Sequence[DayChange], contact: Contact) -> bool:
    return any(change.opens_book and change.day == contact.facts.moment.day for change in noted)


def _standing(connection: Connection, contact_id: str | UUID) -> Contact:
    found = _found(connection, contact_id)
    if found.withdrawn:
        raise ContactWithdrawn(str(contact_id))
    return found


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
