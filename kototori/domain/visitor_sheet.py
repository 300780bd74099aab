"""A page for the visitor before it is drawn: lines in the visitor's language, Finnish beside them."""

from dataclasses import dataclass, field
from enum import StrEnum


class LineKind(StrEnum):
    """How a line is drawn."""

    LEAD = "lead"
    HEADING = "heading"
    TEXT = "text"
    NAME = "name"  # somebody's name and work, across both columns
    CODE = "code"  # large, in a frame, across both columns
    CONTACT = "contact"  # a number or an address after its text
    FILL = "fill"  # a line to write on, where the organisation has not given the answer yet
    ANSWER = "answer"  # one of two answers to point at


@dataclass(frozen=True, slots=True)
class Line:
    """`own` is in the visitor's language, `beside` the same in the second one; `detail` is in neither.

    `icon` names the drawing of an answer.
    """

    kind: LineKind
    own: str
    beside: str = ""
    detail: str = field(default="", repr=False)
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """The privacy notice in one language. `mark` says whether it is a draft or the organisation's own."""

    language: str
    title: str
    lines: tuple[Line, ...]
    mark: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorSheet:
    """One page. `beside` is the second language, empty for none; `foot` is for whoever hands it out."""

    name: str
    language: str
    beside: str
    title: str
    title_beside: str
    lines: tuple[Line, ...]
    mark: str = ""
    mark_beside: str = ""
    notice: Notice | None = None
    foot: str = ""
    foot_language: str = "fi"

    def texts(self) -> list[tuple[str, str]]:
        """Every text with its language, for the check of letters."""
        lines = (*self.lines, *(self.notice.lines if self.notice else ()))
        own = [self.title, self.mark, *(line.own for line in lines), *(line.detail for line in lines)]
        if self.notice:
            own += [self.notice.title, self.notice.mark]
        beside = [self.title_beside, self.mark_beside, *(line.beside for line in self.lines)]
        told = [(self.language, "\n".join(own)), (self.foot_language, self.foot)]
        return [*told, (self.beside, "\n".join(beside))] if self.beside else told
