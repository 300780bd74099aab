"""What the program says to the visitor, in every language that somebody has written."""

import csv
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from kototori import assets
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.po_file import read_catalogue
from kototori.wording.visitor_words import FINNISH, Said, VisitorWords, read_visitor_words

TRANSLATIONS = assets.folder("translations")
LANGUAGES = sorted(path.parent.name for path in TRANSLATIONS.glob("*/visitor.po"))


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(assets.folder("resources") / "fonts")


def words(language: str) -> VisitorWords:
    found = read_visitor_words(TRANSLATIONS, language, None)
    assert found is not None
    return found


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def listed() -> set[str]:
    with (assets.folder("resources") / "lists" / "languages.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file)}


def test_the_languages_of_the_strip_have_words() -> None:
    assert {"sv", "en", "ar", "so", "fa", "prs", "ru", "uk", "et", "ckb", "ku", "ti"} <= set(LANGUAGES)
    assert set(LANGUAGES) <= listed()


def test_the_template_is_the_finnish_of_the_program() -> None:
    with (TRANSLATIONS / "visitor.pot").open("rb") as file:
        template = {entry.context: entry.id for entry in read_po(file, abort_invalid=True) if entry.id}
    assert template == {str(said): text for said, text in FINNISH.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_with_its_gaps(language: str) -> None:
    said = words(language)
    found = read_catalogue(TRANSLATIONS / language / "visitor.po", None)
    assert [one for one in Said if found.forms(FINNISH[one], one) is None] == []
    assert {one: gaps(said(one)) for one in Said} == {one: gaps(FINNISH[one]) for one in Said}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_has_checked_it_and_it_says_so(language: str) -> None:
    assert words(language).is_draft


@pytest.mark.parametrize("language", sorted({*LANGUAGES, "fi"}))
def test_every_letter_can_be_drawn(typesetter: Typesetter, language: str) -> None:
    assert typesetter.missing_glyphs(words(language).everything(), language) == ()


def test_the_finnish_is_no_draft_and_needs_no_file() -> None:
    assert not words("fi").is_draft
    assert words("fi")(Said.AGREE) == "Suostun"


def test_a_language_that_nobody_has_written_has_no_words(tmp_path: Path) -> None:
    assert read_visitor_words(tmp_path, "ar", None) is None


@pytest.mark.parametrize("language", [*LANGUAGES, "fi"])
def test_the_two_answers_are_told_apart(language: str) -> None:
    assert words(language)(Said.AGREE) != words(language)(Said.DECLINE)


def test_every_top_need_has_its_words() -> None:
    with (assets.folder("resources") / "lists" / "needs.csv").open(encoding="utf-8", newline="") as file:
        tops = [row["code"] for row in csv.DictReader(file) if not row["parent"]]
    assert [top for top in tops if not words("fi").need(top)] == []
    assert words("fi").need("Z") == ""
