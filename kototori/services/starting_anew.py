"""When neither passphrase nor recovery code is known: the old files make room for a new vault.

They are moved, in case the paper turns up; and they are erased on the day by which visitors were promised it.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from kototori.domain.errors import DeskError, HomeUnwritable
from kototori.domain.moment import local_day
from kototori.domain.referral import Keeping, RequestState
from kototori.home import Home
from kototori.services.file_times import put_at_noon
from kototori.services.lost_requests import free_folder
from kototori.services.request_book import RequestBook
from kototori.storage import requests
from kototori.storage.database import Database

_COPIES = "copies"


class StartingAnew:
    """One desk's lost vault put aside."""

    def __init__(
        self, home: Home, book: RequestBook, database: Database, clock: Callable[[], datetime]
    ) -> None:
        self._home = home
        self._book = book
        self._database = database
        self._clock = clock

    def put_aside(self) -> Path:
        """Moves vault, keys and copies into one folder, and says where; what waited counts as expired."""
        self._book.close()
        today = local_day(self._clock())
        until = today + timedelta(days=self._days())
        folder = free_folder(self._home, until)
        try:
            (folder / _COPIES).mkdir(parents=True)
            for path in sorted(self._home.backups.glob("requests*")):
                path.replace(folder / _COPIES / path.name)
            # The keys go last: until then a vault is known to be here, and this can be done once more.
            for path in sorted(self._home.folder.glob("requests*"), key=self._is_key_file):
                path.replace(folder / path.name)
        except OSError:
            raise HomeUnwritable(folder) from None
        for path in (*folder.rglob("*"), folder):
            put_at_noon(path, today)
        self._expire(today)
        return folder

    def _days(self) -> int:
        """Within which visitors were promised that it goes, as far as the old keys tell it."""
        with suppress(DeskError):
            return self._book.door.keeping.at_the_latest
        return Keeping().at_the_latest

    def _is_key_file(self, path: Path) -> bool:
        return path.name.startswith(self._home.vault_keys.name)

    def _expire(self, today: date) -> None:
        with self._database.writing() as connection:
            for request in requests.waiting(connection):
                requests.put_state(connection, request.id, RequestState.EXPIRED, today)
