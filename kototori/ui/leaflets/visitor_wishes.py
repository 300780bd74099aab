"""What one visitor asked for that is not there: each counted once, and said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.leaflet import Leaflet
    from kototori.services.leaflet_wishes import LeafletWishes
    from kototori.ui.leaflets.leaflet_text import LeafletText

Wish = tuple[str, str]  # a topic, and the language that was wanted


class VisitorWishes:
    """Forgets with the visitor what was noted for them; the count stays."""

    def __init__(self, wishes: Callable[[], LeafletWishes], words: Words, notices: Notices) -> None:
        self._wishes, self._words, self._notices = wishes, words, notices
        self._noted: set[Wish] = set()

    @property
    def noted(self) -> frozenset[Wish]:
        """What was counted for this visitor."""
        return frozenset(self._noted)

    def start_anew(self) -> None:
        """Another visitor may wish for the same."""
        self._noted.clear()

    def ask(self, leaflet: Leaflet, language: str, text: LeafletText) -> None:
        """The leaflet was wanted in a language that it is not in."""
        if (leaflet.topic, language) in self._noted:
            return
        with self._notices.reporting():
            self._wishes().asked(leaflet.topic, language)
            self._noted.add((leaflet.topic, language))
            self._notices.done(self._words("Noted: asked for in {language}.", language=text.word(language)))

    def with_print(self, fall_backs: Iterable[Wish]) -> tuple[Wish, ...]:
        """Those of them that the print is to count when its paper is out."""
        left = tuple(wish for wish in fall_backs if wish not in self._noted)
        self._noted.update(left)
        return left
