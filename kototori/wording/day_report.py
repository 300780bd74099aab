"""The report of a day as plain text, for a letter to those whom it concerns."""

from collections.abc import Mapping

from kototori.domain.day import DayState, Prompt
from kototori.domain.day_report import DayReport
from kototori.domain.figures import NOT_RECORDED, TOTAL, Measure, Table
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import N_, Words
from kototori.wording.categories import category_words
from kototori.wording.labels import label

PROMPTS: Mapping[Prompt, str] = {
    Prompt.REPEATED: N_("What repeated itself?"),
    Prompt.FAILED: N_("What did not work?"),
    Prompt.NEW: N_("Any new phenomenon?"),
}


def report_text(report: DayReport, vocabulary: Vocabulary, words: Words) -> str:
    """The whole report; what nobody recorded is said to be unrecorded, and what is not there is left out."""
    return "\n".join(_Report(report, vocabulary, words).lines())


class _Report:
    def __init__(self, report: DayReport, vocabulary: Vocabulary, words: Words) -> None:
        self._report = report
        self._vocabulary = vocabulary
        self._words = words

    def lines(self) -> list[str]:
        report, words = self._report, self._words
        day = report.figures.period.first
        lines = [
            words("Report of the day: {weekday} {date}", weekday=words.weekday(day), date=words.date(day))
        ]
        if report.desk or report.hours:
            lines.append(" · ".join(part for part in (report.desk, report.hours) if part))
        lines += [self._state(), "", self._visits()]
        if report.figures.sums[Measure.CONTACTS]:
            lines += [
                words("Needs: {needs}.", needs=self._cells(Table.NEED, "need")),
                words("Languages: {languages}.", languages=self._cells(Table.LANGUAGE, "language")),
            ]
        lines += self._given()
        if report.figures.sums[Measure.CONTACTS]:
            lines.append(self._coverage())
        if report.lines:
            lines.append("")
            lines += [f"{words(PROMPTS[prompt])} {text}" for prompt, text in report.lines.items()]
        return [
            *lines,
            "",
            words("Internal figures: exact, for the desk's own work, not to be published or handed on."),
            words(
                "They count visits, not people; one visit may hold several needs, so needs add up to more."
            ),
        ]

    def _state(self) -> str:
        day, words = self._report.day, self._words
        if day is None:
            return words("Nothing is known of the day.")
        parts = [label(day.state, words), label(day.book, words)]
        if day.corrected:
            parts.append(words("corrected after closing"))
        return words("The day: {state}.", state=", ".join(parts))

    def _visits(self) -> str:
        report, words = self._report, self._words
        sums = report.figures.sums
        parts = [
            words.many("1 visit", "{n} visits", sums[Measure.CONTACTS]),
            words.many("1 person", "{n} persons", sums[Measure.PERSONS]),
        ]
        if report.door_count is not None:
            parts.append(words("door count {n}", n=words.number(report.door_count)))
        return f"{', '.join(parts)}."

    def _given(self) -> list[str]:
        words, sums = self._words, self._report.figures.sums
        lines = []
        if handouts := sums[Measure.HANDOUTS]:
            languages = self._cells(Table.LEAFLET_LANGUAGE, "language")
            lines.append(
                words.many(
                    "1 leaflet given: {what}.", "{n} leaflets given: {what}.", handouts, what=languages
                )
            )
        if missing := self._report.missing:
            languages = ", ".join(
                f"{self._name('language', code)} {words.number(missing[code])}"
                for code in sorted(missing, key=lambda code: (-missing[code], code))
            )
            lines.append(words("Leaflets asked for in a language they are not in: {what}.", what=languages))
        if requests := sums[Measure.REQUESTS]:
            teams = self._cells(Table.REQUEST_TEAM, "team")
            lines.append(
                words.many(
                    "1 contact request: {what}.", "{n} contact requests: {what}.", requests, what=teams
                )
            )
        return lines

    def _coverage(self) -> str:
        return self._words(
            "Recorded: need {need} %, language {language} %.",
            need=self._percent(Table.NEED),
            language=self._percent(Table.LANGUAGE),
        )

    def _percent(self, table: Table) -> int:
        came = self._report.figures.sums[Measure.CONTACTS]
        missing = self._report.figures.tables[table].get((NOT_RECORDED, ""), 0)
        return (came - missing) * 100 // came  # cut down: 100 % is said only where nothing is missing

    def _cells(self, table: Table, dimension: str) -> str:
        """The largest first, top needs alone, and what nobody recorded last."""
        cells = {
            code: number
            for (code, _), number in self._report.figures.tables[table].items()
            if code != TOTAL and not (dimension == "need" and self._is_sub_need(code))
        }
        ordered = sorted(cells, key=lambda code: (code == NOT_RECORDED, -cells[code], code))
        return ", ".join(
            f"{self._name(dimension, code)} {self._words.number(cells[code])}" for code in ordered
        )

    def _is_sub_need(self, code: str) -> bool:
        need = self._vocabulary.needs.get(code)
        return need is not None and need.parent is not None

    def _name(self, dimension: str, code: str) -> str:
        return category_words(dimension, code, self._vocabulary, self._words)


STATES: Mapping[DayState, str] = {
    DayState.SERVED: N_("The desk was open."),
    DayState.SHUT: N_("The desk was shut."),
    DayState.NOT_COUNTED: N_("Visitors were not counted, or not all of them."),
}
