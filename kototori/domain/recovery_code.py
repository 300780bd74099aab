"""The recovery code as it stands on paper: eight groups of four signs, typed back by any hand."""

from collections.abc import Sequence

GROUPS = 8
_GROUP = 4
# The signs that the code does not have, and what was meant by them.
_MEANT = str.maketrans("018", "OIB")


def signs(typed: str) -> str:
    """Without spaces and dashes, in capitals, a nought for an O."""
    return "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_MEANT)


def groups(code: str) -> tuple[str, ...]:
    """The code in the groups in which it is printed."""
    plain = signs(code)
    return tuple(plain[at : at + _GROUP] for at in range(0, len(plain), _GROUP))


def tells_groups(typed: str, code: str, asked: Sequence[int]) -> bool:
    """Whether these groups of the code were typed, the first one being number 1."""
    parts = groups(code)
    return signs(typed) == "".join(parts[number - 1] for number in asked)
