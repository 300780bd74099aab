"""Asks whom a file of figures is for, and says in two sentences what that means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from kototori.domain.personal_data import REFUSED
from kototori.domain.release import Use
from kototori.ui.day.prompt_field import REASONS
from kototori.ui.figures.about_figures import AboutFigures
from kototori.ui.look import theme
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.touch import WideRadio
from kototori.ui.look.watched_text import WatchedText
from kototori.wording.catalogue import Words


class ExportUse(QWidget):
    """For the public, which a coordinator mostly wants, or exact for the desk's own work, with a purpose."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], words: Words) -> None:
        super().__init__()
        self._words = words
        self._public = WideRadio(words("For the public"))
        self._internal = WideRadio(words("Internal, for the desk's own work"))
        self._group = QButtonGroup(self)
        for choice in (self._public, self._internal):
            self._group.addButton(choice)
        self._means = _quiet_label()
        self.about_figures = AboutFigures(words)
        explained = FlowRow(theme.GAP_2)
        explained.addWidget(self.about_figures)
        self._purpose_name = QLabel(words("What is it for? A few words; name nobody."))
        self.purpose = WatchedText(today)
        self.purpose.setObjectName("purpose")
        self.purpose.setAccessibleName(self._purpose_name.text())
        self._purpose_name.setBuddy(self.purpose)
        self._amiss = _quiet_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        for choice_or_word in (self._public, self._internal, self._means):
            column.addWidget(choice_or_word)
        column.addLayout(explained)
        for asked in (self._purpose_name, self.purpose, self._amiss):
            column.addWidget(asked)
        self._public.setChecked(True)
        self._public.toggled.connect(self._follow)
        self.purpose.textChanged.connect(self._watch)
        self._follow()

    @property
    def use(self) -> Use:
        """Whom the file is for."""
        return Use.PUBLIC if self._public.isChecked() else Use.INTERNAL

    def choose(self, use: Use) -> None:
        """As if it had been clicked."""
        (self._public if use is Use.PUBLIC else self._internal).setChecked(True)

    def first_focus(self) -> QWidget:
        """The choice that is made."""
        return self._public if self._public.isChecked() else self._internal

    @property
    def purpose_refused(self) -> bool:
        """Whether the purpose says who somebody is, and so may not be kept."""
        return self.use is Use.INTERNAL and any(trace.trait in REFUSED for trace in self.purpose.traces())

    def ask_for_purpose(self) -> None:
        """Puts the keyboard where the purpose is to be mended."""
        self.purpose.setFocus()

    def _follow(self) -> None:
        is_internal = self.use is Use.INTERNAL
        words = self._words
        exact = words(
            "The figures are exact, and every page and row is marked as internal. Do not publish them or "
            "hand them on; that they were written is kept in a list."
        )
        in_fives = words(
            "Every number is counted in fives, or in the step chosen in the settings: it is close to the "
            "true one, and all of them add up. A 0 may hide a few, so that no small number tells of anybody."
        )
        cut = words(
            "Of a period that is not made of whole weeks or months, such as one that is not over yet, the "
            "visits alone are given."
        )
        self._means.setText(exact if is_internal else f"{in_fives} {cut}")
        for part in (self._purpose_name, self.purpose):
            part.setVisible(is_internal)
        self._watch()
        self.changed.emit()

    def _watch(self) -> None:
        found = self.purpose.traces() if self.use is Use.INTERNAL else ()
        self._amiss.setVisible(bool(found))
        if found:
            trait = found[0].trait
            is_refused = trait in REFUSED
            self._amiss.setText(f"{'!' if is_refused else '?'} {self._words(REASONS[trait])}")
            role = QPalette.ColorRole.BrightText if is_refused else QPalette.ColorRole.WindowText
            self._amiss.setForegroundRole(role)


def _quiet_label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setFont(theme.font(theme.SMALL))
    return label
