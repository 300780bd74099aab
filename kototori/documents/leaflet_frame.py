"""What stands around a leaflet's text on a page: its head, and the lines at the foot of every page."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from kototori.documents.drawing import DrawingBook
from kototori.documents.leaflet_facts import Facts
from kototori.documents.leaflet_paper import Paper, in_columns, is_mirrored, versions_of
from kototori.documents.leaflet_rows import Beside, rule
from kototori.documents.leaflet_titles import in_one_size
from kototori.documents.look import BLUE, BROWN, GREY, INK, MILLIMETRE
from kototori.domain.leaflet import SOURCE_LANGUAGE, LeafletSheet
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Colour, Span, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter

_STRONG_LINE = 2.2
_UNDER_TITLE = 2 * MILLIMETRE
_FOOT_GAP = 2 * MILLIMETRE
_MARK_ROOM = 1.2 * MILLIMETRE


class SmallPrint:
    """The small lines of a sheet, and the mark of a draft."""

    def __init__(self, typesetter: Typesetter, facts: Facts, small: float) -> None:
        self._typesetter = typesetter
        self._facts = facts
        self._small = small

    def text(
        self,
        text: str | Sequence[Span],
        parent: Element | None,
        *,
        language: str = "",
        colour: Colour = GREY,
        bold: bool = False,
        align: Align = Align.START,
        scale: float = 1.0,
    ) -> ShapedParagraph:
        """In the language of the words, if no other is given; without a parent it is not read aloud."""
        language = language or self._facts.words.language
        said = text if isinstance(text, str) else "".join(span.text for span in text)
        element = parent.add(Role.PARAGRAPH, language, text=said) if parent else None
        style = TextStyle(size=self._small * scale, colour=colour, bold=bold, align=align)
        return self._typesetter.paragraph(text, language=language, style=style, element=element)

    def trust_mark(self, remarks: Element | None) -> "Outlined":
        """A line around it and no ground: a cheap printer makes dots of a pale one."""
        text = self._facts.mark()
        return Outlined(
            self.text(text, remarks, colour=BROWN, bold=True, align=Align.CENTRE, scale=1.2), _MARK_ROOM
        )


class Head:
    """The head of a first page: languages, titles, pictogram, a strong line, the mark of a draft."""

    def __init__(
        self,
        typesetter: Typesetter,
        drawings: DrawingBook,
        facts: Facts,
        sheet: LeafletSheet,
        paper: Paper,
        sections: Sequence[Element],
        remarks: Element,
    ) -> None:
        """`sections` hold the languages in the structure, `remarks` what is said in the desk's."""
        self._facts = facts
        self._sheet = sheet
        self._paper = paper
        self._print = SmallPrint(typesetter, facts, paper.small)
        self._drawing = drawings.sign_of(sheet.leaflet)
        side = paper.pictogram + 4 * MILLIMETRE if self._drawing else 0.0
        if sheet.beside:
            self._gap = max(side + 2 * MILLIMETRE, paper.gutter)
            self._width = paper.text_width
            column = (paper.text_width - self._gap) / 2
        else:
            self._gap = paper.gutter
            self._width = column = paper.text_width - side
        titles = in_one_size(typesetter, versions_of(sheet), sections, column, paper.title_sizes)
        self._names = self._name_row(remarks)
        self._titles = self._row(titles)
        self._mark = self._print.trust_mark(remarks) if sheet.is_marked else None
        self.height = self._measure()

    def _measure(self) -> float:
        """From the top of the paper to where text may begin."""
        height = self._paper.top + self._inner_height() + _UNDER_TITLE + _STRONG_LINE
        if self._mark:
            height += _UNDER_TITLE + self._mark.wrap(self._paper.text_width, 0)[1]
        return height

    def _inner_height(self) -> float:
        rows = self._names.wrap(self._width, 0)[1] + self._titles.wrap(self._width, 0)[1]
        return max(rows, self._paper.pictogram if self._drawing else 0.0)

    def draw(self, canvas: Sheet) -> None:
        paper = self._paper
        inner = self._inner_height()
        top = paper.height - paper.top
        if self._drawing:
            self._drawing.draw(canvas, self._pictogram_left(), top - inner, paper.pictogram, BLUE)
        spare = inner - self._names.height - self._titles.height
        left = paper.margin + (paper.text_width - self._width if is_mirrored(self._sheet) else 0)
        top -= self._names.height
        self._names.drawOn(canvas, left, top)
        top -= self._titles.height + spare / 2
        self._titles.drawOn(canvas, left, top)
        top = paper.height - paper.top - inner - _UNDER_TITLE - _STRONG_LINE
        strong_line(canvas, paper.margin, top, paper.text_width)
        if self._mark:
            self._mark.drawOn(canvas, paper.margin, top - _UNDER_TITLE - self._mark.height)

    def _pictogram_left(self) -> float:
        """Where reading ends; between two languages in the middle."""
        paper = self._paper
        if self._sheet.beside:
            return (paper.width - paper.pictogram) / 2
        return paper.margin + (0 if is_mirrored(self._sheet) else paper.text_width - paper.pictogram)

    def _name_row(self, remarks: Element) -> Flowable:
        """What the languages are called, for the reader and for who hands the sheet out."""
        own = [
            self._print.text(
                self._facts.endonym(version.language),
                remarks,
                language=version.language,
                colour=BLUE,
                bold=True,
                scale=1.15,
            )
            for version in versions_of(self._sheet)
        ]
        language = self._sheet.version.language
        if len(own) > 1 or language == SOURCE_LANGUAGE:
            return self._row(own)
        finnish = f"{self._sheet.leaflet.source.title} · {self._facts.name(language, SOURCE_LANGUAGE)}"
        align = Align.START if is_mirrored(self._sheet) else Align.END
        finnish_name = self._print.text(
            finnish, remarks, language=SOURCE_LANGUAGE, colour=INK, align=align, scale=1.15
        )
        return Beside(
            in_columns(self._sheet, [*own, finnish_name]),
            self._gap,
            in_columns(self._sheet, (0.3, 0.7)),
        )

    def _row(self, cells: Sequence[Flowable]) -> Flowable:
        return Beside(in_columns(self._sheet, cells), self._gap) if len(cells) > 1 else cells[0]


class Foot:
    """The lines at the foot of a page: which sheet this is, who answers for it, whose desk gave it."""

    def __init__(self, typesetter: Typesetter, facts: Facts, sheet: LeafletSheet, paper: Paper) -> None:
        self._facts = facts
        self._sheet = sheet
        self._paper = paper
        self._print = SmallPrint(typesetter, facts, paper.small)

    def height(self) -> float:
        """From the edge of the paper to where text may begin."""
        _, height = self._lines(1, 1, None).wrap(self._paper.text_width, 0)
        return self._paper.bottom + height + 2 * _FOOT_GAP

    def draw(
        self, canvas: Sheet, page: int, pages: int, remarks: Element | None, *, left: float = 0.0
    ) -> None:
        """Without `remarks` it is not read aloud again; `left` is where a panel of the sheet begins."""
        lines = self._lines(page, pages, remarks)
        _, height = lines.wrap(self._paper.text_width, 0)
        left += self._paper.margin
        rule(canvas, left, self._paper.text_width, self._paper.bottom + height + _FOOT_GAP)
        lines.drawOn(canvas, left, self._paper.bottom)

    def _lines(self, page: int, pages: int, remarks: Element | None) -> Beside:
        facts = self._facts
        about = [
            Span(facts.identity(), bold=True, colour=INK),
            Span(f"\n{facts.version()} · {facts.state()}"),
        ]
        left = self._print.text(about, remarks)
        lines = [" · ".join(facts.desk())] if facts.desk() else []
        lines.append(facts.words("Page {page} of {pages}", page=page, pages=pages))
        spans = [Span("\n".join(lines))]
        if self._sheet.is_marked:
            spans.insert(0, Span(f"{facts.mark()}\n", bold=True, colour=BROWN))
        right = self._print.text(spans, remarks, align=Align.END)
        return Beside([left, right], self._paper.gutter, (0.64, 0.36))


class Outlined(Flowable):
    """A flowable with a thin line around it."""

    def __init__(self, content: Flowable, room: float) -> None:
        super().__init__()
        self._content = content
        self._room = room

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        self.height = self._content.wrap(aW - 4 * self._room, aH)[1] + 2 * self._room
        return self.width, self.height

    def draw(self) -> None:
        sheet = self.canv
        assert isinstance(sheet, Sheet)
        with sheet.marked(None):
            sheet.setStrokeColorRGB(*BROWN)
            sheet.setLineWidth(0.9)
            sheet.roundRect(0.45, 0.45, self.width - 0.9, self.height - 0.9, 2.5, stroke=1, fill=0)
        self._content.drawOn(sheet, 2 * self._room, self._room)


def strong_line(canvas: Sheet, left: float, bottom: float, width: float) -> None:
    """Under the title: colour enough for the eye, and little toner."""
    with canvas.marked(None):
        canvas.setFillColorRGB(*BLUE)
        canvas.rect(left, bottom, width, _STRONG_LINE, stroke=0, fill=1)
