"""The visitor's papers: the card after a request, the help card without one, the consent text to read.

Each is made in memory, takes a tenth of a second or two and touches no window: whoever calls from the
window does so off its thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kototori.domain.directory import Directory
from kototori.domain.leaflet import SOURCE_LANGUAGE, DeskSign, way_down
from kototori.domain.need import Language
from kototori.domain.organisation import OrganisationFacts
from kototori.domain.referral import Keeping
from kototori.domain.vault import RequestErased
from kototori.domain.visitor_card import CardContents
from kototori.domain.visitor_sheet import Line, Notice, VisitorSheet
from kototori.services.organisation import Organisation
from kototori.services.visitor_texts import VisitorTexts
from kototori.wording.catalogue import Words
from kototori.wording.gap_values import read_gap_values, read_own_gap_values, values_in
from kototori.wording.visitor_sheets import (
    ADVICE_PHONE,
    ON_CALL_PHONE,
    Pair,
    card_lines,
    consent_lines,
    draft_text,
    help_lines,
    notice,
)
from kototori.wording.visitor_words import CONSENT_TEXT, Said, VisitorWords

if TYPE_CHECKING:
    from kototori.storage.vault import Kept


class Press(Protocol):
    """Sets a page for a visitor."""

    def set(self, sheet: VisitorSheet, *, large: bool) -> bytes:
        """As PDF: one page of A4; in large print as many as it takes, in the visitor's language alone."""


class InWhich(NamedTuple):
    """The language that a paper will be in, and the one beside it; empty for none."""

    language: str
    beside: str


class VisitorPapers:
    """Sets papers in any language of the program; what is for the desk alone is said in `words`."""

    def __init__(
        self,
        press: Callable[[], Press],
        texts: VisitorTexts,
        organisation: Organisation,
        *,
        languages: Callable[[], Mapping[str, Language]],
        sign: Callable[[], DeskSign],
        contacts: tuple[Path, Path],
        keeping: Callable[[], Keeping],
        words: Words,
    ) -> None:
        """`contacts` are the lists of numbers, the program's and the desk's own."""
        self._press = press
        self._texts = texts
        self._organisation = organisation
        self._languages = languages
        self._sign = sign
        self._contacts = contacts
        self._keeping = keeping
        self._words = words

    # --- the papers -----------------------------------------------------------------------------

    def card(self, contents: CardContents, language: str, *, large: bool = False) -> bytes:
        """What the visitor takes home after a request, with the privacy notice; one page of A4.

        `card_of` makes the contents of a request. The title of the file tells nothing of anybody.
        """
        facts, sign = self._organisation.facts(), self._sign()

        def lines(pair: Pair, values: Mapping[str, str]) -> list[Line]:
            return card_lines(pair, contents, sign, facts.desk_phone, values.get(ON_CALL_PHONE, ""))

        sheet = self._sheet(Said.CARD_TITLE, language, lines, self._words("Visitor's card"), large=large)
        return self._set(sheet, self.notice(language, contents.keeping), large=large)

    def help_card(self, language: str, *, large: bool = False) -> bytes:
        """For a visitor who does not consent: how to get help all the same. Nothing of it is stored."""

        def lines(pair: Pair, values: Mapping[str, str]) -> list[Line]:
            return help_lines(pair, values.get(ON_CALL_PHONE, ""), values.get(ADVICE_PHONE, ""))

        name = self._words("Help without a request")
        return self._set(self._sheet(Said.HELP_TITLE, language, lines, name, large=large), large=large)

    def consent_sheet(self, language: str, keeping: Keeping | None = None, *, large: bool = False) -> bytes:
        """The text about consent and the privacy notice, to be read; the answer is given aloud.

        Off the window's thread `keeping` must be given, for the vault answers on its own thread alone.
        """
        keeping = keeping or self.keeping()

        def lines(pair: Pair, values: Mapping[str, str]) -> list[Line]:
            return consent_lines(pair, keeping)

        version = self._words("Consent text: version {version}", version=CONSENT_TEXT)
        sheet = self._sheet(Said.CONSENT_TITLE, language, lines, version, large=large)
        return self._set(sheet, self.notice(language, keeping), large=large)

    # --- what is asked beforehand -----------------------------------------------------------------

    def in_which(self, language: str) -> InWhich:
        """What a paper asked for in a language will be in: where nobody wrote it yet, Finnish and English.

        Beside every other language stands Finnish, small, so that another desk can read the paper.
        """
        for candidate in way_down(language):
            if self._texts.words(candidate) is not None:
                break
        if candidate != SOURCE_LANGUAGE:
            return InWhich(candidate, SOURCE_LANGUAGE)
        return InWhich(candidate, "" if language == SOURCE_LANGUAGE else "en")

    def fall_back(self, language: str) -> str:
        """One sentence where a paper cannot be in the language asked for; empty where it can."""
        if self.in_which(language).language == language:
            return ""
        return self._words("There is no text in {language} yet.", language=self._name(language))

    def notice(self, language: str, keeping: Keeping | None = None) -> Notice:
        """The privacy notice as it will be printed, for the turned screen and for previews."""
        language = self.in_which(language).language
        return notice(
            self._texts.words_or_finnish(language),
            self._organisation.facts(),
            keeping or self.keeping(),
            self._values(language),
            self._organisation.notice(language),
        )

    def draft(self, language: str) -> str:
        """The program's own notice as text, for whoever writes another one; its two gaps are left open."""
        return draft_text(self._texts.words_or_finnish(language), self._values(language))

    def keeping(self) -> Keeping:
        """How long the desk keeps requests; the usual days where it keeps none yet."""
        return self._keeping()

    def facts(self) -> OrganisationFacts:
        """Who is named in the notice; `is_named` is false until somebody has filled it in."""
        return self._organisation.facts()

    # --- inside ---------------------------------------------------------------------------------

    def _sheet(
        self,
        title: Said,
        language: str,
        lines: Callable[[Pair, Mapping[str, str]], list[Line]],
        name: str,
        *,
        large: bool,
    ) -> VisitorSheet:
        chosen = self.in_which(language)
        if large:  # in two columns a word of large letters hardly fits on a line
            chosen = chosen._replace(beside="")
        own = self._texts.words_or_finnish(chosen.language)
        beside = self._texts.words_or_finnish(chosen.beside) if chosen.beside else None
        values = self._values(chosen.language)
        foot = [name, " + ".join(self._name(code) for code in chosen if code), self.fall_back(language)]
        return VisitorSheet(
            name=name,
            language=chosen.language,
            beside=chosen.beside,
            title=own(title),
            title_beside=beside(title) if beside else "",
            lines=tuple(lines(Pair(own, beside, values), values)),
            mark=_mark(own),
            mark_beside=_mark_beside(own, beside),
            foot=" · ".join(part for part in foot if part),
            foot_language=self._words.language,
        )

    def _set(self, sheet: VisitorSheet, said: Notice | None = None, *, large: bool) -> bytes:
        return self._press().set(replace(sheet, notice=said), large=large)

    def _values(self, language: str) -> dict[str, str]:
        shipped, own = self._contacts
        found = values_in(language, read_gap_values(shipped), read_own_gap_values(own)[0])
        return {name: value.value for name, value in found.items()}

    def _name(self, language: str) -> str:
        known = self._languages().get(language)
        return language if known is None else known.words.in_language(self._words.language)


def _mark(words: VisitorWords) -> str:
    return words(Said.DRAFT) if words.is_draft else ""


def _mark_beside(own: VisitorWords, beside: VisitorWords | None) -> str:
    """The second language says it of the first, or of itself."""
    return beside(Said.DRAFT) if beside and (own.is_draft or beside.is_draft) else ""


def card_of(kept: "Kept", directory: Directory, keeping: Keeping) -> CardContents:
    """The card of a request that was just made or that the open vault holds; raises RequestErased.

    Whoever is no longer in the directory, or had no name, is the visitor's own worker in the team.
    """
    if kept.contents is None:
        raise RequestErased(str(kept.id))
    return CardContents.of(
        kept.contents,
        worker=directory.everybody.get(kept.contents.worker) or directory.team(kept.contents.team),
        made_on=kept.made_on,
        erase_on=kept.erase_on,
        keeping=keeping,
    )
