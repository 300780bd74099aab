"""A request leaves as a sealed file: for a key of the directory, or with a passphrase to be told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kototori.domain.referral import HandOver
from kototori.ui.keys import Deed
from kototori.ui.requests.referral_page import ReferralPage
from tests.ui.conftest import Person
from tests.ui.requests.conftest import Asking

pytestmark = pytest.mark.begins_early

Opening = Callable[[], ReferralPage]


@pytest.fixture
def proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every file is saved in a folder of the test, under the name that was proposed."""
    names: list[str] = []

    def save(_: object, __: str, path: str, ___: str) -> tuple[str, str]:
        names.append(Path(path).name)
        return str(tmp_path / Path(path).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    return names


def test_without_a_key_a_passphrase_is_told_and_the_file_opens_with_it(
    adviser: Person, ask: Asking, page: Opening, proposed: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    ask()
    shown = page()
    adviser.press("Ctrl+L")
    sealing = shown.open.sealing
    qtbot.waitUntil(sealing.isVisible, timeout=20_000)

    passphrase = sealing.passphrase.text()
    [name] = proposed
    assert name.endswith(".age")
    assert "Kaisa" not in name
    assert passphrase not in adviser.notice
    pdf = adviser.desk.sealed_files().open_by_passphrase(tmp_path / name, passphrase)
    assert pdf.startswith(b"%PDF")
    assert shown.open.details.buttons[Deed.HAND_OVER].text() == "Handed over, as a sealed file"
    shown.open.list.setFocus()
    adviser.press("Enter")
    assert adviser.desk.request_list.all()[0].ways == (HandOver.FILE,)
    assert sealing.passphrase.text() == ""


def test_for_a_worker_with_a_key_no_passphrase_is_needed(
    adviser: Person,
    ask: Asking,
    page: Opening,
    proposed: list[str],
    tmp_path: Path,
    workers: SimpleNamespace,
    qtbot: QtBot,
) -> None:
    sealed = adviser.desk.sealed_files()
    key = sealed.make_key(tmp_path / "key.txt")
    adviser.desk.setup.put_worker(replace(workers.first, age_recipient=key))
    ask()
    shown = page()
    QTest.mouseClick(shown.open.details.buttons[Deed.SEAL_REQUEST], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: adviser.notice.startswith("Sealed: "), timeout=20_000)

    pdf = sealed.open_by_key(tmp_path / proposed[0], tmp_path / "key.txt")
    assert pdf.startswith(b"%PDF")
    assert not shown.open.sealing.isVisible()


def test_the_passphrase_is_gone_when_the_lock_falls(
    adviser: Person, ask: Asking, page: Opening, proposed: list[str], qtbot: QtBot
) -> None:
    ask()
    shown = page()
    adviser.press("Ctrl+L")
    qtbot.waitUntil(shown.open.sealing.isVisible, timeout=20_000)

    adviser.window.vault_lock().lock()

    assert shown.open.sealing.passphrase.text() == ""
    assert shown.open.sealing.accessibleName() == ""


def test_a_dialog_that_is_cancelled_seals_nothing(
    adviser: Person, ask: Asking, page: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    ask()
    shown = page()
    adviser.press("Ctrl+L")

    assert shown.open.details.buttons[Deed.HAND_OVER].text() == "Handed over, on paper"
