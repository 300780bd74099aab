"""A contact: one visitor's turn at the desk, and the rules for a valid one. It holds no identity."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from kototori.domain.errors import MissingOther, OutOfRange, TooMany, UnknownCode
from kototori.domain.moment import Moment

MOST_NEEDS = 6
MOST_OUTCOMES = 4
MOST_PERSONS = 99
MOST_COPIES = 99


class Source(StrEnum):
    """How the contact came into the log; set by the program alone."""

    LIVE = "live"
    BUSY = "busy"
    LATE = "late"
    TALLY = "tally"
    IMPORT = "import"


class Channel(StrEnum):
    """The way the visitor reached the desk."""

    WALK_IN = "walk_in"
    PHONE = "phone"
    MESSAGE = "message"
    OUTREACH = "outreach"
    GROUP = "group"


class LanguageKnown(StrEnum):
    """How the language of service is known: seen, asked, or only pinned for the day by the adviser."""

    OBSERVED = "observed"
    ASKED = "asked"
    PINNED = "pinned"


class LanguageMeans(StrEnum):
    """How the visitor's language was met."""

    SHARED = "shared"
    OWN_LANGUAGE_ADVISER = "own_language_adviser"
    COMMUNITY_ADVISER = "community_adviser"
    INTERPRETER_PHONE = "interpreter_phone"
    INTERPRETER_PRESENT = "interpreter_present"
    COMPANION = "companion"
    TRANSLATION_APP = "translation_app"
    NOT_MET = "not_met"


class ServedBy(StrEnum):
    """The role that served, never a person."""

    PROFESSIONAL = "professional"
    OWN_LANGUAGE_ADVISER = "own_language_adviser"
    COMMUNITY_ADVISER = "community_adviser"
    VISITING_AUTHORITY = "visiting_authority"
    VOLUNTEER = "volunteer"


class AgeBand(StrEnum):
    """The visitor's age, as coarsely as it is ever recorded."""

    UNDER_18 = "0-17"
    TO_29 = "18-29"
    TO_49 = "30-49"
    TO_64 = "50-64"
    FROM_65 = "65+"


class Answer(StrEnum):
    """What the visitor says; not asked is no answer at all."""

    YES = "yes"
    NO = "no"


class Task(StrEnum):
    """What kind of work the need took."""

    APPLICATION = "application"
    ADDITIONAL_INFORMATION = "additional_information"
    LETTER_EXPLAINED = "letter_explained"
    REVIEW_OR_APPEAL = "review_or_appeal"
    APPOINTMENT = "appointment"
    E_SERVICE = "e_service"
    INFORMATION = "information"
    INTERPRETING = "interpreting"
    OTHER = "other"


class WhyHere(StrEnum):
    """Why the visitor came here and not to the authority responsible."""

    SENT_BY_AUTHORITY = "sent_by_authority"
    NOT_UNDERSTOOD = "not_understood"
    DIGITAL_BARRIER = "digital_barrier"
    QUEUE_OR_NO_ANSWER = "queue_or_no_answer"
    NO_OWN_LANGUAGE = "no_own_language"
    WRONG_INFORMATION = "wrong_information"
    TRUSTS_THIS_PLACE = "trusts_this_place"


class Minutes(StrEnum):
    """How long the contact took, in bands of minutes."""

    UNDER_5 = "<5"
    TO_15 = "5-15"
    TO_30 = "15-30"
    TO_60 = "30-60"
    OVER_60 = ">60"


class Outcome(StrEnum):
    """What was done."""

    SOLVED = "solved"
    ADVISED = "advised"
    APPLICATION_SENT = "application_sent"
    BOOKED = "booked"
    GUIDED_ON = "guided_on"
    REFERRAL_REQUESTED = "referral_requested"
    COME_AGAIN = "come_again"
    NOT_OUR_REMIT = "not_our_remit"
    UNMET = "unmet"


_CODE_SHAPES = {
    "place": re.compile(r"[a-z][a-z0-9-]{1,31}"),
    "language": re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})?"),
    "authority": re.compile(r"[A-Z]{3}"),
    "needs": re.compile(r"[A-Z]\d?"),
    "leaflet": re.compile(r"[a-z][a-z0-9-]{1,47}"),
}


@lru_cache(maxsize=1024)  # a few codes come again and again, with every contact that is read
def _looks_like(field: str, code: str) -> bool:
    return _CODE_SHAPES[field].fullmatch(code) is not None


def _must_look_like(field: str, code: str | None) -> None:
    if code is not None and not _looks_like(field, code):
        raise UnknownCode(field, code)


@dataclass(frozen=True, slots=True)
class Handout:
    """A leaflet given in a language."""

    leaflet: str
    language: str
    copies: int = 1

    def __post_init__(self) -> None:
        _must_look_like("leaflet", self.leaflet)
        _must_look_like("language", self.language)
        if not 1 <= self.copies <= MOST_COPIES:
            raise OutOfRange("handouts", str(self.copies), 1, MOST_COPIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is recorded about one contact. Everything but the moment may be left out: None is *not recorded*.

    Codes that come twice are kept once, in the order in which they came. Whether a code stands in the
    desk's lists on that day is the `Vocabulary`'s to say.
    """

    moment: Moment
    place: str | None = None
    channel: Channel | None = None
    persons: int = 1
    language: str | None = None
    language_known: LanguageKnown | None = None
    language_means: LanguageMeans | None = None
    served_by: ServedBy | None = None
    age_band: AgeBand | None = None
    first_visit: Answer | None = None
    own_worker: Answer | None = None
    needs: tuple[str, ...] = ()
    task: Task | None = None
    authority: str | None = None
    why_here: WhyHere | None = None
    minutes: Minutes | None = None
    outcome: tuple[Outcome, ...] = ()
    handouts: tuple[Handout, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs", tuple(dict.fromkeys(self.needs)))
        object.__setattr__(self, "outcome", tuple(dict.fromkeys(self.outcome)))
        if not 1 <= self.persons <= MOST_PERSONS:
            raise OutOfRange("persons", str(self.persons), 1, MOST_PERSONS)
        if len(self.needs) > MOST_NEEDS:
            raise TooMany("needs", MOST_NEEDS)
        if len(self.outcome) > MOST_OUTCOMES:
            raise TooMany("outcome", MOST_OUTCOMES)
        if self.language_known is not None and self.language is None:
            raise MissingOther("language_known", "language")
        _must_look_like("place", self.place)
        _must_look_like("language", self.language)
        _must_look_like("authority", self.authority)
        for need in self.needs:
            _must_look_like("needs", need)

    def with_handouts(self, more: tuple[Handout, ...]) -> "Facts":
        """The same with more leaflets given; one that was given already counts its copies together."""
        copies: dict[tuple[str, str], int] = {}
        for handout in (*self.handouts, *more):
            key = (handout.leaflet, handout.language)
            copies[key] = min(copies.get(key, 0) + handout.copies, MOST_COPIES)
        return replace(self, handouts=tuple(Handout(*key, n) for key, n in copies.items()))

    @property
    def tops(self) -> tuple[str, ...]:
        """The top needs of the contact, each once: a contact counts in `A` if it holds `A` or any `A…`."""
        return tuple(dict.fromkeys(need[0] for need in self.needs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact as it stands in the log: its facts in their newest revision."""

    id: UUID
    facts: Facts
    source: Source
    recorded_on: date
    rev: int = 1
    updated_on: date
    withdrawn: bool = False

    def revised(self, facts: Facts, on: date, *, withdrawn: bool = False) -> "Contact":
        """The next revision of this contact."""
        return replace(self, facts=facts, rev=self.rev + 1, updated_on=on, withdrawn=withdrawn)
