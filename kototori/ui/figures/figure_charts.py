"""The pictures of the page's first screen, each with the rows of its table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from kototori.domain.charts import (
    Bar,
    Usual,
    WeekPair,
    banded_columns,
    compared_bars,
    heat_map,
    sorted_bars,
    week_lines,
)
from kototori.domain.charts import Pair as BarPair
from kototori.domain.figures import WEEKDAYS, Table
from kototori.domain.overview import Compared, Overview, Pair, Share
from kototori.domain.period import By
from kototori.ui.figures.chart import Chart
from kototori.ui.figures.figure_words import FigureWords, known_as, span_of_hour
from kototori.ui.figures.statistics_text import USUAL_DAYS
from kototori.wording.catalogue import Words

_WEEK = timedelta(days=7)
_Called = Callable[[str], str]  # the word for a code
Row = tuple[str, ...]


class FigureCharts:
    """Needs, hours, languages, weeks, hour × weekday; beside another period where one is compared."""

    def __init__(self, overview: Overview, other: Overview | None, names: FigureWords, words: Words) -> None:
        self._overview = overview
        self._compared = None if other is None else Compared(overview, other)
        self._names = names
        self._words = words
        self._period = overview.period.name.replace("/", "--")  # it becomes a part of a file's name
        self._told = names.title(overview.period, overview.asked.by)
        self._nothing = words("Nothing to draw yet. Log a contact, or step to another period with ‹ and ›.")

    @property
    def is_compared(self) -> bool:
        """Whether another period stands beside."""
        return self._compared is not None

    def needs(self) -> Chart:
        """Top needs as bars; the table holds the sub-needs too, under their top."""
        overview, words = self._overview, self._words
        if self._compared is not None:
            return self._side_by_side(words("need"), self._compared.needs(), self._names.need)
        bars = [Bar(self._names.need(share.code), share.count) for share in overview.needs]
        counts = {share.code: share.count for share in (*overview.needs, *overview.sub_needs)}
        rows: list[Row] = [
            (self._names.need_in_full(code), code, self._names.number(counts[code]))
            for code in self._names.needs_in_order()
            if code in counts
        ]
        rows += self._rest(overview.need_not_recorded)
        return self._bars(words("need"), bars, rows, words("one contact may hold several"))

    def languages(self) -> Chart:
        """Languages by their word and their own name."""
        overview, names, words = self._overview, self._names, self._words
        if self._compared is not None:
            return self._side_by_side(words("language"), self._compared.languages(), names.language)
        bars = [
            Bar(names.language_in_full(share.code), share.count, names.language(share.code))
            for share in overview.languages
        ]
        rows: list[Row] = [
            (names.language_in_full(share.code), share.code, names.number(share.count))
            for share in overview.languages
        ]
        return self._bars(words("language"), bars, [*rows, *self._rest(overview.language_not_recorded)], "")

    def hours(self) -> Chart:
        """Hours from the first with contacts to the last, of a day before what is usual."""
        overview, names, words = self._overview, self._names, self._words
        counts = {share.code: share.count for share in overview.hours}
        usual = self._behind_hours()
        spanned = _spanned((*counts, *usual))
        bars = [Bar(span_of_hour(hour), counts.get(hour, 0), str(int(hour))) for hour in spanned]
        bands = [usual.get(hour) for hour in spanned] if usual else []
        rows: list[Row] = [
            (span_of_hour(hour), names.number(counts.get(hour, 0)), *self._usual_row(usual, hour))
            for hour in spanned
        ]
        missing = overview.contacts - sum(counts.values())
        heads = (words("hour"), words("contacts"))
        behind = words("usually") if self._compared is None else self._title_of(self._compared.other)
        tell = self._tell_usual if usual else None
        return Chart(
            period=self._period,
            told_period=self._told,
            draw=lambda w, h, m: banded_columns(bars, bands, w, h, m, say=self._say, tell=tell),
            columns=(*heads, behind) if usual else heads,
            rows=[*rows, *((name, n, *[""] * bool(usual)) for name, _, n in self._rest(missing))],
            note=self._note_on_hours(missing, has_band=bool(usual)),
            empty=self._nothing,
            is_empty=not counts,
        )

    def _behind_hours(self) -> dict[str, Usual]:
        """What stands behind the columns: the other period, else what is usual on such a weekday."""
        if self._compared is not None:
            return {share.code: Usual(0, share.count) for share in self._compared.other.hours}
        if not self._overview.contacts:
            return {}
        return {band.hour: Usual(band.low, band.high) for band in self._overview.band}

    def weeks(self) -> Chart:
        """The weeks of the year, and those of the year before."""
        overview, names, words = self._overview, self._names, self._words
        weeks = [
            WeekPair(names.week_name(week.first), week.contacts, week.last_year) for week in overview.weeks
        ]
        year = overview.period.last.year
        rows: list[Row] = [
            (names.week_in_full(week.first), self._or_dash(week.contacts), self._or_dash(week.last_year))
            for week in reversed(overview.weeks)  # what is looked for is mostly the last one
        ]
        # The weeks of a year go up to today; those of a year that is over go up to its last one.
        last = overview.weeks[-1] if overview.weeks else None
        is_running = (
            last is not None
            and last.contacts is not None
            and (last.first + _WEEK).isocalendar().year == last.first.isocalendar().year
        )
        has_before = any(week.last_year for week in overview.weeks)
        return Chart(
            period=str(year),
            told_period=str(year),
            draw=lambda w, h, m: week_lines(
                weeks,
                w,
                h,
                m,
                say=self._say,
                now=str(year),
                before=str(year - 1) * has_before,
                is_running=is_running,
            ),
            columns=(words("week"), str(year), str(year - 1)),
            rows=rows,
            note=self.growth(),
            empty=words("The weeks of the year stand here once contacts are logged."),
            is_empty=not any(week.contacts or week.last_year for week in overview.weeks),
        )

    def _or_dash(self, number: int | None) -> str:
        return "–" if number is None else self._names.number(number)

    def growth(self) -> str:
        """`+38 % in a year`; nothing where too little is known of it."""
        growth = self._overview.growth
        if growth is None or growth.percent is None:
            return ""
        return self._words("{percent} in a year", percent=self._names.percent(growth.percent))

    def heat(self) -> Chart:
        """When people come; dashed where the desk is shut."""
        heat, names, words = self._overview.heat, self._names, self._words
        # Of one day or week too little could be seen: then it is the month's, and has to say so.
        is_wider = self._overview.asked.by in (By.DAY, By.WEEK)
        told = names.title(heat.period, By.MONTH) if is_wider else self._told
        shown = [day for day in WEEKDAYS if day in heat.weekdays or day in WEEKDAYS[:5]]
        counts = [
            [
                heat.cells.get((day, hour), 0) if (day, hour) in heat.open_cells else None
                for hour in heat.hours
            ]
            for day in shown
        ]
        in_full = [names.category_of_weekday(day) for day in shown]
        rows: list[Row] = [
            (name, *("–" if count is None else names.number(count) for count in of_day))
            for name, of_day in zip(in_full, counts, strict=True)
        ]
        across = [str(int(hour)) for hour in heat.hours]
        return Chart(
            period=heat.period.name.replace("/", "--"),
            told_period=told,
            draw=lambda w, h, m: heat_map(
                [names.weekday(day) for day in shown],
                across,
                counts,
                w,
                h,
                m,
                say=self._say,
                name=lambda row, column: f"{in_full[row]} {span_of_hour(heat.hours[column])}",
                shut=words("shut"),
            ),
            columns=(words("weekday"), *(span_of_hour(hour) for hour in heat.hours)),
            rows=rows,
            note=" · ".join((*[told] * is_wider, words("dashed: shut"))) if heat.cells else "",
            empty=words("When people come stands here once contacts have a time."),
            is_empty=not heat.cells,
        )

    def shares(self, name: str, shares: Sequence[Share], missing: int, called: _Called) -> Chart:
        """Any other table: its codes by their words, the largest first."""
        bars = [Bar(called(share.code), share.count, known_as(called(share.code))) for share in shares]
        rows: list[Row] = [(called(share.code), self._names.number(share.count)) for share in shares]
        rows += [(told, n) for told, _, n in self._rest(missing)]
        note = self._words.many("not recorded: 1", "not recorded: {n}", missing) if missing else ""
        chart = self._bars(name, bars, rows, note)
        return replace(chart, columns=(name, self._words("contacts")))

    def pairs_of(self, table: Table, name: str, called: _Called) -> Chart:
        """Any other table beside that of the other period."""
        assert self._compared is not None
        return self._side_by_side(name, self._compared.table(table), called)

    # --- the two shapes of most of them -----------------------------------------------------------

    def _bars(self, name: str, bars: Sequence[Bar], rows: Sequence[Row], note: str) -> Chart:
        words = self._words
        return Chart(
            period=self._period,
            told_period=self._told,
            draw=lambda w, h, m: sorted_bars(bars, w, h, m, self._say, self._others),
            columns=(name, words("code"), words("contacts")),
            rows=rows,
            note=note if bars else "",
            empty=self._nothing,
            is_empty=not bars,
        )

    def _side_by_side(self, name: str, pairs: Sequence[Pair], called: _Called) -> Chart:
        assert self._compared is not None
        now, before = self._title_of(self._compared.one), self._title_of(self._compared.other)
        bars = [
            BarPair(called(pair.code), pair.one, pair.other, known_as(called(pair.code))) for pair in pairs
        ]
        number = self._names.number
        rows: list[Row] = [
            (
                called(pair.code),
                number(pair.one),
                number(pair.other),
                self._names.signed(pair.one - pair.other),
            )
            for pair in pairs
        ]
        return Chart(
            period=self._period,
            told_period=self._told,
            draw=lambda w, h, m: compared_bars(
                bars, w, h, m, say=self._say, rest=self._others, now=now, before=before
            ),
            columns=(name, now, before, self._words("difference")),
            rows=rows,
            empty=self._nothing,
            is_empty=not bars,
        )

    def _title_of(self, overview: Overview) -> str:
        return self._names.title(overview.period, overview.asked.by)

    def _say(self, number: int) -> str:
        return self._names.number(number)

    def _others(self, n: int) -> str:
        return self._words.many("1 other", "{n} others", n)

    def _rest(self, missing: int) -> list[tuple[str, str, str]]:
        return [(self._words("not recorded"), "", self._names.number(missing))] if missing else []

    def _usual_row(self, usual: Mapping[str, Usual], hour: str) -> Row:
        if not usual:
            return ()
        return (self._range(usual[hour]),) if hour in usual else ("–",)

    def _range(self, usual: Usual) -> str:
        """One number where there is one: of another period what it had, and nothing below it."""
        low, high = self._names.number(round(usual.low)), self._names.number(round(usual.high))
        return high if self._compared is not None or low == high else f"{low}–{high}"

    def _tell_usual(self, bar: Bar, usual: Usual) -> str:
        if self._compared is not None:
            return self._words(
                "{n}, before {number}", n=self._names.number(bar.count), number=self._range(usual)
            )
        return self._words("{n}, usually {range}", n=self._names.number(bar.count), range=self._range(usual))

    def _note_on_hours(self, missing: int, *, has_band: bool) -> str:
        words = self._words
        if missing:
            return words.many("hour not recorded: 1", "hour not recorded: {n}", missing)
        if not has_band:
            return ""
        if self._compared is not None:
            return words("shade: {period}", period=self._title_of(self._compared.other))
        return words("shade: {on_a_usual_day}", on_a_usual_day=words(USUAL_DAYS[self._weekday]))

    @property
    def _weekday(self) -> int:
        return self._overview.period.first.weekday()


def _spanned(hours: Iterable[str]) -> tuple[str, ...]:
    """Every hour from the first to the last, those without anything included."""
    known = sorted(hours)
    return tuple(f"{hour:02d}" for hour in range(int(known[0]), int(known[-1]) + 1)) if known else ()
