"""The page that a visitor is given to read, as it will be printed; set away from the window's thread."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.domain.errors import DeskError
from kototori.ui.background import Background
from kototori.ui.look import theme
from kototori.ui.paper.pdf_view import PdfView
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.visitor_papers import VisitorPapers


class NoticePreview(QWidget):
    """Nothing until it is asked for."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._background = Background(self)
        self.view = PdfView(words("The text about consent with the privacy notice"))
        self.view.setFixedHeight(theme.scaled(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.hide()

    def show_notice(self, papers: VisitorPapers, language: str) -> None:
        """The text about consent in a language; what is amiss stands in its place."""
        self.show()
        self.view.clear(self._words("The page is being set …"))
        keeping = papers.keeping()  # here: the vault answers on this thread alone
        self._background.ask(lambda: papers.consent_sheet(language, keeping), self._take)

    def forget(self) -> None:
        """Another language was chosen: the page in view would be the wrong one."""
        self._background.forget()
        self.hide()

    def _take(self, answer: Future[bytes]) -> None:
        try:
            self.view.show_pdf(answer.result())
        except DeskError as error:
            from kototori.wording.sentences import sentence

            self.view.clear(sentence(error, self._words))
