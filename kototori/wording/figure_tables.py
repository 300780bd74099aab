"""What each table of figures is called, and what it counts."""

from collections.abc import Mapping

from kototori.domain.figures import Measure, Table
from kototori.wording.catalogue import N_, Words
from kototori.wording.labels import field_name

_TITLES: Mapping[Table, str] = {
    Table.VISITS: N_("Visits"),
    Table.NEED: N_("Needs"),
    Table.LANGUAGE: N_("Languages of service"),
    Table.AGE_BAND: N_("Ages"),
    Table.CHANNEL: N_("Ways of contact"),
    Table.PLACE: N_("Places"),
    Table.FIRST_VISIT: N_("First visits"),
    Table.HOUR: N_("Hours of the day"),
    Table.WEEKDAY_HOUR: N_("Weekdays and hours"),
    Table.NEED_LANGUAGE: N_("Needs by language"),
    Table.NEED_AGE_BAND: N_("Needs by age"),
    Table.TASK: N_("Tasks"),
    Table.AUTHORITY: N_("Responsible authorities"),
    Table.WHY_HERE: N_("Why here"),
    Table.LANGUAGE_MEANS: N_("How the language was met"),
    Table.OUTCOME: N_("Outcomes"),
    Table.LEAFLET_LANGUAGE: N_("Leaflets by language"),
    Table.REQUEST_TEAM: N_("Requests by team"),
    Table.COVERAGE: N_("Days of the desk"),
}
_MEASURES: Mapping[Measure, str] = {
    Measure.CONTACTS: N_("contacts"),
    Measure.PERSONS: N_("persons in them"),
    Measure.NEEDS: N_("top needs, each once a contact"),
    Measure.HANDOUTS: N_("leaflets given"),
    Measure.REQUESTS: N_("contact requests"),
    Measure.DAYS: N_("days"),
}
_COUNTS_ONCE = N_("Counts contacts: each one stands in one row, and the rows add up to the total.")
_COUNTS_OFTEN = N_(
    "Counts contacts: one may stand in several rows, so they add up to more than the total, which is visits."
)
_COUNTS: Mapping[Table, str] = {
    Table.VISITS: N_(
        "Counts contacts, the persons in them, their top needs, the leaflets given, and the contact requests."
    ),
    Table.LEAFLET_LANGUAGE: N_("Counts copies of leaflets that were given."),
    Table.REQUEST_TEAM: N_("Counts contact requests to social workers."),
    Table.COVERAGE: N_(
        "Counts days of the desk; what happened on a day that was not counted is in no number."
    ),
    **dict.fromkeys(
        (Table.NEED, Table.NEED_LANGUAGE, Table.NEED_AGE_BAND, Table.AUTHORITY, Table.OUTCOME), _COUNTS_OFTEN
    ),
}
_DIMENSIONS: Mapping[str, str] = {
    "visits": N_("measure"),
    "need": N_("need"),
    "hour": N_("hour"),
    "weekday": N_("weekday"),
    "coverage": N_("the day was"),
}


def table_title(table: Table, words: Words) -> str:
    """A heading, and the name of a sheet: at most 31 characters in every language."""
    return words(_TITLES[table])


def table_counts(table: Table, words: Words) -> str:
    """What one of its numbers counts."""
    return words(_COUNTS.get(table, _COUNTS_ONCE))


def measure_words(measure: Measure, words: Words) -> str:
    """The word for what is counted."""
    return words(_MEASURES[measure])


def dimension_words(dimension: str, words: Words) -> str:
    """The word above the categories of a table."""
    return words(_DIMENSIONS[dimension]) if dimension in _DIMENSIONS else field_name(dimension, words)
