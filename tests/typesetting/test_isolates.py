"""What is kept in one piece, however it stands in a text."""

import pytest

from kototori.typesetting.isolates import isolated, plain

UNITS = (
    "020 634 0200",
    "+358 40 123 4567",
    "(09) 310 5015",
    "116 117",
    "۰۲۰ ۶۳۴ ۰۲۰۰",
    "www.kela.fi/asumistuki",
    "https://migri.fi/oleskelulupa?kieli=fi",
    "kela.fi",
    "neuvonta@esimerkki.fi",
    "24.11.2026",
    "2026-11-24",
    "1.5.–31.5.2026",
    "10–16",
    "9.30–15.00",
    "10:30",
    "FI21 1234 5600 0007 85",
    "1 200",
)
SENTENCES = ("{}", "Ks. {}.", "({})", "اتصلوا على {}، أو تعالوا.", "ናብ {}፣ ደውሉ።", "{}; {}")


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_isolated_wherever_it_stands(unit: str, sentence: str) -> None:
    text = sentence.format(unit, unit)
    parts = [part.partition("\u2069")[0] for part in isolated(text).split("\u2066")[1:]]
    assert [plain(part) for part in parts] == [unit] * sentence.count("{}")


@pytest.mark.parametrize("unit", [unit for unit in UNITS if " " in unit])
def test_the_parts_of_a_unit_stay_on_one_line(unit: str) -> None:
    assert " " not in isolated(unit)


@pytest.mark.parametrize(
    "text", ["Tule 14 päivän kuluttua.", "Se on OmaKela. Kysy.", "a–b", "Vuonna 2026 14 henkeä"]
)
def test_plain_words_and_numbers_are_left_alone(text: str) -> None:
    assert isolated(text) == text


def test_what_was_isolated_reads_as_it_was_written() -> None:
    text = "Soita 020 634 0200 (ma–pe 9–15) ennen 24.11.2026, www.kela.fi."
    assert plain(isolated(text)) == text
