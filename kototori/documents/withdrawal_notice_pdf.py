"""The notice that a request was withdrawn, for its worker: one page, A4, and nothing of the visitor on it."""

from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from kototori.documents.look import BLUE, INK, MILLIMETRE
from kototori.typesetting.pages import deal
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import TextStyle
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words

_MARGIN = 25 * MILLIMETRE
_TEXT_WIDTH = A4[0] - 2 * _MARGIN
_TITLE = TextStyle(size=22, bold=True, colour=BLUE, space_after=14)
_WHOM = TextStyle(size=14, bold=True, colour=INK, space_after=10)
_LINE = TextStyle(size=14, colour=INK, space_after=14)


class NoticePress:
    """Sets the notice in the language of `words`."""

    def __init__(self, fonts: Path, words: Words) -> None:
        self._fonts = fonts
        self._words = words

    def set(self, whom: str, line: str, under: str) -> bytes:
        """One page: to whom, what is to be known, and from which desk on which day."""
        target, typesetter = BytesIO(), Typesetter(self._fonts)
        title = self._words("A contact request was withdrawn")
        sheet = Sheet(target, A4, language=self._words.language, title=title)

        def text(said: str, style: TextStyle, role: Role = Role.PARAGRAPH) -> ShapedParagraph:
            language = self._words.language
            element = sheet.structure.add(role, language, text=said)
            return typesetter.paragraph(said, language=language, style=style, element=element)

        story: list[Flowable] = [text(title, _TITLE, Role.H1)]
        story += [text(said, style) for said, style in ((whom, _WHOM), (line, _LINE), (under, _LINE)) if said]
        top = A4[1] - _MARGIN
        for page in deal(story, _TEXT_WIDTH, lambda _: top - _MARGIN):
            for placed in page:
                placed.flowable.drawOn(sheet, _MARGIN, top - placed.top - placed.height)
            sheet.showPage()
        sheet.save()
        return target.getvalue()
