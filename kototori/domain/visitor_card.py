"""What the visitor takes home after a request: who will call, until when and by which code it is taken back.

No name, no phone number and no matter of the visitor: a card may be lost or found.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from kototori.domain.directory import Team
from kototori.domain.referral import Keeping
from kototori.domain.request_contents import RequestContents
from kototori.domain.worker import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContents:
    """One card. A team, or nobody: then the visitor's own worker is meant, whose name nobody here knows.

    `erase_on` is the day on which the desk has forgotten the request at the latest.
    """

    worker: Worker | Team | None
    team: str
    made_on: date
    erase_on: date
    keeping: Keeping
    withdrawal: str = field(repr=False)

    @classmethod
    def of(
        cls,
        contents: RequestContents,
        *,
        worker: Worker | Team | None,
        made_on: date,
        erase_on: date,
        keeping: Keeping,
    ) -> "CardContents":
        """From a request: nothing of the visitor but the code goes along."""
        return cls(
            worker=worker,
            team=contents.team,
            made_on=made_on,
            erase_on=erase_on,
            keeping=keeping,
            withdrawal=contents.withdrawal,
        )

    @property
    def last_day(self) -> date:
        """The last day on which the code finds something."""
        return self.erase_on - timedelta(days=1)
