"""The report of a day in words: what its text for mail and its page on paper say."""

from collections.abc import Iterable, Mapping, Sequence

from kototori.domain.day import Book, DayState, Prompt
from kototori.domain.day_report import DayReport
from kototori.domain.figures import NOT_RECORDED, TOTAL, Measure, Table
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import N_, Words
from kototori.wording.categories import category_words
from kototori.wording.labels import label
from kototori.wording.report_page import Cell, Counts, Number, Part, ReportPage, UsualBand

PROMPTS: Mapping[Prompt, str] = {
    Prompt.REPEATED: N_("What repeated itself?"),
    Prompt.FAILED: N_("What did not work?"),
    Prompt.NEW: N_("Any new phenomenon?"),
}
STATES: Mapping[DayState, str] = {
    DayState.SERVED: N_("The desk was open."),
    DayState.SHUT: N_("The desk was shut."),
    DayState.NOT_COUNTED: N_("Visitors were not counted, or not all of them."),
}
_BOOKS: Mapping[Book, str] = {
    Book.RUNNING: N_("The book of the day is open."),
    Book.CLOSED: N_("The book of the day is closed."),
}
_USUAL_DAYS = (
    N_("on a usual Monday"),
    N_("on a usual Tuesday"),
    N_("on a usual Wednesday"),
    N_("on a usual Thursday"),
    N_("on a usual Friday"),
    N_("on a usual Saturday"),
    N_("on a usual Sunday"),
)
_NAMED_AT_ONCE = 2


def report_text(report: DayReport, vocabulary: Vocabulary, words: Words) -> str:
    """The whole report as plain text."""
    return "\n".join(report_page(report, vocabulary, words).text_lines())


def report_page(report: DayReport, vocabulary: Vocabulary, words: Words) -> ReportPage:
    """The whole report; what nobody recorded is said to be unrecorded, and what is not there is left out."""
    return _Report(report, vocabulary, words).page()


class _Report:
    def __init__(self, report: DayReport, vocabulary: Vocabulary, words: Words) -> None:
        self._report = report
        self._vocabulary = vocabulary
        self._words = words
        self._day = report.figures.period.first
        self._came = report.figures.sums[Measure.CONTACTS]

    def page(self) -> ReportPage:
        words = self._words
        return ReportPage(
            language=words.language,
            title=words("Report of the day"),
            day=f"{words.weekday(self._day)} {words.date(self._day)}",
            desk=self._desk(),
            state=self._state(),
            summary=" ".join(filter(None, (self._visits(), self._compared(), self._busiest(), self._most()))),
            numbers=tuple(self._numbers()),
            counts={part: counts for part, counts in self._counts() if counts.rows},
            usual={
                hour_span(usual.hour): UsualBand(usual.low, usual.high) for usual in self._report.usual.hours
            },
            coverage=self._coverage(),
            lines=tuple((words(PROMPTS[prompt]), text) for prompt, text in self._report.lines.items()),
            foot=_foot(words),
        )

    def _desk(self) -> str:
        hours = self._report.hours
        told = self._words("open {hours}", hours=hours) if hours else ""
        return " · ".join(part for part in (self._report.desk, told) if part)

    def _state(self) -> str:
        """Shut, not counted and nobody came are three different facts, and to know nothing is a fourth."""
        day, words = self._report.day, self._words
        if day is None:
            return words("Nothing is known of the day.")
        nobody_came = day.state is DayState.SERVED and not self._came
        parts = [words("The desk was open, and nobody came.") if nobody_came else words(STATES[day.state])]
        parts.append(words(_BOOKS[day.book]))
        if day.corrected:
            parts.append(words("It was corrected after closing."))
        return " ".join(parts)

    @property
    def _is_counted(self) -> bool:
        """Whether a 0 would be true: on a day that was shut, or not counted, or of which nothing is known, it
        would say that nobody came.
        """
        day = self._report.day
        return bool(self._came) or (day is not None and day.state is DayState.SERVED)

    # --- the sentence -----------------------------------------------------------------------------

    def _visits(self) -> str:
        report, words = self._report, self._words
        sums = report.figures.sums
        parts = []
        if self._is_counted:
            parts.append(words.many("1 visit", "{n} visits", sums[Measure.CONTACTS]))
            parts.append(words.many("1 person", "{n} persons", sums[Measure.PERSONS]))
        if report.door_count is not None:
            parts.append(words("door count {n}", n=words.number(report.door_count)))
        told = ", ".join(parts)
        return f"{told[:1].upper()}{told[1:]}." if told else ""

    def _compared(self) -> str:
        """A day on which not all were counted is like no other."""
        words, usual, day = self._words, self._report.usual.contacts, self._report.day
        if usual is None or not self._came or (day is not None and day.state is not DayState.SERVED):
            return ""
        usual_day = words(_USUAL_DAYS[self._day.weekday()])
        difference = self._came - usual
        if not difference:
            return words("That is as many as {on_a_usual_day}.", on_a_usual_day=usual_day)
        more = N_("That is {difference} more than {on_a_usual_day} ({usual}).")
        fewer = N_("That is {difference} fewer than {on_a_usual_day} ({usual}).")
        return words(
            more if difference > 0 else fewer,
            difference=self._number(abs(difference)),
            on_a_usual_day=usual_day,
            usual=self._number(usual),
        )

    def _busiest(self) -> str:
        hours = self._recorded(Table.HOUR)
        most = _largest(hours)
        if not most or len(hours) == 1:
            return ""
        return self._words(
            "Busiest at {hours}.", hours=self._words.list_of([hour_span(code) for code in most])
        )

    def _most(self) -> str:
        needs = self._recorded(Table.NEED)
        most = _largest(needs)
        if not most:
            return ""
        names = self._words.list_of([self._tile(code) for code in most])
        return self._words("Most: {needs} ({n}).", needs=names, n=self._words.number(needs[most[0]]))

    def _numbers(self) -> Iterable[Number]:
        words, report = self._words, self._report
        sums = report.figures.sums
        number = words.number

        def counted(came: int) -> str:
            return number(came) if self._is_counted else "–"

        yield Number(counted(self._came), words.many("visit logged", "visits logged", self._came))
        persons = sums[Measure.PERSONS]
        yield Number(counted(persons), words.many("person came", "persons came", persons))
        if report.door_count is not None:
            yield Number(number(report.door_count), words("by the door"))
        languages = len(self._recorded(Table.LANGUAGE))
        yield Number(counted(languages), words.many("language spoken", "languages spoken", languages))
        handouts = sums[Measure.HANDOUTS]
        yield Number(number(handouts), words.many("leaflet given", "leaflets given", handouts))
        requests = sums[Measure.REQUESTS]
        yield Number(number(requests), words.many("request made", "requests made", requests))

    # --- what is counted by what ------------------------------------------------------------------

    def _counts(self) -> Iterable[tuple[Part, Counts]]:
        words, sums = self._words, self._report.figures.sums
        needs = self._cells("need", self._recorded(Table.NEED))
        line = words("Needs: {needs}.", needs=self._listed(needs, Table.NEED))
        yield Part.NEEDS, Counts(words("Needs"), needs, line, self._missing(Table.NEED))
        languages = self._cells("language", self._recorded(Table.LANGUAGE))
        line = words("Languages: {languages}.", languages=self._listed(languages, Table.LANGUAGE))
        yield Part.LANGUAGES, Counts(words("Languages"), languages, line, self._missing(Table.LANGUAGE))
        yield Part.HOURS, self._hours()
        given = self._cells("language", self._recorded(Table.LEAFLET_LANGUAGE))
        handouts = sums[Measure.HANDOUTS]
        told = _list(given, words)  # apart, since sentences are not found around another call
        line = words.many("1 leaflet given: {what}.", "{n} leaflets given: {what}.", handouts, what=told)
        yield Part.LEAFLETS, Counts(words("Leaflets given"), given, line)
        wished = self._cells("language", self._report.missing)
        line = words("Leaflets asked for in a language they are not in: {what}.", what=_list(wished, words))
        yield Part.MISSING, Counts(words("Leaflets asked for in vain"), wished, line)
        teams = self._cells("team", self._recorded(Table.REQUEST_TEAM))
        requests = sums[Measure.REQUESTS]
        told = _list(teams, words)
        line = words.many("1 contact request: {what}.", "{n} contact requests: {what}.", requests, what=told)
        yield Part.REQUESTS, Counts(words("Contact requests by team"), teams, line)
        yield Part.DUTY, self._duty()

    def _hours(self) -> Counts:
        """In the order of the day, from the first hour with contacts to the last."""
        counted, words = self._recorded(Table.HOUR), self._words
        hours = range(int(min(counted)), int(max(counted)) + 1) if counted else ()
        codes = [f"{hour:02d}" for hour in hours]
        cells = tuple(Cell(hour_span(code), counted.get(code, 0), str(int(code))) for code in codes)
        line = words("By hour: {hours}.", hours=self._listed(cells, Table.HOUR))
        return Counts(words("By hour"), cells, line, self._missing(Table.HOUR))

    def _duty(self) -> Counts:
        duty, words = self._report.duty, self._words
        cells = tuple(Cell(label(role, words), n) for role, n in duty.there.items())
        roles = _list(cells, words)
        if duty.is_told:
            return Counts(words("On duty"), cells, words("On duty: {roles}.", roles=roles))
        return Counts(
            words("On duty (proposed)"),
            cells,
            words("On duty, as the program proposes: {roles}.", roles=roles),
        )

    def _coverage(self) -> str:
        words, door = self._words, self._report.door_count
        if not self._came:
            return ""
        told = words(
            "Recorded: need {need} %, language {language} %.",
            need=self._percent(Table.NEED),
            language=self._percent(Table.LANGUAGE),
        )
        if not door:
            return told
        logged = words(
            "{persons} persons were recorded, and {door} came in by the door.",
            persons=words.number(self._report.figures.sums[Measure.PERSONS]),
            door=words.number(door),
        )
        return f"{told} {logged}"

    def _percent(self, table: Table) -> int:
        missing = self._report.figures.tables[table].get((NOT_RECORDED, ""), 0)
        return (self._came - missing) * 100 // self._came  # cut down: 100 % only where nothing is missing

    def _recorded(self, table: Table) -> dict[str, int]:
        """The counts by code, top needs alone, without the total and what nobody recorded."""
        return {
            code: number
            for (code, _), number in self._report.figures.tables[table].items()
            if code not in (TOTAL, NOT_RECORDED) and not (table is Table.NEED and self._is_sub_need(code))
        }

    def _missing(self, table: Table) -> Cell | None:
        number = self._report.figures.tables[table].get((NOT_RECORDED, ""), 0)
        return Cell(self._words("not recorded"), number) if number else None

    def _listed(self, cells: Sequence[Cell], table: Table) -> str:
        missing = self._missing(table)
        return _list((*cells, *((missing,) if missing else ())), self._words)

    def _cells(self, dimension: str, counted: Mapping[str, int]) -> tuple[Cell, ...]:
        """The largest first."""
        ordered = sorted(counted, key=lambda code: (-counted[code], code))
        return tuple(
            Cell(
                category_words(dimension, code, self._vocabulary, self._words),
                counted[code],
                self._tile(code) if dimension == "need" else "",
            )
            for code in ordered
        )

    def _is_sub_need(self, code: str) -> bool:
        need = self._vocabulary.needs.get(code)
        return need is not None and need.parent is not None

    def _tile(self, code: str) -> str:
        need = self._vocabulary.needs[code]
        return (need.tile or need.words).in_language(self._words.language)

    def _number(self, number: float) -> str:
        return self._words.number(int(number) if number == int(number) else number)


def _foot(words: Words) -> tuple[str, ...]:
    return (
        words("Internal figures: exact, for the desk's own work, not to be published or handed on."),
        words("They count visits, not people; one visit may hold several needs, so needs add up to more."),
    )


def hour_span(hour: str) -> str:
    """`09` as `9–10`."""
    return f"{int(hour)}–{int(hour) + 1}"


def _list(cells: Iterable[Cell], words: Words) -> str:
    return ", ".join(f"{cell.name} {words.number(cell.number)}" for cell in cells)


def _largest(counted: Mapping[str, int]) -> list[str]:
    """What is largest; nothing where too many are equally large to be named."""
    top = max(counted.values(), default=0)
    most = sorted(code for code, number in counted.items() if number == top)
    return most if len(most) <= _NAMED_AT_ONCE else []
