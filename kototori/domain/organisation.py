"""Who answers for what visitors tell, as the privacy notice names it; written by the organisation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kototori.domain.errors import DeskError, MissingValue, TooLong
from kototori.domain.personal_data import holds_identity_code
from kototori.domain.request_contents import IdentityCodeTyped

MOST_CONTROLLERS = 2
# So that a visitor's card stays one page.
LONGEST_NAME = 100
LONGEST_CONTACT = 160
LONGEST_ARRANGEMENT = 300
LONGEST_NOTICE = 2400


class TooManyControllers(DeskError):
    """A notice names one controller or two."""

    most: int


@dataclass(frozen=True, slots=True)
class Controller:
    """An organisation that answers for the data, and how it is reached."""

    name: str
    contact: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise MissingValue("name")
        _fits("name", self.name, LONGEST_NAME)
        _fits("contact", self.contact, LONGEST_CONTACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFacts:
    """No controller yet is allowed: the notice then has a line to fill in by hand.

    `officer` is how the data protection officer is reached; `arrangement` says in one sentence how two
    controllers share the work; `desk_phone` is where a request can be taken back; `notices` are the
    organisation's own texts by language, which stand in place of the program's draft. With `slip_in_two`
    slips for workers are in Finnish and Swedish.
    """

    controllers: tuple[Controller, ...] = ()
    officer: str = ""
    arrangement: str = ""
    desk_phone: str = ""
    slip_in_two: bool = False
    notices: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.controllers) > MOST_CONTROLLERS:
            raise TooManyControllers(MOST_CONTROLLERS)
        _fits("officer", self.officer, LONGEST_CONTACT)
        _fits("arrangement", self.arrangement, LONGEST_ARRANGEMENT)
        _fits("desk_phone", self.desk_phone, LONGEST_CONTACT)
        for text in self.notices.values():
            _fits("notice", text, LONGEST_NOTICE)

    @property
    def is_named(self) -> bool:
        """Whether the notice can say who answers."""
        return bool(self.controllers)


def _fits(name: str, text: str, most: int) -> None:
    if holds_identity_code(text):
        raise IdentityCodeTyped(name)
    if len(text) > most:
        raise TooLong(name, most)
