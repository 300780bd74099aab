"""Requests with what visitors said: made, handed over, acknowledged, withdrawn, and forgotten in time.

To make one, to hand it over and to take it back needs no passphrase: while the vault is locked, it is sealed
into the inbox, which is taken in when the vault is next opened. Only reading needs the vault.

The vault is written first, then the row that counts the request in the contact log. Killed between the two,
the log is brought in step when the vault is next opened; and what was withdrawn in the window, which has no
key, is erased then.
"""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from kototori.domain.directory import Directory, Team
from kototori.domain.moment import local_day
from kototori.domain.referral import HandOver, Keeping, ReferralRequest, RequestState, further, may_follow
from kototori.domain.referral_slip import Consent, SlipContents
from kototori.domain.request_contents import NoConsent, RequestContents
from kototori.domain.short_code import new_code, read_code
from kototori.domain.vault import (
    NotFromHere,
    RequestErased,
    SeveralWorkers,
    UnknownRequest,
    UnknownTeam,
    UnknownWorker,
    VaultFault,
)
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.worker import Worker
from kototori.services.due_days import DueDays
from kototori.services.request_inbox import RequestInbox
from kototori.services.request_steps import RequestStep, RequestSteps
from kototori.services.vault_door import VaultDoor
from kototori.services.vault_sticks import VaultSticks
from kototori.storage import changes, requests
from kototori.storage.contacts import Origin
from kototori.storage.database import Database
from kototori.storage.vault import Kept
from kototori.storage.vault_inbox import SealedRequest


@dataclass(frozen=True, slots=True)
class Consented:
    """Which text the visitor agreed to, and in which language."""

    version: str
    language: str


class RequestBook:
    """What is done with requests, and what of it while their vault is locked."""

    def __init__(
        self,
        door: VaultDoor,
        inbox: RequestInbox,
        database: Database,
        clock: Callable[[], datetime],
        origin: Origin,
        vocabulary: Callable[[], Vocabulary],
        directory: Callable[[], Directory],
        steps: RequestSteps,
        sticks: VaultSticks,
    ) -> None:
        self.door = door
        self.sticks = sticks
        self.inbox = inbox
        self._steps = steps
        self._database = database
        self._clock = clock
        self._origin = origin
        self._vocabulary = vocabulary
        self._directory = directory
        self._changed = False

    # --- the lock -------------------------------------------------------------------------------

    def open(self, passphrase: str) -> None:
        """Opens the vault, forgets what is due and brings the log in step; raises what the door does."""
        self.door.open(passphrase)
        self.settle()

    def open_by_keyring(self) -> None:
        """Opens the vault without a passphrase, where this computer's keyring holds its key."""
        self.door.open_by_keyring()
        self.settle()

    def recover(self, code: str, new: str) -> None:
        """Opens the vault by its recovery code, with a new passphrase from now on."""
        self.door.recover(code, new)
        self.settle()

    def keep_for(self, keeping: Keeping) -> int:
        """Other days from now on; how many were due by them, and are erased."""
        self.door.keep_for(keeping)
        self._changed = True
        return self.settle()

    def settle(self) -> int:
        """What was left undone when the vault was last open, or came due since; how many were erased.

        What was made while it was locked comes in first; what cannot come in is told by `faults`.
        """
        gone = self._tidied()
        self._take_in()
        gone += self._bring_in_step() + self.purge()
        self._expire_slips()
        self._note_due()
        if not self.door.copies_are_current():
            self.door.copy(anew=True)
        self.sticks.copies_are_sound()
        self.note_sticks()
        return gone

    def note_sticks(self) -> None:
        """What was done on sticks comes into the register, where the vault is open."""
        if self.door.is_open:
            self.sticks.settle(self.door.vault, self.door.by("program"))

    def bring_up_sticks(self) -> None:
        """For who can wait for a stick: its copy holds what the vault holds. Raises what it refused."""
        if self._changed:
            self.door.copy(anew=False)
            self._changed = False
        self.sticks.follow()
        self.note_sticks()
        for fault in self.sticks.faults.values():
            raise fault

    @property
    def faults(self) -> tuple[VaultFault, ...]:
        """What is amiss with requests that were made while the vault was locked; said when it was opened."""
        return self.inbox.faults

    def _take_in(self) -> None:
        self._changed |= self.inbox.take_in(self.door.vault, self.door.inbox_identity, self.door.by()) > 0

    def _tidied(self) -> int:
        with suppress(VaultFault):  # taking in says it again
            return self.inbox.tidy()
        return 0

    def close(self) -> None:
        """Locks the vault; its copies hold what it holds."""
        try:
            if self._changed and self.door.is_open:
                self.door.copy(anew=False)
        finally:  # a full disk keeps no door open
            self._changed = False
            self.door.close()

    # --- what happens to a request --------------------------------------------------------------

    def add(self, worker: str, consent: Consented | None, said: Mapping[str, Any], team: str = "") -> Kept:
        """A new request, durable when it is returned; `said` are the fields of RequestContents.

        `worker` is a code or a name of the directory; without one, the visitor's own worker in `team` is
        meant, whose name nobody here knows. Works with the vault open or locked; what is returned
        tells what was said in either case. Raises NoConsent before anything else is looked at, and NotSetUp
        where there is no vault yet.
        """
        if consent is None:
            raise NoConsent()
        sealed_to = "" if self.door.is_open else self.door.recipient
        asked, today = self._asked(worker, team), self._today()
        contents = RequestContents(
            worker=asked.code if isinstance(asked, Worker) else "",
            team=asked.team if isinstance(asked, Worker) else asked.name,
            own_worker=isinstance(asked, Team),
            consent_version=consent.version,
            consent_language=consent.language,
            acknowledgement=new_code(secrets.choice),
            withdrawal=new_code(secrets.choice),
            **said,
        )
        erase_on = self.door.keeping.erase_on(today)
        kept = Kept(uuid4(), today, RequestState.WAITING, today, erase_on, contents)
        if sealed_to:
            self.inbox.add(kept, sealed_to)
        else:
            self.door.vault.add(kept, self.door.by())
            self._changed = True
        self._count(kept)
        with self._database.reading() as connection:
            after = changes.newest(connection)
        self._steps.push(RequestStep(after, today, kept.id))
        return kept

    def all(self) -> list[Kept]:
        """Every request whose contents are there, the oldest day first; what was sealed meanwhile, too."""
        if self.door.is_open and self.inbox.has_news():
            self._take_in()
            self._bring_in_step()
        return [kept for kept in self.door.vault.requests() if kept.contents is not None]

    def slip(self, request: UUID) -> SlipContents:
        """What the worker is handed; raises UnknownRequest or RequestErased."""
        return self.slip_of(self._kept(request))

    def slip_of(self, kept: Kept) -> SlipContents:
        """The same of a request that is at hand because it was made just now, the vault locked or not."""
        contents = kept.contents
        if contents is None:
            raise RequestErased(str(kept.id))
        vocabulary = self._vocabulary()
        languages, needs = vocabulary.languages, vocabulary.needs
        return SlipContents(
            worker=self._recipient(contents),
            made_on=kept.made_on,
            place=contents.place,
            consent=Consent(contents.consent_version, languages[contents.consent_language]),
            name=contents.name,
            phone=contents.phone,
            language=languages.get(contents.language),
            interpreter_needed=contents.interpreter_needed,
            message_allowed=contents.message_allowed,
            good_time=contents.good_time,
            needs=tuple(needs[code].words for code in contents.needs if code in needs),
            matter=contents.about,
            acknowledgement=contents.acknowledgement,
            urgent=contents.urgent,
            erased_on=self.door.keeping_of(kept.made_on).erase_on(kept.made_on, self._today()),
        )

    def keys_of(self, request: UUID) -> tuple[str, ...]:
        """The same for one in the vault; raises UnknownRequest."""
        return self.public_keys(self._kept(request))

    def public_keys(self, kept: Kept) -> tuple[str, ...]:
        """For whom a file of this request is sealed; none where the directory knows no key."""
        if kept.contents is None:
            return ()
        asked = self._recipient(kept.contents)
        keys = asked.recipients if isinstance(asked, Team) else (asked.age_recipient,)
        return tuple(key for key in keys if key)

    def _recipient(self, contents: RequestContents) -> Worker | Team:
        directory = self._directory()
        return directory.everybody.get(contents.worker) or directory.team(contents.team)

    def hand_over(self, request: UUID, way: HandOver = HandOver.SLIP) -> Kept:
        """The worker has it; from today the days until it is erased are counted anew, never to more.

        Of what was made while the vault is locked, it can be said at once.
        """
        waiting = self._in_inbox(request)
        if waiting is not None:
            erase_on = min(
                waiting.erase_on,
                self.door.keeping_of(waiting.made_on).erase_on(waiting.made_on, self._today()),
            )
            moved = _as_kept(self.inbox.hand_over(waiting, way, erase_on))
            self._count(moved)
            return moved
        kept = self._kept(request)
        erase_on = min(
            kept.erase_on, self.door.keeping_of(kept.made_on).erase_on(kept.made_on, self._today())
        )
        return self._move(kept, RequestState.HANDED_OVER, erase_on, way)

    def take_back(self, request: UUID) -> Kept:
        """It was not handed over after all: it waits again, and is kept as if it had waited all the time."""
        kept = self._kept(request)
        if kept.contents is None:
            raise RequestErased(str(request))
        if kept.state is not RequestState.HANDED_OVER:
            raise NotFromHere.between(kept.state, RequestState.WAITING)
        return self._put(
            kept, RequestState.WAITING, self.door.keeping_of(kept.made_on).erase_on(kept.made_on)
        )

    def acknowledge(self, told: str) -> Kept:
        """The worker said the code that stands on the slip; the request's id does as well."""
        kept = self._told(told, "acknowledgement")
        return self._move(kept, RequestState.ACKNOWLEDGED, kept.erase_on)

    def withdraw(self, told: str) -> Kept:
        """The visitor no longer wants it: erased at once. By the visitor's code or the request's id.

        Returns the request as it stood, so that a worker who has it can be told; without contents where the
        vault is locked. Then its id alone can be told, not its code.
        """
        sealed = self._withdrawn_sealed(told)
        if sealed is not None:
            return sealed
        kept = self._told(told, "withdrawal")
        if not may_follow(kept.state, RequestState.WITHDRAWN):
            raise NotFromHere.between(kept.state, RequestState.WITHDRAWN)
        self._end({kept.id: RequestState.WITHDRAWN}, "desk")
        self._steps.drop(kept.id)
        return kept

    def forget(self, request: UUID) -> bool:
        """What undo took back is erased at once; False where the vault is locked or never knew it."""
        kept = self.door.vault.find(request) if self.door.is_open else None
        if kept is not None and kept.contents is not None:
            self._end({request: RequestState.WITHDRAWN}, "desk")
        return kept is not None

    def purge(self) -> int:
        """Erases what is due; how many visitors' data that were."""
        today = self._today()
        due = {
            kept.id: RequestState.EXPIRED if kept.state is RequestState.WAITING else kept.state
            for kept in self.all()
            if kept.erase_on <= today
        }
        if due:
            self._end(due, "program")
        return len(due)

    def worker_of(self, kept: Kept) -> Worker | None:
        """Whom a request is for; None once that is erased, or where the visitor did not know the name."""
        return None if kept.contents is None else self._directory().everybody.get(kept.contents.worker)

    # --- inside ---------------------------------------------------------------------------------

    def _move(self, kept: Kept, state: RequestState, erase_on: date, way: HandOver | None = None) -> Kept:
        if not may_follow(kept.state, state):
            raise NotFromHere.between(kept.state, state)
        return self._put(kept, state, erase_on, way)

    def _put(self, kept: Kept, state: RequestState, erase_on: date, way: HandOver | None = None) -> Kept:
        today = self._today()
        self.door.vault.move(kept.id, state, today, erase_on, self.door.by(), way)
        moved = kept._replace(state=state, state_on=today, erase_on=erase_on)
        self._count(moved)
        self._note_due()
        self._changed = True
        return moved

    def _in_inbox(self, request: UUID) -> SealedRequest | None:
        """A request that is not in the vault yet; a damaged inbox does not lock up an open vault."""
        try:
            held = self.inbox.find(request)
        except VaultFault:
            if not self.door.is_open:
                raise
            return None
        return None if held is None or held.sealed is None else held

    def _withdrawn_sealed(self, told: str) -> Kept | None:
        try:
            held = self._in_inbox(UUID(told.strip()))
        except ValueError:
            return None
        stood = None if held is None else self.inbox.erase(held.id)
        if stood is None:
            return None
        self._count(_as_kept(stood)._replace(state=RequestState.WITHDRAWN, state_on=self._today()))
        self._steps.drop(stood.id)
        return _as_kept(stood)

    def _note_due(self) -> None:
        """What the locked desk may know of it: on which days something will be erased."""
        handed_over = (kept.erase_on for kept in self.all() if kept.state is not RequestState.WAITING)
        DueDays(self._database).note(self.door.vault.keeping(), handed_over)

    def _end(self, ending: Mapping[UUID, RequestState], role: str) -> None:
        vault = self.door.vault
        vault.erase(ending, self._today(), self.door.by(role))
        self.sticks.mark()
        for kept in vault.requests():
            if kept.id in ending:
                self._count(kept)
        self._note_due()
        self.door.copy(anew=True)
        self.sticks.copies_are_sound()

    def _count(self, kept: Kept) -> None:
        """The row by which the log counts the request says the same; nothing in it is the visitor's."""
        with self._database.writing() as connection:
            counted = requests.find(connection, kept.id)
            if counted is None and kept.contents is not None:
                requests.add(connection, _counting(kept, kept.contents), self._origin.desk)
            elif counted is not None and counted.state is not kept.state:
                requests.put_state(connection, kept.id, kept.state, kept.state_on)
        self._database.fold()  # else the write-ahead log would tell after which contact this was written

    def _bring_in_step(self) -> int:
        gone = 0
        with self._database.reading() as connection:
            counted = {request.id: request for request in requests.every(connection)}
        for kept in self.door.vault.requests():
            there = counted.get(kept.id)
            state = kept.state if there is None else further(kept.state, there.state)
            if kept.contents is not None and not state.is_open:
                self._end({kept.id: state}, "program")
                gone += 1
            elif kept.contents is not None and state is not kept.state:
                day = kept.state_on if there is None else there.state_on
                erase_on = min(kept.erase_on, self.door.keeping_of(kept.made_on).erase_on(kept.made_on, day))
                self.door.vault.move(kept.id, state, day, erase_on, self.door.by("program"))
                self._changed = True
            elif there is None or there.state is not state:
                self._count(kept)
        return gone

    def _expire_slips(self) -> None:
        """What the log counts as waiting, and a slip alone tells: its last day comes, too."""
        known, today = {kept.id for kept in self.door.vault.requests()}, self._today()
        with self._database.reading() as connection:
            counted = requests.waiting(connection)
        due = [
            one.id
            for one in counted
            if one.id not in known and self.door.keeping.erase_on(one.made_on) <= today
        ]
        due = [request for request in due if self._in_inbox(request) is None]
        if due:
            with self._database.writing() as connection:
                for request in due:
                    requests.put_state(connection, request, RequestState.EXPIRED, today)
            self._database.fold()

    def _told(self, told: str, which: str) -> Kept:
        with suppress(ValueError):
            return self._kept(UUID(told.strip()))
        code = read_code(told)
        for kept in self.all():
            if getattr(kept.contents, which) == code:
                return kept
        raise UnknownRequest(code)

    def _kept(self, request: UUID) -> Kept:
        kept = self.door.vault.find(request)
        if kept is None:
            raise UnknownRequest(str(request))
        return kept

    def _asked(self, worker: str, team: str) -> Worker | Team:
        directory = self._directory()
        if worker.strip() or not team.strip():
            return _worker(worker, directory.workers)
        wanted = team.strip().casefold()
        for there in directory.teams():
            if there.name.casefold() == wanted:
                return there
        raise UnknownTeam(team)

    def _today(self) -> date:
        return local_day(self._clock())


def _worker(named: str, present: list[Worker]) -> Worker:
    wanted = named.strip().casefold()
    by_code = [worker for worker in present if worker.code == named.strip()]
    found = by_code or [worker for worker in present if worker.name.casefold() == wanted]
    if not found:
        raise UnknownWorker(named)
    if len(found) > 1:
        raise SeveralWorkers(named, tuple(worker.code for worker in found))
    return found[0]


def _counting(kept: Kept, contents: RequestContents) -> ReferralRequest:
    return ReferralRequest(
        id=kept.id,
        made_on=kept.made_on,
        team=contents.team,
        state=kept.state,
        state_on=kept.state_on,
    )


def _as_kept(sealed: SealedRequest) -> Kept:
    return Kept(sealed.id, sealed.made_on, sealed.state, sealed.state_on, sealed.erase_on, None)
