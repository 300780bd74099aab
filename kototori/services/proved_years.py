"""The years of the ledger that this program has proved, and need not prove again as long as they stand."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from kototori.domain.ledger import YearLedger
from kototori.domain.ledger_proof import SealKey, prove_ledger
from kototori.domain.ledger_rules import Draw
from kototori.domain.vocabulary import Vocabulary
from kototori.storage import ledger
from kototori.storage.database import Connection
from kototori.storage.ledger import YearRows

_KEPT = 3  # a year of a busy desk is four megabytes


@dataclass(frozen=True, slots=True)
class ProvedYear:
    """A year in which every seal is right and all numbers agree. Nobody changes its ledger."""

    rows: YearRows
    ledger: YearLedger
    seals: Mapping[SealKey, str]


class ProvedYears:
    """A proof holds as long as every row of the year in the file, the secret and the lists are the same ones.

    All of these are compared with every reading, the rows one by one.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: OrderedDict[int, tuple[ProvedYear, bytes, Vocabulary]] = OrderedDict()

    def read(
        self, connection: Connection, year: int, secret: bytes, vocabulary: Vocabulary
    ) -> ProvedYear | None:
        """What is decided of a year, proved; None before its first public file. Raises LedgerChanged."""
        rows = ledger.year_rows(connection, year)
        if rows is None:
            return None
        with self._lock:
            known = self._known.get(year)
        if known is not None and known[1:] == (secret, vocabulary) and known[0].rows == rows:
            return known[0]
        stored = ledger.year_of(rows)
        prove_ledger(stored.ledger, stored.seals, vocabulary, Draw(secret))
        return self._keep(ProvedYear(rows, stored.ledger, stored.seals), secret, vocabulary)

    def read_back(
        self,
        connection: Connection,
        proved: YearLedger,
        seals: Mapping[SealKey, str],
        secret: bytes,
        vocabulary: Vocabulary,
    ) -> None:
        """A year that was proved before it was written: the proof holds if the file has every word of it."""
        rows = ledger.year_rows(connection, proved.plan.year)
        if rows is None:
            return
        stored = ledger.year_of(rows)
        of_file = (stored.ledger.plan, stored.ledger.units, stored.seals)
        if of_file == (proved.plan, proved.units, seals):
            self._keep(ProvedYear(rows, stored.ledger, stored.seals), secret, vocabulary)

    def _keep(self, year: ProvedYear, secret: bytes, vocabulary: Vocabulary) -> ProvedYear:
        number = year.ledger.plan.year
        with self._lock:
            self._known[number] = year, secret, vocabulary
            self._known.move_to_end(number)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return year
