"""The words of the organisation's papers: the same in every language, and nothing without words."""

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kototori.assets import folder
from kototori.domain.papers import PaperKind, pieces
from kototori.domain.recorded import Holds, Whose
from kototori.services.desk import Desk
from kototori.services.recorded_files import recorded_files
from kototori.wording.catalogue import read_words
from kototori.wording.paper_fields import FieldWords
from kototori.wording.paper_texts import PaperTexts, read_notes

LANGUAGES = ("en", "fi", "sv")
OTHERS = ("fi", "sv")
ENGLISH = PaperTexts(folder("translations"), "en")


def texts(language: str) -> PaperTexts:
    return PaperTexts(folder("translations"), language)


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def shape(text: str) -> tuple[str, set[str], int]:
    """What must be alike in every language: the kind of line, its facts, its places to fill in."""
    mark = text[:2] if text[:2] in ("- ", "? ", "= ") else ""
    put_in = text if mark == "= " else mark
    return put_in, gaps(text), sum(piece.is_open for piece in pieces(text))


def leaves(read: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(read, dict):
        for key, value in read.items():
            yield from leaves(value, f"{path}.{key}")
    else:
        yield path, str(read)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("kind", PaperKind)
def test_every_language_has_every_section(language: str, kind: PaperKind) -> None:
    here, there = ENGLISH.paper(kind), texts(language).paper(kind)

    assert [(s.key, s.level) for s in there.sections] == [(s.key, s.level) for s in here.sections]
    for ours, theirs in zip(here.sections, there.sections, strict=True):
        assert [shape(text) for text in theirs.text] == [shape(text) for text in ours.text], ours.key


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_risk_in_the_same_degree(language: str) -> None:
    here, there = ENGLISH.paper(PaperKind.IMPACT), texts(language).paper(PaperKind.IMPACT)

    def told(risk: Any) -> tuple[Any, ...]:
        said = (risk.what, risk.left, *risk.measures)
        return risk.key, risk.before, risk.after, [shape(text) for text in said]

    assert [told(risk) for risk in there.risks] == [told(risk) for risk in here.risks]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("part", ["common", "fields"])
def test_every_short_text_is_in_every_language(language: str, part: str) -> None:
    here, there = dict(leaves(getattr(ENGLISH, part))), dict(leaves(getattr(texts(language), part)))

    assert set(there) == set(here)
    assert {key for key in here if shape(here[key])[1:] != shape(there[key])[1:]} == set()
    assert {key for key in here if bool(here[key].strip()) != bool(there[key].strip())} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_words(language: str, desk: Desk, home: Path) -> None:
    told = texts(language)
    files = recorded_files(desk.papers().home, desk.database)

    assert [
        f"{file.key}.{table.name}.{field.name}"
        for file in files
        for table in file.tables
        for field in table.fields
        if not told.what_is(file.key, table.name, field.name)
    ] == []
    tables = [(file.key, table.name) for file in files for table in file.tables]
    assert [name for name in tables if not told.what_table(*name)] == []
    for file in files:
        assert {file.key, f"{file.key}_title"} <= set(told.common["files"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_closed_code_has_words(language: str, desk: Desk, home: Path) -> None:
    """What is put together from codes, as a day's state before a change, is told by its parts."""
    papers = desk.papers()
    words = read_words(folder("translations"), language, None)
    fields = FieldWords(papers.facts(words), texts(language), words)

    assert [
        f"{table.name}.{field.name}.{code}"
        for file in recorded_files(papers.home, desk.database)
        for table in file.tables
        for field in table.fields
        for code in field.codes
        if "/" not in code and not code.isdigit() and not fields.words_of(table.name, field.name, code)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_every_time_of_keeping_has_words(language: str) -> None:
    common = texts(language).common
    kept = {note.kept for tables in read_notes(folder("resources")).values() for note in tables.values()}

    assert kept <= set(common["kept"])
    assert set(Whose) <= set(common["whose"])
    plain = {Holds.YES_NO, Holds.NUMBER, Holds.DAY, Holds.QUARTER_HOUR, Holds.INSTANT, Holds.IDENTIFIER}
    assert plain | {Holds.TEXT, Holds.SEALED, Holds.LISTED} <= set(common["holds"])


def test_no_note_names_a_field_twice() -> None:
    import tomllib

    read = tomllib.loads((folder("resources") / "papers" / "recorded.toml").read_text("utf-8"))
    for tables in read.values():
        for name, table in tables.items():
            named = [field for whose in Whose for field in table.get(whose, ())]
            assert len(named) == len(set(named)), name
            assert set(table) <= {"kept", *Whose}, name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PaperKind)
def test_no_paper_claims_that_somebody_reviewed_it(language: str, kind: PaperKind) -> None:
    made = texts(language).common["frame"]["made"]
    denied = {"en": "nobody has reviewed", "fi": "kukaan ei ole tarkistanut", "sv": "ingen har granskat"}

    assert denied[language] in made
    if kind is not PaperKind.WHAT_WE_RECORD:
        said = " ".join(texts(language).paper(kind).sections[0].text).casefold()
        assert {"en": "nobody has", "fi": "kukaan", "sv": "ingen har"}[language] in said
