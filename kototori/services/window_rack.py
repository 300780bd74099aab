"""The window's one rack: pad, page and statistics read the same leaflets and print by one press."""

from collections.abc import Callable
from threading import Lock

from kototori.services.leaflet_rack import LeafletRack
from kototori.wording.catalogue import Words


class WindowRack:
    """Made when first asked for, and anew in another language; any thread may ask."""

    def __init__(self, make: Callable[[Words], LeafletRack]) -> None:
        self._make = make
        self._made: tuple[str, LeafletRack] | None = None
        self._making = Lock()

    def in_words(self, words: Words) -> LeafletRack:
        """The rack that says what stands around a leaflet in these words."""
        with self._making:
            if self._made is None or self._made[0] != words.language:
                self._made = (words.language, self._make(words))
            return self._made[1]
