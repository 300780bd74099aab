"""The operating system's keyring, by which a computer can open the requests without a passphrase."""

from enum import StrEnum
from typing import NamedTuple

from kototori.domain.vault import VaultFault


class KeyringUnusable(VaultFault):
    """This computer's keyring cannot be used just now; the passphrase opens the requests as ever."""


class NoKeyring(KeyringUnusable):
    """No keyring runs here that keeps secrets encrypted."""


class KeyringLocked(KeyringUnusable):
    """The keyring is locked, or was never set up, and nobody opened it when it asked."""


class KeyringSilent(KeyringUnusable):
    """The keyring did not answer in time: it may be asking for its own password in a window."""


class KeyringRefused(KeyringUnusable):
    """The keyring answered with a fault."""


class KeyringGone(VaultFault):
    """The keyring does not hold what opens this vault, or not any more."""


class KeyringState(StrEnum):
    """Whether this computer opens the requests without a passphrase."""

    OFF = "off"
    ON = "on"
    ABSENT = "absent"
    GONE = "gone"


class KeyringSeen(NamedTuple):
    """The state, and where it is ABSENT or GONE the reason, for which there is a sentence."""

    state: KeyringState
    why: VaultFault | None = None
