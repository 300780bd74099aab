"""What closing a day writes, and into which folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from kototori.domain.closing_export import ClosingExport
from kototori.domain.release import Format
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.one_stop import OneStop
from kototori.ui.look.page import Card, heading, small_print
from kototori.ui.look.tick_box import TickBox
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from kototori.services.closing_exports import ClosingExports


_FORMS: Mapping[Format, str] = {
    Format.CSV: N_("CSV"),
    Format.XLSX: N_("Excel"),
    Format.ODS: N_("LibreOffice"),
    Format.JSON: N_("JSON"),
    Format.PDF: N_("PDF"),
    Format.PX: N_("PX"),
}


class ClosingCard(Card):
    """Each choice holds from the next closing on; without a folder nothing is written."""

    def __init__(self, exports: Callable[[], ClosingExports], words: Words, notices: Notices) -> None:
        super().__init__()
        self._exports = exports
        self._words = words
        self._notices = notices
        self._chosen = ClosingExport()
        self._folder = QLabel()
        self._folder.setWordWrap(True)
        self.folder_button = KeyButton(words("Folder for closing …"), keeps_focus=False)
        self.folder_button.clicked.connect(self.choose_folder)
        self.none_button = KeyButton(words("Write nothing"), keeps_focus=False)
        self.none_button.clicked.connect(self.choose_none)
        self.report = TickBox(words("The report of the day as PDF"))
        self.report.toggled.connect(lambda on: self._change(replace(self._chosen, report=on)))
        self.internal, self.public = self._forms(), self._forms()
        self._lay_out()

    @property
    def sentence(self) -> str:
        """Where closing writes."""
        return self._folder.text()

    def refresh(self) -> None:
        """Shows what is chosen now."""
        with self._notices.reporting():
            self._show(self._exports().chosen())

    def choose_folder(self) -> None:
        """Another folder; the first time with what most desks send on."""
        before = self._chosen.folder
        shown = before if before is not None and before.is_dir() else own_folder()
        title = self._words("Folder for the files of closing")
        chosen = QFileDialog.getExistingDirectory(self, title, str(shown))
        if chosen:
            wanted = replace(self._chosen, folder=Path(chosen))
            self._change(wanted if wanted.is_on else replace(wanted, internal=(Format.CSV,), report=True))

    def choose_none(self) -> None:
        """Closing writes nothing any more; what lies there stays."""
        self._change(replace(self._chosen, folder=None))

    def _follow_forms(self) -> None:
        self._change(replace(self._chosen, internal=_pressed(self.internal), public=_pressed(self.public)))

    def _change(self, wanted: ClosingExport) -> None:
        if wanted == self._chosen:
            return
        with self._notices.reporting():
            self._exports().choose(wanted)
            self._show(wanted)
            self._notices.done(self.sentence)

    def _show(self, chosen: ClosingExport) -> None:
        words = self._words
        self._chosen = chosen
        for buttons, forms in ((self.internal, chosen.internal), (self.public, chosen.public)):
            for form, button in buttons.items():
                button.setChecked(form in forms)
        self.report.setChecked(chosen.report)
        self.none_button.setEnabled(chosen.folder is not None)
        if chosen.folder is None:
            self._folder.setText(words("Closing a day writes no files."))
        elif chosen.is_on:
            self._folder.setText(words("Closing a day writes into {folder}.", folder=chosen.folder))
        else:
            told = words("The folder is {folder}, but nothing is chosen to be written.", folder=chosen.folder)
            self._folder.setText(told)

    # --- how it is built ------------------------------------------------------------------------

    def _forms(self) -> dict[Format, ChoiceButton]:
        buttons = {}
        for form, name in _FORMS.items():
            button = ChoiceButton(self._words(name))
            button.clicked.connect(self._follow_forms)
            buttons[form] = button
        return buttons

    def _lay_out(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        said = small_print(
            words("Nothing there is replaced: a day that was changed gets a file with a new name.")
        )
        said.setWordWrap(True)
        folder = FlowRow(theme.GAP_2)
        for button in (self.folder_button, self.none_button):
            folder.addWidget(button)
        column.addWidget(heading(words("Files that closing a day writes")))
        column.addWidget(self._folder)
        column.addLayout(folder)
        column.addWidget(said)
        internal = words("Exact figures of the day, for the desk alone")
        public = words("Public figures of the last whole month, quarter and year")
        column.addWidget(self._named(internal, self.internal))
        column.addWidget(self.report)
        column.addWidget(self._named(public, self.public))

    def _named(self, name: str, buttons: Mapping[Format, ChoiceButton]) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        label = QLabel(name)
        label.setWordWrap(True)
        column.addWidget(label)
        row = FlowRow(theme.GAP_2)
        for button in buttons.values():
            button.setAccessibleDescription(name)
            row.addWidget(button)
        OneStop(part, tuple(buttons.values()))
        column.addLayout(row)
        return part


def _pressed(buttons: Mapping[Format, ChoiceButton]) -> tuple[Format, ...]:
    return tuple(form for form, button in buttons.items() if button.isChecked())
