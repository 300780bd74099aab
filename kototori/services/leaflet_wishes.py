"""Asked for, not there: the languages in which a leaflet was wanted and is missing."""

from collections.abc import Callable
from datetime import date, datetime

from kototori.domain.leaflet import EASY_FINNISH
from kototori.domain.leaflet_counts import Wish
from kototori.domain.moment import local_day
from kototori.domain.vocabulary import Vocabulary
from kototori.storage import leaflet_counts
from kototori.storage.contacts import Origin
from kototori.storage.database import Database


class LeafletWishes:
    """Counts by the day what was asked for; no wish leads to a contact, and none knows the hour."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        vocabulary: Callable[[], Vocabulary],
        origin: Origin,
    ) -> None:
        self._database = database
        self._clock = clock
        self._vocabulary = vocabulary
        self._origin = origin

    def asked(self, topic: str, language: str) -> None:
        """Somebody wanted the leaflet in this language today, and it is not there; raises UnknownCode."""
        if language != EASY_FINNISH:
            language = self._vocabulary().language_code(language)
        with self._database.writing() as connection:
            leaflet_counts.add_wish(connection, self._today(), topic, language, self._origin.desk)

    def taken_back(self, topic: str, language: str) -> None:
        """The contact with which it was counted today was undone."""
        with self._database.writing() as connection:
            leaflet_counts.take_back_wish(connection, self._today(), topic, language)

    def between(self, first: date, last: date) -> list[Wish]:
        """What was asked for in a period, both days included, the most wanted first."""
        with self._database.reading() as connection:
            return leaflet_counts.wishes_between(connection, first, last)

    def _today(self) -> date:
        return local_day(self._clock())
