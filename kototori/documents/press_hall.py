"""Several presses at once, one for each processor; whichever leaflet is done first comes first."""

import os
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import SimpleQueue

from kototori.documents.press_room import PressRoom
from kototori.domain.errors import DeskError
from kototori.domain.leaflet import DeskSign, LeafletSheet, PaperSize, SetPages
from kototori.domain.need import Language
from kototori.wording.catalogue import Words


class PressHall:
    """Its presses start with the first leaflets, and end with this object."""

    def __init__(self, fonts: Path, words: Words, presses: int | None = None) -> None:
        """`presses` is how many; left out, as many as there are processors."""
        count = presses or os.cpu_count() or 1
        self._rooms: SimpleQueue[PressRoom] = SimpleQueue()
        for _ in range(count):
            self._rooms.put(PressRoom(fonts, words, in_front=True))
        self._count = count

    def set_each(
        self,
        sheets: Sequence[LeafletSheet],
        *,
        languages: Mapping[str, Language],
        sign: DeskSign,
        size: PaperSize,
        large: bool,
    ) -> Generator[tuple[int, SetPages | DeskError], None, None]:
        """Each leaflet by its place in `sheets`, as its own PDF or with what is amiss with it.

        Whoever closes the iterator before its end waits for the leaflets that are being set, no longer.
        """

        def set_one(sheet: LeafletSheet) -> SetPages | DeskError:
            room = self._rooms.get()
            try:
                return room.set([sheet], languages=languages, sign=sign, size=size, large=large)
            except DeskError as error:
                return error
            finally:
                self._rooms.put(room)

        pool = ThreadPoolExecutor(self._count, thread_name_prefix="press hall")
        try:
            places = {pool.submit(set_one, sheet): place for place, sheet in enumerate(sheets)}
            for done in as_completed(places):
                yield places[done], done.result()
        finally:
            pool.shutdown(cancel_futures=True)
