"""The requests as the page lists them while the vault is open: for whom, how long, until when; what is done.

Among them are those that the log counts and the vault does not hold: what was said in them stands on a slip
alone, because they were made before there was a vault, or its keys were lost.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from kototori.domain.directory import Directory
from kototori.domain.moment import local_day
from kototori.domain.need import Language, Wordings
from kototori.domain.open_days import waits_too_long
from kototori.domain.referral import HandOver, Keeping, RequestState
from kototori.domain.referral_slip import SlipContents
from kototori.domain.request_contents import RequestContents
from kototori.domain.short_code import MistypedCode, read_code
from kototori.domain.vault import Deed, NotFromHere, UnknownRequest, VaultFault
from kototori.domain.visitor_card import CardContents
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.worker import Worker
from kototori.services.referral_desk import ReferralDesk
from kototori.services.request_book import RequestBook
from kototori.services.request_reminders import OpenDays, RequestReminders
from kototori.services.visitor_papers import card_of
from kototori.storage.vault import Entry, Kept


class Teller(StrEnum):
    """Who knows a short code."""

    WORKER = "worker"
    VISITOR = "visitor"


@dataclass(frozen=True, slots=True)
class Listed:
    """One request. `worker` is None where the visitor did not know the name, or only a slip tells it.

    `contents` and `erase_on` are None where only a slip tells what was said.
    """

    id: UUID
    made_on: date
    team: str
    state: RequestState
    state_on: date
    open_days: int
    ways: tuple[HandOver, ...] = ()
    worker: Worker | None = None
    erase_on: date | None = None
    days_left: int = 0
    contents: RequestContents | None = field(default=None, repr=False)

    @property
    def waits(self) -> bool:
        """Whether nobody has it yet."""
        return self.state is RequestState.WAITING

    @property
    def too_long(self) -> bool:
        """Whether it waits longer than it should."""
        return self.waits and waits_too_long(self.open_days)


class Done(NamedTuple):
    """A line of the register."""

    day: date
    deed: Deed
    role: str
    here: bool  # done at this computer
    way: HandOver | None


class Gone(NamedTuple):
    """How many requests the program itself erased today, and why."""

    handed_over: int  # so many days after that
    never_handed_over: int
    withdrawn: int  # while the vault was locked

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)


class RequestList:
    """Raises VaultLocked for everything that needs the vault open."""

    def __init__(
        self,
        book: RequestBook,
        referrals: ReferralDesk,
        reminders: RequestReminders,
        vocabulary: Callable[[], Vocabulary],
        clock: Callable[[], datetime],
    ) -> None:
        self._book = book
        self._referrals = referrals
        self._reminders = reminders
        self._vocabulary = vocabulary
        self._clock = clock

    def all(self) -> list[Listed]:
        """Every request that somebody can still do something about, the oldest day first."""
        kept = self._book.all()
        known = {one.id for one in self._book.door.vault.requests()}
        on_slips = [one for one in self._reminders.waiting() if one.id not in known]
        first = min((one.made_on for one in kept), default=self.today())
        served, register = self._reminders.open_days(first), self._book.door.vault.register(first)
        listed = [self._listed(one, served, register) for one in kept]
        listed += [
            Listed(one.id, one.made_on, one.team, RequestState.WAITING, one.made_on, one.open_days)
            for one in on_slips
        ]
        return sorted(listed, key=lambda one: (one.made_on, one.id.bytes))

    def by_code(self, told: str) -> tuple[Listed, Teller]:
        """Which request a short code is of, and who was given it. Raises MistypedCode or UnknownRequest."""
        code = read_code(told)
        for one in self.all():
            if one.contents is not None and code == one.contents.acknowledgement:
                return one, Teller.WORKER
            if one.contents is not None and code == one.contents.withdrawal:
                return one, Teller.VISITOR
        raise UnknownRequest(code)

    def is_code(self, told: str) -> bool:
        """Whether something typed is a short code as it was printed; of which request does not matter."""
        with suppress(MistypedCode):
            return bool(read_code(told))
        return False

    # --- what is done -------------------------------------------------------------------------------

    def slip(self, one: Listed) -> SlipContents:
        """What the worker is handed, read out or sent."""
        return self._book.slip(one.id)

    def card(self, one: Listed, directory: Directory) -> CardContents:
        """What the visitor takes home, as it stands now. Raises UnknownRequest or RequestErased."""
        kept = self._book.door.vault.find(one.id)
        if kept is None:
            raise UnknownRequest(str(one.id))
        return card_of(kept, directory, self.keeping())

    def keys_of(self, one: Listed) -> tuple[str, ...]:
        """For whom a file of it would be sealed; none where the directory knows no key."""
        return self._book.keys_of(one.id)

    def hand_over(self, one: Listed, way: HandOver) -> Kept | None:
        """The worker has it. Returns how it stands; nothing where only a slip tells of it."""
        if one.contents is None:
            self._referrals.hand_over(one.id)
            return None
        return self._book.hand_over(one.id, way)

    def take_back(self, request: UUID) -> None:
        """It was not handed over after all, and waits again. Raises RequestErased."""
        if self._book.door.vault.find(request) is None:
            self._referrals.wait_again(request)
        else:
            self._book.take_back(request)

    def acknowledge(self, one: Listed) -> None:
        """The worker has taken it on."""
        if one.contents is None:
            raise NotFromHere.between(one.state, RequestState.ACKNOWLEDGED)
        self._book.acknowledge(str(one.id))

    def withdraw(self, one: Listed) -> None:
        """The visitor no longer wants it: erased at once."""
        if one.contents is None:
            self._referrals.withdraw(one.id)
        else:
            self._book.withdraw(str(one.id))

    def forget_what_is_due(self) -> int:
        """Erases what came due while the vault was open; how many that were."""
        return self._book.settle()

    # --- what is told -------------------------------------------------------------------------------

    def keeping(self) -> Keeping:
        """How long what visitors said is kept."""
        return self._book.door.vault.keeping()

    def language(self, code: str) -> Language | None:
        """One of the languages of the visitors."""
        return self._vocabulary().languages.get(code)

    def needs(self, one: Listed) -> tuple[Wordings, ...]:
        """What it is about, as the contact of the same visitor had it."""
        known, said = self._vocabulary().needs, one.contents
        return () if said is None else tuple(known[code].words for code in said.needs if code in known)

    @property
    def faults(self) -> tuple[VaultFault, ...]:
        """What is amiss with requests that were made while the vault was locked."""
        return self._book.faults

    def register(self) -> list[Done]:
        """What was done, the newest day first; within a day in no order."""
        here = self._book.door.by().computer
        lines = [
            Done(entry.day, entry.deed, entry.role, entry.computer == here, entry.way)
            for entry in self._book.door.vault.register()
        ]
        return sorted(lines, key=lambda line: line.day, reverse=True)

    def gone_today(self) -> Gone:
        """What the program erased today, by itself."""
        today, of_each = self.today(), dict[UUID | None, set[Deed]]()
        for entry in self._book.door.vault.register(today):
            if entry.role == "program":
                of_each.setdefault(entry.request, set()).add(entry.deed)
        erased = [deeds for deeds in of_each.values() if Deed.ERASED in deeds]
        expired = sum(Deed.EXPIRED in deeds for deeds in erased)
        withdrawn = sum(Deed.WITHDRAWN in deeds for deeds in erased)
        return Gone(len(erased) - expired - withdrawn, expired, withdrawn)

    def today(self) -> date:
        """The day at the desk."""
        return local_day(self._clock())

    # --- inside -------------------------------------------------------------------------------------

    def _listed(self, kept: Kept, served: OpenDays, register: Sequence[Entry]) -> Listed:
        contents = kept.contents
        return Listed(
            id=kept.id,
            made_on=kept.made_on,
            team="" if contents is None else contents.team,
            state=kept.state,
            state_on=kept.state_on,
            open_days=served.since(kept.made_on),
            ways=_ways(kept, register),
            worker=self._book.worker_of(kept),
            erase_on=kept.erase_on,
            days_left=(kept.erase_on - self.today()).days,
            contents=contents,
        )


def _ways(kept: Kept, register: Sequence[Entry]) -> tuple[HandOver, ...]:
    """How it was handed over last; the register has no order within a day, so that may be two ways."""
    if kept.state is RequestState.WAITING:
        return ()
    told = [entry for entry in register if entry.request == kept.id and entry.way is not None]
    last = max((entry.day for entry in told), default=None)
    return tuple(sorted({entry.way for entry in told if entry.day == last and entry.way is not None}))
