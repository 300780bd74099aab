"""Finds in what is typed what could tell who somebody is, so that it is refused, warned of or hinted at."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kototori.domain.errors import DeskError


class Trait(StrEnum):
    """What could point to a person."""

    IDENTITY_CODE = "identity_code"
    IBAN = "iban"
    EMAIL = "email"
    PHONE = "phone"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    NAME = "name"


REFUSED = frozenset({Trait.IDENTITY_CODE, Trait.IBAN, Trait.EMAIL, Trait.PHONE})
WARNED = frozenset({Trait.BIRTH_DATE, Trait.ADDRESS})


class PointsToPerson(DeskError):
    """A text that says who somebody is. What it says stays out of the error."""

    trait: Trait


class Trace(NamedTuple):
    """Where in the text it stands."""

    trait: Trait
    start: int
    end: int


def find_traces(text: str, today: date) -> tuple[Trace, ...]:
    """Everything that could point to a person, what is refused first; nothing is found twice."""
    plain = _same_length(text)
    found: list[Trace] = []
    for trait, spans in (
        (Trait.IDENTITY_CODE, _identity_codes(plain)),
        (Trait.IBAN, _ibans(plain)),
        (Trait.EMAIL, _spans(_EMAIL, plain)),
        (Trait.PHONE, _phones(plain)),
        (Trait.BIRTH_DATE, _birth_dates(plain, today)),
        (Trait.ADDRESS, _spans(_ADDRESS, plain)),
        (Trait.NAME, _names(plain)),
    ):
        for start, end in spans:
            if not any(start < other.end and other.start < end for other in found):
                found.append(Trace(trait, start, end))
    return tuple(found)


def holds_identity_code(text: str) -> bool:
    """Whether a Finnish personal identity code stands anywhere in the text.

    Only what has a real date of birth and the right check character counts: a telephone number of the
    same shape hardly ever has both.
    """
    return any(_identity_codes(_same_length(re.sub(r"\s+", " ", text))))


# --- personal identity codes --------------------------------------------------------------------

# The century marks of the Government decree of 2023 beside the old ones, as people type them: small
# letters, spaces, and the dashes that word processors put in place of a hyphen.
_CENTURIES = {"+": 1800} | dict.fromkeys("-UVWXY", 1900) | dict.fromkeys("ABCDEF", 2000)
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_SPACES = dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n\r", " ")
_SAME_LENGTH = str.maketrans(_DASHES | _SPACES)
_IDENTITY_CODE = re.compile(  # a word that hangs on to it hides nothing: the check character tells
    r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2}) ?([-+U-YA-F]) ?([0-9]{3}) ?([0-9A-Y])(?![0-9])",
    re.IGNORECASE | re.ASCII,
)


def _same_length(text: str) -> str:
    return text.translate(_SAME_LENGTH)


def _identity_codes(text: str) -> Iterator[tuple[int, int]]:
    for found in _IDENTITY_CODE.finditer(text):
        if _is_real(*(part.upper() for part in found.groups())):
            yield found.span()


def _is_real(day: str, month: str, year: str, century: str, number: str, check: str) -> bool:
    return (
        _is_date(_CENTURIES[century] + int(year), int(month), int(day))
        and int(number) >= 2
        and _CHECK[int(day + month + year + number) % 31] == check
    )


# --- bank accounts, addresses on the net, telephones --------------------------------------------

_IBAN = re.compile(r"(?<!\w)(?:[A-Z]{2}|FI )\d{2}(?:[ -]?[A-Z0-9]){11,30}", re.IGNORECASE | re.ASCII)
_IBAN_LENGTHS = range(15, 35)
_FINNISH_IBAN = 18
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w/+-])(?<!\d[.,:])(?:\+\d|358(?=\D?\d)|00?[1-9])(?:[ ()/-]{0,2}\d|\.(?=\d{3})){4,14}(?![\w])"
)
_NO_PHONE = (
    re.compile(r"\d{7}-\d"),  # the business code of a company
    re.compile(r"\d{1,2}[-/ ]\d{1,2}[-/ ](?:\d{2}|\d{4})"),  # a date
    re.compile(r"[0-2]\d[0-5]\d ?- ?[0-2]\d[0-5]\d"),  # from one time to another
    re.compile(r"\d{3,4}-(?:19|20)\d\d-\d{3,6}"),  # the number of a case, with its year
)


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    """Only what its two check digits confirm; words that follow it are left out."""
    for found in _IBAN.finditer(text):
        typed = found.group().upper()
        for end in range(len(typed), 0, -1):
            bare = re.sub(r"[ -]", "", typed[:end])
            if _is_iban(bare):
                yield found.start(), found.start() + end
                break


def _is_iban(bare: str) -> bool:
    if len(bare) not in _IBAN_LENGTHS or (bare.startswith("FI") and len(bare) != _FINNISH_IBAN):
        return False
    turned = bare[4:] + bare[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for found in _PHONE.finditer(text):
        typed = found.group()
        digits = sum(sign.isdigit() for sign in typed)
        if digits >= 7 and not any(shape.fullmatch(typed) for shape in _NO_PHONE):
            yield found.span()


# --- what is only warned of ---------------------------------------------------------------------

_DATE = re.compile(r"(?<![\w.])(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?!\w)")
_BORN = re.compile(r"\b(?:synt\w*|s|född\w*|f|born)\b\.?[ :]*(?:\d{1,2}\.\d{1,2}\.)?((?:19|20)\d\d)\b", re.I)
_STREETS = (
    "katu|kadulla|kadun|tie|tien|tiellä|kuja|polku|väylä|kaari|raitti|bulevardi|penger"
    "|gatan|vägen|gränd|gränden|stigen|street|road"
)
_ADDRESS = re.compile(rf"\b[^\W\d_]{{3,}}(?:{_STREETS}) \d{{1,4}}(?: ?[A-Za-z](?: ?\d{{1,3}})?)?\b", re.I)
_GROWN_UP_DATES = 3  # years; a younger date is likely that of an appointment


def _birth_dates(text: str, today: date) -> Iterator[tuple[int, int]]:
    for found in _DATE.finditer(text):
        day, month, year = (int(part) for part in found.groups())
        if year <= today.year - _GROWN_UP_DATES and _is_date(year, month, day):
            yield found.span()
    yield from _spans(_BORN, text)


# --- what is only hinted at ---------------------------------------------------------------------

_PAIR = re.compile(r"(?<![\w-])([^\W\d_][\w'’-]+) ([^\W\d_][\w'’-]+)")


def _names(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while found := _PAIR.search(text, at):
        if all(word[0].isupper() and not word.isupper() for word in found.groups()):
            yield found.span()
            at = found.end()
        else:
            at = found.end(1)


def _spans(shape: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for found in shape.finditer(text):
        yield found.span()


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
