"""What figures are called: periods, needs, languages, hours, numbers and what is less or more."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kototori.domain.figures import SHAPES, Table
from kototori.domain.period import By, Period
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import N_, Words
from kototori.wording.categories import category_words

_MINUS = "\u2212"
_KNOWN_AS = re.compile(r"\(([A-ZÅÄÖ]\w+)\)$")

_THEN = {
    By.DAY: N_("on {day}"),
    By.WEEK: N_("in week {week}/{year}"),
    By.MONTH: N_("in {month} {year}"),
    By.QUARTER: N_("in quarter {quarter}/{year}"),
    By.YEAR: N_("in {year}"),
    By.RANGE: N_("in {days}"),
}


class FigureWords:
    """Names and numbers as the page says them, in the language of the window."""

    def __init__(self, vocabulary: Vocabulary, words: Words) -> None:
        self._vocabulary = vocabulary
        self._words = words

    def title(self, period: Period, by: By) -> str:
        """What a period is called."""
        first, words = period.first, self._words
        match by:
            case By.WEEK:
                year, week, _ = first.isocalendar()
                return words("week {week}/{year}", week=week, year=year)
            case By.MONTH:
                return f"{words.month(first)} {first.year}"
            case By.QUARTER:
                return words("quarter {quarter}/{year}", quarter=_quarter(first), year=first.year)
            case By.YEAR:
                return str(first.year)
            case By.RANGE:
                return self.days(period.first, period.last)
            case _:
                return f"{words.weekday(first)} {words.date(first)}"

    def then(self, period: Period, by: By) -> str:
        """`in week 12/2026`: a period as it stands inside a sentence."""
        first, words = period.first, self._words
        year, week, _ = first.isocalendar()
        return words(
            _THEN[by],
            day=words.date(first),
            week=week,
            year=year if by is By.WEEK else first.year,
            month=words.month(first),
            quarter=_quarter(first),
            days=self.days(first, period.last),
        )

    def days(self, first: date, last: date) -> str:
        """From a day to a day; within one month that is said once."""
        if (first.year, first.month) == (last.year, last.month) and first != last:
            return self._words("{day}–{date}", day=first.day, date=self._words.date(last))
        return f"{self._words.date(first)}–{self._words.date(last)}"

    def need(self, code: str) -> str:
        """A need as its tile says it."""
        need = self._vocabulary.needs[code]
        return (need.tile or need.words).in_language(self._words.language)

    def needs_in_order(self) -> tuple[str, ...]:
        """Every need of the lists, sub-needs under their top."""
        return tuple(self._vocabulary.needs)

    def need_in_full(self, code: str) -> str:
        return self._vocabulary.needs[code].words.in_language(self._words.language)

    def language(self, code: str) -> str:
        """A language by its word."""
        return self._vocabulary.languages[code].words.in_language(self._words.language)

    def language_in_full(self, code: str) -> str:
        """A language by its word and its own name."""
        word, endonym = self.language(code), self._vocabulary.languages[code].endonym
        if endonym == "…" or endonym.lower() == word.lower():
            return word
        # The isolate keeps a right-to-left name from drawing what follows it to its side.
        return f"{word} \u2068{endonym}\u2069"

    def category(self, table: Table, code: str) -> str:
        """A code of one of the other tables."""
        return category_words(SHAPES[table].dim1, code, self._vocabulary, self._words)

    def number(self, number: float) -> str:
        return self._words.number(int(number) if number == int(number) else number)

    def signed(self, difference: float) -> str:
        """With its sign, and none at nothing."""
        sign = "+" if difference > 0 else _MINUS if difference < 0 else ""
        return f"{sign}{self.number(abs(difference))}"

    def percent(self, percent: int) -> str:
        return f"{self.signed(percent)}\u00a0%"

    def weekday(self, code: str) -> str:
        """Monday by `mon`, as short as a heat map needs it."""
        return self.category_of_weekday(code)[: 3 if self._words.language != "fi" else 2]

    def category_of_weekday(self, code: str) -> str:
        return category_words("weekday", code, self._vocabulary, self._words)

    def week_name(self, first: date) -> str:
        """The number of a week, as it stands under a chart."""
        return self._words("wk {week}", week=first.isocalendar().week)

    def week_in_full(self, first: date) -> str:
        last = first + timedelta(days=6)
        return self._words("week {week}, {days}", week=first.isocalendar().week, days=self.days(first, last))


def known_as(name: str) -> str:
    """The abbreviation that an authority is known by, where its name ends with one."""
    ends_with = _KNOWN_AS.search(name)
    return ends_with[1] if ends_with else ""


def span_of_hour(hour: str) -> str:
    """`10–11` by `10`."""
    return f"{int(hour)}–{int(hour) + 1}"


def percent_recorded(whole: int, missing: int) -> int:
    """Cut down: 100 % is said only where nothing is missing."""
    return (whole - missing) * 100 // whole


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quarter(day: date) -> int:
    return (day.month + 2) // 3
