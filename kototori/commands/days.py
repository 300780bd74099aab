"""`day`: whether the desk was open that day, and whether its book still is."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kototori.commands.parser import Answer, Call, CommandParser
from kototori.domain.day import DeskDay
from kototori.domain.moment import parse_day
from kototori.wording.catalogue import Words
from kototori.wording.labels import label

if TYPE_CHECKING:
    from kototori.services.day_book import DayBook


def _answer(verb: "Callable[[DayBook], Callable[..., DeskDay]]") -> Answer:
    def answer(call: Call) -> int:
        day = parse_day(call.given.day)
        print(_told(verb(call.open_desk().days)(day), call.words))
        return 0

    return answer


def _close(call: Call) -> int:
    """Like the page of the day: a copy of the log follows, and the files that closing writes."""
    day, desk = parse_day(call.given.day), call.open_desk()
    closed = desk.days.close(day)
    desk.reports.keep_duty(day)
    print(_told(closed, call.words))
    desk.backups.back_up()
    done = desk.of_the_day.exports.run(day, call.words)
    for put in done.files:
        if put.is_new:
            print(call.words("Saved: {path}", path=put.path))
    if done.faults:
        raise done.faults[0]
    return 0


_shut = _answer(lambda book: book.shut)
_reopen = _answer(lambda book: book.reopen)
_not_counted = _answer(lambda book: book.not_counted)


def _told(day: DeskDay, words: Words) -> str:
    parts = [str(day.day), label(day.state, words), label(day.book, words)]
    return "\t".join(parts)


def _fill_day(parser: CommandParser) -> None:
    words = parser.words
    verbs = parser.verbs("day_verb")
    verbs.add("close", words("close the day's book"), partial(_day_options, _close))
    about = words("open a closed book again; the day says that it was corrected")
    verbs.add("reopen", about, partial(_day_options, _reopen))
    verbs.add("shut", words("the desk was not open"), partial(_day_options, _shut))
    verbs.add(
        "not-counted", words("the desk was open, but nobody counted"), partial(_day_options, _not_counted)
    )


def _day_options(answer: Answer, parser: CommandParser) -> None:
    parser.add_argument("day", metavar=parser.words("DAY"))
    parser.set_defaults(answer=answer)


VERBS = {"day": _fill_day}
