"""What a PDF says of itself, asked of poppler's tools."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A word of a page and where it starts on paper."""

    text: str
    left: float
    top: float


def pages_of(pdf: Path) -> list[str]:
    return _run("pdftotext", "-enc", "UTF-8", pdf, "-").split("\f")[:-1]


def words_of(pdf: Path) -> list[Word]:
    return [word for page in words_of_pages(pdf) for word in page]


def words_of_pages(pdf: Path) -> list[list[Word]]:
    tree = ElementTree.fromstring(_run("pdftotext", "-enc", "UTF-8", "-bbox", pdf, "-"))
    return [
        [
            Word(word.text or "", float(word.attrib["xMin"]), float(word.attrib["yMin"]))
            for word in page.iter(f"{_XHTML}word")
        ]
        for page in tree.iter(f"{_XHTML}page")
    ]


@dataclass(frozen=True)
class Box:
    """A word of a page and the rectangle it takes, from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def boxes_of(pdf: Path) -> list[list[Box]]:
    """Every word of each page."""
    html = "{http://www.w3.org/1999/xhtml}"
    tree = ElementTree.fromstring(_run("pdftotext", "-enc", "UTF-8", "-bbox", pdf, "-"))
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        [Box(word.text or "", *(float(word.attrib[side]) for side in sides)) for word in page.iter(f"{html}word")]
        for page in tree.iter(f"{html}page")
    ]


def facts_of(pdf: Path) -> dict[str, str]:
    rows = (line.partition(":") for line in _run("pdfinfo", pdf).splitlines())
    return {name: value.strip() for name, _, value in rows}


def structure_of(pdf: Path) -> list[str]:
    """The structure elements in the order of reading, without their text."""
    return re.findall(r"^ *(\w+)", _run("pdfinfo", "-struct", pdf), re.MULTILINE)


def fonts_of(pdf: Path) -> list[tuple[str, bool]]:
    """Each font's name, and whether it is embedded."""
    rows = _run("pdffonts", pdf).splitlines()[2:]
    return [(row.split()[0], row.split()[-5] == "yes") for row in rows]


def _run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
