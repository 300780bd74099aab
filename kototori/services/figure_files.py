"""Puts figures that may leave into files, and keeps the list of what left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from kototori import assets
from kototori.documents.statistics_files import file_bytes
from kototori.documents.statistics_package import DESCRIBED, package_bytes
from kototori.domain.desk_settings import DeskSettings
from kototori.domain.errors import TooLong
from kototori.domain.figures import Table
from kototori.domain.moment import local_day
from kototori.domain.overview import Asked, Naming
from kototori.domain.period import Period
from kototori.domain.personal_data import REFUSED, PointsToPerson, find_traces
from kototori.domain.plain_text import plain_text
from kototori.domain.progress import Progress, unheard
from kototori.domain.release import Format, Use
from kototori.domain.released import Released
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.written_figures import LONGEST_PURPOSE, WrittenFigures
from kototori.logs import ProgramLog
from kototori.services.new_files import must_be_free, must_have_folder, put_files
from kototori.storage import export_audit
from kototori.storage.database import Database
from kototori.wording.catalogue import Words, read_words
from kototori.wording.released_foot import foot


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was written."""

    path: Path
    rows: int
    left_out: date | None = None
    """The day that was asked for and is left out of public figures: its book is running."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAsked:
    """What somebody wants to have written, and where."""

    form: Format
    path: Path
    words: Words
    force: bool = False
    purpose: str = ""
    """What an internal file is for, in a few words that name nobody."""
    names: Naming = Naming.AS_THEN


class FigureFiles:
    """The one way in which figures become files."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        vocabulary: Callable[[], Vocabulary],
        settings: Callable[[], DeskSettings],
        log: ProgramLog,
    ) -> None:
        self._database = database
        self._clock = clock
        self._vocabulary = vocabulary
        self._settings = settings
        self._log = log

    def looked_at(self, asked: FileAsked) -> FileAsked:
        """The same with its purpose as it is kept. What can be refused is refused before anything is counted.

        Raises FileThere, FileUnwritable, PointsToPerson or TooLong.
        """
        must_have_folder(asked.path)
        if not asked.force:
            must_be_free(asked.path)
        return replace(asked, purpose=self._checked_purpose(asked.purpose))

    def write(self, released: Released, asked: FileAsked, told: Progress = unheard) -> Export:
        """The file and what stands beside it; a row in the list of files, or none of it.

        Raises FileThere, FileUnwritable, DiskFull, PointsToPerson or TooLong. What `told` raises stops the
        work, and nothing is left of it.
        """
        purpose = self._checked_purpose(asked.purpose)
        about = self._about(released, asked, purpose)
        made = file_bytes(asked.form, released, about, self._vocabulary(), asked.words, told)
        if asked.form in DESCRIBED:
            name = asked.path.name
            described = package_bytes(asked.form, name, released, about, asked.words)
            made[".datapackage.json"] = described
        contents = {path_beside(asked.path, suffix): content for suffix, content in made.items()}
        stale = _parts_before(asked, set(contents))
        rows = sum(len(period.numbers) for period in released.periods)
        with self._database.writing() as connection:
            put_files(contents, force=asked.force)
            for part in stale:
                part.unlink(missing_ok=True)
            export_audit.add(connection, self._audited(released, asked, purpose))
        self._log.note(
            f"export use={released.use} by={released.by} from={released.first} to={released.last} "
            f"format={asked.form} rows={rows}"
        )
        return Export(asked.path, rows)

    def keep_picture(self, path: Path, ending: str, content: bytes, asked: Asked, shown: Period) -> Path:
        """A picture of the page as a file, in the list like every other; the path with its ending.

        Raises FileThere, FileUnwritable or DiskFull.
        """
        from kototori.services.chart_files import keep_picture  # late: files of figures draw nothing

        with self._database.writing() as connection:
            kept = keep_picture(path, ending, content)
            row = WrittenFigures(
                made_on=self._today(),
                use=Use.INTERNAL,
                by=asked.by,
                first=shown.first,
                last=shown.last,
                form=ending,
                names=asked.naming,
                purpose="",
            )
            export_audit.add(connection, row)
        self._log.note(f"picture by={asked.by} from={shown.first} to={shown.last} format={ending}")
        return kept

    def written(self) -> list[WrittenFigures]:
        """Every file of figures that left, the last one first."""
        with self._database.reading() as connection:
            return export_audit.newest_first(connection)

    def _checked_purpose(self, purpose: str) -> str:
        """The purpose as it is kept. Raises PointsToPerson or TooLong."""
        kept = plain_text("purpose", purpose)
        for trace in find_traces(kept, self._today()):
            if trace.trait in REFUSED:
                raise PointsToPerson(trace.trait)
        if len(kept) > LONGEST_PURPOSE:
            raise TooLong("purpose", LONGEST_PURPOSE)
        return kept

    def words_in(self, language: str) -> Words:
        """The words of a file in a language of its own."""
        return read_words(assets.folder("translations"), language, None)

    def _about(self, released: Released, asked: FileAsked, purpose: str) -> dict[str, object]:
        about: dict[str, object] = {
            "use": str(released.use),
            "by": str(released.by),
            "from": str(released.first),
            "to": str(released.last),
            "language": asked.words.language,
            "places": list(released.places),
            "foot": foot(released.use, asked.words, released.steps),
        }
        if released.use is Use.INTERNAL:
            about |= {
                "made_on": str(self._today()),
                "made_by": self._settings().name,
                "purpose": purpose,
                "names": str(asked.names),
                "not_to_be_passed_on": True,
            }
        return about

    def _audited(self, released: Released, asked: FileAsked, purpose: str) -> WrittenFigures:
        return WrittenFigures(
            made_on=self._today(),
            use=released.use,
            by=released.by,
            first=released.first,
            last=released.last,
            form=asked.form,
            names=asked.names,
            purpose=purpose if released.use is Use.INTERNAL else "",
        )

    def _today(self) -> date:
        return local_day(self._clock())


def _parts_before(asked: FileAsked, written: set[Path]) -> list[Path]:
    """Tables of an earlier export under this name that this one has not: exact ones beside public ones, say.

    Raises FileThere where they may not be replaced.
    """
    parts = [path_beside(asked.path, f"-{table}") for table in Table if asked.form is Format.PX]
    stale = [part for part in parts if part not in written]
    if not asked.force:
        for part in stale:
            must_be_free(part)
    return stale


def path_beside(path: Path, suffix: str) -> Path:
    """Where a part of an export goes: `.about.json` after the whole name, `-need` before its ending."""
    if suffix.startswith("-"):
        return path.with_name(f"{path.stem}{suffix}{path.suffix}")
    return path.with_name(f"{path.name}{suffix}")
