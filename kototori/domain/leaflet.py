"""A leaflet, its versions in each language and their state, and which one fits a visitor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from kototori.domain.errors import DeskError

SOURCE_LANGUAGE = "fi"
MOST_AT_ONCE = 3

# Who cannot be served in the first language is best served in the next, and in Finnish at last: the desk
# can read that aloud. Only languages that most readers of the first one read are named.
FALL_BACKS: Mapping[str, tuple[str, ...]] = {
    "fi": (),
    "sv": ("fi", "en"),
    "en": ("fi",),
    "prs": ("fa", "fi-easy", "fi", "en"),
    "fa": ("prs", "fi-easy", "fi", "en"),
    "uk": ("ru", "fi-easy", "fi", "en"),
}
OTHER_FALL_BACKS = ("fi-easy", "fi", "en")


class LeafletState(StrEnum):
    """How far a version has come; each step was done by a person."""

    DRAFT = "draft"
    TRANSLATED = "translated"
    CHECKED = "checked"
    TESTED = "tested"
    APPROVED = "approved"


class BlockKind(StrEnum):
    """What a piece of a leaflet is, and so how it is drawn."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    STEP = "step"
    ITEM = "item"
    BOX = "box"
    CONTACT = "contact"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text in one language, with its gaps filled.

    A step carries its number within its list. A contact row and a link carry what is called or opened in
    `detail`, in Latin letters in every language: a phone number, or a web address to draw as a QR code.
    """

    id: str
    kind: BlockKind
    text: str
    number: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a leaflet's facts come from; `checked` is None as long as nobody has looked there."""

    name: str
    address: str
    checked: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletVersion:
    """One leaflet in one language.

    `out_of_date` holds the ids of the blocks whose source text changed after they were translated;
    those blocks are not in `blocks`.
    """

    topic: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    state: LeafletState
    by: str = ""
    on: date | None = None
    out_of_date: tuple[str, ...] = ()

    @property
    def is_out_of_date(self) -> bool:
        return bool(self.out_of_date)

    @property
    def is_draft(self) -> bool:
        return self.state is LeafletState.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """What a leaflet is about and who answers for it, with every version there is."""

    topic: str
    needs: tuple[str, ...]
    tasks: tuple[str, ...] = ()
    rank: int = 0
    owner: str
    sources: tuple[Source, ...]
    version: str
    review_by: date
    versions: Mapping[str, LeafletVersion]

    @property
    def source(self) -> LeafletVersion:
        """The Finnish text that all others are translated from."""
        return self.versions[SOURCE_LANGUAGE]

    def is_past_review(self, today: date) -> bool:
        return today > self.review_by

    def languages(self) -> tuple[str, ...]:
        return tuple(self.versions)

    def in_language(self, language: str) -> LeafletVersion:
        """The version in a language; raises LeafletNotInLanguage, which names those there are."""
        try:
            return self.versions[language]
        except KeyError:
            raise LeafletNotInLanguage(self.topic, language, self.languages()) from None

    def printable(self, language: str, today: date) -> LeafletVersion:
        """The version in a language, if it may go on paper; raises the reason why not."""
        version = self.in_language(language)
        if version.is_out_of_date:
            raise LeafletOutOfDate(self.topic, language, len(version.out_of_date))
        if self.is_past_review(today):
            raise LeafletPastReview(self.topic, self.review_by)
        return version

    def suits(self, need: str, task: str | None) -> bool:
        """Whether the leaflet is about a need (a top need covers its sub-needs) or about the task."""
        return need in self.needs or need[:1] in self.needs or (task is not None and task in self.tasks)


@dataclass(frozen=True, slots=True)
class Fit:
    """A leaflet chosen for a need, in the language it will be printed in."""

    leaflet: Leaflet
    wanted: str
    version: LeafletVersion

    @property
    def is_fall_back(self) -> bool:
        """Whether the visitor's language was missing, which is said before printing."""
        return self.version.language != self.wanted


@dataclass(frozen=True, slots=True)
class Refusal:
    """A leaflet that suits, but is not printed by itself, with the reason."""

    leaflet: Leaflet
    reason: DeskError


@dataclass(frozen=True, slots=True)
class Fitting:
    """What fits a visitor: what would be printed, and what was left out and why."""

    fits: tuple[Fit, ...]
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """A leaflet given away: how often, and in which language."""

    topic: str
    language: str
    copies: int


def fitting(
    leaflets: Iterable[Leaflet], needs: Iterable[str], language: str, today: date, task: str | None = None
) -> Fitting:
    """For each need its best leaflet in the visitor's language: one a need, three in all.

    The best knows the sub-need itself, then the task, then the top need; equals go by their rank.
    A leaflet that is past its review, or stands in no language of the way down, is left out with its reason.
    """
    shelf = tuple(leaflets)
    chosen: dict[str, Fit] = {}
    refused: dict[str, Refusal] = {}
    for need in dict.fromkeys(needs):
        suited = sorted(
            (leaflet for leaflet in shelf if leaflet.suits(need, task)),
            key=lambda leaflet: _nearness(leaflet, need, task),
        )
        for leaflet in suited:
            if leaflet.topic in chosen:
                break
            outcome = _fit(leaflet, language, today)
            if isinstance(outcome, Fit):
                chosen[leaflet.topic] = outcome
                break
            refused[leaflet.topic] = outcome
    return Fitting(tuple(chosen.values())[:MOST_AT_ONCE], tuple(refused.values()))


def way_down(language: str) -> tuple[str, ...]:
    """The language itself and then what is offered instead, in order."""
    return (language, *FALL_BACKS.get(language, OTHER_FALL_BACKS))


def _nearness(leaflet: Leaflet, need: str, task: str | None) -> tuple[bool, bool, int, str]:
    return (
        need not in leaflet.needs,
        task is None or task not in leaflet.tasks,
        leaflet.rank,
        leaflet.topic,
    )


def _fit(leaflet: Leaflet, language: str, today: date) -> Fit | Refusal:
    reason: DeskError = LeafletNotInLanguage(leaflet.topic, language, leaflet.languages())
    for candidate in way_down(language):
        try:
            return Fit(leaflet, language, leaflet.printable(candidate, today))
        except LeafletNotInLanguage:
            continue
        except LeafletPastReview as past_review:
            return Refusal(leaflet, past_review)
        except LeafletOutOfDate as out_of_date:
            reason = out_of_date
    return Refusal(leaflet, reason)


# --- what can go wrong with leaflets ------------------------------------------------------------


@dataclass(eq=False)
class NoSuchLeaflet(DeskError):
    """No leaflet has this topic."""

    topic: str
    known: tuple[str, ...]


@dataclass(eq=False)
class LeafletNotInLanguage(DeskError):
    """The leaflet exists, but not in this language."""

    topic: str
    language: str
    available: tuple[str, ...]


@dataclass(eq=False)
class LeafletOutOfDate(DeskError):
    """The source text changed after this translation was made."""

    topic: str
    language: str
    blocks: int


@dataclass(eq=False)
class LeafletPastReview(DeskError):
    """Nobody has looked at the leaflet's facts for too long."""

    topic: str
    review_by: date


@dataclass(eq=False)
class BrokenLeaflet(DeskError):
    """A leaflet file that is not what it should be: which file, and what in it."""

    path: Path
    part: str


@dataclass(eq=False)
class BrokenCatalogue(DeskError):
    """A translation file that cannot be read; the line where it stopped, if it is known."""

    path: Path
    line: int | None


@dataclass(eq=False)
class MissingGap(DeskError):
    """A text asks for a value that the list of contacts does not have."""

    topic: str
    language: str
    gap: str
