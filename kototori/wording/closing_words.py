"""What closing a day wrote, in a sentence."""

from kototori.domain.closing_export import Closed
from kototori.wording.catalogue import Words

_NAMED = 3


def closing_in_words(done: Closed, words: Words) -> str:
    """Which files lie where, and which of them has a new name because the day was changed since."""
    if not done.files:
        return words("Nothing was to be written into {folder}.", folder=done.folder)
    names = [put.path.name for put in done.files]
    more = len(names) - _NAMED
    told = ", ".join(names[:_NAMED])
    if more > 0:
        rest = words.many("1 more file", "{n} more files", more)
        told = f"{told}, {rest}"
    if not any(put.is_new for put in done.files):
        return words("Unchanged in {folder}: {names}.", folder=done.folder, names=told)
    said = words("Written into {folder}: {names}.", folder=done.folder, names=told)
    if any(put.instead_of for put in done.files):
        changed = words("What lay there differs and was left: the new files have new names.")
        return f"{said} {changed}"
    return said
