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

    def joined(i: int) -> bool:
        return i not in line_ends and _joined(text[i - 1], text[i], scripts[i])

    moved = list(owners)
    end = 0
    for cut in range(1, len(text)):
        if owners[cut] == owners[cut - 1] or cut < end:
            continue
        start = end = cut
        while start > 0 and joined(start):
            start -= 1
        while start < end < len(text) and joined(end):
            end += 1
        if start < end:
            ((owner, _),) = Counter(owners[start:end]).most_common(1)
            moved[start:end] = [owner] * (end - start)
    return moved


def _joined(before: str, character: str, script: str) -> bool:
    kind = category(character)
    if kind[0] == "M" or kind == "Cf":
        return not before.isspace()
    return script in _JOINING and kind[0] == "L" and (category(before)[0] in "LM" or category(before) == "Cf")
