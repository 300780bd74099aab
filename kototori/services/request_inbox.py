"""What is done with sealed requests while their vault is locked: kept, handed over, withdrawn, forgotten.

None of it needs a key. Only `taken_in` does, when the vault is open: then what is here goes into it.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kototori.domain.errors import DeskError
from kototori.domain.moment import local_day
from kototori.domain.referral import HandOver, Keeping, RequestState, may_follow
from kototori.domain.vault import NotFromHere, NotSealedForUs, NotTakenIn, VaultFault
from kototori.home import Home
from kototori.storage import requests
from kototori.storage.database import Database
from kototori.storage.vault_inbox import SealedRequest, VaultInbox

if TYPE_CHECKING:
    from kototori.storage.vault import By, Kept, Vault

_PADDED = 8192  # the longest that fits the fields stays below it, so that no length tells anything


class RequestInbox:
    """The inbox of one desk's vault."""

    def __init__(self, home: Home, database: Database, clock: Callable[[], datetime]) -> None:
        self._home = home
        self._database = database
        self._clock = clock
        self.file = VaultInbox(home.vault_inbox)
        self.faults: tuple[VaultFault, ...] = ()
        self._tidied_on: date | None = None
        self._unread: frozenset[UUID] = frozenset()

    # --- without a key --------------------------------------------------------------------------

    def add(self, kept: "Kept", recipient: str) -> None:
        """Seals a new request; it is durable when this returns."""
        from kototori.storage.sealing import sealed

        if kept.contents is None:
            raise ValueError("an erased request is not made")
        said = {"id": str(kept.id), "made_on": kept.made_on.isoformat(), "said": kept.contents.as_values()}
        content = sealed(padded(said), recipient)
        with self.dated():
            self.file.add(
                SealedRequest(kept.id, kept.made_on, kept.state, kept.state_on, kept.erase_on, content)
            )

    def find(self, request: UUID) -> SealedRequest | None:
        """A request that waits here for the vault to be opened."""
        return next((one for one in self.file.requests() if one.id == request), None)

    def hand_over(self, request: SealedRequest, way: HandOver, erase_on: date) -> SealedRequest:
        """The worker has it; raises NotFromHere."""
        if not may_follow(request.state, RequestState.HANDED_OVER):
            raise NotFromHere.between(request.state, RequestState.HANDED_OVER)
        today = self._today()
        moved = request._replace(state=RequestState.HANDED_OVER, state_on=today, erase_on=erase_on)
        moved = moved._replace(way=way, handed_over_on=today)
        with self.dated():
            self.file.put(moved)
        return moved

    def erase(self, request: UUID) -> SealedRequest | None:
        """The visitor no longer wants it: erased at once. How it stood; None where it was not here."""
        held = self.find(request)
        if held is None or held.sealed is None:
            return None
        with self.dated():
            self.file.put(self._erased(held, RequestState.WITHDRAWN))
        return held

    def tidy(self) -> int:
        """Erases what is due, and what the log knows to be withdrawn; how many requests that were."""
        today = self._tidied_on = self._today()
        if not self._home.vault_inbox.exists():
            return 0
        with self.dated():
            late = [sheet.id for sheet in self.file.sheets() if sheet.erase_on <= today]
            if late:
                self.file.drop_sheets(late)
            held = self.file.requests()
            ending = [end for one in held if one.sealed and (end := self._ending(one)) is not None]
            if ending:
                self.file.put(*ending)
            self._count([one for one in (*held, *ending) if one.sealed is None])
        return len(ending)

    def follow_the_day(self) -> None:
        """The same where midnight has passed meanwhile; a program may run for weeks."""
        if self._tidied_on != self._today():
            self.tidy()

    # --- with the vault open --------------------------------------------------------------------

    def has_news(self) -> bool:
        """Whether another program has sealed something here while this one has the vault open."""
        if not self._home.vault_inbox.exists():
            return False
        with suppress(VaultFault):  # said when the vault was opened, and by `check`
            return any(one.id not in self._unread for one in self.file.requests())
        return False

    def take_in(self, vault: "Vault", identity: str, by: "By") -> int:
        """Puts into the vault what is here and erases it here; how many requests came new.

        Killed between the two, a request is met again and known by its id. What cannot be unsealed stays
        until its day, and stands in `faults`.
        """
        self.faults = ()
        try:
            return self._take_in(vault, identity, by)
        except VaultFault as fault:
            self.faults = (fault,)
            return 0

    def _take_in(self, vault: "Vault", identity: str, by: "By") -> int:
        from kototori.storage.vault import TakenIn

        done, foreign = {}, set()
        for one in self.file.requests():
            try:
                kept = self._unsealed(one, identity, vault.keeping_of)
            except NotSealedForUs:
                foreign.add(one.id)
                continue
            done[one.id] = TakenIn(kept, one.way, one.handed_over_on, self._team(one))
        new = vault.take_in(done.values(), by) if done else 0
        if done:
            with self.dated():
                self.file.drop(done)
        self._unread = frozenset(foreign)
        if foreign:
            self.faults = (NotTakenIn(self._home.vault_inbox, len(foreign)),)
        return new

    def _unsealed(self, one: SealedRequest, identity: str, keeping_of: Callable[[date], Keeping]) -> "Kept":
        """As it is sealed: of what stands beside it in the clear, the state alone counts."""
        from kototori.domain.request_contents import RequestContents
        from kototori.storage.sealing import unsealed
        from kototori.storage.vault import Kept

        if one.sealed is None:
            return Kept(one.id, one.made_on, one.state, one.state_on, one.erase_on, None)
        try:
            said = json.loads(unsealed(one.sealed, identity))
            contents = RequestContents.from_values(said["said"])
            made_on, request = date.fromisoformat(said["made_on"]), UUID(said["id"])
        except (ValueError, KeyError, TypeError, DeskError):
            raise NotSealedForUs() from None
        erase_on = keeping_of(made_on).erase_on(made_on, one.handed_over_on)
        return Kept(request, made_on, one.state, one.state_on, erase_on, contents)

    def _team(self, one: SealedRequest) -> str:
        """What the log tells of a request that can no longer be read."""
        with self._database.reading() as connection:
            counted = requests.find(connection, one.id)
        return "" if counted is None else counted.team

    # --- inside ---------------------------------------------------------------------------------

    def _ending(self, one: SealedRequest) -> SealedRequest | None:
        with self._database.reading() as connection:
            counted = requests.find(connection, one.id)
        if counted is not None and counted.state is RequestState.WITHDRAWN:
            return self._erased(one, RequestState.WITHDRAWN)
        if one.erase_on > self._today():
            return None
        return self._erased(one, RequestState.EXPIRED if one.state is RequestState.WAITING else one.state)

    def _erased(self, one: SealedRequest, state: RequestState) -> SealedRequest:
        on = one.state_on if state is one.state else self._today()
        return one._replace(state=state, state_on=on, erase_on=self._today(), sealed=None)

    def _count(self, ended: list[SealedRequest]) -> None:
        """Nobody waits any more for what is erased."""
        for one in ended:
            with self._database.reading() as connection:
                counted = requests.find(connection, one.id)
            if counted is not None and may_follow(counted.state, one.state):
                with self._database.writing() as connection:
                    requests.put_state(connection, one.id, one.state, one.state_on)
                self._database.fold()

    @contextmanager
    def dated(self) -> Iterator[None]:
        """What was written says the day alone."""
        from kototori.services.file_times import cut_times

        try:
            yield
        finally:
            cut_times(self._home, self._today())

    def _today(self) -> date:
        return local_day(self._clock())


def padded(said: dict[str, Any]) -> bytes:
    """As bytes of one length, whatever is said."""
    plain = json.dumps(said, ensure_ascii=False).encode()
    return plain.ljust(-(-len(plain) // _PADDED) * _PADDED)
