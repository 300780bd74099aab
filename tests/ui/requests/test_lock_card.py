"""The lock of the requests, by the keys that a person presses."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.vault import Deed
from kototori.services.desk import Desk
from kototori.ui.look.buttons import KeyButton
from kototori.ui.preferences import Preferences
from kototori.ui.requests.lock_card import LockCard
from kototori.ui.requests.vault_lock import VaultLock
from kototori.wording.catalogue import Words
from tests.services.keyring_session import Session, needs_a_keyring, session_bus
from tests.services.request_desk import PASSPHRASE, MovedClock, add, opened
from tests.ui.conftest import KEYS, PaperTray

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
def lock(desk: Desk, qtbot: QtBot) -> Iterator[VaultLock]:
    window = QWidget()
    qtbot.addWidget(window)
    lock = VaultLock(desk, window)
    yield lock
    lock.deleteLater()


@pytest.fixture
def open_card(
    lock: VaultLock, preferences: Preferences, words: Words, show: Callable[[QWidget], None]
) -> Callable[[], LockCard]:
    def open_card() -> LockCard:
        card = LockCard(lock, preferences, words)
        show(card)
        card.first_focus().setFocus()
        return card

    return open_card


@pytest.fixture
def locked_card(desk: Desk, open_card: Callable[[], LockCard]) -> LockCard:
    """One request waits behind the passphrase."""
    desk.requests.door.set_up(PASSPHRASE)
    add(desk.requests)
    desk.requests.close()
    return open_card()


def press(*keys: str) -> int:
    """To whatever has the keyboard: named keys, and texts letter by letter; how many keys that were."""
    pressed = 0
    for key in keys:
        field = QApplication.focusWidget()
        assert field is not None
        if key in KEYS:
            QTest.keyClick(field, KEYS[key])
            pressed += 1
        else:
            for letter in key:
                type_letter(letter)
                pressed += 1
    return pressed


def type_letter(letter: str) -> None:
    field = QApplication.focusWidget()
    if letter.isascii():
        QTest.keyClicks(field, letter)
    else:
        assert isinstance(field, QLineEdit)
        field.insert(letter)


def texts(part: QWidget) -> str:
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def button(part: QWidget, begins: str) -> KeyButton:
    return next(b for b in part.findChildren(KeyButton) if b.isVisible() and b.text().startswith(begins))


def click(part: QWidget, begins: str) -> None:
    QTest.mouseClick(button(part, begins), Qt.MouseButton.LeftButton)


def left_over(card: LockCard) -> list[str]:
    """What stands in a line, or would come back by Ctrl+Z."""
    lines = [line for line in card.findChildren(QLineEdit) if not isinstance(line.parent(), QSpinBox)]
    return [line.text() for line in lines if line.text() or line.isUndoAvailable()]


def shown_code(card: LockCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if re.fullmatch("[A-Z2-7]{4}", label.text())]


def asked_groups(card: LockCard) -> list[int]:
    found = re.search(r"Groups (\d) and (\d) from the paper", texts(card))
    assert found is not None
    return [int(number) for number in found.groups()]


def test_a_printed_code_is_proved_by_two_groups_and_then_the_requests_are_open(
    open_card: Callable[[], LockCard], desk: Desk, tray: PaperTray, home: Path, qtbot: QtBot
) -> None:
    card = open_card()
    press(PASSPHRASE, "Enter", PASSPHRASE, "Enter")
    qtbot.waitUntil(lambda: len(shown_code(card)) == 8)
    code = shown_code(card)
    assert not desk.requests.door.is_set_up  # nothing is written before the paper is known to be kept
    qtbot.waitUntil(lambda: button(card, "Print").hasFocus())
    press("Space")
    qtbot.waitUntil(lambda: len(tray.pages) == 1)
    press("Space")
    assert shown_code(card) == []
    with qtbot.waitSignal(card.opened):
        press("".join(code[number - 1].lower() for number in asked_groups(card)), "Enter")

    assert desk.requests.door.is_open
    desk.requests.close()
    desk.requests.door.recover("-".join(code), OTHER)  # the paper is right
    assert tray.titles == ["kototori"]
    assert not list(home.rglob("*.pdf"))


def test_a_code_written_by_hand_is_typed_back_whole(
    open_card: Callable[[], LockCard], desk: Desk, tray: PaperTray, qtbot: QtBot
) -> None:
    tray.printers = []
    card = open_card()
    press(PASSPHRASE, "Enter", PASSPHRASE, "Enter")
    qtbot.waitUntil(lambda: len(shown_code(card)) == 8)
    code = " ".join(shown_code(card))
    click(card, "It is on paper")
    assert "The whole code" in texts(card)

    press(code[:9], "Enter")
    assert "not what was shown" in texts(card)
    assert not desk.requests.door.is_set_up
    with qtbot.waitSignal(card.opened):
        press(code.lower().replace("o", "0").replace("i", "1"), "Enter")

    assert desk.requests.door.is_open


@pytest.mark.parametrize("typed", ["lyhyt", "aa aa aa aa"])
def test_a_short_passphrase_is_told_what_it_lacks(
    open_card: Callable[[], LockCard], desk: Desk, typed: str
) -> None:
    card = open_card()
    press(typed)
    assert "Too short so far" in texts(card)
    press("Enter", typed, "Enter")

    assert shown_code(card) == []
    assert QApplication.focusWidget() is card.first_focus()
    assert not desk.requests.door.is_set_up


def test_two_different_passphrases_are_asked_for_once_more(open_card: Callable[[], LockCard]) -> None:
    card = open_card()
    press(PASSPHRASE, "Enter", OTHER, "Enter")

    assert "Not the same as above" in texts(card)
    assert shown_code(card) == []


def test_a_set_up_that_is_left_in_the_middle_leaves_no_trace(
    open_card: Callable[[], LockCard], desk: Desk, home: Path, qtbot: QtBot
) -> None:
    card = open_card()
    press(PASSPHRASE, "Enter", PASSPHRASE, "Enter")
    qtbot.waitUntil(lambda: len(shown_code(card)) == 8)
    card.hide()

    assert list(home.glob("*requests*")) == []
    card.show()
    assert shown_code(card) == []
    assert left_over(card) == []


def test_enter_opens_and_nothing_typed_stays(locked_card: LockCard, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(locked_card.opened):
        press(PASSPHRASE, "Enter")

    assert len(desk.requests.all()) == 1
    assert left_over(locked_card) == []


def test_the_window_does_not_stand_still_while_it_opens(
    locked_card: LockCard, lock: VaultLock, qtbot: QtBot
) -> None:
    press(PASSPHRASE, "Enter")

    assert lock.is_busy
    assert not lock.is_open
    assert button(locked_card, "Opening")
    qtbot.waitUntil(lambda: lock.is_open)


def test_wrong_ones_are_counted_down_and_the_third_points_to_the_safe(
    locked_card: LockCard, clock: MovedClock, lock: VaultLock, qtbot: QtBot
) -> None:
    pauses = []
    for _ in range(3):
        press(OTHER, "Enter")
        qtbot.waitUntil(lambda: "does not fit" in texts(locked_card) and not lock.is_busy)
        pauses.append(button(locked_card, "Open (").text())
        assert not button(locked_card, "Open (").isEnabled()
        clock.move(seconds=4)
        qtbot.waitUntil(lambda: button(locked_card, "Open").text() == "Open")

    assert pauses == ["Open (1 s)", "Open (2 s)", "Open (4 s)"]
    assert "The recovery code in the safe" in texts(locked_card)


def test_enter_during_the_pause_is_taken_up_after_it(
    locked_card: LockCard, clock: MovedClock, lock: VaultLock, qtbot: QtBot
) -> None:
    press(OTHER, "Enter")
    qtbot.waitUntil(lambda: "does not fit" in texts(locked_card))
    press(PASSPHRASE, "Enter")
    assert not lock.is_busy

    with qtbot.waitSignal(locked_card.opened):
        clock.move(seconds=1)


def test_what_was_locked_while_it_opened_is_never_shown(
    locked_card: LockCard, lock: VaultLock, desk: Desk, qtbot: QtBot
) -> None:
    told = []
    lock.opened.connect(lambda: told.append("opened"))
    press(PASSPHRASE, "Enter")
    lock.lock()

    qtbot.waitUntil(lambda: not lock.is_busy)
    assert not desk.requests.door.is_open
    assert told == []


def test_the_lock_lets_fields_be_emptied_before_it_falls(
    locked_card: LockCard, lock: VaultLock, desk: Desk, qtbot: QtBot
) -> None:
    order: list[object] = []
    lock.closing.connect(lambda: order.append(desk.requests.door.is_open))
    lock.closed.connect(lambda: order.append(desk.requests.door.is_open))
    with qtbot.waitSignal(locked_card.opened):
        press(PASSPHRASE, "Enter")

    lock.lock()

    assert order == [True, False]


def test_the_code_opens_with_a_new_passphrase(
    desk: Desk, open_card: Callable[[], LockCard], qtbot: QtBot
) -> None:
    code = desk.requests.door.set_up(PASSPHRASE)
    add(desk.requests)
    desk.requests.close()
    card = open_card()
    click(card, "Open with the recovery code")
    press(code.replace("-", "").lower(), "Enter", OTHER, "Enter")
    with qtbot.waitSignal(card.opened):
        press(OTHER, "Enter")

    assert len(desk.requests.all()) == 1
    desk.requests.close()
    desk.requests.open(OTHER)


def test_a_wrong_code_changes_nothing(locked_card: LockCard, desk: Desk, qtbot: QtBot) -> None:
    click(locked_card, "Open with the recovery code")
    press("AAAA" * 8, "Enter", OTHER, "Enter", OTHER, "Enter")

    qtbot.waitUntil(lambda: "does not fit" in texts(locked_card))
    desk.requests.open(PASSPHRASE)


# --- when something is amiss --------------------------------------------------------------------


def lose(desk: Desk, home: Path, what: str) -> None:
    """Leaves one request behind in the copies, and spoils the files."""
    desk.requests.door.set_up(PASSPHRASE)
    add(desk.requests)
    desk.requests.close()
    vault, keys = home / "requests.db", home / "requests.keys.json"
    match what:
        case "vault missing":
            vault.unlink()
        case "keys missing":
            keys.unlink()
        case "vault cut":
            vault.write_bytes(vault.read_bytes()[:-1000])
        case "vault another's":
            vault.write_bytes(bytes(16) + vault.read_bytes()[16:])
        case "keys damaged":
            keys.write_text(keys.read_text().replace("passphrase", "passphrasf"))
        case "page flipped":  # seen by nobody who has no key
            whole = bytearray(vault.read_bytes())
            whole[5000] ^= 1
            vault.write_bytes(whole)


@pytest.mark.parametrize(
    "what", ["vault missing", "keys missing", "vault cut", "vault another's", "keys damaged", "page flipped"]
)
def test_what_is_spoiled_is_told_and_comes_back_from_the_newest_copy(
    desk: Desk, home: Path, open_card: Callable[[], LockCard], qtbot: QtBot, what: str
) -> None:
    lose(desk, home, what)
    card = open_card()
    if what == "page flipped":
        press(PASSPHRASE, "Enter")
    qtbot.waitUntil(lambda: "cannot be opened" in texts(card))
    assert "There is a copy of 24 Nov 2026" in texts(card)
    assert "Nothing was deleted" in texts(card)
    with qtbot.waitSignal(card.opened):
        press(PASSPHRASE, "Enter")

    assert len(desk.requests.all()) == 1


def test_without_a_copy_the_command_is_told(
    desk: Desk, home: Path, open_card: Callable[[], LockCard], qtbot: QtBot
) -> None:
    lose(desk, home, "vault cut")
    for copy in (home / "backups").glob("requests-*"):
        copy.unlink()
    card = open_card()

    assert "kototori restore FILE" in texts(card)
    assert button(card, "Look once more").hasFocus()


def test_a_wrong_passphrase_restores_nothing(
    desk: Desk, home: Path, open_card: Callable[[], LockCard], qtbot: QtBot
) -> None:
    lose(desk, home, "vault cut")
    before = (home / "requests.db").read_bytes()
    card = open_card()
    press(OTHER, "Enter")

    qtbot.waitUntil(lambda: "does not fit" in texts(card))
    assert (home / "requests.db").read_bytes() == before


def test_neither_known_puts_the_old_files_aside_and_begins_anew(
    locked_card: LockCard, desk: Desk, home: Path, qtbot: QtBot
) -> None:
    held = sorted(path.read_bytes() for path in home.rglob("requests*") if path.is_file())
    click(locked_card, "Open with the recovery code")
    click(locked_card, "Neither is known")
    assert "1 request waits" in texts(locked_card)
    assert button(locked_card, "Back").hasFocus()
    with qtbot.waitSignal(locked_card.started_anew):
        click(locked_card, "Put the old requests aside")

    aside = home / "backups" / "lost-requests-until-2027-01-23"
    assert sorted(path.read_bytes() for path in aside.rglob("*") if path.is_file()) == held
    assert desk.referrals.waiting() == []
    assert "A passphrase for the requests" in texts(locked_card)
    assert locked_card.first_focus().hasFocus()


def test_what_was_put_aside_is_erased_on_its_day(
    locked_card: LockCard, desk: Desk, home: Path, clock: MovedClock
) -> None:
    desk.starting_anew().put_aside()
    desk.requests.door.set_up(OTHER)
    aside = home / "backups" / "lost-requests-until-2027-01-23"
    assert [entry.deed for entry in desk.requests.door.vault.register()].count(Deed.STARTED_ANEW) == 1

    clock.move(days=59)
    desk.requests.open(OTHER)
    assert aside.exists()
    clock.move(days=1)
    desk.requests.open(OTHER)
    assert not aside.exists()


def test_what_was_put_aside_comes_back_when_the_paper_turns_up(
    desk: Desk, home: Path, clock: MovedClock
) -> None:
    code = desk.requests.door.set_up(PASSPHRASE)
    add(desk.requests)
    aside = desk.starting_anew().put_aside()
    for path in aside.glob("requests*"):
        path.rename(home / path.name)

    desk.requests.recover(code, OTHER)

    assert desk.requests.door.is_open


# --- this computer's keyring --------------------------------------------------------------------


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A bus with an open keyring."""
    with session_bus(monkeypatch) as session:
        session.start_keyring()
        yield session


@needs_a_keyring
def test_the_keyring_opens_by_itself_and_after_a_lock_with_enter(
    session: Session, desk: Desk, lock: VaultLock, open_card: Callable[[], LockCard], qtbot: QtBot
) -> None:
    desk.requests.door.set_up(PASSPHRASE)
    desk.requests.door.put_in_keyring()
    desk.requests.close()
    card = open_card()
    qtbot.waitUntil(lambda: lock.is_open, timeout=20_000)

    lock.lock()
    card._look_again()  # as whoever shows the card does
    qtbot.waitUntil(lambda: "Press Enter" in texts(card), timeout=20_000)
    assert not lock.is_open
    press("Enter")
    qtbot.waitUntil(lambda: lock.is_open, timeout=20_000)


@needs_a_keyring
def test_a_keyring_that_lost_its_key_says_so_and_the_passphrase_opens(
    session: Session, desk: Desk, lock: VaultLock, open_card: Callable[[], LockCard], qtbot: QtBot
) -> None:
    desk.requests.door.set_up(PASSPHRASE)
    desk.requests.door.put_in_keyring()
    desk.requests.close()
    session.change_secrets(None)
    card = open_card()
    qtbot.waitUntil(lambda: "keyring" in texts(card), timeout=20_000)

    press(PASSPHRASE, "Enter")
    qtbot.waitUntil(lambda: lock.is_open, timeout=20_000)
