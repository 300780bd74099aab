"""The two rules of the fives ledger, to count and to share, and the secret numbers that they draw on."""

from collections.abc import Callable, Mapping, Sequence
from hmac import digest

Cell = str
"""A table and its categories with `|` between them: `need_language|A|ar`."""
Lack = Callable[[Cell, int], int]
"""What a cell still waits for when it has been given so much."""


class Draw:
    """Numbers that nobody can foretell without the desk's secret, and that never change."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def number(self, message: str) -> int:
        """The number that belongs to a message."""
        return int.from_bytes(digest(self._secret, message.encode(), "sha256")[:8], "big")

    def seal(self, message: str) -> str:
        """What proves that a message is as it was when it was sealed."""
        return digest(self._secret, message.encode(), "sha256").hex()


def count(*, base: int, own: int, due: int, least: int = 0, cap: int | None = None) -> int:
    """What is printed of a cell that has its own count.

    `due` is what the turnstile, which clicks once in `base` from a secret position, has clicked since New
    Year and has not given yet: it may hold late contacts of earlier units or lack withdrawn ones, so it is
    kept within the two multiples next to the unit's own count.
    """
    given = max(base * (own // base), min(due, base * -(-own // base)), least)
    return given if cap is None else min(given, cap)


def share(
    *,
    base: int,
    total: int,
    cells: Sequence[Cell],
    own: Mapping[Cell, int],
    lack: Lack,
    tie: Callable[[Cell], int],
    cap: Callable[[Cell], int] | None = None,
) -> dict[Cell, int]:
    """Deals a total out over the cells of one dimension, in whole steps; what gets nothing is left out.

    `own` has the unit's own count of every cell that is not 0. `cap` is soft: it is kept where there is
    another way.
    """
    given = {cell: base * (number // base) for cell, number in own.items() if number >= base}
    left = (total - sum(given.values())) // base
    if left < 0:
        _take_back(base, -left, given, lack, tie)
    elif left > 0:
        room = [cell for cell, number in own.items() if number % base]
        for cell in _first(left, room, base, given, lack, tie, cap):
            given[cell] = given.get(cell, 0) + base
            left -= 1
        if left:
            _give_beyond(base, left, cells, given, own, lack, tie, cap)
    return {cell: number for cell, number in given.items() if number}


def _first(
    wanted: int,
    room: Sequence[Cell],
    base: int,
    given: Mapping[Cell, int],
    lack: Lack,
    tie: Callable[[Cell], int],
    cap: Callable[[Cell], int] | None,
) -> Sequence[Cell]:
    """The cells that one step more leads no further than the multiple above their own count, the first ones.

    Each of them can take one step alone, so that their order does not change while they are served.
    """
    if wanted >= len(room):
        return room

    ranks: dict[Cell, tuple[bool, int]] = {}
    for cell in room:
        has = given.get(cell, 0)
        ranks[cell] = cap is None or has + base <= cap(cell), lack(cell, has)
    last = sorted(ranks.values(), reverse=True)[wanted - 1]
    first = [cell for cell in room if ranks[cell] > last]
    alike = [cell for cell in room if ranks[cell] == last]
    if len(first) + len(alike) > wanted:  # to draw a number takes longer than all the rest
        alike.sort(key=tie, reverse=True)
    return [*first, *alike][:wanted]


def _give_beyond(
    base: int,
    left: int,
    cells: Sequence[Cell],
    given: dict[Cell, int],
    own: Mapping[Cell, int],
    lack: Lack,
    tie: Callable[[Cell], int],
    cap: Callable[[Cell], int] | None,
) -> None:
    """More was printed of the total than the cells hold by now: contacts were corrected or withdrawn."""

    def rank(cell: Cell) -> tuple[bool, bool, int, int]:
        has = given.get(cell, 0)
        fits = cap is None or has + base <= cap(cell)
        return own.get(cell, 0) > 0, fits, lack(cell, has), tie(cell)

    for _ in range(left):
        best = max(cells, key=rank)
        given[best] = given.get(best, 0) + base


def _take_back(
    base: int,
    left: int,
    given: dict[Cell, int],
    lack: Lack,
    tie: Callable[[Cell], int],
) -> None:
    """Less was printed of the total than the cells hold by now; the last step of a cell goes last."""

    def rank(cell: Cell) -> tuple[bool, int, int]:
        return given[cell] > base, -lack(cell, given[cell]), tie(cell)

    for _ in range(left):
        best = max((cell for cell, has in given.items() if has), key=rank)
        given[best] -= base
