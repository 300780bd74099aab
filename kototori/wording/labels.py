"""The words for each code in `domain`; marked here, looked up when they are shown.

Codes that are spelled alike in two fields are one key here, and share their words.
"""

from collections.abc import Mapping
from enum import StrEnum

from kototori.domain.contact import (
    AgeBand,
    Answer,
    Channel,
    LanguageKnown,
    LanguageMeans,
    Minutes,
    Outcome,
    ServedBy,
    Source,
    Task,
    WhyHere,
)
from kototori.wording.catalogue import N_, Words

LABELS: Mapping[str, str] = {
    Source.LIVE: N_("recorded at once"),
    Source.BUSY: N_("busy mode"),
    Source.LATE: N_("recorded later"),
    Source.TALLY: N_("paper tally"),
    Source.IMPORT: N_("from a spreadsheet"),
    Channel.WALK_IN: N_("walk-in"),
    Channel.PHONE: N_("by phone"),
    Channel.MESSAGE: N_("by message"),
    Channel.OUTREACH: N_("outreach"),
    Channel.GROUP: N_("group"),
    LanguageKnown.OBSERVED: N_("language observed"),
    LanguageKnown.ASKED: N_("language asked"),
    LanguageKnown.PINNED: N_("language pinned"),
    LanguageMeans.SHARED: N_("a shared language"),
    LanguageMeans.OWN_LANGUAGE_ADVISER: N_("own-language adviser"),
    LanguageMeans.COMMUNITY_ADVISER: N_("community adviser"),
    LanguageMeans.INTERPRETER_PHONE: N_("interpreter by phone"),
    LanguageMeans.INTERPRETER_PRESENT: N_("interpreter present"),
    LanguageMeans.COMPANION: N_("companion interpreted"),
    LanguageMeans.TRANSLATION_APP: N_("translation app"),
    LanguageMeans.NOT_MET: N_("language not met"),
    ServedBy.PROFESSIONAL: N_("professional"),
    ServedBy.OWN_LANGUAGE_ADVISER: N_("own-language adviser"),
    ServedBy.COMMUNITY_ADVISER: N_("community adviser"),
    ServedBy.VISITING_AUTHORITY: N_("visiting authority"),
    ServedBy.VOLUNTEER: N_("volunteer"),
    AgeBand.UNDER_18: N_("under 18"),
    AgeBand.TO_29: N_("18 to 29"),
    AgeBand.TO_49: N_("30 to 49"),
    AgeBand.TO_64: N_("50 to 64"),
    AgeBand.FROM_65: N_("65 or over"),
    Answer.YES: N_("yes"),
    Answer.NO: N_("no"),
    Task.APPLICATION: N_("application"),
    Task.ADDITIONAL_INFORMATION: N_("additional-information request"),
    Task.LETTER_EXPLAINED: N_("letter explained"),
    Task.REVIEW_OR_APPEAL: N_("review or appeal"),
    Task.APPOINTMENT: N_("booking an appointment"),
    Task.E_SERVICE: N_("using an e-service"),
    Task.INFORMATION: N_("information"),
    Task.INTERPRETING: N_("interpreting"),
    Task.OTHER: N_("other task"),
    WhyHere.SENT_BY_AUTHORITY: N_("sent by an authority"),
    WhyHere.NOT_UNDERSTOOD: N_("did not understand a decision or letter"),
    WhyHere.DIGITAL_BARRIER: N_("could not use the e-service"),
    WhyHere.QUEUE_OR_NO_ANSWER: N_("queue or no answer"),
    WhyHere.NO_OWN_LANGUAGE: N_("no service in own language"),
    WhyHere.WRONG_INFORMATION: N_("wrong information"),
    WhyHere.TRUSTS_THIS_PLACE: N_("trusts this place"),
    Minutes.UNDER_5: N_("under 5 min"),
    Minutes.TO_15: N_("5 to 15 min"),
    Minutes.TO_30: N_("15 to 30 min"),
    Minutes.TO_60: N_("30 to 60 min"),
    Minutes.OVER_60: N_("over 60 min"),
    Outcome.SOLVED: N_("solved"),
    Outcome.ADVISED: N_("advised"),
    Outcome.APPLICATION_SENT: N_("application sent"),
    Outcome.BOOKED: N_("appointment booked"),
    Outcome.GUIDED_ON: N_("guided on"),
    Outcome.REFERRAL_REQUESTED: N_("contact request"),
    Outcome.COME_AGAIN: N_("comes again"),
    Outcome.NOT_OUR_REMIT: N_("not our remit"),
    Outcome.UNMET: N_("need not met"),
    # Days, requests, leaflets, prints and changes by their codes alone: the window's first picture needs
    # none of their words, and to load what they belong to takes time.
    "served": N_("served"),
    "shut": N_("shut"),
    "not_counted": N_("not counted"),
    "running": N_("book running"),
    "closed": N_("book closed"),
    "waiting": N_("waiting"),
    "handed_over": N_("handed over"),
    "a4": N_("A4"),
    "a5": N_("A5"),
    "folded": N_("folded A4"),
    "card": N_("small card"),
    "draft": N_("draft"),
    "translated": N_("translated"),
    "checked": N_("checked"),
    "tested": N_("tested with readers"),
    "approved": N_("approved"),
    "printing": N_("printing"),
    "done": N_("printed"),
    "failed": N_("failed"),
    "cancelled": N_("cancelled"),
    "forgotten": N_("look at the printer"),
    "recorded": N_("recorded"),
    "corrected": N_("corrected"),
    "withdrawn": N_("withdrawn"),
    "restored": N_("restored"),
}

FIELDS: Mapping[str, str] = {
    "occurred_at": N_("time of the contact"),
    "place": N_("place"),
    "channel": N_("channel"),
    "persons": N_("persons"),
    "language": N_("language"),
    "language_known": N_("how the language is known"),
    "language_means": N_("how the language was met"),
    "served_by": N_("served by"),
    "age_band": N_("age"),
    "first_visit": N_("first visit"),
    "own_worker": N_("own social worker"),
    "needs": N_("needs"),
    "task": N_("task"),
    "authority": N_("authority"),
    "why_here": N_("why here"),
    "minutes": N_("duration"),
    "outcome": N_("outcome"),
    "handouts": N_("leaflets given"),
}


def label(code: StrEnum, words: Words) -> str:
    """The words for a code."""
    return words(LABELS[code])


def field_name(field: str, words: Words) -> str:
    """The words for a field of a contact; the field's own name where it has none."""
    return words(FIELDS[field]) if field in FIELDS else field
