"""What holds for the contacts that follow until somebody ends it: another day, or the busy hour. No Qt."""

from uuid import UUID

from kototori.domain.moment import Moment


class PadMode:
    """Kept beside the contact in hand, so that a change of the window's language does not end it.

    `late` is the moment of contacts recorded afterwards; None is now. While `busy`, each key is a visitor:
    `visitors` are those of this busy hour, the last one last, and `joining` sends the next need to the last.
    """

    def __init__(self) -> None:
        self.late: Moment | None = None
        self.busy = False
        self.joining = False
        self.visitors: list[UUID] = []

    def begin_busy(self) -> None:
        """The busy hour begins, with nobody counted in it yet."""
        self.busy, self.joining, self.visitors = True, False, []

    def end_busy(self) -> None:
        """One contact after the other again."""
        self.busy, self.joining, self.visitors = False, False, []
