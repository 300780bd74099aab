"""Keeps phone numbers, web addresses, dates and the like in one piece and readable left to right.

In a line of Arabic letters the order of drawing turns "020 634 0200" into "0200 634 020". Translators write
plain spaces; the program finds such units itself, sets them apart as Unicode isolates and ties their parts.
"""

import re

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"
_START, _END = "\u2066", "\u2069"
_CONTROLS = dict.fromkeys(
    [0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)

_SPACE = f"[ {NO_BREAK_SPACE}\u202f]"
_DASH = f"{_SPACE}?[-–]{_SPACE}?"
_ZERO = "[0٠۰]"
_PHONE_START = rf"(?:\+\d{{1,3}}|\({_ZERO}\d{{0,3}}\)|{_ZERO}\d{{0,5}})"
_NUMBER = r"\d+(?:[.:,/]\d+)*"
_DAY = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|(?!\d))"
_URL_END = r"[^\s<>()\[\]«»“”\"'،؛؟።፣]*[^\s<>()\[\]«»“”\"'،؛؟።፣.,;:!?]"
_DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,}"

_KINDS = {
    "email": rf"[A-Za-z0-9._%+-]+@{_DOMAIN}",
    "url": rf"(?:https?://{_URL_END}|{_DOMAIN}(?:[/?#](?:{_URL_END})?)?)",
    "iban": rf"[A-Z]{{2}}\d{{2}}(?:{_SPACE}?[A-Z0-9]{{4}}){{2,7}}(?:{_SPACE}?[A-Z0-9]{{1,3}})?(?!\w)",
    "phone": rf"{_PHONE_START}(?:(?:{_SPACE}|-)?\(?\d+\)?)*(?:(?:{_SPACE}|-)?\d{{2,}})|116{_SPACE}\d{{3}}",
    "days": rf"{_DAY}(?:{_DASH}{_DAY})?",
    "numbers": rf"{_NUMBER}(?:{_DASH}{_NUMBER})+|\d{{4}}-\d{{2}}-\d{{2}}|\d+(?:[.:,/]\d+)+",
    "thousands": rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?",
}
_ORDER = ("email", "url", "iban", "phone", "days", "thousands", "numbers")
_UNIT = re.compile(r"(?<![\w@])(?:" + "|".join(f"(?P<{kind}>{_KINDS[kind]})" for kind in _ORDER) + r")(?!\d)")


def isolated(text: str) -> str:
    """The text with every unit isolated, and tied together unless it is an address that may break."""
    return _UNIT.sub(_isolate, text)


def plain(text: str) -> str:
    """The text as it was written: no controls, no ties."""
    return text.translate(_CONTROLS).replace(NO_BREAK_SPACE, " ").replace("\u202f", " ")


def _isolate(found: re.Match[str]) -> str:
    unit = found[0]
    if found.lastgroup not in ("email", "url"):
        unit = re.sub(_SPACE, NO_BREAK_SPACE, unit)
        unit = re.sub(r"([-–/])", rf"{WORD_JOINER}\1{WORD_JOINER}", unit)
    return f"{_START}{unit}{_END}"
