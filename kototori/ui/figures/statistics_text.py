"""How a day or a period went, in sentences; without Qt, so that a test can read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kototori.domain.day import DayState
from kototori.domain.overview import Compared, Overview, Pair, Share
from kototori.domain.period import By, whole
from kototori.ui.figures.figure_words import FigureWords, capital, span_of_hour
from kototori.wording.catalogue import N_, Words

_NAMED_AT_ONCE = 2

USUAL_DAYS = (
    N_("on a usual Monday"),
    N_("on a usual Tuesday"),
    N_("on a usual Wednesday"),
    N_("on a usual Thursday"),
    N_("on a usual Friday"),
    N_("on a usual Saturday"),
    N_("on a usual Sunday"),
)


@dataclass(frozen=True, slots=True)
class _Then:
    """What the contacts are held against: how it is called in a sentence, and how many there were."""

    called: str
    contacts: float


class StatisticsText:
    """The sentence for one overview, held against what is usual or against another period."""

    def __init__(
        self, overview: Overview, other: Overview | None, names: FigureWords, words: Words, today: date
    ) -> None:
        self._overview = overview
        self._other = other
        self._names = names
        self._words = words
        self._today = today

    def title(self) -> str:
        """What the period is called."""
        return self._names.title(self._overview.period, self._overview.asked.by)

    def sentence(self) -> str:
        """How it went, to be read or heard in five seconds."""
        if self._is_other_known:
            parts = [self._came(), *self._moved()]
        else:
            parts = [self._came(), self._busiest(), self._most()]
            if self._other is not None:
                parts.insert(1, self._words("Of the period that it is compared with nothing is known."))
        return " ".join(part for part in parts if part)

    def as_text(self, tables: Sequence[str], coverage: str) -> str:
        """Everything on the page as text, for a letter or a spreadsheet."""
        return "\n\n".join((f"{capital(self.title())}\n{self.sentence()}", *tables, coverage))

    # --- how many came --------------------------------------------------------------------------

    def _came(self) -> str:
        number, words = self._overview.contacts, self._words
        then = self._then()
        if not number and then is None:
            return self._nobody()
        if then is None:
            return words("{contacts}.", contacts=self._contacts())
        if self._is_today and self._other is None and number < then.contacts:
            return words(
                "{contacts} so far; {then} {number} in the whole day.",
                contacts=self._contacts(),
                then=then.called,
                number=self._names.number(then.contacts),
            )
        difference = number - then.contacts
        if not difference:
            return words("{contacts} – as many as {then}.", contacts=self._contacts(), then=then.called)
        more = N_("{contacts} – {difference} more than {then} ({number}).")
        fewer = N_("{contacts} – {difference} fewer than {then} ({number}).")
        return words(
            more if difference > 0 else fewer,
            contacts=self._contacts(),
            difference=self._names.number(abs(difference)),
            then=then.called,
            number=self._names.number(then.contacts),
        )

    def _nobody(self) -> str:
        """Shut, not counted and nobody came are three different facts, and to know nothing is a fourth."""
        words, coverage = self._words, self._overview.coverage
        if self._is_today and not coverage[DayState.SHUT] and not coverage[DayState.NOT_COUNTED]:
            return words("No contacts today yet.")
        if coverage[DayState.SERVED]:
            said = N_("{period}: no contacts.")
        elif coverage[DayState.NOT_COUNTED]:
            said = N_("{period}: visitors were not counted.")
        elif coverage[DayState.SHUT]:
            said = N_("{period}: the desk was shut.")
        else:
            said = N_("{period}: nothing is known.")
        return words(said, period=capital(self.title()))

    def _contacts(self) -> str:
        number, words = self._overview.contacts, self._words
        if self._is_today:
            return words.many("1 contact today", "{n} contacts today", number)
        return words.many(
            "{period}: 1 contact", "{period}: {n} contacts", number, period=capital(self.title())
        )

    @property
    def _is_other_known(self) -> bool:
        return self._other is not None and self._other.is_counted

    @property
    def _is_today(self) -> bool:
        return self._overview.asked.by is By.DAY and self._overview.period.first == self._today

    def _then(self) -> _Then | None:
        overview, names = self._overview, self._names
        if self._other is not None:
            if not self._is_other_known:
                return None
            other = self._other
            return _Then(names.then(other.period, other.asked.by), other.contacts)
        if not overview.contacts:
            return None
        if overview.asked.by is By.DAY:
            if overview.usual is None:
                return None
            return _Then(self._words(USUAL_DAYS[overview.period.first.weekday()]), overview.usual)
        if overview.asked.by is By.WEEK:
            return self._week_of_last_year()
        growth = overview.growth
        if growth is None or not growth.before_contacts:
            return None
        called = names.then(growth.before, overview.asked.by)
        if self._is_running:
            called = self._words("{then}, up to the same day", then=called)
        return _Then(called, growth.before_contacts)

    def _week_of_last_year(self) -> _Then | None:
        """Only of a week that is over: seven days would stand against three."""
        first = self._overview.period.first
        before = next((week.last_year for week in self._overview.weeks if week.first == first), None)
        if not before or self._is_running:
            return None
        year, week, _ = first.isocalendar()
        return _Then(self._words("in week {week}/{year}", week=week, year=year - 1), before)

    @property
    def _is_running(self) -> bool:
        """Whether more days of it are to come."""
        by = self._overview.asked.by
        return by is not By.RANGE and whole(self._overview.period.first, by).last > self._today

    # --- what stands out ------------------------------------------------------------------------

    def _busiest(self) -> str:
        most = _largest(self._overview.hours)
        if not most or len(self._overview.hours) == 1:
            return ""
        return self._words(
            "Busiest at {hours}.", hours=self._words.list_of([span_of_hour(share.code) for share in most])
        )

    def _most(self) -> str:
        most = _largest(self._overview.needs)
        if not most:
            return ""
        names = self._words.list_of([self._names.need(share.code) for share in most])
        return self._words("Most: {needs} ({n}).", needs=names, n=self._names.number(most[0].count))

    def _moved(self) -> tuple[str, ...]:
        """The needs that grew and shrank most between two periods."""
        if self._other is None:
            return ()
        pairs = Compared(self._overview, self._other).needs()
        grown = max(pairs, key=_difference, default=None)
        shrunk = min(pairs, key=_difference, default=None)
        said = []
        if grown is not None and _difference(grown) > 0:
            said.append(self._words("Grew most: {need} ({difference}).", **self._gaps(grown)))
        if shrunk is not None and _difference(shrunk) < 0:
            said.append(self._words("Fell most: {need} ({difference}).", **self._gaps(shrunk)))
        return tuple(said)

    def _gaps(self, pair: Pair) -> dict[str, str]:
        return {"need": self._names.need(pair.code), "difference": self._names.signed(_difference(pair))}


def _difference(pair: Pair) -> int:
    return pair.one - pair.other


def _largest(shares: Sequence[Share]) -> list[Share]:
    """What is largest; nothing where too many are equally large to be named."""
    top = max((share.count for share in shares), default=0)
    most = [share for share in shares if share.count == top and top]
    return most if len(most) <= _NAMED_AT_ONCE else []
