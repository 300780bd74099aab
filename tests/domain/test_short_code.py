"""Codes that are read out by telephone and copied from paper."""

import random

import pytest

from kototori.domain.short_code import MistypedCode, new_code, read_code

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def test_every_wrong_sign_and_every_swap_of_neighbours_is_noticed() -> None:
    code = new_code(random.Random(7).choice)
    bare = code.replace("-", "")
    wrong = {bare[:at] + sign + bare[at + 1 :] for at in range(8) for sign in SIGNS} - {bare}
    wrong |= {bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :] for at in range(7)} - {bare}

    for typed in wrong:
        with pytest.raises(MistypedCode):
            read_code(typed)


@pytest.mark.parametrize("form", ["{}", " {} ", "{}."])
def test_it_is_read_however_it_is_typed(form: str) -> None:
    code = new_code(random.Random(1).choice)

    assert read_code(form.format(code.lower().replace("-", " "))) == code


@pytest.mark.parametrize("typed", ["", "ABCD", "0OIL-1111", "ÄÖ23-4567", "2345-67899"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(MistypedCode):
        read_code(typed)
