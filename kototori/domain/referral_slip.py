"""What stands on the slip that carries a referral request to a social worker; it is stored nowhere."""

from dataclasses import dataclass, field
from datetime import date

MOST_LETTERS = 200  # of the visitor's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipContents:
    """One slip. What the visitor said stays out of every repr, and so out of logs and crash reports.

    `language` and `needs` are codes; everything that may be empty is left out on paper.
    """

    made_on: date
    desk: str
    worker: str
    team: str
    name: str = field(repr=False)
    phone: str = field(repr=False)
    language: str | None = None
    needs_interpreter: bool = False
    good_time: str = field(default="", repr=False)
    may_leave_message: bool = False
    needs: tuple[str, ...] = ()
    about: str = field(default="", repr=False)
