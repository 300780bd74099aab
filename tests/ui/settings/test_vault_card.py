"""Settings of the requests' lock, by keys and clicks; what was changed is read from the vault again."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.referral import Keeping
from kototori.domain.vault import Deed, WrongPassphrase, WrongRecoveryCode
from kototori.services.desk import Desk
from kototori.ui.notices import Notices
from kototori.ui.preferences import Preferences
from kototori.ui.requests.vault_lock import VaultLock
from kototori.ui.settings.vault_card import VaultCard
from kototori.wording.catalogue import Words
from tests.services.request_desk import PASSPHRASE, MovedClock, add, opened
from tests.ui.requests.test_lock_card import button, click, press, shown_code, texts

OTHER = "kylmä kivi kiertää tahkoa"


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def desk(settled_home: Path, clock: MovedClock, codes_to_tray: None) -> Iterator[Desk]:
    """Its clock can be moved."""
    desk = opened(settled_home, clock)
    yield desk
    desk.close()


@pytest.fixture
def card(
    desk: Desk,
    preferences: Preferences,
    words: Words,
    notices: Notices,
    show: Callable[[QWidget], None],
    qtbot: QtBot,
) -> VaultCard:
    """One request waits, and the requests are open."""
    desk.requests.door.set_up(PASSPHRASE)
    add(desk.requests)
    window = QWidget()
    qtbot.addWidget(window)
    card = VaultCard(VaultLock(desk, window), preferences, words, notices)
    show(card)
    card.refresh()
    return card


def heard(said: list[tuple[str, str]]) -> str:
    return " | ".join(sentence for sentence, _ in said)


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(
    card: VaultCard, desk: Desk, said: list[tuple[str, str]], qtbot: QtBot
) -> None:
    click(card, "Change the passphrase …")
    press(PASSPHRASE, "Enter", OTHER, "Enter", OTHER, "Enter")
    qtbot.waitUntil(lambda: "another one now" in heard(said))

    assert button(card, "Change the passphrase …").hasFocus()
    desk.requests.close()
    with pytest.raises(WrongPassphrase):
        desk.requests.open(PASSPHRASE)


def test_a_wrong_passphrase_of_now_changes_nothing(
    card: VaultCard, desk: Desk, clock: MovedClock, qtbot: QtBot
) -> None:
    click(card, "Change the passphrase …")
    press(OTHER, "Enter", OTHER, "Enter", OTHER, "Enter")
    qtbot.waitUntil(lambda: "does not fit" in texts(card))
    clock.move(seconds=30)

    desk.requests.open(PASSPHRASE)


def test_a_new_code_holds_once_it_was_typed_back_and_not_before(
    card: VaultCard, desk: Desk, said: list[tuple[str, str]], home: Path, qtbot: QtBot
) -> None:
    before = (home / "requests.keys.json").read_bytes()
    click(card, "New recovery code …")
    press(PASSPHRASE, "Enter")
    qtbot.waitUntil(lambda: len(shown_code(card)) == 8)
    code = "-".join(shown_code(card))
    qtbot.waitUntil(lambda: button(card, "Print").hasFocus())
    press("Space")
    qtbot.waitUntil(lambda: button(card, "It is on paper").hasFocus())
    press("Space")
    assert (home / "requests.keys.json").read_bytes() == before
    one, other = re.findall(r"\d", re.search(r"Groups (.*) from", texts(card)).group(1))  # type: ignore[union-attr]  # asked
    press(code.split("-")[int(one) - 1], code.split("-")[int(other) - 1], "Enter")
    qtbot.waitUntil(lambda: "The new recovery code holds" in heard(said))

    assert Deed.RECOVERY_CODE_NEW in [entry.deed for entry in desk.requests.door.vault.register()]
    copies = (home / "backups" / "requests.keys.json").read_bytes()
    assert copies == (home / "requests.keys.json").read_bytes()
    desk.requests.close()
    desk.requests.recover(code, OTHER)


def test_the_old_code_opens_nothing_any_more(desk: Desk) -> None:
    old = desk.requests.door.set_up(PASSPHRASE)
    desk.requests.door.take_recovery_code(desk.requests.door.new_recovery_code(PASSPHRASE))
    desk.requests.close()

    with pytest.raises(WrongRecoveryCode):
        desk.requests.recover(old, OTHER)


def test_fewer_days_hold_for_what_waits_and_more_do_not(
    card: VaultCard, desk: Desk, said: list[tuple[str, str]], qtbot: QtBot
) -> None:
    boxes = card.findChildren(QSpinBox)
    for days in (30, 90):
        boxes[1].setFocus()
        boxes[1].selectAll()
        press(str(days))
        click(card, "Keep these days")
        qtbot.waitUntil(lambda: "Kept:" in heard(said) and not card._lock.is_busy)
        said.clear()
        assert desk.requests.door.keeping == Keeping(14, days)
        (waiting,) = desk.requests.all()
        assert (waiting.erase_on - waiting.made_on).days == 30

    desk.requests.close()
    assert desk.requests.door.keeping == Keeping(14, 90)  # told beside the locked vault, too


def test_the_second_number_is_never_less_than_the_first(card: VaultCard) -> None:
    after, latest = card.findChildren(QSpinBox)
    latest.setFocus()
    latest.selectAll()
    press("7", "Tab")

    assert (after.value(), latest.value()) == (7, 7)


def test_what_is_typed_vanishes_when_the_lock_falls(card: VaultCard) -> None:
    click(card, "Change the passphrase …")
    press(PASSPHRASE)
    card._lock.lock()

    lines = [line for line in card.findChildren(QLineEdit) if not isinstance(line.parent(), QSpinBox)]
    assert [line.text() for line in lines if line.text() or line.isUndoAvailable()] == []
    assert "They are locked" in texts(card)
    assert button(card, "To the requests")


def test_it_says_where_the_copies_are_and_what_is_lost(card: VaultCard, home: Path) -> None:
    assert str(home / "backups") in texts(card)
    assert "nobody can open them" in texts(card)


def test_without_a_keyring_the_switch_cannot_be_turned_on(card: VaultCard, qtbot: QtBot) -> None:
    box = card._keyring._box
    qtbot.waitUntil(lambda: bool(card._keyring._why.text()), timeout=25_000)

    assert not box.isEnabled()
    assert not box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is not box
    assert [label for label in card.findChildren(QLabel) if label.text() == card._keyring._why.text()]
