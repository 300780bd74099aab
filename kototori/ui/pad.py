"""The contact in hand: what is chosen so far, in the order in which it was chosen. No Qt in here."""

from dataclasses import replace
from typing import NamedTuple

from kototori.domain.contact import (
    MOST_NEEDS,
    MOST_OUTCOMES,
    Contact,
    Facts,
    LanguageKnown,
    LanguageMeans,
    Outcome,
    Task,
)
from kototori.domain.errors import TooMany
from kototori.domain.moment import Moment
from kototori.domain.suggestions import Kind

OUTCOME = "outcome"


class Choice(NamedTuple):
    """One chip: `kind` is a Kind or OUTCOME, `code` its code; of persons it is their number."""

    kind: str
    code: str


class Pad:
    """Collects choices and turns them into the facts of a contact, new or corrected."""

    def __init__(self) -> None:
        self.choices: tuple[Choice, ...] = ()
        self.before: Contact | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen and nothing corrected."""
        return not self.choices and self.before is None

    @property
    def needs(self) -> tuple[str, ...]:
        """The needs chosen."""
        return self._codes(Kind.NEED)

    @property
    def tops(self) -> frozenset[str]:
        """The top needs that hold something chosen."""
        return frozenset(need[0] for need in self.needs)

    @property
    def task(self) -> str | None:
        """The kind of work chosen."""
        return self._code(Kind.TASK)

    @property
    def language(self) -> str | None:
        """The language chosen."""
        return self._code(Kind.LANGUAGE)

    def clear(self) -> None:
        """Ready for the next visitor: nothing is carried over."""
        self.choices, self.before = (), None

    def open(self, contact: Contact) -> None:
        """Takes a stored contact in hand, to be corrected."""
        self.before = contact
        self.choices = _choices_of(contact.facts)

    def choose(self, kind: str, code: str) -> None:
        """Adds a choice; where there is one of each it takes the place of the other. Raises TooMany."""
        choice = Choice(kind, code)
        if choice in self.choices:
            return
        kept = self.choices
        if kind == Kind.NEED:
            kept = tuple(c for c in kept if not _says_the_same(c, code))
            _refuse_more("needs", kept, Kind.NEED, MOST_NEEDS)
        elif kind == OUTCOME:
            _refuse_more("outcome", kept, OUTCOME, MOST_OUTCOMES)
        else:
            kept = tuple(c for c in kept if c.kind != kind)
        if choice != Choice(Kind.PERSONS, "1"):
            kept = (*kept, choice)
        self.choices = kept

    def drop(self, choice: Choice) -> None:
        """Takes one choice away."""
        self.choices = tuple(c for c in self.choices if c != choice)

    def drop_last(self) -> None:
        """Takes away what was chosen last."""
        self.choices = self.choices[:-1]

    def toggle_top(self, top: str) -> None:
        """A tile: chooses a top need, or drops all that is chosen of it."""
        if top in self.tops:
            self.choices = tuple(
                c for c in self.choices if not (c.kind == Kind.NEED and c.code.startswith(top))
            )
        else:
            self.choose(Kind.NEED, top)

    def toggle_language(self, code: str) -> None:
        """A chip of the language strip: chooses the language, or leaves it unrecorded again."""
        if self.language == code:
            self.drop(Choice(Kind.LANGUAGE, code))
        else:
            self.choose(Kind.LANGUAGE, code)

    def facts(self, now: Moment) -> Facts:
        """What is to be stored; a correction keeps the moment and whatever the pad does not show."""
        base = Facts(moment=now) if self.before is None else self.before.facts
        language, task, means = self.language, self._code(Kind.TASK), self._code(Kind.LANGUAGE_MEANS)
        return replace(
            base,
            needs=self.needs,
            language=language,
            language_known=_how_known(base, language),
            task=Task(task) if task else None,
            language_means=LanguageMeans(means) if means else None,
            persons=int(self._code(Kind.PERSONS) or 1),
            outcome=tuple(Outcome(code) for code in self._codes(OUTCOME)),
        )

    def _codes(self, kind: str) -> tuple[str, ...]:
        return tuple(choice.code for choice in self.choices if choice.kind == kind)

    def _code(self, kind: str) -> str | None:
        codes = self._codes(kind)
        return codes[0] if codes else None


def _says_the_same(choice: Choice, need: str) -> bool:
    """Housing and then Finding a home is one need, said more exactly."""
    return choice.kind == Kind.NEED and (choice.code == need[0] or choice.code == need)


def _refuse_more(field: str, kept: tuple[Choice, ...], kind: str, most: int) -> None:
    if sum(choice.kind == kind for choice in kept) >= most:
        raise TooMany(field, most)


def _how_known(base: Facts, language: str | None) -> LanguageKnown | None:
    """A language chosen at the pad was observed; one that a correction leaves alone is known as before."""
    if language is None:
        return None
    return base.language_known if language == base.language else LanguageKnown.OBSERVED


def _choices_of(facts: Facts) -> tuple[Choice, ...]:
    choices = [Choice(Kind.NEED, need) for need in facts.needs]
    for kind, code in (
        (Kind.LANGUAGE, facts.language),
        (Kind.TASK, facts.task),
        (Kind.LANGUAGE_MEANS, facts.language_means),
    ):
        if code is not None:
            choices.append(Choice(kind, str(code)))
    if facts.persons > 1:
        choices.append(Choice(Kind.PERSONS, str(facts.persons)))
    return (*choices, *(Choice(OUTCOME, str(outcome)) for outcome in facts.outcome))
