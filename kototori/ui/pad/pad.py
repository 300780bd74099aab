"""The contact in hand: what is chosen so far, in the order in which it was chosen. No Qt in here."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple
from uuid import uuid4

from kototori.domain.contact import (
    MOST_NEEDS,
    MOST_OUTCOMES,
    AgeBand,
    Answer,
    Channel,
    Contact,
    Facts,
    Handout,
    LanguageKnown,
    LanguageMeans,
    Minutes,
    Outcome,
    ServedBy,
    Task,
    WhyHere,
)
from kototori.domain.draft import Slot
from kototori.domain.errors import NoMoreFit
from kototori.domain.moment import Moment
from kototori.domain.suggestions import Kind
from kototori.ui.pad.pad_mode import PadMode

# The fields that hold at most one code of a closed set; the pad keeps their codes as plain text.
CLOSED = {
    Kind.TASK: Task,
    Kind.LANGUAGE_MEANS: LanguageMeans,
    Kind.SERVED_BY: ServedBy,
    Kind.AGE_BAND: AgeBand,
    Kind.FIRST_VISIT: Answer,
    Kind.OWN_WORKER: Answer,
    Kind.WHY_HERE: WhyHere,
    Kind.MINUTES: Minutes,
    Kind.CHANNEL: Channel,
}
_LISTED = (Kind.LANGUAGE, Kind.PLACE, Kind.AUTHORITY)  # at most one code of a list that the desk may change
_SEVERAL = {Kind.NEED: ("needs", MOST_NEEDS), Kind.OUTCOME: ("outcome", MOST_OUTCOMES)}


HANDOUTS = "handouts"  # the kind of the one chip that holds every leaflet given to the visitor in hand


class Choice(NamedTuple):
    """One chip: a Kind and one of its codes; of persons the code is their number."""

    kind: str
    code: str


class Pad:
    """Collects choices and turns them into the facts of a contact, new or corrected.

    `moment` is when the contact in hand was; None is now, or for a correction whenever it was.
    `language_known` is how the language in hand is known; whoever asked the visitor sets it after choosing.
    `begun_at` is when the first key of the contact in hand was pressed, `beside` the letter of its tab if it
    waited beside; both go with it.
    `draft_id` tells which unfinished contact it is: it goes beside with it, and comes back with it.
    `pinned` holds for every new contact of the day until the adviser chooses otherwise for one of them.
    """

    def __init__(self) -> None:
        self.choices: tuple[Choice, ...] = ()
        self.before: Contact | None = None
        self.moment: Moment | None = None
        self.language_known: LanguageKnown | None = None
        self.pinned: tuple[Choice, ...] = ()
        self.begun_at: datetime | None = None
        self.beside: Slot | None = None
        self.draft_id = uuid4()
        self.mode = PadMode()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is corrected and nothing was chosen but by a pin."""
        return self.before is None and all(self._is_untouched(choice) for choice in self.choices)

    @property
    def needs(self) -> tuple[str, ...]:
        """The needs chosen."""
        return self._codes(Kind.NEED)

    @property
    def tops(self) -> frozenset[str]:
        """The top needs that hold something chosen."""
        return frozenset(need[0] for need in self.needs)

    @property
    def given(self) -> tuple[Handout, ...]:
        """The leaflets given to the visitor in hand that stand with no stored contact yet."""
        return handouts_in(self.code(HANDOUTS) or "")

    @property
    def task(self) -> str | None:
        """The kind of work chosen."""
        return self.code(Kind.TASK)

    @property
    def language(self) -> str | None:
        """The language chosen."""
        return self.code(Kind.LANGUAGE)

    def code(self, kind: str) -> str | None:
        """What is chosen of a kind; the first where there are several."""
        codes = self._codes(kind)
        return codes[0] if codes else None

    def is_pinned(self, choice: Choice) -> bool:
        """Whether a choice holds for the whole day."""
        return self.before is None and choice in self.pinned

    def clear(self) -> None:
        """Ready for the next visitor: nothing is carried over but what is pinned for the day."""
        self.before, self.moment = None, None
        self.begun_at, self.beside, self.draft_id = None, None, uuid4()
        self.choices = self.pinned
        self.language_known = self._known_of_pinned()

    def open(self, contact: Contact) -> None:
        """Takes a stored contact in hand, to be corrected."""
        self.before, self.moment = contact, None
        self.begun_at, self.beside, self.draft_id = None, None, uuid4()
        self.choices = _choices_of(contact.facts)
        self.language_known = contact.facts.language_known

    def pin(self, choices: Iterable[Choice]) -> bool:
        """What holds for the whole day from now on; what was chosen for the visitor in hand stays.

        False where nothing else was pinned before.
        """
        pinned = tuple(choices)
        if pinned == self.pinned:
            return False
        kept = tuple(choice for choice in self.choices if not self._is_untouched(choice))
        self.pinned = pinned
        if self.before is None:
            chosen = {choice.kind for choice in kept}
            self.choices = (*(choice for choice in pinned if choice.kind not in chosen), *kept)
            if Kind.LANGUAGE not in chosen:
                self.language_known = self._known_of_pinned()
        return True

    def choose(self, kind: str, code: str) -> None:
        """Adds a choice; where there is one of each it takes the place of the other. Raises NoMoreFit."""
        choice = Choice(kind, code)
        if kind == Kind.LANGUAGE and (choice not in self.choices or self._is_untouched(choice)):
            self.language_known = self._known_when_chosen(code)
        if choice in self.choices:
            return
        kept = self.choices
        if kind == Kind.NEED:
            kept = tuple(c for c in kept if not _says_the_same(c, code))
        elif kind not in _SEVERAL:
            kept = tuple(c for c in kept if c.kind != kind)
        _refuse_more(kept, kind)
        if choice != Choice(Kind.PERSONS, "1"):
            kept = (*kept, choice)
        self.choices = kept

    def drop(self, choice: Choice) -> None:
        """Takes one choice away."""
        self.choices = tuple(c for c in self.choices if c != choice)
        if self.language is None:
            self.language_known = None

    def drop_last(self) -> None:
        """Takes away what was chosen last."""
        if self.choices:
            self.drop(self.choices[-1])

    def toggle(self, kind: str, code: str) -> None:
        """Chooses a code, or leaves it unrecorded again."""
        if Choice(kind, code) in self.choices:
            self.drop(Choice(kind, code))
        else:
            self.choose(kind, code)

    def toggle_top(self, top: str) -> None:
        """A tile: chooses a top need, or drops all that is chosen of it."""
        if top in self.tops:
            self.choices = tuple(
                c for c in self.choices if not (c.kind == Kind.NEED and c.code.startswith(top))
            )
        else:
            self.choose(Kind.NEED, top)

    def take_from_visitor(self, language: str | None, tops: frozenset[str]) -> None:
        """What the visitor chose; a language that was asked so is known better than one that was observed."""
        if language is not None:
            self.choose(Kind.LANGUAGE, language)
            self.language_known = LanguageKnown.ASKED
        for top in sorted(tops ^ self.tops):
            self.toggle_top(top)

    def facts(self, now: Moment) -> Facts:
        """What is to be stored; a correction keeps whatever the pad does not show."""
        base = Facts(moment=now) if self.before is None else self.before.facts
        ones: dict[str, Any] = {str(kind): self.code(kind) for kind in _LISTED}
        for kind, codes in CLOSED.items():
            code = self.code(kind)
            ones[kind] = None if code is None else codes(code)
        return replace(
            base,
            moment=self.moment or base.moment,
            needs=self.needs,
            outcome=tuple(Outcome(code) for code in self._codes(Kind.OUTCOME)),
            handouts=(*base.handouts, *self.given),
            persons=int(self.code(Kind.PERSONS) or 1),
            language_known=None if self.language is None else self.language_known,
            **ones,
        )

    def _codes(self, kind: str) -> tuple[str, ...]:
        return tuple(choice.code for choice in self.choices if choice.kind == kind)

    def _is_untouched(self, choice: Choice) -> bool:
        """Whether a choice stands here only because it is pinned."""
        if choice.kind == Kind.LANGUAGE and self.language_known is not LanguageKnown.PINNED:
            return False
        return self.is_pinned(choice)

    def _known_when_chosen(self, language: str) -> LanguageKnown | None:
        """Seen at the pad; a correction that comes back to its language knows it as before."""
        if self.before is not None and language == self.before.facts.language:
            return self.before.facts.language_known
        return LanguageKnown.OBSERVED

    def _known_of_pinned(self) -> LanguageKnown | None:
        return LanguageKnown.PINNED if self.language is not None else None


def written_handouts(handouts: Iterable[Handout]) -> str:
    """Leaflets as the code of one chip."""
    return "+".join(f"{one.leaflet}/{one.language}/{one.copies}" for one in handouts)


def handouts_in(code: str) -> tuple[Handout, ...]:
    """The leaflets that a chip holds."""
    parts = [one.split("/") for one in code.split("+") if one]
    return tuple(Handout(leaflet, language, int(copies)) for leaflet, language, copies in parts)


def _says_the_same(choice: Choice, need: str) -> bool:
    """Housing and then Finding a home is one need, said more exactly."""
    return choice.kind == Kind.NEED and (choice.code == need[0] or choice.code == need)


def _refuse_more(kept: tuple[Choice, ...], kind: str) -> None:
    if kind in _SEVERAL:
        field, most = _SEVERAL[Kind(kind)]
        if sum(choice.kind == kind for choice in kept) >= most:
            raise NoMoreFit(field, most)


def _choices_of(facts: Facts) -> tuple[Choice, ...]:
    """A stored contact as chips: needs and language first, as they are chosen most."""
    ones = (Kind.LANGUAGE, *CLOSED, Kind.PLACE, Kind.AUTHORITY)
    choices = [Choice(Kind.NEED, need) for need in facts.needs]
    choices += [Choice(kind, str(code)) for kind in ones if (code := getattr(facts, kind)) is not None]
    if facts.persons > 1:
        choices.append(Choice(Kind.PERSONS, str(facts.persons)))
    return (*choices, *(Choice(Kind.OUTCOME, str(outcome)) for outcome in facts.outcome))
