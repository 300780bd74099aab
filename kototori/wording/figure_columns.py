"""What each column of the tidy rows holds, in a sentence for whoever reads the file with a program."""

from collections.abc import Mapping

from kototori.wording.catalogue import N_, Words

_COLUMNS: Mapping[str, str] = {
    "period": N_(
        "The period: a day, a week, a month, a quarter or a year. One that is cut is called by its interval."
    ),
    "table": N_("The table that the number belongs to."),
    "dim1": N_("What the first category is a value of."),
    "cat1": N_("The first category, as a code; total sums up the others."),
    "dim2": N_("What the second category is a value of; empty in a table of one dimension."),
    "cat2": N_("The second category, as a code; empty in a table of one dimension."),
    "measure": N_("What is counted: contacts, persons, needs, leaflets given, contact requests, or days."),
    "count": N_("The number; empty where it is not given, and the note says why."),
    "note": N_("Who may see the number, or what a printed 0 can be."),
    "label1": N_("The first category in words."),
    "label2": N_("The second category in words."),
}


def column_words(column: str, words: Words) -> str:
    """What the column holds."""
    return words(_COLUMNS[column])
