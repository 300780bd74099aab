"""What holds for a day, and for that day alone."""

from datetime import date

import pytest

from kototori.domain.day_pins import DayPins

TODAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 25)


def test_what_is_pinned_holds_on_its_day_and_is_gone_on_the_next() -> None:
    pins = DayPins().changed(TODAY, "language", "ar")

    assert pins.on(TODAY) == {"language": "ar"}
    assert pins.on(TOMORROW) == {}


def test_what_is_pinned_tomorrow_does_not_bring_today_back() -> None:
    pins = DayPins().changed(TODAY, "language", "ar").changed(TOMORROW, "channel", "phone")

    assert pins.on(TOMORROW) == {"channel": "phone"}


def test_pins_are_read_as_they_were_stored() -> None:
    pins = DayPins().changed(TODAY, "language", "zh-Hans").changed(TODAY, "place", "puhos")

    assert pins.text == "2026-11-24 place=puhos language=zh-Hans"
    assert DayPins.from_text(pins.text) == pins


def test_a_field_is_pinned_once_and_can_be_let_go() -> None:
    pins = DayPins().changed(TODAY, "language", "ar").changed(TODAY, "language", "so")

    assert pins.on(TODAY) == {"language": "so"}
    assert pins.changed(TODAY, "language", None).on(TODAY) == {}


@pytest.mark.parametrize("text", ["", "today language=ar", "2026-11-24 language", "2026-13-01 language=ar"])
def test_what_cannot_be_read_holds_for_no_day(text: str) -> None:
    assert DayPins.from_text(text).on(TODAY) == {}
