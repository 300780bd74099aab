"""The desk's own leaflets: PDFs that are laid into the rack and taken out, in the desk's own folder."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from kototori.domain.errors import DiskFull, FileUnreadable, FileUnwritable, MissingValue
from kototori.domain.leaflet import EASY_FINNISH, LeafletState
from kototori.domain.moment import local_day
from kototori.domain.own_pdf import MOST_MEGABYTES, NotOwnLeaflet, OwnPdf, PdfTooLarge
from kototori.domain.plain_text import plain_text
from kototori.services.new_files import put_files
from kototori.wording.own_pdfs import LIST, file_name, list_with, list_without, read_own_pdfs

_LONGEST_TOPIC = 40


class OwnLeaflets:
    """The folder `leaflets` of one desk. A TOML and its translations are laid in by hand, PDFs by this."""

    def __init__(
        self,
        folder: Path,
        clock: Callable[[], datetime],
        languages: Callable[[], Iterable[str]],
        taken: Callable[[], Iterable[str]],
    ) -> None:
        """`taken` are the topics of the program's own leaflets."""
        self.folder = folder
        self._clock = clock
        self._languages = languages
        self._taken = taken

    def make_folder(self) -> Path:
        """The folder, made if nothing was laid in yet; raises FileUnwritable."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise FileUnwritable(self.folder) from None
        return self.folder

    def pdfs(self) -> tuple[OwnPdf, ...]:
        """What lies there and can be offered, by topic and language."""
        known = (*self._languages(), EASY_FINNISH)
        return tuple(read_own_pdfs(self.folder, known).pdfs.values())

    def add_pdf(
        self,
        path: Path,
        *,
        title: str,
        language: str,
        needs: tuple[str, ...],
        review_by: date,
        by: str,
        topic: str | None = None,
    ) -> OwnPdf:
        """Lays a copy of a PDF into the rack; `by` is who vouches for it: an organisation or a role.

        `topic` adds it to that leaflet in another language, or puts it in the place of what is there; else
        it becomes a leaflet of its own. Raises MissingValue, FileUnreadable, BrokenPdf, LockedPdf or
        PdfTooLarge, and FileUnwritable or DiskFull where nothing was changed.
        """
        title, by = plain_text("title", title), plain_text("by", by)
        for name, text in (("title", title), ("by", by), ("language", language)):
            if not text:
                raise MissingValue(name)
        content = _read(path)
        from kototori.documents.own_pdf import must_be_printable  # loads a library that takes half a second

        must_be_printable(content, path)
        topic = topic or self._free_topic(title)
        pdf = OwnPdf(
            path=self.folder / file_name(topic, language),
            topic=topic,
            language=language,
            title=title,
            needs=needs,
            owner=by,
            state=LeafletState.TRANSLATED,
            by=by,
            on=local_day(self._clock()),
            review_by=review_by,
        )
        self._put({pdf.path: content, self.folder / LIST: list_with(self.folder, pdf)})
        return pdf

    def change(self, pdf: OwnPdf) -> None:
        """Another title, other needs, another day to look at it again; the file stays as it is."""
        self._must_be_there(pdf.topic, pdf.language)
        self._put({self.folder / LIST: list_with(self.folder, pdf)})

    def remove(self, topic: str, language: str) -> Callable[[], None]:
        """Takes a PDF out of the rack; what comes back puts it in again, as long as the program runs."""
        pdf = self._must_be_there(topic, language)
        content, shorter = _read(pdf.path), list_without(self.folder, pdf.path.name)
        try:
            pdf.path.unlink()
        except OSError:
            raise FileUnwritable(pdf.path) from None
        with suppress(FileUnwritable, DiskFull):  # a row without its file does no harm
            self._put({self.folder / LIST: shorter})
        return lambda: self._put({pdf.path: content, self.folder / LIST: list_with(self.folder, pdf)})

    def _must_be_there(self, topic: str, language: str) -> OwnPdf:
        for pdf in self.pdfs():
            if (pdf.topic, pdf.language) == (topic, language):
                return pdf
        raise NotOwnLeaflet(topic, language)

    def _free_topic(self, title: str) -> str:
        taken = {*self._taken(), *(pdf.topic for pdf in self.pdfs())}
        first = _topic(title)
        number = 2
        topic = first
        while topic in taken:
            topic = f"{first}-{number}"
            number += 1
        return topic

    def _put(self, contents: Mapping[Path, bytes]) -> None:
        self.make_folder()
        put_files(contents, force=True)


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_MEGABYTES * 1024 * 1024:
            raise PdfTooLarge(path, size // (1024 * 1024), 0)
        return path.read_bytes()
    except (OSError, ValueError):
        raise FileUnreadable(path) from None


def _topic(title: str) -> str:
    """A code of plain letters: `Näin haet päivähoitoa` becomes `nain-haet-paivahoitoa`."""
    bare = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:_LONGEST_TOPIC].strip("-")
    return words if words[:1].isalpha() and len(words) > 1 else f"own-{words}".strip("-")
