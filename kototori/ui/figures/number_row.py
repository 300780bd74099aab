"""The four numbers: contacts, the top need, languages, requests that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QGridLayout, QWidget

from kototori.domain.overview import Overview
from kototori.ui.figures.figure_words import FigureWords
from kototori.ui.figures.number_card import NumberCard
from kototori.ui.look import theme
from kototori.wording.catalogue import Words


class Waiting(NamedTuple):
    """How many requests wait, and since when the oldest."""

    requests: int
    oldest: date | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the four cards say: the number, what it counts, a detail."""

    came: tuple[str, str, str]
    top: tuple[str, str, str]
    spoken: tuple[str, str, str]
    waiting: tuple[str, str, str]


def numbers_of(
    overview: Overview,
    other: Overview | None,
    waiting: Waiting,
    names: FigureWords,
    words: Words,
    today: date,
) -> Numbers:
    """The four numbers; where two periods are compared, the other's stand in the details."""
    came, spoken = overview.contacts, len(overview.languages)
    if other is None:
        came_detail = words.many("1 person", "{n} persons", overview.persons)
        unmet = overview.language_not_met
        told = words.many("language not met at 1 contact", "language not met at {n} contacts", unmet)
        spoken_detail = told if unmet else ""
    else:
        came_detail = _before(names.number(other.contacts), came - other.contacts, names, words)
        spoken_detail = _before(
            names.number(len(other.languages)), spoken - len(other.languages), names, words
        )
    return Numbers(
        (names.number(came), words.many("contact", "contacts", came), came_detail),
        _top(overview, other, names, words),
        (
            names.number(spoken),
            words.many("language recorded", "languages recorded", spoken),
            spoken_detail,
        ),
        (names.number(waiting.requests), words("contact requests waiting"), _oldest(waiting, words, today)),
    )


def _before(number: str, difference: int, names: FigureWords, words: Words) -> str:
    return words("before {number}, {difference}", number=number, difference=names.signed(difference))


def _top(
    overview: Overview, other: Overview | None, names: FigureWords, words: Words
) -> tuple[str, str, str]:
    if not overview.needs:
        return "–", words("most common need"), words("no needs recorded")
    top = overview.needs[0]
    detail = words("{n} of {all} contacts", n=names.number(top.count), all=names.number(overview.contacts))
    if other is not None:
        before = next((share.count for share in other.needs if share.code == top.code), 0)
        detail = _before(names.number(before), top.count - before, names, words)
    return names.need(top.code), words("most common need"), detail


def _oldest(waiting: Waiting, words: Words, today: date) -> str:
    if waiting.oldest is None:
        return words("nobody waits")
    days = (today - waiting.oldest).days
    if not days:
        return words("the oldest since today")
    return words.many("the oldest for 1 day", "the oldest for {n} days", days)


class NumberRow(QWidget):
    """The four cards side by side, or two by two."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Numbers | None = None
        self.came, self.top, self.spoken, self.waiting = self._cards = [NumberCard() for _ in range(4)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.GAP_3)
        self._columns = 0

    def show_numbers(self, numbers: Numbers) -> None:
        """What the cards say from now on."""
        if numbers == self._shown:
            return
        self._shown = numbers
        self.came.show_number(*numbers.came)
        self.top.show_number(*numbers.top)
        self.spoken.show_number(*numbers.spoken)
        self.waiting.show_number(*numbers.waiting)

    def arrange(self, columns: int) -> None:
        """So many beside each other."""
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(at, columns))
        for at in range(4):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
