"""What points to a person is found however it is typed; the codes and numbers here are nobody's."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kototori.domain.personal_data import Trait, find_traces, holds_identity_code

# Individual numbers from 900 on are never given to anybody.
CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def code(separator: str = "-", born: str = "010190", number: str = "900") -> str:
    return f"{born}{separator}{number}{CHECK[int(born + number) % 31]}"


@pytest.mark.parametrize("separator", list("+-UVWXYABCDEF"))
def test_every_century_mark_is_known(separator: str) -> None:
    assert holds_identity_code(f"tunnus {code(separator, born='010100')}.")


@pytest.mark.parametrize(
    "typed",
    [
        code().lower(),
        code("–"),
        code(" - "),
        f"({code()})",
        f"040 123 4567, {code()}",
        f"{code()[:-1]} {code()[-1]}",
    ],
)
def test_it_is_found_as_people_type_it(typed: str) -> None:
    assert holds_identity_code(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "040 123 4567",
        "010190",
        "320190-9003",
        "Hakemus 2026-11-24",
        "010190-9003X",
        "FI21 1234 5600 0007 85",
    ],
)
def test_other_numbers_are_let_through(typed: str) -> None:
    assert not holds_identity_code(typed)


def test_a_wrong_check_character_is_no_code() -> None:
    right = code()
    wrong = next(letter for letter in CHECK if letter != right[-1])
    assert not holds_identity_code(right[:-1] + wrong)


TODAY = date(2026, 11, 24)


def traits(text: str) -> set[Trait]:
    return {trace.trait for trace in find_traces(text, TODAY)}


@pytest.mark.parametrize(
    ("typed", "trait"),
    [
        (f"Kävijä {code()} palasi", Trait.IDENTITY_CODE),
        (f"tunnus {code('A', born='010105')}", Trait.IDENTITY_CODE),
        (f"tunnus {code('Y')}", Trait.IDENTITY_CODE),
        ("soita 040 123 4567", Trait.PHONE),
        ("0401234567", Trait.PHONE),
        ("040-1234567 iltaisin", Trait.PHONE),
        ("040.123.4567", Trait.PHONE),
        ("puh. +358 40 123 4567", Trait.PHONE),
        ("+46 70 123 45 67", Trait.PHONE),
        ("358401234567", Trait.PHONE),
        ("(040) 1234567", Trait.PHONE),
        ("kirjoita mo.esimerkki@example.org", Trait.EMAIL),
        ("tili FI21 1234 5600 0007 85 on kiinni", Trait.IBAN),
        ("fi2112345600000785", Trait.IBAN),
        ("DE89 3704 0044 0532 0130 00", Trait.IBAN),
        ("syntynyt 4.5.1987", Trait.BIRTH_DATE),
        ("1.1.1990", Trait.BIRTH_DATE),
        ("synt. 2025", Trait.BIRTH_DATE),
        ("född 1990", Trait.BIRTH_DATE),
        ("asuu Keksitynkatu 5 A 12", Trait.ADDRESS),
        ("bor på Påhittsgatan 3", Trait.ADDRESS),
        ("Mo Esimerkki kävi", Trait.NAME),
        ("kun Mo Esimerkki kävi", Trait.NAME),
    ],
)
def test_what_points_to_a_person_is_found(typed: str, trait: Trait) -> None:
    assert traits(typed) == {trait}


@pytest.mark.parametrize(
    "typed",
    [
        "12 kävijää",
        "klo 10.30",
        "klo 08.30-16.00",
        "klo 0900-1530",
        "2026",
        "24.11.2026",
        "2026-11-24",
        "ajanvaraus 3.12.2026 klo 9.15",
        "01-12-2026",
        "Kela 0246246-0",
        "toimeentulotuki 587,71 euroa",
        "1 250 kävijää vuonna 2025, 1 180 vuonna 2024",
        "lomake 2026/11, sivut 3-4",
        "kolme pyysi A1 ja viisi B2",
        "0 %, 5 %, 10 %",
        "Migrin jonossa 120 numeroa",
        "KELA JA MIGRI",
        "Kela ei vastannut. Migri vastasi.",
        "Kohtaamispaikka oli täynnä klo 11",
        "00100",
        "050 ja 020",
        "tie 5",
        "FI",
        "",
    ],
)
def test_ordinary_sentences_and_numbers_are_let_through(typed: str) -> None:
    assert traits(typed) == set()


def test_it_is_said_where_the_trace_stands() -> None:
    typed = "eilen Mo Esimerkki, 040\u00a0123 4567"

    assert [typed[trace.start : trace.end] for trace in find_traces(typed, TODAY)] == [
        "040\u00a0123 4567",
        "Mo Esimerkki",
    ]


@given(st.text(alphabet="0123456789 .-+()@ABfi/", max_size=60))
def test_a_trace_lies_within_its_text(typed: str) -> None:
    for trace in find_traces(typed, TODAY):
        assert 0 <= trace.start < trace.end <= len(typed)
