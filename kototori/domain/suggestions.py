"""Type-ahead: what a few typed letters may mean, over the words of three languages at once.

Words are compared without case, diacritics and punctuation; å, ä and ö are a and o. The order of what is
found: an exact sub-need code, an exact language code, an exact word, a word that begins so, a word that
holds it, and only where nothing else is found, from five letters on, a word with one typing error.

Among equals a phrase that begins so comes before one with such a word inside, and needs before languages,
details and commands. Of the needs those of the tile come first that the most words mean which begin so
(`koul` is the school, `koti` the home). Then comes a word that is all but finished (`vuok` is vuokra), and
then what the most words mean that begin so (`soci` is the social worker, not the social emergency). The last
ties keep the order of the lists. Nothing follows use, so that the same letters always mean the same.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kototori.domain.contact import MOST_PERSONS
from kototori.domain.need import Need, Wordings
from kototori.domain.vocabulary import Vocabulary

LEAST_FOR_SUBSTRING = 2
LEAST_FOR_TYPING_ERROR = 5
ALL_BUT_FINISHED = 3  # letters that are missing at most


class Kind(StrEnum):
    """What kind of thing a suggestion or a choice is; but for needs and commands the name of its field."""

    NEED = "need"
    LANGUAGE = "language"
    TASK = "task"
    LANGUAGE_MEANS = "language_means"
    SERVED_BY = "served_by"
    AGE_BAND = "age_band"
    FIRST_VISIT = "first_visit"
    OWN_WORKER = "own_worker"
    WHY_HERE = "why_here"
    MINUTES = "minutes"
    OUTCOME = "outcome"
    PERSONS = "persons"
    CHANNEL = "channel"
    PLACE = "place"
    AUTHORITY = "authority"
    COMMAND = "command"


class Suggestion(NamedTuple):
    """One thing that the typed letters may mean, and the word through which it was found."""

    kind: Kind
    code: str
    word: str


class Found(NamedTuple):
    """What was found, the best first.

    `highlighted` is what Enter may take without being asked: what is `whole`, that is a code or a word of
    one thing alone, or the only thing found.
    """

    candidates: tuple[Suggestion, ...] = ()
    highlighted: Suggestion | None = None
    whole: Suggestion | None = None


class _Entry(NamedTuple):
    """A word of the search set, folded, with what it stands for.

    There are well over a thousand, and the window waits for them: whatever only a few of them need is
    made from them when it is.
    """

    folded: str
    kind: Kind
    code: str
    word: str

    @property
    def meaning(self) -> Suggestion:
        return Suggestion(self.kind, self.code, self.word)


# The ranks of a match, the best first.
_EXACT_SUB_NEED, _EXACT_LANGUAGE, _EXACT_WORD, _BEGINS, _HOLDS, _NEARLY = range(6)
_PERSONS = re.compile(r"x([1-9]\d?)", re.IGNORECASE | re.ASCII)
_TURN = {Kind.NEED: 0, Kind.LANGUAGE: 1, Kind.COMMAND: 3}  # among equals; every detail has the turn between
_DETAIL = 2
_PLAIN = str.maketrans("åäöéü", "aaoeu")
_NO_LETTERS = re.compile(r"[\W_]+")
_SUB_NEED = re.compile(r"[a-z]\d", re.IGNORECASE | re.ASCII)


class _Match(NamedTuple):
    """What was found, in the order of what comes first."""

    rank: int
    inside: bool = False
    turn: int = 0
    fewer_of_tile: int = 0  # minus the number of words of the same tile that begin so
    far: int = 0
    fewer: int = 0  # minus the number of words of the same meaning that begin so
    length: int = 0
    position: int = -1
    meaning: Suggestion = Suggestion(Kind.COMMAND, "", "")


class Suggestions:
    """The search set of one day: the desk's lists and the commands of the window."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        day: date,
        commands: Mapping[str, tuple[str, ...]] | None = None,
        tile_keys: Mapping[str, str] | None = None,
    ) -> None:
        """`commands` are codes with the words that call them; `tile_keys` are keys with their need."""
        needs = [need for need in vocabulary.needs.values() if need.validity.covers(day)]
        self._sub_needs = {need.code.lower(): need for need in needs if need.parent is not None}
        self._tile_keys = dict(tile_keys or {})
        self._vocabulary = vocabulary
        self._entries = tuple(_entries(vocabulary, day, needs, commands or {}))

    def find(self, text: str) -> Found:
        """What `text` may mean."""
        text = text.strip()
        persons = _PERSONS.fullmatch(text)
        if persons is not None and int(persons[1]) <= MOST_PERSONS:
            return _sure(Suggestion(Kind.PERSONS, str(int(persons[1])), text))
        if text in self._tile_keys:
            return _sure(Suggestion(Kind.NEED, self._tile_keys[text], text))
        typed = fold(text)
        if not typed:
            return Found()
        best: dict[tuple[Kind, str], _Match] = {}
        begin_so: Counter[tuple[Kind, str]] = Counter()
        for match in self._matches(text.lower(), typed):
            key = (match.meaning.kind, match.meaning.code)
            begin_so[key] += not match.inside
            if key not in best or match < best[key]:
                best[key] = match
        of_tile: Counter[str] = Counter()
        for (kind, code), words in begin_so.items():
            if kind is Kind.NEED:
                of_tile[code[0]] += words
        ranked = sorted(
            match._replace(
                fewer_of_tile=-of_tile[key[1][0]] if key[0] is Kind.NEED else 0, fewer=-begin_so[key]
            )
            for key, match in best.items()
        )
        whole = _whole(ranked)
        only = ranked[0].meaning if len(ranked) == 1 else None
        return Found(tuple(match.meaning for match in ranked), whole or only, whole)

    def goes_on(self, text: str) -> bool:
        """Whether a space after `text` is one of a phrase, as in `alle 30`, and not the key that accepts.

        What is a word or a code of its own is accepted (`kela`), unless it begins a detail of several words
        and is none itself (`omatyöntekijä on`). A second space always accepts.
        """
        typed = fold(text)
        if not typed or text.endswith(" "):
            return False
        begun = [entry for entry in self._entries if entry.folded.startswith(f"{typed} ")]
        whole = self.find(text).whole
        if whole is None:
            return bool(begun)
        return whole.kind is Kind.NEED and any(_turn(entry.kind) == _DETAIL for entry in begun)

    def _matches(self, text: str, typed: str) -> Iterator["_Match"]:
        if _SUB_NEED.fullmatch(text) and text in self._sub_needs:
            code = self._sub_needs[text].code
            yield _Match(_EXACT_SUB_NEED, meaning=Suggestion(Kind.NEED, code, code))
        language = self._language(text)
        if language is not None:
            yield _Match(_EXACT_LANGUAGE, meaning=Suggestion(Kind.LANGUAGE, language, text))
        found = False
        for position, entry in enumerate(self._entries):
            rank = _rank(entry.folded, typed)
            if rank is not None:
                found = True
                yield _matched(rank, entry, typed, position)
        if found or len(typed) < LEAST_FOR_TYPING_ERROR:
            return
        middle = len(typed) // 2
        first, last = typed[:middle], typed[middle + 1 :]
        for position, entry in enumerate(self._entries):
            for word in _tails(entry.folded):
                # One error leaves the first or the last letters whole: asking that first is ten times faster.
                if (word.startswith(first) or last in word) and _nearly_begins(word, typed):
                    yield _matched(_NEARLY, entry, typed, position)
                    break

    def _language(self, text: str) -> str | None:
        for language in self._vocabulary.languages.values():
            if text in (language.code.lower(), *(alias.lower() for alias in language.aliases)):
                return language.code
        return None


def fold(text: str) -> str:
    """Small letters without marks; whatever is no letter or digit is one space.

    Most of a thousand and more words need the slow ways for nothing, and the window waits for them.
    """
    text = text.casefold()
    if not text.isascii():
        text = text.translate(_PLAIN)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text).replace("ı", "i")
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return text if text.isalnum() else _NO_LETTERS.sub(" ", text).strip()


def _sure(suggestion: Suggestion) -> Found:
    return Found((suggestion,), suggestion, suggestion)


def _whole(ranked: list[_Match]) -> Suggestion | None:
    """What is a code or a word of its own, and of one thing alone."""
    if not ranked or ranked[0].rank <= _EXACT_LANGUAGE:
        return ranked[0].meaning if ranked else None
    exact = [match.meaning for match in ranked if match.rank == _EXACT_WORD]
    return exact[0] if len(exact) == 1 else None


def _matched(rank: int, entry: _Entry, typed: str, position: int) -> _Match:
    inside = not entry.folded.startswith(typed)
    missing = len(entry.folded) - len(typed)
    far = missing if missing <= ALL_BUT_FINISHED else ALL_BUT_FINISHED + 1
    return _Match(rank, inside, _turn(entry.kind), 0, far, 0, len(entry.folded), position, entry.meaning)


def _turn(kind: Kind) -> int:
    return _TURN.get(kind, _DETAIL)


def _rank(folded: str, typed: str) -> int | None:
    """The rank of a folded phrase for folded letters, typing errors left aside."""
    if typed not in folded:
        return None
    if folded == typed:
        return _EXACT_WORD
    if f" {folded}".find(f" {typed}") >= 0:
        return _BEGINS
    return _HOLDS if len(typed) >= LEAST_FOR_SUBSTRING else None


def _tails(folded: str) -> tuple[str, ...]:
    """The phrase from each of its words on."""
    tails = [folded]
    while " " in tails[-1]:
        tails.append(tails[-1].split(" ", 1)[1])
    return tuple(tails)


def _nearly_begins(word: str, typed: str) -> bool:
    """Whether `word` begins with `typed` once one letter is changed, left out, added or two are swapped."""
    at = next((n for n, (a, b) in enumerate(zip(word, typed, strict=False)) if a != b), None)
    if at is None:  # `typed` is the whole word and more; one letter more is one error
        return len(typed) <= len(word) + 1
    changed = word.startswith(typed[at + 1 :], at + 1)
    added = word.startswith(typed[at + 1 :], at)
    left_out = word.startswith(typed[at:], at + 1)
    swapped = (
        word[at : at + 2] == typed[at : at + 2][::-1]
        and len(typed) >= at + 2
        and word.startswith(typed[at + 2 :], at + 2)
    )
    return changed or added or left_out or swapped


def _entries(
    vocabulary: Vocabulary, day: date, needs: list[Need], commands: Mapping[str, tuple[str, ...]]
) -> Iterator[_Entry]:
    """The search set in its fixed order: needs, languages, details, places, commands."""
    synonyms: dict[str, dict[str, list[str]]] = {}
    for synonym in vocabulary.synonyms:
        synonyms.setdefault(synonym.kind, {}).setdefault(synonym.code, []).append(synonym.word)
    of_needs = synonyms.pop(Kind.NEED, {})
    tops_first = sorted(needs, key=lambda need: need.parent is not None)
    for need in tops_first:
        words = [*_all(need.tile), *_all(need.words), *of_needs.get(need.code, ())]
        yield from _folded(Kind.NEED, need.code, words)
    for language in vocabulary.languages.values():
        # Aliases are found whole, by `_language`: half of one, as in ku-Arab, is a word for something else.
        words = [language.endonym, *_all(language.words), language.code]
        yield from _folded(Kind.LANGUAGE, language.code, words)
    for kind in sorted(synonyms, key=[str(kind) for kind in Kind].index):
        for code, words in sorted(synonyms[kind].items()):
            yield from _folded(Kind(kind), code, words)
    for place in vocabulary.places.values():
        if place.validity.covers(day):
            yield from _folded(Kind.PLACE, place.code, [place.name])
    for command, called in commands.items():
        yield from _folded(Kind.COMMAND, command, list(called))


def _folded(kind: Kind, code: str, words: list[str]) -> Iterator[_Entry]:
    seen: set[str] = set()
    for word in words:
        folded = fold(word)
        if folded and folded not in seen:
            seen.add(folded)
            yield _Entry(folded, kind, str(code), word)


def _all(words: Wordings | None) -> tuple[str, ...]:
    return (words.fi, words.sv, words.en) if words is not None else ()
