"""What the figures of a day or a period say in words; without Qt, so that a test can read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kototori.domain.charts import Bar
from kototori.domain.day import DayState
from kototori.domain.period import By
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import N_, Words
from kototori.wording.labels import label

if TYPE_CHECKING:
    from kototori.domain.overview import Overview, Share

USUAL_NEEDS = 4  # served days of the same weekday before a comparison means something
_NAMED_AT_ONCE = 2

_USUAL_DAYS = (
    N_("on a usual Monday"),
    N_("on a usual Tuesday"),
    N_("on a usual Wednesday"),
    N_("on a usual Thursday"),
    N_("on a usual Friday"),
    N_("on a usual Saturday"),
    N_("on a usual Sunday"),
)


class StatisticsText:
    """The sentences, names and rows for one overview."""

    def __init__(self, overview: Overview, by: By, vocabulary: Vocabulary, words: Words, today: date) -> None:
        self._overview = overview
        self._by = by
        self._vocabulary = vocabulary
        self._words = words
        self._today = today

    def title(self) -> str:
        """What the period is called."""
        first, words = self._overview.period.first, self._words
        match self._by:
            case By.WEEK:
                year, week, _ = first.isocalendar()
                return words("week {week}/{year}", week=week, year=year)
            case By.MONTH:
                return f"{words.month(first)} {first.year}"
            case By.YEAR:
                return str(first.year)
            case _:
                return f"{words.weekday(first)} {words.date(first)}"

    def sentence(self) -> str:
        """How it went, to be read or heard in five seconds."""
        parts = (self._came(), self._compared(), self._busiest(), self._most())
        return " ".join(part for part in parts if part)

    def coverage(self) -> str:
        """How far the figures can be trusted."""
        overview, words = self._overview, self._words
        parts = []
        if overview.contacts:
            parts.append(
                words(
                    "Recorded: need {need} %, language {language} %.",
                    need=_percent(overview.contacts, overview.need_not_recorded),
                    language=_percent(overview.contacts, overview.language_not_recorded),
                )
            )
        parts.append(self._days())
        if self._by is By.DAY and overview.usual is None:
            left = USUAL_NEEDS - overview.usual_days
            parts.append(
                words.many(
                    "The comparison with usual days begins after 1 more served {weekday}.",
                    "The comparison with usual days begins after {n} more served days ({weekday}).",
                    left,
                    weekday=words.weekday(overview.period.first),
                )
            )
        return " ".join(parts)

    def persons(self) -> str:
        """Persons beside contacts: a group is one contact of several persons."""
        return self._words.many("1 person", "{n} persons", self._overview.persons)

    def need(self, code: str) -> str:
        """A need as its tile says it."""
        need = self._vocabulary.needs[code]
        return (need.tile or need.words).in_language(self._words.language)

    def need_bars(self) -> tuple[Bar, ...]:
        """Top needs, each once a contact."""
        return tuple(Bar(self.need(share.code), share.count) for share in self._overview.needs)

    def need_rows(self) -> list[tuple[str, ...]]:
        """Every need of the lists that was counted, sub-needs under their top."""
        counts = {share.code: share.count for share in (*self._overview.needs, *self._overview.sub_needs)}
        rows = [
            (need.words.in_language(self._words.language), code, self._number(counts[code]))
            for code, need in self._vocabulary.needs.items()
            if code in counts
        ]
        return rows + self._rest(self._overview.need_not_recorded)

    def language_bars(self) -> tuple[Bar, ...]:
        """Languages by their word and their own name."""
        return tuple(self._language_bar(share) for share in self._overview.languages)

    def language_rows(self) -> list[tuple[str, ...]]:
        rows = [(self._language(s.code), s.code, self._number(s.count)) for s in self._overview.languages]
        return rows + self._rest(self._overview.language_not_recorded)

    def hour_bars(self) -> tuple[Bar, ...]:
        """Hours from the first with contacts to the last."""
        return tuple(Bar(_span(h.code), h.count, str(int(h.code))) for h in self._overview.hours)

    def hour_rows(self) -> list[tuple[str, ...]]:
        timed = sum(share.count for share in self._overview.hours)
        rows: list[tuple[str, ...]] = [
            (_span(h.code), h.code, self._number(h.count)) for h in self._overview.hours
        ]
        return rows + self._rest(self._overview.contacts - timed)

    def without_an_hour(self) -> str:
        """Contacts whose hour nobody wrote down; empty where there are none."""
        missing = self._overview.contacts - sum(share.count for share in self._overview.hours)
        if not missing:
            return ""
        return self._words.many("hour not recorded: 1", "hour not recorded: {n}", missing)

    def as_text(self, tables: Sequence[str]) -> str:
        """Everything on the page as text, for a letter or a spreadsheet."""
        return "\n\n".join((f"{_capital(self.title())}\n{self.sentence()}", *tables, self.coverage()))

    def _came(self) -> str:
        number, words = self._overview.contacts, self._words
        is_today = self._by is By.DAY and self._overview.period.first == self._today
        if is_today and not number:
            return words("No contacts today yet.")
        if is_today:
            return words.many("1 contact today.", "{n} contacts today.", number)
        if not number:
            return words("{period}: no contacts.", period=_capital(self.title()))
        return words.many(
            "{period}: 1 contact.", "{period}: {n} contacts.", number, period=_capital(self.title())
        )

    def _compared(self) -> str:
        overview, words = self._overview, self._words
        if overview.usual is None or not overview.contacts:
            return ""
        usual_day = words(_USUAL_DAYS[overview.period.first.weekday()])
        usual = self._number(overview.usual)
        difference = overview.contacts - overview.usual
        if not difference:
            return words("That is as many as {on_a_usual_day}.", on_a_usual_day=usual_day)
        more = N_("That is {difference} more than {on_a_usual_day} ({usual}).")
        fewer = N_("That is {difference} fewer than {on_a_usual_day} ({usual}).")
        return words(
            more if difference > 0 else fewer,
            difference=self._number(abs(difference)),
            on_a_usual_day=usual_day,
            usual=usual,
        )

    def _busiest(self) -> str:
        most = _largest(self._overview.hours)
        if not most or len(self._overview.hours) == 1:
            return ""
        return self._words(
            "Busiest at {hours}.", hours=self._words.list_of([_span(share.code) for share in most])
        )

    def _most(self) -> str:
        most = _largest(self._overview.needs)
        if not most:
            return ""
        names = self._words.list_of([self.need(share.code) for share in most])
        return self._words("Most: {needs} ({n}).", needs=names, n=self._number(most[0].count))

    def _days(self) -> str:
        told = {state: n for state, n in self._overview.coverage.items() if n}
        words = self._words
        if not told:
            return words("Nothing is known of the day.") if self._by is By.DAY else words("No days counted.")
        if self._by is By.DAY:
            state = next(iter(told))
            return words("The day: {state}.", state=label(state, words))
        return words(
            "Days: {days}.",
            days=", ".join(
                f"{label(state, words)} {self._number(told[state])}" for state in DayState if state in told
            ),
        )

    def _language_bar(self, share: Share) -> Bar:
        word, full = self._word_of(share.code), self._language(share.code)
        return Bar(full, share.count, short=word)

    def _language(self, code: str) -> str:
        word, endonym = self._word_of(code), self._vocabulary.languages[code].endonym
        if endonym == "…" or endonym.lower() == word.lower():
            return word
        # The isolate keeps a right-to-left name from drawing what follows it to its side.
        return f"{word} \u2068{endonym}\u2069"

    def _word_of(self, code: str) -> str:
        return self._vocabulary.languages[code].words.in_language(self._words.language)

    def _rest(self, missing: int) -> list[tuple[str, ...]]:
        return [(self._words("not recorded"), "", self._number(missing))] if missing else []

    def _number(self, number: float) -> str:
        return self._words.number(int(number) if number == int(number) else number)


def _largest(shares: Sequence[Share]) -> list[Share]:
    """What is largest; nothing where too many are equally large to be named."""
    top = max((share.count for share in shares), default=0)
    most = [share for share in shares if share.count == top and top]
    return most if len(most) <= _NAMED_AT_ONCE else []


def _span(hour: str) -> str:
    return f"{int(hour)}–{int(hour) + 1}"


def _percent(whole: int, missing: int) -> int:
    # Cut down: 100 % is said only where nothing is missing.
    return (whole - missing) * 100 // whole


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
