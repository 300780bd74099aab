"""Brings requests back from a copy of the vault, and never what was erased since."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from itertools import count
from pathlib import Path
from uuid import UUID

from kototori.domain.errors import DeskError, FileUnreadable, WindowOpen
from kototori.domain.moment import desk_zone, local_day
from kototori.domain.referral import ReferralRequest, RequestState, further
from kototori.domain.vault import VaultDamaged, VaultFault, VaultForeign, VaultMissing
from kototori.home import Home
from kototori.services.request_book import RequestBook
from kototori.services.vault_copies import VaultCopies
from kototori.services.window_lock import is_window_open
from kototori.storage import requests
from kototori.storage.database import Database
from kototori.storage.vault import Kept, Vault
from kototori.storage.vault_files import create_vault
from kototori.storage.vault_keys import KeySlots, Master, read_slots, settle_slots, write_slots


def slots_of(home: Home, copy: Path) -> KeySlots | None:
    """The key slots that a copy belongs to: the desk's own, or those beside it. None: it is no such copy."""
    try:
        with copy.open("rb") as file:
            begins = file.read(16)
    except OSError:
        raise FileUnreadable(copy) from None
    for path in (home.vault_keys, copy.parent / home.vault_keys.name):
        with suppress(VaultFault):
            slots = read_slots(path)
            if slots.vault.bytes == begins:
                return slots
    return None


class VaultRestoring:
    """One desk's vault put together again from a copy."""

    def __init__(
        self, home: Home, book: RequestBook, database: Database, clock: Callable[[], datetime]
    ) -> None:
        self._home = home
        self._book = book
        self._database = database
        self._clock = clock

    def restore(self, copy: Path, slots: KeySlots, passphrase: str) -> int:
        """How many requests came back; what is open in the vault already stays as it is.

        Raises WindowOpen, WrongPassphrase, or VaultDamaged where the copy is not sound.
        """
        if is_window_open(self._home):
            raise WindowOpen()
        return self.bring_back(copy, slots, passphrase)

    def bring_back_newest(self, passphrase: str) -> int:
        """From the desk's own copies: the newest, and where that one is not sound the one before it."""
        fault: DeskError | None = None
        for copy in self.copies():
            slots = slots_of(self._home, copy)
            if slots is not None:
                try:
                    return self.bring_back(copy, slots, passphrase)
                except VaultDamaged as error:
                    fault = fault or error
        raise fault or VaultMissing(self._home.vault)

    def copies(self) -> tuple[Path, ...]:
        """The desk's own copies, the newest first."""
        return tuple(
            path for path in VaultCopies(self._home).all() if path.exists() and slots_of(self._home, path)
        )

    def copied_on(self) -> date | None:
        """The day of the newest copy."""
        newest = next(iter(self.copies()), None)
        if newest is None:
            return None
        return datetime.fromtimestamp(newest.stat().st_mtime, desk_zone()).date()

    def bring_back(self, copy: Path, slots: KeySlots, passphrase: str) -> int:
        """As `restore`, for the window itself."""
        master = self._book.door.unlock_copy(slots, passphrase)
        opened = _open_copy(copy, master)
        try:
            held, keeping, counts = opened.requests(), opened.keeping(), opened.stored_counts()
        finally:
            opened.close()
        today = local_day(self._clock())
        wanted, gone = self._as_the_log_knows(held, today)
        try:
            Vault(self._home.vault, master).close()
        except (VaultMissing, VaultDamaged, VaultForeign) as fault:
            self._put_aside(fault)
            create_vault(self._home.vault, master, keeping)
        self._put_slots(slots)
        self._book.door.open(passphrase)
        back = self._book.door.vault.take_over(wanted, gone, counts, today, self._book.door.by())
        self._book.settle()
        return back

    def _as_the_log_knows(self, held: list[Kept], today: date) -> tuple[list[Kept], set[UUID]]:
        """What a copy holds in its newest states; and of which of them what was said does not come back.

        That is what has ended, even where the vault that knew it is lost, and what is due.
        """
        with self._database.reading() as connection:
            states = {kept.id: _state(requests.find(connection, kept.id), kept) for kept in held}
        newest = [_ended(kept, states[kept.id], today) for kept in held]
        gone = {kept.id for kept in newest if not kept.state.is_open or kept.erase_on <= today}
        return newest, gone

    def _put_aside(self, fault: VaultFault) -> None:
        """A damaged vault is kept until the next erasure, another desk's for as long as nobody takes it."""
        stem = "foreign-requests" if isinstance(fault, VaultForeign) else "requests-damaged"
        self._home.backups.mkdir(parents=True, exist_ok=True)
        free = next(
            path
            for nth in count(1)
            if not (path := self._home.backups / f"{stem}{'' if nth == 1 else f'-{nth}'}.db").exists()
        )
        for beside in ("", "-wal", "-shm"):
            there = self._home.vault.with_name(f"{self._home.vault.name}{beside}")
            if there.exists():
                there.replace(free.with_name(f"{free.name}{beside}"))

    def _put_slots(self, slots: KeySlots) -> None:
        try:
            same = read_slots(self._home.vault_keys) == slots
        except VaultFault:
            same = False
        if not same:
            write_slots(self._home.vault_keys, slots)
            settle_slots(self._home.vault_keys)


def _open_copy(copy: Path, master: Master) -> Vault:
    """A copy has a key of its own; a vault that was copied as a file has that of the vault."""
    try:
        return Vault(copy, master, master.backup_key)
    except VaultDamaged:
        return Vault(copy, master)


def _state(counted: ReferralRequest | None, kept: Kept) -> RequestState:
    return kept.state if counted is None else further(kept.state, counted.state)


def _ended(kept: Kept, state: RequestState, today: date) -> Kept:
    if not state.is_open:
        return kept._replace(state=state)
    if kept.erase_on <= today and kept.state is RequestState.WAITING:
        return kept._replace(state=RequestState.EXPIRED)
    return kept
