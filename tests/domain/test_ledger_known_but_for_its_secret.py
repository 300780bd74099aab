"""What somebody can work back who knows the rules of the ledger to the letter, but not the desk's secret.

Small desks are gone through one by one: every truth, every position that the turnstiles may begin at, every
order in which ties may be decided. For each set of printed numbers that comes out, all truths are collected
that lead to it: they are what is left for that reader.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import permutations, product

from kototori.domain.ledger_rules import count, share

BASE, LEAST_LEFT = 5, 4
Truth = Mapping[str, int]
Left = dict[tuple[int, ...], dict[str, set[int]]]


def given(*, own: int, so_far: int, start: int, out: int, cap: int | None = None) -> int:
    return count(base=BASE, own=own, due=BASE * ((so_far + start) // BASE) - out, cap=cap)


def dealt(total: int, own: Truth, so_far: Truth, out: Truth, order: tuple[str, ...]) -> dict[str, int]:
    found = share(
        base=BASE,
        total=total,
        cells=tuple(own),
        own={cell: number for cell, number in own.items() if number},
        lack=lambda cell, has: so_far[cell] - out[cell] - has,
        tie=order.index,
    )
    return {cell: found.get(cell, 0) for cell in own}


def narrow(left: Left) -> list[tuple[tuple[int, ...], str, set[int]]]:
    """Cells where somebody is proved to be there and too few values are left."""
    return [
        (printed, cell, values)
        for printed, cells in left.items()
        for cell, values in cells.items()
        if 0 not in values and min(values) < BASE and len(values) < LEAST_LEFT
    ]


def remember(left: Left, printed: tuple[int, ...], truth: Truth) -> None:
    if max(printed[1:]) <= BASE and printed[0] <= 2 * BASE:  # above, truths beyond those gone through come in
        for cell, number in truth.items():
            left[printed][cell].add(number)


def two_days() -> Iterator[tuple[tuple[int, ...], dict[str, int]]]:
    """A week of two served days and two languages: visits by day, languages by week."""
    orders = list(permutations("ab"))
    for a1, b1, a2, b2 in product(range(10), repeat=4):
        both = {"a": a1 + a2, "b": b1 + b2}
        if sum(both.values()) > 3 * BASE - 1:
            continue
        for start in range(BASE):
            first = given(own=a1 + b1, so_far=a1 + b1, start=start, out=0)
            second = given(own=a2 + b2, so_far=sum(both.values()), start=start, out=first)
            for order in orders:
                week = dealt(first + second, both, both, {"a": 0, "b": 0}, order)
                truth = {"day 1": a1 + b1, "day 2": a2 + b2, "a": a1 + a2, "b": b1 + b2}
                hidden = {"a on day 1": a1, "b on day 1": b1, "a on day 2": a2, "b on day 2": b2}
                yield (first + second, first, second, week["a"], week["b"]), truth | hidden


def two_weeks() -> Iterator[tuple[tuple[int, ...], dict[str, int]]]:
    """Two weeks of one served day and two languages; what the first was not given, the second is owed."""
    orders = list(permutations("ab"))
    for a1, b1, a2, b2 in product(range(10), repeat=4):
        one, two, both = {"a": a1, "b": b1}, {"a": a2, "b": b2}, {"a": a1 + a2, "b": b1 + b2}
        if sum(both.values()) > 3 * BASE - 1:
            continue
        for start in range(BASE):
            first = given(own=a1 + b1, so_far=a1 + b1, start=start, out=0)
            second = given(own=a2 + b2, so_far=sum(both.values()), start=start, out=first)
            for order1, order2 in product(orders, repeat=2):
                week1 = dealt(first, one, one, {"a": 0, "b": 0}, order1)
                week2 = dealt(second, two, both, week1, order2)
                truth = {"a in week 1": a1, "b in week 1": b1, "a in week 2": a2, "b in week 2": b2}
                together = {"a": a1 + a2, "b": b1 + b2, "week 1": a1 + b1, "week 2": a2 + b2}
                yield (first + second, *week1.values(), *week2.values()), truth | together


def three_languages() -> Iterator[tuple[tuple[int, ...], dict[str, int]]]:
    """One day and three languages."""
    orders = list(permutations("abc"))
    for numbers in product(range(10), repeat=3):
        own = dict(zip("abc", numbers, strict=True))
        if sum(numbers) > 3 * BASE - 1:
            continue
        for start, order in product(range(BASE), orders):
            total = given(own=sum(numbers), so_far=sum(numbers), start=start, out=0)
            printed = dealt(total, own, own, dict.fromkeys(own, 0), order)
            yield (total, *printed.values()), own | {"visits": sum(numbers)}


def need_by_language() -> Iterator[tuple[tuple[int, ...], dict[str, int]]]:
    """One day of a month: a need, two languages, and the need by language."""
    orders = list(permutations("ab"))
    nothing = {"a": 0, "b": 0}
    for a, b, without_a, without_b in product(range(9), range(9), range(4), range(4)):
        spoken, need = {"a": a + without_a, "b": b + without_b}, {"a": a, "b": b}
        visits, own = sum(spoken.values()), a + b
        if visits > 3 * BASE - 1:
            continue
        for start, other in product(range(BASE), repeat=2):
            total = given(own=visits, so_far=visits, start=start, out=0)
            of_need = given(own=own, so_far=own, start=other, out=0, cap=total)
            for order1, order2 in product(orders, repeat=2):
                languages = dealt(total, spoken, spoken, nothing, order1)
                crossed = dealt(of_need, need, need, nothing, order2)
                printed = (total, of_need, *languages.values(), *crossed.values())
                yield printed, {"need": own, "a": spoken["a"], "need of a": a, "need of b": b}


def what_is_left(outcomes: Iterator[tuple[tuple[int, ...], dict[str, int]]]) -> Left:
    left: Left = defaultdict(lambda: defaultdict(set))
    for printed, truth in outcomes:
        remember(left, printed, truth)
    return left


def test_a_week_of_two_days_leaves_four_values_to_a_reader_who_knows_the_rules() -> None:
    left = what_is_left(two_days())

    assert len(left) > 5
    assert narrow(left) == []


def test_two_weeks_leave_four_values_to_a_reader_who_knows_the_rules() -> None:
    left = what_is_left(two_weeks())

    assert len(left) > 5
    assert narrow(left) == []


def test_a_day_of_three_languages_leaves_four_values_to_a_reader_who_knows_the_rules() -> None:
    left = what_is_left(three_languages())

    assert len(left) > 5
    assert narrow(left) == []


def test_a_need_by_language_leaves_four_values_to_a_reader_who_knows_the_rules() -> None:
    left = what_is_left(need_by_language())

    assert len(left) > 5
    assert narrow(left) == []


def test_each_number_rounded_by_itself_would_leave_too_few() -> None:
    """The control: the same search finds what is not protected."""

    def rounded() -> Iterator[tuple[tuple[int, ...], dict[str, int]]]:
        for one, other in product(range(10), repeat=2):
            truth = {"day 1": one, "day 2": other, "week": one + other}
            yield tuple(BASE * round(truth[cell] / BASE) for cell in ("week", "day 1", "day 2")), truth

    assert ((5, 0, 0), "week", {3, 4}) in narrow(what_is_left(rounded()))
