"""The keys of the window as a person reads them: in the help, and on the card that hangs on the wall."""

from typing import NamedTuple


class KeyLine(NamedTuple):
    """A key as it is printed, and what it does."""

    key: str
    text: str


class KeyPart(NamedTuple):
    """The keys that act in one place."""

    title: str
    lines: tuple[KeyLine, ...]
