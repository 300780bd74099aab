"""Copies that were printed with no visitor in hand: they go on the shelf, and count as leaflets given."""

from collections.abc import Callable, Iterable
from datetime import datetime

from kototori.domain.contact import Handout
from kototori.domain.moment import local_day
from kototori.storage import leaflet_counts
from kototori.storage.contacts import Origin
from kototori.storage.database import Database


class ShelfCopies:
    """Counts them by the day, apart from every contact."""

    def __init__(self, database: Database, clock: Callable[[], datetime], origin: Origin) -> None:
        self._database = database
        self._clock = clock
        self._origin = origin

    def printed(self, handouts: Iterable[Handout]) -> None:
        """These copies came out today."""
        with self._database.writing() as connection:
            for given in handouts:
                leaflet_counts.add_copies(connection, local_day(self._clock()), given, self._origin.desk)
