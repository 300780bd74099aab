"""`day`: whether the desk was open that day, and whether its book still is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kototori.commands.parser import Answer, Call, Verbs
from kototori.domain.day import DeskDay
from kototori.domain.moment import parse_day
from kototori.wording.catalogue import Words
from kototori.wording.labels import label

if TYPE_CHECKING:
    from kototori.services.day_book import DayBook


def add_verbs(verbs: Verbs) -> None:
    """Adds the verbs of this file."""
    words = verbs.words
    day = verbs.group("day", words("say what a day of the desk was"))
    for name, about, answer in (
        ("close", words("close the day's book"), _close),
        ("reopen", words("open a closed book again; the day says that it was corrected"), _reopen),
        ("shut", words("the desk was not open"), _shut),
        ("not-counted", words("the desk was open, but nobody counted"), _not_counted),
    ):
        day.add(name, about, answer).add_argument("day", metavar=words("DAY"))


def _answer(verb: "Callable[[DayBook], Callable[..., DeskDay]]") -> Answer:
    def answer(call: Call) -> int:
        day = parse_day(call.given.day)
        print(_told(verb(call.open_desk().days)(day), call.words))
        return 0

    return answer


_close = _answer(lambda book: book.close)
_shut = _answer(lambda book: book.shut)
_reopen = _answer(lambda book: book.reopen)
_not_counted = _answer(lambda book: book.not_counted)


def _told(day: DeskDay, words: Words) -> str:
    parts = [str(day.day), label(day.state, words), label(day.book, words)]
    return "\t".join(parts)
