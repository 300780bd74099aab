"""Figures as files, one function a form."""

from collections.abc import Mapping

from kototori.documents import statistics_tidy
from kototori.domain.release import Format
from kototori.domain.released import Released
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import Words


def file_bytes(
    form: Format, released: Released, about: Mapping[str, object], vocabulary: Vocabulary, words: Words
) -> dict[str, bytes]:
    """The bytes of the file under the empty suffix, and those of what stands beside it under its own."""
    rows = statistics_tidy.tidy_rows(released, vocabulary, words)
    match form:
        case Format.JSON:
            return {"": statistics_tidy.json_bytes(rows, about)}
        case Format.CSV:
            return {
                "": statistics_tidy.csv_bytes(rows, words.language),
                ".about.json": statistics_tidy.about_bytes(about),
            }
