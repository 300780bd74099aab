"""Beyond counts: demand that others could have met, unmet needs, use of interpreters, who comes again.

Never exported as tidy rows: these cells are for the desk's own page and for the annex of a social report.
"""

from dataclasses import dataclass

from kototori.domain.contact import LanguageMeans, WhyHere

PREVENTABLE = tuple(reason for reason in WhyHere if reason is not WhyHere.TRUSTS_THIS_PLACE)
"""Why somebody came whom the responsible authority could have served; to trust this place is no failure."""

WITHOUT_INTERPRETER = (LanguageMeans.COMPANION, LanguageMeans.TRANSLATION_APP, LanguageMeans.NOT_MET)
"""How a language was got by with: an interpreter was needed, and none was there."""

INTERPRETED = (LanguageMeans.INTERPRETER_PHONE, LanguageMeans.INTERPRETER_PRESENT)

SERVED_WITHOUT = ("fi", "sv")
"""The languages of the service itself, for which nobody needs an interpreter."""


@dataclass(frozen=True, slots=True)
class Share:
    """A code and how many contacts hold it."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Demand:
    """Contacts with a top need that was one authority's, and why they came here instead.

    `authority` is `not_recorded` where nobody is named for the need. A contact counts once in each of these.
    """

    need: str
    authority: str
    why_here: str
    contacts: int


@dataclass(frozen=True, slots=True)
class Unmet:
    """What could not be met. A contact may hold several needs: they may add up to more than `contacts`."""

    needs: tuple[Share, ...]
    """Contacts whose outcome was `unmet`, by top need; a contact without a need is `not_recorded`."""
    contacts: int
    outcome_recorded: int
    """Contacts of which any outcome is known: what `contacts` is a part of."""
    languages: tuple[Share, ...]
    """Contacts whose language was not met, by language; `not_recorded` where nobody wrote it down."""
    leaflets: tuple[Share, ...]
    """How often a leaflet was asked for that is not there, by its language."""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """How the language was met at contacts in a language that is known, and neither Finnish nor Swedish."""

    contacts: int
    """Contacts in such a language."""
    means: tuple[Share, ...]
    recorded: int
    """Those of them of which it is known how the language was met."""
    interpreted: int
    """Those with an interpreter, on the phone or in the room."""
    without: int
    """Those with a companion, a translation app or nothing: an interpreter was needed, and none was there."""


@dataclass(frozen=True, slots=True)
class Again:
    """Whether it was the first visit, as visitors say: `yes` have been here before."""

    yes: int
    no: int
    not_recorded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """Everything beyond counts of one period."""

    preventable: tuple[Demand, ...]
    """Only reasons that the authority could have done something about; the largest first."""
    preventable_contacts: int
    """Contacts with such a reason, each once."""
    why_recorded: int
    """Contacts of which it is known why they came here: what `preventable_contacts` is a part of."""
    unmet: Unmet
    interpreter: Interpreter
    again: Again
