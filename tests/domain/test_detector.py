"""The detector on two hundred made-up texts, half of which hold what is refused.

Individual numbers from 900 on are those of made-up identity codes; the bank accounts are of no bank. They
were written before anybody looked at how the detector works.
"""

import csv
from datetime import date
from pathlib import Path

from kototori.domain.personal_data import REFUSED, find_traces

TEXTS = Path(__file__).parents[1] / "data" / "detector.csv"
TODAY = date(2026, 11, 24)


def refused(text: str) -> set[str]:
    return {trace.trait.value for trace in find_traces(text, TODAY) if trace.trait in REFUSED}


def test_of_two_hundred_texts_every_trace_is_found_and_at_most_one_alarm_is_false() -> None:
    with TEXTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    holding = [row for row in rows if row["holds"]]
    missed = [row["text"] for row in holding if row["holds"] not in refused(row["text"])]
    false = [row["text"] for row in rows if not row["holds"] and refused(row["text"])]

    assert (len(holding), len(rows)) == (100, 200)
    assert missed == []
    assert len(false) <= 1, false


def test_the_texts_hold_every_kind_in_three_languages_and_every_mark_of_a_century() -> None:
    with TEXTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = {(row["holds"], row["language"]) for row in rows}
    codes = " ".join(row["text"].upper() for row in rows if row["holds"] == "identity_code")

    assert kinds == {
        (kind, tongue)
        for kind in ("identity_code", "phone", "email", "iban", "")
        for tongue in ("fi", "sv", "en")
    }
    for mark in "+-UVWXYABCDEF":
        assert any(codes[at].isdigit() and codes[at + 2].isdigit() for at in _places(codes, mark)), mark


def _places(text: str, mark: str) -> list[int]:
    return [at - 1 for at in range(1, len(text) - 1) if text[at] == mark]


def test_a_word_that_hangs_on_to_a_number_hides_nothing() -> None:
    for text in (
        "Puh.040 555 0190",
        "tel:+358405550143",
        "tunnus230468-933Pon",
        "IBAN FI 21 1234 5600 0007 85",
    ):
        assert refused(text), text
