"""Every sentence of the program, in every language of the desk: nothing missing, nothing left over."""

import ast
import functools
import string
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
LANGUAGES = ["fi", "sv"]  # English is the language of the sentences in the code

Id = str | tuple[str, ...]


@functools.cache
def said_in_the_code() -> Mapping[Id, str]:
    """Each sentence (singular and plural where it counts) and where it stands."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        mapping = tomllib.load(file)["tool"]["babel"]["mappings"][0]
    found = extract_from_dir(
        ROOT / "kototori",
        method_map=[("**.py", mapping["method"])],
        keywords=parse_keywords(mapping["keywords"]),
    )
    return {
        tuple(id_) if isinstance(id_, list | tuple) else id_: f"{file}:{line}"
        for file, line, id_, *_ in found
    }


@functools.cache
def catalogue(language: str) -> Catalog:
    with (ROOT / "translations" / language / "kototori.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def template() -> Catalog:
    with (ROOT / "translations" / "kototori.pot").open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages(found: Catalog) -> dict[Id, Message]:
    return {
        tuple(message.id) if isinstance(message.id, list | tuple) else message.id: message
        for message in found
        if message.id
    }


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_sentences_are_found_in_the_code() -> None:
    assert len(said_in_the_code()) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    known = messages(catalogue(language))

    untranslated = {
        sentence: place
        for sentence, place in said_in_the_code().items()
        if sentence not in known or not all(forms(known[sentence].string))
    }

    assert untranslated == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_outlives_its_sentence(language: str) -> None:
    assert set(messages(catalogue(language))) - set(said_in_the_code()) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_in_doubt(language: str) -> None:
    assert [id_ for id_, message in messages(catalogue(language)).items() if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_gaps_of_its_sentence(language: str) -> None:
    lost = {}
    for id_, message in messages(catalogue(language)).items():
        expected = gaps(forms(id_)[-1])
        for number, text in enumerate(forms(message.string)):
            # A sentence about one thing may say "one" instead of the number.
            may_miss = {"n"} if number == 0 and len(forms(id_)) == 2 else set()
            if text and (gaps(text) - expected or expected - gaps(text) - may_miss):
                lost[id_] = text
    assert lost == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_counts_has_every_plural_form(language: str) -> None:
    found = catalogue(language)

    for id_, message in messages(found).items():
        expected = found.num_plurals if len(forms(id_)) == 2 else 1
        assert len(forms(message.string)) == expected, id_


def test_the_template_for_new_languages_is_up_to_date() -> None:
    assert set(messages(template())) == set(said_in_the_code())


def test_no_sentence_hides_within_an_f_string() -> None:
    """The extractor does not look into f-strings before Python 3.12: such a sentence would stay English."""
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "kototori").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in ("words", "_words")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]

    assert hidden == []
