"""How a team is reached as a team: a request may go to it where the visitor's own worker is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from kototori.domain.directory import Directory, Team
from kototori.domain.errors import MissingValue
from kototori.domain.worker import BadAddress, NotARecipient, SecretKeyTyped, TeamContact
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field, bring_into_view
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, heading, small_print
from kototori.ui.look.touch import give_rows_room
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup

_TEAM = Qt.ItemDataRole.UserRole


class TeamEditor(Card):
    """The teams of the workers, and those that are a phone or a box alone."""

    changed = Signal()

    def __init__(self, setup: DeskSetup, words: Words, notices: Notices) -> None:
        super().__init__()
        self._setup = setup
        self._words = words
        self._notices = notices
        self._list = QListWidget()
        self._list.setAccessibleName(words("Teams"))
        give_rows_room(self._list)
        self._list.setFixedHeight(theme.scaled(148))
        self._list.currentRowChanged.connect(self._show_chosen)
        self._fields = {
            "team": Field(words("Team"), QLineEdit(), words("as its workers have it")),
            "phone": Field(words("Phone of the team"), QLineEdit()),
            "secure_address": Field(
                words("Secure address of the team"),
                QLineEdit(),
                words("an e-mail address of work, or https://"),
            ),
            "age_recipient": Field(
                words("Public age key"),
                QLineEdit(),
                words("empty: files are sealed to the keys of its workers who are there"),
            ),
        }
        for line in self._lines.values():
            line.returnPressed.connect(self.save)
        self._save = KeyButton(words("Save the team"), keeps_focus=False)
        self._save.clicked.connect(self.save)
        self._new = KeyButton(words("New team"), keeps_focus=False)
        self._new.clicked.connect(self.start_new)
        self._lay_out()

    @property
    def _lines(self) -> dict[str, QLineEdit]:
        return {
            name: field.editor for name, field in self._fields.items() if isinstance(field.editor, QLineEdit)
        }

    def refresh(self) -> None:
        """Shows the teams of today."""
        directory = self._setup.directory()
        chosen = self._chosen()
        self._list.blockSignals(True)
        self._list.clear()
        for team in directory.teams():
            item = QListWidgetItem(self._told(team))
            item.setData(_TEAM, team.name)
            self._list.addItem(item)
            if team.name == chosen:
                self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        if not any(line.isModified() for line in self._lines.values()):
            self._show(directory)

    def start_new(self) -> None:
        """A team that no worker of the directory is in."""
        self._list.setCurrentRow(-1)
        self._list.clearSelection()
        self._show_chosen()
        self._fields["team"].editor.setFocus()
        bring_into_view(self._fields["team"])

    def save(self) -> None:
        """What is empty is no way to the team; without any of its own, its workers are the way."""
        typed = {name: line.text().strip() for name, line in self._lines.items()}
        for field in self._fields.values():
            field.clear_error()
        words = self._words
        with (
            self._notices.reporting(),
            self._fields["team"].explaining(words, MissingValue),
            self._fields["secure_address"].explaining(words, BadAddress),
            self._fields["age_recipient"].explaining(words, NotARecipient, SecretKeyTyped),
        ):
            self._setup.put_team_contact(TeamContact(**typed))
            for line in self._lines.values():
                line.setModified(False)
            self._notices.done(words("Saved: {team}.", team=typed["team"]))
            self.refresh()
            self._choose(typed["team"])
            self.changed.emit()

    def _choose(self, name: str) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(_TEAM) == name:
                self._list.setCurrentRow(row)

    def _chosen(self) -> str:
        item = self._list.currentItem()
        return "" if item is None else str(item.data(_TEAM))

    def _show_chosen(self) -> None:
        self._show(self._setup.directory())

    def _show(self, directory: Directory) -> None:
        chosen = self._chosen()
        contact = directory.contact_of(chosen) if chosen else None
        for name, line in self._lines.items():
            line.setText("" if contact is None else getattr(contact, name))
            self._fields[name].clear_error()
        self._lines["team"].setReadOnly(bool(chosen))

    def _told(self, team: Team) -> str:
        there = self._words.many("1 worker there", "{n} workers there", len(team.workers))
        return " · ".join(part for part in (team.name, team.phone, there) if part)

    def _lay_out(self) -> None:
        words = self._words
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_3)
        grid.setVerticalSpacing(theme.GAP_2)
        for at, field in enumerate(self._fields.values()):
            row, column, span = (0, at, 1) if at < 2 else (at - 1, 0, 2)
            grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        buttons = FlowRow(theme.GAP_2)
        for button in (self._save, self._new):
            buttons.addWidget(button)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        inside.setSpacing(theme.GAP_2)
        inside.addWidget(heading(words("Teams")))
        note = small_print(
            words("A request goes to a team where the visitor does not know the name of their own worker.")
        )
        note.setWordWrap(True)
        inside.addWidget(note)
        inside.addWidget(self._list)
        inside.addLayout(grid)
        inside.addLayout(buttons)
