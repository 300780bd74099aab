"""Every leaflet that is shipped: whole in each language, no gap open, every character printable, one page."""

import csv
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from string import Formatter

import pytest

from kototori.assets import folder
from kototori.domain.contact import Task
from kototori.domain.leaflet import (
    Leaflet,
    LeafletState,
    LeafletVersion,
)
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.gap_values import COLUMNS, gaps_in, read_gap_values
from kototori.wording.leaflet_catalogues import CatalogueFolders, update_all
from kototori.wording.leaflet_source import LeafletSource
from kototori.wording.leaflet_texts import read_shelf
from kototori.wording.po_text import read_po_text
from kototori.wording.visitor_words import FINNISH
from tests.set_sheets import SetLeaflet, set_leaflet

pytestmark = pytest.mark.begins_early

LEAFLETS = folder("resources") / "leaflets"
TRANSLATIONS = folder("translations")
TOPICS = {
    "basic-social-assistance",
    "child-protection",
    "day-care-and-school",
    "first-weeks",
    "health-care",
    "housing-allowance",
    "job-seeker-registration",
    "kela-additional-information",
    "language-courses",
    "looking-for-home",
    "money-and-debt",
    "question-sheet",
    "residence-permit-renewal",
    "swimming-and-sauna",
    "tenant-rights",
    "this-place",
    "violence-help",
}
SENSITIVE = {"violence-help", "child-protection"}
LANGUAGES = {"fi", "fi-easy", "sv", "en", "et", "so", "ku", "tr", "ru", "uk"}
LANGUAGES |= {"ar", "fa", "prs", "ckb", "ti", "zh-Hans"}
TWO_PAGES_BESIDE_FINNISH = {("question-sheet", "ta")}
# The letters of a language that is not written in Latin ones; then some that look alike but are another's.
LETTERS = {
    **dict.fromkeys(("ar", "fa", "prs", "ps", "ckb", "ur"), "\u0600-\u06ff"),
    **dict.fromkeys(("ru", "uk"), "\u0400-\u04ff"),
    **dict.fromkeys(("ti", "am"), "\u1200-\u137f"),
    "zh-Hans": "\u4e00-\u9fff",
    "th": "\u0e00-\u0e7f",
    "ne": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "ta": "\u0b80-\u0bff",
    "my": "\u1000-\u109f",
}
FOREIGN = {
    "ar": "پچگکی",
    **dict.fromkeys(("fa", "prs", "ckb"), "\u064a\u0643"),  # Arabic yeh and kaf
    "ru": "іїєґ",
    "uk": "ыэъё",
    "zh-Hans": "們這個國時說",  # traditional characters
}
# What changes stands in the one list: never in a text.
CHANGING = {
    "number": re.compile(r"\d"),
    "web address": re.compile(r"(?i)www\.|https?:|[a-z0-9-]\.(fi|com|org|net|eu|info)\b"),
    "e-mail": re.compile(r"\S@\S"),
}
TYPESETTER = Typesetter(folder("resources") / "fonts")
SHELF = read_shelf(LEAFLETS, TRANSLATIONS, None)
EVERY_LEAFLET = [pytest.param(leaflet, id=topic) for topic, leaflet in SHELF.leaflets.items()]
EVERY_CATALOGUE = [
    pytest.param(path, id=f"{path.stem}-{path.parent.parent.name}")
    for path in sorted(TRANSLATIONS.glob("*/leaflets/*.po"))
]


def words_of(version: LeafletVersion) -> str:
    return " ".join([version.title, *(block.text for block in version.blocks)])


def details_of(version: LeafletVersion) -> str:
    return " ".join(block.detail for block in version.blocks)


def without_gaps(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)


def all_that_changes(text: str) -> list[str]:
    bare = without_gaps(text)
    return [what for what, pattern in CHANGING.items() if pattern.search(bare)]


def test_every_leaflet_can_be_read() -> None:
    assert dict(SHELF.faults) == {}
    assert set(SHELF.leaflets) == TOPICS
    assert {topic for topic, leaflet in SHELF.leaflets.items() if leaflet.is_sensitive} == SENSITIVE


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_a_leaflet_stands_in_all_languages_and_none_is_out_of_date(leaflet: Leaflet) -> None:
    assert (dict(leaflet.faults), dict(leaflet.remarks)) == ({}, {})
    assert LANGUAGES - set(leaflet.languages()) == set()
    assert {language: v.out_of_date for language, v in leaflet.versions.items() if v.out_of_date} == {}


def test_templates_and_catalogues_are_in_step_with_the_texts() -> None:
    """Otherwise: make translations."""
    out_of_step = update_all(CatalogueFolders(LEAFLETS, TRANSLATIONS))
    assert [str(path.relative_to(TRANSLATIONS)) for path in out_of_step] == []


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


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_the_card_is_made_of_blocks_of_the_leaflet(leaflet: Leaflet) -> None:
    assert set(leaflet.card) <= {block.id for block in leaflet.source.blocks}


def test_only_a_person_lifts_a_text_above_a_draft() -> None:
    claimed = [version for leaflet in SHELF.leaflets.values() for version in leaflet.versions.values()]
    assert all(v.state is LeafletState.DRAFT or (v.by and v.on) for v in claimed)


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_every_character_can_be_printed(leaflet: Leaflet) -> None:
    missing = {
        language: TYPESETTER.missing_glyphs(words_of(version) + details_of(version), language)
        for language, version in leaflet.versions.items()
    }
    assert {language: characters for language, characters in missing.items() if characters} == {}


@pytest.mark.parametrize("path", EVERY_CATALOGUE)
def test_a_translation_is_written_in_its_own_language(path: Path) -> None:
    language = path.parent.parent.name
    for entry in read_po_text(path.read_text(encoding="utf-8")).entries:
        letters = [character for character in without_gaps(entry.said) if character.isalpha()]
        assert not set(letters) & set(FOREIGN.get(language, "")), entry.context
        if language in LETTERS:
            own = re.findall(f"[{LETTERS[language]}]", entry.said)
            # A short one may be little more than a Finnish name.
            assert len(own) > (len(letters) / 3 if len(letters) > 30 else 0), entry.context
        elif language != "fi-easy" and len(entry.message) > 25:
            assert entry.said != entry.message, entry.context


@pytest.mark.parametrize("path", EVERY_CATALOGUE)
def test_a_translation_holds_nothing_that_changes_and_keeps_its_gaps(path: Path) -> None:
    for entry in read_po_text(path.read_text(encoding="utf-8")).entries:
        assert all_that_changes(entry.said) == [], entry.context
        assert gaps_in(entry.said) == gaps_in(entry.message), entry.context


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_a_source_holds_nothing_that_changes(leaflet: Leaflet) -> None:
    for text in LeafletSource(LEAFLETS / f"{leaflet.topic}.toml").texts:
        assert all_that_changes(text.text) == [], text.id
        assert without_gaps(text.detail).strip(" ,·–") == "", text.id


@pytest.mark.parametrize(
    "text", ["soita 020 1234", "ti ja pe klo 10–15", "www.kela.fi", "katso migri.fi", "a@b.fi"]
)
def test_whatever_changes_is_noticed(text: str) -> None:
    assert all_that_changes(text)
    assert not all_that_changes("Soita {kela_phone}. Katso {omakela}.")


def test_every_value_in_the_list_is_used_and_has_a_source() -> None:
    values = read_gap_values(LEAFLETS / "contacts.csv")
    used: set[str] = set()
    for path in LEAFLETS.glob("*.toml"):
        used |= {gap for text in LeafletSource(path).texts for gap in text.gaps}
    for said in FINNISH.values():  # what a visitor is given to take home
        used |= {gap for _, gap, _, _ in Formatter().parse(said) if gap}
    used -= {"days", "max", "day"}  # these the desk says
    assert {value.name for value in values} == used
    assert all(value.source.startswith("https://") for value in values)
    assert len({(value.name, value.language) for value in values}) == len(values)
    with (LEAFLETS / "contacts.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS


def test_no_file_of_a_leaflet_is_left_over() -> None:
    found: set[Path] = set(TRANSLATIONS.glob("*/leaflets/*.po")) | set(TRANSLATIONS.glob("leaflets/*.pot"))
    assert {path.stem for path in found} == set(SHELF.leaflets)


def test_the_glossary_for_translators_is_whole() -> None:
    with (TRANSLATIONS / "GLOSSARY.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["fi"] for row in rows}) == len(rows) >= 20
    assert all(row["fi"] and row["sv"] and row["en"] and None not in row for row in rows)


# --- on paper -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def set_leaflets() -> Iterator[dict[str, Future[SetLeaflet]]]:
    """Every leaflet, as soon as one of the two processes has set it."""
    pool = ProcessPoolExecutor(2, get_context("spawn"))
    yield {topic: pool.submit(set_leaflet, topic) for topic in SHELF.leaflets}
    pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_a_leaflet_is_one_page_that_can_be_searched(
    leaflet: Leaflet, set_leaflets: dict[str, Future[SetLeaflet]], tmp_path: Path
) -> None:
    """All languages in one PDF, a page each: to ask poppler once is as quick as to set them."""
    pages = set_leaflets[leaflet.topic].result().alone
    pdf = tmp_path / "sheets.pdf"
    pdf.write_bytes(pages.pdf)
    said = told("pdftotext", pdf, "-").split("\f")[:-1]

    assert pages.count == len(leaflet.versions)
    lost = {
        version.language: lost_words(f"{words_of(version)} {details_of(version)}", page)
        for version, page in zip(leaflet.versions.values(), said, strict=True)
    }
    assert {language: words for language, words in lost.items() if words} == {}


@pytest.mark.parametrize("leaflet", EVERY_LEAFLET)
def test_a_leaflet_beside_finnish_is_one_page(
    leaflet: Leaflet, set_leaflets: dict[str, Future[SetLeaflet]]
) -> None:
    """As a draft is printed by a key."""
    counted = set_leaflets[leaflet.topic].result().beside_finnish
    longer = {(leaflet.topic, language) for language, count in counted.items() if count != 1}
    assert longer <= TWO_PAGES_BESIDE_FINNISH


def told(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def lost_words(text: str, page: str) -> set[str]:
    """A word may be cut at the end of a line; its letters follow each other all the same."""
    letters = "".join(_words(page))
    return {word for word in bare_words(text) - bare_words(page) if word not in letters}


def bare_words(text: str) -> set[str]:
    """Its words without combining marks and joiners, which readers of PDF put in another order."""
    return set(_words(text))


def _words(text: str) -> Iterator[str]:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "\u200c\u200d")
    for word in re.findall(r"\w+", bare):
        # Where a script has no spaces, a reader breaks lines within what looks like one word.
        yield from word if re.match(r"[\u0e00-\u0e7f\u1000-\u109f\u3400-\u9fff]", word) else (word,)
