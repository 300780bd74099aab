"""A language that nobody speaks: every word of the program 40 % longer, and marked, so that what is not
translated or has no room for a longer language is seen at once."""

import re
from math import ceil

from kototori.domain.suggestions import fold
from kototori.services.desk import Desk
from kototori.wording.catalogue import Words

MARK = "ŏ"
LONGER = 0.4
_ACCENTS = str.maketrans("aeiuyAEIUY", "áéíúýÁÉÍÚÝ")
_GAP = re.compile(r"(\{[^}]*\})")
_WORD = re.compile(r"[^\W\d_]+")


def stretched(text: str) -> str:
    """Each word 40 % longer and accented; gaps, digits and marks stay."""
    return "".join(part if _GAP.fullmatch(part) else _WORD.sub(_longer, part) for part in _GAP.split(text))


def _longer(word: re.Match[str]) -> str:
    letters = word[0]
    return letters.translate(_ACCENTS) + MARK * ceil(LONGER * len(letters))


class _EveryMessage:
    """Stands where a catalogue stands, and has a translation for whatever it is asked."""

    def forms(self, message: str, context: str | None = None) -> tuple[str, ...] | None:
        return None


class PseudoWords(Words):
    """English, stretched."""

    def __init__(self) -> None:
        super().__init__("en", _EveryMessage())  # type: ignore[arg-type]

    def __call__(self, message: str, /, **gaps: object) -> str:
        return super().__call__(stretched(message), **gaps)

    def many(self, one: str, many: str, n: int, /, **gaps: object) -> str:
        return super().many(stretched(one), stretched(many), n, **gaps)


def stretch_lists(desk: Desk) -> None:
    """The desk's own lists in the same language, as far as a window in English shows them."""
    columns = {
        "need": ("en", "tile_en", "hint_en"),
        "language": ("en",),
        "authority": ("en",),
        "place": ("name",),
    }
    with desk.database.writing() as connection:
        for table, names in columns.items():
            for name in names:
                for (words,) in connection.exec_driver_sql(f"SELECT DISTINCT {name} FROM {table}").all():
                    if words:
                        connection.exec_driver_sql(
                            f"UPDATE {table} SET {name} = ? WHERE {name} = ?", (stretched(words), words)
                        )
    desk.setup.refresh()


def untranslated(text: str) -> bool:
    """Whether a text has a word of three letters or more that did not come out of a catalogue or a list."""
    return any(MARK not in word and len(fold(word)) >= 3 for word in re.findall(r"[^\W\d_]+", text))
