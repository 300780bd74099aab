"""Keeps phone numbers, web addresses, dates and the like in one piece and readable left to right.

In a line of Arabic letters the order of drawing turns "020 634 0200" into "0200 634 020". Translators write
plain spaces; the program finds such units itself, sets them apart as Unicode isolates and ties their parts.
In right-to-left text words in Latin letters are set apart too, together with the numbers after them, so that
"ti ja pe 10–16" stays a phrase and the quotation marks around «Kela» belong to the Arabic sentence.

A range in native digits, ۱۰–۱۶, is read from the right, as its readers write it.
"""

import re
from typing import NamedTuple

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"
_START, _END = "\u2066", "\u2069"
_CONTROLS = dict.fromkeys(
    [0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)

_SPACE = f"[ {NO_BREAK_SPACE}\u202f]"
_SPACES = re.compile(_SPACE)
_DASH = f"{_SPACE}?[-–]{_SPACE}?"
_ZERO = "[0٠۰]"
_PHONE_START = rf"(?:\+\d{{1,3}}|\({_ZERO}\d{{0,3}}\)|{_ZERO}\d{{0,5}})"
_NUMBER = r"\d+(?:[.:,/]\d+)*"
_LATIN_NUMBER = r"[0-9]+(?:[.:,/][0-9]+)*"
_DAY = r"\d{1,2}\.\d{1,2}\.(?:\d{4}|(?!\d))"
_MONEY = rf"(?:{_SPACE}?(?:€|%|‰|°C?)(?!\w))"
# Letters beside an address without a space are another language's, as in Chinese.
_IN_URL = "[!#-'*-;=?-Z\\\\^-z|~À-ɏ]"
_URL_END = rf"{_IN_URL}*(?<![.,;:!?'])"
_NO_MORE = "(?![A-Za-z0-9])"
_DOMAIN = rf"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)*\.[a-z]{{2,}}{_NO_MORE}"

_KINDS = {
    "email": rf"[A-Za-z0-9._%+-]+@{_DOMAIN}",
    "url": rf"(?:https?://{_URL_END}|{_DOMAIN}(?:[/?#]{_URL_END})?)",
    "iban": rf"[A-Z]{{2}}\d{{2}}(?:{_SPACE}?[A-Z0-9]{{4}}){{2,7}}(?:{_SPACE}?[A-Z0-9]{{1,3}})?{_NO_MORE}",
    "phone": rf"{_PHONE_START}(?:(?:{_SPACE}|-)?\(?\d+\)?)*(?:(?:{_SPACE}|-)?\d{{2,}})|116{_SPACE}\d{{3}}",
    "days": rf"(?:\d{{1,2}}\.{_DASH})?{_DAY}(?:{_DASH}{_DAY})?",
    "numbers": rf"{_LATIN_NUMBER}(?:{_DASH}{_LATIN_NUMBER})+{_MONEY}?|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d+(?:[.:,/]\d+)+{_MONEY}?|[0-9]+{_MONEY}",
    "thousands": rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?{_MONEY}?",
}
_ORDER = ("email", "url", "iban", "phone", "days", "thousands", "numbers")
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏʼЀ-ԯḀ-ỿ"
_UNIT = re.compile(
    rf"(?<![{_LETTER}\d_@])(?:" + "|".join(f"(?P<{kind}>{_KINDS[kind]})" for kind in _ORDER) + r")(?!\d)"
)

_NATIVE_RANGE = re.compile(r"(?<=[٠-٩۰-۹])(?: ?[-–] ?)(?=[٠-٩۰-۹])")
_TO_THE_LEFT = "\u200f"

_MASK = "\ue000"  # stands for each character of a unit while phrases are sought
_WORD = rf"[{_LETTER}](?:[{_LETTER}0-9'’._-]*[{_LETTER}0-9])?"
_BETWEEN = rf"(?:{_SPACE}?[-–/&+]{_SPACE}?|,?{_SPACE})"
_PHRASE = re.compile(rf"{_WORD}(?:{_BETWEEN}(?:{_MASK}+|[0-9]+(?!\d)|{_WORD}))*|{_MASK}+")


class Isolated(NamedTuple):
    """A text with its units set apart, from which character of the source each of its own comes, and which
    of them belong to addresses.
    """

    text: str
    origins: list[int]
    addresses: list[bool]


def isolated(text: str, *, right_to_left: bool = False) -> str:
    """The text with every unit isolated, and tied together unless it is an address that may break."""
    return isolate(text, right_to_left=right_to_left).text


def isolate(text: str, *, right_to_left: bool) -> Isolated:
    """`isolated`, with the way back to the source."""
    units = list(_UNIT.finditer(text))
    phrases = _phrases(text, units) if right_to_left else [unit.span() for unit in units]
    ranges = (
        {i for dash in _NATIVE_RANGE.finditer(text) for i in range(*dash.span())} if right_to_left else set()
    )
    if not phrases and not ranges:
        return Isolated(text, list(range(len(text))), [False] * len(text))
    starts, ends = {start for start, _ in phrases}, {end for _, end in phrases}
    addresses = {i for unit in units if unit.lastgroup in ("email", "url") for i in range(*unit.span())}
    tied = {i for unit in units for i in range(*unit.span())} - addresses
    ranges -= tied | addresses
    tied |= ranges
    letters: list[str] = []
    origins: list[int] = []
    in_address: list[bool] = []
    for i, character in enumerate(text):
        drawn = _tied(character) if i in tied else character
        drawn = f"{_TO_THE_LEFT}{drawn}{_TO_THE_LEFT}" if i in ranges else drawn
        before, after = _START if i in starts else "", _END if i + 1 in ends else ""
        letters.append(f"{before}{drawn}{after}")
        origins += [i] * len(letters[-1])
        in_address += [False] * len(before) + [i in addresses] * len(drawn) + [False] * len(after)
    return Isolated("".join(letters), origins, in_address)


def plain(text: str) -> str:
    """The text as it was written: no controls, no ties."""
    return text.translate(_CONTROLS).replace(NO_BREAK_SPACE, " ").replace("\u202f", " ")


def _phrases(text: str, units: list[re.Match[str]]) -> list[tuple[int, int]]:
    masked = list(text)
    for unit in units:
        start, end = unit.span()
        masked[start:end] = _MASK * (end - start)
    return [phrase.span() for phrase in _PHRASE.finditer("".join(masked))]


def _tied(character: str) -> str:
    if character in "-–/":
        return f"{WORD_JOINER}{character}{WORD_JOINER}"
    return NO_BREAK_SPACE if _SPACES.match(character) else character
