"""The door to this package: text and language in, paragraphs out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import category

from kototori.typesetting.faces import REGULAR, FontShelf
from kototori.typesetting.languages import writing_of
from kototori.typesetting.measured_text import MeasuredText
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.shaping import resolved_scripts
from kototori.typesetting.style import Span, TextStyle
from kototori.typesetting.tagging import Element

_NEVER_DRAWN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


class Typesetter:
    """Made once for a folder of fonts; opens each font when a text first needs it."""

    def __init__(self, fonts: Path) -> None:
        self._shelf = FontShelf(fonts)

    def paragraph(
        self,
        text: str | Sequence[Span],
        *,
        language: str,
        style: TextStyle,
        element: Element | None = None,
    ) -> ShapedParagraph:
        """A flowable for a `Sheet`; `element` is its place in the structure, none means decoration."""
        spans = [Span(text)] if isinstance(text, str) else list(text)
        measured = MeasuredText(spans, language, style, self._shelf)
        leading = style.leading or style.size * writing_of(language).leading
        return ShapedParagraph(measured, style, leading, element)

    def missing_glyphs(self, text: str, language: str) -> tuple[str, ...]:
        """The characters of `text` that would print as boxes, each once, in the order of the text."""
        seen = dict.fromkeys(zip(text, resolved_scripts(text), strict=True))
        missing = (
            character
            for character, script in seen
            if category(character) not in _NEVER_DRAWN
            and not any(face.has(character) for face in self._shelf.chain(language, script, REGULAR))
        )
        return tuple(dict.fromkeys(missing))


def common_leading(style: TextStyle, *languages: str) -> TextStyle:
    """The style with the widest leading that one of the languages needs, so that columns keep one grid."""
    return replace(style, leading=style.size * max(writing_of(language).leading for language in languages))
