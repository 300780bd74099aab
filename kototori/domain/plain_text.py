"""Words that somebody typed, as the desk's lists keep them."""

import unicodedata

from kototori.domain.errors import WrongType


def plain_text(field: str, text: str) -> str:
    """The text on one line and in one column; raises WrongType where a part of it is no character at all.

    Such parts (NUL, half a surrogate pair) come from broken files; no database and no screen takes them.
    """
    flat = " ".join(text.split())
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in flat):
        raise WrongType(field)
    return flat
