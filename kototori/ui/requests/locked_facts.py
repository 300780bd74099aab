"""What the log alone knows of requests, shown while they are locked: how many, for which teams, how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout

from kototori.ui.look import theme
from kototori.ui.look.page import Card, heading
from kototori.wording.catalogue import Words
from kototori.wording.waiting import waited_in_words, waiting_in_words

if TYPE_CHECKING:
    from kototori.services.request_reminders import Waits


class LockedFacts(Card):
    """Counts, and nobody's name."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._waiting, self._teams, self._oldest, self._due, self._how = (QLabel() for _ in range(5))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(heading(words("What the log knows without opening them"), theme.TILE_LABEL))
        for label in (self._waiting, self._teams, self._oldest, self._due, self._how):
            label.setWordWrap(True)
            column.addWidget(label)
        self._waiting.setFont(theme.font(bold=True))
        column.addStretch(1)

    @property
    def sentences(self) -> list[str]:
        """What is to be read."""
        labels = (self._waiting, self._teams, self._oldest, self._due, self._how)
        return [label.text() for label in labels if label.text()]

    def tell(self, waits: Waits, due: int) -> None:
        """Shows how many wait, and how many will be erased when they are opened."""
        words = self._words
        self._waiting.setText(waiting_in_words(len(waits), waits.too_long, words))
        teams = ", ".join(f"{team} {words.number(n)}" for team, n in waits.by_team().items())
        self._teams.setText(words("For: {teams}.", teams=teams) if waits else "")
        oldest = waited_in_words(waits.longest, words)
        if not waits:
            self._oldest.setText("")
        elif waits.longest:
            self._oldest.setText(words("The oldest waits for {open_days}.", open_days=oldest))
        else:
            self._oldest.setText(words("The oldest waits since {day}.", day=words.date(waits[0].made_on)))
        self._due.setText(
            words.many(
                "1 request is due to be erased when they are next opened.",
                "{n} requests are due to be erased when they are next opened.",
                due,
            )
            if due
            else ""
        )
        self._how.setText(
            ""
            if waits
            else words(
                "When a visitor wants a social worker to get in touch, choose Contact request on the log: "
                "the request is listed here until its worker has it."
            )
        )
        for label in (self._teams, self._oldest, self._due, self._how):
            label.setVisible(bool(label.text()))
