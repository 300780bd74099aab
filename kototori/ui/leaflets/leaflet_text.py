"""Leaflets in the words of the window: titles, languages, how far a translation has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kototori.domain.errors import DeskError
from kototori.domain.leaflet import EASY_FINNISH, SOURCE_LANGUAGE, Fit, Leaflet, LeafletState, fit
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.leaflets.leaflet_list import Offer, Takes
from kototori.wording.catalogue import N_, Words
from kototori.wording.sentences import sentence

_STATES = {
    LeafletState.DRAFT: N_("draft: nobody has checked this version"),
    LeafletState.TRANSLATED: N_("translated, not yet checked"),
    LeafletState.CHECKED: N_("checked"),
    LeafletState.TESTED: N_("checked and tried out with readers"),
    LeafletState.APPROVED: N_("approved"),
}

IN_SHORT = {
    LeafletState.DRAFT: N_("draft"),
    LeafletState.TRANSLATED: N_("translated"),
    LeafletState.CHECKED: N_("checked"),
    LeafletState.TESTED: N_("tested"),
    LeafletState.APPROVED: N_("approved"),
}


class LeafletText:
    """Says what the page shows about leaflets."""

    def __init__(self, vocabulary: Vocabulary, words: Words, today: date) -> None:
        self._vocabulary = vocabulary
        self._words = words
        self._today = today

    def language(self, code: str) -> str:
        """A language in the window's words, with its own name."""
        known = self._vocabulary.languages.get(code)
        if known is None:
            return self._words("easy Finnish") if code == EASY_FINNISH else code
        word = known.words.in_language(self._words.language)
        return word if known.endonym.lower() == word.lower() else f"{word} \u2068{known.endonym}\u2069"

    def state(self, state: LeafletState) -> str:
        """How far a version has come."""
        return self._words(_STATES[state])

    def in_short(self, state: LeafletState) -> str:
        """How far a version has come, in one word."""
        return self._words(IN_SHORT[state])

    def title(self, leaflet: Leaflet) -> str:
        """The title in the window's language, else in Finnish: it is the adviser who reads the list."""
        return leaflet.versions.get(self._words.language, leaflet.source).title

    def offer(self, leaflet: Leaflet, language: str, fitting: Fit | None = None) -> Offer:
        """A leaflet as a row of the list, in the language chosen; `fitting` tells why it fits the visitor."""
        is_missing = language not in leaflet.versions
        own = self._words("the desk's own") if leaflet.is_own else ""
        parts = [self._why_it_fits(fitting), own, self._detail(leaflet, language)]
        detail = " · ".join(part for part in parts if part)
        return Offer(Takes.LEAFLET, leaflet.topic, self.title(leaflet), detail, is_missing)

    def why_missing(self, reason: DeskError) -> str:
        """Why a leaflet is not printed by itself."""
        return sentence(reason, self._words)

    def fall_backs(self, fits: Sequence[Fit]) -> str:
        """Said before printing: what is not there in the visitor's language, and what is taken instead."""
        return " ".join(
            self._words(
                "{title}: not in {wanted}, so in {language}.",
                title=self.title(fit.leaflet),
                wanted=self.word(fit.wanted),
                language=self.word(fit.version.language),
            )
            for fit in fits
            if fit.is_fall_back
        )

    def in_order(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        """Languages in the order of the desk's list: word and code."""
        known = [*self._vocabulary.languages]
        known.insert(known.index(SOURCE_LANGUAGE) + 1, EASY_FINNISH)
        wanted = set(codes)
        listed = [code for code in known if code in wanted]
        return [(self.word(code), code) for code in (*listed, *sorted(wanted - set(listed)))]

    def need(self, code: str) -> str:
        """A need as its tile says it."""
        need = self._vocabulary.needs.get(code)
        return code if need is None else (need.tile or need.words).in_language(self._words.language)

    def _why_it_fits(self, fitting: Fit | None) -> str:
        if fitting is None:
            return ""
        if fitting.need is None:
            return self._words("fits the task")
        return self._words("fits: {need}", need=self.need(fitting.need))

    def _detail(self, leaflet: Leaflet, language: str) -> str:
        if leaflet.is_past_review(self._today, language):
            day = self._words.date(leaflet.last_day(language))
            return self._words("should have been reviewed by {day}", day=day)
        version = leaflet.versions.get(language)
        if version is not None and not version.is_out_of_date:
            return self.in_short(version.state)
        outcome = fit(leaflet, language, self._today, by_hand=True)
        instead = self.word(outcome.version.language) if isinstance(outcome, Fit) else ""
        if version is not None:
            said = self._words("out of date")
        else:
            said = self._words("not in {language}", language=self.word(language))
        return f"{said} → {instead}" if instead else said

    def word(self, code: str) -> str:
        """A language in the window's words alone."""
        known = self._vocabulary.languages.get(code)
        return self.language(code) if known is None else known.words.in_language(self._words.language)
