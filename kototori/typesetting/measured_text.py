"""A text that knows its order, its runs and its widths, and can be broken into lines of any width."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kototori.typesetting.bidi import ParagraphLevels, has_right_to_left, paragraph_levels, visual_order
from kototori.typesetting.faces import BOLD, REGULAR, FontShelf, Glyph
from kototori.typesetting.isolates import isolate
from kototori.typesetting.languages import language_tag, writing_of
from kototori.typesetting.line_breaks import letter_ends, line_ends
from kototori.typesetting.shaping import Run, resolved_scripts, runs_of
from kototori.typesetting.style import Span
from kototori.typesetting.whole_words import on_whole_words

SOFT_HYPHEN = "\u00ad"
_NEW_LINES = frozenset("\n\u2028\u2029")
_ROUNDING = 1e-6
_VOWELS = frozenset("aeiouyåäöаеёиоуыэюяіїє")
_SYLLABLE = 4  # letters; a better cut is sought no further back
_END_OF_HYPHENATED_SCRIPTS = "\u0530"  # Latin, Greek and Cyrillic lie before it


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `start` to `end`; `visible_end` leaves out the white space that no paper shows."""

    start: int
    end: int
    visible_end: int
    hyphenated: bool = False


@dataclass(frozen=True, slots=True)
class SetRun:
    """A run of one line, shaped; runs come from left to right as drawn."""

    run: Run
    text: str
    glyphs: tuple[Glyph, ...]

    @property
    def width(self) -> float:
        return sum(glyph.advance for glyph in self.glyphs) / self.run.face.units_per_em


class MeasuredText:
    """Shaped once; lines, splitting and drawing only read it. All widths are in units of the letter size."""

    def __init__(self, spans: Sequence[Span], language: str, bold: bool, shelf: FontShelf) -> None:
        self.spans = spans
        self.base_level = writing_of(language).base_level
        source = "".join(span.text for span in spans)
        self.text, origins, self._in_address = isolate(source, right_to_left=self.base_level == 1)
        self._language = language
        self._tag = language_tag(language)
        self._shelf = shelf
        self._levels = _levels(self.text, self.base_level)
        ends = line_ends(self.text, language)
        # An address is easier to copy from one line; only one that no line can hold is broken.
        self._ends = frozenset(end for end in ends if not self._inside_address(end))
        self._ends_in_order = sorted(self._ends)
        self._ends_in_addresses = ends - self._ends
        scripts = resolved_scripts(self.text)
        of_source = [number for number, span in enumerate(spans) for _ in span.text]
        owners = on_whole_words(self.text, [of_source[i] for i in origins], scripts, self._ends)
        weights = [BOLD if (bold if span.bold is None else span.bold) else REGULAR for span in spans]
        self._weights = weights
        self._runs = runs_of(self.text, scripts, owners, weights, self._levels.levels, language, shelf)
        self._measures = [0.0, *accumulate(self._advances())]

    def _advances(self) -> list[float]:
        """The width each character brings; a ligature's stands with its first character."""
        advances = [0.0] * len(self.text)
        for run in self._runs:
            for glyph in self._shape(run):
                advances[run.start + glyph.cluster] += glyph.advance / run.face.units_per_em
        return advances

    def _shape(self, run: Run) -> tuple[Glyph, ...]:
        return run.face.shape(self.text[run.start : run.end], run.script, self._tag, run.right_to_left)

    @property
    def natural_width(self) -> float:
        """The width of everything on one line."""
        return self._measures[self._visible_end(0, len(self.text))]

    @property
    def longest_word(self) -> float:
        """The narrowest column that breaks no word."""
        starts = [0, *self._ends_in_order[:-1]]
        words = zip(starts, self._ends_in_order, strict=True)
        return max(
            (self._measures[self._visible_end(a, b)] - self._measures[a] for a, b in words), default=0.0
        )

    def lines(self, width: float, start: int, end: int) -> list[Line]:
        """The lines from `start` to `end`, where a line ended before; each is as full as it goes."""
        lines = []
        while start < end:
            line = self._line(start, width)
            lines.append(line)
            start = line.end
        return lines

    def _line(self, start: int, width: float) -> Line:
        best: Line | None = None
        for end in self._ends_in_order[bisect_right(self._ends_in_order, start) :]:
            line = self._ending(start, end)
            if self._line_width(line) > width + _ROUNDING:
                break
            best = line
            if self.text[end - 1] in _NEW_LINES:
                break
        return best or self._inside_word(start, width)

    def _ending(self, start: int, end: int) -> Line:
        hyphenated = end < len(self.text) and self.text[end - 1] == SOFT_HYPHEN
        return Line(start, end, self._visible_end(start, end), hyphenated)

    def _line_width(self, line: Line) -> float:
        hyphen = self._hyphen().width if line.hyphenated else 0.0
        return self._measures[line.visible_end] - self._measures[line.start] + hyphen

    def _visible_end(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def _inside_address(self, end: int) -> bool:
        return end < len(self.text) and self._in_address[end - 1] and self._in_address[end]

    def _inside_word(self, start: int, width: float) -> Line:
        """Cuts a word that no line can hold, with a hyphen between letters; one at least gets through."""
        word_end = self._ends_in_order[bisect_right(self._ends_in_order, start)]
        parts = [self._ending(start, end) for end in self._ends_in_addresses if start < end < word_end]
        parts = [line for line in parts if self._line_width(line) <= width + _ROUNDING]
        if parts:
            return max(parts, key=lambda line: line.end)
        cuts = [start + end for end in letter_ends(self.text[start:word_end], self._language)]
        lines = [Line(start, cut, cut, self._takes_hyphen(cut)) for cut in sorted(cuts)]
        fitting = [line for line in lines if self._line_width(line) <= width + _ROUNDING]
        if not fitting:
            return lines[0]
        syllables = [line for line in fitting[-_SYLLABLE:] if self._begins_syllable(line.end)]
        return (syllables or fitting)[-1]

    def _takes_hyphen(self, cut: int) -> bool:
        if self._inside_address(cut):
            return False  # it would be typed as a part of the address
        around = self.text[cut - 1 : cut + 1]
        return around.isalpha() and len(around) == 2 and max(around) < _END_OF_HYPHENATED_SCRIPTS

    def _begins_syllable(self, cut: int) -> bool:
        """A consonant before a vowel: right in Finnish, and readable in the other Latin languages."""
        around = self.text[cut : cut + 2].lower()
        return len(around) == 2 and around[0] not in _VOWELS and around[1] in _VOWELS

    def set_runs(self, line: Line) -> list[SetRun]:
        """The runs of one line, shaped anew where the line cuts them."""
        levels = self._levels.of_line(line.start, line.visible_end)
        pieces = [
            piece
            for run in self._runs
            if run.start < line.visible_end and run.end > line.start
            for piece in _level_pieces(run, line, levels)
        ]
        set_runs = [SetRun(run, self.text[run.start : run.end], self._shape(run)) for run in pieces]
        drawn = [set_runs[i] for i in visual_order([run.level for run in pieces])]
        if line.hyphenated:
            last = next(i for i, piece in enumerate(drawn) if piece.run.end == line.visible_end)
            drawn.insert(last if drawn[last].run.right_to_left else last + 1, self._hyphen())
        return drawn

    def _hyphen(self) -> SetRun:
        face = self._shelf.chain("en", "Latn", self._weights[0])[0]
        return SetRun(Run(0, 1, face, "Latn", 0, 0), "-", face.shape("-", "Latn", self._tag, False))


def _levels(text: str, base: int) -> ParagraphLevels:
    # The algorithm takes about 0.014 ms a character; most leaflets need nothing of it.
    if base == 0 and not has_right_to_left(text):
        return ParagraphLevels(0, [0] * len(text), ["L"] * len(text))
    return paragraph_levels(text, base)


def _level_pieces(run: Run, line: Line, levels: Sequence[int]) -> list[Run]:
    """The part of a run on a line, cut where the line's end changed the level."""
    pieces: list[Run] = []
    start, last = max(run.start, line.start), min(run.end, line.visible_end)
    for end in range(start + 1, last + 1):
        if end == last or levels[end - line.start] != levels[start - line.start]:
            pieces.append(run.cut(start, end, levels[start - line.start]))
            start = end
    return pieces
