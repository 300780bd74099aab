"""The organisation's own privacy notices as files of the home folder: `notice/ar.txt`, a paragraph a line."""

from collections.abc import Iterator
from pathlib import Path

from kototori.domain.errors import DeskError, FileUnreadable, TooLong, UnknownCode
from kototori.domain.organisation import LONGEST_NOTICE
from kototori.domain.soundness import Checked, Finding
from kototori.wording.visitor_words import read_visitor_words

_MOST_BYTES = 8 * LONGEST_NOTICE  # a damaged or foreign file is not read to its end


def read_notice(path: Path) -> str:
    """The text; empty where there is no such file. Raises FileUnreadable, or TooLong by the file's name."""
    if not path.is_file():
        return ""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise TooLong(path.name, LONGEST_NOTICE)
        text = path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        raise FileUnreadable(path) from None
    if len(text) > LONGEST_NOTICE:
        raise TooLong(path.name, LONGEST_NOTICE)
    return text


def check_notices(folder: Path, translations: Path) -> Iterator[Finding]:
    """Each file that lies there; one in a language that no paper can be in would never be printed."""
    for path in sorted(folder.glob("*.txt")):
        yield Finding(Checked.NOTICES, path.name, tuple(_faults(path, translations)))


def _faults(path: Path, translations: Path) -> Iterator[DeskError]:
    if read_visitor_words(translations, path.stem, None) is None:
        yield UnknownCode("language", path.stem)
    try:
        read_notice(path)
    except DeskError as fault:
        yield fault
