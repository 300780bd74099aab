"""The marks before a text: the number of a step, a dot, a square to tick, a drawing, a QR code."""

from kototori.documents.drawing import Drawing
from kototori.documents.look import BLUE, INK, MILLIMETRE, WHITE
from kototori.documents.qr_code import QrCode
from kototori.typesetting.blocks import Mark
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.tagging import Element

TICK = 5 * MILLIMETRE


def first_line_middle(text: ShapedParagraph, bottom: float, height: float) -> float:
    """Where the middle of small letters lies on the first line of a text in the middle of its row."""
    spare = (height - text.height) / 2
    # A little under the middle of the line: letters with tails are fewer than letters without.
    return bottom + height - spare - text.leading / 2 - 0.03 * text.leading


def dot(text: ShapedParagraph, size: float, label: Element, *, right_to_left: bool) -> Mark:
    def draw(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
        centre = left + (width - 0.5 * size if right_to_left else 0.5 * size)
        with sheet.marked(label):
            sheet.setFillColorRGB(*BLUE)
            sheet.circle(centre, first_line_middle(text, bottom, height), size * 0.18, stroke=0, fill=1)

    return draw


def disc(text: ShapedParagraph, figure: ShapedParagraph, size: float, *, right_to_left: bool) -> Mark:
    """A disc with a number, its middle on the first line of the text."""

    def draw(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
        radius = size * 0.72
        middle = first_line_middle(text, bottom, height)
        centre = left + (width - radius if right_to_left else radius)
        with sheet.marked(None):
            sheet.setFillColorRGB(*BLUE)
            sheet.circle(centre, middle, radius, stroke=0, fill=1)
        _, figure_height = figure.wrap(2 * radius, height)
        figure.drawOn(sheet, centre - radius, middle - figure_height / 2 - 0.02 * size)

    return draw


def tick(text: ShapedParagraph, *, right_to_left: bool) -> Mark:
    """A square to tick, its middle on the first line of the text."""

    def draw(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
        middle = first_line_middle(text, bottom, height)
        with sheet.marked(None):
            sheet.setStrokeColorRGB(*INK)
            sheet.setFillColorRGB(*WHITE)
            sheet.setLineWidth(0.9)
            x = left + (width - TICK if right_to_left else 0)
            sheet.roundRect(x, middle - TICK / 2, TICK, TICK, 1.2, stroke=1, fill=0)

    return draw


def picture(
    drawing: Drawing, side: float, *, right_to_left: bool, beside: ShapedParagraph | None = None
) -> Mark:
    """A drawing in the middle of its row, or on the first line of the text `beside` it."""

    def draw(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
        middle = first_line_middle(beside, bottom, height) if beside else bottom + height / 2
        x = left + (width - side if right_to_left else 0)
        drawing.draw(sheet, x, middle - side / 2, side, BLUE if beside else INK)

    return draw


def code(qr: QrCode, *, right_to_left: bool) -> Mark:
    def draw(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
        x = left + (width - qr.width if right_to_left else 0)
        qr.drawOn(sheet, x, bottom + (height - qr.height) / 2)

    return draw
