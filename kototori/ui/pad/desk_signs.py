"""What the desk says of itself around the pad: place and day, and on a new desk what is yet to be chosen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kototori.ui.notices import Notices
from kototori.ui.pad.pad import Pad
from kototori.ui.pad.pad_layout import PadLayout
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup


class DeskSigns(QObject):
    """Follows the settings of the desk."""

    place_chosen = Signal()

    def __init__(self, setup: DeskSetup, pad: Pad, parts: PadLayout, words: Words, notices: Notices) -> None:
        super().__init__(parts.entry)
        self._setup, self._pad, self._parts = setup, pad, parts
        self._words, self._notices = words, notices
        self._day: date | None = None
        parts.new_desk.place_chosen.connect(self._choose_place)

    def show(self, day: date) -> None:
        """As the desk is set now, on its day."""
        self._day = day
        settings = self._setup.settings()
        place = self._setup.vocabulary().places.get(settings.place or "")
        self._parts.entry.single_keys = settings.single_keys
        told = f"{self._words.weekday(day)} {self._words.date(day)}"
        self._parts.tell_where(" · ".join((place.name, told) if place is not None else (told,)))
        correcting = self._pad.before is not None
        self._parts.new_desk.offer(
            self._setup.places(),
            language=settings.language is None and not correcting,
            place=settings.place is None and not correcting,
        )

    def _choose_place(self, code: str) -> None:
        with self._notices.reporting():
            self._setup.choose_place(code)
            if self._day is not None:
                self.show(self._day)
            self.place_chosen.emit()
