"""How far figures can be trusted, in one or two lines; without Qt."""

from __future__ import annotations

from kototori.domain.contact import Source
from kototori.domain.day import DayState
from kototori.domain.overview import Overview
from kototori.domain.period import By
from kototori.ui.figures.figure_words import FigureWords, percent_recorded
from kototori.wording.catalogue import Words
from kototori.wording.labels import label

USUAL_NEEDS = 4  # served days of the same weekday before a comparison means something


def coverage_text(overview: Overview, names: FigureWords, words: Words) -> str:
    """What was recorded, which days are counted, and what came into the log otherwise than at once."""
    parts = (
        _recorded(overview, words),
        _at_the_door(overview, names, words),
        _late(overview, words),
        _days(overview, names, words),
        _usual_begins(overview, words),
    )
    return " ".join(part for part in parts if part)


def _recorded(overview: Overview, words: Words) -> str:
    if not overview.contacts:
        return ""
    return words(
        "Recorded: need {need} %, language {language} %.",
        need=percent_recorded(overview.contacts, overview.need_not_recorded),
        language=percent_recorded(overview.contacts, overview.language_not_recorded),
    )


def _at_the_door(overview: Overview, names: FigureWords, words: Words) -> str:
    if overview.door is None:
        return ""
    logged, counted = overview.door
    return words(
        "Logged / counted at the door: {logged} / {counted}.",
        logged=names.number(logged),
        counted=names.number(counted),
    )


def _late(overview: Overview, words: Words) -> str:
    """Tallies and late entries are as good as others, but somebody may want to know of them."""
    told = []
    if tallied := overview.sources.get(Source.TALLY, 0):
        told.append(words.many("1 from a paper tally", "{n} from paper tallies", tallied))
    if late := overview.sources.get(Source.LATE, 0):
        told.append(words.many("1 recorded later", "{n} recorded later", late))
    return words("Of them {parts}.", parts=words.list_of(told)) if told else ""


def _days(overview: Overview, names: FigureWords, words: Words) -> str:
    told = {state: n for state, n in overview.coverage.items() if n}
    if overview.asked.by is By.DAY:
        if not told:
            return words("Nothing is known of the day.")
        return words("The day: {state}.", state=label(next(iter(told)), words))
    if not told:
        return words("No days counted.")
    if set(told) == {DayState.SERVED}:
        return words.many(
            "The 1 open day is counted.", "All {n} open days are counted.", told[DayState.SERVED]
        )
    return words(
        "Days: {days}.",
        days=", ".join(
            f"{label(state, words)} {names.number(told[state])}" for state in DayState if state in told
        ),
    )


def _usual_begins(overview: Overview, words: Words) -> str:
    if overview.asked.by is not By.DAY or overview.usual is not None or overview.usual_days >= USUAL_NEEDS:
        return ""
    return words.many(
        "The comparison with usual days begins after 1 more served {weekday}.",
        "The comparison with usual days begins after {n} more served days ({weekday}).",
        USUAL_NEEDS - overview.usual_days,
        weekday=words.weekday(overview.period.first),
    )
