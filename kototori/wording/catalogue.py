"""The program's words in one language: sentences, dates, times, numbers and lists."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from kototori.domain.errors import UnknownCode
from kototori.wording.calendar import HABITS
from kototori.wording.po_file import Catalogue, read_catalogue

SOURCE_LANGUAGE = "en"  # the sentences in the code are English and need no catalogue


def N_(message: str) -> str:  # noqa: N802 - the name that translators' tools look for
    """Marks a sentence in a table for extraction; it is looked up where it is shown."""
    return message


class Words:
    """Everything the program says, in one language. A sentence without translation stays English."""

    def __init__(self, language: str, catalogue: Catalogue) -> None:
        if language not in HABITS:
            raise UnknownCode("language", language)
        self.language = language
        self._catalogue = catalogue
        self._habits = HABITS[language]

    def __call__(self, message: str, /, **gaps: object) -> str:
        forms = self._catalogue.forms(message)
        return _filled(forms[0] if forms else message, gaps)

    def many(self, one: str, many: str, n: int, /, **gaps: object) -> str:
        """The sentence for `n` things, which fill the gap `{n}`; each of the three parts one from many."""
        forms = self._catalogue.forms(one) or (one, many)
        return _filled(forms[0 if n == 1 else -1], {"n": self.number(n), **gaps})

    def date(self, day: datetime.date) -> str:
        month_name = self._habits.months[day.month - 1]
        return self._habits.date.format(day=day.day, month=day.month, month_name=month_name, year=day.year)

    def short_day(self, day: datetime.date, today: datetime.date) -> str:
        """`Fri 20 Nov` in this year; the whole date in another one."""
        if day.year != today.year:
            return self.date(day)
        month_name = self._habits.months[day.month - 1]
        weekday = self.weekday(day)
        return self._habits.short_day.format(
            weekday=weekday, day=day.day, month=day.month, month_name=month_name
        )

    def weekday(self, day: datetime.date) -> str:
        return self._habits.weekdays[day.weekday()]

    def month(self, day: datetime.date) -> str:
        return self._habits.months[day.month - 1]

    def time(self, moment: datetime.time | datetime.datetime) -> str:
        return f"{moment.hour}{self._habits.clock_mark}{moment.minute:02}"

    def number(self, n: float) -> str:
        """Grouped by thousands, with this language's marks."""
        whole, _, decimals = f"{n:,}".partition(".")
        whole = whole.replace(",", self._habits.thousands_mark)
        return f"{whole}{self._habits.decimal_mark}{decimals}" if decimals else whole

    def list_of(self, things: Sequence[str]) -> str:
        """`a, b and c` in this language."""
        *first, last = things or ("",)
        return f"{', '.join(first)}{self._habits.last_join}{last}" if first else last


def read_words(translations_folder: Path, language: str, cache_folder: Path | None) -> Words:
    """The words of one language, parsed once for each change of its file."""
    if language not in HABITS:
        raise UnknownCode("language", language)
    if language == SOURCE_LANGUAGE:
        return Words(language, Catalogue())
    path = translations_folder / language / "kototori.po"
    return Words(language, read_catalogue(path, cache_folder))


def _filled(sentence: str, gaps: dict[str, object]) -> str:
    return sentence.format(**gaps) if gaps else sentence
