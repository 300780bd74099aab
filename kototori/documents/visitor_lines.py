"""How each line of a visitor's paper is drawn: the visitor's language wide, the second one small."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.platypus.flowables import Flowable

from kototori.documents import leaflet_marks as marks
from kototori.documents.drawing import DrawingBook
from kototori.documents.leaflet_rows import Beside, Fill, Marked, rule, sheet_of
from kototori.documents.look import BLUE, BROWN, GREY, INK, MILLIMETRE
from kototori.documents.visitor_rows import Boxed, Stack, TwoColumns
from kototori.domain.leaflet import SOURCE_LANGUAGE
from kototori.domain.visitor_sheet import Line, LineKind, Notice, VisitorSheet
from kototori.typesetting.languages import writing_of
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.style import Align, Colour, Span, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter

OWN_SHARE = 0.64  # of the page, for the visitor's language
# Names, numbers and addresses are Latin letters in every language, and stay in one piece in Arabic ones.
_DETAIL = "\u2066{}\u2069"


@dataclass(frozen=True, slots=True)
class Sizes:
    """The size of running text; all other measures follow from it."""

    text: float
    is_large: bool = False

    @property
    def beside(self) -> float:
        """Small: for a desk that knows what it looks for."""
        return max(0.8 * self.text, 6.5)

    @property
    def notice(self) -> float:
        """Small print that can be read; in large print it is large as well."""
        return self.text if self.is_large else max(0.8 * self.text, 7.0)

    @property
    def code(self) -> float:
        return 2.6 * self.text

    @property
    def gap(self) -> float:
        return 0.45 * self.text


class LineSetter:
    """Sets the lines of one sheet in any size. Without a `beside` section there is one language alone."""

    def __init__(
        self,
        typesetter: Typesetter,
        drawings: DrawingBook,
        sheet: VisitorSheet,
        own: Element,
        beside: Element | None,
        small_print: Element,
        gutter: float,
    ) -> None:
        self._typesetter = typesetter
        self._drawings = drawings
        self._sheet = sheet
        self._own = own
        self._beside = beside
        self._small_print = small_print
        self._gutter = gutter
        self._right_to_left = writing_of(sheet.language).right_to_left

    def flowables(self, sizes: Sizes) -> list[Flowable]:
        """Everything between head and foot."""
        story: list[Flowable] = []
        for kind, alike in groupby(self._sheet.lines, lambda line: line.kind):
            if kind is LineKind.ANSWER:
                story.append(self._answers(list(alike), sizes))
            else:
                story += [self._line(line, sizes) for line in alike]
        return [*story, *self._notice(self._sheet.notice, sizes)] if self._sheet.notice else story

    # --- the lines in two languages ---------------------------------------------------------------

    def _line(self, line: Line, sizes: Sizes) -> Flowable:
        match line.kind:
            case LineKind.NAME:
                return self._name(line, sizes)
            case LineKind.CODE:
                return self._code(line, sizes)
            case LineKind.LEAD:
                return self._row(line, self._style(sizes.text * 1.08, sizes, bold=True), sizes)
            case LineKind.HEADING:
                style = self._style(sizes.text * 1.18, sizes, bold=True, colour=BLUE, above=1.0, keep=True)
                return self._row(line, style, sizes, Role.H2)
            case _:
                return self._row(line, self._style(sizes.text, sizes), sizes)

    def _row(self, line: Line, style: TextStyle, sizes: Sizes, role: Role = Role.PARAGRAPH) -> Flowable:
        own = self._said(line, style, self._own, role)
        is_heading = line.kind is LineKind.HEADING
        if self._beside is None:
            return own
        small = self._style(
            sizes.beside,
            sizes,
            bold=is_heading,
            colour=GREY,
            above=1.0 if is_heading else 0.0,
            keep=is_heading,
        )
        beside = (
            self._text(line.beside, self._sheet.beside, small, self._beside, role) if line.beside else None
        )
        return self._columns(own, beside, ruled=is_heading)

    def _columns(self, own: Flowable, beside: Flowable | None, *, ruled: bool = False) -> Flowable:
        cells, shares = [own, beside], [OWN_SHARE, 1 - OWN_SHARE]
        if self._right_to_left:
            cells, shares = cells[::-1], shares[::-1]
        return Beside(cells, self._gutter, shares, ruled=ruled)

    def _said(self, line: Line, style: TextStyle, parent: Element, role: Role) -> Flowable:
        """A text, with its number or address, or with a line to write it on."""
        language = self._sheet.language
        if line.kind is LineKind.FILL:
            text = self._text(line.own, language, style, parent, role)
            return Fill(text, right_to_left=self._right_to_left, lines=1)
        if not line.detail:
            return self._text(line.own, language, style, parent, role)
        is_label = line.kind is LineKind.CONTACT
        between = ": " if is_label else " "
        spans = [Span(f"{line.own}{between}"), Span(_DETAIL.format(line.detail), bold=is_label or None)]
        element = parent.add(role, language, text=f"{line.own}{between}{line.detail}")
        return self._typesetter.paragraph(spans, language=language, style=style, element=element)

    def _name(self, line: Line, sizes: Sizes) -> Flowable:
        """Somebody's name and work: in Latin letters, so for both columns at once."""
        parts: list[Flowable] = []
        side = Align.END if self._right_to_left else Align.START
        for text, style in (
            (line.own, replace(self._style(sizes.text * 1.35, sizes, bold=True), align=side)),
            (line.detail, replace(self._style(sizes.text, sizes), align=side)),
        ):
            if text:
                element = self._own.add(Role.PARAGRAPH, SOURCE_LANGUAGE, text=text)
                # Finnish in its own letters and spaces, on the side where the reader begins.
                parts.append(
                    self._typesetter.paragraph(text, language=SOURCE_LANGUAGE, style=style, element=element)
                )
        return Stack(parts)

    def _code(self, line: Line, sizes: Sizes) -> Flowable:
        label = self._row(
            Line(LineKind.TEXT, line.own, line.beside), self._style(sizes.text, sizes, bold=True), sizes
        )
        style = TextStyle(
            size=sizes.code, bold=True, colour=INK, align=Align.CENTRE, leading=sizes.code * 1.2
        )
        element = self._own.add(Role.PARAGRAPH, "en", text=line.detail)
        # As Latin text whatever the language: the desk reads it, or it is spelt on the phone.
        code = self._typesetter.paragraph(line.detail, language="en", style=style, element=element)
        return Boxed(Stack([label, code]), padding=0.6 * sizes.text, below=0.6 * sizes.text)

    def _answers(self, lines: Sequence[Line], sizes: Sizes) -> Flowable:
        """Two equal frames side by side, to be pointed at."""
        boxes: list[Flowable] = []
        for line in lines:
            bold = self._style(sizes.text * 1.3, sizes, bold=True)
            texts: list[Flowable] = [
                self._text(line.own, self._sheet.language, bold, self._own, Role.PARAGRAPH)
            ]
            if self._beside is not None:
                side_of = Align.END if self._right_to_left else Align.START
                small = replace(self._style(sizes.beside, sizes, colour=GREY), align=side_of)
                texts.append(self._text(line.beside, self._sheet.beside, small, self._beside))
            side = 3.2 * sizes.text
            drawing = self._drawings.find(line.icon)
            mark = marks.picture(drawing, side, right_to_left=self._right_to_left)
            indent = side + sizes.text
            content = Marked(
                Stack(texts),
                right_to_left=self._right_to_left,
                indent=indent,
                mark=mark,
                least_height=side,
            )
            boxes.append(
                Boxed(content, padding=0.8 * sizes.text, below=sizes.text, least_height=5 * sizes.text)
            )
        return Beside(boxes[::-1] if self._right_to_left else boxes, self._gutter, in_middle=True)

    # --- the notice, in the visitor's language alone ------------------------------------------------

    def _notice(self, notice: Notice, sizes: Sizes) -> Iterator[Flowable]:
        heading = self._style(sizes.text * 1.05, sizes, bold=True, colour=BLUE, above=1.2, keep=True)
        text = self._text(notice.title, notice.language, heading, self._small_print, Role.H2)
        yield _Ruled(text)
        marked = self._style(
            sizes.notice, sizes, bold=True, colour=GREY if notice.is_own else BROWN, keep=True
        )
        yield self._text(notice.mark, notice.language, marked, self._small_print)
        style = TextStyle(size=sizes.notice, colour=INK, space_after=0.35 * sizes.notice)
        story = [self._said(line, style, self._small_print, Role.PARAGRAPH) for line in notice.lines]
        if sizes.is_large:
            yield from story
        else:
            yield TwoColumns(story, 6 * MILLIMETRE, right_to_left=self._right_to_left)

    # --- pieces -------------------------------------------------------------------------------------

    def _style(
        self,
        size: float,
        sizes: Sizes,
        *,
        bold: bool = False,
        colour: Colour = INK,
        above: float = 0.0,
        keep: bool = False,
    ) -> TextStyle:
        return TextStyle(
            size=size,
            bold=bold,
            colour=colour,
            space_before=above * sizes.text,
            space_after=sizes.gap,
            keep_with_next=keep,
        )

    def _text(
        self, text: str, language: str, style: TextStyle, parent: Element, role: Role = Role.PARAGRAPH
    ) -> ShapedParagraph:
        element = parent.add(role, language, text=text)
        return self._typesetter.paragraph(text, language=language, style=style, element=element)


class _Ruled(Flowable):
    """A heading with a thin line across above it."""

    def __init__(self, content: ShapedParagraph) -> None:
        super().__init__()
        self._content = content
        self.spaceBefore = content.getSpaceBefore()
        self.spaceAfter = content.getSpaceAfter()
        self.keepWithNext = 1

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width, self.height = self._content.wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        rule(sheet_of(self), 0, self.width, self.height + self.spaceBefore / 3, dark=True)
        self._content.drawOn(self.canv, 0, 0)
