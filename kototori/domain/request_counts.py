"""What stays of a request when everything else is erased: that there was one, by month, team and need."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from kototori.domain.figures import NOT_RECORDED, TOTAL
from kototori.domain.request_contents import RequestContents


class CountedAs(NamedTuple):
    """One count: the month as `2026-11`, the team, and a top need, `not_recorded` or `total`."""

    month: str
    team: str
    need: str


def counted_in_team(made_on: date, team: str) -> Counter[CountedAs]:
    """The same where nobody can tell the needs any more."""
    month = f"{made_on:%Y-%m}"
    return Counter(CountedAs(month, team, need) for need in (TOTAL, NOT_RECORDED))


def counted_as(made_on: date, contents: RequestContents) -> Counter[CountedAs]:
    """What one request adds: to the total of its month and team, and to each of its top needs by itself.

    Never needs together, and no sub-needs: a rare combination would tell who it was.
    """
    tops = {need[0] for need in contents.needs} or {NOT_RECORDED}
    month = f"{made_on:%Y-%m}"
    return Counter(CountedAs(month, contents.team, need) for need in (TOTAL, *tops))
