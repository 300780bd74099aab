"""The report as it will be read: its text for mail, or the page that is printed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from kototori.domain.errors import DeskError
from kototori.ui.background import Background
from kototori.ui.look import theme
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.paper.pdf_view import PdfView
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.day_papers import DayPapers
    from kototori.wording.report_page import ReportPage

_PAUSE = 300  # milliseconds without a change, then the page is set anew
_PAGE_HEIGHT = 640


class ReportView(QWidget):
    """The text stands at once; the page is set beside the window, and only while somebody looks at it."""

    def __init__(self, papers: Callable[[], DayPapers], words: Words) -> None:
        super().__init__()
        self._papers = papers
        self._words = words
        self._page: ReportPage | None = None
        self._set: ReportPage | None = None
        self._background = Background(self)
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._set_page)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview: PdfView | None = None
        self.text_button, self.page_button = ChoiceButton(words("Text")), ChoiceButton(words("Page"))
        self._choices = QButtonGroup(self)
        choice = FlowRow(theme.GAP_2)
        for button in (self.text_button, self.page_button):
            button.setFixedHeight(theme.scaled(theme.TOUCH))
            button.setAccessibleDescription(words("How the report is shown"))
            self._choices.addButton(button)
            choice.addWidget(button)
        self.text_button.setChecked(True)
        self.text_button.toggled.connect(self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_2)
        self._column.addLayout(choice)
        self._column.addWidget(self.text)

    def show_page(self, page: ReportPage) -> None:
        """Another report, or the same one after a change."""
        if page == self._page:
            return
        self._page = page
        self.text.setText("\n".join(page.text_lines()))
        if self.page_button.isChecked():
            self._timer.start()

    def _turn(self, to_text: bool) -> None:
        self.text.setVisible(to_text)
        if not to_text and self.preview is None:
            self.preview = PdfView(self._words("Preview of the page"))
            self.preview.setMinimumHeight(theme.scaled(_PAGE_HEIGHT))
            self._column.addWidget(self.preview, 1)
        if self.preview is not None:
            self.preview.setVisible(not to_text)
        if not to_text:
            self._set_page()

    def _set_page(self) -> None:
        page, preview = self._page, self.preview
        if page is None or preview is None or page == self._set:
            return
        if self._set is None:
            preview.clear(self._words("The page is being set …"))
        papers = self._papers()
        self._background.ask(lambda: papers.pdf(page), partial(self._take, page))

    def _take(self, page: ReportPage, answer: Future[bytes]) -> None:
        if self.preview is None:
            return
        try:
            self.preview.show_pdf(answer.result())
            self._set = page
        except DeskError as error:
            from kototori.wording.sentences import sentence

            self._set = None
            self.preview.clear(sentence(error, self._words))
