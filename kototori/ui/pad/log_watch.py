"""Looks whether another program has written into the log, or midnight has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kototori.ui.notices import Notices

if TYPE_CHECKING:
    from kototori.services.contact_log import ContactLog

_EVERY = 1000  # milliseconds; what another program stored is seen within two seconds


class LogWatch(QObject):
    """Asks once a second; the answer costs next to nothing."""

    changed = Signal()

    def __init__(self, log: ContactLog, notices: Notices, page: QObject) -> None:
        super().__init__(page)
        self._log, self._notices = log, notices
        self._seen = log.mark(), log.today()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tells what has changed since the last look."""
        with self._notices.reporting():
            now = self._log.mark(), self._log.today()
            if now != self._seen:
                self._seen = now
                self.changed.emit()
