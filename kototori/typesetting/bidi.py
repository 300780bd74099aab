"""The order in which mixed left-to-right and right-to-left text is drawn: UAX #9, whole.

Written here because no maintained Python package gives the way back from drawn order to text. It passes
every case of Unicode's BidiCharacterTest.txt. Names of classes and rules are those of the standard.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import bidirectional

_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSING_OF = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CLOSING_OF["\u2329"] = "〉"  # canonically the same bracket as U+3008
_CLOSINGS = {closing: closing for closing in _CLOSING_OF.values()} | {"\u232a": "〉"}
_OPEN_BRACKETS_AT_MOST = 63

_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}
_EXPLICIT = _INITIATORS | _EMBEDDINGS | {"PDI", "PDF"}
_NUMERIC = frozenset({"EN", "AN", "ES", "ET", "CS"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI"}) | _INITIATORS
_TRAILING = frozenset({"WS", "PDI"}) | _INITIATORS | _REMOVED
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
_ALL_AT_BASE = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON"})
_STRONG_SIDE = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_DEEPEST = 125


@dataclass(frozen=True, slots=True)
class ParagraphLevels:
    """The embedding level of every character of one paragraph; odd levels run right to left."""

    base: int
    levels: list[int]
    classes: list[str]

    def of_line(self, start: int, end: int) -> list[int]:
        """Levels of one line, with the white space at its end back at the paragraph's level (L1)."""
        line = self.levels[start:end]
        at_end = True
        for i in range(end - start - 1, -1, -1):
            kind = self.classes[start + i]
            if kind in ("S", "B"):
                line[i], at_end = self.base, True
            elif kind not in _TRAILING:
                at_end = False
            elif at_end:
                line[i] = self.base
        return line


def paragraph_levels(text: str, base: int | None = None) -> ParagraphLevels:
    """Levels of `text`; `base` is 0 (left to right), 1, or None to take it from the first strong letter."""
    classes = [bidirectional(character) or "L" for character in text]
    partners = _isolate_partners(classes)
    if base is None:
        base = 1 if _first_strong(classes, 0, len(classes), partners) == "R" else 0
    if base == 0 and _ALL_AT_BASE.issuperset(classes):
        return ParagraphLevels(0, [0] * len(text), classes)
    levels, resolved = _explicit_levels(classes, partners, base)
    for sequence in _isolating_sequences(classes, levels, partners, base):
        _resolve(sequence, text, classes, resolved, levels)
    _level_the_removed(classes, levels, base)
    whole = ParagraphLevels(base, levels, classes)
    return ParagraphLevels(base, whole.of_line(0, len(text)), classes)


def visual_order(levels: Sequence[int]) -> list[int]:
    """Indexes from left to right as drawn (L2)."""
    order = list(range(len(levels)))
    if not any(levels):
        return order
    lowest_odd = min((level for level in levels if level & 1), default=max(levels) + 1)
    for threshold in range(max(levels), lowest_odd - 1, -1):
        for start, end in _stretches([levels[i] >= threshold for i in order]):
            order[start:end] = order[start:end][::-1]
    return order


def has_right_to_left(text: str) -> bool:
    """Whether anything in `text` could change the order of drawing in a left-to-right paragraph."""
    # Left-to-right isolates and embeddings alone never do, though they raise levels.
    return any(bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def _stretches(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Start and end of every unbroken row of true flags."""
    end = 0
    while True in flags[end:]:
        start = flags.index(True, end)
        end = flags.index(False, start) if False in flags[start:] else len(flags)
        yield start, end


def _isolate_partners(classes: Sequence[str]) -> dict[int, int]:
    """Which isolate initiator belongs to which PDI, both ways (BD9)."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    for i, kind in enumerate(classes):
        if kind in _INITIATORS:
            waiting.append(i)
        elif kind == "PDI" and waiting:
            opened = waiting.pop()
            partners[opened], partners[i] = i, opened
    return partners


def _first_strong(classes: Sequence[str], start: int, end: int, partners: dict[int, int]) -> str | None:
    """The direction of the first strong character, isolates left out (P2, P3)."""
    i = start
    while i < end:
        if classes[i] in ("L", "R", "AL"):
            return "L" if classes[i] == "L" else "R"
        if classes[i] in _INITIATORS:
            i = partners.get(i, end)
        i += 1
    return None


class _Entry(NamedTuple):
    """One entry of the directional status stack."""

    level: int
    override: str | None = None
    isolate: bool = False

    def deeper(self, right_to_left: bool) -> int:
        return (self.level + 1) | 1 if right_to_left else (self.level + 2) & ~1


class _StatusStack:
    """The stack of X1 with its three counters."""

    def __init__(self, base: int) -> None:
        self.entries = [_Entry(base)]
        self.overflowing_isolates = 0
        self.overflowing_embeddings = 0
        self.valid_isolates = 0

    @property
    def top(self) -> _Entry:
        return self.entries[-1]

    def embed(self, kind: str) -> None:
        """X2 to X5."""
        level = self.top.deeper(kind.startswith("R"))
        if level <= _DEEPEST and not self.overflowing_isolates and not self.overflowing_embeddings:
            self.entries.append(_Entry(level, kind[0] if kind.endswith("O") else None))
        elif not self.overflowing_isolates:
            self.overflowing_embeddings += 1

    def isolate(self, right_to_left: bool) -> None:
        """X5a to X5c."""
        level = self.top.deeper(right_to_left)
        if level <= _DEEPEST and not self.overflowing_isolates and not self.overflowing_embeddings:
            self.valid_isolates += 1
            self.entries.append(_Entry(level, isolate=True))
        else:
            self.overflowing_isolates += 1

    def end_isolate(self) -> None:
        """X6a."""
        if self.overflowing_isolates:
            self.overflowing_isolates -= 1
        elif self.valid_isolates:
            self.overflowing_embeddings = 0
            while not self.top.isolate:
                self.entries.pop()
            self.entries.pop()
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        """X7."""
        if self.overflowing_isolates:
            return
        if self.overflowing_embeddings:
            self.overflowing_embeddings -= 1
        elif not self.top.isolate and len(self.entries) > 1:
            self.entries.pop()


def _explicit_levels(
    classes: Sequence[str], partners: dict[int, int], base: int
) -> tuple[list[int], list[str]]:
    """Levels after X1 to X8, and the classes as overrides leave them."""
    stack = _StatusStack(base)
    levels = [base] * len(classes)
    resolved = list(classes)
    if _EXPLICIT.isdisjoint(classes):
        return levels, resolved
    for i, kind in enumerate(classes):
        if kind == "PDI":
            stack.end_isolate()
        levels[i] = base if kind == "B" else stack.top.level
        if stack.top.override and kind not in _REMOVED and kind != "B":
            resolved[i] = stack.top.override
        if kind in _EMBEDDINGS:
            stack.embed(kind)
        elif kind == "PDF":
            stack.end_embedding()
        elif kind in _INITIATORS:
            inside = _first_strong(classes, i + 1, partners.get(i, len(classes)), partners)
            stack.isolate(kind == "RLI" or (kind == "FSI" and inside == "R"))
    return levels, resolved


class _Sequence(NamedTuple):
    """An isolating run sequence: its characters, and what stands before and after it."""

    indexes: list[int]
    direction: str
    before: str
    after: str


def _isolating_sequences(
    classes: Sequence[str], levels: Sequence[int], partners: dict[int, int], base: int
) -> list[_Sequence]:
    """X9 and X10."""
    kept = [i for i, kind in enumerate(classes) if kind not in _REMOVED]
    runs = _level_runs(kept, levels)
    run_at = {run[0]: run for run in runs}
    place = {index: order for order, index in enumerate(kept)}
    neighbours = [base, *(levels[i] for i in kept), base]
    sequences = []
    for run in runs:
        if run[0] in partners and classes[run[0]] == "PDI":
            continue  # belongs to the run of its initiator
        indexes = list(run)
        while classes[indexes[-1]] in _INITIATORS and partners.get(indexes[-1]) in run_at:
            indexes += run_at[partners[indexes[-1]]]
        last = indexes[-1]
        unclosed = classes[last] in _INITIATORS and last not in partners
        level = levels[indexes[0]]
        before = neighbours[place[indexes[0]]]
        after = base if unclosed else neighbours[place[last] + 2]
        sequences.append(
            _Sequence(
                indexes, _direction(level), _direction(max(level, before)), _direction(max(level, after))
            )
        )
    return sequences


def _level_runs(kept: Sequence[int], levels: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in kept:
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"


def _resolve(
    sequence: _Sequence, text: str, classes: Sequence[str], resolved: Sequence[str], levels: list[int]
) -> None:
    """The implicit level of every character of one sequence."""
    types = [resolved[i] for i in sequence.indexes]
    _resolve_marks(types, sequence, classes)
    _resolve_numbers(types, sequence)
    _resolve_brackets(types, sequence, text, classes)
    _resolve_neutrals(types, sequence)
    for i, kind in zip(sequence.indexes, types, strict=True):  # I1 and I2
        if levels[i] & 1:
            levels[i] += kind in ("L", "EN", "AN")
        else:
            levels[i] += {"R": 1, "EN": 2, "AN": 2}.get(kind, 0)


def _resolve_marks(types: list[str], sequence: _Sequence, classes: Sequence[str]) -> None:
    """W1: marks take the class before them."""
    previous = sequence.before
    for j, kind in enumerate(types):
        if kind == "NSM":
            after_isolate = j > 0 and classes[sequence.indexes[j - 1]] in _INITIATORS | {"PDI"}
            types[j] = "ON" if after_isolate else previous
        previous = types[j]


def _resolve_numbers(types: list[str], sequence: _Sequence) -> None:
    """W2 to W7: numbers, their signs and separators."""
    if _NUMERIC.isdisjoint(types):
        types[:] = ["R" if kind == "AL" else kind for kind in types]
        return
    strong = sequence.before
    for j, kind in enumerate(types):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[j] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for j in range(1, len(types) - 1):
        joined = types[j - 1] if types[j - 1] == types[j + 1] else ""
        if (types[j] == "ES" and joined == "EN") or (types[j] == "CS" and joined in ("EN", "AN")):
            types[j] = joined
    for start, end in _stretches([kind == "ET" for kind in types]):
        if "EN" in (*types[max(start - 1, 0) : start], *types[end : end + 1]):
            types[start:end] = ["EN"] * (end - start)
    types[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in types]
    strong = sequence.before
    for j, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[j] = "L"


def _resolve_brackets(types: list[str], sequence: _Sequence, text: str, classes: Sequence[str]) -> None:
    """N0: both brackets of a pair take one direction."""
    for opening, closing in _bracket_pairs(types, [text[i] for i in sequence.indexes]):
        side = _bracket_side(types, sequence, opening, closing)
        if side is None:
            continue
        for j in (opening, closing):
            types[j] = side
            k = j + 1
            while k < len(types) and classes[sequence.indexes[k]] == "NSM":
                types[k] = side
                k += 1


def _bracket_pairs(types: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """BD16, in the order of the opening brackets."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for j, character in enumerate(characters):
        if types[j] != "ON":
            continue
        if character in _CLOSING_OF:
            if len(waiting) == _OPEN_BRACKETS_AT_MOST:
                return []
            waiting.append((_CLOSING_OF[character], j))
        elif character in _CLOSINGS:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == _CLOSINGS[character]:
                    pairs.append((waiting[depth][1], j))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _bracket_side(types: Sequence[str], sequence: _Sequence, opening: int, closing: int) -> str | None:
    inside = {_STRONG_SIDE[kind] for kind in types[opening + 1 : closing] if kind in _STRONG_SIDE}
    if not inside:
        return None
    if sequence.direction in inside:
        return sequence.direction
    context = sequence.before
    for kind in reversed(types[:opening]):
        if kind in _STRONG_SIDE:
            context = _STRONG_SIDE[kind]
            break
    opposite = "L" if sequence.direction == "R" else "R"
    return opposite if context == opposite else sequence.direction


def _resolve_neutrals(types: list[str], sequence: _Sequence) -> None:
    """N1 and N2: neutrals between equal sides take that side, others the embedding's direction."""
    for start, end in _stretches([kind in _NEUTRAL for kind in types]):
        left = _STRONG_SIDE[types[start - 1]] if start else sequence.before
        right = _STRONG_SIDE[types[end]] if end < len(types) else sequence.after
        types[start:end] = [left if left == right else sequence.direction] * (end - start)


def _level_the_removed(classes: Sequence[str], levels: list[int], base: int) -> None:
    """Characters that X9 takes out still need a place: beside the one before them."""
    previous = base
    for i, kind in enumerate(classes):
        if kind in _REMOVED:
            levels[i] = previous
        previous = levels[i]
