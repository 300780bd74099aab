"""How a PX file says of which kind its periods are."""

from collections.abc import Sequence

from kototori.domain.period import By, Period, whole

_SCALES = {By.YEAR: "A1", By.QUARTER: "Q1", By.MONTH: "M1", By.WEEK: "W1"}


def time_values(periods: Sequence[Period], by: By) -> str:
    """What TIMEVAL says; nothing where PX has no word for it: days, intervals, and periods that are cut."""
    scale = _SCALES.get(by)
    if scale is None or not periods or any(whole(period.first, by) != period for period in periods):
        return ""
    codes = (period.name.replace("-", "").replace("Q", "").replace("W", "") for period in periods)
    return f"TLIST({scale}),{','.join(_quoted(code) for code in codes)}"


def _quoted(code: str) -> str:
    return f'"{code}"'
