"""The times that files tell: of everything about requests it is the day alone."""

import os
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

from kototori.domain.moment import desk_zone
from kototori.home import Home


def cut_times(home: Home, day: date) -> None:
    """Files that changed with a request say the day alone: to the second they would lead to a contact.

    Folders as well: they tell when the file beside a database came and went.
    """
    files = (home.vault, home.vault_keys, home.vault_inbox, home.passphrase_pause)
    for path in (*files, *home.backups.glob("requests*"), home.backups, home.folder):
        put_at_noon(path, day)


def put_at_noon(path: Path, day: date) -> None:
    """The file says the day on which it was changed, and no hour."""
    noon = datetime.combine(day, time(12), desk_zone()).timestamp()
    with suppress(OSError):
        os.utime(path, (noon, noon))
