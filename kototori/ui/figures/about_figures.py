"""The way from a form that writes figures to the help that explains them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kototori.ui.look.shorter_button import ShorterButton
from kototori.wording.catalogue import Words
from kototori.wording.figures_help import TITLE


class AboutFigures(ShorterButton):
    """How are the public figures made? The answer is loaded when somebody asks."""

    def __init__(self, words: Words) -> None:
        super().__init__("", "")
        self._words = words
        self.say(words(TITLE), words("How are they made?"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._explain)

    def _explain(self) -> None:
        from kototori.ui.help.figures_help import show_figures_help

        show_figures_help(self, self._words)
