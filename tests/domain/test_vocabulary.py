from datetime import date
from pathlib import Path

import pytest

from kototori.domain.contact import Facts
from kototori.domain.errors import CodeNotValid, UnknownCode
from kototori.domain.moment import Moment
from kototori.domain.need import Place, Validity
from kototori.domain.vocabulary import Vocabulary
from kototori.services.shipped_lists import read_lists

LISTS = Path(__file__).parents[2] / "resources" / "lists"
IN_2019 = date(2019, 5, 3)
IN_2026 = date(2026, 11, 24)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_lists(LISTS)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("zh", "zh-Hans"),
        ("ZH-cn", "zh-Hans"),
        ("kmr", "ku"),
        ("fa-AF", "prs"),
        ("ku-arab", "ckb"),
        ("AR", "ar"),
    ],
)
def test_a_language_is_known_by_its_aliases_in_any_case(vocabulary: Vocabulary, tag: str, code: str) -> None:
    facts = vocabulary.admit(Facts(moment=Moment(IN_2026), language=tag))

    assert facts.language == code


@pytest.mark.parametrize(
    "facts", [{"language": "xx"}, {"needs": ("A9",)}, {"place": "moon"}, {"authority": "XXX"}]
)
def test_a_code_that_no_list_has_is_refused(vocabulary: Vocabulary, facts: dict[str, object]) -> None:
    with pytest.raises(UnknownCode):
        vocabulary.admit(Facts(moment=Moment(IN_2026), **facts))  # type: ignore[arg-type]  # a table of cases


def test_a_code_is_refused_on_a_day_on_which_it_was_not_valid(vocabulary: Vocabulary) -> None:
    retired = Place(code="puhos", name="Puhos", validity=Validity(None, date(2025, 12, 31)))
    with_retired = Vocabulary(
        vocabulary.needs, vocabulary.authorities, vocabulary.languages, {"puhos": retired}
    )

    with_retired.admit(Facts(moment=Moment(date(2025, 12, 31)), place="puhos"))
    with pytest.raises(CodeNotValid):
        with_retired.admit(Facts(moment=Moment(IN_2026), place="puhos"))


@pytest.mark.parametrize(
    ("need", "day", "authority"),
    [
        ("D1", IN_2026, "TYO"),
        ("D1", IN_2019, "TEO"),  # its predecessor, valid on the day
        ("A3", IN_2019, "SOS"),
        ("D5", date(2025, 6, 1), "AVI"),
        ("C8", IN_2019, "TUO"),  # the first that is valid
        ("A", IN_2026, None),  # a top need given alone is nobody's
        ("K6", IN_2026, None),
    ],
)
def test_a_need_belongs_to_the_authority_of_its_day(
    vocabulary: Vocabulary, need: str, day: date, authority: str | None
) -> None:
    assert vocabulary.authority_for(need, day) == authority


def test_twelve_top_needs_have_a_tile_in_three_languages(vocabulary: Vocabulary) -> None:
    tops = vocabulary.tops(IN_2026)

    assert [need.code for need in tops] == list("ABCDEFGHIJKL")
    assert all(need.tile and need.hint and need.tile.sv and need.hint.en for need in tops)
