"""After how many days what visitors said is erased."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from kototori.domain.referral import AFTER_HAND_OVER, AT_THE_LATEST, Keeping
from kototori.ui.look import theme
from kototori.ui.look.fields import Field
from kototori.wording.catalogue import Words


class DaysKept(QWidget):
    """Two numbers, within what the rules allow; the second is never less than the first."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        usual = Keeping()
        self._after, self._latest = QSpinBox(), QSpinBox()
        for box, (least, most), now in (
            (self._after, AFTER_HAND_OVER, usual.after_hand_over),
            (self._latest, AT_THE_LATEST, usual.at_the_latest),
        ):
            box.setRange(least, most)
            box.setValue(now)
            box.setKeyboardTracking(False)  # the 3 of a 30 is no number of days yet
            box.valueChanged.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_3)
        for field in (
            Field(words("Erased so many days after the hand-over"), self._after),
            Field(words("At the latest so many days after the request"), self._latest),
        ):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignBottom)  # where one label takes two lines

    @property
    def keeping(self) -> Keeping:
        """What is chosen."""
        return Keeping(self._after.value(), self._latest.value())

    def show_keeping(self, keeping: Keeping) -> None:
        """What holds now."""
        for box, days in ((self._latest, keeping.at_the_latest), (self._after, keeping.after_hand_over)):
            box.blockSignals(True)
            box.setValue(days)
            box.blockSignals(False)

    def _follow(self) -> None:
        """To keep something longer after the hand-over than at the latest would say nothing."""
        if self._after.value() > self._latest.value():
            other = self._after if self.sender() is self._latest else self._latest
            other.setValue(self._after.value() if other is self._latest else self._latest.value())
