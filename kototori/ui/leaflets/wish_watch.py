"""Counts the languages that a printed leaflet fell back from, and follows undo and redo of their contact.

Which wish came with which contact is known in here alone, for as long as the window stands; the log has
no way from one to the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from kototori.services.leaflet_wishes import LeafletWishes

Wished = tuple[tuple[str, str], ...]  # topics, each with the language that was wanted
_FOLLOWED = 3  # contacts; undo mostly takes back the last one, and every deed looks at these


class WishWatch:
    """The wishes of the last visitors."""

    def __init__(self, wishes: Callable[[], LeafletWishes]) -> None:
        self._wishes = wishes
        self._counted: dict[UUID, tuple[Wished, bool]] = {}

    def count(self, contact: UUID | None, wished: Wished) -> None:
        """The paper is out, in another language than was wanted; a contact not yet stored is not followed."""
        self._ask(wished)
        if contact is None or not wished:
            return
        before = self._counted.pop(contact, ((), True))[0]
        self._counted[contact] = ((*before, *wished), True)
        while len(self._counted) > _FOLLOWED:
            del self._counted[next(iter(self._counted))]

    def follow(self, is_withdrawn: Callable[[UUID], bool]) -> None:
        """What was undone with its contact is not counted, and is again when it is done again."""
        for contact, (wished, stands) in tuple(self._counted.items()):
            if is_withdrawn(contact) is stands:
                self._counted[contact] = (wished, not stands)
                if stands:
                    for topic, language in wished:
                        self._wishes().taken_back(topic, language)
                else:
                    self._ask(wished)

    def _ask(self, wished: Wished) -> None:
        for topic, language in wished:
            self._wishes().asked(topic, language)
