"""The organisation's papers: nothing is left out of them, and nothing of a visitor stands in them."""

import ast
import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from kototori.assets import folder
from kototori.domain.organisation import Controller, OrganisationFacts
from kototori.domain.paper_facts import VaultState
from kototori.domain.papers import Paper, PaperFormat, PaperKind
from kototori.domain.recorded import RecordedFile, Whose, overdescribed, undescribed
from kototori.domain.referral import Keeping
from kototori.home import Home
from kototori.services.desk import Desk
from kototori.services.recorded_files import PREFERENCES, SETTINGS, SHEET, recorded_files
from kototori.storage.sealing import unsealed
from kototori.wording.catalogue import read_words
from kototori.wording.paper_texts import read_notes
from tests.services.request_desk import PASSPHRASE, PLANTED, MovedClock, add, found_in, opened

ROOT = Path(__file__).parent.parent.parent
NOTES = read_notes(folder("resources"))


def files(desk: Desk) -> tuple[RecordedFile, ...]:
    return recorded_files(desk.papers().home, desk.database)


def said(desk: Desk, kind: PaperKind, language: str = "en") -> str:
    papers = desk.papers()
    text = papers.set(papers.compose(kind, language), PaperFormat.TXT).decode()
    return " ".join(text.split())


def constants(source: str) -> Iterator[str]:
    """Every text that stands as a name in a call of `put`, `_put` or `_keep`, or in a constant beside it."""
    tree = ast.parse(source)
    named = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in (
            "settings.put",
            "self._put",
            "self._keep",
        ):
            given = node.args[1 if ast.unparse(node.func) == "settings.put" else 0]
            if isinstance(given, ast.Constant):
                yield str(given.value)
            elif isinstance(given, ast.Name) and given.id in named:
                yield str(named[given.id])


# --- nothing is left out ----------------------------------------------------------------------------


def test_every_field_of_every_file_is_described(keeping_desk: Desk) -> None:
    add(keeping_desk.requests)

    assert undescribed(files(keeping_desk), NOTES) == ()
    assert overdescribed(files(keeping_desk), NOTES) == ()


def test_a_new_column_does_not_go_undescribed(desk: Desk) -> None:
    with desk.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE contact ADD COLUMN nickname TEXT")

    assert undescribed(files(desk), NOTES) == ("log.contact.nickname",)
    assert "nickname" in said(desk, PaperKind.WHAT_WE_RECORD)
    assert "not described" in said(desk, PaperKind.WHAT_WE_RECORD)


def test_every_name_that_is_put_into_the_settings_is_described() -> None:
    sources = (ROOT / "kototori" / "services").glob("*.py")
    put = {name for source in sources for name in constants(source.read_text("utf-8"))}

    assert {"desk", "language", "day_pins"} <= put
    assert put - set(SETTINGS) == set()


def test_every_name_that_is_put_into_the_preferences_is_described() -> None:
    put = set(constants((ROOT / "kototori" / "ui" / "preferences.py").read_text("utf-8")))

    assert "printer" in put
    assert put - set(PREFERENCES) == set()


def test_everything_in_the_home_folder_is_told(keeping_desk: Desk, home: Path) -> None:
    add(keeping_desk.requests)
    keeping_desk.backups.back_up()
    keeping_desk.program_log.note("something")
    keeping_desk.requests.close()
    told = {file.name for file in files(keeping_desk)}

    own = {getattr(Home(home), name) for name, kind in vars(Home).items() if isinstance(kind, property)}
    assert {path.name for path in own} - {name.split("/")[0] for name in told} == set()
    for path in home.rglob("*"):
        name = str(path.relative_to(home))
        stem = re.sub(r"(-wal|-shm|\.unfinished|\.before)$", "", name)
        assert any(stem == one or f"{stem}/".startswith(one) or one.startswith(stem) for one in told), name


def test_what_is_sealed_of_a_half_filled_sheet_is_told(keeping_desk: Desk) -> None:
    drafts, inbox = keeping_desk.request_drafts, keeping_desk.requests.inbox
    drafts.keep(uuid4(), {"name": "Keksitty"})

    (sheet,) = inbox.file.sheets()
    held = json.loads(unsealed(sheet.sealed, keeping_desk.requests.door.inbox_identity))
    assert set(held) == set(SHEET)


def test_all_that_a_visitor_says_is_the_visitors(desk: Desk) -> None:
    contents = NOTES["vault"]["contents"].fields

    assert {name for name, whose in contents.items() if whose is not Whose.VISITOR} == {"worker"}


# --- live facts -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_is_made_in_every_language_and_leaves_no_gap(
    desk: Desk, kind: PaperKind, language: str
) -> None:
    text = said(desk, kind, language)

    assert "{" not in text
    assert "[[" not in text
    assert "24.11.2026" in text or "24 Nov 2026" in text
    assert "0.1.0" in text


def test_days_of_the_desk_stand_in_the_record_once_they_are_set(home: Path, clock: MovedClock) -> None:
    desk = opened(home, clock)
    assert desk.papers().facts(read_words(folder("translations"), "en", None)).vault is VaultState.NOT_SET_UP
    assert "never set up" in said(desk, PaperKind.PROCESSING)

    desk.requests.door.set_up(PASSPHRASE, Keeping(9, 33))
    record = said(desk, PaperKind.PROCESSING)
    assert "9 days after it was handed over, and in any case 33 days" in record
    assert "passphrase, recovery code" in record
    assert "never set up" not in record

    desk.requests.close()
    record = said(desk, PaperKind.PROCESSING)
    assert "were locked when this paper was made" in record
    assert "33 days" in record
    desk.close()


def test_damaged_key_slots_stop_no_paper(home: Path, clock: MovedClock) -> None:
    desk = opened(home, clock)
    desk.requests.door.set_up(PASSPHRASE, Keeping(9, 33))
    desk.close()
    Home(home).vault_keys.write_text("{", encoding="utf-8")

    again = opened(home, clock)
    record = said(again, PaperKind.PROCESSING)
    assert "The file of requests could not be read" in record
    assert "14 days after it was handed over" in record
    assert "The key slots of the requests" in said(again, PaperKind.WHAT_WE_RECORD)
    again.close()


def test_copies_are_counted(keeping_desk: Desk) -> None:
    keeping_desk.backups.back_up()

    record = said(keeping_desk, PaperKind.IMPACT)
    assert "contact log in the home folder when this was made: 1, at most 14" in record
    assert "requests in the home folder when this was made: 2" in record


def test_a_copy_that_was_put_aside_before_the_tables_changed_is_named(desk: Desk, home: Path) -> None:
    assert "put aside before its tables changed" not in said(desk, PaperKind.IMPACT)
    Home(home).backups.mkdir(exist_ok=True)
    (Home(home).backups / "kototori-before-step-0006.db").write_bytes(b"")

    record = said(desk, PaperKind.IMPACT)
    assert "before a restore: kototori-before-step-0006.db." in record
    assert "contact log in the home folder when this was made: 0," in record


def test_the_controllers_are_those_of_the_organisation(desk: Desk) -> None:
    assert "[The organisation fills in its name" in said(desk, PaperKind.PROCESSING)

    desk.organisation.put(
        OrganisationFacts(
            controllers=(Controller("Keksitty kaupunki", "Torikatu 1"), Controller("Keksitty alue")),
            officer="tietosuoja@example.invalid",
            arrangement="Kaupunki kertoo kävijöille.",
        )
    )
    record = said(desk, PaperKind.PROCESSING)
    for fact in ("Keksitty kaupunki", "Torikatu 1", "Keksitty alue", "tietosuoja@example.invalid"):
        assert fact in record
    assert "article 26" in record
    assert "Kaupunki kertoo kävijöille." in record
    assert "[The organisation fills in its name" not in record


# --- nothing of a visitor, nothing of the computer ----------------------------------------------------


def test_no_paper_holds_what_a_visitor_said_or_a_path_of_the_computer(
    keeping_desk: Desk, home: Path, tmp_path: Path
) -> None:
    add(keeping_desk.requests)
    papers = keeping_desk.papers()
    out = tmp_path / "papers"
    out.mkdir()
    for kind in PaperKind:
        paper = papers.compose(kind, "fi")
        papers.save(out / f"{kind}.txt", paper, PaperFormat.TXT, force=False)
        assert str(home) not in told(paper)
        assert not [text for text in (*PLANTED, "Kaisa") if text in told(paper)]

    assert found_in(out) == []


def told(paper: Paper) -> str:
    return str(dataclasses.asdict(paper))


def test_making_papers_changes_no_file(keeping_desk: Desk, home: Path) -> None:
    add(keeping_desk.requests)
    keeping_desk.requests.close()
    before = {path: path.read_bytes() for path in home.rglob("requests*") if path.is_file()}

    for kind in PaperKind:
        said(keeping_desk, kind)

    assert {path: path.read_bytes() for path in home.rglob("requests*") if path.is_file()} == before
