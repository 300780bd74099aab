"""Unicode's own conformance file for the order of mixed text."""

import lzma
from pathlib import Path

from kototori.typesetting.bidi import paragraph_levels, visual_order

CONFORMANCE = Path(__file__).parents[1] / "data" / "unicode" / "BidiCharacterTest-15.0.0.txt.xz"
CASES = 91_707
BASES = {"0": 0, "1": 1, "2": None}


def test_every_case_of_unicodes_conformance_file_comes_out_as_written_there() -> None:
    checked = 0
    wrong = []
    with lzma.open(CONFORMANCE, "rt", encoding="utf-8") as lines:
        for line in lines:
            case = line.partition("#")[0].strip()
            if not case:
                continue
            checked += 1
            if not _holds(case):
                wrong.append(case)
    assert wrong == []
    assert checked == CASES


def _holds(case: str) -> bool:
    codes, base, wanted_base, wanted_levels, wanted_order = case.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    result = paragraph_levels(text, BASES[base])
    wanted = wanted_levels.split()
    kept = [i for i in visual_order(result.levels) if wanted[i] != "x"]
    return (
        result.base == int(wanted_base)
        and all(want in ("x", str(level)) for want, level in zip(wanted, result.levels, strict=True))
        and kept == [int(index) for index in wanted_order.split()]
    )


def test_a_number_stands_left_to_right_inside_arabic() -> None:
    text = "أ 14 ب"
    drawn = "".join(text[i] for i in visual_order(paragraph_levels(text, 1).levels))
    assert drawn == "ب 14 أ"
