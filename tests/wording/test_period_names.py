"""What periods are called on paper, in three languages."""

import datetime as dt

import pytest

from kototori import assets
from kototori.domain.period import By, periods
from kototori.wording.catalogue import read_words
from kototori.wording.period_names import period_name

LATER = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (By.DAY, ["1.5.2019", "2.5.2019"]),
        (By.WEEK, ["1.5.2019 – 5.5.2019", "viikko 19/2019"]),
        (By.MONTH, ["toukokuu 2019", "kesäkuu 2019"]),
        (By.QUARTER, ["1.5.2019 – 30.6.2019", "neljännes 3/2019"]),
        (By.YEAR, ["1.5.2019 – 31.12.2019", "2020"]),
        (By.RANGE, ["1.5.2019 – 31.12.2020"]),
    ],
)
def test_a_whole_period_has_its_name_and_a_cut_one_its_days(by: By, said: list[str]) -> None:
    finnish = read_words(assets.folder("translations"), "fi", None)
    found = periods(dt.date(2019, 5, 1), dt.date(2020, 12, 31), by, LATER)

    assert [period_name(period, by, finnish) for period in found[:2]] == said
