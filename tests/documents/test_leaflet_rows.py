"""Pieces of a leaflet beside each other, seen as dots on paper."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from reportlab.platypus.flowables import Flowable

from kototori.assets import folder
from kototori.documents.leaflet_marks import TICK, tick
from kototori.documents.leaflet_rows import Beside, Fill, Framed, Marked
from kototori.documents.look import MILLIMETRE
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import TextStyle
from kototori.typesetting.typesetter import Typesetter
from tests.tools.shape_check import render

WIDTH, HEIGHT = 300.0, 60.0
DPI = 144
DOTS = DPI / 72


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(folder("resources") / "fonts")


def text(
    typesetter: Typesetter, words: str, language: str = "fi", leading: float | None = None
) -> ShapedParagraph:
    return typesetter.paragraph(words, language=language, style=TextStyle(size=10, leading=leading))


def dots(flowable: Flowable, path: Path) -> "NDArray[np.bool_]":
    """Which dots of the page are dark; the flowable stands at its top."""
    pdf = path / "row.pdf"
    with pdf.open("wb") as target:
        sheet = Sheet(target, (WIDTH, HEIGHT), language="fi", title="Koe")
        _, height = flowable.wrap(WIDTH, HEIGHT)
        flowable.drawOn(sheet, 0, HEIGHT - height)
        sheet.save()
    return np.asarray(render(str(pdf), dpi=DPI) > 0.5)


def lowest(dark: "NDArray[np.bool_]", left: float, right: float) -> int:
    return int(np.flatnonzero(dark[:, int(left * DOTS) : int(right * DOTS)].any(axis=1))[-1])


def test_first_lines_stand_on_one_level_though_their_leadings_differ(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    cells = [text(typesetter, "xxx", leading=14), text(typesetter, "xxx", leading=22)]
    dark = dots(Beside(cells, 10), tmp_path)
    assert abs(lowest(dark, 0, 145) - lowest(dark, 155, 300)) <= 1


@pytest.mark.parametrize(("language", "word", "is_left"), [("fi", "Nimi", False), ("ar", "الاسم", True)])
def test_a_line_to_write_on_goes_where_the_language_goes(
    typesetter: Typesetter, tmp_path: Path, language: str, word: str, is_left: bool
) -> None:
    fill = Fill(text(typesetter, word, language), right_to_left=is_left, lines=1)
    dark = dots(fill, tmp_path)
    longest = dark.sum(axis=1).argmax()
    columns = np.flatnonzero(dark[longest])
    assert columns[-1] - columns[0] > 60 * MILLIMETRE * DOTS
    assert (columns[0] < 5) == is_left
    assert (columns[-1] > WIDTH * DOTS - 5) == (not is_left)


def test_a_long_question_has_its_line_below_across_the_whole_width(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    fill = Fill(text(typesetter, "Kuka hoitaa asiaani? Nimi ja puhelin" * 2), right_to_left=False, lines=1)
    dark = dots(fill, tmp_path)
    assert dark.sum(axis=1).max() > 0.98 * WIDTH * DOTS
    assert fill.height >= 2 * 14 + 8 * MILLIMETRE


@pytest.mark.parametrize("right_to_left", [False, True])
def test_a_square_to_tick_is_five_millimetres_and_stands_before_its_text(
    typesetter: Typesetter, tmp_path: Path, right_to_left: bool
) -> None:
    words = text(typesetter, "نعم" if right_to_left else "Kyllä", "ar" if right_to_left else "fi")
    mark = tick(words, right_to_left=right_to_left)
    row = Marked(words, right_to_left=right_to_left, indent=TICK + 6, mark=mark, least_height=TICK)
    dark = dots(row, tmp_path)
    strip = dark[:, int((WIDTH - TICK - 3) * DOTS) :] if right_to_left else dark[:, : int((TICK + 3) * DOTS)]
    rows, columns = np.flatnonzero(strip.any(axis=1)), np.flatnonzero(strip.any(axis=0))
    assert np.ptp(rows) / DOTS == pytest.approx(5 * MILLIMETRE, abs=1.5)
    assert np.ptp(columns) / DOTS == pytest.approx(5 * MILLIMETRE, abs=1.5)


def test_frames_beside_each_other_are_equally_high(typesetter: Typesetter) -> None:
    short = Framed(text(typesetter, "Ei"), right_to_left=False, padding=7)
    long = Framed(
        text(typesetter, "Jos et vastaa, Kela päättää asian ilman näitä tietoja. " * 2),
        right_to_left=False,
        padding=7,
    )
    Beside([short, long], 10).wrap(WIDTH, HEIGHT)
    assert short.height == long.height > 40
