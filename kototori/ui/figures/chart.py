"""What a card of figures shows: a picture, and the same numbers as rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from kototori.domain.charts import Drawing, Measure

Draw = Callable[[float, float, Measure], Drawing]

_INTERNAL = "SISÄINEN-"  # in every language: whoever is sent such a file sees at once what it is


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of counts, with the same numbers as rows of a table."""

    draw: Draw
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""
    empty: str = ""
    is_empty: bool = False
    period: str = ""
    """Of what time, in the name of a file with the picture: `2026-11-24`."""
    told_period: str = ""
    """The same in words, under the title of such a picture: `tiistai 24.11.2026`."""

    def facts(self) -> tuple[object, ...]:
        """Where these are the same, picture and table are: both are made from the rows."""
        return self.period, self.columns, tuple(self.rows), self.note, self.empty, self.is_empty

    def as_text(self, title: str) -> str:
        """The rows with tabs between the columns, ready for a spreadsheet."""
        return "\n".join([title, *("\t".join(row) for row in (self.columns, *self.rows))])

    def as_html(self, title: str) -> str:
        """The rows as a table, ready for a letter."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in self.rows)
        return f"<table><caption>{escape(title)}</caption><tr>{head}</tr>{rows}</table>"

    def told(self) -> str:
        """All numbers in a row, for whoever hears them."""
        return "; ".join(" ".join(row) for row in self.rows) or self.empty

    def file_name(self, title: str) -> str:
        """What a file with the picture is called, without its ending."""
        said = "".join(letter if letter.isalnum() else " " for letter in title.lower())
        named = "-".join((*said.split(), *filter(None, [self.period])))
        return f"{_INTERNAL}{named}"
