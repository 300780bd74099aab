"""How each language is written: its script, the direction of its lines, and how far apart they stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Writing:
    """`leading` is the distance of base lines in units of the letter size, chosen by eye for each script.

    A language that keeps its punctuation and spaces takes them from its own font after foreign words too:
    “Kela” in Chinese has wide quotation marks. `rise` is the room above a heading's first line.
    """

    script: str
    leading: float
    right_to_left: bool = False
    keeps_punctuation: bool = False
    rise: float = 0.0

    @property
    def base_level(self) -> int:
        """The bidi level of a paragraph."""
        return int(self.right_to_left)


_LATIN = Writing("Latn", 1.4)
_CYRILLIC = Writing("Cyrl", 1.4)
_ARABIC = Writing("Arab", 1.6, right_to_left=True)
# The script tag of Nastaliq, which climbs from the end of a word to its beginning.
_NASTALIQ = Writing("Aran", 2.0, right_to_left=True, keeps_punctuation=True, rise=0.3)
_ETHIOPIC = Writing("Ethi", 1.5)
_WRITINGS = {
    **dict.fromkeys(("ar", "fa", "prs", "ps", "ckb"), _ARABIC),
    **dict.fromkeys(("ru", "uk"), _CYRILLIC),
    **dict.fromkeys(("ti", "am"), _ETHIOPIC),
    "ur": _NASTALIQ,
    "zh": Writing("Hani", 1.6, keeps_punctuation=True),
    "th": Writing("Thai", 1.7),
    "ne": Writing("Deva", 1.7),
    "bn": Writing("Beng", 1.7),
    "ta": Writing("Taml", 1.7),
    "my": Writing("Mymr", 1.8),
}
# Tags the desk uses that are no language tags outside it.
_OUTSIDE_TAGS = {"fi-easy": "fi", "ku": "kmr"}


def writing_of(language: str) -> Writing:
    """Languages not listed are written in Latin letters."""
    return _WRITINGS.get(language) or _WRITINGS.get(language.partition("-")[0], _LATIN)


def language_tag(language: str) -> str:
    """The tag that other programs know: HarfBuzz, ICU, readers of PDF."""
    return _OUTSIDE_TAGS.get(language, language)
