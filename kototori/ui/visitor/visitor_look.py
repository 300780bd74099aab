"""How the view for the visitor is drawn: letters of every script, and pictograms.

The fonts are the program's own, so that a name looks the same on every desk. They are loaded when the screen
is first turned. What they lack (Chinese) is taken from the system, if it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QPixmap, QRawFont
from PySide6.QtSvg import QSvgRenderer

from kototori.ui.look import theme
from kototori.ui.look.kept_picture import KeptPictures

if TYPE_CHECKING:
    from kototori.domain.need import Language
    from kototori.services.visitor_texts import VisitorTexts
    from kototori.wording.visitor_words import VisitorWords

_WARMED = 200  # wide enough for a language's name
_ENDLESS = 10_000
_PICTURES = 120  # every card of both pages, chosen or not
_INVISIBLE = "\n\u200b\u200c\u200d\u200e\u200f"


class VisitorLook:
    """Words that can be drawn, fonts for them, and the pictograms in any colour."""

    def __init__(self, texts: VisitorTexts) -> None:
        self._texts = texts
        self.pictures = KeptPictures(_PICTURES)
        self._families = [
            family
            for path in texts.fonts()
            for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
        ]
        chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
        self._families += chinese[:1]
        self._faces = [QRawFont.fromFont(QFont(family)) for family in self._families]
        self._words: dict[str, VisitorWords | None] = {}
        self._ordered: dict[str, list[str]] = {}
        self._drawings: dict[tuple[str, str], QSvgRenderer] = {}
        self._heights: dict[tuple[str, int, int, float, int], float] = {}
        self._measured: dict[tuple[Hashable, ...], float] = {}
        self._names: dict[str, str] = {}

    def font(self, text: str, size: int = theme.SECTION, *, bold: bool = False) -> QFont:
        """A font for a text. The family that draws most of it comes first: Qt asks them in this order."""
        font = theme.font(size, bold=bold)
        if text not in self._ordered:
            letters = [ord(letter) for letter in set(text) if letter.isalpha() and not letter.isascii()]
            faces = zip(self._families, self._faces, strict=True)
            drawn = {family: sum(map(face.supportsCharacter, letters)) for family, face in faces}
            self._ordered[text] = sorted(self._families, key=lambda family: -drawn[family])
        font.setFamilies([*self._ordered[text], font.family()])
        return font

    def height_of(self, text: str, font: QFont, width: float, flags: int) -> float:
        """What a text takes when it is wrapped into a width; measured once, and each F8 asks again."""
        key = (text, font.pixelSize(), font.weight(), width, flags)
        if key not in self._heights:
            room = QRectF(0, 0, width, _ENDLESS)
            self._heights[key] = QFontMetricsF(font).boundingRect(room, flags, text).height()
        return self._heights[key]

    def measured(self, what: tuple[Hashable, ...], measure: Callable[[], float]) -> float:
        """What was measured before for the same letters: each F8 makes its cards anew, as tall as before."""
        key = (*what, theme.scaled(theme.BODY))
        if key not in self._measured:
            self._measured[key] = measure()
        return self._measured[key]

    def draws(self, text: str) -> bool:
        """Whether there is a letter for every sign: a box would say nothing."""
        return all(
            any(face.supportsCharacter(ord(sign)) for face in self._faces)
            for sign in set(text) - set(_INVISIBLE)
        )

    def words(self, language: str) -> VisitorWords | None:
        """The words in a language; None where nobody wrote them or no font draws them."""
        if language not in self._words:
            words = self._texts.words(language)
            drawn = words is not None and self.draws(words.everything())
            self._words[language] = words if drawn else None
        return self._words[language]

    def name(self, language: Language) -> str:
        """A language by its own name, in Latin letters where no font draws its own."""
        if language.endonym not in self._names:
            drawn = self.draws(language.endonym)
            self._names[language.endonym] = language.endonym if drawn else language.words.en
        return self._names[language.endonym]

    def warm(self, language: Language) -> None:
        """Finds the fonts of a language's name before it is shown."""
        name = self.name(language)
        area = QRectF(0, 0, theme.scaled(_WARMED), theme.scaled(_WARMED))
        drawn = QPixmap(area.size().toSize())
        painter = QPainter(drawn)
        for bold in (True, False):
            painter.setFont(self.font(name, bold=bold))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)
        painter.end()

    def has_pictogram(self, name: str) -> bool:
        """Whether there is a drawing of that name."""
        return bool(self._texts.pictogram(name))

    def draw_pictogram(self, painter: QPainter, name: str, area: QRectF, colour: str) -> None:
        """Fills a square with a drawing in one colour."""
        if (name, colour) not in self._drawings:
            drawing = self._texts.pictogram(name).replace(b"currentColor", colour.encode())
            self._drawings[name, colour] = QSvgRenderer(QByteArray(drawing))
        self._drawings[name, colour].render(painter, area)
