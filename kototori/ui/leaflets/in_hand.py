"""Who the leaflets are for, as the pad knows it."""

from typing import NamedTuple
from uuid import UUID

from kototori.domain.leaflet import LeafletOrder, SOURCE_LANGUAGE
from kototori.domain.contact import Handout


class InHand(NamedTuple):
    """The visitor on the pad: what was chosen there, the stored contact or the draft it stands in.

    Another one of these is another visitor, for whom nothing is carried over.
    """

    needs: tuple[str, ...] = ()
    language: str = SOURCE_LANGUAGE
    task: str | None = None
    contact: UUID | None = None
    draft: UUID | None = None


class Sheets(NamedTuple):
    """What the page hands to the printer, and with whom it is counted.

    With neither a contact nor a draft the copies go on the shelf. `wished` names the topics that were wanted
    in a language they are not in.
    """

    orders: tuple[LeafletOrder, ...]
    handouts: tuple[Handout, ...]
    copies: int
    contact: UUID | None = None
    draft: UUID | None = None
    wished: tuple[tuple[str, str], ...] = ()
