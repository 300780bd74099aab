"""The drawings that are shipped can be drawn; one that is missing or no plain drawing is named."""

from pathlib import Path

import pytest

from kototori.assets import folder
from kototori.documents.drawing import DrawingBook, read_drawing
from kototori.documents.look import INK
from kototori.domain.leaflet import BrokenDrawing
from kototori.typesetting.sheet import Sheet
from kototori.wording.catalogue import Words
from kototori.wording.po_file import Catalogue
from kototori.wording.sentences import sentence
from tests.tools.shape_check import render

ICONS = folder("resources") / "icons"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" stroke="currentColor" '
    'stroke-width="3" stroke-linecap="round" stroke-linejoin="round">'
)


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_every_drawing_that_is_shipped_can_be_drawn(path: Path) -> None:
    assert read_drawing(path).operators


def test_a_drawing_is_drawn_upright_where_it_belongs(tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_text(
        f'{HEAD}<title>x</title><circle cx="16" cy="16" r="8"/>'
        '<rect x="40" y="40" width="16" height="16" fill="currentColor"/></svg>'
    )
    pdf = tmp_path / "drawn.pdf"
    with pdf.open("wb") as target:
        sheet = Sheet(target, (64, 64), language="fi", title="Koe")
        DrawingBook(tmp_path).find("mark").draw(sheet, 0, 0, 64, INK)
        sheet.save()
    dark = render(str(pdf), dpi=72) > 0.5  # a dot a unit
    assert dark[8, 16]  # the ring at the upper left …
    assert not dark[16, 16]  # … is hollow
    assert dark[48, 48]  # and the square at the lower right is filled
    assert not dark[48, 16]


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "no drawing at all",
        f"{HEAD}</svg>",
        f"{HEAD}<path/></svg>",
        f'{HEAD}<path d="M6 32 Q"/></svg>',
        f'{HEAD}<path d="M6 32 L32 9" transform="scale(2)"/></svg>',
        f'{HEAD}<image href="x.png"/></svg>',
        f'{HEAD}<circle cx="a" cy="1" r="2"/></svg>',
        HEAD.replace("0 0 64 64", "0 0 24 24") + '<path d="M6 32 L32 9"/></svg>',
    ],
)
def test_a_drawing_that_is_missing_or_not_plain_is_named_in_one_sentence(
    tmp_path: Path, text: str | None
) -> None:
    path = tmp_path / "swim-pay.svg"
    if text is not None:
        path.write_text(text)
    with pytest.raises(BrokenDrawing) as broken:
        DrawingBook(tmp_path).find("swim-pay")
    assert broken.value.path == path
    assert "swim-pay.svg" in sentence(broken.value, Words("en", Catalogue()))
