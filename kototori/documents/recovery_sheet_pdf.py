"""The paper with the recovery code, for the sealed envelope in the safe: one page, A4, made in memory."""

from datetime import date
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from kototori.documents.look import BLUE, GREY, INK, MILLIMETRE, PALE_BLUE, WHITE
from kototori.domain.recovery_code import groups
from kototori.typesetting.blocks import Block, Row
from kototori.typesetting.pages import deal
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, TextStyle
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words

_MARGIN = 20 * MILLIMETRE
_HEAD = 30 * MILLIMETRE
_TEXT_WIDTH = A4[0] - 2 * _MARGIN
_IN_A_ROW = 4

_TITLE = TextStyle(size=24, bold=True, colour=WHITE)
_UNDER_TITLE = TextStyle(size=11, colour=WHITE)
_HEADING = TextStyle(size=13, bold=True, colour=BLUE, space_before=16, space_after=5, keep_with_next=True)
_TEXT = TextStyle(size=11.5, colour=INK, space_after=6)
_NUMBER = TextStyle(size=10, colour=GREY, align=Align.CENTRE, space_before=10)
_GROUP = TextStyle(size=28, bold=True, colour=INK, align=Align.CENTRE, space_after=8)


class RecoverySheetPress:
    """Sets the paper in the language of `words`."""

    def __init__(self, fonts: Path, words: Words) -> None:
        self._fonts = fonts
        self._words = words

    def set(self, code: str, desk: str, day: date) -> bytes:
        """One page. The typesetter, which remembers what it has set, goes with it."""
        return _Paper(Typesetter(self._fonts), self._words, code, desk, day).draw()


class _Paper:
    """One paper being drawn."""

    def __init__(self, typesetter: Typesetter, words: Words, code: str, desk: str, day: date) -> None:
        self._typesetter = typesetter
        self._words = words
        self._groups = groups(code)
        self._where_and_when = " · ".join(part for part in (desk, words.date(day)) if part)
        self._target = BytesIO()
        self._title = words("Recovery code of the requests")
        self._sheet = Sheet(self._target, A4, language=words.language, title=self._title)

    def draw(self) -> bytes:
        self._draw_head()
        top = A4[1] - _HEAD - 8 * MILLIMETRE
        for page in deal(self._story(), _TEXT_WIDTH, lambda _: top - _MARGIN):
            for placed in page:
                placed.flowable.drawOn(self._sheet, _MARGIN, top - placed.top - placed.height)
            self._sheet.showPage()
        self._sheet.save()
        return self._target.getvalue()

    def _draw_head(self) -> None:
        with self._sheet.marked(None):
            self._sheet.setFillColorRGB(*BLUE)
            self._sheet.rect(0, A4[1] - _HEAD, A4[0], _HEAD, stroke=0, fill=1)
        self._put(self._text(self._title, _TITLE, Role.H1), A4[1] - 6 * MILLIMETRE)
        self._put(self._text(self._where_and_when, _UNDER_TITLE), A4[1] - 18.5 * MILLIMETRE)

    def _put(self, paragraph: ShapedParagraph, top: float) -> None:
        _, height = paragraph.wrap(_TEXT_WIDTH, A4[1])
        paragraph.drawOn(self._sheet, _MARGIN, top - height)

    def _story(self) -> list[Flowable]:
        words = self._words
        return [
            self._text(
                words(
                    "Put this paper into an envelope, seal it, write on it what it is, and lay it "
                    "into the safe."
                ),
                _TEXT,
            ),
            *self._rows(),
            self._heading(words("What it is for")),
            self._text(
                words(
                    "It opens the contact requests of this desk when nobody knows the passphrase any more. "
                    "On the page of requests choose “Open with the recovery code”, type the eight groups, "
                    "and choose a new passphrase. The code stays the same."
                ),
                _TEXT,
            ),
            self._heading(words("What it protects")),
            self._text(
                words(
                    "The requests hold what visitors have told. Whoever has this paper and the computer can "
                    "read them: copy it nowhere, photograph it not, send it to nobody."
                ),
                _TEXT,
            ),
            self._heading(words("When it is lost")),
            self._text(
                words(
                    "While somebody knows the passphrase, make a new code in the settings; this one then "
                    "opens nothing any more. Without code and passphrase the waiting requests are lost for "
                    "good. The contact log needs neither, and lives on."
                ),
                _TEXT,
            ),
        ]

    def _rows(self) -> list[Flowable]:
        """Four groups in a row, each under its number."""
        rows: list[Flowable] = []
        for at in range(0, len(self._groups), _IN_A_ROW):
            part = self._groups[at : at + _IN_A_ROW]
            shares = tuple(1 / len(part) for _ in part)
            numbers = [self._text(str(at + nth), _NUMBER) for nth in range(1, len(part) + 1)]
            rows.append(Row(numbers, 0, shares))
            rows.append(Row([self._text(group, _GROUP) for group in part], 0, shares))
        return [Block(row, right_to_left=False, ground=PALE_BLUE, padding=6) for row in rows]

    def _heading(self, text: str) -> ShapedParagraph:
        return self._text(text, _HEADING, Role.H2)

    def _text(self, text: str, style: TextStyle, role: Role = Role.PARAGRAPH) -> ShapedParagraph:
        language = self._words.language
        element = self._sheet.structure.add(role, language, text=text)
        return self._typesetter.paragraph(text, language=language, style=style, element=element)
