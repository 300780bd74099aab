"""The desk's lists: needs, authorities, languages, places, with the days on which each code is valid.

Named tuples, since the window waits for them: a data class takes three times as long to define.
"""

from datetime import date
from typing import Literal, NamedTuple

ScreenLanguage = Literal["fi", "sv", "en"]
SynonymKind = Literal[
    "need",
    "task",
    "language_means",
    "served_by",
    "age_band",
    "first_visit",
    "own_worker",
    "why_here",
    "minutes",
    "outcome",
    "channel",
]
SCREEN_LANGUAGES: tuple[ScreenLanguage, ...] = ("fi", "sv", "en")


class Wordings(NamedTuple):
    """The same thing in the three languages of the program; words are data here, open to correction."""

    fi: str
    sv: str
    en: str

    def in_language(self, language: str) -> str:
        """The word in a language of the screen; Finnish for any other."""
        return {"sv": self.sv, "en": self.en}.get(language, self.fi)


class Validity(NamedTuple):
    """The days on which a code may be used; both ends are included, an open end is None."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the code may be used on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


ALWAYS = Validity()


class Need(NamedTuple):
    """What a visitor comes about: a top need (`A`, with a tile) or a sub-need (`A1`)."""

    code: str
    parent: str | None
    words: Wordings
    authorities: tuple[str, ...] = ()
    sensitive: bool = False
    act_11: str = ""
    validity: Validity = ALWAYS
    successor: str | None = None
    tile: Wordings | None = None
    hint: Wordings | None = None


class Authority(NamedTuple):
    """Who answers for a need."""

    code: str
    words: Wordings
    validity: Validity = ALWAYS
    successor: str | None = None


class Language(NamedTuple):
    """A language of service, by its BCP 47 tag."""

    code: str
    endonym: str
    words: Wordings
    direction: Literal["ltr", "rtl"] = "ltr"
    on_strip: bool = False
    aliases: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where the desk is."""

    code: str
    name: str
    validity: Validity = ALWAYS


class Synonym(NamedTuple):
    """A word that people type, and the need, task or way of meeting the language that it stands for."""

    word: str
    language: str
    code: str
    kind: SynonymKind
