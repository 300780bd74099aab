"""What phenomena, steps and dimensions are called in an annex and in the form that asks for one."""

from collections.abc import Mapping

from kototori.domain.annex import Kind, Phenomenon, Step
from kototori.domain.figures import Table
from kototori.domain.period import By
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import N_, Words
from kototori.wording.categories import category_words

OTHER = "other"  # of a dimension whose list public figures cut

KINDS: Mapping[Kind, str] = {
    Kind.NEED: N_("Need"),
    Kind.AUTHORITY: N_("Responsible authority"),
    Kind.WHY_HERE: N_("Why here"),
    Kind.OUTCOME: N_("Outcome"),
    Kind.LANGUAGE: N_("Language"),
    Kind.LANGUAGE_MEANS: N_("How the language was met"),
    Kind.PREVENTABLE: N_("Could have been met elsewhere"),
    Kind.INTERPRETER: N_("Use of interpreters"),
}

COURSES: Mapping[By, str] = {
    By.DAY: N_("Day by day"),
    By.WEEK: N_("Week by week"),
    By.MONTH: N_("Month by month"),
    By.QUARTER: N_("Quarter by quarter"),
    By.YEAR: N_("Year by year"),
}

BY_TABLE: Mapping[Table, str] = {
    Table.NEED: N_("Needs"),
    Table.LANGUAGE: N_("Languages"),
    Table.AGE_BAND: N_("Ages"),
    Table.AUTHORITY: N_("Responsible authorities"),
    Table.WHY_HERE: N_("Why they came here"),
    Table.OUTCOME: N_("Outcomes"),
    Table.LANGUAGE_MEANS: N_("How the language was met"),
}


def phenomenon_name(phenomenon: Phenomenon, vocabulary: Vocabulary, words: Words) -> str:
    """`Need: Housing`; what needs no code is called by itself."""
    kind = words(KINDS[phenomenon.kind])
    if not phenomenon.code:
        return kind
    name = category_words(phenomenon.kind, phenomenon.code, vocabulary, words)
    return f"{kind}: {name}"


def step_name(step: Step, words: Words) -> tuple[str, str]:
    """What stands below a column, and in short."""
    first = step.period.first
    match step.by:
        case By.DAY:
            return f"{first.day}.{first.month}.", f"{first.day}.{first.month}."
        case By.WEEK:
            week = first.isocalendar().week
            return words("wk {week}", week=week), str(week)
        case By.MONTH:
            return f"{first.month}/{first.year}", str(first.month)
        case By.QUARTER:
            return f"Q{(first.month + 2) // 3}/{first.year}", f"Q{(first.month + 2) // 3}"
        case _:
            return str(first.year), str(first.year)


def name_of(dimension: str, code: str, vocabulary: Vocabulary, words: Words) -> str:
    """A category, also the rest that public figures do not name."""
    if code == OTHER and dimension == "language":
        return words("other languages")
    need = vocabulary.needs.get(code) if dimension == "need" else None
    if need is not None:
        return (need.tile or need.words).in_language(words.language)
    return category_words(dimension, code, vocabulary, words)
