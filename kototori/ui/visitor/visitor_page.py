"""A page of the view for the visitor: a title, what is chosen or read, large buttons below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.visitor.visitor_look import VisitorLook
from kototori.ui.visitor.visitor_speech import Twice

_LINE = 900  # a line of reading is no wider


class VisitorPage(QWidget):
    """Title, body and foot; in the corner what gives the screen back. The foot leads on at its end."""

    def __init__(
        self, look: VisitorLook, title: Twice, corner: QWidget, body: QWidget, foot: Sequence[QWidget]
    ) -> None:
        super().__init__()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(text(look, title.main, theme.TITLE, bold=True))
        if title.beside:
            titles.addWidget(text(look, title.beside, theme.BODY, quiet=True, foreign=True))
        titles.addStretch(1)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(corner, 0, Qt.AlignmentFlag.AlignTop)
        row.setSpacing(theme.GAP_3)
        for n, button in enumerate(foot):
            if n == 1:
                row.addStretch(1)
            row.addWidget(button)
        if len(foot) == 1:
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addLayout(head)
        column.addWidget(body, 1)
        column.addLayout(row)


def text(
    look: VisitorLook, said: str, size: int, *, bold: bool = False, quiet: bool = False, foreign: bool = False
) -> QLabel:
    """A text of the page; a `foreign` one is Finnish or English among words of another direction."""
    label = QLabel(said)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(look.font(said, size, bold=bold))
    if quiet:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    if foreign:
        label.setProperty("foreign", True)
    return label


def face_the_reader(page: QWidget, *, is_rtl: bool) -> None:
    """The direction of the whole page; what is foreign there keeps its own, at the same edge."""
    direction = Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    page.setLayoutDirection(direction)
    edge = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    for label in page.findChildren(QLabel):
        if label.property("foreign"):
            label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            label.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def reading(paragraphs: Sequence[QWidget], name: str) -> QScrollArea:
    """Paragraphs to be read; arrows scroll them where the window is small."""
    texts, inside = QWidget(), QWidget()
    texts.setMaximumWidth(theme.scaled(_LINE))
    column, row = QVBoxLayout(texts), QHBoxLayout(inside)
    for layout in (column, row):
        layout.setContentsMargins(0, theme.GAP_1, 0, theme.GAP_1)
    column.setSpacing(theme.GAP_3)
    for paragraph in paragraphs:
        column.addWidget(paragraph)
    column.addStretch(1)
    row.addWidget(texts, 1)
    row.addStretch(0)
    return scrolling(inside, name)


def scrolling(inside: QWidget, name: str) -> QScrollArea:
    """For whatever does not fit into the smallest window."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
