"""Which press makes an annex in which form; each is loaded when it is wanted."""

from collections.abc import Callable
from pathlib import Path

from kototori.domain.annex import PaperForm
from kototori.wording.annex_page import AnnexPage
from kototori.wording.catalogue import Words


def annex_press(fonts: Path) -> Callable[[AnnexPage, PaperForm, Words], bytes]:
    """A press for both forms."""

    def press(page: AnnexPage, form: PaperForm, words: Words) -> bytes:
        if form is PaperForm.DOCX:
            from kototori.documents.annex_docx import annex_docx

            return annex_docx(page, words)
        from kototori.documents.annex_pdf import AnnexPress

        return AnnexPress(fonts, words).set(page)

    return press
