"""A day of the desk: whether it was served, and whether its book is still open."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayState(StrEnum):
    """*Shut*, *not counted* and *nobody came* (served, without contacts) are three different facts."""

    SERVED = "served"
    SHUT = "shut"
    NOT_COUNTED = "not_counted"


class Book(StrEnum):
    """Whether the day's figures may still change without anybody being told."""

    RUNNING = "running"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class DeskDay:
    """One day of the desk; `corrected` once it was changed after its book was closed."""

    day: date
    state: DayState = DayState.SERVED
    book: Book = Book.RUNNING
    corrected: bool = False


class Prompt(StrEnum):
    """What the adviser is asked for the day's report; each is one line, or none."""

    REPEATED = "repeated"
    FAILED = "failed"
    NEW = "new"


LONGEST_LINE = 200
MOST_AT_THE_DOOR = 9999
