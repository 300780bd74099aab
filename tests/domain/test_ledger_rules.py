import datetime as dt
import hmac

from hypothesis import given
from hypothesis import strategies as st

from kototori.domain.ledger_rules import Draw, count, share

NUMBERS = st.integers(0, 30)


def tie(cell: str) -> int:
    return int(cell[1:])


def nothing_due(_: str, has: int) -> int:
    return -has


@given(NUMBERS, st.integers(-60, 60), st.integers(3, 10))
def test_a_counted_number_is_one_of_the_two_steps_next_to_its_own_count(
    own: int, due: int, base: int
) -> None:
    given_ = count(base=base, own=own, due=due * base)

    assert given_ % base == 0
    assert abs(given_ - own) < base
    assert given_ > 0 or own < base


@given(NUMBERS, NUMBERS)
def test_a_counted_number_never_passes_its_cap(own: int, cap: int) -> None:
    assert count(base=5, own=own, due=own, cap=5 * cap) <= 5 * cap


@given(st.lists(NUMBERS, min_size=1, max_size=12), st.lists(st.integers(-9, 9), min_size=12, max_size=12))
def test_shares_of_a_total_next_to_the_own_count_add_up_and_lie_next_to_their_own(
    numbers: list[int], lacking: list[int]
) -> None:
    cells = [f"c{n}" for n in range(len(numbers))]
    own = {cell: number for cell, number in zip(cells, numbers, strict=True) if number}

    def waits(cell: str, has: int) -> int:
        return lacking[tie(cell)] - has

    for total in {5 * (sum(numbers) // 5), 5 * -(-sum(numbers) // 5)}:
        shares = share(base=5, total=total, cells=cells, own=own, lack=waits, tie=tie)

        assert sum(shares.values()) == total
        assert all(number % 5 == 0 and number > 0 for number in shares.values())
        assert all(abs(shares.get(cell, 0) - own.get(cell, 0)) < 5 for cell in cells)


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.integers(0, 60))
def test_any_total_is_shared_out_whole(numbers: list[int], steps: int) -> None:
    cells = [f"c{n}" for n in range(len(numbers))]
    own = {cell: number for cell, number in zip(cells, numbers, strict=True) if number}

    shares = share(base=5, total=5 * steps, cells=cells, own=own, lack=nothing_due, tie=tie)

    assert sum(shares.values()) == 5 * steps
    assert all(number > 0 for number in shares.values())


def test_what_is_due_longest_comes_first_and_the_soft_cap_before_it() -> None:
    own = {"c1": 2, "c2": 2, "c3": 1}
    lack = {"c1": 1, "c2": 4, "c3": 0}
    asked = {"base": 5, "total": 5, "cells": list(own), "own": own}

    def waits(cell: str, has: int) -> int:
        return lack[cell] - has

    assert share(**asked, lack=waits, tie=tie) == {"c2": 5}
    assert share(**asked, lack=waits, tie=tie, cap=lambda cell: 0 if cell == "c2" else 5) == {"c1": 5}
    assert share(**asked, lack=nothing_due, tie=tie) == {"c3": 5}


def test_the_last_step_of_a_cell_is_taken_back_last() -> None:
    own = {"c1": 5, "c2": 10}

    shares = share(base=5, total=10, cells=list(own), own=own, lack=nothing_due, tie=tie)

    assert shares == {"c1": 5, "c2": 5}


def test_secret_numbers_are_the_first_eight_bytes_of_the_code_of_the_message() -> None:
    secret, message = bytes(range(32)), f"2019|{dt.date(2019, 3, 1)}|weekday_hour|mon|09"

    assert Draw(secret).number(message) == int.from_bytes(
        hmac.new(secret, message.encode(), "sha256").digest()[:8], "big"
    )
