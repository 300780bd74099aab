"""How far the chosen leaflets have come in each language of the desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from kototori.domain.leaflet import EASY_FINNISH, SOURCE_LANGUAGE, Leaflet, LeafletState, LeafletVersion
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.leaflets.leaflet_text import IN_SHORT, LeafletText
from kototori.wording.catalogue import N_, Words

SHORT_WORDS = (*IN_SHORT.values(), N_("missing"), N_("out of date"))
_MANY = 3  # a language that every third leaflet speaks is not hidden
_STEPS = tuple(LeafletState)


class Standing(StrEnum):
    """Whether what is chosen can be printed in a language."""

    THERE = "there"
    DRAFT = "draft"
    OUT_OF_DATE = "out_of_date"
    MISSING = "missing"


class LanguageState(NamedTuple):
    """One language: its own name and that in the window's language, the state in short and in full."""

    code: str
    endonym: str
    name: str
    word: str
    said: str
    standing: Standing


def states(
    chosen: Sequence[Leaflet],
    shelf: Sequence[Leaflet],
    vocabulary: Vocabulary,
    text: LeafletText,
    words: Words,
) -> tuple[tuple[LanguageState, ...], tuple[LanguageState, ...]]:
    """First the languages met most often and those that many leaflets speak, then all others of the desk."""
    counted = Counter(code for leaflet in shelf for code in leaflet.versions)
    spoken = set(counted)
    often = {code for code, n in counted.items() if n * _MANY >= len(shelf)}
    strip = {code for code, language in vocabulary.languages.items() if language.on_strip}
    first: list[LanguageState] = []
    others: list[LanguageState] = []
    for code, endonym in _listed(vocabulary, spoken):
        word, said, standing = _state(code, chosen, shelf, text, words)
        state = LanguageState(code, endonym or text.word(code), text.word(code), word, said, standing)
        (first if code in often | strip else others).append(state)
    return tuple(first), tuple(others)


def longest_word(words: Words) -> str:
    """The longest of the words by which a state is told in short."""
    said = [words(word) for word in SHORT_WORDS]
    return max((*said, words.many("{n} missing", "{n} missing", 2)), key=len)


def _listed(vocabulary: Vocabulary, spoken: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The desk's languages in their order; easy Finnish follows Finnish, what is not listed comes last."""
    more = sorted(set(spoken) - set(vocabulary.languages) - {EASY_FINNISH})
    for code, language in vocabulary.languages.items():
        if code == "other":
            continue
        yield code, language.endonym
        if code == SOURCE_LANGUAGE and EASY_FINNISH in spoken:
            yield EASY_FINNISH, ""
    yield from ((code, "") for code in more)


def _state(
    code: str, chosen: Sequence[Leaflet], shelf: Sequence[Leaflet], text: LeafletText, words: Words
) -> tuple[str, str, Standing]:
    if not chosen:
        n = sum(code in leaflet.versions for leaflet in shelf)
        said = words.many("{n} leaflet", "{n} leaflets", n)
        return said, said, Standing.THERE if n else Standing.MISSING
    there = [leaflet.versions[code] for leaflet in chosen if code in leaflet.versions]
    if not there:
        return words("missing"), words("missing; pressed, it is noted as asked for"), Standing.MISSING
    lacking = len(chosen) - len(there)
    if lacking:
        said = words.many("{n} missing", "{n} missing", lacking)
        return said, said, Standing.MISSING
    return _worst(there, text, words)


def _worst(there: Sequence[LeafletVersion], text: LeafletText, words: Words) -> tuple[str, str, Standing]:
    if any(version.is_out_of_date for version in there):
        said = words("out of date: the Finnish text has changed since")
        return words("out of date"), said, Standing.OUT_OF_DATE
    state = min((version.state for version in there), key=_STEPS.index)
    standing = Standing.DRAFT if state is LeafletState.DRAFT else Standing.THERE
    return text.in_short(state), text.state(state), standing
