"""A paper of the organisation: headings, sentences, tables and lines left open, in one language."""

import re
from dataclasses import dataclass
from enum import StrEnum

_OPEN = re.compile(r"\[\[(.+?)\]\]")


class PaperKind(StrEnum):
    """Which papers there are."""

    WHAT_WE_RECORD = "what-we-record"
    PROCESSING = "processing"
    IMPACT = "impact"
    FIGURES_NOTE = "figures-note"


class PaperFormat(StrEnum):
    """To read, to go on writing, or for any program."""

    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 begins a part of the paper, 2 a chapter, 3 what stands in it."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; `[[…]]` in them is a place that the organisation fills in."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """Things of one rank."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `shares` tells how the width is dealt out. Without a head, the first column names the rows."""

    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """A line that somebody writes on."""

    label: str


Block = Heading | Paragraph | Points | Grid | Blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper. `under` stands below the title, `foot` on every page."""

    kind: PaperKind
    language: str
    title: str
    under: tuple[str, ...]
    foot: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; an open one waits for the organisation."""

    text: str
    is_open: bool = False


def pieces(text: str) -> tuple[Piece, ...]:
    """A sentence parted where it has places to fill in; their brackets stay, for whoever sees no colour."""
    found: list[Piece] = []
    for number, part in enumerate(_OPEN.split(text)):
        if part:
            found.append(Piece(f"[{part}]", is_open=True) if number % 2 else Piece(part))
    return tuple(found)


def plain(text: str) -> str:
    """The same without marks."""
    return "".join(piece.text for piece in pieces(text))
