"""The program's words: looked up, counted, dated, and quick at the second start."""

import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from kototori.assets import folder
from kototori.domain.errors import BrokenCatalogue, UnknownCode
from kototori.wording.catalogue import Words, read_words
from kototori.wording.po_file import Catalogue, read_catalogue

FINNISH = """
msgid ""
msgstr ""
"Language: fi\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-State: draft\\n"

msgid "Saved as number {n}."
msgstr "Tallennettu numerolla {n}."

msgid "one visit"
msgid_plural "{n} visits"
msgstr[0] "yksi käynti"
msgstr[1] "{n} käyntiä"

#, fuzzy
msgid "Withdrawn."
msgstr "Ehkä poistettu."
"""


@pytest.fixture
def translations(tmp_path: Path) -> Path:
    folder = tmp_path / "translations"
    (folder / "fi").mkdir(parents=True)
    (folder / "fi" / "kototori.po").write_text(FINNISH, encoding="utf-8")
    return folder


def test_a_sentence_is_said_in_finnish_with_its_gaps_filled(translations: Path) -> None:
    _ = read_words(translations, "fi", None)
    assert _("Saved as number {n}.", n=14) == "Tallennettu numerolla 14."


def test_one_and_many_are_told_apart(translations: Path) -> None:
    fi, en = read_words(translations, "fi", None), read_words(translations, "en", None)
    assert fi.many("one visit", "{n} visits", 1) == "yksi käynti"
    assert fi.many("one visit", "{n} visits", 0) == "0 käyntiä"
    assert en.many("one visit", "{n} visits", 1) == "one visit"
    assert en.many("one visit", "{n} visits", 2000) == "2,000 visits"


def test_a_doubtful_translation_and_an_unknown_sentence_stay_english(translations: Path) -> None:
    _ = read_words(translations, "fi", None)
    assert _("Withdrawn.") == "Withdrawn."
    assert _("Nobody wrote {this} yet.", this="that") == "Nobody wrote that yet."


def test_dates_times_and_numbers_are_written_as_each_language_does() -> None:
    fi, sv, en = (Words(language, Catalogue()) for language in ("fi", "sv", "en"))
    tuesday, half_past_ten = date(2026, 11, 24), time(10, 30)
    assert [w.date(tuesday) for w in (fi, sv, en)] == ["24.11.2026", "24.11.2026", "24 Nov 2026"]
    assert [w.weekday(tuesday) for w in (fi, sv, en)] == ["tiistai", "tisdag", "Tuesday"]
    assert [w.time(half_past_ten) for w in (fi, sv, en)] == ["10.30", "10.30", "10:30"]
    assert [w.number(12345.6) for w in (fi, sv, en)] == ["12\u00a0345,6", "12\u00a0345,6", "12,345.6"]
    assert [w.list_of(["a", "b", "c"]) for w in (fi, sv, en)] == ["a, b ja c", "a, b och c", "a, b and c"]
    assert fi.list_of(["a"]) == "a"
    assert fi.list_of([]) == ""


def test_an_unknown_language_is_refused(translations: Path) -> None:
    with pytest.raises(UnknownCode):
        read_words(translations, "xx", None)


def test_a_changed_catalogue_is_read_anew_and_an_unchanged_one_is_not(
    translations: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    path = translations / "fi" / "kototori.po"
    first = read_catalogue(path, cache)
    assert read_catalogue(path, cache) == first
    assert first.headers["X-State"] == "draft"
    path.write_text(FINNISH.replace("Tallennettu numerolla", "Tallessa nro"), encoding="utf-8")
    assert read_words(translations, "fi", cache)("Saved as number {n}.", n=1) == "Tallessa nro 1."
    assert len(list(cache.iterdir())) == 1


def test_a_second_start_does_not_import_babel(translations: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    read_words(translations, "fi", cache)
    program = (
        "import sys; from pathlib import Path; from kototori.wording.catalogue import read_words;"
        f"words = read_words(Path({str(translations)!r}), 'fi', Path({str(cache)!r}));"
        "print(words('Saved as number {n}.', n=2), 'babel' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["Tallennettu", "numerolla", "2.", "False"]


@pytest.mark.parametrize("damage", ["", "[]", '{"digest": 1}', "\0"])
def test_a_damaged_or_unwritable_cache_only_costs_time(
    translations: Path, tmp_path: Path, damage: str
) -> None:
    cache = tmp_path / "cache"
    read_words(translations, "fi", cache)
    next(cache.iterdir()).write_text(damage, encoding="utf-8")
    assert read_words(translations, "fi", cache)("Saved as number {n}.", n=3) == "Tallennettu numerolla 3."
    no_folder = tmp_path / "a-file"
    no_folder.write_text("", encoding="utf-8")
    assert read_words(translations, "fi", no_folder)("Saved as number {n}.", n=4).endswith("4.")


def test_a_broken_catalogue_is_named_with_its_line(translations: Path) -> None:
    path = translations / "fi" / "kototori.po"
    path.write_text(FINNISH + "\nmsgid and then nothing\n", encoding="utf-8")
    with pytest.raises(BrokenCatalogue) as broken:
        read_words(translations, "fi", None)
    assert broken.value.path == path
    assert broken.value.line == len(FINNISH.splitlines()) + 2
    path.write_bytes(FINNISH.encode("utf-8").replace("ä".encode(), b"\xe4"))
    with pytest.raises(BrokenCatalogue) as foreign:
        read_words(translations, "fi", None)
    assert FINNISH.splitlines()[foreign.value.line - 1] == 'msgstr[0] "yksi käynti"'


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_shipped_catalogues_can_be_read(language: str) -> None:
    assert read_words(folder("translations"), language, None).language == language


def test_sentences_are_found_in_the_code_as_translators_tools_look_for_them(tmp_path: Path) -> None:
    (tmp_path / "kototori").mkdir()
    (tmp_path / "kototori" / "page.py").write_text(
        'N_("marked")\n_("said")\nself._words.many("one visit", "{n} visits", n)\nwords("by name")\n',
        encoding="utf-8",
    )
    settings = Path(__file__).parents[2] / "pyproject.toml"
    target = tmp_path / "kototori.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", str(settings)]
    subprocess.run([*command, "-o", str(target), "."], cwd=tmp_path, check=True)
    pot = target.read_text(encoding="utf-8")
    found = [line.split('"')[1] for line in pot.splitlines() if line.startswith("msgid") and '""' not in line]
    assert found == ["marked", "said", "one visit", "{n} visits", "by name"]
