"""`kototori requests card|help-card|consent` and `kototori organisation`."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.commands.ran import Run
from tests.services.request_desk import ABOUT, NAME, PASSPHRASE, PHONE

ORGANISATION = {
    "controllers": [{"name": "Keksitty kunta", "contact": "03 000 0000"}],
    "officer": "tietosuoja@keksitty.example",
}


@pytest.fixture
def phrase(tmp_path: Path) -> tuple[str, str]:
    file = tmp_path / "phrase.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return "--passphrase-file", str(file)


@pytest.fixture
def request_id(kototori: Run, phrase: tuple[str, str]) -> str:
    """One request of a desk with a social worker and a vault."""
    worker = {"name": "Kaisa Keksitty", "title": "sosiaaliohjaaja", "team": "Perhetyö"}
    assert kototori("workers", "add", "--from", "-", stdin=json.dumps(worker)).status == 0
    assert kototori("requests", "set-up", *phrase).status == 0
    request = {"worker": "Kaisa Keksitty", "name": NAME, "phone": PHONE, "about": ABOUT}
    given = json.dumps(request | {"language": "sv", "consent": True})
    return str(kototori("requests", "add", "--from", "-", *phrase, stdin=given).out.strip())


def text_of(path: Path) -> str:
    (page,) = PdfReader(path).pages
    return " ".join(page.extract_text().split())


def test_the_card_is_in_the_visitors_language_and_names_the_worker_and_not_the_visitor(
    kototori: Run, phrase: tuple[str, str], request_id: str, tmp_path: Path
) -> None:
    card = tmp_path / "card.pdf"

    ran = kototori("requests", "card", request_id, "--out", str(card), *phrase)

    assert (ran.status, ran.err) == (0, "")
    said = text_of(card)
    assert "Kaisa Keksitty" in said
    assert "Om du ändrar dig" in said
    listed = kototori("requests", "list", "--with-names", *phrase).out.split("\t")
    assert listed[-1].strip() in said
    for own in (NAME, PHONE, ABOUT):
        assert own not in said


def test_a_file_that_is_there_is_not_replaced_and_an_unknown_request_writes_none(
    kototori: Run, phrase: tuple[str, str], request_id: str, tmp_path: Path
) -> None:
    there = tmp_path / "there.pdf"
    there.write_bytes(b"mine")
    for given in (("card", request_id, *phrase), ("help-card",), ("consent",)):
        assert kototori("requests", *given, "--out", str(there)).status == 1
    assert there.read_bytes() == b"mine"

    unknown = "00000000-0000-4000-8000-000000000000"
    new = tmp_path / "new.pdf"
    assert kototori("requests", "card", unknown, "--out", str(new), *phrase).status == 1
    assert not new.exists()


def test_help_card_and_consent_need_no_vault(kototori: Run, home: Path, tmp_path: Path) -> None:
    for verb, said in (("help-card", "palvelutarpeen arviointi"), ("consent", "I agree")):
        file = tmp_path / f"{verb}.pdf"
        ran = kototori("requests", verb, "--language", "en", "--out", str(file))
        assert (ran.status, ran.err) == (0, "")
        assert said in text_of(file)
    assert not (home / "requests.db").exists()


def test_a_language_without_text_is_told_and_written_in_finnish(kototori: Run, tmp_path: Path) -> None:
    file = tmp_path / "help.pdf"
    ran = kototori("requests", "help-card", "--language", "rw", "--out", str(file))
    assert (ran.status, ran.err) == (0, "There is no text in Kinyarwanda yet.\n")
    assert "Emme tehneet pyyntöä" in text_of(file)


def test_the_organisation_is_set_from_a_file_and_shown_again(kototori: Run, tmp_path: Path) -> None:
    file = tmp_path / "organisation.json"
    file.write_text(json.dumps(ORGANISATION), encoding="utf-8")

    assert kototori("organisation", "set", "--from", str(file)).status == 0

    shown = json.loads(kototori("organisation", "show").out)
    assert shown["controllers"] == ORGANISATION["controllers"]
    consent = tmp_path / "consent.pdf"
    assert kototori("requests", "consent", "--out", str(consent)).status == 0
    assert "Keksitty kunta, 03 000 0000" in text_of(consent)
    assert kototori("organisation", "set", "--from", "-", stdin=json.dumps(shown)).status == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("{", "This is not one JSON object"),
        ('{"owner": 1}', "“owner” is not in the list"),
        ('{"notices": {"xx": "teksti"}}', "“xx” is not in the list"),
        ('{"controllers": [{"name": "a"}, {"name": "b"}, {"name": "c"}]}', "at most 2 organisations"),
    ],
)
def test_a_refused_file_changes_nothing(kototori: Run, given: str, told: str) -> None:
    kototori("organisation", "set", "--from", "-", stdin=json.dumps(ORGANISATION))
    ran = kototori("organisation", "set", "--from", "-", stdin=given)
    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err
    assert json.loads(kototori("organisation", "show").out)["officer"] == ORGANISATION["officer"]
