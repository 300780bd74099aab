"""Makes figures for the public: decides what is over, proves it, and gives sums of what the ledger holds."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kototori.domain.day import Book, DayState
from kototori.domain.errors import OutOfRange
from kototori.domain.ledger import PLAN, VISITS, Decided, Unit, YearLedger, plan_seal
from kototori.domain.ledger_closing import close
from kototori.domain.ledger_proof import SealKey, prove_decided, prove_ledger, seal_all
from kototori.domain.ledger_rules import Draw
from kototori.domain.ledger_truth import TrueSums, Truth
from kototori.domain.period import By
from kototori.domain.progress import Progress, unheard
from kototori.domain.publication import public
from kototori.domain.publication_proof import prove_released
from kototori.domain.release import LedgerChanged
from kototori.domain.release_plan import (
    LEAST_BASE,
    MOST_BASE,
    YearPlan,
    YearSeen,
    plan_year,
    public_periods,
)
from kototori.domain.released import Released
from kototori.domain.vocabulary import Vocabulary
from kototori.services.exact_figures import ExactFigures
from kototori.services.proved_years import ProvedYear, ProvedYears
from kototori.storage import contacts, days, ledger, requests, workers
from kototori.storage.contacts import Origin
from kototori.storage.database import Connection, Database

_ONE_DAY = timedelta(days=1)
_TRIES = 5  # another process may decide the same days in between


@dataclass(frozen=True, slots=True)
class Publication:
    """Figures that may be published, and the last day that was asked for but is not over yet."""

    released: Released
    left_out: date | None


@dataclass(frozen=True, slots=True)
class _Decision:
    """What an export decides of one year, on top of what the file held of it."""

    ledger: YearLedger
    before: ProvedYear | None
    """The year as it was read; None where it was not begun."""
    decided: list[Decided]
    seals: Mapping[SealKey, str]
    """Of everything in the ledger."""
    known: Truth


@dataclass(frozen=True, slots=True)
class Steps:
    """What public numbers are multiples of."""

    chosen: int
    of_this_year: int | None
    """Fixed by the first public file of the year; None before it."""


class Publishing:
    """The ledger of one desk. A unit is decided once, and what was decided is never changed."""

    def __init__(
        self,
        database: Database,
        figures: ExactFigures,
        origin: Origin,
    ) -> None:
        self._database = database
        self._figures = figures
        self._vocabulary = figures.vocabulary
        self._origin = origin
        self._proved = ProvedYears()

    def publish(self, first: date, last: date, by: By, told: Progress = unheard) -> Publication:
        """The public figures of a range; what of it is over and not decided yet is decided now.

        The book of a past day closes by itself; of today only what was closed is included. Raises
        LedgerChanged, LedgerStrays or FileStrays, and then nothing was decided.
        """
        secret, vocabulary = self._secret(), self._vocabulary()
        for _ in range(_TRIES):
            with self._figures.reading() as connection:
                through = self._through(connection, last)
                years = [
                    made
                    for year in _years(connection, first, through)
                    if (made := self._decide(connection, year, through, vocabulary, secret, told))
                ]
            released = _released(first, last, by, through, years, vocabulary)
            if self._keep(years, secret, vocabulary):
                today = self._today()
                is_left_out = through < today and first <= today <= last
                return Publication(released, today if is_left_out else None)
        raise RuntimeError("other processes decide public figures again and again")

    def steps(self) -> Steps:
        """In which steps public figures are counted, and from when on."""
        with self._database.reading() as connection:
            year = ledger.read_plan(connection, self._today().year)
            return Steps(ledger.base_chosen(connection), None if year is None else year.base)

    def choose_step(self, step: int) -> None:
        """The step of the years that no public file holds anything of yet. Raises OutOfRange."""
        if not LEAST_BASE <= step <= MOST_BASE:
            raise OutOfRange("step", str(step), LEAST_BASE, MOST_BASE)
        with self._database.writing() as connection:
            ledger.choose_base(connection, step)

    def _through(self, connection: Connection, last: date) -> date:
        """The last day that is asked for and over: before today, or today after its closing.

        Today stays in once it was decided: a late contact opens its book again, but what is out is out.
        """
        today = self._today()
        stored = days.find(connection, today)
        is_closed = stored is not None and stored.book is Book.CLOSED
        is_over = is_closed or ledger.is_decided(connection, today)
        return min(last, today if is_over else today - _ONE_DAY)

    def _decide(
        self,
        connection: Connection,
        year: int,
        through: date,
        vocabulary: Vocabulary,
        secret: bytes,
        told: Progress,
    ) -> _Decision | None:
        """Everything of a year up to a day, proved; None where nothing is known of it."""
        draw = Draw(secret)
        proved = self._proved.read(connection, year, secret, vocabulary)
        begin, end = date(year, 1, 1), min(through, date(year, 12, 31))
        if proved is None:
            if ledger.is_begun(connection, year):
                raise LedgerChanged(str(year), PLAN)  # what holds for the year was taken away by hand
            if not _is_known(connection, begin, end):
                return None
            book = YearLedger(self._plan(connection, year, vocabulary))
            seals = {(Unit.YEAR, begin, PLAN): plan_seal(draw, book.plan)}
        else:
            closed = proved.ledger.closed
            if closed is not None and closed >= end:
                return _Decision(proved.ledger, proved, [], proved.seals, {})
            book = YearLedger(proved.ledger.plan, proved.ledger.units.values())
            seals = dict(proved.seals)
        truth = TrueSums(self._figures.true_days(connection, begin, end, book.plan, told))
        decided = close(book, truth, vocabulary, draw, end)
        seals |= seal_all(decided, draw)
        prove_ledger(book, seals, vocabulary, draw)
        prove_decided(book, decided, truth, vocabulary)
        return _Decision(book, proved, decided, seals, truth.days)

    def _keep(self, years: list[_Decision], secret: bytes, vocabulary: Vocabulary) -> bool:
        """Writes what was decided, all or nothing; False where another process decided meanwhile."""
        if not any(one.decided for one in years):
            return True
        with self._database.writing() as connection:
            for one in years:
                if ledger.year_rows(connection, one.ledger.plan.year) != (one.before and one.before.rows):
                    return False
            for one in years:
                if one.decided:
                    self._write(connection, one)
                    self._proved.read_back(connection, one.ledger, one.seals, secret, vocabulary)
        return True

    def _write(self, connection: Connection, year: _Decision) -> None:
        sealed = set(year.before.seals) if year.before else set()
        if year.before is None:
            key = Unit.YEAR, date(year.ledger.plan.year, 1, 1), PLAN
            ledger.add_year(connection, year.ledger.plan, year.seals[key])
            sealed.add(key)
        seals = {key: seal for key, seal in year.seals.items() if key not in sealed}
        ledger.add_decided(connection, year.decided, seals)
        self._close_books(connection, year)

    def _close_books(self, connection: Connection, year: _Decision) -> None:
        """Closes the books of the days that are decided now; a day of which nothing is known has none."""
        over = [one.first for one in year.decided if one.unit is Unit.DAY and one.first in year.known]
        if not over:
            return
        told = {day.day: day for day in days.between(connection, over[0], over[-1])}
        running = [day for day in over if day not in told or told[day].book is Book.RUNNING]
        known = [day for day in running if day in told or VISITS in year.known[day]]
        days.close_books(connection, known, self._origin.desk, self._today())

    def _plan(self, connection: Connection, year: int, vocabulary: Vocabulary) -> YearPlan:
        base = ledger.base_chosen(connection)
        before, yesterday = date(year - 1, 12, 31), self._today() - _ONE_DAY
        end = min(date(year, 12, 31), yesterday)
        teams = {worker.team for worker in workers.all_workers(connection)}
        teams |= {request.team for request in requests.between(connection, date(year, 1, 1), end)}
        return plan_year(
            year,
            base,
            YearSeen(
                _served(connection, date(year - 1, 1, 1), before), ledger.languages_seen(connection, year - 1)
            ),
            YearSeen(_served(connection, date(year, 1, 1), end)),
            vocabulary,
            teams,
        )

    def _secret(self) -> bytes:
        with self._database.reading() as connection:
            kept = ledger.secret(connection)
        if kept is not None:
            return kept
        with self._database.writing() as connection:
            if (kept := ledger.secret(connection)) is None:
                kept = secrets.token_bytes(32)
                ledger.keep_secret(connection, kept)
        return kept

    def _today(self) -> date:
        return self._figures.today()


def _released(
    first: date, last: date, by: By, through: date, years: Sequence[_Decision], vocabulary: Vocabulary
) -> Released:
    """Sums of what is decided, proved once more as the numbers that will be written."""
    ledgers = {one.ledger.plan.year: one.ledger for one in years}
    cut = [
        period
        for year in ledgers
        for period in public_periods(max(first, date(year, 1, 1)), min(last, date(year, 12, 31)), by, through)
    ]
    released = public(ledgers, by, first, last, cut, vocabulary)
    prove_released(released, ledgers, vocabulary)
    return released


def _years(connection: Connection, first: date, through: date) -> Sequence[int]:
    """The years from the first day on of which anything is known."""
    told = [day.day for day in days.between(connection, first, through)[:1]]
    before = max(first, date.min + _ONE_DAY) - _ONE_DAY
    came = contacts.day_after(connection, before)
    known = [day for day in (came, *told) if day is not None]
    return range(min(known).year, through.year + 1) if known else ()


def _is_known(connection: Connection, first: date, last: date) -> bool:
    """Whether anybody came or said anything of these days."""
    return contacts.count_between(connection, first, last) > 0 or bool(days.between(connection, first, last))


def _served(connection: Connection, first: date, last: date) -> list[int]:
    """How many came on each served day."""
    came = contacts.count_by_day(connection, last, first)
    states = dict.fromkeys(came, DayState.SERVED)
    states |= {told.day: told.state for told in days.between(connection, first, last)}
    return [came.get(day, 0) for day, state in states.items() if state is DayState.SERVED]
