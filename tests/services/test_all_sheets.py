"""Every leaflet in every language lands in one folder: whole files, and nothing replaced unasked."""

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from kototori import assets
from kototori.domain.errors import DeskError, DiskFull, FileThere
from kototori.domain.leaflet import DeskSign, LeafletOutOfDate, LeafletSheet, PaperSize, SetPages
from kototori.domain.need import Language
from kototori.services.all_sheets import AllSheets
from kototori.services.leaflet_rack import LeafletRack
from kototori.services.shipped_lists import read_lists
from tests.full_disk import no_file_grows_beyond
from tests.services.test_leaflet_rack import DrawerPrinter

SOURCE = """
version = "1"
owner = "Neuvontapiste"
review_by = 2027-05-31
needs = ["K"]
rank = 1
state = "approved"
state_by = "Neuvontapiste"
state_on = "2026-11-01"
title = "Keksitty esite {number}"

[[sources]]
name = "Keksitty lähde"

[[blocks]]
id = "first"
kind = "paragraph"
text = "Tule käymään."
"""
SWEDISH = """
msgid ""
msgstr ""
"Language: sv\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgctxt "title"
msgid "Keksitty esite {number}"
msgstr "Påhittad broschyr {number}"

msgctxt "first"
msgid "{said}"
msgstr "Kom på besök."
"""


class HallOfWords:
    """Sets nothing but the titles, and says when somebody has had enough."""

    def set_each(
        self,
        sheets: Sequence[LeafletSheet],
        *,
        languages: Mapping[str, Language],
        sign: DeskSign,
        size: PaperSize,
        large: bool,
    ) -> Generator[tuple[int, SetPages | DeskError], None, None]:
        for place, sheet in reversed(list(enumerate(sheets))):
            beside = f"|{sheet.beside.title}" if sheet.beside else ""
            yield place, SetPages(f"{sheet.version.title}{beside}".encode() * 20, 1)


@pytest.fixture
def sheets(tmp_path: Path, standing_clock: Callable[[], datetime]) -> AllSheets:
    """Three leaflets; the third one's Swedish is older than its Finnish."""
    leaflets, translations = tmp_path / "leaflets", tmp_path / "translations"
    leaflets.mkdir()
    (translations / "sv" / "leaflets").mkdir(parents=True)
    (leaflets / "contacts.csv").write_text("name,language,value,source,checked\n", encoding="utf-8")
    for number in (1, 2, 3):
        said = "Tule käymään." if number < 3 else "Tule joskus."
        (leaflets / f"topic-{number}.toml").write_text(SOURCE.replace("{number}", str(number)), "utf-8")
        swedish = SWEDISH.replace("{number}", str(number)).replace("{said}", said)
        (translations / "sv" / "leaflets" / f"topic-{number}.po").write_text(swedish, "utf-8")
    rack = LeafletRack(
        leaflets_folder=leaflets,
        translations_folder=translations,
        cache_folder=None,
        clock=standing_clock,
        languages=lambda: read_lists(assets.folder("resources") / "lists").languages,
        sign=DeskSign,
        press=lambda: pytest.fail("the hall sets these"),
        printer=DrawerPrinter(),
    )
    return AllSheets(rack, HallOfWords, dict, DeskSign)


def test_each_leaflet_in_each_language_becomes_a_file_and_what_is_out_of_date_is_named(
    sheets: AllSheets, tmp_path: Path
) -> None:
    heard: list[tuple[int, int]] = []

    done = sheets.write(tmp_path / "new" / "out", told=lambda at, of: heard.append((at, of)))

    names = ["topic-1.fi.pdf", "topic-1.sv.pdf", "topic-2.fi.pdf", "topic-2.sv.pdf", "topic-3.fi.pdf"]
    assert [path.name for path in done.paths] == names
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == names
    ((name, reason),) = [(left.name, left.reason) for left in done.left_out]
    assert name == "topic-3.sv"
    assert isinstance(reason, LeafletOutOfDate)
    assert heard == [(at, 5) for at in range(6)]
    assert not done.is_called_off


def test_beside_finnish_stands_in_the_name_and_finnish_stands_alone(
    sheets: AllSheets, tmp_path: Path
) -> None:
    done = sheets.write(tmp_path / "out", beside="fi")

    assert [path.name for path in done.paths][:2] == ["topic-1.fi.pdf", "topic-1.sv+fi.pdf"]
    assert "Påhittad broschyr 1|Keksitty esite 1" in (tmp_path / "out" / "topic-1.sv+fi.pdf").read_text()


def test_what_is_there_is_left_alone_and_nothing_is_set_unless_it_may_be_replaced(
    sheets: AllSheets, tmp_path: Path
) -> None:
    there = tmp_path / "out" / "topic-2.sv.pdf"
    there.parent.mkdir()
    there.write_text("somebody's own")

    with pytest.raises(FileThere):
        sheets.write(tmp_path / "out")
    assert [path.name for path in there.parent.iterdir()] == [there.name]
    assert there.read_text() == "somebody's own"
    assert len(sheets.write(tmp_path / "out", force=True).paths) == 5
    assert "somebody" not in there.read_text()


def test_called_off_it_leaves_whole_files_and_says_so(sheets: AllSheets, tmp_path: Path) -> None:
    out = tmp_path / "out"

    done = sheets.write(out, is_called_off=lambda: len(list(out.iterdir())) == 2)

    assert done.is_called_off
    assert sorted(out.iterdir()) == list(done.paths)
    assert len(done.paths) == 2


def test_a_full_disk_is_named_and_leaves_nothing_half_written(sheets: AllSheets, tmp_path: Path) -> None:
    with no_file_grows_beyond(330), pytest.raises(DiskFull):  # the third title is longer
        sheets.write(tmp_path / "out", beside="fi")

    left = list((tmp_path / "out").iterdir())
    assert left
    assert all(path.suffix == ".pdf" and len(path.read_bytes()) == 20 * 16 for path in left)
