"""What sets leaflets, loaded when the first one is set."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.all_sheets import Hall
    from kototori.services.leaflet_rack import Press


def leaflet_press(fonts: Path, words: Words, *, apart: bool) -> "Callable[[], Press]":
    """One sheet after another; `apart` in another process, for a window that must not wait."""

    def press() -> "Press":
        if apart:
            from kototori.documents.press_room import PressRoom

            return PressRoom(fonts, words)
        from kototori.documents.leaflet_pdf import LeafletPress
        from kototori.typesetting.typesetter import Typesetter

        return LeafletPress(Typesetter(fonts), words)

    return press


def leaflet_hall(fonts: Path, words: Words) -> "Callable[[], Hall]":
    """Many sheets at once."""

    def hall() -> "Hall":
        from kototori.documents.press_hall import PressHall

        return PressHall(fonts, words)

    return hall
