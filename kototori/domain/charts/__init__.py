"""Figures as shapes and labels: one drawing for the screen, a picture file and paper alike."""

from kototori.domain.charts.bars import Bar, folded, rows_that_fit, sorted_bars
from kototori.domain.charts.columns import Usual, banded_columns, columns
from kototori.domain.charts.compared_bars import Pair, compared_bars
from kototori.domain.charts.framed import framed
from kototori.domain.charts.growth import growth_bar
from kototori.domain.charts.heat_map import heat_map
from kototori.domain.charts.shapes import (
    LINE_HEIGHT,
    TEXT_SIZE,
    Align,
    Box,
    Drawing,
    Ink,
    Line,
    Measure,
    Polyline,
    Say,
    Spot,
    Text,
    shortened,
)
from kototori.domain.charts.steps import stepped
from kototori.domain.charts.week_lines import WeekPair, week_lines

__all__ = [
    "LINE_HEIGHT",
    "TEXT_SIZE",
    "Align",
    "Bar",
    "Box",
    "Drawing",
    "Ink",
    "Line",
    "Measure",
    "Pair",
    "Polyline",
    "Say",
    "Spot",
    "Text",
    "Usual",
    "WeekPair",
    "banded_columns",
    "columns",
    "compared_bars",
    "folded",
    "framed",
    "growth_bar",
    "heat_map",
    "rows_that_fit",
    "shortened",
    "sorted_bars",
    "stepped",
    "week_lines",
]
