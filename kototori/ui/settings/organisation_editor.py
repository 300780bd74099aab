"""Who answers for what visitors tell, and the organisation's own words of the privacy notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.errors import MissingValue, TooLong
from kototori.domain.organisation import Controller, OrganisationFacts
from kototori.domain.request_contents import IdentityCodeTyped
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.fields import Field
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, heading, small_print
from kototori.ui.look.tick_box import TickBox
from kototori.ui.notices import Notices
from kototori.ui.settings.notice_preview import NoticePreview
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.organisation import Organisation
    from kototori.services.visitor_papers import VisitorPapers

_LANGUAGES = (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"))
_Made = TypeVar("_Made")
_REFUSED = (MissingValue, TooLong, IdentityCodeTyped)


class OrganisationEditor(Card):
    """Nothing is stored before Save: half a notice must not be printed."""

    changed = Signal()

    def __init__(
        self,
        organisation: Callable[[], Organisation],
        papers: Callable[[], VisitorPapers],
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._organisation = organisation
        self._papers = papers
        self._words = words
        self._notices = notices
        self._language = words.language
        self._texts: dict[str, str] = {}
        self._is_touched = False
        self._fields = self._make_fields()
        self._in_two = TickBox(words("Slips for social workers in Finnish and Swedish"))
        self._in_two.clicked.connect(self._touch)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFont(theme.font())
        self._text.setFixedHeight(theme.scaled(150))
        self._text.textChanged.connect(self._touch)
        self._unnamed = QLabel(
            words("Nobody is named yet: the privacy notice is printed with lines to fill in by hand.")
        )
        self._unnamed.setWordWrap(True)
        self.preview = NoticePreview(words)
        self._lay_out()

    def refresh(self) -> None:
        """Shows what is stored, unless somebody is writing."""
        if self._is_touched:
            return
        facts = self._organisation().facts()
        controllers = (*facts.controllers, None, None)[:2]
        for number, one in enumerate(controllers):
            self._line(f"name{number}").setText(one.name if one else "")
            self._line(f"contact{number}").setText(one.contact if one else "")
        for name in ("arrangement", "officer", "desk_phone"):
            self._line(name).setText(getattr(facts, name))
        self._in_two.setChecked(facts.slip_in_two)
        self._texts = dict(facts.notices)
        self._unnamed.setVisible(not facts.is_named)
        self._show_text()
        self._is_touched = False

    def save(self) -> bool:
        """Stores all fields and texts; the first one that is refused says why."""
        for field in (*self._fields.values(), self._text_field):
            field.clear_error()
        self._keep_text()
        facts = self._facts()
        if facts is None:
            return False
        with self._notices.reporting():
            self._organisation().put(facts)
            self._is_touched = False
            self.refresh()
            self._notices.done(self._words("Saved: the visitor's card and the text about consent say it."))
            self.changed.emit()
            return True
        return False

    def look(self) -> None:
        """Saves, and shows the page with the notice in the chosen language."""
        if self.save():
            self.preview.show_notice(self._papers(), self._language)

    def start_from_draft(self) -> None:
        """The program's draft, to go on writing; a text that is there already stays."""
        if not self._text.toPlainText().strip():
            self._text.setPlainText(self._papers().draft(self._language))
        self._text.setFocus()

    # --- inside -----------------------------------------------------------------------------------

    def _facts(self) -> OrganisationFacts | None:
        said = self._said
        controllers: list[Controller] = []
        for number in (0, 1):
            name, contact = said(f"name{number}"), said(f"contact{number}")
            if name or contact:
                one = self._tried(partial(Controller, name, contact), str(number))
                if one is None:
                    return None
                controllers.append(one)
        facts = self._tried(
            lambda: OrganisationFacts(
                controllers=tuple(controllers),
                officer=said("officer"),
                arrangement=said("arrangement"),
                desk_phone=said("desk_phone"),
                slip_in_two=self._in_two.isChecked(),
            )
        )
        if facts is None:
            return None
        for language, text in self._texts.items():
            if self._tried(partial(OrganisationFacts, notices={"": text})) is None:
                self._choose(language)
                return None
        return replace(facts, notices=self._texts)

    def _tried(self, make: Callable[[], _Made], number: str = "") -> _Made | None:
        """What is made; or None, and the reason stands below its field."""
        try:
            return make()
        except _REFUSED as error:
            from kototori.wording.sentences import sentence

            field = self._fields.get(f"{error.field}{number}", self._text_field)
            field.show_error(sentence(error, self._words))
            return None

    def _said(self, name: str) -> str:
        return " ".join(self._line(name).text().split())

    def _line(self, name: str) -> QLineEdit:
        editor = self._fields[name].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def _touch(self) -> None:
        self._is_touched = True

    def _choose(self, language: str) -> None:
        self._keep_text()
        self._language = language
        self._buttons[language].setChecked(True)
        touched = self._is_touched
        self._show_text()
        self._is_touched = touched
        self.preview.forget()

    def _keep_text(self) -> None:
        text = self._text.toPlainText().strip()
        self._texts.pop(self._language, None)
        if text:
            self._texts[self._language] = text

    def _show_text(self) -> None:
        self._text.setPlainText(self._texts.get(self._language, ""))

    # --- how it is built --------------------------------------------------------------------------

    def _make_fields(self) -> dict[str, Field]:
        words = self._words
        fields = {
            "name0": Field(words("Who answers for the data (controller)"), QLineEdit()),
            "contact0": Field(words("Its contact details"), QLineEdit(), words("address, phone or e-mail")),
            "name1": Field(words("A second controller, if there is one"), QLineEdit()),
            "contact1": Field(words("Contact details of the second"), QLineEdit()),
            "arrangement": Field(
                words("Who does what, in one sentence"), QLineEdit(), words("where two answer together")
            ),
            "officer": Field(words("Data protection officer"), QLineEdit(), words("e-mail or phone")),
            "desk_phone": Field(
                words("Phone of the desk"), QLineEdit(), words("where a visitor can take a request back")
            ),
        }
        for field in fields.values():
            assert isinstance(field.editor, QLineEdit)
            field.editor.textEdited.connect(self._touch)
        return fields

    def _lay_out(self) -> None:
        words = self._words
        self._text_field = Field(
            words("Text of the privacy notice"),
            self._text,
            words(
                "Left empty, the program's draft is printed and marked as one. {gaps} become numbers.",
                gaps="{days}, {max}",
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(heading(words("Privacy notice for visitors")))
        column.addWidget(self._unnamed)
        column.addLayout(self._grid())
        column.addWidget(self._in_two)
        column.addWidget(self._languages())
        column.addWidget(self._text_field)
        column.addWidget(self._other_languages())
        column.addWidget(self._deeds())
        column.addWidget(self.preview)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.GAP_2)
        fields = list(self._fields.values())
        top = Qt.AlignmentFlag.AlignTop
        for at, field in enumerate(fields[:4]):
            grid.addWidget(field, at // 2, at % 2, top)
        grid.addWidget(fields[4], 2, 0, 1, 2)
        grid.addWidget(fields[5], 3, 0, top)
        grid.addWidget(fields[6], 3, 1, top)
        return grid

    def _languages(self) -> QWidget:
        group = QButtonGroup(self)
        self._buttons: dict[str, ChoiceButton] = {}
        for code, name in _LANGUAGES:
            button = ChoiceButton(name)
            button.setAccessibleDescription(self._words("Text of the privacy notice"))
            button.clicked.connect(partial(self._choose, code))
            group.addButton(button)
            self._buttons[code] = button
        self._buttons[self._language].setChecked(True)
        return _row(*self._buttons.values())

    def _other_languages(self) -> QLabel:
        said = small_print(
            self._words(
                "Other languages: a text file for each in {folder}, for example {file}.",
                folder=self._organisation().folder,
                file="ar.txt",
            )
        )
        said.setWordWrap(True)
        return said

    def _deeds(self) -> QWidget:
        words = self._words
        save = KeyButton(words("Save"), primary=True, keeps_focus=False)
        save.setAccessibleDescription(words("Privacy notice for visitors"))
        save.clicked.connect(self.save)
        draft = KeyButton(words("Start from the draft"), keeps_focus=False)
        draft.clicked.connect(self.start_from_draft)
        look = KeyButton(words("Save and show the page"), keeps_focus=False)
        look.clicked.connect(self.look)
        self.save_button, self.draft_button, self.look_button = save, draft, look
        return _row(save, look, draft)


def _row(*parts: QWidget) -> QWidget:
    widget = QWidget()
    flow = FlowRow(theme.GAP_2)
    widget.setLayout(flow)
    for part in parts:
        flow.addWidget(part)
    return widget
