"""What closing a day writes, and into which folder."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kototori.domain.errors import DeskError
from kototori.domain.period import By, Period, whole
from kototori.domain.release import Format

INTERNAL_MARK = "SISÄINEN"
"""Begins the name of every file that is for the desk alone, so that a list of files says it."""

_CLOSED_PERIODS = (By.MONTH, By.QUARTER, By.YEAR)


class FolderMissing(DeskError):
    """The folder that files were to go into is not there: its disk is elsewhere, perhaps."""

    folder: Path


@dataclass(frozen=True, slots=True)
class ClosingExport:
    """The setting; without a folder, or with nothing to write, closing writes nothing."""

    folder: Path | None = None
    internal: tuple[Format, ...] = ()
    """The exact figures of the day, once in each of these forms."""
    report: bool = False
    """The report of the day as one page."""
    public: tuple[Format, ...] = ()
    """Public figures of the last whole month, quarter and year, once in each of these forms."""

    @property
    def is_on(self) -> bool:
        """Whether closing writes anything."""
        return self.folder is not None and bool(self.internal or self.report or self.public)

    @property
    def text(self) -> str:
        """As it is stored."""
        folder = None if self.folder is None else str(self.folder)
        return json.dumps(
            {"folder": folder, "internal": self.internal, "report": self.report, "public": self.public},
            ensure_ascii=False,
        )

    @classmethod
    def from_text(cls, text: str) -> "ClosingExport":
        """From the value as it is stored."""
        if not text:
            return cls()
        found = json.loads(text)
        return cls(
            folder=None if found["folder"] is None else Path(found["folder"]),
            internal=tuple(Format(form) for form in found["internal"]),
            report=bool(found["report"]),
            public=tuple(Format(form) for form in found["public"]),
        )


def last_whole(day: date) -> list[tuple[By, Period]]:
    """The month, quarter and year that ended last before a day."""
    began = [(by, whole(day, by).first) for by in _CLOSED_PERIODS]
    return [(by, whole(first - timedelta(days=1), by)) for by, first in began]


@dataclass(frozen=True, slots=True)
class Put:
    """One file of a closing: where it lies now; `instead_of` is an earlier one of that day that differs."""

    path: Path
    is_new: bool = True
    instead_of: Path | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """What a closing wrote, and what it could not."""

    folder: Path
    files: tuple[Put, ...] = ()
    faults: tuple[DeskError, ...] = ()
