"""What the screen shows when it is turned to the visitor: words in the visitor's language, and pictures."""

from collections.abc import Iterable
from pathlib import Path

from kototori.wording.po_file import Catalogue
from kototori.wording.visitor_words import SOURCE_LANGUAGE, Said, VisitorWords, read_visitor_words


class VisitorTexts:
    """Reads words, pictograms and fonts from what the program ships."""

    def __init__(self, translations_folder: Path, resources: Path, cache_folder: Path | None) -> None:
        self._translations = translations_folder
        self._icons = resources / "icons"
        self._fonts = resources / "fonts"
        self._cache = cache_folder

    def words(self, language: str) -> VisitorWords | None:
        """The words in a language; None where nobody has written them yet."""
        return read_visitor_words(self._translations, language, self._cache)

    def words_or_finnish(self, language: str) -> VisitorWords:
        """The words in a language, else the Finnish ones that all others are made from."""
        return self.words(language) or VisitorWords(SOURCE_LANGUAGE, Catalogue())

    def consent(self, languages: Iterable[str]) -> dict[str, str]:
        """The text that visitors agree to, by language."""
        return {language: self.words_or_finnish(language)(Said.CONSENT) for language in languages}

    def pictogram(self, name: str) -> bytes:
        """A drawing as SVG in one colour; nothing where there is none of that name."""
        path = self._icons / f"{name}.svg"
        return path.read_bytes() if path.is_file() else b""

    def fonts(self) -> tuple[Path, ...]:
        """The font files, the one for Latin and Cyrillic letters first."""
        # A screen has no room for the height of Nastaliq: it comes last, after Naskh.
        files = self._fonts.glob("*.ttf")
        return tuple(sorted(files, key=lambda file: ("Nastaliq" in file.stem, file.name)))
