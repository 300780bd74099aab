"""How it is said that a social worker is away. Why, nobody knows here."""

from datetime import date

from kototori.domain.directory import Away
from kototori.wording.catalogue import Words


def away_told(away: Away, today: date, words: Words) -> str:
    """Until when, and who is there instead; a part of a line, without a capital and a full stop."""
    until, stand_in = away
    if until is not None and stand_in is not None:
        day = words.short_day(until, today)
        return words("away until {day}, stand-in: {worker}", day=day, worker=stand_in.name)
    if until is not None:
        return words("away until {day}, no stand-in", day=words.short_day(until, today))
    if stand_in is not None:
        return words("away for now, stand-in: {worker}", worker=stand_in.name)
    return words("away for now, no stand-in")
