"""Burmese in the old encoding is told from Burmese in Unicode."""

import pytest
from babel import Locale

from kototori.domain.errors import ZawgyiText
from kototori.typesetting.typesetter import Typesetter
from kototori.typesetting.zawgyi import looks_like_zawgyi

# "How are you?", "I", "It has been done", "Thank you", "Myanmar" and "telephone", as Zawgyi fonts take them.
ZAWGYI = (
    "ေနေကာင္းလား",
    "ကၽြန္ေတာ္",
    "ျပီးပါျပီ။",
    "ေက်းဇူးတင္ပါတယ္",
    "ျမန္မာႏိုင္ငံ",
    "တယ္လီဖုန္း",
)


@pytest.mark.parametrize("text", ZAWGYI)
def test_zawgyi_is_found(text: str) -> None:
    assert looks_like_zawgyi(text)


def test_right_burmese_is_not_taken_for_it(sample_lines: dict[str, str]) -> None:
    assert not looks_like_zawgyi(sample_lines["my"])
    locale = Locale("my")
    names = [*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()]
    assert len(names) > 500
    assert [name for name in names if looks_like_zawgyi(str(name))] == []


def test_one_slip_of_the_keyboard_is_no_encoding(sample_lines: dict[str, str]) -> None:
    assert not looks_like_zawgyi(sample_lines["my"] + " ေ")


def test_zawgyi_is_refused_with_its_language(typesetter: Typesetter) -> None:
    with pytest.raises(ZawgyiText) as refused:
        typesetter.check(f"Kela {ZAWGYI[0]}", "my")
    assert refused.value.language == "my"
    typesetter.check(ZAWGYI[0], "fi")  # a Finnish text that quotes such letters prints what it quotes
