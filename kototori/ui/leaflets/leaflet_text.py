"""Leaflets in the words of the window: titles, languages, how far a translation has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kototori.domain.errors import DeskError
from kototori.domain.leaflet import SOURCE_LANGUAGE, Fit, Leaflet, LeafletState
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.leaflets.leaflet_list import Offer
from kototori.wording.catalogue import N_, Words
from kototori.wording.sentences import sentence

_STATES = {
    LeafletState.DRAFT: N_("draft: nobody has checked this version"),
    LeafletState.TRANSLATED: N_("translated, not yet checked"),
    LeafletState.CHECKED: N_("checked"),
    LeafletState.TESTED: N_("checked and tried out with readers"),
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
            return self._words("easy Finnish") if code == "fi-easy" else code
        word = known.words.in_language(self._words.language)
        return word if known.endonym.lower() == word.lower() else f"{word} \u2068{known.endonym}\u2069"

    def state(self, state: LeafletState) -> str:
        """How far a version has come."""
        return self._words(_STATES[state])

    def title(self, leaflet: Leaflet) -> str:
        """The title in the window's language, else in Finnish: it is the adviser who reads the list."""
        versions = leaflet.versions
        return versions.get(self._words.language, versions[SOURCE_LANGUAGE]).title

    def offer(self, leaflet: Leaflet, language: str) -> Offer:
        """A leaflet as a line of the list, in the language chosen."""
        return Offer(leaflet.topic, self.title(leaflet), self._detail(leaflet, language))

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

    def languages(self, leaflets: Iterable[Leaflet]) -> list[tuple[str, str]]:
        """Every language that any leaflet speaks, in the order of the desk's list: word and code."""
        spoken = {language for leaflet in leaflets for language in leaflet.languages()}
        listed = [code for code in self._vocabulary.languages if code in spoken]
        return [(self.language(code), code) for code in (*listed, *sorted(spoken - set(listed)))]

    def _detail(self, leaflet: Leaflet, language: str) -> str:
        if leaflet.is_past_review(self._today):
            return self._words("should have been reviewed by {day}", day=self._words.date(leaflet.review_by))
        version = leaflet.versions.get(language)
        if version is None:
            return self._words("not in {language}", language=self.word(language))
        if version.is_out_of_date:
            return self._words("out of date: the Finnish text has changed since")
        return self.state(version.state)

    def word(self, code: str) -> str:
        """A language in the window's words alone."""
        known = self._vocabulary.languages.get(code)
        return self.language(code) if known is None else known.words.in_language(self._words.language)
