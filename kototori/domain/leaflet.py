"""A leaflet, its versions in each language and their state, and which one fits a visitor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from kototori.domain.errors import DeskError
from kototori.domain.gap_value import GapValue

SOURCE_LANGUAGE = "fi"
EASY_FINNISH = "fi-easy"  # leaflets are in it, but nobody is served in it: it is no language of a contact
MOST_AT_ONCE = 3

# What is offered where the visitor's language is missing: one that its readers read without learning it,
# then Finnish, which the desk can read aloud. Russian is nobody's fall-back: a person asks for it.
FALL_BACKS: Mapping[str, tuple[str, ...]] = {
    "fi": (),
    "sv": ("fi", "en"),
    "en": ("fi",),
    "prs": ("fa", EASY_FINNISH, "fi", "en"),
    "fa": ("prs", EASY_FINNISH, "fi", "en"),
}
OTHER_FALL_BACKS = (EASY_FINNISH, "fi", "en")


class LeafletState(StrEnum):
    """How far a version has come; each step was done by a person."""

    DRAFT = "draft"
    TRANSLATED = "translated"
    CHECKED = "checked"
    TESTED = "tested"
    APPROVED = "approved"


class BlockKind(StrEnum):
    """What a piece of a leaflet is, and so how it is drawn."""

    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    STEP = "step"
    ITEM = "item"
    BOX = "box"
    CONTACT = "contact"
    LINK = "link"
    PICTURE = "picture"
    CHECK = "check"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text in one language, with its gaps filled.

    A step carries its number within its list. A contact row carries whom to call or write to as `text`
    and the number or address as `detail`, in Latin letters in every language; a link carries a web
    address there, which is also drawn as a QR code. A picture carries the name of its drawing as `icon`;
    a check is a small square to tick before its text; a fill is a text with a line to write on.
    """

    id: str
    kind: BlockKind
    text: str
    number: int = 0
    detail: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a leaflet's facts come from; `checked` is None as long as nobody has looked there."""

    name: str
    address: str
    checked: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletVersion:
    """One leaflet in one language; `title` is not among the blocks.

    `out_of_date` holds the ids of the blocks whose source text changed after they were translated;
    those blocks are not in `blocks`. `gaps` are the numbers and addresses that it prints. A version that is
    a PDF of the desk's own has its file as `pdf` and no blocks: it is printed as it is, and alone; it has a
    `review_by` of its own, the others have their leaflet's.
    """

    topic: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    state: LeafletState
    by: str = ""
    on: date | None = None
    out_of_date: tuple[str, ...] = ()
    gaps: tuple[GapValue, ...] = ()
    pdf: Path | None = None
    review_by: date | None = None

    def unchecked_gaps(self, today: date) -> tuple[GapValue, ...]:
        """The values it prints that nobody has looked up within a year."""
        return tuple(value for value in self.gaps if not value.is_fresh(today))

    @property
    def is_out_of_date(self) -> bool:
        return bool(self.out_of_date)

    @property
    def is_draft(self) -> bool:
        return self.state is LeafletState.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """What a leaflet is about and who answers for it, with every version there is.

    `faults` tells for a language why its version cannot be read, `remarks` what is wrong with one that can.
    One that is `sensitive` (violence, child
    protection) never goes on paper as a draft that nobody has looked at; `card` names the blocks that make
    its small card, empty where there is none. `is_own`: the desk wrote it or laid it in as a PDF.
    """

    topic: str
    needs: tuple[str, ...]
    tasks: tuple[str, ...] = ()
    rank: int = 0
    owner: str
    sources: tuple[Source, ...]
    version: str
    review_by: date
    versions: Mapping[str, LeafletVersion]
    faults: Mapping[str, DeskError] = field(default_factory=dict)
    is_sensitive: bool = False
    card: tuple[str, ...] = ()
    remarks: Mapping[str, DeskError] = field(default_factory=dict)
    is_own: bool = False

    @property
    def source(self) -> LeafletVersion:
        """The Finnish text that all others are translated from; PDFs alone may lack it: then the first."""
        return self.versions.get(SOURCE_LANGUAGE) or next(iter(self.versions.values()))

    def is_past_review(self, today: date, language: str | None = None) -> bool:
        """Whether the facts may be too old; in a language, if that version has a day of its own."""
        return today > self.last_day(language)

    def last_day(self, language: str | None = None) -> date:
        """The last day on which it is printed without somebody looking at its facts."""
        version = self.versions.get(language or SOURCE_LANGUAGE)
        return self.review_by if version is None or version.review_by is None else version.review_by

    def languages(self) -> tuple[str, ...]:
        return tuple(self.versions)

    def in_language(self, language: str) -> LeafletVersion:
        """The version in a language; raises its fault, or LeafletNotInLanguage with those there are."""
        if language in self.faults:
            raise self.faults[language]
        if language not in self.versions:
            raise LeafletNotInLanguage(self.topic, language, self.languages())
        return self.versions[language]

    def whole(self, language: str) -> LeafletVersion:
        """The version in a language, if nothing in it is out of date: else it would be set with holes."""
        version = self.in_language(language)
        if version.is_out_of_date:
            raise LeafletOutOfDate(self.topic, language, len(version.out_of_date))
        return version

    def printable(self, language: str, today: date) -> LeafletVersion:
        """The version in a language, if it is whole and its facts are not too old; raises the reason."""
        version = self.whole(language)
        if self.is_past_review(today, language):
            raise LeafletPastReview(self.topic, self.last_day(language))
        return version

    def printable_unseen(self, language: str, today: date) -> LeafletVersion:
        """The version in a language, if it may go on paper by a key, without anybody having looked at it."""
        version = self.printable(language, today)
        if version.is_draft:
            if self.is_sensitive:
                raise SensitiveDraft(self.topic, language)
            if version.pdf is not None or self.source.pdf is not None:
                raise PdfStandsAlone(self.topic, language)  # it takes no mark, and nothing beside it
        return version

    def suits(self, need: str | None, task: str | None) -> bool:
        """Whether the leaflet is about a need; where no need was chosen, whether it is about the task.

        A top need in the leaflet covers all its sub-needs; a top need chosen alone takes what is about any of
        them, since the adviser pressed one key.
        """
        if need is None:
            return task is not None and task in self.tasks
        is_top = len(need) == 1
        return any(own == need or own == need[:1] or (is_top and own[:1] == need) for own in self.needs)


class PaperSize(StrEnum):
    """What a leaflet is set on. Folded is a sheet of A4 folded once; cards are cut from one."""

    A4 = "a4"
    A5 = "a5"
    FOLDED = "folded"
    CARD = "card"

    @property
    def in_printer(self) -> "PaperSize":
        """The paper that the printer must hold for it."""
        return self if self is PaperSize.A5 else PaperSize.A4

    @property
    def is_two_sided(self) -> bool:
        """Whether it is printed on both sides, the second one turned over the short edge."""
        return self is PaperSize.FOLDED


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletOrder:
    """Which leaflets, in which language, how they are to look; `beside` is a second language.

    `looked_at`: somebody has the very pages before their eyes and prints them by a click. Without it, drafts
    of sensitive leaflets and leaflets past their review do not go on paper.
    """

    topics: tuple[str, ...]
    language: str
    beside: str | None = None
    size: PaperSize = PaperSize.A4
    large: bool = False
    looked_at: bool = False


@dataclass(frozen=True, slots=True)
class SetPages:
    """Leaflets as they go on paper: the PDF, and how many pages it has."""

    pdf: bytes
    count: int


@dataclass(frozen=True, slots=True)
class LeafletSheet:
    """One leaflet as it goes on paper: in one language, or with a second one beside it.

    One that `is_past_review` carries a mark that says so.
    """

    leaflet: Leaflet
    version: LeafletVersion
    beside: LeafletVersion | None = None
    is_past_review: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether the sheet must carry the mark of a draft."""
        return self.version.is_draft or (self.beside is not None and self.beside.is_draft)

    @property
    def is_marked(self) -> bool:
        """Whether whoever holds the sheet must be told that it is not quite to be trusted."""
        return self.is_draft or self.is_past_review


@dataclass(frozen=True, slots=True)
class DeskSign:
    """What the desk says of itself at the foot of a sheet, and the day of the print; all may be empty."""

    name: str = ""
    hours: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """A leaflet chosen for a need, in the language it will be printed in; no need: it was the task's."""

    leaflet: Leaflet
    wanted: str
    version: LeafletVersion
    need: str | None = None

    @property
    def is_fall_back(self) -> bool:
        """Whether the visitor's language was missing, which is said before printing."""
        return self.version.language != self.wanted

    @property
    def order(self) -> LeafletOrder:
        """How it is printed when nobody looks at the page first: a draft only beside its Finnish text."""
        needs_finnish = self.version.is_draft and self.version.language != SOURCE_LANGUAGE
        return LeafletOrder(
            topics=(self.leaflet.topic,),
            language=self.version.language,
            beside=SOURCE_LANGUAGE if needs_finnish else None,
        )


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


def fitting(
    leaflets: Iterable[Leaflet], needs: Iterable[str], language: str, today: date, task: str | None = None
) -> Fitting:
    """For each need its best leaflet in the visitor's language: one a need, three in all.

    The best is about the same task, then about the sub-need itself, then about its top; equals go by rank.
    What is past its review, readable in no language of the way down, or sensitive and a draft, is left out
    with its reason.
    """
    shelf = tuple(leaflets)
    chosen: dict[str, Fit] = {}
    refused: dict[str, Refusal] = {}
    for need in tuple(dict.fromkeys(needs)) or (None,):
        suited = [leaflet for leaflet in shelf if leaflet.suits(need, task)]
        for leaflet in sorted(suited, key=lambda leaflet: _distance(leaflet, need, task)):
            outcome = fit(leaflet, language, today, need)
            if isinstance(outcome, Fit):
                chosen.setdefault(leaflet.topic, outcome)
                break
            refused[leaflet.topic] = outcome
    return Fitting(tuple(chosen.values())[:MOST_AT_ONCE], tuple(refused.values()))


def way_down(language: str) -> tuple[str, ...]:
    """The language itself and then what is offered instead, in order."""
    return (language, *FALL_BACKS.get(language, OTHER_FALL_BACKS))


def _distance(leaflet: Leaflet, need: str | None, task: str | None) -> tuple[int, bool, int, str]:
    is_neutral = task is None or not leaflet.tasks
    off_task = 1 if is_neutral else 0 if task in leaflet.tasks else 2
    return off_task, need not in leaflet.needs, leaflet.rank, leaflet.topic


def fit(
    leaflet: Leaflet, language: str, today: date, need: str | None = None, *, by_hand: bool = False
) -> Fit | Refusal:
    """The leaflet in a language or in the first one of its way down; else the reason why it stays away.

    `by_hand`: somebody chose it and looks at its page before it is printed.
    """
    reason: DeskError = LeafletNotInLanguage(leaflet.topic, language, leaflet.languages())
    for candidate in way_down(language):
        try:
            version = leaflet.whole(candidate) if by_hand else leaflet.printable_unseen(candidate, today)
            return Fit(leaflet, language, version, need)
        except LeafletNotInLanguage:
            continue
        except LeafletPastReview as past_review:
            return Refusal(leaflet, past_review)
        except DeskError as unusable:
            if isinstance(reason, LeafletNotInLanguage):  # what hinders the visitor's own language is told
                reason = unusable
    return Refusal(leaflet, reason)


# --- what can go wrong with leaflets ------------------------------------------------------------


class NoSuchLeaflet(DeskError):
    """No leaflet has this topic."""

    topic: str
    known: tuple[str, ...]


class LeafletNotInLanguage(DeskError):
    """The leaflet exists, but not in this language."""

    topic: str
    language: str
    available: tuple[str, ...]


class LeafletOutOfDate(DeskError):
    """The source text changed after this translation was made."""

    topic: str
    language: str
    blocks: int


class LeafletPastReview(DeskError):
    """Nobody has looked at the leaflet's facts for too long."""

    topic: str
    review_by: date


class SensitiveDraft(DeskError):
    """A draft about violence or child protection goes on paper only after somebody has looked at the page."""

    topic: str
    language: str


class PdfStandsAlone(DeskError):
    """A PDF of the desk's own cannot stand beside another language, nor carry a mark."""

    topic: str
    language: str


class UnknownState(DeskError):
    """A version claims a state that there is not; it counts as a draft."""

    path: Path
    state: str
    known: tuple[str, ...]


class StateDateUnread(DeskError):
    """A version claims a state since a day that is none; it counts as a draft."""

    path: Path
    text: str


class StateWithoutPerson(DeskError):
    """A version claims a state without telling who found it so and when; it counts as a draft."""

    path: Path
    state: str


class BrokenLeaflet(DeskError):
    """A leaflet file that is not what it should be: which file, and what in it."""

    path: Path
    part: str


class BrokenDrawing(DeskError):
    """The drawing that a leaflet shows is missing, or is no plain drawing."""

    path: Path


class NoCard(DeskError):
    """The leaflet has no small card."""

    topic: str


class OnlyOrdinaryPrint(DeskError):
    """This paper is too small for large print."""

    size: PaperSize


class TooLongForPaper(DeskError):
    """The leaflet does not fit on this paper in letters that can be read."""

    topic: str
    size: PaperSize


class MissingGap(DeskError):
    """A text asks for a value that the list of contacts does not have."""

    topic: str
    language: str
    gap: str
