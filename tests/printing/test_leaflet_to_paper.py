"""A leaflet goes from the rack through a real CUPS, and what lies in the tray can be read."""

import re
import subprocess
import time
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from kototori.assets import folder
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.domain.leaflet import DeskSign, LeafletOrder
from kototori.domain.printer import JobState
from kototori.printing.cups import CupsPrinter
from kototori.services.leaflet_rack import LeafletRack, Printed
from kototori.services.shipped_lists import read_lists
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import read_words
from tests.printing.conftest import PrintServer


@pytest.fixture
def rack(print_server: PrintServer, standing_clock: Callable[[], datetime]) -> LeafletRack:
    words = read_words(folder("translations"), "fi", None)
    return LeafletRack(
        leaflets_folder=folder("resources") / "leaflets",
        translations_folder=folder("translations"),
        cache_folder=None,
        clock=standing_clock,
        languages=lambda: read_lists(folder("resources") / "lists").languages,
        sign=lambda: DeskSign("Keksitty neuvontapiste", "ti ja pe 10–15"),
        press=lambda: LeafletPress(Typesetter(folder("resources") / "fonts"), words),
        printer=CupsPrinter(print_server.socket),
    )


def wait_until_printed(rack: LeafletRack, printed: Printed) -> None:
    patience = time.monotonic() + 30
    while not (fate := rack.fate(printed.job)).state.is_final:
        assert time.monotonic() < patience, fate
        time.sleep(0.1)
    assert fate.state is JobState.DONE, fate


def words_on(pdf: Path) -> set[str]:
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return words_in(text)


def words_in(text: str) -> set[str]:
    """Its words without combining marks, which readers of PDF put in another order."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return set(re.findall(r"\w+", bare))


def test_a_leaflet_beside_its_finnish_text_lies_in_the_tray(rack: LeafletRack, paper: Path) -> None:
    before = set(paper.iterdir())
    order = LeafletOrder(topics=("kela-additional-information",), language="sv", beside="fi")
    wait_until_printed(rack, rack.print_to("Paperi", order))
    (tray,) = set(paper.iterdir()) - before
    for language in ("sv", "fi"):
        version = rack.version("kela-additional-information", language)
        said = words_in(" ".join([version.title, *(block.text for block in version.blocks)]))
        assert said - words_on(tray) == set()
    assert "kela-additional-information" in tray.name


@pytest.mark.parametrize("topic", ["this-place", "kela-additional-information", "residence-permit-renewal"])
@pytest.mark.parametrize("language", ["fi", "sv", "en", "ar", "so", "ru", "fa", "ti"])
def test_a_leaflet_is_one_page_that_can_be_searched(
    rack: LeafletRack, tmp_path: Path, topic: str, language: str
) -> None:
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(rack.sheet(LeafletOrder(topics=(topic,), language=language)))
    facts = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Pages: +1$", facts, re.MULTILINE)
    version = rack.version(topic, language)
    said = words_in(" ".join([version.title, *(f"{b.text} {b.detail}" for b in version.blocks)]))
    assert said - words_on(pdf) == set()
