"""Figures as files, one function a form."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from kototori import assets
from kototori.documents import statistics_tidy
from kototori.documents.statistics_tidy import TidyRow
from kototori.domain.need import SCREEN_LANGUAGES
from kototori.domain.progress import Progress, unheard
from kototori.domain.release import Format, Use
from kototori.domain.released import Released
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import Words, read_words
from kototori.wording.released_foot import foot

About = Mapping[str, object]


def file_bytes(
    form: Format,
    released: Released,
    about: About,
    vocabulary: Vocabulary,
    words: Words,
    told: Progress = unheard,
) -> dict[str, bytes]:
    """The bytes of the file under the empty suffix, and those of what stands beside it under its own.

    What `told` raises stops the work. The libraries of a form are loaded only for it.
    """
    rows = statistics_tidy.tidy_rows(released, vocabulary, words)
    told(0, max(len(rows), 1))
    match form:
        case Format.CSV:
            return {
                "": statistics_tidy.csv_bytes(rows, words.language),
                ".about.json": statistics_tidy.about_bytes(about),
            }
        case Format.XLSX | Format.ODS:
            return {"": _spreadsheet(form, released, about, rows, vocabulary, words, told)}
        case Format.PX:
            return _px(released, about, vocabulary, words, told)
        case Format.PDF:
            from kototori.documents.statistics_pdf import statistics_pdf

            fonts = assets.folder("resources") / "fonts"
            return {"": statistics_pdf(released, about, vocabulary, words, fonts, told)}
        case Format.JSON:
            return {"": statistics_tidy.json_bytes(rows, about)}


def _spreadsheet(
    form: Format,
    released: Released,
    about: About,
    rows: list[TidyRow],
    vocabulary: Vocabulary,
    words: Words,
    told: Progress,
) -> bytes:
    from kototori.documents.statistics_sheets import workbook

    book = workbook(released, about, rows, vocabulary, words)
    marked, made = released.use is Use.INTERNAL, _day_of(released, about)
    if form is Format.XLSX:
        from kototori.documents.statistics_xlsx import statistics_xlsx

        return statistics_xlsx(book, about, words, made, marked=marked, told=told)
    from kototori.documents.statistics_ods import statistics_ods

    return statistics_ods(book, about, words, made, marked=marked, told=told)


def _px(
    released: Released, about: About, vocabulary: Vocabulary, words: Words, told: Progress
) -> dict[str, bytes]:
    from kototori.documents.statistics_px import statistics_px

    others = (language for language in SCREEN_LANGUAGES if language != words.language)
    translations = assets.folder("translations")
    languages = (words, *(read_words(translations, language, None) for language in others))
    return statistics_px(
        released, about, vocabulary, languages, partial(foot, released.use, steps=released.steps), told
    )


def _day_of(released: Released, about: About) -> date:
    """The day that a file says it was made on. A public one says its last day: it is the same for ever."""
    made = about.get("made_on")
    return date.fromisoformat(str(made)) if made else released.last
