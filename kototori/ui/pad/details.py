"""The details of the contact in hand, and what is pinned for the day: between their row and the pad."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kototori.domain.contact import MOST_PERSONS, Outcome
from kototori.domain.suggestions import Kind
from kototori.ui.notices import Notices
from kototori.ui.pad.contact_words import ContactWords
from kototori.ui.pad.details_row import SHOWN, DetailsRow
from kototori.ui.pad.pad import CLOSED, Choice, Pad
from kototori.wording.catalogue import Words
from kototori.wording.labels import field_name

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup
    from kototori.ui.pad.detail_fields import Field

_PINNED = (Kind.SERVED_BY, Kind.CHANNEL, Kind.PLACE, Kind.LANGUAGE)
_PERSONS = tuple(str(n) for n in (1, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20) if n <= MOST_PERSONS)


class Details(QObject):
    """Shows in the row what is in hand, and puts into hand what is pressed there."""

    left = Signal()  # the keyboard belongs in the entry line again

    def __init__(
        self,
        row: DetailsRow,
        pad: Pad,
        setup: DeskSetup,
        today: Callable[[], date],
        in_words: ContactWords,
        words: Words,
        notices: Notices,
        change: Callable[[Callable[[], object]], None],
        toggle: Callable[[str, str], None],
    ) -> None:
        """`change` does something to the pad and shows it; `toggle` is what a press in the row does."""
        super().__init__(row)
        self._row, self._pad, self._setup, self._today = row, pad, setup, today
        self._in_words, self._words, self._notices, self._change = in_words, words, notices, change
        row.chosen.connect(toggle)
        row.pinned.connect(self.pin)
        row.left.connect(self.leave)
        row.when_opened(self.fields, self.show)

    @property
    def is_open(self) -> bool:
        """Whether the fields are to be seen."""
        return self._row.is_open

    def toggle(self) -> None:
        """The key of the details: opens them and takes the keyboard there, or closes them again."""
        if self.is_open:
            self.leave()
        else:
            self._row.open_with_keys()

    def prepare(self) -> None:
        """Makes the fields before they are asked for."""
        self._row.prepare()

    def close(self) -> None:
        """Only the line of the details is left."""
        self._row.close_row()

    def leave(self) -> None:
        """Closes the details, and gives the keyboard back."""
        self.close()
        self.left.emit()

    def chips(self) -> list[tuple[Choice, str, str]]:
        """What is in hand, with its words and with the words for taking it away."""
        return [
            (choice, self._in_words.choice(choice), self._removal(choice)) for choice in self._pad.choices
        ]

    def show(self) -> None:
        """What is in hand now."""
        pad, said = self._pad, self._in_words
        codes = {kind: [c.code for c in pad.choices if c.kind == kind] for kind in SHOWN}
        values = {
            field_name(kind, self._words): ", ".join(said.within(kind, code) for code in codes[kind])
            for kind in SHOWN
        }
        codes[Kind.PERSONS] = codes[Kind.PERSONS] or ["1"]
        self._row.show_chosen({str(kind): found for kind, found in codes.items()}, values)
        if self._row.is_open:
            for kind in _PINNED:
                text, pinned = self._pin_says(kind)
                self._row.show_pin(kind, text, pinned=pinned)

    def pin(self, kind: str) -> None:
        """Lets what is chosen of a kind stand for the whole day, or lets the pin go."""
        code, pinned = self._pad.code(kind), self._pinned(kind)
        if code is None and pinned is None:
            self._notices.note(self._words("Choose first what is to stand for the whole day"))
            return
        unpin = code is None or code == pinned
        with self._notices.reporting():
            self._setup.pin(kind, None if unpin else code)
            self._change(self.take_pins)
            if unpin:
                name = self._in_words.of_kind(kind, str(pinned))
                self._notices.done(self._words("{choice} is not pinned any more", choice=name))
            else:
                name = self._in_words.of_kind(kind, str(code))
                self._notices.done(self._words("{choice} is pinned until midnight", choice=name))

    def take_pins(self) -> bool:
        """What is pinned for today goes into hand, after midnight nothing; whether that changes anything."""
        pins = self._setup.settings().pins.on(self._today())
        return self._pad.pin(Choice(kind, code) for kind, code in pins.items())

    def fields(self) -> list[Field]:
        """The fields of the row with their values, in the words of the window."""
        from kototori.ui.pad.detail_fields import Field

        said, words = self._in_words, self._words
        codes: dict[Kind, tuple[str, ...]] = {kind: tuple(known) for kind, known in CLOSED.items()}
        codes[Kind.OUTCOME] = tuple(Outcome)
        codes[Kind.PERSONS] = _PERSONS
        codes[Kind.PLACE] = tuple(place.code for place in self._setup.places())
        languages = self._setup.vocabulary().languages.values()
        codes[Kind.LANGUAGE] = tuple(language.code for language in languages if not language.on_strip)
        return [
            Field(
                kind,
                field_name(kind, words),
                tuple((code, said.within(kind, code)) for code in codes[kind]),
                self._pin_says(kind)[0] if kind in _PINNED else "",
            )
            for kind in SHOWN
        ]

    def _removal(self, choice: Choice) -> str:
        name = self._in_words.choice(choice)
        if self._pad.is_pinned(choice):
            return self._words("Pinned for today. Drop {choice} for this visitor", choice=name)
        return self._words("Drop {choice}", choice=name)

    def _pinned(self, kind: str) -> str | None:
        return self._setup.settings().pins.on(self._today()).get(kind)

    def _pin_says(self, kind: str) -> tuple[str, bool]:
        """What stands on the pin of a kind, and whether it is in."""
        code, pinned, words = self._pad.code(kind), self._pinned(kind), self._words
        if pinned is not None and code in (None, pinned):
            return words("{choice}: pinned today", choice=self._in_words.of_kind(kind, pinned)), True
        if code is not None:
            return words("Pin for today: {choice}", choice=self._in_words.of_kind(kind, code)), False
        if kind == Kind.LANGUAGE:
            return words("Pin the language for today"), False
        return words("Pin for today"), False
