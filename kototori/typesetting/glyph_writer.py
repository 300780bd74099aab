"""Glyphs as PDF operators, with the text they stand for, to be searched, copied and read aloud."""

from dataclasses import dataclass, field

from kototori.typesetting.embedding import EmbeddedFace, EmbeddedFaces
from kototori.typesetting.faces import Glyph
from kototori.typesetting.isolates import plain
from kototori.typesetting.measured_text import SetRun


@dataclass(frozen=True, slots=True)
class _Placed:
    """A glyph and where its pen stands, in units of the font."""

    glyph: Glyph
    pen: int


@dataclass(frozen=True, slots=True)
class _Cluster:
    """The glyphs that stand together for some characters."""

    text: str
    placed: list[_Placed] = field(default_factory=list)


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
        clusters = _clusters(run)
        # Poppler puts word-long spans the wrong way round in right-to-left text, and finds
        # false spaces between letter-long ones in left-to-right text.
        for word in _words(clusters):
            if not run.run.right_to_left:
                row.group(word)
            elif _climbs(word):
                row.climbing(word)
            else:
                for cluster in word:
                    row.group([cluster])
        row.finish()


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

    def group(self, clusters: list[_Cluster]) -> None:
        """Some clusters whose text is told together if the glyphs cannot tell it one by one."""
        told_alone = [self._speaks_for_itself(cluster) for cluster in clusters]
        if all(told_alone):
            self._draw(clusters)
        elif len(clusters) > 1:
            self._spoken("".join(cluster.text for cluster in clusters), clusters)
        else:
            self._one_cluster(clusters[0])

    def climbing(self, clusters: list[_Cluster]) -> None:
        """A word of Nastaliq. Readers of PDF tear apart what stands on several heights, so the letters
        are told by blanks, evenly under the word, and the glyphs themselves tell nothing.
        """
        self._spoken("", clusters)
        start = clusters[0].placed[0].pen
        width = sum(placed.glyph.advance for cluster in clusters for placed in cluster.placed)
        step = width // len(clusters)
        blank = self._face.face.blank
        for i, cluster in enumerate(clusters):
            ends = (start + i * step, start + (i + 1) * step - blank.advance)
            self._spoken(cluster.text, [_Cluster("", [_Placed(blank, pen) for pen in ends])])

    def finish(self) -> None:
        self._flush()
        if self._rise:
            self._operators.append("0 Ts")

    def _speaks_for_itself(self, cluster: _Cluster) -> bool:
        only = cluster.placed[0].glyph.number if len(cluster.placed) == 1 else None
        return only is not None and self._face.stands_for(only, cluster.text)

    def _one_cluster(self, cluster: _Cluster) -> None:
        """The widest glyph carries the text; the marks around it carry none."""
        base = max(cluster.placed, key=lambda placed: placed.glyph.advance)
        alone = _Cluster(cluster.text, [base])
        if self._face.stands_for(base.glyph.number, cluster.text):
            self._draw([alone])
        else:
            self._spoken(cluster.text, [alone])
        marks = [placed for placed in cluster.placed if placed is not base]
        if marks:
            self._spoken("", [_Cluster("", marks)])

    def _spoken(self, text: str, clusters: list[_Cluster]) -> None:
        self._flush()
        self._operators.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")
        self._draw(clusters)
        self._flush()
        self._operators.append("EMC")

    def _draw(self, clusters: list[_Cluster]) -> None:
        for cluster in clusters:
            for placed in cluster.placed:
                self._glyph(placed)

    def _glyph(self, placed: _Placed) -> None:
        glyph = placed.glyph
        self._face.use(glyph.number)
        if glyph.up != self._rise:
            self._flush()
            self._operators.append(f"{glyph.up * self._scale:.3f} Ts")
            self._rise = glyph.up
        wanted = placed.pen + glyph.right
        if wanted != self._pen:
            self._pending.append(f"{round((self._pen - wanted) * self._thousandths, 2):g}")
        self._pending.append(f"<{glyph.number:04X}>")
        self._pen = wanted + self._face.face.advance(glyph.number)

    def _flush(self) -> None:
        if self._pending:
            self._operators.append(f"[{' '.join(self._pending)}]TJ")
            self._pending.clear()


def _clusters(run: SetRun) -> list[_Cluster]:
    """The clusters from left to right, each with its plain text; controls alone leave none."""
    if not run.glyphs:
        return []
    starts = sorted({glyph.cluster for glyph in run.glyphs})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    clusters: list[_Cluster] = []
    current = -1
    pen = 0
    for glyph in run.glyphs:
        if glyph.cluster != current:
            current = glyph.cluster
            clusters.append(_Cluster(plain(run.text[current : ends[current]])))
        clusters[-1].placed.append(_Placed(glyph, pen))
        pen += glyph.advance
    return clusters


def _climbs(word: list[_Cluster]) -> bool:
    """Whether its letters stand on several heights; marks alone do not count."""
    return any(placed.glyph.up and placed.glyph.advance for cluster in word for placed in cluster.placed)


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
