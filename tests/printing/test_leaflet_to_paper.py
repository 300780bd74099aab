"""A leaflet goes from the rack through a real CUPS, and what lies in the tray can be read."""

import re
import subprocess
import time
import unicodedata
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

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
    """Its words without combining marks and joiners, which readers of PDF put in another order."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "\u200c\u200d")
    return set(re.findall(r"\w+", bare))


def picture_of(pdf: Path) -> np.ndarray:
    """The first page in grey, blurred so far that the edges of letters do not matter."""
    drawn = subprocess.run(
        ["pdftoppm", "-r", "60", "-gray", "-singlefile", pdf], capture_output=True, check=True
    ).stdout
    page = Image.open(BytesIO(drawn)).crop((0, 0, 490, 700))
    return np.asarray(page.filter(ImageFilter.GaussianBlur(2)), dtype=float)


def distance(one: np.ndarray, other: np.ndarray) -> float:
    """How much two pages differ when they are laid on each other as well as can be."""
    moved = (np.roll(one, (down, right), (0, 1)) for down in range(-2, 3) for right in range(-2, 3))
    return min(float(np.abs(page - other).mean()) for page in moved)


@pytest.mark.parametrize("beside", ["sv", "ar"])
def test_a_leaflet_beside_its_finnish_text_comes_out_with_its_words(
    rack: LeafletRack, print_server: PrintServer, beside: str
) -> None:
    order = LeafletOrder(topics=("this-place",), language=beside, beside="fi")
    wait_until_printed(rack, rack.print_to("Suora", order))
    for language in (beside, "fi"):
        version = rack.version("this-place", language)
        said = words_in(" ".join([version.title, *(block.text for block in version.blocks)]))
        assert said - words_on(print_server.tray) == set()


@pytest.mark.parametrize("language", ["ar", "ti"])
def test_what_lies_in_the_tray_looks_like_what_was_set(
    rack: LeafletRack, paper: Path, tmp_path: Path, language: str
) -> None:
    before = set(paper.iterdir())
    order = LeafletOrder(topics=("residence-permit-renewal",), language=language)
    wait_until_printed(rack, rack.print_to("Paperi", order))
    (printed,) = set(paper.iterdir()) - before
    found = picture_of(printed)

    def distance_from(topic: str) -> float:
        as_set = tmp_path / f"{topic}.pdf"
        as_set.write_bytes(rack.sheet(LeafletOrder(topics=(topic,), language=language)))
        return distance(found, picture_of(as_set))

    assert distance_from("residence-permit-renewal") < distance_from("kela-additional-information") / 3
