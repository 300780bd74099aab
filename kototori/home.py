"""The one folder that the desk writes to, and what lies where in it."""

import os
from dataclasses import dataclass
from pathlib import Path

_DATABASE = "kototori.db"
_VAULT = "requests.db"
_VAULT_KEYS = "requests.keys.json"
_VAULT_INBOX = "requests-inbox.db"
_OWN_NAMES = (
    f"{_DATABASE}-wal",
    f"{_DATABASE}-shm",
    _VAULT,
    _VAULT_KEYS,
    _VAULT_INBOX,
    "preferences.ini",
    "logs",
    "backups",
)


@dataclass(frozen=True, slots=True)
class Home:
    """A folder with the contact log and everything around it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The contact log."""
        return self.folder / _DATABASE

    @property
    def cache(self) -> Path:
        """What can be made again: parsed catalogues, counted days."""
        return self.folder / "cache"

    @property
    def logs(self) -> Path:
        """The program's own log files; never anything about visitors."""
        return self.folder / "logs"

    @property
    def backups(self) -> Path:
        """Copies of the contact log."""
        return self.folder / "backups"

    @property
    def vault(self) -> Path:
        """Requests with what visitors said, encrypted; its copies stand among the backups."""
        return self.folder / _VAULT

    @property
    def vault_keys(self) -> Path:
        """The slots that a passphrase or the recovery code opens."""
        return self.folder / _VAULT_KEYS

    @property
    def passphrase_pause(self) -> Path:
        """Until when a wrong passphrase makes the next one wait."""
        return self.folder / "passphrase.pause"

    @property
    def vault_inbox(self) -> Path:
        """What was sealed while the vault was locked, until it is next opened."""
        return self.folder / _VAULT_INBOX

    @property
    def leaflets(self) -> Path:
        """The desk's own leaflets, PDFs and phone numbers; the desk writes them, or drops them in."""
        return self.folder / "leaflets"

    @property
    def notices(self) -> Path:
        """The organisation's own privacy notices in languages that the window has no field for: `ar.txt`."""
        return self.folder / "notice"

    @property
    def preferences(self) -> Path:
        """Facts about this computer: window, printer."""
        return self.folder / "preferences.ini"

    @property
    def window_lock(self) -> Path:
        """Held by the one desk window."""
        return self.folder / "window.lock"

    def has_lost_its_database(self) -> bool:
        """Whether a desk was here whose contact log is gone: that is damage, not a new desk."""
        return not self.database.exists() and any((self.folder / name).exists() for name in _OWN_NAMES)


def find_home(given: str | None) -> Home:
    """The folder given, else that of KOTOTORI_HOME, else the platform's folder for user data."""
    chosen = given or os.environ.get("KOTOTORI_HOME")
    if chosen:
        return Home(Path(chosen))
    from platformdirs import user_data_dir

    return Home(Path(user_data_dir("kototori", appauthor=False)))
