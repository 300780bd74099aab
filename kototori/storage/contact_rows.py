"""A contact from the values of its row; knows nothing of how they were read."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any, cast

from kototori.domain.contact import Contact, Facts, Handout, Outcome, Source
from kototori.domain.entry import CLOSED_SETS
from kototori.domain.moment import Moment

PLAIN = ("place", "persons", "language", "authority")


def contact_from(
    row: Mapping[str, Any],
    needs: Iterable[str],
    outcomes: Iterable[str],
    handouts: Iterable[Handout],
) -> Contact:
    """The contact of a row whose days are dates and whose id is a UUID, with its parts in their order."""
    at = None if row["local_hour"] is None else time(row["local_hour"], row["local_minute"])
    closed = {name: None if row[name] is None else kind(row[name]) for name, kind in CLOSED_SETS.items()}
    facts = Facts(
        moment=Moment(row["local_date"], at),
        needs=tuple(needs),
        outcome=tuple(Outcome(code) for code in outcomes),
        handouts=tuple(handouts),
        **cast(Any, {name: row[name] for name in PLAIN} | closed),
    )
    return Contact(
        id=row["id"],
        facts=facts,
        source=Source(row["source"]),
        recorded_on=row["recorded_on"],
        rev=row["rev"],
        updated_on=row["updated_on"],
        withdrawn=row["deleted_on"] is not None,
    )
