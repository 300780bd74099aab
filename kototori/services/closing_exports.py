"""What closing a day writes into a folder of the desk's choice: made apart, then put there beside the rest.

Nothing that lies there is replaced. A day that was changed since gets a file of a new name beside the earlier
one; what would be the same once more is left as it is.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count, takewhile
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from kototori.domain.closing_export import (
    INTERNAL_MARK,
    Closed,
    ClosingExport,
    FolderMissing,
    Put,
    last_whole,
)
from kototori.domain.day_report import ReportForm
from kototori.domain.errors import DeskError, FileUnwritable
from kototori.domain.period import By, Period
from kototori.domain.release import Format, Use
from kototori.services.new_files import put_files
from kototori.storage import settings
from kototori.storage.database import Database
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.day_papers import DayPapers
    from kototori.services.statistics_book import StatisticsBook

_SETTING = "closing_export"
_PATIENCE = 60.0  # seconds; a year of public figures in every form takes a few

Make = Callable[[Path], bool]
"""Writes a file, and perhaps others whose names begin with the stem of its name; False: nothing is in it."""


class ClosingExports:
    """Keeps the setting, and does what it says."""

    def __init__(
        self,
        database: Database,
        workshop: Path,
        statistics: "Callable[[], StatisticsBook]",
        papers: "Callable[[], DayPapers]",
    ) -> None:
        """`workshop` is a folder of the desk's own in which files are made."""
        self._database = database
        self._workshop = workshop
        self._statistics = statistics
        self._papers = papers
        self._running = Lock()

    def chosen(self) -> ClosingExport:
        """What closing writes."""
        with self._database.reading() as connection:
            return ClosingExport.from_text(settings.read(connection).get(_SETTING, ""))

    def choose(self, export: ClosingExport) -> None:
        """From the next closing on."""
        with self._database.writing() as connection:
            settings.put(connection, _SETTING, export.text)

    def run(self, day: date, words: Words) -> Closed:
        """Writes all of it; what fails is told, and the rest is written all the same."""
        with self._running:
            return self._write(day, words)

    def finish(self) -> None:
        """Waits for what is being written: the desk closes."""
        if self._running.acquire(timeout=_PATIENCE):
            self._running.release()

    def _write(self, day: date, words: Words) -> Closed:
        chosen = self.chosen()
        if chosen.folder is None:
            return Closed(Path())
        if not _is_folder(chosen.folder):
            return Closed(chosen.folder, faults=(FolderMissing(chosen.folder),))
        done: list[Put] = []
        faults: list[DeskError] = []
        for name, make, stays in self._files(chosen, day, words):
            try:
                done += self._put(chosen.folder / name, make, stays=stays)
            except DeskError as fault:
                faults.append(fault)
            except OSError:
                faults.append(FileUnwritable(chosen.folder / name))
        return Closed(chosen.folder, tuple(done), tuple(faults))

    def lying_there(self, day: date) -> tuple[Path, ...]:
        """The files of a day in the folder; it may be on a disk that takes its time."""
        chosen = self.chosen()
        if chosen.folder is None:
            return ()
        try:
            found = sorted(chosen.folder.glob(f"{INTERNAL_MARK}-*{day}*"))
        except OSError:
            return ()
        # Not what stands beside a file: its description, or the tables of a cube.
        whole = re.compile(rf".*{day}(-\d+)?\.[a-z]+")
        return tuple(path for path in found if whole.fullmatch(path.name))

    def _files(self, chosen: ClosingExport, day: date, words: Words) -> Iterator[tuple[str, Make, bool]]:
        """The name of each file, what makes it, and whether one that is there stays in any case."""
        for form in chosen.internal:

            def make(path: Path, form: Format = form) -> bool:
                self._statistics().export(
                    day, day, by=By.DAY, use=Use.INTERNAL, form=form, path=path, words=words
                )
                return True

            yield f"{INTERNAL_MARK}-kototori-{day}.{form}", make, False
        if chosen.report:
            papers = self._papers()
            name = words("day-report-{day}", day=day)

            def make_report(path: Path) -> bool:
                papers.save(day, words.language, ReportForm.PDF, path)
                return True

            yield f"{INTERNAL_MARK}-{name}.pdf", make_report, False
        for form in chosen.public:
            for by, period in last_whole(day):

                def make_public(
                    path: Path, form: Format = form, by: By = by, period: Period = period
                ) -> bool:
                    days = (period.first, period.last)
                    made = self._statistics().export(
                        *days, by=by, use=Use.PUBLIC, form=form, path=path, words=words
                    )
                    return made.rows > 0

                yield f"kototori-{period.name}.{form}", make_public, True

    def _put(self, wanted: Path, make: Make, *, stays: bool) -> list[Put]:
        """What lies there now; nothing where there was nothing to be told."""
        if stays and wanted.exists():
            return [Put(wanted, is_new=False)]  # public figures of a closed period never change
        shutil.rmtree(self._workshop, ignore_errors=True)  # what a computer that went off left behind
        self._workshop.mkdir(parents=True)
        try:
            made = self._workshop / wanted.name
            if not make(made):
                return []
            earlier, free = _names(wanted)
            if earlier is not None and earlier.read_bytes() == made.read_bytes():
                return [Put(earlier, is_new=False)]
            put_files({_renamed(part, wanted, free): part.read_bytes() for part in self._made()}, force=False)
            return [Put(free, instead_of=earlier)]
        finally:
            shutil.rmtree(self._workshop, ignore_errors=True)

    def _made(self) -> list[Path]:
        return sorted(self._workshop.iterdir())


def _names(wanted: Path) -> tuple[Path | None, Path]:
    """The newest file of this name that is there, and the next name that nothing has."""
    taken = list(takewhile(Path.exists, (_nth(wanted, nth) for nth in count(1))))
    return (taken[-1] if taken else None), _nth(wanted, len(taken) + 1)


def _nth(wanted: Path, nth: int) -> Path:
    return wanted if nth == 1 else wanted.with_name(f"{wanted.stem}-{nth}{wanted.suffix}")


def _renamed(part: Path, wanted: Path, free: Path) -> Path:
    """Where a part goes: what stands beside a file follows its name."""
    return free.parent / f"{free.stem}{part.name.removeprefix(wanted.stem)}"


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
