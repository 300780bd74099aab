"""The one way to exact figures: the page, the files, the report and the ledger of public figures take it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from kototori.domain.day import DayState
from kototori.domain.day_cells import Names
from kototori.domain.figures import Figures, count
from kototori.domain.ledger_rules import Cell
from kototori.domain.ledger_truth import true_days
from kototori.domain.moment import local_day
from kototori.domain.overview import EVERYTHING, Naming, Only
from kototori.domain.period import By, Period, periods
from kototori.domain.progress import Progress, unheard
from kototori.domain.release_plan import YearPlan
from kototori.domain.vocabulary import Vocabulary
from kototori.services.day_counts import DayCounts
from kototori.services.day_memory import DayMemory
from kototori.services.past_days import PastDays
from kototori.storage import contacts, days, leaflet_counts, requests
from kototori.storage.contact_turns import Holding
from kototori.storage.counted_days import CountedDays
from kototori.storage.database import Connection, Database


class ExactFigures:
    """Counts one desk. What days held that are over is kept, and counted anew where it has changed.

    Whoever counts in a transaction of their own asks for the `vocabulary` before it begins.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        vocabulary: Callable[[], Vocabulary],
        kept: CountedDays,
    ) -> None:
        self._database = database
        self._clock = clock
        self._vocabulary = vocabulary
        self._lists: Vocabulary | None = None
        self._kept = kept
        self._memory = DayMemory()
        self._known_names: tuple[Vocabulary, date, dict[Naming, Names]] | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the log; the lists, which are read in a transaction of their own, are read before."""
        self.vocabulary()
        with self._database.reading() as connection:
            yield connection

    def today(self) -> date:
        return local_day(self._clock())

    def vocabulary(self) -> Vocabulary:
        """The lists as they are now; not for within a reading."""
        self._lists = self._vocabulary()
        return self._lists

    @property
    def lists(self) -> Vocabulary:
        """The lists within a reading: another thread may have let go of what was read of them meanwhile, and
        to read them anew there would begin a transaction in a transaction.
        """
        return self._lists or self.vocabulary()

    def counts(
        self, connection: Connection, only: Only = EVERYTHING, naming: Naming = Naming.AS_THEN
    ) -> DayCounts:
        """The counts of days in one state of the log."""
        names = self._names()
        held_by = None
        if only.need is not None:
            held_by = names[naming].held_by(only.need)
        past = PastDays(connection, names[naming], self._kept, names.values())
        holding = Holding(only.place, only.channel, only.language, held_by)
        return DayCounts(connection, names[naming], holding, past, self._memory, self.today())

    def of_periods(
        self,
        connection: Connection,
        cut: Sequence[Period],
        told: Progress = unheard,
        naming: Naming = Naming.AS_THEN,
    ) -> list[Figures]:
        """The figures of each period of which anything is known."""
        if not cut:
            return []
        first, last = cut[0].first, cut[-1].last
        return count(
            cut,
            self.counts(connection, naming=naming).days(first, last, told),
            days.between(connection, first, last),
            requests.between(connection, first, last),
            leaflet_counts.copies_between(connection, first, last),
        )

    def true_days(
        self, connection: Connection, first: date, last: date, plan: YearPlan, told: Progress = unheard
    ) -> dict[date, dict[Cell, int]]:
        """What the ledger of public figures counts of each day of which anything is known."""
        return true_days(
            self.counts(connection).days(first, last, told),
            days.between(connection, first, last),
            requests.between(connection, first, last),
            leaflet_counts.copies_between(connection, first, last),
            plan,
        )

    def states(self, connection: Connection, first: date, last: date) -> dict[date, DayState]:
        """What each day was; without a word about it a day with contacts was served."""
        came = self.counts(connection).totals(first, last)
        told = {day.day: day.state for day in days.between(connection, first, last)}
        return dict.fromkeys(came, DayState.SERVED) | told

    def count_days(self, told: Progress = unheard) -> None:
        """Counts what no look at the figures has counted yet, month by month and the newest first.

        Each month is a transaction of its own, so that nobody is held up, and the work may end between them.
        """
        with self.reading() as connection:
            start = contacts.day_after(connection, date.min)
        if start is None:
            return
        months = periods(start.replace(day=1), self.today(), By.MONTH, self.today())
        for done, month in enumerate(reversed(months)):
            told(done, len(months))
            with self.reading() as connection:
                self.counts(connection).sum(month.first, month.last)
        told(len(months), len(months))

    def _names(self) -> dict[Naming, Names]:
        vocabulary, today = self.lists, self.today()
        if self._known_names is None or self._known_names[:2] != (vocabulary, today):
            named = {Naming.AS_THEN: Names(vocabulary), Naming.AS_NOW: Names(vocabulary, today)}
            self._known_names = (vocabulary, today, named)
        return self._known_names[2]
