"""How a story is dealt out to pages."""

from collections.abc import Callable

import pytest

from kototori.typesetting.pages import deal
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.style import TextStyle
from kototori.typesetting.typesetter import Typesetter

LINE = 14.0
Text = Callable[..., ShapedParagraph]


@pytest.fixture
def text(typesetter: Typesetter) -> Text:
    def text(words: str, *, heading: bool = False) -> ShapedParagraph:
        style = TextStyle(size=10, leading=LINE, keep_with_next=heading)
        return typesetter.paragraph(words, language="fi", style=style)

    return text


def test_a_heading_stays_with_what_it_heads(text: Text) -> None:
    story = [text("Alku"), text("Otsikko", heading=True), text("Sisältö")]
    first, second = deal(story, 200, lambda _: 2 * LINE)
    assert [placed.flowable for placed in first] == story[:1]
    assert [placed.flowable for placed in second] == story[1:]


def test_a_paragraph_higher_than_a_page_is_cut_and_loses_nothing(text: Text) -> None:
    whole = text("sana " * 200)
    _, height = whole.wrap(200, 0)
    pages = deal([text("Otsikko", heading=True), whole], 200, lambda _: 10 * LINE)
    assert len(pages) > 1
    assert all(sum(placed.height for placed in page) <= 10 * LINE + 1e-6 for page in pages)
    assert sum(placed.height for page in pages for placed in page) == pytest.approx(height + LINE)


def test_space_between_is_not_kept_at_the_head_of_a_page(typesetter: Typesetter) -> None:
    style = TextStyle(size=10, leading=LINE, space_before=30, space_after=10)
    story = [typesetter.paragraph("sana", language="fi", style=style) for _ in range(2)]
    (page,) = deal(story, 200, lambda _: 100)
    assert [placed.top for placed in page] == [0, LINE + 30]
