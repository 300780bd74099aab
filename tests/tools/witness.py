"""What was really counted in made-up contacts, for whatever an attacker asks about.

One truth that fits every file shows what is possible and proves nothing of anybody; to find a first one from the
files alone may take an attacker longer than all the rest.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from tests.tools import public_2019
from tests.tools.made_up_logs import Row
from tests.tools.reader_model import Quantity

Witness = Callable[[Quantity, date, date], int]


def witness_of(rows: Iterable[Row], lists_folder: Path) -> Witness:
    """Counts of a quantity from a first to a last day."""
    lists = public_2019.Lists(lists_folder, 2019)
    days: dict[date, Counter[Quantity]] = defaultdict(Counter)
    for row in rows:
        day, found = public_2019.categories(row, lists)
        days[day].update(("contacts",) if cell == ("visits",) else cell for cell in public_2019.public_cells(found))
        days[day]["persons",] += int(row["persons"] or 1)

    def count(quantity: Quantity, first: date, last: date) -> int:
        return sum(cells[quantity] for day, cells in days.items() if first <= day <= last)

    return count
