"""The door to this package: text and language in, paragraphs out."""

from collections.abc import Sequence
from pathlib import Path
from unicodedata import category

from kototori.domain.errors import MissingGlyphs, ZawgyiText
from kototori.typesetting.faces import REGULAR, FontShelf
from kototori.typesetting.languages import writing_of
from kototori.typesetting.measured_text import MeasuredText
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.shaping import resolved_scripts
from kototori.typesetting.style import Span, TextStyle
from kototori.typesetting.tagging import Element
from kototori.typesetting.zawgyi import looks_like_zawgyi

_REMEMBERED_TEXTS = 500
_VARIANTS = ("\ufe00", "\ufe0f")  # they choose a shape of the letter before them and have none
_NEVER_DRAWN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


class Typesetter:
    """Made once for a folder of fonts; opens each font when a text first needs it."""

    def __init__(self, fonts: Path) -> None:
        self._shelf = FontShelf(fonts)
        self._measured: dict[tuple[tuple[Span, ...], str, bool], MeasuredText] = {}

    def paragraph(
        self,
        text: str | Sequence[Span],
        *,
        language: str,
        style: TextStyle,
        element: Element | None = None,
    ) -> ShapedParagraph:
        """A flowable for a `Sheet`; `element` is its place in the structure, none means decoration."""
        spans = (Span(text),) if isinstance(text, str) else tuple(text)
        measured = self._measure(spans, language, style.bold)
        writing = writing_of(language)
        leading = style.leading or style.size * writing.leading
        # Bold text stands under a name, a line or the edge of a box; other text under a gap.
        rise = style.size * writing.rise if style.bold else 0.0
        return ShapedParagraph(measured, style, leading, element, rise)

    def _measure(self, spans: tuple[Span, ...], language: str, bold: bool) -> MeasuredText:
        # A leaflet is tried in several sizes, and its foot stands on every page.
        key = (spans, language, bold)
        if key not in self._measured:
            if len(self._measured) >= _REMEMBERED_TEXTS:
                self._measured.clear()
            self._measured[key] = MeasuredText(spans, language, bold, self._shelf)
        return self._measured[key]

    def check(self, text: str, language: str) -> None:
        """Raises what keeps `text` from being drawn right: MissingGlyphs, ZawgyiText, FontUnreadable."""
        if writing_of(language).script == "Mymr" and looks_like_zawgyi(text):
            raise ZawgyiText(language)
        missing = self.missing_glyphs(text, language)
        if missing:
            raise MissingGlyphs(language, missing)

    def missing_glyphs(self, text: str, language: str) -> tuple[str, ...]:
        """The characters of `text` that would print as boxes, each once, in the order of the text."""
        seen = dict.fromkeys(zip(text, resolved_scripts(text), strict=True))
        missing = (
            character
            for character, script in seen
            if category(character) not in _NEVER_DRAWN
            and not _VARIANTS[0] <= character <= _VARIANTS[1]
            and not any(face.has(character) for face in self._shelf.chain(language, script, REGULAR))
        )
        return tuple(dict.fromkeys(missing))
