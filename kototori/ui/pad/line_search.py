"""What the letters in the entry line may mean: finds it, offers it, and says when nothing is called so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kototori.domain.suggestions import Kind, Suggestion, Suggestions
from kototori.ui.keys import Deed, command_texts, names_in
from kototori.ui.pad.contact_words import ContactWords
from kototori.ui.pad.suggestion_list import MOST_SHOWN, Offered
from kototori.wording.catalogue import Words
from kototori.wording.labels import field_name

if TYPE_CHECKING:
    from kototori.domain.vocabulary import Vocabulary
    from kototori.ui.pad.pad_layout import PadLayout


class LineSearch(QObject):
    """Between the entry line and the list of suggestions under it; what is taken is the pad's to use."""

    taken = Signal(object)  # a Suggestion

    def __init__(
        self, parts: PadLayout, vocabulary: Callable[[], Vocabulary], in_words: ContactWords, words: Words
    ) -> None:
        super().__init__(parts.entry)
        self._parts = parts
        self._vocabulary = vocabulary
        self._in_words = in_words
        self._words = words
        self._suggestions: Suggestions | None = None
        self.languages: Callable[[], list[Words]] = lambda: [words]
        parts.suggestions.picked.connect(self.taken)

    def prepare(self, day: date) -> Suggestions:
        """The search set of a day, made when it is first asked for."""
        if self._suggestions is None:
            named = names_in(self.languages(), command_texts())
            commands = {str(deed): names for deed, names in named.items()}
            tiles = {tile.key: tile.code for tile in self._parts.tiles}
            self._suggestions = Suggestions(self._vocabulary(), day, commands, tiles)
        return self._suggestions

    def goes_on(self, text: str, day: date) -> bool:
        """Whether a space after `text` is one of a phrase; Down has chosen otherwise where it was pressed."""
        return not self._parts.suggestions.was_moved and self.prepare(day).goes_on(text)

    def forget(self) -> None:
        """The lists or the day have changed."""
        self._suggestions = None

    def find(self, text: str, day: date) -> None:
        """Offers what `text` may mean."""
        found = self.prepare(day).find(text)
        offered = [self._offer(candidate) for candidate in found.candidates[:MOST_SHOWN]]
        self._parts.suggestions.offer(offered, found.highlighted)
        self._parts.place_suggestions()

    def accept_first(self) -> None:
        """Space and Tab: the highlighted suggestion, else the one on top."""
        first = self._parts.suggestions.first_or_highlighted()
        if first is None:
            self._say_unknown()
        else:
            self.taken.emit(first)

    def take_pending(self) -> bool:
        """Puts what the pending letters mean into hand; False where that is not clear, and it is said."""
        return not self._parts.entry.text or self.take_highlighted()

    def take_highlighted(self) -> bool:
        """Enter: takes what is highlighted; whether the pad may go on to save."""
        highlighted = self._parts.suggestions.highlighted()
        if highlighted is None:
            self._say_unknown()
            return False
        self.taken.emit(highlighted)
        return highlighted.kind is not Kind.COMMAND

    def _say_unknown(self) -> None:
        if self._parts.suggestions.count():
            said = self._words(
                "Several things begin like that – choose one with ↑ ↓ or type more; nothing was saved"
            )
        else:
            said = self._words("Nothing is called that here – nothing was saved")
        self._parts.say_inline(said)

    def _offer(self, candidate: Suggestion) -> Offered:
        if candidate.kind is Kind.COMMAND:
            return Offered(candidate, self._words(command_texts()[Deed(candidate.code)]), "", "")
        name = self._in_words.of_kind(candidate.kind, candidate.code)
        same = candidate.word.casefold() in (name.casefold(), candidate.code.casefold())
        coded = candidate.kind in (Kind.NEED, Kind.LANGUAGE)
        beside = candidate.code if coded else field_name(candidate.kind, self._words)
        heard = self._in_words.language(candidate.code) if candidate.kind is Kind.LANGUAGE else ""
        return Offered(candidate, name, "" if same else candidate.word, beside, heard)
