"""A page with everything that a leaflet has, in any language, out of one sentence."""

from dataclasses import replace
from pathlib import Path

from reportlab.platypus.flowables import Flowable

from kototori.typesetting.blocks import Block, Row
from kototori.typesetting.languages import writing_of
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Span, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter

PAGE = (595.0, 842.0)
MARGIN = 40.0
PHONE = "020 634 0200"
_INDENT = 22.0


class LeafletLike:
    """Heading, paragraphs with bold words, steps, a box and a contact row, in each of the languages."""

    def __init__(self, typesetter: Typesetter, sentences: dict[str, str]) -> None:
        self._typesetter = typesetter
        self._sentences = sentences

    def draw(self, path: Path) -> Path:
        with path.open("wb") as target:
            first = next(iter(self._sentences))
            sheet = Sheet(target, PAGE, language=first, title=self.heading(first))
            sheet.bookmark(self.heading(first))
            columns = [self._column(language, sheet) for language in self._sentences]
            top = PAGE[1] - MARGIN
            for cells in zip(*columns, strict=True):
                row = Row(cells, 20)
                _, height = row.wrap(PAGE[0] - 2 * MARGIN, PAGE[1])
                top -= height + 6
                row.drawOn(sheet, MARGIN, top)
            sheet.save()
        return path

    def heading(self, language: str) -> str:
        return self._sentences[language].partition("(")[0]

    def text(self, language: str) -> str:
        """Everything that is said in a language, in the order of reading."""
        sentence = self._sentences[language]
        listed = [f"1. {sentence}", f"2. {sentence}"]
        return "\n".join(
            (self.heading(language), sentence, self.heading(language), *listed, sentence, self._contact(language))
        )

    def _contact(self, language: str) -> str:
        return f"{self.heading(language)}: {PHONE}"

    def _column(self, language: str, sheet: Sheet) -> list[Flowable]:
        section = sheet.structure.add(Role.SECTION, language)
        sentence = self._sentences[language]
        heading = self.heading(language)
        middle = len(sentence) // 2
        halves = [Span(sentence[:middle]), Span(sentence[middle:], bold=True)]
        flowables: list[Flowable] = [
            self._text(heading, language, TextStyle(size=20, bold=True), section.add(Role.H1, language, text=heading)),
            self._text(halves, language, TextStyle(size=11), section.add(Role.PARAGRAPH, language, text=sentence)),
            self._text(heading, language, TextStyle(size=14, bold=True), section.add(Role.H2, language, text=heading)),
        ]
        steps = section.add(Role.LIST, language)
        flowables += [self._step(number, language, steps) for number in (1, 2)]
        boxed = self._text(sentence, language, TextStyle(bold=True), section.add(Role.PARAGRAPH, language, text=sentence))
        right_to_left = writing_of(language).right_to_left
        flowables.append(Block(boxed, right_to_left=right_to_left, ground=(0.9, 0.93, 1), padding=7))
        contact = [Span(f"{heading}: "), Span(PHONE, bold=True)]
        element = section.add(Role.PARAGRAPH, language, text=self._contact(language))
        flowables.append(self._text(contact, language, TextStyle(), element))
        return flowables

    def _step(self, number: int, language: str, steps: Element) -> Flowable:
        sentence = self._sentences[language]
        item = steps.add(Role.ITEM, language)
        label = self._text(f"{number}.", language, TextStyle(bold=True), item.add(Role.LABEL, language))
        body = self._text(sentence, language, TextStyle(), item.add(Role.BODY, language, text=sentence))

        def mark(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
            _, label_height = label.wrap(width, height)
            label.drawOn(sheet, left, bottom + height - label_height)

        right_to_left = writing_of(language).right_to_left
        return Block(body, right_to_left=right_to_left, indent=_INDENT, mark=mark)

    def _text(self, text: str | list[Span], language: str, style: TextStyle, element: Element) -> Flowable:
        widest = max(writing_of(language).leading for language in self._sentences)
        style = replace(style, leading=style.size * widest)
        return self._typesetter.paragraph(text, language=language, style=style, element=element)
