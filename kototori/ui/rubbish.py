"""What Python throws away is taken out by the window's own thread alone.

Python looks for rubbish in whichever thread is at work just then. One that counts or sets a page beside the
window would so delete widgets that only the window's thread may touch, and the program would end.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_ROUND = 1000  # milliseconds; a round in which there is little takes none


class RubbishRounds(QObject):
    """Takes out a little every second, where enough has gathered; the old things ever more seldom."""

    def __init__(self, parent: QObject, *, every: int = _ROUND) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=every)
        self._timer.timeout.connect(self._take_out)
        self._timer.start()

    def _take_out(self) -> None:
        gathered = zip(gc.get_count(), gc.get_threshold(), strict=True)
        full = [age for age, (number, most) in enumerate(gathered) if number > most]
        if full and full[0] == 0:
            gc.collect(_oldest_in_a_row(full))


def _oldest_in_a_row(full: list[int]) -> int:
    """What is older is looked through only together with all that is younger."""
    return max(age for age in full if full[: age + 1] == list(range(age + 1)))
