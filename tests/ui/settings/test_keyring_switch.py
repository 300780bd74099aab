"""This computer opens the requests by itself, and asks again, by keys; with a real keyring behind."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kototori.services.desk import Desk
from kototori.ui.notices import Notices
from kototori.ui.requests.unlock_panel import UnlockPanel
from kototori.ui.requests.vault_lock import VaultLock
from kototori.ui.settings.keyring_switch import KeyringSwitch
from kototori.wording.catalogue import Words
from tests.services.keyring_session import Session, needs_a_keyring, session_bus
from tests.services.request_desk import PASSPHRASE, MovedClock, opened

pytestmark = needs_a_keyring
SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return
LONG = 25_000  # milliseconds on a busy computer


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    with session_bus(monkeypatch) as session:
        session.start_keyring()
        yield session


@pytest.fixture
def desk(settled_home: Path) -> Iterator[Desk]:
    desk = opened(settled_home, MovedClock())
    desk.requests.door.set_up(PASSPHRASE)
    yield desk
    desk.close()


@pytest.fixture
def lock(desk: Desk, qtbot: QtBot) -> VaultLock:
    window = QWidget()
    qtbot.addWidget(window)
    return VaultLock(desk, window)


@pytest.fixture
def switch(
    session: Session, lock: VaultLock, words: Words, notices: Notices, show: Callable[[QWidget], None]
) -> KeyringSwitch:
    switch = KeyringSwitch(lock, words, notices)
    show(switch)
    switch.refresh()
    return switch


def turn(switch: KeyringSwitch, qtbot: QtBot, *, on: bool) -> None:
    box = switch._box
    qtbot.waitUntil(box.isEnabled, timeout=LONG)
    assert box.isChecked() is not on
    box.setFocus()
    qtbot.keyClick(box, SPACE)
    qtbot.waitUntil(lambda: box.isEnabled() and box.isChecked() is on, timeout=LONG)


def test_turned_on_the_requests_open_by_themselves_and_turned_off_they_ask(
    switch: KeyringSwitch,
    lock: VaultLock,
    session: Session,
    words: Words,
    qtbot: QtBot,
    show: Callable[[QWidget], None],
) -> None:
    turn(switch, qtbot, on=True)
    assert len(session.secrets()) == 1
    lock.lock()
    qtbot.waitUntil(lambda: not lock.is_open, timeout=LONG)
    panel = UnlockPanel(lock, words)
    show(panel)
    panel.begin()
    qtbot.waitUntil(lambda: lock.is_open, timeout=LONG)

    turn(switch, qtbot, on=False)
    assert session.secrets() == []
    assert not lock.book.door.keyring_may_open


def test_where_it_was_never_turned_on_no_keyring_is_loaded_to_open_the_requests(
    lock: VaultLock,
    words: Words,
    qtbot: QtBot,
    show: Callable[[QWidget], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "keyring"]:
        monkeypatch.delitem(sys.modules, name)
    lock.lock()
    qtbot.waitUntil(lambda: not lock.is_open, timeout=LONG)
    panel = UnlockPanel(lock, words)
    show(panel)
    panel.begin()
    panel.line.setText(PASSPHRASE)
    qtbot.keyClick(panel.line, ENTER)
    qtbot.waitUntil(lambda: lock.is_open, timeout=LONG)

    assert "keyring" not in sys.modules


def test_a_keyring_that_lost_the_key_is_told_and_the_passphrase_opens(
    switch: KeyringSwitch,
    lock: VaultLock,
    session: Session,
    words: Words,
    qtbot: QtBot,
    show: Callable[[QWidget], None],
) -> None:
    turn(switch, qtbot, on=True)
    session.change_secrets(None)
    lock.lock()
    qtbot.waitUntil(lambda: not lock.is_open, timeout=LONG)
    panel = UnlockPanel(lock, words)
    show(panel)
    panel.begin()
    qtbot.waitUntil(lambda: "keyring" in panel._field._below.text(), timeout=LONG)

    assert not lock.is_open
    panel.line.setText(PASSPHRASE)
    qtbot.keyClick(panel.line, ENTER)
    qtbot.waitUntil(lambda: lock.is_open, timeout=LONG)
