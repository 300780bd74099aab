"""The annex of a social report: gathers what it tells, and puts it into a file."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from kototori.domain.annex import (
    AnnexAsked,
    AnnexFacts,
    Before,
    Counted,
    DayLine,
    Kind,
    NothingCounted,
    NotNamedInPublic,
    NotWholeUnits,
    PaperForm,
    SensitiveByMonth,
    Sifted,
    Step,
    compared_with,
    course_begins,
    is_made_of,
    sift,
    step_of,
)
from kototori.domain.beyond import Share
from kototori.domain.day import Prompt
from kototori.domain.desk_settings import DeskSettings
from kototori.domain.figures import TOTAL, Measure, Table
from kototori.domain.moment import local_day
from kototori.domain.overview import Asked, Only, Overview
from kototori.domain.period import By
from kototori.domain.release import RangeBackwards, Use
from kototori.domain.released import Released
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.written_figures import WrittenFigures
from kototori.logs import ProgramLog
from kototori.services.new_files import must_be_free, put_files
from kototori.storage import day_lines, export_audit
from kototori.storage.database import Database
from kototori.wording.annex import annex_page
from kototori.wording.annex_page import AnnexPage
from kototori.wording.catalogue import Words

Release = Callable[[date, date, By, Use], Released]
Press = Callable[[AnnexPage, PaperForm, Words], bytes]


class SocialAnnex:
    """Two pages about one phenomenon. Every number in them comes through `Released`, or is internal."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        vocabulary: Callable[[], Vocabulary],
        settings: Callable[[], DeskSettings],
        release: Release,
        overview: Callable[[Asked], Overview],
        press: Press,
        log: ProgramLog,
    ) -> None:
        self._database = database
        self._clock = clock
        self._vocabulary = vocabulary
        self._settings = settings
        self._release = release
        self._overview = overview
        self._press = press
        self._log = log

    def lines(self, first: date, last: date) -> list[DayLine]:
        """What the advisers wrote on these days."""
        with self._database.reading() as connection:
            return day_lines.between(connection, first, last)

    def may_be_sent(self, line: DayLine) -> bool:
        """Whether nothing in it might point to a person."""
        return not sift([line], self._today()).left_out

    def page(self, asked: AnnexAsked, words: Words) -> AnnexPage:
        """The annex in words.

        Raises RangeBackwards, NotWholeUnits, SensitiveByMonth, NothingCounted or NotNamedInPublic.
        """
        return annex_page(self._facts(asked), self._vocabulary(), words)

    def save(
        self, asked: AnnexAsked, form: PaperForm, path: Path, words: Words, *, force: bool = False
    ) -> AnnexPage:
        """Writes the annex; raises what `page` raises, FileThere or FileUnwritable."""
        if not force:
            must_be_free(path)
        page = self.page(asked, words)
        made = {path: self._press(page, form, words)}
        with self._database.writing() as connection:
            put_files(made, force=force)
            export_audit.add(connection, self._audited(asked, form))
        self._log.note(
            f"annex use={asked.use} phenomenon={asked.phenomenon} from={asked.first} to={asked.last} "
            f"format={form}"
        )
        return page

    def _audited(self, asked: AnnexAsked, form: PaperForm) -> WrittenFigures:
        return WrittenFigures(
            made_on=self._today(),
            use=asked.use,
            by=By.RANGE,
            first=asked.first,
            last=asked.last,
            form=form,
            names="as_then",
            purpose=f"annex {asked.phenomenon}",
        )

    # --- what it tells --------------------------------------------------------------------------

    def _facts(self, asked: AnnexAsked) -> AnnexFacts:
        self._check(asked)
        released = self._release(asked.first, asked.last, By.RANGE, asked.use)
        counted = Counted(released.periods, asked.use)
        if counted.is_empty:
            raise NothingCounted(asked.first, asked.last)
        if counted.of_all(asked.phenomenon) is None:
            raise NotNamedInPublic(str(asked.phenomenon))
        inside = self._inside(asked)
        return AnnexFacts(
            asked=asked,
            desk=self._settings().name,
            made=self._today(),
            counted=counted,
            multiples=released.steps,
            before=self._before(asked),
            steps=self._steps(asked),
            lines=self._sifted(asked),
            beyond=None if inside is None else inside.beyond,
            within=_tables(inside),
        )

    def _check(self, asked: AnnexAsked) -> None:
        if asked.first > asked.last:
            raise RangeBackwards(asked.first, asked.last)
        unit = asked.phenomenon.unit(asked.use, self._vocabulary())
        if is_made_of(asked.first, asked.last, unit) and (unit is By.DAY or asked.last <= self._today()):
            return
        if asked.use is Use.INTERNAL:
            raise SensitiveByMonth(asked.phenomenon.code)
        raise NotWholeUnits(asked.first, asked.last, unit)

    def _before(self, asked: AnnexAsked) -> Before | None:
        days = compared_with(asked.first, asked.last, asked.compare)
        if days is None:
            return None
        counted = Counted(self._release(*days, By.RANGE, asked.use).periods, asked.use)
        visits = counted.of(Table.VISITS, Measure.CONTACTS, TOTAL)
        return Before(*days, counted.of_all(asked.phenomenon), visits)

    def _steps(self, asked: AnnexAsked) -> tuple[Step, ...]:
        least = asked.phenomenon.unit(asked.use, self._vocabulary())
        by = step_of(asked.first, asked.last, least, asked.use)
        start = course_begins(asked.first, asked.last, by)
        if asked.use is Use.PUBLIC:  # an earlier year is not decided for the sake of a picture
            start = max(start, date(asked.first.year, 1, 1))
        released = self._release(start, asked.last, by, asked.use)
        steps = []
        for one in released.periods:
            contacts = Counted([one], asked.use).of_all(asked.phenomenon)
            if contacts is not None:
                steps.append(Step(one.period, by, contacts))
        return tuple(steps)

    def _sifted(self, asked: AnnexAsked) -> Sifted:
        lines = self.lines(asked.first, asked.last)
        wanted = [line for line in lines if _is_chosen(line, asked.chosen)]
        return sift(wanted, self._today())

    def _inside(self, asked: AnnexAsked) -> Overview | None:
        """What only the desk itself may see: the contacts of a need or a language by all else."""
        if asked.use is Use.PUBLIC:
            return None
        kind, code = asked.phenomenon.kind, asked.phenomenon.code
        only = Only(
            need=code if kind is Kind.NEED else None, language=code if kind is Kind.LANGUAGE else None
        )
        return self._overview(Asked(asked.first, By.RANGE, only=only, first=asked.first, last=asked.last))

    def _today(self) -> date:
        return local_day(self._clock())


def _is_chosen(line: DayLine, chosen: frozenset[tuple[date, Prompt]] | None) -> bool:
    return line.prompt is Prompt.NEW if chosen is None else (line.day, line.prompt) in chosen


def _tables(inside: Overview | None) -> Mapping[Table, tuple[Share, ...]]:
    return {} if inside is None or not inside.asked.only else inside.tables
