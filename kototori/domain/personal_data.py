"""Finds personal identity codes in what is typed, so that they are refused wherever they stand."""

import re
from datetime import date

# The century marks of the Government decree of 2023 beside the old ones, as people type them: small
# letters, spaces, and the dashes that word processors put in place of a hyphen.
_CENTURIES = {"+": 1800} | dict.fromkeys("-UVWXY", 1900) | dict.fromkeys("ABCDEF", 2000)
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_SHAPE = re.compile(
    r"(?<![0-9A-Z])([0-9]{2})([0-9]{2})([0-9]{2}) ?([-+U-YA-F]) ?([0-9]{3}) ?([0-9A-Y])(?![0-9A-Z])"
)


def holds_identity_code(text: str) -> bool:
    """Whether a Finnish personal identity code stands anywhere in the text.

    Only what has a real date of birth and the right check character counts: a telephone number of the
    same shape hardly ever has both.
    """
    plain = re.sub(r"\s+", " ", text).translate(_DASHES).upper()
    return any(_is_real(*found.groups()) for found in _SHAPE.finditer(plain))


def _is_real(day: str, month: str, year: str, century: str, number: str, check: str) -> bool:
    try:
        date(_CENTURIES[century] + int(year), int(month), int(day))
    except ValueError:
        return False
    return int(number) >= 2 and _CHECK[int(day + month + year + number) % 31] == check
