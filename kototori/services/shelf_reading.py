"""Keeps the leaflets that were read, and reads them anew where the desk changed its own."""

import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from threading import RLock

from kototori.domain.leaflet import Leaflet
from kototori.wording.leaflet_texts import LeafletFolders, LeafletReader, Shelf

Marks = tuple[tuple[str, int, int], ...]


class ShelfReading:
    """One leaflet is read when it alone is asked for, as a command does; all of them for the window.

    The program's own files never change while it runs. Those in the desk's folder do: somebody drops a PDF
    there, or corrects a number. A look at the folder takes some microseconds, so every question is preceded
    by one. Any thread may ask.
    """

    def __init__(
        self,
        folders: LeafletFolders,
        desk: Callable[[], Mapping[str, str]],
        languages: Callable[[], Collection[str]],
    ) -> None:
        self._folders = folders
        self._desk = desk
        self._languages = languages
        self._reader: LeafletReader | None = None
        self._marks: Marks = ()
        self._said: Mapping[str, str] = {}
        self._single: dict[str, Leaflet] = {}
        self._shelf: Shelf | None = None
        self._reading = RLock()
        self.edition = 0
        """Another number as soon as something was read that may differ from what was read before."""

    @property
    def is_read(self) -> bool:
        """Whether the whole shelf lies ready, and nothing came in or changed since."""
        return self._shelf is not None and self._marks == self._marks_now()

    def whole(self) -> Shelf:
        """Every leaflet."""
        with self._reading:
            reader = self._fresh_reader()
            if self._shelf is None:
                self._shelf = reader.shelf()
            return self._shelf

    def in_languages(self, topic: str, languages: Collection[str]) -> Leaflet:
        """The leaflet with at least these versions, if it has them; a command needs no others."""
        with self._reading:
            reader = self._fresh_reader()
            if self._shelf is None and topic not in self._single:
                leaflet = reader.leaflet(topic, languages)
                if all(language in leaflet.versions or language in leaflet.faults for language in languages):
                    return leaflet
            return self.leaflet(topic)

    def leaflet(self, topic: str) -> Leaflet:
        """One leaflet; raises what is wrong with it, or NoSuchLeaflet."""
        with self._reading:
            reader = self._fresh_reader()
            if self._shelf is not None and topic in self._shelf.leaflets:
                return self._shelf.leaflets[topic]
            if topic not in self._single:
                self._single[topic] = reader.leaflet(topic)
            return self._single[topic]

    def _fresh_reader(self) -> LeafletReader:
        marks, said = self._marks_now(), self._desk()
        if self._reader is None or (marks, said) != (self._marks, self._said):
            self._reader = LeafletReader(self._folders, said, self._languages())
            self._marks, self._said = marks, said
            self._single, self._shelf = {}, None
            self.edition += 1
        return self._reader

    def _marks_now(self) -> Marks:
        own = self._folders.own
        return () if own is None else tuple(sorted(_marks(own, depth=1)))


def _marks(folder: Path, *, depth: int) -> Marks:
    """What tells that a file of the desk's own, or one in a folder of a language, is another than before."""
    found: list[tuple[str, int, int]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    found += _marks(Path(entry.path), depth=depth - 1) if depth else ()
                else:
                    state = entry.stat()
                    found.append((entry.path, state.st_mtime_ns, state.st_size))
    except OSError:  # no folder: nothing of the desk's own
        return ()
    return tuple(found)
