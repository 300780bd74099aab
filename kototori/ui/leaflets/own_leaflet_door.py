"""Leads to the sheet for the desk's own leaflets: by its button, or by a PDF dropped on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from kototori.ui.leaflets.leaflet_text import LeafletText
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.contact_log import ContactLog
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.own_leaflets import OwnLeaflets
    from kototori.ui.leaflets.own_leaflet_sheet import OwnLeafletSheet


class OwnLeafletDoor(QObject):
    """The sheet is made when it is first asked for."""

    changed = Signal(str)  # the topic that came in, or nothing where one went
    closed = Signal()

    def __init__(
        self,
        page: QWidget,
        own: Callable[[], OwnLeaflets],
        setup: DeskSetup,
        log: ContactLog,
        needs: Sequence[tuple[str, str, str]],
        text: Callable[[], LeafletText],
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__(page)
        self._page, self._own, self._setup, self._log = page, own, setup, log
        self._needs, self._text, self._words, self._notices = needs, text, words, notices
        self.sheet: OwnLeafletSheet | None = None

    def open(self, path: Path | None = None) -> None:
        """Shows the sheet, with the file that was dropped."""
        with self._notices.reporting():
            if self.sheet is None:
                self.sheet = self._make()
            self.sheet.open_for(self._log.today(), path, self._setup.settings().name)

    def drop(self, dropped: QMimeData) -> bool:
        """Whether it was a PDF."""
        path = dropped_pdf(dropped)
        if path is not None:
            self.open(path)
        return path is not None

    def _make(self) -> OwnLeafletSheet:
        from kototori.ui.leaflets.own_leaflet_sheet import OwnLeafletSheet

        known = [code for code in self._setup.vocabulary().languages if code != "other"]
        languages = self._text().in_order(known)
        sheet = OwnLeafletSheet(
            self._page, self._own(), languages, self._needs, self._text, self._words, self._notices
        )
        sheet.changed.connect(self.changed)
        sheet.closed.connect(self.closed)
        return sheet


def dropped_pdf(dropped: QMimeData) -> Path | None:
    """The one PDF that is dragged; none where it is something else."""
    files = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    pdfs = [path for path in files if path.suffix.lower() == ".pdf"]
    return pdfs[0] if len(pdfs) == 1 else None
