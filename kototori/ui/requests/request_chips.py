"""The outcome that a request puts on its contact, and takes along when it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from kototori.domain.contact import Outcome
from kototori.domain.suggestions import Kind
from kototori.ui.pad.pad import Choice, Pad

if TYPE_CHECKING:
    from kototori.ui.pad.log_page import LogPage

_ASKED = Choice(Kind.OUTCOME, Outcome.REFERRAL_REQUESTED)


class RequestChips:
    """Only what a request put there goes with it: an outcome that was chosen by hand stays.

    A contact that was saved since needs nothing: undo takes the saving back first.
    """

    def __init__(self, page: LogPage, pad: Pad, is_open: Callable[[UUID], bool]) -> None:
        """`is_open` tells whether a request was not withdrawn."""
        self._page, self._pad, self._is_open = page, pad, is_open
        self._put: dict[UUID, set[UUID]] = {}  # by unfinished contact: the requests for which it stands there

    def put(self, request: UUID) -> None:
        """A request was made for the contact in hand."""
        draft, was_there = self._pad.draft_id, _ASKED in self._pad.choices
        self._page.choose(_ASKED.kind, _ASKED.code)
        if draft in self._put:
            self._put[draft].add(request)
        elif not was_there and _ASKED in self._pad.choices:
            self._put[draft] = {request}

    def follow_hand(self) -> None:
        """The contact in hand has changed, or another one is in hand."""
        requests = self._put.get(self._pad.draft_id)
        if requests is None:
            return
        is_there = _ASKED in self._pad.choices
        if not requests or not is_there:  # once it was dropped by hand, it comes back by hand alone
            del self._put[self._pad.draft_id]
            if is_there:
                self._page.drop(_ASKED)

    def follow_desk(self) -> None:
        """A request may have been taken back; its contact may wait beside, and follows when it is in hand."""
        for requests in self._put.values():
            requests.difference_update([one for one in requests if not self._is_open(one)])
        self.follow_hand()

    def forget(self, draft: UUID) -> None:
        """The contact was saved with what stood there."""
        self._put.pop(draft, None)
