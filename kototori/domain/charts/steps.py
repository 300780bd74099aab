"""From place to place of a drawing by the arrows."""

from collections.abc import Sequence

from kototori.domain.charts.shapes import Spot

_ASIDE = 3.0  # a place straight ahead comes before a nearer one to the side


def stepped(spots: Sequence[Spot], at: int | None, across: int, down: int) -> int | None:
    """The place that an arrow leads to: `across` or `down` is 1 or -1; at an edge it stays.

    Where all places lie in one row or one column, the other two arrows go through them as well.
    """
    if not spots:
        return None
    if at is None or at >= len(spots):
        return 0 if across + down > 0 else len(spots) - 1
    if not _is_field(spots):
        return min(max(at + across + down, 0), len(spots) - 1)
    x, y = spots[at].centre

    def way(place: int) -> float:
        to_x, to_y = spots[place].centre
        ahead = (to_x - x) * across + (to_y - y) * down
        aside = abs((to_x - x) * down) + abs((to_y - y) * across)
        return ahead + aside * _ASIDE

    ahead = [
        place
        for place, spot in enumerate(spots)
        if (spot.centre[0] - x) * across + (spot.centre[1] - y) * down > 0.5
    ]
    return min(ahead, key=way, default=at)


def _is_field(spots: Sequence[Spot]) -> bool:
    return all(len({round(spot.centre[axis]) for spot in spots}) > 1 for axis in (0, 1))
