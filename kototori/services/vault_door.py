"""Opens and closes the vault: a passphrase, a recovery code on paper, and a pause after each wrong try."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kototori.domain.errors import DeskError
from kototori.domain.keyring import KeyringSeen
from kototori.domain.moment import local_day
from kototori.domain.referral import Keeping
from kototori.domain.vault import (
    AlreadySetUp,
    Deed,
    KeySlotsMissing,
    NotSetUp,
    VaultFault,
    VaultLocked,
    must_be_strong,
)
from kototori.home import Home
from kototori.services.file_times import cut_times
from kototori.services.lost_requests import are_put_aside, erase_what_is_over
from kototori.services.pause import Pause
from kototori.services.vault_copies import VaultCopies
from kototori.services.vault_keyring import VaultKeyring
from kototori.storage.contacts import Origin
from kototori.storage.device_keyring import DeviceKeyring
from kototori.storage.sealing import recipient_of
from kototori.storage.vault import By, Vault
from kototori.storage.vault_files import create_vault, look_from_outside, remove_vault
from kototori.storage.vault_keys import (
    KeySlots,
    Master,
    NoMatch,
    new_master,
    new_recovery_code,
    read_slots,
    settle_slots,
    unfinished_slots,
    write_slots,
)


@dataclass(frozen=True, slots=True)
class NewVault:
    """What a vault will be made of; in memory alone until somebody has its recovery code on paper."""

    code: str = field(repr=False)
    master: Master
    slots: KeySlots
    keeping: Keeping


class VaultDoor:
    """One desk's vault, locked or open. Nothing counts the tries for good, and nothing is ever destroyed."""

    def __init__(
        self,
        home: Home,
        clock: Callable[[], datetime],
        origin: Origin,
        keyring: DeviceKeyring | None = None,
    ) -> None:
        self._home = home
        self._keyring = VaultKeyring(keyring or DeviceKeyring(), origin.installation)
        self._clock = clock
        self._computer = origin.installation
        self._copies = VaultCopies(home)
        self._pause = Pause(home.passphrase_pause, clock)
        self._vault: Vault | None = None
        self._master: Master | None = None
        self._known: KeySlots | None = None

    @property
    def is_set_up(self) -> bool:
        """Whether there is a vault, sound or not."""
        return self._home.vault_keys.exists() or (
            self._home.vault.exists() and not unfinished_slots(self._home.vault_keys).exists()
        )

    @property
    def is_open(self) -> bool:
        """Whether requests can be read."""
        return self._vault is not None

    @property
    def vault(self) -> Vault:
        """The opened vault; raises VaultLocked, or NotSetUp where there is none."""
        if self._vault is None:
            raise VaultLocked() if self.is_set_up else NotSetUp()
        return self._vault

    @property
    def seconds_to_wait(self) -> int:
        """Until the next passphrase is looked at."""
        return self._pause.seconds_to_wait

    @property
    def recipient(self) -> str:
        """To whom a request is sealed while the vault is locked.

        Raises NotSetUp, what is amiss with the slots, or VaultLocked where the vault is of an earlier
        Kototori and was not opened since.
        """
        slots = self._slots_as_known()
        if not slots.recipient:
            raise VaultLocked()
        return slots.recipient

    @property
    def inbox_identity(self) -> str:
        """Opens what was sealed meanwhile; raises VaultLocked."""
        if self._master is None:
            raise VaultLocked()
        return self._master.inbox_identity

    @property
    def keeping(self) -> Keeping:
        """How long what visitors said is kept, open or locked."""
        if self._vault is not None:
            return self._vault.keeping()
        return self._slots_as_known().keeping or Keeping()

    def keeping_of(self, made_on: date) -> Keeping:
        """How long a request of that day is kept, never longer than its visitor was told."""
        return self.keeping if self._vault is None else self._vault.keeping_of(made_on)

    def set_up(self, passphrase: str, keeping: Keeping | None = None) -> str:
        """Makes the vault and leaves it open; returns the recovery code, which is told this once alone.

        Raises WeakPassphrase, or AlreadySetUp.
        """
        plan = self.plan(passphrase, keeping or Keeping())
        self.make(plan)
        return plan.code

    def plan(self, passphrase: str, keeping: Keeping) -> NewVault:
        """A vault that is to be made once its recovery code is known to be kept; nothing is written yet.

        Raises WeakPassphrase, or AlreadySetUp.
        """
        must_be_strong(passphrase)
        if self.is_set_up:
            raise AlreadySetUp(self._home.vault)
        master, code = new_master(), new_recovery_code()
        slots = KeySlots(master.vault).with_code(master, code).with_passphrase(master, passphrase)
        return NewVault(code, master, slots, keeping)

    def make(self, plan: NewVault) -> None:
        """Makes the vault that was planned and leaves it open; raises AlreadySetUp."""
        if self.is_set_up:
            raise AlreadySetUp(self._home.vault)
        # Killed in the middle, a vault is left whose keys never had their name: nobody has its recovery code.
        remove_vault(self._home.vault)
        unnamed = unfinished_slots(self._home.vault_keys)
        unnamed.unlink(missing_ok=True)
        recipient = recipient_of(plan.master.inbox_identity)
        write_slots(unnamed, replace(plan.slots, recipient=recipient, keeping=plan.keeping))
        create_vault(self._home.vault, plan.master, plan.keeping)
        unnamed.replace(self._home.vault_keys)
        self._enter(plan.master)
        self.vault.note(local_day(self._clock()), Deed.SET_UP, self.by())
        if are_put_aside(self._home):
            self.vault.note(local_day(self._clock()), Deed.STARTED_ANEW, self.by())
        self.copy(anew=True)

    def look(self) -> None:
        """Raises what can be seen to be amiss with vault and keys while they are locked."""
        if self.is_set_up:
            look_from_outside(self._home.vault, self._slots().vault)

    def new_recovery_code(self, passphrase: str) -> str:
        """A code for `take_recovery_code`, once it is on paper; nothing is changed yet.

        The passphrase is asked for again: who comes to an open desk must not leave with a key of their own.
        """
        self._unlock(passphrase)
        return new_recovery_code()

    def take_recovery_code(self, code: str) -> None:
        """From now on this code opens, for the copies as well, and the one before it no longer does.

        It is known to be on paper then: until here nothing was changed. Raises VaultLocked.
        """
        if self._master is None:
            raise VaultLocked()
        slots = self._slots().with_code(self._master, code)
        self._put_slots(slots, Deed.RECOVERY_CODE_NEW)
        self._copies.put_slots(slots)

    def open(self, passphrase: str) -> None:
        """Raises WrongPassphrase or TooSoon with the pause, NotSetUp, or what is amiss with the files."""
        self._enter(self._unlock(passphrase))
        settle_slots(self._home.vault_keys)

    def unlock_copy(self, slots: KeySlots, passphrase: str) -> Master:
        """The keys of a copy; a wrong passphrase makes the next try wait like any other."""
        return self._tried(slots, passphrase)

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase, in the slots of the copies too; the recovery code stays."""
        must_be_strong(new)
        master = self._unlock(old)
        self._rewrap(self._slots(), master, new, Deed.PASSPHRASE_CHANGED)

    def recover(self, code: str, new: str) -> None:
        """A new passphrase by the recovery code; raises WrongRecoveryCode.

        From now on no keyring opens the vault either: who lost the passphrase may have lost more.
        """
        must_be_strong(new)
        slots = self._slots()
        self._rewrap(slots.without_keyring(), slots.unlock_by_code(code), new, Deed.RECOVERED)
        if slots.has_keyring:
            self.vault.note(local_day(self._clock()), Deed.KEYRING_OFF, self.by())
            self._keyring.forget(slots.vault)

    @property
    def keyring_may_open(self) -> bool:
        """Whether the vault was put into a keyring; nobody needs to load one who only wants to open it."""
        with suppress(VaultFault):
            return self._home.vault_keys.exists() and self._slots().has_keyring
        return False

    def keyring_state(self) -> KeyringSeen:
        """Whether this computer opens the vault without a passphrase; waits for the keyring, asks nobody."""
        slots = self._slots() if self._home.vault_keys.exists() else None
        return self._keyring.seen(slots)

    def open_by_keyring(self) -> None:
        """Opens without a passphrase; waits up to 20 s where the keyring asks for its own password first.

        Raises KeyringGone or KeyringUnusable, and then the passphrase opens as ever.
        """
        self._enter(self._keyring.unlock(self._slots()))
        settle_slots(self._home.vault_keys)

    def put_in_keyring(self) -> None:
        """From now on this computer opens the vault by itself; raises VaultLocked or KeyringUnusable."""
        if self._master is None:
            raise VaultLocked()
        slots = self._keyring.with_secret(self._slots(), self._master)
        self._put_slots(slots, Deed.KEYRING_ON)

    def take_out_of_keyring(self) -> None:
        """From now on the passphrase is asked for again; raises VaultLocked."""
        if self._master is None:
            raise VaultLocked()
        slots = self._slots()
        if slots.has_keyring:
            self._put_slots(slots.without_keyring(), Deed.KEYRING_OFF)
        self._keyring.forget(slots.vault)

    def keep_for(self, keeping: Keeping) -> None:
        """Other days from now on, told beside the locked vault as well; raises VaultLocked."""
        if self._master is None:
            raise VaultLocked()
        self.vault.put_keeping(keeping, local_day(self._clock()), self.by())
        self._put_slots_right(self._master, self.vault)

    def close(self) -> None:
        """Locks the vault."""
        vault, self._vault, self._master = self._vault, None, None
        if vault is not None:
            vault.close()
            cut_times(self._home, local_day(self._clock()))

    def copy(self, *, anew: bool) -> None:
        """Brings the copies up to now; `anew` after something was erased."""
        if self._master is None:
            raise VaultLocked()
        slots = self._slots()
        if anew:
            self._copies.make_anew(self._master, slots)
        else:
            self._copies.make(self._master, slots)

    def copies_are_current(self) -> bool:
        """Whether no copy is missing or holds what was erased."""
        if self._master is None:
            raise VaultLocked()
        return self._copies.are_current(self._master, self.vault.erased())

    def by(self, role: str = "desk") -> By:
        """Who did something here: a role and this computer."""
        return By(role, self._computer)

    # --- inside ---------------------------------------------------------------------------------

    def _rewrap(self, slots: KeySlots, master: Master, passphrase: str, deed: Deed) -> None:
        slots = slots.with_passphrase(master, passphrase)
        write_slots(self._home.vault_keys, slots)
        self._copies.put_slots(slots)
        self._enter(master)
        settle_slots(self._home.vault_keys)
        self.vault.note(local_day(self._clock()), deed, self.by())

    def _put_slots(self, slots: KeySlots, deed: Deed) -> None:
        write_slots(self._home.vault_keys, slots)
        settle_slots(self._home.vault_keys)
        self.vault.note(local_day(self._clock()), deed, self.by())

    def _enter(self, master: Master) -> None:
        self.close()
        self._vault = Vault(self._home.vault, master)
        self._vault.step_up()
        self._master = master
        self._pause.end()
        erase_what_is_over(self._home, local_day(self._clock()))
        self._put_slots_right(master, self._vault)

    def _put_slots_right(self, master: Master, vault: Vault) -> None:
        """What the slots say in the clear anybody could have changed; the vault knows better."""
        slots = self._slots()
        right = replace(slots, recipient=recipient_of(master.inbox_identity), keeping=vault.keeping())
        self._known = right
        if slots == right:
            return
        with suppress(DeskError):  # a disk that takes nothing now: the next opening does it
            write_slots(self._home.vault_keys, right)
            settle_slots(self._home.vault_keys)
            if self._copies.keys.exists():
                self._copies.put_slots(right)
            if slots.recipient not in ("", right.recipient):
                vault.note(local_day(self._clock()), Deed.KEY_MENDED, self.by("program"))

    def _slots_as_known(self) -> KeySlots:
        """As they were when the vault was last open here, which nobody else can have changed."""
        slots = self._slots()
        known = self._known
        return slots if known is None or known.vault != slots.vault else known

    def _unlock(self, passphrase: str) -> Master:
        if not self.is_set_up:
            raise NotSetUp()
        return self._tried(self._slots(), passphrase)

    def _tried(self, slots: KeySlots, passphrase: str) -> Master:
        with self._pause.one_try() as does_not_fit:
            try:
                return slots.unlock(passphrase)
            except NoMatch:
                raise does_not_fit() from None

    def _slots(self) -> KeySlots:
        try:
            return read_slots(self._home.vault_keys)
        except KeySlotsMissing:
            if not self.is_set_up:
                raise NotSetUp() from None
            raise
