"""What a sheet says of itself: what it is, in which languages, who answers for it, how far it is checked."""

from collections.abc import Mapping

from kototori.documents.leaflet_paper import versions_of
from kototori.domain.leaflet import EASY_FINNISH, SOURCE_LANGUAGE, DeskSign, LeafletSheet, LeafletVersion
from kototori.domain.need import Language
from kototori.wording.catalogue import Words
from kototori.wording.labels import label

_EASY_FINNISH = "selkosuomi"  # in itself; the desk's list of languages does not have it


class Facts:
    """Said in the language of `words`; which sheet it is, in Finnish always, for the desk."""

    def __init__(
        self, words: Words, sheet: LeafletSheet, languages: Mapping[str, Language], sign: DeskSign
    ) -> None:
        self.words = words
        self._sheet = sheet
        self._languages = languages
        self._sign = sign
        self._versions = versions_of(sheet)

    def identity(self) -> str:
        """The title in Finnish, and each language by its Finnish name and its own."""
        languages = " + ".join(self._both_names(version.language) for version in self._versions)
        return f"{self._sheet.leaflet.source.title} · {languages}"

    def version(self) -> str:
        leaflet = self._sheet.leaflet
        return self.words(
            "Version {version} · review by {day} · owner: {owner}",
            version=leaflet.version,
            day=self.words.date(leaflet.review_by),
            owner=leaflet.owner,
        )

    def state(self) -> str:
        """How far each text is checked, and the day of the print."""
        states = [(self.name(version.language), self._state(version)) for version in self._versions]
        told = " · ".join(f"{name}: {state}" for name, state in states) if len(states) > 1 else states[0][1]
        said = self.words("State of the text: {state}", state=told)
        if self._sign.day is None:
            return said
        printed = self.words("printed {day}", day=self.words.date(self._sign.day))
        return f"{said} · {printed}"

    def mark(self) -> str:
        """What is said of a sheet that is not quite to be trusted."""
        marks = [self._draft()] if self._sheet.is_draft else []
        if self._sheet.is_past_review:
            marks.append(self.words("The day for reviewing this leaflet has passed – its facts may be old"))
        return " · ".join(marks)

    def _draft(self) -> str:
        if any(version.is_draft and version.language != SOURCE_LANGUAGE for version in self._versions):
            return self.words("Draft – the translation has not been checked")
        return self.words("Draft – the text has not been checked")

    def desk(self) -> list[str]:
        return [line for line in (self._sign.name, self._sign.hours) if line]

    def everything(self) -> str:
        """All that is said in the language of the words, for the check of letters."""
        return "\n".join((self.identity(), self.version(), self.state(), self.mark(), *self.desk()))

    def endonym(self, language: str) -> str:
        if language == EASY_FINNISH:
            return _EASY_FINNISH.capitalize()
        known = self._languages.get(language)
        return known.endonym if known else language

    def name(self, language: str, said_in: str | None = None) -> str:
        if language == EASY_FINNISH:
            return _EASY_FINNISH if said_in == SOURCE_LANGUAGE else self.words("easy Finnish")
        known = self._languages.get(language)
        return known.words.in_language(said_in or self.words.language) if known else language

    def _both_names(self, language: str) -> str:
        finnish, own = self.name(language, SOURCE_LANGUAGE), self.endonym(language)
        return finnish if finnish.casefold() == own.casefold() else f"{finnish} ({own})"

    def _state(self, version: LeafletVersion) -> str:
        day = self.words.date(version.on) if version.on else ""
        return " ".join(part for part in (label(version.state, self.words), day, version.by) if part)
