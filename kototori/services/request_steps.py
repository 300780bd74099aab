"""Which requests undo can still take back: in the memory of the running program alone.

In the day's stack on disk a request would stand between two contacts, and so tell which visitor asked.
"""

from datetime import date
from typing import NamedTuple
from uuid import UUID


class RequestStep(NamedTuple):
    """A request, and the number of the last step on disk before it."""

    after: int
    day: date
    request: UUID


class RequestSteps:
    """The requests made since the program was started, the newest last."""

    def __init__(self) -> None:
        self._steps: list[RequestStep] = []

    def push(self, step: RequestStep) -> None:
        """A request was made."""
        self._steps.append(step)

    def drop(self, request: UUID) -> None:
        """There is nothing left to undo about a request."""
        self._steps = [step for step in self._steps if step.request != request]

    def last(self, day: date) -> RequestStep | None:
        """The newest one of a day."""
        return next((step for step in reversed(self._steps) if step.day == day), None)
