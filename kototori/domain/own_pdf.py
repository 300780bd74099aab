"""A PDF that the desk laid into its rack: what it is about, and what may be wrong with the file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kototori.domain.errors import DeskError
from kototori.domain.leaflet import LeafletState

MOST_MEGABYTES = 20
MOST_PAGES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPdf:
    """One file; its name tells topic and language, the list beside it the rest.

    Nobody vouches for a file that is not in the list: it is a draft, about no need, and so never printed by
    a key.
    """

    path: Path
    topic: str
    language: str
    title: str
    needs: tuple[str, ...] = ()
    owner: str = ""
    state: LeafletState = LeafletState.DRAFT
    by: str = ""
    on: date | None = None
    review_by: date


class BadOwnName(DeskError):
    """The name of a file in the desk's folder does not tell what it is."""

    path: Path


class UnknownLeafletLanguage(DeskError):
    """A file of the desk's own is in a language that nobody here knows."""

    path: Path
    language: str


class BadListRow(DeskError):
    """A row of one of the desk's own lists cannot be read."""

    path: Path
    line: int


class BrokenPdf(DeskError):
    """The file is no PDF, or a damaged one."""

    path: Path


class LockedPdf(DeskError):
    """The PDF asks for a password, or forbids what a desk does with it."""

    path: Path


class PdfTooLarge(DeskError):
    """The PDF is no leaflet but a book."""

    path: Path
    megabytes: int
    pages: int


class NotOwnLeaflet(DeskError):
    """Only what the desk laid in can be taken out."""

    topic: str
    language: str
