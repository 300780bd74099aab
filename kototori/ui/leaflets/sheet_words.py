"""What is said of the leaflets that are ticked: what is missing, unchecked or out of date, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from kototori.domain.errors import DeskError
from kototori.domain.leaflet import SOURCE_LANGUAGE, Fit, Fitting, Leaflet
from kototori.ui.leaflets.leaflet_text import LeafletText
from kototori.ui.leaflets.sheet_notes import Note
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence


class SheetWords:
    """Makes the notes, the most urgent first."""

    def __init__(
        self, text: LeafletText, today: date, words: Words, wish: Callable[[str, str], None]
    ) -> None:
        """`wish` notes that a topic was asked for in a language."""
        self._text, self._today, self._words, self._wish = text, today, words, wish

    def notes(
        self, plan: Fitting, faults: Sequence[DeskError], wished: Collection[tuple[str, str]]
    ) -> list[Note]:
        """Everything that is to know before printing; `wished` was noted already."""
        words, notes = self._words, []
        if any(one.leaflet.is_sensitive and one.version.is_draft for one in plan.fits):
            notes.append(Note(words("A wrong word does harm here: look at the page before you print it.")))
        notes += [self._refused(refusal.leaflet, refusal.reason) for refusal in plan.refusals]
        notes += [self._fall_back(one, wished) for one in plan.fits if one.is_fall_back]
        notes += self._unchecked(plan.fits)
        return [*notes, *(Note(sentence(fault, words)) for fault in faults)]

    def _refused(self, leaflet: Leaflet, reason: DeskError) -> Note:
        return Note(f"{self._text.title(leaflet)}: {sentence(reason, self._words)}")

    def _fall_back(self, one: Fit, wished: Collection[tuple[str, str]]) -> Note:
        words, text = self._words, self._text
        topic, wanted = one.leaflet.topic, one.wanted
        version = one.leaflet.versions.get(wanted)
        gaps = {
            "title": text.title(one.leaflet),
            "wanted": text.word(wanted),
            "language": text.word(one.version.language),
        }
        if version is not None:
            return Note(words("{title}: out of date in {wanted}, so in {language}.", **gaps))
        if wanted in one.leaflet.faults:
            return Note(words("{title}: cannot be read in {wanted}, so in {language}.", **gaps))
        said = words("{title}: not in {wanted}, so in {language}.", **gaps)
        if (topic, wanted) in wished:
            return Note(words("{said} Noted as asked for.", said=said))
        return Note(said, words("Note that it was asked for"), lambda: self._wish(topic, wanted))

    def _unchecked(self, fits: Sequence[Fit]) -> Iterator[Note]:
        words = self._words
        drafts = [one for one in fits if one.version.is_draft and one.version.pdf is None]
        if any(one.version.language != SOURCE_LANGUAGE for one in drafts):
            yield Note(words("A draft: nobody has checked the translation. The sheet says so."))
        elif drafts:
            yield Note(words("A draft: nobody has checked the text. The sheet says so."))
        old = [one for one in fits if one.leaflet.is_past_review(self._today, one.version.language)]
        for one in old:
            day = words.date(one.leaflet.last_day(one.version.language))
            title = self._text.title(one.leaflet)
            yield Note(
                words(
                    "{title}: should have been reviewed by {day}. The facts may be old.", title=title, day=day
                )
            )
        unchecked = {value.name for one in fits for value in one.version.unchecked_gaps(self._today)}
        if unchecked:
            yield Note(
                words.many(
                    "{n} number or address has not been looked up this year.",
                    "{n} numbers or addresses have not been looked up this year.",
                    len(unchecked),
                )
            )
