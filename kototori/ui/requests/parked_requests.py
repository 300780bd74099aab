"""Half-filled requests on disk, each with its unfinished contact: sealed soon after every key.

After a restart nobody can tell to which contact one belongs until the requests are unlocked: no way leads
from a contact to a request, half-filled or not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from kototori.domain.half_filled import HalfFilled, read_half_filled
from kototori.ui.notices import Notices

if TYPE_CHECKING:
    from kototori.services.desk import Desk

_SOON = 600  # milliseconds without a key: sealing takes twenty to eighty, which nobody who types should feel


class ParkedRequests(QObject):
    """Without the vault's key nobody can read them, this program neither."""

    def __init__(self, parent: QObject, desk: Desk, notices: Notices) -> None:
        super().__init__(parent)
        self._desk, self._notices = desk, notices
        self._there: set[UUID] = set()
        self._due: dict[UUID, Callable[[], HalfFilled | None]] = {}
        self._timer = QTimer(self, interval=_SOON, singleShot=True)
        self._timer.timeout.connect(self.keep_now)

    @property
    def drafts(self) -> Collection[UUID]:
        """The unfinished contacts that have a half-filled request."""
        return self._there

    def hidden(self) -> int:
        """How many an earlier start left; cryptography is loaded where there is one."""
        with self._notices.reporting():
            if self._desk.request_inbox.file.sheets():
                return self._desk.request_drafts.hidden
        return 0

    def look(self) -> None:
        """To which contacts they belong, as far as that is known."""
        with self._notices.reporting():
            self._there = set(self._desk.request_drafts.all())

    def keep_soon(self, draft: UUID, filled: Callable[[], HalfFilled | None]) -> None:
        """What is typed there now, in a moment."""
        self._due[draft] = filled
        self._timer.start()

    def keep_now(self) -> None:
        """Whatever waits for its moment; durable when this returns."""
        self._timer.stop()
        due, self._due = self._due, {}
        for draft, filled in due.items():
            half = filled()
            if half is not None:
                with self._notices.reporting():
                    self._desk.request_drafts.keep(draft, half.as_values())
                    self._there.add(draft)

    def drop(self, draft: UUID) -> None:
        """The request was made, or nobody wants it."""
        self._due.pop(draft, None)
        if draft in self._there:
            with self._notices.reporting():
                self._desk.request_drafts.drop(draft)
                self._there.discard(draft)

    def read(self, draft: UUID) -> HalfFilled | None:
        """As it was left; None where there is none, or the vault is locked."""
        if draft not in self._there or not self._desk.requests.door.is_open:
            return None
        with self._notices.reporting():
            values = self._desk.request_drafts.find(draft)
            return None if values is None else read_half_filled(values)
        return None
