"""The desk's places: add, rename, retire, and say which one is meant where none is named."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from kototori.domain.errors import CodeTaken, MissingValue, UnknownCode
from kototori.domain.need import Place
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.page import Card, heading
from kototori.ui.look.touch import give_rows_room
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup

_CODE = Qt.ItemDataRole.UserRole


class PlaceEditor(Card):
    """A code is fixed for good, since old contacts carry it; what it is called may change."""

    changed = Signal()

    def __init__(self, setup: DeskSetup, words: Words, notices: Notices) -> None:
        super().__init__()
        self._setup = setup
        self._words = words
        self._notices = notices
        self._code_is_ours = True
        self._list = QListWidget()
        self._list.setAccessibleName(words("Places"))
        give_rows_room(self._list)
        self._list.setFixedHeight(theme.scaled(132))
        self._list.currentRowChanged.connect(self._show_chosen)
        self._name, self._code = QLineEdit(), QLineEdit()
        self._name.textEdited.connect(self._propose_code)
        self._code.textEdited.connect(self._take_over_code)
        self._add = KeyButton(words("Add"), keeps_focus=False)
        self._add.clicked.connect(self.add)
        self._rename = KeyButton(words("Rename"), keeps_focus=False)
        self._rename.clicked.connect(self.rename)
        self._default = KeyButton(words("Make default"), keeps_focus=False)
        self._default.clicked.connect(self.make_default)
        self._retire = KeyButton(words("Retire"), keeps_focus=False)
        self._retire.setAccessibleDescription(words("Places"))
        self._retire.clicked.connect(self.retire)
        self._lay_out()

    def refresh(self) -> None:
        """Shows the places in use."""
        chosen = self._chosen()
        default = self._setup.settings().place
        self._list.blockSignals(True)
        self._list.clear()
        for place in self._setup.places():
            item = QListWidgetItem(self._told(place, is_default=place.code == default))
            item.setData(_CODE, place.code)
            self._list.addItem(item)
        self._list.blockSignals(False)
        codes = [self._list.item(row).data(_CODE) for row in range(self._list.count())]
        self._list.blockSignals(True)
        self._list.setCurrentRow(codes.index(chosen) if chosen in codes else -1)
        self._list.blockSignals(False)
        if not (self._name.isModified() or self._code.isModified()):
            self._show_chosen()  # else somebody is writing, and another program has only changed the list

    def add(self) -> None:
        """A new place, with the name and the code in the fields."""
        self._clear_errors()
        name, code = self._name.text().strip(), self._code.text().strip()
        with (
            self._notices.reporting(),
            self._code_field.explaining(self._words, CodeTaken, UnknownCode),
            self._name_field.explaining(self._words, MissingValue),
        ):
            self._setup.add_place(code, name)
            self._after(self._words("Added: {place}.", place=name))
            self._name.setText("")
            self._code.setText("")
            self._code_is_ours = True

    def rename(self) -> None:
        """The chosen place is called by the name in the field."""
        self._clear_errors()
        with self._notices.reporting(), self._name_field.explaining(self._words, MissingValue):
            place = self._setup.rename_place(self._chosen(), self._name.text())
            self._after(self._words("Renamed: {place}.", place=place.name))

    def make_default(self) -> None:
        """Contacts that name no place are recorded at this one; once more: at none."""
        code = self._chosen()
        is_default = self._setup.settings().place == code
        with self._notices.reporting():
            self._setup.choose_place(None if is_default else code)
            name = self._setup.vocabulary().places[code].name
            said = (
                self._words("No default place any more.")
                if is_default
                else self._words("Default place: {place}.", place=name)
            )
            self._after(said)

    def retire(self) -> None:
        """The chosen place is not used after today."""
        with self._notices.reporting():
            place = self._setup.retire_place(self._chosen())
            self._after(self._words("Retired after today: {place}. Its contacts keep it.", place=place.name))

    def _after(self, said: str) -> None:
        self._notices.done(said)
        for line in (self._name, self._code):
            line.setModified(False)
        self.refresh()
        self.changed.emit()

    def _chosen(self) -> str:
        item = self._list.currentItem()
        return "" if item is None else str(item.data(_CODE))

    def _told(self, place: Place, *, is_default: bool) -> str:
        parts = [place.name]
        if is_default:
            parts.append(self._words("default"))
        if place.validity.end is not None:
            parts.append(self._words("until {day}", day=self._words.date(place.validity.end)))
        return " · ".join(parts)

    def _show_chosen(self) -> None:
        code = self._chosen()
        for button in (self._rename, self._default, self._retire):
            button.setEnabled(bool(code))
        if code:
            self._name.setText(self._setup.vocabulary().places[code].name)
            self._code.setText(code)
            self._code_is_ours = True
        self._clear_errors()

    def _propose_code(self, name: str) -> None:
        if self._code_is_ours:
            self._code.setText(code_like(name))

    def _take_over_code(self, code: str) -> None:
        self._code_is_ours = not code

    def _clear_errors(self) -> None:
        for field in (self._name_field, self._code_field):
            field.clear_error()

    def _lay_out(self) -> None:
        words = self._words
        self._name_field = Field(words("Name of the place"), self._name)
        self._code_field = Field(words("Code"), self._code, words("a–z, digits, hyphens; fixed for good"))
        fields = QHBoxLayout()
        fields.setSpacing(theme.GAP_3)
        fields.addWidget(self._name_field, 3, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._code_field, 2, Qt.AlignmentFlag.AlignTop)
        buttons = QGridLayout()
        buttons.setSpacing(theme.GAP_2)
        for at, button in enumerate((self._add, self._rename, self._default, self._retire)):
            buttons.addWidget(button, at // 2, at % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(heading(words("Places")))
        column.addWidget(self._list)
        column.addLayout(fields)
        column.addLayout(buttons)


def code_like(name: str) -> str:
    """A code that resembles a name: small letters without marks, hyphens for what is between."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:32]
