"""The words for a category of the figures: a code of a list, of a closed set, or a total."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from enum import StrEnum

from kototori.domain.contact import Outcome
from kototori.domain.day import DayState
from kototori.domain.entry import CLOSED_SETS
from kototori.domain.figures import NOT_RECORDED, TOTAL, WEEKDAYS
from kototori.domain.leaflet import EASY_FINNISH
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import Words
from kototori.wording.labels import label

_CLOSED: Mapping[str, type[StrEnum]] = {**CLOSED_SETS, "outcome": Outcome, "coverage": DayState}
_A_MONDAY = date(2024, 1, 1)


def category_words(dimension: str, code: str, vocabulary: Vocabulary, words: Words) -> str:
    """What a person reads beside a code; a team is called by itself."""
    if code == TOTAL:
        return words("total")
    if code == NOT_RECORDED:
        return words("not recorded")
    match dimension:
        case "need":
            return vocabulary.needs[code].words.in_language(words.language)
        case "language":
            if code == EASY_FINNISH:  # of leaflets alone, so it stands in no list
                return words("easy Finnish")
            return vocabulary.languages[code].words.in_language(words.language)
        case "authority":
            return vocabulary.authorities[code].words.in_language(words.language)
        case "place":
            return vocabulary.places[code].name
        case "weekday":
            return words.weekday(_A_MONDAY + timedelta(days=WEEKDAYS.index(code)))
        case "hour":
            return words.time(time(int(code)))
    return label(_CLOSED[dimension](code), words) if dimension in _CLOSED else code
