"""Finds a leaflet by what it is called or what it is about, over every language at once.

A title counts in every language that the leaflet speaks, its needs by their names and synonyms in Finnish,
Swedish and English. Words are folded as in the entry line. A title that begins so comes before what the
leaflet is about, and that before the middle of a word; among equals it is the phrase that begins so. Only
where nothing else is found does one typing error count.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kototori.domain.leaflet import Leaflet
from kototori.domain.need import Wordings
from kototori.domain.suggestions import LEAST_FOR_SUBSTRING, LEAST_FOR_TYPING_ERROR, Kind, fold
from kototori.domain.vocabulary import Vocabulary

_ALIKE = 0.8


class _Match(NamedTuple):
    """How well a phrase answers when it is the whole, when a word of it begins so, and when it holds it."""

    whole: int
    begins: int
    holds: int


_TITLE, _ABOUT = _Match(0, 1, 4), _Match(2, 3, 5)


class _Entry(NamedTuple):
    words: str
    match: _Match
    topic: str


class LeafletSearch:
    """The words of a shelf of leaflets, folded once."""

    def __init__(self, leaflets: Iterable[Leaflet], vocabulary: Vocabulary) -> None:
        self._shelf = tuple(leaflets)
        about: dict[str, list[str]] = {}
        for code, words in _about(vocabulary):
            about.setdefault(code, []).append(words)
        self._entries = tuple(entry for leaflet in self._shelf for entry in _entries(leaflet, about))

    def find(self, text: str) -> tuple[str, ...]:
        """The topics that are meant, the best first; all of them where nothing is typed."""
        typed = fold(text)
        if not typed:
            return tuple(leaflet.topic for leaflet in self._shelf)
        best: dict[str, tuple[int, bool]] = {}
        for entry in self._entries:
            rank = _rank(entry, typed)
            if rank is not None:
                best[entry.topic] = min(rank, best.get(entry.topic, rank))
        found = best or self._nearly(typed)
        order = {leaflet.topic: (leaflet.rank, n) for n, leaflet in enumerate(self._shelf)}
        return tuple(sorted(found, key=lambda topic: (found[topic], order[topic])))

    def _nearly(self, typed: str) -> dict[str, tuple[int, bool]]:
        if len(typed) < LEAST_FOR_TYPING_ERROR:
            return {}
        return {
            entry.topic: (0, False)
            for entry in self._entries
            if any(_is_alike(word[: len(typed) + 1], typed) for word in entry.words.split())
        }


def _entries(leaflet: Leaflet, about: Mapping[str, Iterable[str]]) -> Iterator[_Entry]:
    for version in leaflet.versions.values():
        yield _Entry(fold(version.title), _TITLE, leaflet.topic)
    yield _Entry(fold(leaflet.topic), _TITLE, leaflet.topic)
    for code, called in about.items():
        if leaflet.suits(code, None) or code in leaflet.tasks:
            yield from (_Entry(words, _ABOUT, leaflet.topic) for words in called)


def _about(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """What needs and tasks are called, with their code."""
    for need in vocabulary.needs.values():
        for wordings in (need.tile, need.words):
            yield from ((need.code, fold(word)) for word in _all(wordings))
    for synonym in vocabulary.synonyms:
        if synonym.kind in (Kind.NEED, Kind.TASK):
            yield synonym.code, fold(synonym.word)


def _all(words: Wordings | None) -> tuple[str, ...]:
    return () if words is None else (words.fi, words.sv, words.en)


def _rank(entry: _Entry, typed: str) -> tuple[int, bool] | None:
    """How well a phrase answers, less being better; None where it does not."""
    if typed not in entry.words:
        return None
    inside = not entry.words.startswith(typed)
    if entry.words == typed:
        return entry.match.whole, inside
    if f" {typed}" in f" {entry.words}":
        return entry.match.begins, inside
    return (entry.match.holds, inside) if len(typed) >= LEAST_FOR_SUBSTRING else None


def _is_alike(word: str, typed: str) -> bool:
    from difflib import SequenceMatcher  # few typing errors are made in a day

    return SequenceMatcher(None, word, typed).ratio() >= _ALIKE
