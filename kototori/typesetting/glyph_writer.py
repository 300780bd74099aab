"""Glyphs as PDF operators, with the text they stand for, to be searched, copied and read aloud."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from kototori.typesetting.embedding import EmbeddedFace, EmbeddedFaces
from kototori.typesetting.faces import Glyph
from kototori.typesetting.isolates import plain
from kototori.typesetting.measured_text import SetRun

_APART = 0.08  # of the size; poppler begins a new word at 0.1


# Made for every letter of a page: tuples take half the time of objects with names that nothing can change.
class _Placed(NamedTuple):
    """A glyph and where its pen stands, in units of the font."""

    glyph: Glyph
    pen: int


class _Cluster(NamedTuple):
    """The glyphs that stand together for some characters."""

    text: str
    placed: list[_Placed]


_written = lru_cache(maxsize=4096)(plain)


class GlyphWriter:
    """Writes the runs of one text object."""

    def __init__(self, faces: EmbeddedFaces, size: float) -> None:
        self._faces = faces
        self._size = size
        self.operators: list[str] = []

    def run(self, run: SetRun, x: float, y: float) -> None:
        """One run with its pen starting at `x`, `y`."""
        face = self._faces.of(run.run.face)
        self.operators.append(f"/{face.resource} {self._size:g} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm")
        row = _GlyphRow(face, self._size, self.operators)
        if run.run.right_to_left or not row.letters(run):
            self._words(row, run)
        row.finish()

    def _words(self, row: "_GlyphRow", run: SetRun) -> None:
        # Poppler puts word-long spans the wrong way round in right-to-left text, and finds
        # false spaces between letter-long ones in left-to-right text.
        for word in _words(_clusters(run)):
            if not run.run.right_to_left:
                row.group(word)
            elif _is_torn(word, run.run.face.units_per_em):
                row.torn(word)
            else:
                row.letter_by_letter(word)


class _GlyphRow:
    """One row of glyphs in one face: the pen, the rise, and the numbers between them."""

    def __init__(self, face: EmbeddedFace, size: float, operators: list[str]) -> None:
        self._face = face
        self._operators = operators
        self._scale = size / face.face.units_per_em
        self._thousandths = 1000 / face.face.units_per_em
        self._pending: list[str] = []
        self._pen = 0  # where the reader's pen stands, in units of the font
        self._rise = 0

    def letters(self, run: SetRun) -> bool:
        """Draws a run in which every glyph tells its own letters, as in most; draws nothing of any other."""
        stands_for = self._face.stands_for
        clusters = [*(glyph.cluster for glyph in run.glyphs), len(run.text)]
        for glyph, end in zip(run.glyphs, clusters[1:], strict=True):
            if end <= glyph.cluster or not stands_for(glyph.number, _written(run.text[glyph.cluster : end])):
                return False
        self._draw(
            zip(run.glyphs, accumulate((glyph.advance for glyph in run.glyphs), initial=0), strict=False)
        )
        return True

    def group(self, clusters: list[_Cluster]) -> None:
        """Some clusters whose text is told together if the glyphs cannot tell it one by one."""
        stands_for = self._face.stands_for
        for text, placed in clusters:
            if len(placed) != 1 or not stands_for(placed[0].glyph.number, text):
                self._spoken("".join(cluster.text for cluster in clusters), _glyphs(clusters))
                return
        self._draw(_glyphs(clusters))

    def letter_by_letter(self, word: list[_Cluster]) -> None:
        """A word that runs right to left. The widest glyph of each letter carries its text; the marks are
        drawn before and carry none: whatever tells nothing ends a word for readers of PDF.
        """
        bases = [max(cluster.placed, key=lambda placed: placed.glyph.advance) for cluster in word]
        marks = [
            placed
            for cluster, base in zip(word, bases, strict=True)
            for placed in cluster.placed
            if placed is not base
        ]
        if marks:
            self._spoken("", marks)
        for cluster, base in zip(word, bases, strict=True):
            if self._face.stands_for(base.glyph.number, cluster.text):
                self._draw([base])
            else:
                self._spoken(cluster.text, [base])

    def torn(self, clusters: list[_Cluster]) -> None:
        """A word that readers of PDF would tear apart, as all of Nastaliq. Its letters are told by blanks,
        evenly under the word, and the glyphs themselves tell nothing.
        """
        self._spoken("", _glyphs(clusters))
        start = clusters[0].placed[0].pen
        width = sum(placed.glyph.advance for cluster in clusters for placed in cluster.placed)
        step = width // len(clusters)
        blank = self._face.face.blank
        for i, cluster in enumerate(clusters):
            ends = (start + i * step, start + (i + 1) * step - blank.advance)
            self._spoken(cluster.text, [_Placed(blank, pen) for pen in ends])

    def finish(self) -> None:
        self._flush()
        if self._rise:
            self._operators.append("0 Ts")

    def _spoken(self, text: str, glyphs: Iterable[tuple[Glyph, int]]) -> None:
        self._flush()
        self._operators.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")
        self._draw(glyphs)
        self._flush()
        self._operators.append("EMC")

    def _draw(self, glyphs: Iterable[tuple[Glyph, int]]) -> None:
        """Each glyph with its pen, in units of the font."""
        use, advances = self._face.used.add, self._face.face.advances
        for (number, _, _, right, up), pen in glyphs:
            use(number)
            if up != self._rise:
                self._flush()
                self._operators.append(f"{up * self._scale:.3f} Ts")
                self._rise = up
            wanted = pen + right
            if wanted != self._pen:
                self._pending.append(f">{round((self._pen - wanted) * self._thousandths, 2):g}<")
            self._pending.append(f"{number:04X}")
            self._pen = wanted + advances[number]

    def _flush(self) -> None:
        if self._pending:
            self._operators.append(f"[<{''.join(self._pending)}>]TJ")
            self._pending.clear()


def _glyphs(clusters: list[_Cluster]) -> Iterator[_Placed]:
    return (placed for cluster in clusters for placed in cluster.placed)


def _clusters(run: SetRun) -> list[_Cluster]:
    """The clusters from left to right, each with its plain text; controls alone leave none."""
    text = run.text
    starts = sorted({glyph.cluster for glyph in run.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=False))
    clusters: list[_Cluster] = []
    current = -1
    pen = 0
    for glyph in run.glyphs:
        if glyph.cluster != current:
            current = glyph.cluster
            clusters.append(_Cluster(_written(text[current : ends[current]]), []))
        clusters[-1].placed.append(_Placed(glyph, pen))
        pen += glyph.advance
    return clusters


def _is_torn(word: list[_Cluster], units_per_em: int) -> bool:
    """Whether a reader of PDF would find several words: letters on several heights, or wide between them."""
    bases = [max(cluster.placed, key=lambda placed: placed.glyph.advance) for cluster in word]
    if any(base.glyph.up for base in bases):
        return True
    ends = [base.pen + base.glyph.right + base.glyph.advance for base in bases]
    starts = [base.pen + base.glyph.right for base in bases]
    apart = _APART * units_per_em
    return any(abs(start - end) > apart for end, start in zip(ends[:-1], starts[1:], strict=True))


def _words(clusters: list[_Cluster]) -> list[list[_Cluster]]:
    """The clusters of each word together, each space alone."""
    words: list[list[_Cluster]] = []
    in_word = False
    for cluster in clusters:
        is_space = cluster.text.isspace()
        if is_space or not in_word:
            words.append([cluster])
        else:
            words[-1].append(cluster)
        in_word = not is_space
    return words
