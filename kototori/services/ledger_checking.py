"""Looks at the ledger of public figures: whether every number in it is still the one that was decided."""

from pathlib import Path

from kototori.domain.ledger import PLAN
from kototori.domain.release import LedgerChanged
from kototori.services.proved_years import ProvedYears
from kototori.storage import ledger, lists
from kototori.storage.checking import has_todays_form, looking_into


def check_ledger(log: Path) -> None:
    """Raises LedgerChanged for the first year that does not hold; `log` is sound.

    A log of an older form is not looked at: the steps that it waits for may be those of the ledger.
    """
    if not has_todays_form(log):
        return
    with looking_into(log) as connection:
        years = ledger.years_begun(connection)
        if not years:
            return
        secret, vocabulary = ledger.secret(connection), lists.read_vocabulary(connection)
        proved = ProvedYears()
        for year in years:
            if secret is None or proved.read(connection, year, secret, vocabulary) is None:
                raise LedgerChanged(str(year), PLAN)  # what holds for the year was taken away by hand
