"""Vaults that nobody can open any more: each in a folder that is named for the day on which it is erased."""

import shutil
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

from kototori.home import Home

_STEM = "lost-requests-until-"


def free_folder(home: Home, until: date) -> Path:
    """A name among the backups that nothing has yet."""
    return next(
        folder
        for nth in count(1)
        if not (folder := home.backups / f"{_STEM}{until}{'' if nth == 1 else f'-{nth}'}").exists()
    )


def are_put_aside(home: Home) -> bool:
    """Whether such a vault is here still."""
    return any(home.backups.glob(f"{_STEM}*"))


def erase_what_is_over(home: Home, today: date) -> None:
    """Visitors were promised that day; whether the paper has turned up meanwhile makes no difference."""
    for folder in home.backups.glob(f"{_STEM}*"):
        with suppress(ValueError):  # somebody gave it another name: it is theirs now
            if date.fromisoformat(folder.name.removeprefix(_STEM)[:10]) <= today:
                shutil.rmtree(folder, ignore_errors=True)
