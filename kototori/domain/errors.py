"""Everything that can go wrong and that the person at the desk can act on.

An error carries facts, never sentences: `wording.sentences` turns it into words, so that the
window and the commands say the same in three languages. None of them may hold what a visitor said.
"""

from datetime import date
from inspect import get_annotations
from pathlib import Path
from typing import Any, dataclass_transform


@dataclass_transform(eq_default=False)
class DeskError(Exception):
    """The root of all of them. A subclass names its facts like a dataclass.

    It is none: forty of them would cost every command and the window a tenth of their start.
    """

    def __init__(self, *facts: Any, **named: Any) -> None:
        super().__init__()
        given = dict(zip(self.fact_names(), facts, strict=False)) | named
        if len(given) != len(facts) + len(named) or set(given) != set(self.fact_names()):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.fact_names())}")
        self.__dict__.update(given)

    def __reduce__(self) -> tuple[type["DeskError"], tuple[Any, ...]]:
        # What another process finds amiss is told in this one.
        return type(self), tuple(self.facts().values())

    @classmethod
    def fact_names(cls) -> tuple[str, ...]:
        """The names of its facts, those of its parents first."""
        return tuple(
            name
            for kind in reversed(cls.__mro__)
            if issubclass(kind, DeskError)
            for name in get_annotations(kind)
        )

    def facts(self) -> dict[str, Any]:
        """The named facts, for the sentence that explains the error."""
        return {name: getattr(self, name) for name in self.fact_names()}

    def __str__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v}' for k, v in self.facts().items())})"


# --- an entry that is refused -----------------------------------------------------------------


class NoPlaceBeside(DeskError):
    """As many contacts as there are letters wait beside already."""

    most: int


class UnknownCode(DeskError):
    """No such code in the list of this field."""

    field: str
    code: str


class CodeNotValid(DeskError):
    """The code exists, but not on that day."""

    field: str
    code: str
    day: date


class UnknownField(DeskError):
    """A contact has no such field."""

    field: str


class FieldSetByProgram(DeskError):
    """The field exists, but nobody enters it: id, recorded_at, source, handouts."""

    field: str


class OutOfRange(DeskError):
    """A number outside its bounds, or no number at all."""

    field: str
    value: str
    least: int
    most: int


class TooMany(DeskError):
    """More codes in one field than it holds."""

    field: str
    most: int


class NoMoreFit(DeskError):
    """The contact in hand holds as many codes in this field as it can; they stay."""

    field: str
    most: int


class MissingOther(DeskError):
    """A field that means nothing without another one."""

    field: str
    other: str


class BadMoment(DeskError):
    """Not a date, nor a date and a time."""

    text: str


class UnclearMoment(BadMoment):
    """What somebody typed for a day or a time of day means none of those that are known."""


class UnclearDay(BadMoment):
    """What somebody typed for a day means none of those that are known."""


class BadDate(DeskError):
    """Not a date in the form 2026-11-24."""

    text: str


class FutureMoment(DeskError):
    """A contact cannot have happened later than now."""

    text: str


class FutureDay(DeskError):
    """A day that has not come yet cannot be closed or left uncounted."""

    day: date


class DayUnknown(DeskError):
    """Of that day nothing is known, so it has no closed book to open again."""

    day: date


class DayHasContacts(DeskError):
    """The desk was not shut: somebody came."""

    day: date
    contacts: int


class NoSuchContact(DeskError):
    """No contact has this id."""

    id: str


class ContactWithdrawn(DeskError):
    """The contact was withdrawn, so it cannot be corrected or withdrawn again."""

    id: str


class CodeTaken(DeskError):
    """The list has an entry with this code already."""

    field: str
    code: str


class MissingValue(DeskError):
    """A value that must be given was left empty."""

    field: str


class TooLong(DeskError):
    """A text with more characters than there is room for."""

    field: str
    most: int


class BadLine(DeskError):
    """A line of a file or of standard input that is not what it should be; nothing of it was stored."""

    source: str
    line: int
    column: str
    cause: DeskError


class BadWholeLine(DeskError):
    """The same where no single column is to blame."""

    source: str
    line: int
    cause: DeskError


class NotJson(DeskError):
    """Not one JSON object."""


class WrongType(DeskError):
    """A JSON value of the wrong kind: a list where one code belongs, a number where a word belongs."""

    field: str


# --- surroundings that fail -------------------------------------------------------------------


class FileUnreadable(DeskError):
    """A file that is not there or may not be read."""

    path: Path


class FileUnwritable(DeskError):
    """A place where nothing may be written."""

    path: Path


class FolderMissing(FileUnwritable):
    """The folder that the file was to lie in is not there."""


class PathIsFolder(FileUnwritable):
    """A folder has the name that the file was to get."""


class FileThere(DeskError):
    """The file exists already and was left as it is."""

    path: Path


class HomeUnwritable(DeskError):
    """The home folder cannot be made or written to."""

    path: Path


class DatabaseMissing(DeskError):
    """Kototori's other files are there, but not the contact log."""

    path: Path


class DatabaseDamaged(DeskError):
    """The contact log cannot be read as one; it is left as it is."""

    path: Path


class DatabaseNewer(DeskError):
    """A newer Kototori made this contact log."""

    path: Path


class NotACopy(DeskError):
    """A file that is no sound copy of a contact log."""

    path: Path


class WindowOpen(DeskError):
    """The desk's window is open, and what it shows must not be changed under it."""


class DatabaseBusy(DeskError):
    """Another program held the contact log for too long."""

    path: Path


class DiskFull(DeskError):
    """No room left; what was saved before is safe."""

    path: Path


class BrokenCatalogue(DeskError):
    """A translation file that cannot be read, and the line where that showed."""

    path: Path
    line: int


# --- a text that cannot be set ------------------------------------------------------------------


class PressStopped(DeskError):
    """The process that sets leaflets ended while it set one, and so did the one that took over."""


class FontUnreadable(DeskError):
    """A font of the program that is not there, or not whole."""

    path: Path


class ZawgyiText(DeskError):
    """Burmese in an older encoding that gives Unicode's numbers to other letters."""

    language: str


class MissingGlyphs(DeskError):
    """No font has these characters, and nothing is printed with boxes in it."""

    language: str
    characters: tuple[str, ...]
