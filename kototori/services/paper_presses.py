"""Which press makes a paper in which form; each is loaded when it is wanted."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kototori.domain.papers import Paper, PaperFormat
from kototori.wording.catalogue import Words


def paper_press(fonts: Path) -> Callable[[Paper, PaperFormat, Words, datetime], bytes]:
    """A press for all forms."""

    def press(paper: Paper, form: PaperFormat, words: Words, made: datetime) -> bytes:
        if form is PaperFormat.PDF:
            from kototori.documents.paper_pdf import PaperPress

            return PaperPress(fonts, words).set(paper)
        if form is PaperFormat.DOCX:
            from kototori.documents.paper_docx import paper_docx

            return paper_docx(paper, made)
        from kototori.documents.paper_text import paper_text

        return paper_text(paper)

    return press
