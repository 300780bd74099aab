"""`kototori requests keyring`: with a real keyring, and without one."""

import json
from pathlib import Path

import pytest

from tests.commands.ran import Ran, Run
from tests.services.keyring_session import needs_a_keyring, session_bus
from tests.services.request_desk import NAME, PASSPHRASE, PHONE

pytestmark = needs_a_keyring


@pytest.fixture
def phrase(tmp_path: Path) -> tuple[str, str]:
    file = tmp_path / "phrase.txt"
    file.write_text(PASSPHRASE, encoding="utf-8")
    return "--passphrase-file", str(file)


@pytest.fixture
def keeping(kototori: Run, phrase: tuple[str, str]) -> Run:
    """A desk with one request in its vault."""
    worker = {"name": "Kaisa Keksitty", "title": "ohjaaja", "team": "Perhetyö"}
    kototori("workers", "add", "--from", "-", stdin=json.dumps(worker))
    kototori("requests", "set-up", *phrase)
    request = {"worker": "Kaisa Keksitty", "name": NAME, "phone": PHONE, "consent": True}
    assert kototori("requests", "add", "--from", "-", *phrase, stdin=json.dumps(request)).status == 0
    return kototori


def test_this_computer_opens_the_requests_until_it_is_said_to_ask_again(
    keeping: Run, phrase: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with session_bus(monkeypatch) as session:
        session.start_keyring()
        assert keeping("requests", "list").status == 1, "nobody can be asked for the passphrase here"

        on = keeping("requests", "keyring", "on", *phrase)
        assert (on.status, on.err) == (0, "")
        assert "Kaisa Keksitty" in keeping("requests", "list").out
        assert keeping("requests", "keyring", "off").status == 0
        assert keeping("requests", "list").status == 1
        assert session.secrets() == []


def test_without_a_keyring_it_is_said_in_one_sentence_and_the_passphrase_opens(
    keeping: Run, phrase: tuple[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")

    ran = keeping("requests", "keyring", "on", *phrase)

    told = "This computer has no keyring that keeps secrets encrypted; the passphrase opens the requests.\n"
    assert ran == Ran(1, "", told)
    assert "Kaisa Keksitty" in keeping("requests", "list", *phrase).out
    assert keeping("requests", "keyring", "sideways", *phrase).status == 1
