"""Shows on a terminal how far long work has come; where nobody looks, nothing."""

import sys
from typing import TextIO

from kototori.domain.progress import Progress, unheard
from kototori.wording.catalogue import Words


def progress_line(words: Words, screen: TextIO | None = None) -> Progress:
    """One line that is written over itself and taken away at the end, on stderr by itself."""
    screen = screen or sys.stderr
    if not screen.isatty():
        return unheard

    def tell(done: int, total: int) -> None:
        text = words("{done} of {total} …", done=words.number(done), total=words.number(total))
        screen.write(f"\r{text}\x1b[K" if done < total else "\r\x1b[K")
        screen.flush()

    return tell
