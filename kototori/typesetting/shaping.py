"""Cuts a text into runs that one face can set in one direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from fontTools import unicodedata as unicode_scripts

from kototori.typesetting.faces import Face, FontShelf
from kototori.typesetting.languages import writing_of

script_of = lru_cache(maxsize=4096)(unicode_scripts.script)
_NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})
_STAYING = frozenset({"Mn", "Mc", "Me", "Cf"})


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` to `end` of a text, alike in face, script, level and span."""

    start: int
    end: int
    face: Face
    script: str
    level: int
    span: int

    @property
    def right_to_left(self) -> bool:
        return bool(self.level & 1)

    def cut(self, start: int, end: int, level: int) -> "Run":
        return Run(start, end, self.face, self.script, level, self.span)


def runs_of(
    text: str,
    scripts: Sequence[str],
    spans: Sequence[int],
    weights: Sequence[int],
    levels: Sequence[int],
    language: str,
    shelf: FontShelf,
) -> list[Run]:
    """The runs in the order of the text; `scripts`, `spans` and `levels` have an entry for each character."""
    keeps_punctuation = writing_of(language).keeps_punctuation
    chains: dict[tuple[str, int], tuple[Face, ...]] = {}
    found: dict[tuple[str, str, int, Face | None], Face] = {}
    faces: list[Face] = []
    face: Face | None = None
    for character, script, span in zip(text, scripts, spans, strict=True):
        wanted = (character, script, weights[span], face)
        known = found.get(wanted)
        if known is None:
            own = wanted[1:3]
            chain = chains.get(own) or chains.setdefault(own, shelf.chain(language, *own))
            known = found[wanted] = _face_for(character, chain, face, keeps_punctuation)
        face = known
        faces.append(face)
    _one_face_for_each_word(text, scripts, faces, chains, weights, spans)
    runs: list[Run] = []
    start = 0
    kinds = list(zip(faces, scripts, levels, spans, strict=True))
    for end in range(1, len(kinds) + 1):
        if end == len(kinds) or kinds[end] != kinds[start]:
            runs.append(Run(start, end, *kinds[start]))
            start = end
    return runs


def _one_face_for_each_word(
    text: str,
    scripts: Sequence[str],
    faces: list[Face],
    chains: Mapping[tuple[str, int], tuple[Face, ...]],
    weights: Sequence[int],
    spans: Sequence[int],
) -> None:
    """A word of which the first face lacks a letter is set in the next one that has all: letters of two
    faces do not join.
    """

    def in_one_word(i: int) -> bool:
        alike = scripts[i] == scripts[i - 1] and weights[spans[i]] == weights[spans[i - 1]]
        return alike and category(text[i])[0] in "LM" and category(text[i - 1])[0] in "LM"

    for cut in range(1, len(text)):
        if faces[cut] is faces[cut - 1] or not in_one_word(cut):
            continue
        start = end = cut
        while start > 0 and in_one_word(start):
            start -= 1
        while end < len(text) and in_one_word(end):
            end += 1
        chain = chains[scripts[cut], weights[spans[cut]]]
        whole = next((face for face in chain if all(map(face.has, text[start:end]))), None)
        if whole:
            faces[start:end] = [whole] * (end - start)


def resolved_scripts(text: str) -> list[str]:
    """The script of each character; marks and punctuation take the script before them, or the first one."""
    scripts = [script_of(character) for character in text]
    current = next((script for script in scripts if script not in _NO_SCRIPT), "Latn")
    for i, script in enumerate(scripts):
        if script in _NO_SCRIPT:
            scripts[i] = current
        else:
            current = script
    return scripts


def _face_for(character: str, chain: Sequence[Face], previous: Face | None, keeps_punctuation: bool) -> Face:
    """The first face of the chain that has the character.

    Marks, joiners and punctuation stay with the face before them, or the letters around them come apart.
    """
    if previous in chain and previous is not None:
        if category(character) in _STAYING:
            return previous
        stays = not (keeps_punctuation and chain[0].has(character))
        if stays and script_of(character) == "Zyyy" and previous.has(character):
            return previous
    return next((face for face in chain if face.has(character)), chain[0])
