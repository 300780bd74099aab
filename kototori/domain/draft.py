"""A contact that is not yet saved: in hand, parked beside, or emptied and still to be brought back.

What it holds travels as JSON of codes and the typed text. Reading is tolerant on purpose: a draft of another
version, or a broken one, loses what cannot be understood and never stops the start of the window.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from kototori.domain.contact import MOST_PERSONS, Handout, LanguageKnown, Outcome
from kototori.domain.entry import CLOSED_SETS, LISTED
from kototori.domain.errors import BadMoment, DeskError
from kototori.domain.moment import Moment, local_day
from kototori.domain.vocabulary import Vocabulary

LONGEST_PENDING = 60  # as many letters as the entry line takes


class Slot(StrEnum):
    """Where an unfinished contact lies: before the adviser, beside as one of five, or emptied."""

    HAND = "hand"
    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    EMPTIED = "emptied"


BESIDE = (Slot.A, Slot.B, Slot.C, Slot.D, Slot.E)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An unfinished contact. `choices` are pairs of kind and code, in the order in which they were chosen.

    `beside` is the letter that the contact in hand has as a tab: it goes back there when another one is
    taken up. A contact that never was beside has none. `leaflets` were printed for the visitor already. `id`
    stays the same wherever it lies; drafts of earlier versions have none. Exact times stand here alone.
    """

    begun_at: datetime
    slot: Slot = Slot.HAND
    nth: int = 0
    beside: Slot | None = None
    choices: tuple[tuple[str, str], ...] = ()
    pending: str = ""
    moment: Moment | None = None
    correcting: UUID | None = None
    language_known: LanguageKnown | None = None
    leaflets: tuple[Handout, ...] = ()
    id: UUID | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a visitor is in it; a day that was set for late entries alone is no contact."""
        return not (self.choices or self.pending or self.leaflets or self.correcting is not None)

    @property
    def happened(self) -> Moment:
        """The quarter-hour in which it was begun; what waited beside happened then, whenever it is saved."""
        return Moment.of(self.begun_at)

    def without_leaflets(self, handouts: Collection[Handout]) -> "Draft":
        """Those were not printed after all."""
        return replace(self, leaflets=tuple(one for one in self.leaflets if one not in handouts))

    def begun_before(self, now: datetime) -> bool:
        """Whether it was begun on an earlier day of the desk."""
        return local_day(self.begun_at) < local_day(now)

    def known_in(self, vocabulary: Vocabulary) -> "Draft":
        """Without the codes that this desk's lists, or this version of the program, do not have."""
        return replace(self, choices=tuple(pair for pair in self.choices if _is_known(*pair, vocabulary)))

    def content(self) -> str:
        """Everything but the slot and the time, as JSON; what is not there is left out."""
        import json  # with the first draft: the window's start has no use for it

        held: dict[str, object] = {
            "beside": self.beside,
            "choices": self.choices,
            "pending": self.pending,
            "moment": str(self.moment) if self.moment else None,
            "correcting": str(self.correcting) if self.correcting else None,
            "language_known": self.language_known,
            "leaflets": [(one.leaflet, one.language, one.copies) for one in self.leaflets],
            "id": str(self.id) if self.id else None,
        }
        return json.dumps({name: value for name, value in held.items() if value}, ensure_ascii=False)


def read_draft(slot: str, nth: int, begun_at: datetime, content: str) -> Draft | None:
    """A draft as it was stored, without what cannot be understood; None where nothing can."""
    import json

    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, Mapping) or slot not in tuple(Slot) or begun_at.tzinfo is None:
        return None
    return Draft(
        begun_at=begun_at,
        slot=Slot(slot),
        nth=nth,
        beside=_read(lambda given: BESIDE[BESIDE.index(given)], held.get("beside")),
        choices=_pairs(held.get("choices")),
        pending=_pending(held.get("pending")),
        moment=_read(_moment, held.get("moment")),
        correcting=_read(UUID, held.get("correcting")),
        language_known=_read(LanguageKnown, held.get("language_known")),
        leaflets=tuple(_handouts(held.get("leaflets"))),
        id=_read(UUID, held.get("id")),
    )


def _read(read: Any, given: object) -> Any:
    """None for whatever is not there, or is not what it should be."""
    if not isinstance(given, str):
        return None
    try:
        return read(given)
    except (ValueError, BadMoment):
        return None


def _moment(given: str) -> Moment:
    """Only its form counts here: against the future it was held when it was entered."""
    day, _, at = given.partition("T")
    return Moment(date.fromisoformat(day), time.fromisoformat(at) if at else None)


def _pending(given: object) -> str:
    return given[:LONGEST_PENDING] if isinstance(given, str) and given.isprintable() else ""


def _pairs(given: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(given, list):
        return ()
    return tuple(
        (pair[0], pair[1])
        for pair in given
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
    )


def _handouts(given: object) -> Iterator[Handout]:
    for one in given if isinstance(given, list) else ():
        with suppress(TypeError, DeskError):
            yield Handout(*one)


def _is_known(kind: str, code: str, vocabulary: Vocabulary) -> bool:
    if kind == "need":
        return code in vocabulary.needs
    if kind in LISTED:
        lists: dict[str, Mapping[str, object]] = {
            "place": vocabulary.places,
            "language": vocabulary.languages,
            "authority": vocabulary.authorities,
        }
        return code in lists[kind]
    if kind == "persons":
        return code.isascii() and code.isdigit() and 1 <= int(code) <= MOST_PERSONS
    closed = Outcome if kind == "outcome" else CLOSED_SETS.get(kind)
    return closed is not None and code in tuple(closed)
