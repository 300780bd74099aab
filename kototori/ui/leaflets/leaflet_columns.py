"""Where the parts of the leaflet page stand: three columns, two, or one, as the window has room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kototori.ui.leaflets.language_chips import LanguageChips
from kototori.ui.leaflets.leaflet_choice import LeafletChoice
from kototori.ui.leaflets.leaflet_preview import LeafletPreview
from kototori.ui.leaflets.paper_choice import PaperChoice
from kototori.ui.look import theme
from kototori.ui.look.low_window import TallColumn, let_shine_through
from kototori.ui.look.page import Card
from kototori.wording.catalogue import Words

_WIDE, _MIDDLE = 1040, 720
_LEAST_TALL, _TALL = 300, 16_777_215


class LeafletColumns(QScrollArea):
    """Wide, each column scrolls alone where it must; else all of it scrolls."""

    def __init__(
        self,
        choice: LeafletChoice,
        languages: LanguageChips,
        paper: PaperChoice,
        preview: LeafletPreview,
        words: Words,
    ) -> None:
        super().__init__()
        self._choice, self._preview = choice, preview
        self._columns = -1
        inside = QVBoxLayout()
        inside.setSpacing(theme.GAP_2)
        for part in (languages, paper):
            inside.addWidget(part)
        inside.addStretch(1)
        self._look = Card()
        self._look.setAccessibleName(words("On paper"))
        self._around = QVBoxLayout(self._look)
        self._around.setContentsMargins(theme.GAP_3, theme.GAP_3, theme.GAP_2, theme.GAP_2)
        self._scrolled = TallColumn(inside)
        self._inside: QWidget = self._scrolled.widget()  # type: ignore[assignment]
        for surface in (self._scrolled.viewport(), self._inside):
            surface.setBackgroundRole(surface.palette().ColorRole.Base)
        self._around.addWidget(self._scrolled)
        self._body = body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setSpacing(theme.GAP_3)
        self._grid.setContentsMargins(20, theme.GAP_3, 20, theme.GAP_1)
        self.setWidget(body)
        let_shine_through(self, body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_low()

    def _keep_low(self) -> None:
        """Beside each other the columns take what height there is, and scroll inside."""
        lowest = max(self.viewport().height(), theme.scaled(_LEAST_TALL))
        self._body.setMaximumHeight(lowest if self._columns == 3 else _TALL)

    def fit(self, width: int) -> None:
        """As many columns as there is room for."""
        columns = 3 if width >= theme.scaled(_WIDE) else 2 if width >= theme.scaled(_MIDDLE) else 1
        if columns == self._columns:
            return
        self._columns = columns
        places = {
            3: ((0, 0), (0, 1), (0, 2)),
            2: ((0, 0), (0, 1), (1, 0)),
            1: ((0, 0), (1, 0), (2, 0)),
        }[columns]
        for part, (row, column) in zip((self._choice, self._look, self._preview), places, strict=True):
            self._grid.addWidget(part, row, column, 1, 2 if columns == 2 and row else 1)
        for at, stretch in enumerate({3: (8, 10, 10), 2: (9, 10, 0), 1: (1, 0, 0)}[columns]):
            self._grid.setColumnStretch(at, stretch)
        self._preview.take_place(is_wide=columns == 3)
        self._choice.setMinimumHeight(0 if columns == 3 else theme.scaled(_LEAST_TALL))
        self._scroll_look(alone=columns == 3)
        self._keep_low()

    def _scroll_look(self, *, alone: bool) -> None:
        """Where everything scrolls, nothing in it scrolls once more."""
        if alone is (self._scrolled.widget() is not None):
            return
        self._scrolled.setVisible(alone)
        if alone:
            self._around.removeWidget(self._inside)
            self._scrolled.setWidget(self._inside)
        else:
            self._scrolled.takeWidget()
            self._around.addWidget(self._inside)
        self._inside.show()
