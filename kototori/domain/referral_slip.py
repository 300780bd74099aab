"""What stands on the slip for a social worker. It lives in memory and on paper; what the desk keeps of it
lies in the vault."""

from dataclasses import dataclass, field
from datetime import date

from kototori.domain.directory import Team
from kototori.domain.errors import MissingValue, OutOfRange
from kototori.domain.need import Language, Wordings
from kototori.domain.worker import Worker

# So that everything stands on one page.
LONGEST = {"name": 80, "phone": 40, "good_time": 80, "matter": 200}


@dataclass(frozen=True, slots=True)
class Consent:
    """Which text the visitor agreed to: its version, and the language in which it was shown or read out."""

    version: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipContents:
    """One request to get in touch. What is the visitor's own is left out of its printed form,
    so that no log and no error message can tell it.

    Where the visitor's own worker has no name here, it goes to the team.
    `erased_on` is the day from which the desk keeps nothing of it; None where it never did.
    """

    worker: Worker | Team
    made_on: date
    place: str
    consent: Consent
    name: str = field(repr=False)
    phone: str = field(repr=False)
    language: Language | None
    interpreter_needed: bool
    message_allowed: bool
    good_time: str = field(default="", repr=False)
    needs: tuple[Wordings, ...] = ()
    matter: str = field(default="", repr=False)
    urgent: bool = field(default=False, repr=False)
    acknowledgement: str = field(default="", repr=False)
    erased_on: date | None = None

    def __post_init__(self) -> None:
        for required in ("name", "phone"):
            if not getattr(self, required).strip():
                raise MissingValue(required)
        for limited, most in LONGEST.items():
            length = len(getattr(self, limited))
            if length > most:
                raise OutOfRange(limited, str(length), 0, most)
