"""Short random codes that travel on paper and by telephone: no look-alike signs, and a slip of the tongue
or of the pen is noticed."""

from collections.abc import Callable

from kototori.domain.errors import DeskError

_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # a prime number of them: the check then finds swaps as well
_RANDOM = 7


class MistypedCode(DeskError):
    """The check sign does not fit: something was misheard or mistyped."""


def new_code(choice: Callable[[str], str]) -> str:
    """Seven signs and their check, as `7K2M-QP4X`; `choice` draws one sign of many by chance."""
    drawn = "".join(choice(_SIGNS) for _ in range(_RANDOM))
    return _printed(drawn + _check(drawn))


def read_code(typed: str) -> str:
    """A code as it was printed, however it was typed; raises MistypedCode."""
    bare = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(bare) != _RANDOM + 1 or any(sign not in _SIGNS for sign in bare):
        raise MistypedCode()
    if _check(bare[:-1]) != bare[-1]:
        raise MistypedCode()
    return _printed(bare)


def _check(drawn: str) -> str:
    total = sum(place * _SIGNS.index(sign) for place, sign in enumerate(drawn, 2))
    return _SIGNS[total % len(_SIGNS)]


def _printed(bare: str) -> str:
    return f"{bare[:4]}-{bare[4:]}"
