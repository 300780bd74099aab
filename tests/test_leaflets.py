"""Every leaflet that is shipped: whole in each language, no gap open, every character printable."""

import csv
import re
import subprocess
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kototori.assets import folder
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.domain.contact import Task
from kototori.domain.leaflet import (
    DeskSign,
    Leaflet,
    LeafletSheet,
    LeafletState,
    LeafletVersion,
    PaperSize,
)
from kototori.services.shipped_lists import read_lists
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import read_words
from kototori.wording.leaflet_texts import gaps_in, read_gap_values, read_shelf

LEAFLETS = folder("resources") / "leaflets"
TRANSLATIONS = folder("translations")
LANGUAGES = {"fi", "sv", "en", "ar", "so", "ru", "fa", "ti"}
LETTERS = {
    "ar": ("\u0600", "\u06ff"),
    "fa": ("\u0600", "\u06ff"),
    "ru": ("\u0400", "\u04ff"),
    "ti": ("\u1200", "\u137f"),
}
TYPESETTER = Typesetter(folder("resources") / "fonts")
SIGN = DeskSign("Keksitty neuvontapiste", "ti ja pe 10–15")
SHELF = read_shelf(LEAFLETS, TRANSLATIONS, None)
EVERY_LEAFLET = [pytest.param(leaflet, id=topic) for topic, leaflet in SHELF.leaflets.items()]
EVERY_VERSION = [
    pytest.param(version, id=f"{topic}-{language}")
    for topic, leaflet in SHELF.leaflets.items()
    for language, version in leaflet.versions.items()
]


def source_texts(topic: str) -> dict[str, str]:
    source = tomllib.loads((LEAFLETS / f"{topic}.toml").read_text(encoding="utf-8"))
    return {"title": source["title"]} | {block["id"]: block["text"] for block in source["blocks"]}


def words_of(version: LeafletVersion) -> str:
    return " ".join([version.title, *(block.text for block in version.blocks)])


def test_three_leaflets_can_be_read() -> None:
    assert dict(SHELF.faults) == {}
    assert set(SHELF.leaflets) == {"this-place", "kela-additional-information", "residence-permit-renewal"}


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_a_leaflet_stands_in_all_languages_and_none_is_out_of_date(leaflet: Leaflet) -> None:
    assert dict(leaflet.faults) == {}
    assert set(leaflet.languages()) == LANGUAGES
    assert {language: v.out_of_date for language, v in leaflet.versions.items() if v.out_of_date} == {}


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_translators_find_the_very_texts_of_the_source(leaflet: Leaflet) -> None:
    with (TRANSLATIONS / "leaflets" / f"{leaflet.topic}.pot").open("rb") as file:
        template = {entry.context: entry.id for entry in read_po(file, abort_invalid=True) if entry.id}
    assert template == source_texts(leaflet.topic)


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_a_leaflet_says_who_answers_for_it_and_where_its_facts_come_from(leaflet: Leaflet) -> None:
    assert leaflet.owner
    assert leaflet.version
    assert leaflet.review_by > date(2026, 11, 22)
    assert leaflet.sources
    assert all(source.name for source in leaflet.sources)


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_a_leaflet_is_about_needs_and_tasks_that_the_desk_records(leaflet: Leaflet) -> None:
    with (folder("resources") / "lists" / "needs.csv").open(encoding="utf-8-sig", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    assert leaflet.needs
    assert set(leaflet.needs) <= known
    assert set(leaflet.tasks) <= {task.value for task in Task}


@pytest.mark.parametrize("version", EVERY_VERSION)
def test_only_a_person_lifts_a_text_above_a_draft(version: LeafletVersion) -> None:
    assert version.state is LeafletState.DRAFT or (version.by and version.on)


@pytest.mark.parametrize("version", EVERY_VERSION)
def test_every_character_can_be_printed(version: LeafletVersion) -> None:
    text = words_of(version) + "".join(block.detail for block in version.blocks)
    assert TYPESETTER.missing_glyphs(text, version.language) == ()


@pytest.mark.parametrize("version", EVERY_VERSION)
def test_a_version_is_written_in_its_own_language(version: LeafletVersion) -> None:
    if version.language in LETTERS:
        first, last = LETTERS[version.language]
        for block in version.blocks:
            letters = [character for character in block.text if character.isalpha()]
            own = [character for character in letters if first <= character <= last]
            assert len(own) > len(letters) / 3, block.id
    elif version.language != "fi":
        same = {block.text for block in version.blocks} & set(source_texts(version.topic).values())
        assert same == set()


@pytest.mark.parametrize("version", EVERY_VERSION)
def test_no_brace_and_no_number_stands_in_a_text(version: LeafletVersion) -> None:
    """Numbers that change stand in the one list, and every gap was filled."""
    assert not set("{}") & set(words_of(version) + "".join(block.detail for block in version.blocks))
    assert not any(character.isdigit() for character in words_of(version))


@pytest.mark.parametrize("version", EVERY_VERSION)
def test_a_leaflet_is_one_page_that_can_be_searched(version: LeafletVersion, tmp_path: Path) -> None:
    press = LeafletPress(TYPESETTER, read_words(TRANSLATIONS, "en", None))
    sheet = LeafletSheet(SHELF.leaflets[version.topic], version)
    languages = read_lists(folder("resources") / "lists").languages
    pdf = tmp_path / "sheet.pdf"
    pages = press.set([sheet], languages=languages, sign=SIGN, size=PaperSize.A4, large=False)
    assert pages.count == 1
    pdf.write_bytes(pages.pdf)
    assert re.search(r"^Pages: +1$", told("pdfinfo", pdf), re.MULTILINE)
    details = " ".join(block.detail for block in version.blocks)
    assert bare_words(f"{words_of(version)} {details}") - bare_words(told("pdftotext", pdf, "-")) == set()


def told(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def bare_words(text: str) -> set[str]:
    """Its words without combining marks and joiners, which readers of PDF put in another order."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "\u200c\u200d")
    return set(re.findall(r"\w+", bare))


def test_every_value_in_the_list_is_used_and_has_a_source() -> None:
    values = read_gap_values(LEAFLETS / "contacts.csv")
    used: set[str] = set()
    for path in LEAFLETS.glob("*.toml"):
        used |= gaps_in(path.read_text(encoding="utf-8").partition("[[blocks]]")[2])
    assert {value.name for value in values} == used
    assert all(value.source.startswith("https://") for value in values)


def test_no_file_of_a_leaflet_is_left_over() -> None:
    found: set[Path] = set(TRANSLATIONS.glob("*/leaflets/*.po")) | set(TRANSLATIONS.glob("leaflets/*.pot"))
    assert {path.stem for path in found} == set(SHELF.leaflets)
