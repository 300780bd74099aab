"""What the field lacks: demand that others could have met, unmet needs, interpreters, who comes again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kototori.domain.beyond import Beyond
from kototori.domain.charts import Bar, Drawing, Measure, rows_that_fit, sorted_bars
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.figures.beyond_text import BeyondText, Part
from kototori.ui.figures.chart_view import Chart, ChartCard
from kototori.ui.look import theme
from kototori.ui.look.page import heading, small_print
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

_WIDE = 940  # from here on three pictures stand side by side
_LEAST = 170  # a picture is at least so high: the page scrolls before it is squeezed
_LEAST_OF_MANY = 280  # one with many rows
_SHOWN, _SHOWN_OF_MANY = 4, 8  # so many bars always have room in them


class BeyondView(QWidget):
    """A part of the statistics page; the page asks it to turn its pictures and for its text."""

    copied = Signal(str)

    def __init__(self, words: Words, notices: Notices) -> None:
        super().__init__()
        self._words = words
        self.sentence = heading("")
        self.sentence.setWordWrap(True)
        self._fairly = small_print(
            words(
                "The reason is what the adviser wrote down, not a finding about the authority. It is "
                "recorded at some contacts only."
            )
        )
        self._fairly.setWordWrap(True)
        self._preventable = ChartCard(words("Could have been met elsewhere"), words, notices)
        self._unmet = ChartCard(words("Needs not met"), words, notices)
        self._languages = ChartCard(words("Languages not met"), words, notices)
        self._leaflets = ChartCard(words("Leaflets missing, by language"), words, notices)
        self._interpreter = ChartCard(words("How other languages were met"), words, notices)
        self._again = ChartCard(words("Who comes again"), words, notices)
        self.cards: tuple[ChartCard, ...] = (
            self._preventable,
            self._interpreter,
            self._again,
            self._unmet,
            self._languages,
            self._leaflets,
        )
        self._unmet_said, self._interpreter_said, self._again_said = (_told() for _ in range(3))
        for card in self.cards:
            card.setMinimumHeight(theme.scaled(_LEAST_OF_MANY if self._has_many(card) else _LEAST))
            card.copied.connect(self.copied)
        self._lay_out()

    def show_beyond(self, beyond: Beyond, vocabulary: Vocabulary) -> None:
        """The period that is shown from now on."""
        text = BeyondText(beyond, vocabulary, self._words)
        self.sentence.setText(text.sentence())
        self._unmet_said.setText(text.unmet_sentence())
        self._interpreter_said.setText(text.interpreter_sentence())
        self._again_said.setText(text.again_sentence())
        words = self._words
        contacts, times = words("contacts"), words("times asked")
        demand = words("need · authority · why here")
        language = words("language")
        self._show(self._preventable, text.preventable(), demand, contacts)
        self._show(self._unmet, text.unmet(), words("need"), contacts)
        self._show(self._languages, text.languages(), language, contacts)
        self._show(self._leaflets, text.leaflets(), language, times)
        self._show(self._interpreter, text.interpreter(), words("how the language was met"), contacts)
        self._show(self._again, text.again(), words("first visit"), contacts)

    def turn(self, to_table: bool) -> None:
        """Pictures become tables, and back."""
        for card in self.cards:
            card.turn(to_table)

    def text(self) -> str:
        """Everything here as text, for a letter or a spreadsheet."""
        told = (self.sentence, self._interpreter_said, self._again_said, self._unmet_said)
        sentences = "\n".join(label.text() for label in told)
        return "\n\n".join((sentences, *(card.text() for card in self.cards)))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._ask_for_height()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= theme.scaled(_WIDE))
        self._ask_for_height()

    def _ask_for_height(self) -> None:
        """A scrolled page measures its parts as if no sentence took a second line."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def _show(self, card: ChartCard, part: Part, named: str, counted: str) -> None:
        words, bars = self._words, part.bars

        def draw(width: float, height: float, measure: Measure, bars: Sequence[Bar] = bars) -> Drawing:
            # No bar for the rest together: a contact may be in several, and its table has them all.
            return sorted_bars(bars[: rows_that_fit(height)], width, height, measure, words.number)

        room = _SHOWN_OF_MANY if self._has_many(card) else _SHOWN
        card.show_chart(
            Chart(
                draw=draw,
                columns=(named, words("code"), counted),
                rows=part.rows,
                note=words("the largest; all in the table") if len(bars) > room else "",
                empty=words("Nothing of this is recorded here."),
                is_empty=not bars,
            )
        )

    def _has_many(self, card: ChartCard) -> bool:
        return card in (self._preventable, self._interpreter)

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GAP_3)
        self._parts = (
            self._preventable,
            _below(self._interpreter_said, self._interpreter),
            _below(self._again_said, self._again),
            _below(self._unmet_said, self._unmet),
            self._languages,
            self._leaflets,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self.sentence)
        column.addWidget(self._fairly)
        column.addLayout(self._grid, 1)
        self._is_wide: bool | None = None
        self._arrange(is_wide=True)

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        for part, where in zip(self._parts, _WIDE_GRID if is_wide else _NARROW_GRID, strict=True):
            self._grid.addWidget(part, *where)
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if is_wide or not at else 0)
        for at in range(4):
            self._grid.setRowStretch(at, 1 if at < 2 else 0)


# Row, column, rows, columns; the last row of the wide one takes what is left.
_WIDE_GRID = ((0, 0, 2, 2), (0, 2, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1))
_NARROW_GRID = tuple((row, 0, 1, 1) for row in range(6))


def _told() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label


def _below(said: QLabel, card: ChartCard) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP_1)
    column.addWidget(said)
    column.addWidget(card, 1)
    return part
