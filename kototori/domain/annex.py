"""The annex of a social report: one phenomenon in one period, for two pages that are sent on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kototori.domain.beyond import INTERPRETED, PREVENTABLE, Beyond, Share
from kototori.domain.contact import LanguageMeans, Outcome, WhyHere
from kototori.domain.day import Prompt
from kototori.domain.errors import DeskError, UnknownCode
from kototori.domain.figures import Measure, Table
from kototori.domain.period import By, Period, whole
from kototori.domain.personal_data import find_traces
from kototori.domain.release import NotOffered, Use
from kototori.domain.released import Number, ReleasedPeriod
from kototori.domain.vocabulary import Vocabulary

_ONE_DAY = timedelta(days=1)


class PaperForm(StrEnum):
    """To be read, or to be gone on with in a word processor."""

    PDF = "pdf"
    DOCX = "docx"


class Kind(StrEnum):
    """What a phenomenon is; the last two need no code."""

    NEED = "need"
    AUTHORITY = "authority"
    WHY_HERE = "why_here"
    OUTCOME = "outcome"
    LANGUAGE = "language"
    LANGUAGE_MEANS = "language_means"
    PREVENTABLE = "preventable"
    INTERPRETER = "interpreter"


class Compare(StrEnum):
    """What the period is compared with."""

    BEFORE = "before"
    LAST_YEAR = "last-year"
    NOTHING = "nothing"


class NotWholeUnits(DeskError):
    """Public figures of this phenomenon stand in whole weeks, months or quarters that are over."""

    first: date
    last: date
    unit: By


class SensitiveByMonth(DeskError):
    """A sensitive need is told of whole months alone, even within the desk."""

    need: str


class NotNamedInPublic(DeskError):
    """The public figures of this period do not hold it: a language that is not listed, for example."""

    phenomenon: str


class NothingCounted(DeskError):
    """Nobody ever counted on these days: zeros would say that nobody came."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Phenomenon:
    """What the annex is about, as codes."""

    kind: Kind
    code: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}" if self.code else str(self.kind)

    @property
    def table(self) -> Table:
        """The table that it is a part of."""
        match self.kind:
            case Kind.PREVENTABLE:
                return Table.WHY_HERE
            case Kind.INTERPRETER:
                return Table.LANGUAGE_MEANS
            case _:
                return Table(self.kind)

    @property
    def codes(self) -> tuple[str, ...]:
        """Its categories in that table. Several only where a contact has one of them at most."""
        match self.kind:
            case Kind.PREVENTABLE:
                return PREVENTABLE
            case Kind.INTERPRETER:
                return INTERPRETED
            case _:
                return (self.code,)

    def unit(self, use: Use, vocabulary: Vocabulary) -> By:
        """The shortest period of which it may be told."""
        need = vocabulary.needs.get(self.code) if self.kind is Kind.NEED else None
        if use is Use.INTERNAL:
            return By.MONTH if need and need.sensitive and need.parent else By.DAY
        if self.kind is Kind.LANGUAGE or (need and not need.parent):
            return By.WEEK
        if need or self.table is Table.LANGUAGE_MEANS:
            return By.MONTH
        return By.QUARTER


_LISTS: Mapping[Kind, type[StrEnum]] = {
    Kind.WHY_HERE: WhyHere,
    Kind.OUTCOME: Outcome,
    Kind.LANGUAGE_MEANS: LanguageMeans,
}


def phenomena(kind: Kind, vocabulary: Vocabulary) -> tuple[Phenomenon, ...]:
    """All there are of a kind, in the order of their list."""
    listed: Mapping[Kind, Iterable[str]] = {
        Kind.NEED: vocabulary.needs,
        Kind.AUTHORITY: vocabulary.authorities,
        Kind.LANGUAGE: vocabulary.languages,
        **_LISTS,
    }
    return tuple(Phenomenon(kind, str(code)) for code in listed.get(kind, ("",)))


def read_phenomenon(text: str, vocabulary: Vocabulary) -> Phenomenon:
    """`need:A1`, `outcome:unmet`, `preventable` …; raises NotOffered or UnknownCode."""
    given, _, code = text.partition(":")
    try:
        kind = Kind(given)
    except ValueError:
        raise NotOffered("--phenomenon", text, tuple(Kind)) from None
    if kind is Kind.LANGUAGE:
        code = vocabulary.language_code(code)
    found = Phenomenon(kind, code)
    if found not in phenomena(kind, vocabulary):
        raise UnknownCode(kind, code)
    return found


# --- periods ------------------------------------------------------------------------------------


_STEPS = ((14, By.DAY), (100, By.WEEK), (760, By.MONTH), (3000, By.QUARTER))
_ORDER = (By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR)
_FEWEST_STEPS = 4
_WANTED_STEPS = 6


def is_made_of(first: date, last: date, unit: By) -> bool:
    """Whether a range is made of whole units; whole months will do for weeks, as in the release plan."""
    fits = whole(first, unit).first == first and whole(last, unit).last == last
    return fits or (unit is By.WEEK and is_made_of(first, last, By.MONTH))


def latest_whole(last: date, unit: By, today: date) -> Period:
    """The last whole unit up to a day that is over: what the public may be told of at once."""
    found = whole(last, unit)
    while found.last >= today:
        found = whole(found.first - _ONE_DAY, unit)
    return found


def step_of(first: date, last: date, least: By, use: Use) -> By:
    """In which steps the course of a period is shown: neither three columns nor fifty."""
    days = (last - first).days + 1
    wanted = next((by for most, by in _STEPS if days <= most), By.YEAR)
    step = max(wanted, least, key=_ORDER.index)
    cut = step is By.WEEK and not (first.weekday() == 0 and last.weekday() == 6)
    return By.MONTH if cut and use is Use.PUBLIC else step


def course_begins(first: date, last: date, step: By) -> date:
    """Where the course is begun: earlier than the period where that alone would be a column or three."""
    start, steps = whole(first, step).first, 1
    at = whole(first, step)
    while at.last < last:
        at = whole(at.last + _ONE_DAY, step)
        steps += 1
    if steps >= _FEWEST_STEPS:
        return first
    while steps < _WANTED_STEPS:
        start = whole(start - _ONE_DAY, step).first
        steps += 1
    return start


def compared_with(first: date, last: date, compare: Compare) -> tuple[date, date] | None:
    """The days that a period is compared with: as many months, or as many days on the same weekdays."""
    if compare is Compare.NOTHING:
        return None
    length = last - first + _ONE_DAY
    if is_made_of(first, last, By.MONTH):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        back = 12 if compare is Compare.LAST_YEAR else months
        return _months_before(first, back), _months_before(last + _ONE_DAY, back) - _ONE_DAY
    shift = length if compare is Compare.BEFORE else timedelta(weeks=52)
    if compare is Compare.BEFORE and length.days % 7:
        shift = timedelta(weeks=length.days // 7 + 1)
    return first - shift, last - shift


def _months_before(first_of_month: date, months: int) -> date:
    year, month = divmod(first_of_month.year * 12 + first_of_month.month - 1 - months, 12)
    return date(year, month + 1, 1)


# --- what the adviser wrote ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DayLine:
    """One of the adviser's lines in the report of a day."""

    day: date
    prompt: Prompt
    text: str


@dataclass(frozen=True, slots=True)
class Sifted:
    """Lines that may be sent on, and how many may not, since they could tell who somebody is."""

    kept: tuple[DayLine, ...]
    left_out: int


def sift(lines: Sequence[DayLine], today: date) -> Sifted:
    """Leaves out every line with a trace of a person: what is only hinted at on the desk stays here, too."""
    kept = tuple(line for line in lines if not find_traces(line.text, today))
    return Sifted(kept, len(lines) - len(kept))


# --- what was counted ---------------------------------------------------------------------------


class Counted:
    """The numbers of released periods, summed; a range of two years comes as two."""

    def __init__(self, periods: Iterable[ReleasedPeriod], use: Use) -> None:
        self._use = use
        self._cells: dict[tuple[str, ...], int] = {}
        for period in periods:
            for number in period.numbers:
                self._add(number)

    def _add(self, number: Number) -> None:
        if number.count is not None:
            key = (number.table, number.measure, number.cat1, number.cat2)
            self._cells[key] = self._cells.get(key, 0) + number.count

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known of the periods."""
        return not self._cells

    def of(self, table: Table, measure: Measure, cat1: str, cat2: str = "") -> int | None:
        """A number; None where the figures do not hold it. Exact ones leave out what is 0."""
        otherwise = 0 if self._cells and self._use is Use.INTERNAL else None
        return self._cells.get((table, measure, cat1, cat2), otherwise)

    def of_all(self, phenomenon: Phenomenon) -> int | None:
        """How many contacts are of a kind; None where the figures do not hold it."""
        found = [self.of(phenomenon.table, Measure.CONTACTS, code) for code in phenomenon.codes]
        known = [count for count in found if count is not None]
        return sum(known) if known else None

    def cells(self, table: Table, measure: Measure) -> dict[tuple[str, str], int]:
        """All numbers of a table."""
        return {
            (cat1, cat2): count
            for (in_table, counted, cat1, cat2), count in self._cells.items()
            if (in_table, counted) == (table, measure)
        }


@dataclass(frozen=True, slots=True)
class Step:
    """One column of the course."""

    period: Period
    by: By
    contacts: int


@dataclass(frozen=True, slots=True)
class Before:
    """The period that this one is compared with; `contacts` is None where nothing is known of it."""

    first: date
    last: date
    contacts: int | None
    visits: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexAsked:
    """What somebody wants an annex of. Without `chosen`, every line about a new phenomenon goes in."""

    phenomenon: Phenomenon
    first: date
    last: date
    use: Use
    compare: Compare = Compare.BEFORE
    chosen: frozenset[tuple[date, Prompt]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexFacts:
    """All that an annex tells, before it is put into words."""

    asked: AnnexAsked
    desk: str
    made: date
    counted: Counted
    multiples: tuple[int, ...]
    """What public numbers are multiples of, fives as a rule; empty for internal ones."""
    before: Before | None
    steps: tuple[Step, ...]
    lines: Sifted
    beyond: Beyond | None
    """Of internal figures alone."""
    within: Mapping[Table, tuple[Share, ...]]
    """Contacts with this need or in this language by the other tables; of internal figures alone."""
