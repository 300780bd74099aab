"""Personal identity codes are found however they are typed; the codes here are nobody's."""

import pytest

from kototori.domain.personal_data import holds_identity_code

# Individual numbers from 900 on are never given to anybody.
CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def code(separator: str = "-", born: str = "010190", number: str = "900") -> str:
    return f"{born}{separator}{number}{CHECK[int(born + number) % 31]}"


@pytest.mark.parametrize("separator", list("+-UVWXYABCDEF"))
def test_every_century_mark_is_known(separator: str) -> None:
    assert holds_identity_code(f"tunnus {code(separator, born='010100')}.")


@pytest.mark.parametrize(
    "typed",
    [
        code().lower(),
        code("–"),
        code(" - "),
        f"({code()})",
        f"040 123 4567, {code()}",
        f"{code()[:-1]} {code()[-1]}",
    ],
)
def test_it_is_found_as_people_type_it(typed: str) -> None:
    assert holds_identity_code(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "040 123 4567",
        "010190",
        "320190-9003",
        "Hakemus 2026-11-24",
        "010190-9003X",
        "FI21 1234 5600 0007 85",
    ],
)
def test_other_numbers_are_let_through(typed: str) -> None:
    assert not holds_identity_code(typed)


def test_a_wrong_check_character_is_no_code() -> None:
    right = code()
    wrong = next(letter for letter in CHECK if letter != right[-1])
    assert not holds_identity_code(right[:-1] + wrong)
