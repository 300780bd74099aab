"""The catalogues of translators: what the extractor finds, and what becomes of them when a text changes."""

import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kototori.domain.errors import BrokenCatalogue
from kototori.domain.leaflet import BrokenLeaflet, NoSuchLeaflet
from kototori.wording.leaflet_catalogues import CatalogueFolders, begin, update_all
from kototori.wording.po_text import PoEntry, read_po_text, written_po
from tests.services.test_leaflet_rack import SOURCE

ROOT = Path(__file__).parent.parent.parent
TOLD = "Soita numeroon {phone}."
BLOCK = '\n[[blocks]]\nid = "{id}"\nkind = "item"\ntext = "{text}"\n'
SWEDISH = """\
# Påhittad översättning.
msgid ""
msgstr ""
"Language: sv\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-State: checked\\n"
"X-State-By: en tolk\\n"
"X-State-Date: 2026-11-01\\n"

msgctxt "title"
msgid "Keksitty esite"
msgstr "Påhittad broschyr"

# Så säger vi i växeln.
msgctxt "first"
msgid "Soita numeroon {phone}."
msgstr "Ring {phone}."
"""


@pytest.fixture
def folders(tmp_path: Path) -> CatalogueFolders:
    made = CatalogueFolders(tmp_path / "leaflets", tmp_path / "words")
    (tmp_path / "words" / "sv" / "leaflets").mkdir(parents=True)
    made.leaflets.mkdir()
    catalogue(made).write_text(SWEDISH, encoding="utf-8")
    return made


def catalogue(folders: CatalogueFolders) -> Path:
    return folders.catalogue("invented", "sv")


def update(folders: CatalogueFolders, source: str) -> dict[str, PoEntry]:
    """After the source was written anew: the entries of the Swedish catalogue, by their block."""
    (folders.leaflets / "invented.toml").write_text(source, encoding="utf-8")
    for path, text in update_all(folders).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {entry.context: entry for entry in read_po_text(catalogue(folders).read_text("utf-8")).entries}


def headers(folders: CatalogueFolders) -> dict[str, str]:
    return dict(read_po_text(catalogue(folders).read_text("utf-8")).headers)


def test_what_has_not_changed_stays_as_the_translator_left_it(folders: CatalogueFolders) -> None:
    first = update(folders, SOURCE)["first"]

    assert (first.said, first.comments, first.is_fuzzy) == (
        "Ring {phone}.",
        ("Så säger vi i växeln.",),
        False,
    )
    assert (first.notes, first.flags) == (("paragraph",), frozenset(["python-brace-format"]))
    assert headers(folders)["X-State-By"] == "en tolk"
    assert update_all(folders) == {}


def test_a_changed_text_makes_its_translation_doubtful_and_keeps_what_it_was_made_of(
    folders: CatalogueFolders,
) -> None:
    first = update(folders, SOURCE.replace("Soita numeroon", "Soita heti numeroon"))["first"]

    assert first.message == "Soita heti numeroon {phone}."
    assert (first.said, first.is_fuzzy, first.previous) == ("Ring {phone}.", True, TOLD)
    assert '#| msgid "Soita numeroon {phone}."' in catalogue(folders).read_text("utf-8")
    assert headers(folders)["X-State"] == "draft"
    assert headers(folders)["X-State-Was"] == "checked, 2026-11-01, en tolk"
    assert update_all(folders) == {}


def test_a_text_that_changes_twice_is_still_compared_with_what_was_translated(
    folders: CatalogueFolders,
) -> None:
    update(folders, SOURCE.replace("Soita numeroon", "Soita heti numeroon"))
    first = update(folders, SOURCE.replace("Soita numeroon", "Soita nyt numeroon"))["first"]
    assert (first.is_fuzzy, first.previous) == (True, TOLD)

    first = update(folders, SOURCE)["first"]
    assert (first.said, first.is_fuzzy, first.previous) == ("Ring {phone}.", False, "")


def test_a_text_that_nothing_is_like_any_more_is_doubtful_too(folders: CatalogueFolders) -> None:
    first = update(folders, SOURCE.replace(TOLD, "Tule käymään."))["first"]

    assert (first.message, first.said, first.is_fuzzy) == ("Tule käymään.", "Ring {phone}.", True)
    assert "python-brace-format" not in first.flags


def test_blocks_stand_in_the_order_of_the_source_and_what_is_gone_stands_last(
    folders: CatalogueFolders,
) -> None:
    more = BLOCK.format(id="more", text="Lisää.")
    head, block, _ = SOURCE.partition("\n[[blocks]]")
    found = update(folders, head + more + block + SOURCE.partition("\n[[blocks]]")[2])
    assert list(found) == ["title", "more", "first"]
    assert found["more"].said == ""

    found = update(folders, head + more)
    assert list(found) == ["title", "more", "first"]
    assert found["first"].is_obsolete
    assert '#~ msgid "Soita numeroon {phone}."' in catalogue(folders).read_text("utf-8")
    assert update_all(folders) == {}

    found = update(folders, SOURCE)
    assert (found["first"].said, found["first"].is_fuzzy) == ("Ring {phone}.", False)


def test_a_text_under_another_id_is_proposed_and_not_taken_silently(folders: CatalogueFolders) -> None:
    found = update(folders, SOURCE.replace('"first"', '"call"'))

    assert (found["call"].said, found["call"].is_fuzzy) == ("Ring {phone}.", True)
    assert "first" not in found


def test_a_translator_reads_what_kind_of_text_it_is_and_what_its_author_adds(
    folders: CatalogueFolders,
) -> None:
    source = SOURCE.replace('kind = "paragraph"', 'kind = "contact"\nhint = "Sanotaan ääneen."')
    first = update(folders, source.replace(f'"{TOLD}"', '"Puhelin"\ndetail = "{phone}"'))["first"]

    assert first.notes == ("contact, before {phone}", "Sanotaan ääneen.")


def test_a_new_language_begins_empty_and_as_a_draft(folders: CatalogueFolders) -> None:
    (folders.leaflets / "invented.toml").write_text(SOURCE, encoding="utf-8")

    ((path, text),) = begin(folders, "sw", "Swahili").items()

    made = read_po_text(text)
    assert path == folders.catalogues / "sw" / "leaflets" / "invented.po"
    assert (made.headers["Language"], made.headers["X-State"]) == ("sw", "draft")
    assert [entry.said for entry in made.entries] == ["", ""]
    assert begin(folders, "sv", "Swedish") == {}
    with pytest.raises(NoSuchLeaflet):
        begin(folders, "sw", "Swahili", ["nowhere"])


def test_the_desk_s_own_catalogues_lie_beside_its_own_leaflets(tmp_path: Path) -> None:
    (tmp_path / "tupa.toml").write_text(SOURCE, encoding="utf-8")
    folders = CatalogueFolders.of_desk(tmp_path)
    ((path, text),) = begin(folders, "sv", "Swedish").items()
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")

    assert path == tmp_path / "sv" / "tupa.po"
    assert update_all(folders) == {}


def test_what_is_broken_is_named_with_its_line_and_nothing_is_written(folders: CatalogueFolders) -> None:
    (folders.leaflets / "invented.toml").write_text(SOURCE, encoding="utf-8")
    catalogue(folders).write_text(SWEDISH + "\nmsgid and then nothing\n", encoding="utf-8")
    with pytest.raises(BrokenCatalogue) as broken:
        update_all(folders)
    assert broken.value.line == len(SWEDISH.splitlines()) + 2

    (folders.leaflets / "invented.toml").write_text(SOURCE + SOURCE.partition("[[blocks]]")[1], "utf-8")
    with pytest.raises(BrokenLeaflet):
        update_all(folders)


def test_two_blocks_of_one_id_are_refused(folders: CatalogueFolders) -> None:
    with pytest.raises(BrokenLeaflet) as broken:
        update(folders, SOURCE + BLOCK.format(id="first", text="Toinen."))
    assert broken.value.part == "first"


def test_babel_finds_the_texts_by_the_extractor_s_own_name(tmp_path: Path) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        named = tomllib.load(file)["project"]["entry-points"]["babel.extractors"]["kototori_leaflets"]
    module, _, function = named.partition(":")
    assert callable(getattr(import_module(module), function))
    (tmp_path / "invented.toml").write_text(SOURCE, encoding="utf-8")

    found = list(extract_from_dir(tmp_path, [("**.toml", named)], keywords={"pgettext": ((1, "c"), 2)}))

    assert [(line, text, context) for _, line, text, _, context in found] == [
        (8, "Keksitty esite", "title"),
        (14, TOLD, "first"),
    ]


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_s_own_tools_take_the_files(folders: CatalogueFolders) -> None:
    for source in (
        SOURCE,
        SOURCE.replace("Soita numeroon", "Soita heti numeroon"),
        SOURCE.replace("first", "x"),
    ):
        update(folders, source)
        told = subprocess.run(
            ["msgfmt", "--check", "-o", "-", catalogue(folders)], capture_output=True, check=False
        )
        assert told.returncode == 0, told.stderr


def test_every_shipped_catalogue_is_written_as_it_was_read() -> None:
    for path in sorted((ROOT / "translations").glob("*/leaflets/*.po")):
        text = path.read_text(encoding="utf-8")
        plain = read_po_text(text)
        assert read_po_text(written_po(plain)) == plain
        with path.open("rb") as file:
            by_babel = [(m.context, m.id, m.string) for m in read_po(file) if m.id]
        assert [(e.context, e.message, e.said) for e in plain.entries if not e.is_obsolete] == by_babel


def test_strings_over_several_lines_and_odd_characters_are_kept() -> None:
    text = '#, fuzzy\n#| msgid ""\n#| "vanha "\n#| "teksti"\n'
    text += 'msgctxt "a"\nmsgid ""\n"uusi\\n"\n"\\"x\\"\\\\"\nmsgstr "y"\n'
    (entry,) = read_po_text(text).entries
    assert (entry.message, entry.previous, entry.said) == ('uusi\n"x"\\', "vanha teksti", "y")
    assert read_po_text(written_po(read_po_text(text))).entries == (entry,)


def test_the_command_says_that_everything_is_in_step() -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / ".ci" / "translations.py", "--own", ROOT / "resources" / "lists"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert (ran.returncode, ran.stdout) == (0, "Everything was in step.\n")
