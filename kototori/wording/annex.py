"""Puts the annex of a social report into words: how often, how it went, and how far that can be trusted."""

from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from kototori.domain.annex import AnnexFacts, Compare, DayLine, Kind
from kototori.domain.beyond import Demand, Share
from kototori.domain.contact import LanguageMeans, Outcome
from kototori.domain.day import DayState, Prompt
from kototori.domain.figures import NOT_RECORDED, SHAPES, TOTAL, Measure, Table
from kototori.domain.period import whole
from kototori.domain.release import Use
from kototori.domain.release_plan import BASE
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.annex_names import BY_TABLE, COURSES, name_of, phenomenon_name, step_name
from kototori.wording.annex_page import AnnexChart, AnnexPage, Noted
from kototori.wording.catalogue import N_, Words
from kototori.wording.labels import label
from kototori.wording.released_foot import foot
from kototori.wording.report_page import Cell, Number

MOST_BARS = 8
MOST_CHARTS = 4
MOST_ROWS = 20  # of lines by advisers: what the second page has room for
_ROW = 92  # letters
_ENOUGH_FOR_PERCENT = 20

_NOTED: Mapping[Prompt, str] = {
    Prompt.REPEATED: N_("repeated itself"),
    Prompt.FAILED: N_("did not work"),
    Prompt.NEW: N_("new phenomenon"),
}
_COMPARED: Mapping[Compare, str] = {
    Compare.BEFORE: N_("In the period before, {first} – {last}, it was {n} of {all}."),
    Compare.LAST_YEAR: N_("A year before, {first} – {last}, it was {n} of {all}."),
}
_BEFORE: Mapping[Compare, str] = {
    Compare.BEFORE: N_("in the period before"),
    Compare.LAST_YEAR: N_("a year before"),
}
_WITHIN_NEED = (Table.WHY_HERE, Table.OUTCOME)
_WITHIN_LANGUAGE = (Table.LANGUAGE_MEANS, Table.WHY_HERE)


def annex_page(facts: AnnexFacts, vocabulary: Vocabulary, words: Words) -> AnnexPage:
    """The whole annex. At most four pictures, and as many lines as two pages hold."""
    return _Annex(facts, vocabulary, words).page()


class _Annex:
    def __init__(self, facts: AnnexFacts, vocabulary: Vocabulary, words: Words) -> None:
        self._facts = facts
        self._asked = facts.asked
        self._phenomenon = facts.asked.phenomenon
        self._vocabulary = vocabulary
        self._words = words
        self._is_public = facts.asked.use is Use.PUBLIC

    def page(self) -> AnnexPage:
        words, asked = self._words, self._asked
        noted, unfit = self._noted()
        period = f"{words.date(asked.first)} – {words.date(asked.last)}"
        return AnnexPage(
            language=words.language,
            use=asked.use,
            made=self._facts.made,
            kicker=words("Annex to a social report"),
            title=phenomenon_name(self._phenomenon, self._vocabulary, words),
            period=period,
            about=self._about(),
            mark=self._mark(),
            numbers=tuple(self._numbers()),
            summary=" ".join(self._summary()),
            charts=tuple(self._charts())[:MOST_CHARTS],
            coverage_title=words("How much of it was recorded"),
            coverage=" ".join(self._coverage()),
            noted_title=words("What the advisers noted on these days"),
            noted=noted,
            none_noted="" if noted else words("No lines of the reports were taken in."),
            left_out=" ".join(self._left_out(unfit)),
            counted_title=words("How it was counted"),
            counted=tuple(self._counted()),
        )

    def _mark(self) -> str:
        """Whether it may be passed on, in a line for every page."""
        words, multiples = self._words, self._facts.multiples
        if not self._is_public:
            return words("INTERNAL – exact figures, not to be passed on")
        if any(step != BASE for step in multiples):
            steps = words.list_of([str(step) for step in multiples])
            return words("Public figures, counted in steps of {steps}", steps=steps)
        return words("Public figures, counted in fives")

    # --- numbers --------------------------------------------------------------------------------

    @property
    def _contacts(self) -> int:
        return self._facts.counted.of_all(self._phenomenon) or 0

    @property
    def _visits(self) -> int:
        return self._facts.counted.of(Table.VISITS, Measure.CONTACTS, TOTAL) or 0

    def _of(self, table: Table, cat1: str, cat2: str = "") -> int | None:
        return self._facts.counted.of(table, SHAPES[table].measure, cat1, cat2)

    def _about(self) -> str:
        words = self._words
        made = words("made on {day}", day=words.date(self._facts.made))
        return " · ".join(part for part in (self._facts.desk, made) if part)

    def _numbers(self) -> Iterator[Number]:
        words, before = self._words, self._facts.before
        number = words.number
        yield Number(number(self._contacts), words("contacts of this kind"))
        yield Number(number(self._visits), words("contacts in all"))
        if before is not None:
            known = "–" if before.contacts is None else number(before.contacts)
            yield Number(known, words(_BEFORE[self._asked.compare]))
        served = self._of(Table.COVERAGE, DayState.SERVED) or 0
        yield Number(number(served), words.many("day counted", "days counted", served))

    def _summary(self) -> Iterator[str]:
        words, before = self._words, self._facts.before
        number = words.number
        yield words(
            "From {first} to {last} this concerned {n} contacts; there were {all} contacts in all.",
            first=words.date(self._asked.first),
            last=words.date(self._asked.last),
            n=number(self._contacts),
            all=number(self._visits),
        )
        if before is None:
            return
        if before.contacts is None or before.visits is None:
            yield words("Of the period that it is compared with nothing is known.")
            return
        yield words(
            _COMPARED[self._asked.compare],
            first=words.date(before.first),
            last=words.date(before.last),
            n=number(before.contacts),
            all=number(before.visits),
        )
        if not self._is_public and before.contacts >= _ENOUGH_FOR_PERCENT:
            change = (self._contacts - before.contacts) * 100 / before.contacts
            yield words("The change is {percent} %.", percent=f"{round(change):+d}".replace("-", "−"))

    # --- pictures -------------------------------------------------------------------------------

    def _charts(self) -> Iterator[AnnexChart]:
        words, steps = self._words, self._facts.steps
        if steps:
            cells = tuple(
                Cell(name, step.contacts, short) for step in steps for name, short in [step_name(step, words)]
            )
            yield AnnexChart(words(COURSES[steps[0].by]), cells, is_course=True, note=self._course_note())
        yield from filter(lambda chart: chart.cells, self._parts())

    def _course_note(self) -> str:
        words, steps = self._words, self._facts.steps
        said = []
        if steps[0].period.first < self._asked.first:
            said.append(words("Begins before the period, to show how it has gone."))
        if any(whole(step.period.first, step.by) != step.period for step in steps):
            said.append(words("Cut short at an end: not every column is a whole one."))
        return " ".join(said)

    def _parts(self) -> Iterator[AnnexChart]:
        match self._phenomenon.kind:
            case Kind.NEED:
                yield self._chart(Table.LANGUAGE, self._crossed(Table.NEED_LANGUAGE, at=0))
                yield from self._within(_WITHIN_NEED)
                yield self._chart(Table.NEED, self._sub_needs(), self._words("Sub-needs"))
                yield self._chart(Table.AGE_BAND, self._crossed(Table.NEED_AGE_BAND, at=0))
            case Kind.LANGUAGE:
                yield self._chart(Table.NEED, self._crossed(Table.NEED_LANGUAGE, at=1))
                yield from self._within(_WITHIN_LANGUAGE)
            case _:
                yield from self._beyond()
                yield self._chart(self._phenomenon.table, self._among())

    def _crossed(self, table: Table, *, at: int) -> Mapping[str, int]:
        """The other categories of the cells that hold the phenomenon; of needs the tops alone."""
        found = {}
        for cell, count in self._facts.counted.cells(table, Measure.CONTACTS).items():
            other = cell[1 - at]
            if cell[at] == self._phenomenon.code and (at == 0 or len(other) == 1):
                found[other] = count
        return found

    def _sub_needs(self) -> Mapping[str, int]:
        needs = self._vocabulary.needs
        cells = self._facts.counted.cells(Table.NEED, Measure.CONTACTS)
        return {
            code: count
            for (code, _), count in cells.items()
            if code in needs and needs[code].parent == self._phenomenon.code
        }

    def _among(self) -> Mapping[str, int]:
        """The whole table that it is a part of."""
        table = self._phenomenon.table
        cells = self._facts.counted.cells(table, SHAPES[table].measure)
        return {code: count for (code, _), count in cells.items()}

    def _within(self, tables: Iterable[Table]) -> Iterator[AnnexChart]:
        for table in tables:
            shares = self._facts.within.get(table, ())
            yield self._chart(table, {share.code: share.count for share in shares})

    def _chart(self, table: Table, counts: Mapping[str, int], title: str = "") -> AnnexChart:
        named = [
            Cell(name_of(table, code, self._vocabulary, self._words), count)
            for code, count in counts.items()
            if code not in (TOTAL, NOT_RECORDED) and count > 0
        ]
        return self._largest(title or self._words(BY_TABLE[table]), named)

    def _largest(self, title: str, cells: Iterable[Cell]) -> AnnexChart:
        ordered = sorted(cells, key=lambda cell: -cell.number)
        note = ""
        if len(ordered) > MOST_BARS:
            note = self._words("The largest {n} of {all}.", n=MOST_BARS, all=len(ordered))
        return AnnexChart(title, tuple(ordered[:MOST_BARS]), note=note)

    # --- what lies beyond counts: of internal figures alone ----------------------------------------

    def _beyond(self) -> Iterator[AnnexChart]:
        beyond, words = self._facts.beyond, self._words
        if beyond is None:
            return
        match self._phenomenon.kind:
            case Kind.PREVENTABLE | Kind.AUTHORITY | Kind.WHY_HERE:
                yield self._demands(beyond.preventable)
            case Kind.OUTCOME if self._phenomenon.code == Outcome.UNMET:
                yield self._shares(words("Needs not met"), "need", beyond.unmet.needs)
            case Kind.LANGUAGE_MEANS if self._phenomenon.code == LanguageMeans.NOT_MET:
                yield self._shares(words("Languages not met"), "language", beyond.unmet.languages)
            case Kind.INTERPRETER:
                title = words("How other languages were met")
                yield self._shares(title, "language_means", beyond.interpreter.means)
            case _:
                return

    def _demands(self, demands: Iterable[Demand]) -> AnnexChart:
        """Need, authority and reason together; what the phenomenon says already is left out of the names."""
        kind, code = self._phenomenon.kind, self._phenomenon.code
        cells = []
        for one in demands:
            parts = {"need": one.need, "authority": one.authority, "why_here": one.why_here}
            if kind is not Kind.PREVENTABLE and parts.pop(kind) != code:
                continue
            named = [name_of(dim, part, self._vocabulary, self._words) for dim, part in parts.items()]
            cells.append(Cell(" · ".join(named), one.contacts))
        return self._largest(self._words("Need, authority and reason"), cells)

    def _shares(self, title: str, dimension: str, shares: Iterable[Share]) -> AnnexChart:
        named = (
            Cell(name_of(dimension, share.code, self._vocabulary, self._words), share.count)
            for share in shares
            if share.code != NOT_RECORDED
        )
        return self._largest(title, named)

    # --- coverage and lines -------------------------------------------------------------------------

    def _coverage(self) -> Iterator[str]:
        words, number = self._words, self._words.number
        known = {state: self._of(Table.COVERAGE, state) or 0 for state in DayState}
        yield words(
            "Days: {days}.",
            days=", ".join(f"{label(state, words)} {number(n)}" for state, n in known.items()),
        )
        if known[DayState.NOT_COUNTED]:
            yield words("On days that were not counted the phenomenon may have been there, too.")
        table = self._phenomenon.table
        missing = self._of(table, NOT_RECORDED)
        if missing is None and self._is_public:
            yield words("How many contacts have nothing recorded of this is not told in public figures.")
        elif self._visits:
            yield words(
                "{what}: recorded at {n} of {all} contacts.",
                what=words(BY_TABLE[table]),
                n=number(self._visits - (missing or 0)),
                all=number(self._visits),
            )

    def _noted(self) -> tuple[tuple[Noted, ...], int]:
        """As many lines as there is room for, and how many there is none for."""
        kept: list[Noted] = []
        rows = unfit = 0
        for line in self._facts.lines.kept:
            noted = self._as_noted(line)
            rows += ceil((len(noted.when) + len(noted.text) + 3) / _ROW)
            if rows <= MOST_ROWS:
                kept.append(noted)
            else:
                unfit += 1
        return tuple(kept), unfit

    def _as_noted(self, line: DayLine) -> Noted:
        """A public line tells its month alone: who was there on a day knows who came."""
        words = self._words
        day = f"{words.month(line.day)} {line.day.year}" if self._is_public else words.date(line.day)
        return Noted(f"{day}, {words(_NOTED[line.prompt])}", line.text)

    def _left_out(self, unfit: int) -> Iterator[str]:
        words, sifted = self._words, self._facts.lines
        if sifted.left_out:
            yield words.many(
                "1 line was left out, since it might point to a person.",
                "{n} lines were left out, since they might point to a person.",
                sifted.left_out,
            )
        if unfit:
            yield words.many(
                "1 more line has no room here; it stands in the report of its day.",
                "{n} more lines have no room here; they stand in the reports of their days.",
                unfit,
            )

    def _counted(self) -> Iterator[str]:
        words = self._words
        match self._phenomenon.kind:
            case Kind.NEED:
                yield words("A contact counts once for a need, and may hold several needs.")
            case Kind.AUTHORITY:
                yield words(
                    "The authority is the one that answers for the need on that day, unless the adviser "
                    "named another."
                )
            case Kind.WHY_HERE:
                yield words("The reason is what the adviser wrote down, not a finding about the authority.")
            case Kind.PREVENTABLE:
                yield words(
                    "Counted are contacts for which the adviser wrote down a reason that the responsible "
                    "authority could have done something about: every reason but trust in this place. It is "
                    "the adviser's judgement, not a finding about the authority."
                )
            case Kind.INTERPRETER:
                yield words("Counted are contacts with an interpreter, by phone or in the room.")
            case Kind.OUTCOME:
                yield words("A contact may have several outcomes.")
            case _:
                yield words("The language is that of the service, not nationality.")
        if self._is_public and len(self._phenomenon.codes) > 1:
            yield words(
                "Its number is a sum of several public ones and may be further off than each of them."
            )
        yield foot(self._asked.use, words, self._facts.multiples)
