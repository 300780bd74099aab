"""What a command left behind."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ran:
    """Its exit status, and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]
