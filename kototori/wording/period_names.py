"""What a period is called where people read it; programs read its code."""

from kototori.domain.period import By, Period, whole
from kototori.wording.catalogue import Words


def period_name(period: Period, by: By, words: Words) -> str:
    """`week 19/2019`; a period that is cut is called by its first and its last day."""
    first = period.first
    if by is By.RANGE or period != whole(first, by):
        return f"{words.date(first)} – {words.date(period.last)}"
    match by:
        case By.WEEK:
            year, week, _ = first.isocalendar()
            return words("week {week}/{year}", week=week, year=year)
        case By.MONTH:
            return f"{words.month(first)} {first.year}"
        case By.QUARTER:
            return words("quarter {quarter}/{year}", quarter=(first.month + 2) // 3, year=first.year)
        case By.YEAR:
            return str(first.year)
        case _:
            return words.date(first)
