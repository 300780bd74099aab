"""The times that files tell: of everything about requests it is the day alone."""

import os
from contextlib import suppress
from datetime import date, datetime, time

from kototori.domain.moment import desk_zone
from kototori.home import Home


def cut_times(home: Home, day: date) -> None:
    """Files that changed with a request say the day alone: to the second they would lead to a contact.

    Folders as well: they tell when the file beside a database came and went.
    """
    noon = datetime.combine(day, time(12), desk_zone()).timestamp()
    files = (home.vault, home.vault_keys, home.vault_inbox, home.passphrase_pause)
    for path in (*files, *home.backups.glob("requests*"), home.backups, home.folder):
        with suppress(OSError):
            os.utime(path, (noon, noon))
