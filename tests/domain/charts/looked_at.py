"""What somebody who looks at a drawing would find fault with."""

from itertools import combinations

from kototori.domain.charts import LINE_HEIGHT, Align, Box, Drawing, Ink, Text

SHIFT = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}
SOLID = (Ink.BAR, Ink.BEFORE)
Area = tuple[float, float, float, float]  # left, top, right, bottom

# As long as the real ones get, the translator's rehearsal among them (40 % longer, with accents).
NAMES = (
    "Työ",
    "Asuminen",
    "Toimeentulo ja lisäselvityspyynnöt",
    "Lastensuojelu- ja perhepalveluasiat (sosiaalitoimi)",
    "[Ȧȧşüɱïïñëëñ ṓḗ]",
    "Kotoutumiskoulutuksen hakeutumisneuvonta",
    "arabia \u2068العربية\u2069",
    "I",
)


def measure(text: str, bold: bool) -> float:
    """About as wide as the window's letters."""
    return len(text) * (8 if bold else 7)


def texts(drawing: Drawing) -> list[str]:
    return [text.text for text in drawing.texts]


def area_of_text(text: Text) -> Area:
    width = measure(text.text, text.bold) * text.size
    left = text.x - width * SHIFT[text.align]
    half = LINE_HEIGHT * 0.4 * text.size  # letters alone, without the air between two lines
    return left, text.middle - half, left + width, text.middle + half


def area_of_box(box: Box) -> Area:
    return box.x, box.y, box.x + box.width, box.y + box.height


def faults(drawing: Drawing, width: float, height: float) -> list[str]:
    """Whatever lies outside the room there was, and whatever lies on something else."""
    written = [(text, area_of_text(text)) for text in drawing.texts]
    boxes = [(box, area_of_box(box)) for box in drawing.boxes]
    points = [point for line in drawing.polylines for point in line.points]
    points += [point for line in drawing.lines for point in ((line.x1, line.y1), (line.x2, line.y2))]
    spots = [(spot, (spot.x, spot.y, spot.x + spot.width, spot.y + spot.height)) for spot in drawing.spots]
    everything = [*written, *boxes, *((point, (*point, *point)) for point in points)]
    found = [f"outside: {thing}" for thing, area in everything if not _inside(area, width, height)]
    found += [f"negative: {box}" for box, _ in boxes if box.width < 0 or box.height < 0]
    found += [f"one on another: {a}, {b}" for (a, x), (b, y) in combinations(written, 2) if _meet(x, y)]
    found += [
        f"on a bar: {text}, {box}"
        for text, x in written
        for box, y in boxes
        if box.ink in SOLID and _meet(x, y)
    ]
    found += [f"two places: {a}, {b}" for (a, x), (b, y) in combinations(spots, 2) if _meet(x, y)]
    if drawing.height > height + 0.01:
        found.append("taller than its room")
    return found


def _inside(area: Area, width: float, height: float) -> bool:
    left, top, right, bottom = area
    return left >= -0.01 and top >= -0.01 and right <= width + 0.01 and bottom <= height + 0.01


def _meet(one: Area, other: Area) -> bool:
    return (
        one[0] < other[2] - 0.01
        and other[0] < one[2] - 0.01
        and one[1] < other[3] - 0.01
        and other[1] < one[3] - 0.01
    )
