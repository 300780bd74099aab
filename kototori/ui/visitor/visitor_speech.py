"""In which words the view speaks to the visitor: the visitor's own, with Finnish beside for the adviser."""

from __future__ import annotations

from typing import NamedTuple

from kototori.domain.need import Language
from kototori.ui.visitor.visitor_look import VisitorLook
from kototori.wording.visitor_words import SOURCE_LANGUAGE, Said, VisitorWords

SECOND_LANGUAGE = "en"  # beside Finnish, where the visitor's own language has no words yet


class Twice(NamedTuple):
    """One text as the visitor reads it, and what stands small beside it; the same thing is not said twice."""

    main: str
    beside: str


class VisitorSpeech:
    """The words for one language; for a language without words, or none yet, Finnish and English."""

    def __init__(self, look: VisitorLook, language: Language | None) -> None:
        source = look.words(SOURCE_LANGUAGE)
        assert source is not None  # Finnish needs no file
        own = None if language is None else look.words(language.code)
        second = look.words(SECOND_LANGUAGE)
        self.is_own = own is not None
        self.is_rtl = own is not None and language is not None and language.direction == "rtl"
        self.words = own or source
        self._beside = source if own is not None or second is None else second

    @property
    def read_aloud(self) -> tuple[VisitorWords, ...]:
        """The words for a text that must be read whole: the visitor's own, else both of the others."""
        return (self.words,) if self.is_own else (self.words, self._beside)

    def __call__(self, said: Said) -> Twice:
        return _once(self.words(said), self._beside(said))

    def need(self, top: str, finnish: str) -> Twice:
        """A top need; one that the list has and the catalogues have not is said in Finnish."""
        return _once(self.words.need(top) or finnish, self._beside.need(top) or finnish)


def _once(main: str, beside: str) -> Twice:
    return Twice(main, "" if main == beside else beside)
