"""Asks where a PDF is to lie, and keeps it there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.ui.paper.pdf_file import save_pdf
from kototori.wording.catalogue import Words


def ask_and_keep(
    window: QWidget, name: str, pdf: Callable[[], bytes], words: Words, notices: Notices
) -> bool:
    """Whether it lies somewhere now; what hindered it was told."""
    chosen, _ = QFileDialog.getSaveFileName(
        window, words("Save as PDF"), str(own_folder() / name), "PDF (*.pdf)"
    )
    if not chosen:
        return False
    with notices.reporting():
        path = save_pdf(Path(chosen), pdf())
        notices.done(words("Saved: {path}.", path=path))
        return True
    return False
