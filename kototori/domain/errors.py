"""Everything that can go wrong and that the person at the desk can act on.

An error carries facts, never sentences: `wording.sentences` turns it into words, so that the
window and the commands say the same in three languages. None of them may hold what a visitor said.
"""

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(eq=False)
class DeskError(Exception):
    """The root of all of them."""

    def facts(self) -> dict[str, Any]:
        """The named facts, for the sentence that explains the error."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def __str__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v}' for k, v in self.facts().items())})"


# --- an entry that is refused -----------------------------------------------------------------


@dataclass(eq=False)
class UnknownCode(DeskError):
    """No such code in the list of this field."""

    field: str
    code: str


@dataclass(eq=False)
class CodeNotValid(DeskError):
    """The code exists, but not on that day."""

    field: str
    code: str
    day: date


@dataclass(eq=False)
class UnknownField(DeskError):
    """A contact has no such field."""

    field: str


@dataclass(eq=False)
class FieldSetByProgram(DeskError):
    """The field exists, but nobody enters it: id, recorded_at, source, handouts."""

    field: str


@dataclass(eq=False)
class OutOfRange(DeskError):
    """A number outside its bounds, or no number at all."""

    field: str
    value: str
    least: int
    most: int


@dataclass(eq=False)
class TooMany(DeskError):
    """More codes in one field than it holds."""

    field: str
    most: int


@dataclass(eq=False)
class MissingOther(DeskError):
    """A field that means nothing without another one."""

    field: str
    other: str


@dataclass(eq=False)
class BadMoment(DeskError):
    """Not a date, nor a date and a time."""

    text: str


@dataclass(eq=False)
class BadDate(DeskError):
    """Not a date in the form 2026-11-24."""

    text: str


@dataclass(eq=False)
class FutureMoment(DeskError):
    """A contact cannot have happened later than now."""

    text: str


@dataclass(eq=False)
class FutureDay(DeskError):
    """A day that has not come yet cannot be closed or left uncounted."""

    day: date


@dataclass(eq=False)
class DayHasContacts(DeskError):
    """The desk was not shut: somebody came."""

    day: date
    contacts: int


@dataclass(eq=False)
class NoSuchContact(DeskError):
    """No contact has this id."""

    id: str


@dataclass(eq=False)
class ContactWithdrawn(DeskError):
    """The contact was withdrawn, so it cannot be corrected or withdrawn again."""

    id: str


@dataclass(eq=False)
class CodeTaken(DeskError):
    """The list has an entry with this code already."""

    field: str
    code: str


@dataclass(eq=False)
class MissingValue(DeskError):
    """A value that must be given was left empty."""

    field: str


@dataclass(eq=False)
class BadLine(DeskError):
    """A line of a file or of standard input that is not what it should be; nothing of it was stored."""

    source: str
    line: int
    column: str
    cause: DeskError


@dataclass(eq=False)
class BadWholeLine(DeskError):
    """The same where no single column is to blame."""

    source: str
    line: int
    cause: DeskError


@dataclass(eq=False)
class NotJson(DeskError):
    """Not one JSON object."""


@dataclass(eq=False)
class WrongType(DeskError):
    """A JSON value of the wrong kind: a list where one code belongs, a number where a word belongs."""

    field: str


# --- surroundings that fail -------------------------------------------------------------------


@dataclass(eq=False)
class FileUnreadable(DeskError):
    """A file that is not there or may not be read."""

    path: Path


@dataclass(eq=False)
class FileUnwritable(DeskError):
    """A place where nothing may be written."""

    path: Path


@dataclass(eq=False)
class FileThere(DeskError):
    """The file exists already and was left as it is."""

    path: Path


@dataclass(eq=False)
class HomeUnwritable(DeskError):
    """The home folder cannot be made or written to."""

    path: Path


@dataclass(eq=False)
class DatabaseMissing(DeskError):
    """Kototori's other files are there, but not the contact log."""

    path: Path


@dataclass(eq=False)
class DatabaseDamaged(DeskError):
    """The contact log cannot be read as one; it is left as it is."""

    path: Path


@dataclass(eq=False)
class DatabaseNewer(DeskError):
    """A newer Kototori made this contact log."""

    path: Path


@dataclass(eq=False)
class DatabaseBusy(DeskError):
    """Another program held the contact log for too long."""

    path: Path


@dataclass(eq=False)
class DiskFull(DeskError):
    """No room left; what was saved before is safe."""

    path: Path


@dataclass(eq=False)
class BrokenCatalogue(DeskError):
    """A translation file that cannot be read, and the line where that showed."""

    path: Path
    line: int


# --- a text that cannot be set ------------------------------------------------------------------


@dataclass(eq=False)
class MissingGlyphs(DeskError):
    """No font has these characters, and nothing is printed with boxes in it."""

    language: str
    characters: tuple[str, ...]
