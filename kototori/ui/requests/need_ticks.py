"""The needs of the contact as they are told to the worker: each can be left out, and taken in again."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kototori.domain.need import Wordings
from kototori.ui.look import theme
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.flow_row import FlowRow
from kototori.wording.catalogue import Words


class NeedTicks(QWidget):
    """One button for each need, ticked to begin with."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._buttons: dict[str, ChoiceButton] = {}
        self._row = FlowRow(theme.GAP_2)
        self._none = QLabel(words("No needs chosen in the contact."))
        self._none.setWordWrap(True)
        self._among = QWidget()
        self._among.setLayout(self._row)
        self._among.setAccessibleName(words("Needs that the worker is told"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._among)
        column.addWidget(self._none)

    @property
    def offered(self) -> tuple[str, ...]:
        """The needs of the contact."""
        return tuple(self._buttons)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Those of them that the worker is told."""
        return tuple(code for code, button in self._buttons.items() if button.isChecked())

    def offer(self, needs: Mapping[str, Wordings]) -> None:
        """These are the contact's, and all of them are told unless somebody says otherwise."""
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for code, named in needs.items():
            button = ChoiceButton(named.in_language(self._words.language))
            button.setFixedHeight(theme.scaled(theme.TOUCH))
            button.setChecked(True)
            button.clicked.connect(self.changed)
            self._row.addWidget(button)
            self._buttons[code] = button
        self._none.setVisible(not needs)
        self._among.setVisible(bool(needs))

    def tick(self, codes: Iterable[str]) -> None:
        """These are told, and no other one."""
        told = set(codes)
        for code, button in self._buttons.items():
            button.setChecked(code in told)
