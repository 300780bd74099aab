"""The third slot of the vault: a random secret in this computer's keyring opens it without a passphrase.

The secret stands in the keyring of one account of the operating system; any program of that account can read
it. The copies of the vault never carry this slot: on a stick they open for people alone.
"""

from uuid import UUID

from kototori.domain.keyring import KeyringGone, KeyringSeen, KeyringState, KeyringUnusable
from kototori.storage.device_keyring import DeviceKeyring
from kototori.storage.vault_keys import KeySlots, Master, NoMatch, new_device_secret


class VaultKeyring:
    """What one computer's keyring holds of one vault."""

    def __init__(self, keyring: DeviceKeyring, computer: UUID) -> None:
        self._keyring = keyring
        self._computer = computer

    def seen(self, slots: KeySlots | None) -> KeyringSeen:
        """Whether it opens the vault; never makes the keyring ask for its own password."""
        try:
            if slots is None or not slots.has_keyring:
                self._keyring.must_be_there()
                return KeyringSeen(KeyringState.OFF)
            if not self._keyring.is_locked():
                self.unlock(slots)
        except KeyringUnusable as fault:
            return KeyringSeen(KeyringState.ABSENT, fault)
        except KeyringGone as fault:
            return KeyringSeen(KeyringState.GONE, fault)
        return KeyringSeen(KeyringState.ON)

    def unlock(self, slots: KeySlots) -> Master:
        """Raises KeyringGone or KeyringUnusable."""
        if not slots.has_keyring:
            raise KeyringGone()
        secret = self._keyring.read(self._name(slots.vault))
        try:
            return slots.unlock_by_keyring(secret or "")
        except NoMatch:
            raise KeyringGone() from None

    def with_secret(self, slots: KeySlots, master: Master) -> KeySlots:
        """Puts a new secret into the keyring, and the slot that it opens beside the others."""
        secret, name = new_device_secret(), self._name(slots.vault)
        self._keyring.write(name, secret)
        if self._keyring.read(name) != secret:
            raise KeyringGone()
        return slots.with_keyring(master, secret)

    def forget(self, vault: UUID) -> None:
        """Takes the secret away; a keyring that is locked or fails keeps what opens nothing."""
        try:
            if not self._keyring.is_locked():
                self._keyring.forget(self._name(vault))
        except KeyringUnusable:
            return

    def _name(self, vault: UUID) -> str:
        return f"{vault} {self._computer}"
