"""What stands around a leaflet's text: the bands at its head, and the lines at the foot of every page."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from kototori.documents.leaflet_paper import Paper, in_columns, versions_of
from kototori.documents.look import AMBER, BLUE, BROWN, GREY, INK, LINE, MILLIMETRE, PALE_BLUE, WHITE
from kototori.domain.leaflet import SOURCE_LANGUAGE, DeskSign, LeafletSheet, LeafletVersion
from kototori.domain.need import Language
from kototori.typesetting.blocks import Row
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Colour, Span, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter, common_leading
from kototori.wording.catalogue import Words
from kototori.wording.labels import label

_FOOT_GAP = 2.5 * MILLIMETRE


@dataclass(frozen=True, slots=True)
class _Band:
    """A strip of colour from edge to edge, with something on it."""

    ground: Colour
    content: Flowable
    room: float

    def height(self, paper: Paper) -> float:
        return self.content.wrap(paper.text_width, 0)[1] + 2 * self.room


class LeafletFrame:
    """The head and the foot of one leaflet."""

    def __init__(
        self,
        typesetter: Typesetter,
        words: Words,
        sheet: LeafletSheet,
        paper: Paper,
        languages: Mapping[str, Language],
        sign: DeskSign,
    ) -> None:
        self._typesetter = typesetter
        self._words = words
        self._sheet = sheet
        self._paper = paper
        self._languages = languages
        self._sign = sign
        self._versions = versions_of(sheet)

    # --- the head -------------------------------------------------------------------------------

    def bands(self, sections: tuple[Element, ...], remarks: Element) -> list[_Band]:
        """From the top of the first page down; `sections` hold the languages, `remarks` the rest."""
        room = self._paper.title * 0.28
        bands = [
            _Band(BLUE, self._titles(sections), self._paper.title * 0.6),
            _Band(PALE_BLUE, self._names(remarks), room),
        ]
        if self._sheet.is_draft:
            bands.append(_Band(AMBER, self._draft_mark(remarks), room))
        return bands

    def draw_bands(self, canvas: Sheet, bands: list[_Band]) -> None:
        top = self._paper.height
        for band in bands:
            top -= band.height(self._paper)
            with canvas.marked(None):
                canvas.setFillColorRGB(*band.ground)
                canvas.rect(0, top, self._paper.width, band.height(self._paper), stroke=0, fill=1)
            band.content.drawOn(canvas, self._paper.margin, top + band.room)

    def bands_height(self, bands: list[_Band]) -> float:
        return sum(band.height(self._paper) for band in bands)

    def _titles(self, sections: tuple[Element, ...]) -> Flowable:
        size = self._paper.title * (0.82 if self._sheet.beside else 1)
        style = TextStyle(size=size, bold=True, colour=WHITE)
        style = common_leading(style, *(version.language for version in self._versions))
        titles = [
            self._typesetter.paragraph(
                version.title,
                language=version.language,
                style=style,
                element=section.add(Role.H1, version.language, text=version.title),
            )
            for version, section in zip(self._versions, sections, strict=True)
        ]
        return self._row(titles)

    def _names(self, remarks: Element) -> Flowable:
        """What the languages are called, for the reader and for who hands the sheet out."""
        endonyms = [
            self._small(self._endonym(version.language), version.language, remarks, colour=BLUE, bold=True)
            for version in self._versions
        ]
        if len(self._versions) > 1 or self._sheet.version.language == SOURCE_LANGUAGE:
            return self._row(endonyms)
        finnish = f"{self._sheet.leaflet.source.title} · {self._name(self._sheet.version.language)}"
        right_to_left = in_columns(self._sheet, (0, 1))[0] == 1
        align = Align.START if right_to_left else Align.END
        return self._row([*endonyms, self._small(finnish, SOURCE_LANGUAGE, remarks, align=align)])

    def _draft_mark(self, remarks: Element) -> Flowable:
        return self._small(
            self._draft_words(),
            self._words.language,
            remarks,
            colour=BROWN,
            bold=True,
            align=Align.CENTRE,
            scale=1.2,
        )

    def _draft_words(self) -> str:
        if any(version.is_draft and version.language != SOURCE_LANGUAGE for version in self._versions):
            return self._words("Draft – the translation has not been checked")
        return self._words("Draft – the text has not been checked")

    # --- the foot -------------------------------------------------------------------------------

    def foot(self, page: int, pages: int, remarks: Element | None) -> Row:
        """The lines at the foot of a page; without `remarks` they are not read aloud again."""
        left = self._small("\n".join(self._facts()), self._words.language, remarks, colour=GREY, scale=0.95)
        lines = [line for line in (self._sign.name, self._sign.hours) if line]
        if pages > 1:
            lines.append(self._words("Page {page} of {pages}", page=page, pages=pages))
        spans = [Span("\n".join(lines))]
        if self._sheet.is_draft:
            spans.insert(0, Span(self._draft_words() + ("\n" if lines else ""), bold=True, colour=BROWN))
        style = TextStyle(size=self._paper.small * 0.95, colour=GREY, align=Align.END)
        said = "".join(span.text for span in spans)
        element = remarks.add(Role.PARAGRAPH, self._words.language, text=said) if remarks else None
        right = self._typesetter.paragraph(spans, language=self._words.language, style=style, element=element)
        return Row([left, right], self._paper.gutter, (0.62, 0.38))

    def draw_foot(self, canvas: Sheet, foot: Row) -> None:
        _, height = foot.wrap(self._paper.text_width, 0)
        bottom = self._paper.margin * 0.6
        with canvas.marked(None):
            canvas.setFillColorRGB(*LINE)
            canvas.rect(self._paper.margin, bottom + height + _FOOT_GAP, self._paper.text_width, 0.5, 0, 1)
        foot.drawOn(canvas, self._paper.margin, bottom)

    def foot_height(self) -> float:
        """From the edge of the paper to where text may begin."""
        _, height = self.foot(1, 2, None).wrap(self._paper.text_width, 0)
        return self._paper.margin * 0.6 + height + 2 * _FOOT_GAP

    def _facts(self) -> list[str]:
        leaflet = self._sheet.leaflet
        languages = " + ".join(
            f"{self._name(version.language)} ({self._endonym(version.language)})"
            for version in self._versions
        )
        return [
            f"{leaflet.source.title} · {languages}",
            self._words(
                "Version {version} · review by {day} · owner: {owner}",
                version=leaflet.version,
                day=self._words.date(leaflet.review_by),
                owner=leaflet.owner,
            ),
            self._words("State of the text: {state}", state=self._states()),
        ]

    def _states(self) -> str:
        states = [(self._name(version.language), self._state(version)) for version in self._versions]
        return " · ".join(f"{name}: {state}" for name, state in states) if len(states) > 1 else states[0][1]

    def _state(self, version: LeafletVersion) -> str:
        day = self._words.date(version.on) if version.on else ""
        return " ".join(part for part in (label(version.state, self._words), day, version.by) if part)

    # --- pieces ---------------------------------------------------------------------------------

    def texts(self) -> str:
        """All that the frame says in the language of its words, for the check of letters."""
        return "\n".join((*self._facts(), self._draft_words(), self._sign.name, self._sign.hours))

    def _row(self, cells: list[ShapedParagraph]) -> Flowable:
        return Row(in_columns(self._sheet, cells), self._paper.gutter) if len(cells) > 1 else cells[0]

    def _small(
        self,
        text: str,
        language: str,
        parent: Element | None,
        *,
        colour: Colour = INK,
        bold: bool = False,
        align: Align = Align.START,
        scale: float = 1.1,
    ) -> ShapedParagraph:
        style = TextStyle(size=self._paper.small * scale, colour=colour, bold=bold, align=align)
        element = parent.add(Role.PARAGRAPH, language, text=text) if parent else None
        return self._typesetter.paragraph(text, language=language, style=style, element=element)

    def _endonym(self, language: str) -> str:
        known = self._languages.get(language)
        return known.endonym if known else language

    def _name(self, language: str) -> str:
        known = self._languages.get(language)
        return known.words.in_language(self._words.language) if known else language
