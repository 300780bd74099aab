"""Every leaflet in every language as PDFs in one folder, set by all processors at once."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kototori.domain.errors import DeskError, FileUnwritable
from kototori.domain.leaflet import DeskSign, LeafletOrder, LeafletSheet, PaperSize, SetPages
from kototori.domain.need import Language
from kototori.domain.progress import Progress, unheard
from kototori.services.leaflet_rack import LeafletRack
from kototori.services.new_files import must_be_free, put_files
from kototori.services.own_pages import own_pages


class Hall(Protocol):
    """Presses that work at the same time."""

    def set_each(
        self,
        sheets: Sequence[LeafletSheet],
        *,
        languages: Mapping[str, Language],
        sign: DeskSign,
        size: PaperSize,
        large: bool,
    ) -> Generator[tuple[int, SetPages | DeskError], None, None]:
        """Each leaflet by its place, as a PDF or with what is amiss."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A leaflet that was not set, and why; no language where the whole leaflet cannot be read."""

    name: str
    reason: DeskError


@dataclass(frozen=True, slots=True)
class SheetsWritten:
    """What lies in the folder now, what was left out, and whether somebody called it off."""

    paths: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]
    is_called_off: bool = False


def nobody_calls_off() -> bool:
    """For work that nobody can stop."""
    return False


class AllSheets:
    """One PDF for each leaflet and language."""

    def __init__(
        self,
        rack: LeafletRack,
        hall: Callable[[], Hall],
        languages: Callable[[], Mapping[str, Language]],
        sign: Callable[[], DeskSign],
    ) -> None:
        """`hall` makes the presses when something is to be set."""
        self._rack = rack
        self._make_hall = hall
        self._languages = languages
        self._sign = sign

    def write(
        self,
        folder: Path,
        *,
        beside: str | None = None,
        size: PaperSize = PaperSize.A4,
        large: bool = False,
        looked_at: bool = False,
        force: bool = False,
        told: Progress = unheard,
        is_called_off: Callable[[], bool] = nobody_calls_off,
    ) -> SheetsWritten:
        """Writes them as they are set, each whole or not at all; what cannot be set is left out and named.

        Raises FileThere before anything is set where one of the files exists and `force` is not given, and
        FileUnwritable or DiskFull when one cannot be written: those before it lie there whole.
        """
        sheets, left_out = self._lay_out(beside, size, large=large, looked_at=looked_at)
        paths = [folder / _file_name(sheet) for sheet in sheets]
        if not force:
            for path in paths:
                must_be_free(path)
        _make_folder(folder)
        written: list[Path] = []
        told(0, len(sheets))
        with closing(self._set(sheets, size, large=large)) as done:
            for count, (place, answer) in enumerate(done, start=1):
                if isinstance(answer, DeskError):
                    left_out.append(LeftOut(paths[place].stem, answer))
                else:
                    put_files({paths[place]: answer.pdf}, force=force)
                    written.append(paths[place])
                told(count, len(sheets))
                if is_called_off():
                    return SheetsWritten(tuple(sorted(written)), tuple(left_out), is_called_off=True)
        return SheetsWritten(tuple(sorted(written)), tuple(left_out))

    def _lay_out(
        self, beside: str | None, size: PaperSize, *, large: bool, looked_at: bool
    ) -> tuple[list[LeafletSheet], list[LeftOut]]:
        leaflets = self._rack.leaflets()
        believed = {f"{one.topic}/{language}" for one in leaflets for language in one.remarks}
        left_out = [
            LeftOut(name.replace("/", "."), fault)
            for name, fault in self._rack.faults().items()
            if name not in believed
        ]
        sheets: list[LeafletSheet] = []
        for leaflet in leaflets:
            for language, version in leaflet.versions.items():
                second = None if beside == language or version.pdf is not None else beside
                order = LeafletOrder(
                    topics=(leaflet.topic,),
                    language=language,
                    beside=second,
                    size=size,
                    large=large,
                    looked_at=looked_at,
                )
                try:
                    sheets.append(self._rack.laid_out(leaflet.topic, order))
                except DeskError as reason:
                    left_out.append(LeftOut(f"{leaflet.topic}.{language}", reason))
        return sheets, left_out

    def _set(
        self, sheets: Sequence[LeafletSheet], size: PaperSize, *, large: bool
    ) -> Generator[tuple[int, SetPages | DeskError], None, None]:
        """The desk's own PDFs as they are, then what the presses set."""
        set_here = [place for place, sheet in enumerate(sheets) if sheet.version.pdf is None]
        for place, sheet in enumerate(sheets):
            if sheet.version.pdf is not None:
                yield place, _as_it_lies(sheet)
        if set_here:
            pressed = self._make_hall().set_each(
                [sheets[place] for place in set_here],
                languages=self._languages(),
                sign=self._sign(),
                size=size,
                large=large,
            )
            for nth, answer in pressed:
                yield set_here[nth], answer


def _as_it_lies(sheet: LeafletSheet) -> SetPages | DeskError:
    try:
        return own_pages(sheet.version)
    except DeskError as error:
        return error


def _file_name(sheet: LeafletSheet) -> str:
    beside = f"+{sheet.beside.language}" if sheet.beside else ""
    return f"{sheet.leaflet.topic}.{sheet.version.language}{beside}.pdf"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError):
        raise FileUnwritable(folder) from None
