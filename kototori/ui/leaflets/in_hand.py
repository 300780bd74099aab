"""Who the leaflets are for, as the pad knows it."""

from typing import NamedTuple
from uuid import UUID

from kototori.domain.contact import Handout
from kototori.domain.leaflet import SOURCE_LANGUAGE, LeafletOrder
from kototori.ui.pad.pad import Pad


class InHand(NamedTuple):
    """The visitor on the pad: what was chosen there, the stored contact or the draft it stands in.

    Another one of these is another visitor, for whom nothing is carried over.
    """

    needs: tuple[str, ...] = ()
    language: str = SOURCE_LANGUAGE
    task: str | None = None
    contact: UUID | None = None
    draft: UUID | None = None
    visit: UUID | None = None  # tells one visitor from the next, whatever is chosen for them


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


def in_hand(pad: Pad) -> InHand:
    """The visitor whom the pad holds; while it is empty, whoever comes next."""
    if pad.is_empty:
        return InHand(visit=pad.draft_id)
    language = pad.language or SOURCE_LANGUAGE
    if pad.before is not None:
        return InHand(pad.needs, language, pad.task, pad.before.id, None, pad.draft_id)
    return InHand(pad.needs, language, pad.task, None, pad.draft_id, pad.draft_id)
