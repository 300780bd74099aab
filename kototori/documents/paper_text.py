"""A paper of the organisation as plain text, for mail and for whoever reads with a program of their own."""

from collections.abc import Iterator
from textwrap import fill

from kototori.domain.papers import Blank, Block, Grid, Heading, Paper, Paragraph, Points, plain

_WIDTH = 78
_UNDER = {1: "=", 2: "-"}


def paper_text(paper: Paper) -> bytes:
    """UTF-8; a table is told row by row, each value with the name of its column."""
    lines = [paper.title, "=" * len(paper.title), *paper.under]
    for block in paper.blocks:
        lines += ["", *_lines(block)]
    lines += ["", paper.foot]
    return ("\n".join(lines) + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield text
            if level in _UNDER:
                yield _UNDER[level] * len(text)
        case Paragraph(text):
            yield fill(plain(text), _WIDTH)
        case Points(items):
            yield from (_hung("- ", item) for item in items)
        case Grid():
            yield from _rows(block)
        case Blank(label):
            yield f"{label}: {'_' * max(12, _WIDTH - len(label) - 2)}"


def _rows(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        if not grid.head:
            yield _hung("", f"{row[0]}: {' '.join(row[1:])}")
            continue
        yield _hung("* ", row[0])
        for name, value in zip(grid.head[1:], row[1:], strict=True):
            yield _hung("  ", f"{name}: {value}")


def _hung(mark: str, text: str) -> str:
    after = " " * max(len(mark), 2)
    return fill(plain(text), _WIDTH, initial_indent=mark, subsequent_indent=after, break_long_words=False)
