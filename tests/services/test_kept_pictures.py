"""A picture of figures that becomes a file stands in the list of what left."""

from datetime import date
from pathlib import Path

import pytest

from kototori.domain.errors import FileThere
from kototori.domain.overview import Asked
from kototori.domain.period import By
from kototori.domain.release import Use
from kototori.services.desk import Desk


def keep(desk: Desk, path: Path) -> Path:
    shown = desk.statistics.overview(Asked(date(2026, 11, 10), By.MONTH))
    return desk.statistics.keep_picture(path, "png", b"picture", shown)


def test_it_is_listed_by_its_period_and_form_and_never_by_where_it_lies(desk: Desk, tmp_path: Path) -> None:
    assert keep(desk, tmp_path / "needs.png").read_bytes() == b"picture"

    (row,) = desk.statistics.written()
    assert (row.use, row.by, row.first, row.form) == (Use.INTERNAL, By.MONTH, date(2026, 11, 1), "png")
    assert str(tmp_path) not in repr(row)


def test_its_ending_is_added_and_nothing_is_replaced_by_that(desk: Desk, tmp_path: Path) -> None:
    assert keep(desk, tmp_path / "needs") == tmp_path / "needs.png"

    with pytest.raises(FileThere):
        keep(desk, tmp_path / "needs")
    assert len(desk.statistics.written()) == 1
