"""Keeps a change to bold or to another colour from cutting letters that join, stack or change their order."""

from collections import Counter
from collections.abc import Sequence, Set
from unicodedata import category

# Letters of these scripts take their shape from their neighbours.
_JOINING = frozenset({"Arab", "Beng", "Deva", "Mymr", "Taml"})


def on_whole_words(
    text: str, owners: Sequence[int], scripts: Sequence[str], line_ends: Set[int]
) -> list[int]:
    """The span of each character, moved so that no word of such a script is in two: it goes where most of
    it is. Words without spaces end where a line may end. In any script a mark goes with its letter.
    """
    if len(set(owners)) < 2:
        return list(owners)
    moved: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _joined(text[end - 1], text[end], scripts[end]) and end not in line_ends:
            continue
        ((owner, _),) = Counter(owners[start:end]).most_common(1)
        moved += [owner] * (end - start)
        start = end
    return moved


def _joined(before: str, character: str, script: str) -> bool:
    kind = category(character)
    if kind[0] == "M" or kind == "Cf":
        return not before.isspace()
    return script in _JOINING and kind[0] == "L" and (category(before)[0] in "LM" or category(before) == "Cf")
