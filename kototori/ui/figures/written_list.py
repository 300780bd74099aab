"""Tells which files of figures were written, so that a coordinator knows what is out."""

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kototori.domain.release import Use
from kototori.domain.written_figures import WrittenFigures
from kototori.ui.look import theme
from kototori.wording.catalogue import Words

_SHOWN = 12


class WrittenList(QWidget):
    """The last files, a line each; how many more there are stands below."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._heading = QLabel(words("Files written so far"))
        self._heading.setFont(theme.font(bold=True))
        self._lines = QLabel()
        self._lines.setWordWrap(True)
        self._lines.setFont(theme.font(theme.SMALL))
        self._lines.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP_3, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addWidget(self._heading)
        column.addWidget(self._lines)
        self.hide()

    def show_files(self, files: Sequence[WrittenFigures]) -> None:
        """The last one first."""
        lines = [self._line(one) for one in files[:_SHOWN]]
        if more := len(files) - len(lines):
            lines.append(self._words.many("and 1 before them", "and {n} before them", more))
        self._lines.setText("\n".join(lines))
        self.setVisible(bool(files))

    def _line(self, one: WrittenFigures) -> str:
        words = self._words
        use = words("public") if one.use is Use.PUBLIC else words("internal")
        days = " – ".join(dict.fromkeys((words.date(one.first), words.date(one.last))))
        told = f"{words.date(one.made_on)}: {use}, {days}, {one.form.upper()}"
        return f"{told} · {one.purpose}" if one.purpose else told
