"""The organisation's papers, saved as files: which one, in which language, in which form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLabel, QVBoxLayout

from kototori.domain.papers import PaperFormat, PaperKind
from kototori.ui.background import Background
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, heading
from kototori.ui.notices import Notices
from kototori.ui.own_folder import new_file
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from kototori.services.organisation_papers import OrganisationPapers

_PAPERS: Mapping[str, str] = {
    PaperKind.WHAT_WE_RECORD: N_("What we record"),
    PaperKind.PROCESSING: N_("Record of processing activities"),
    PaperKind.IMPACT: N_("Impact assessment"),
    PaperKind.FIGURES_NOTE: N_("Protection of public figures, for a statistician"),
}
_LANGUAGES: Mapping[str, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
_FORMS: Mapping[str, str] = {
    PaperFormat.PDF: N_("PDF to read"),
    PaperFormat.DOCX: N_("Word document to go on with"),
    PaperFormat.TXT: N_("Plain text"),
}


class PaperCard(Card):
    """Makes a paper from the program as it is now; the window goes on meanwhile."""

    def __init__(self, papers: Callable[[], OrganisationPapers], words: Words, notices: Notices) -> None:
        """`papers` is asked for only when one is wanted."""
        super().__init__()
        self._papers = papers
        self._words = words
        self._notices = notices
        self._background = Background(self)
        said = QLabel(
            words(
                "Made from the program and its files as they are now, for data protection. They are drafts: "
                "a person completes and judges them."
            )
        )
        said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(heading(words("The organisation's papers")))
        column.addWidget(said)
        self.papers = self._choices(words("Which paper"), _translated(_PAPERS, words), column)
        self.languages = self._choices(words("Language of the paper"), _LANGUAGES, column)
        self.forms = self._choices(words("Form of the file"), _translated(_FORMS, words), column)
        self.languages[words.language].setChecked(True)
        self.save_button = KeyButton(words("Save the paper …"), keeps_focus=False)
        self.save_button.clicked.connect(self.save)
        row = FlowRow(theme.GAP_2)
        row.addWidget(self.save_button)
        column.addLayout(row)

    def save(self) -> None:
        """The chosen paper as a file, where somebody says."""
        kind, language = PaperKind(_chosen(self.papers)), _chosen(self.languages)
        form = PaperFormat(_chosen(self.forms))
        offered = new_file(f"kototori-{kind}-{language}", form)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._words("Save the paper"), str(offered), f"{form.upper()} (*.{form})"
        )
        if not chosen:
            return
        path = Path(chosen)
        # The dialog has asked whether a file that is there may go, but knows nothing of an ending added here.
        wanted = path if path.suffix.lower() == f".{form}" else path.with_name(f"{path.name}.{form}")
        with self._notices.reporting():
            papers = self._papers()
            paper = papers.compose(kind, language)
            self.save_button.setEnabled(False)
            self._notices.note(self._words("Making the paper …"))
            write = partial(papers.save, wanted, paper, form, force=wanted == path)
            self._background.ask(write, partial(self._finish, wanted))

    def _finish(self, path: Path, answer: Future[None]) -> None:
        self.save_button.setEnabled(True)
        with self._notices.reporting():
            answer.result()
            self._notices.done(self._words("Saved: {path}.", path=path))

    def _choices(self, name: str, codes: Mapping[str, str], column: QVBoxLayout) -> dict[str, ChoiceButton]:
        """Buttons that exclude each other, the first one chosen."""
        group = QButtonGroup(self)
        column.addWidget(QLabel(name))
        row = FlowRow(theme.GAP_2)
        buttons = {}
        for code, text in codes.items():
            button = ChoiceButton(text)
            button.setAccessibleDescription(name)
            group.addButton(button)
            row.addWidget(button)
            buttons[code] = button
        next(iter(buttons.values())).setChecked(True)
        column.addLayout(row)
        return buttons


def _chosen(buttons: Mapping[str, ChoiceButton]) -> str:
    return next(code for code, button in buttons.items() if button.isChecked())


def _translated(texts: Mapping[str, str], words: Words) -> dict[str, str]:
    return {code: words(text) for code, text in texts.items()}
