"""The page of requests by its keys: locked, open, its codes, withdrawn, forgotten."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kototori.domain.referral import HandOver, RequestState
from kototori.domain.vault import Deed as VaultDeed
from kototori.ui.keys import Deed
from kototori.ui.requests.referral_page import ReferralPage
from kototori.ui.requests.register_view import DEEDS
from kototori.ui.requests.request_search import Shown
from kototori.ui.views import ViewName
from tests.services.request_desk import PASSPHRASE, MovedClock
from tests.tools.pdf_facts import pages_of
from tests.tools.shape_check import norm
from tests.ui.conftest import PaperTray, Person
from tests.ui.requests.conftest import Asking
from tests.ui.requests.on_the_page import Opening, listed, seen, states


def rows(page: ReferralPage) -> list[str]:
    return [row.spoken for row in page.open._rows.rows]


def everything_in(part: QWidget) -> str:
    """Every text that any widget, model or screen reader could give away, shown or hidden."""
    found: list[str] = []
    for widget in (part, *part.findChildren(QWidget)):
        heard = QAccessible.queryAccessibleInterface(widget)
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        found += [heard.text(kind) for kind in kinds if heard is not None]
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QLineEdit):
            widget.undo()
            found.append(widget.text())
            widget.redo()
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount(QModelIndex())):
                columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
                for column in range(columns):
                    index = model.index(row, column)
                    for role in (*range(16), Qt.ItemDataRole.UserRole):
                        found.append(str(model.data(index, role)))
    return "\n".join(found)


# --- locked ---------------------------------------------------------------------------------------


def test_locked_the_page_says_what_the_log_alone_knows(
    adviser: Person, ask: Asking, page: Opening, standing_clock: MovedClock
) -> None:
    ask("first")
    standing_clock.move(days=1)
    ask("second")
    adviser.desk.log.record(adviser.desk.log.read({"occurred_at": "2026-11-25T10:00"}))
    adviser.desk.requests.close()
    standing_clock.move(days=59)

    assert page().facts.sentences == [
        "2 contact requests wait.",
        "For: Aikuissosiaalityö 1, Perhetyö 1.",
        "The oldest waits for 1 open day.",
        "1 request is due to be erased when they are next opened.",
    ]
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_locked_nothing_of_any_visitor_is_in_any_part_of_the_window(
    adviser: Person, ask: Asking, page: Opening
) -> None:
    kept = ask("first", name="Ruusu Vattukangas", phone="040 999 8888", about="pelkää häätöä")
    shown = page()
    adviser.press("Ctrl+T")
    adviser.type("ruusu")
    contents = kept.contents
    assert contents is not None
    told = ("Vattukangas", "999 8888", "häätöä", "arkisin", contents.acknowledgement)
    before = everything_in(adviser.window)
    assert [one for one in told if one not in before] == []
    assert "Kaisa Keksitty" in everything_in(shown)

    adviser.window.vault_lock().lock()

    left = everything_in(adviser.window)
    assert [one for one in (*told, contents.withdrawal, "ruusu", "Ruusu") if one in left] == []
    assert "Kaisa Keksitty" not in everything_in(shown)
    assert shown.card.isVisible()
    assert not shown.open.isVisible()


def test_requests_that_were_put_aside_wait_neither_on_the_page_nor_on_its_tab(
    adviser: Person, ask: Asking, page: Opening, qtbot: QtBot
) -> None:
    ask()
    adviser.desk.requests.close()
    shown = page()
    adviser.window.shell.count_waiting()
    tabs = adviser.window.shell.header.tabs
    assert tabs.tabText(tabs.currentIndex()) == "Requests (1)"

    for begins in ("Open with the recovery code", "Neither is known", "Put the old requests aside"):
        buttons = shown.card.findChildren(QAbstractButton)
        next(b for b in buttons if b.isVisible() and b.text().startswith(begins)).click()

    qtbot.waitUntil(lambda: tabs.tabText(tabs.currentIndex()) == "Requests")
    assert "No contact request waits" in seen(shown)


def test_the_passphrase_opens_the_list_with_the_keyboard_in_it(
    adviser: Person, ask: Asking, page: Opening, qtbot: QtBot
) -> None:
    ask()
    adviser.desk.requests.close()
    shown = page()
    adviser.type(PASSPHRASE)
    adviser.press("Enter")

    qtbot.waitUntil(shown.open.list.hasFocus)
    assert rows(shown) == ["Kaisa Keksitty. waits since Tue 24 Nov · Aikuissosiaalityö. erased in 60 days"]


# --- the list -------------------------------------------------------------------------------------


def test_the_chosen_request_is_shown_in_full(adviser: Person, ask: Asking, page: Opening) -> None:
    ask("first", urgent=True)
    shown = page()

    said = seen(shown.open.details)
    for told in (
        "Kaisa Keksitty",
        "Mo Esimerkki",
        "040 765 4321",
        "Somali",
        "is needed",
        "arkisin klo 14",
        "vuokrasopimus päättyy kesken",
        "Finding a home",
        "text 2026-11, in Somali",
        "yes, please today",
        "Erased in 60 days, on 23 Jan 2027 (14 days after the hand-over, at the latest 60 days after",
    ):
        assert told in said
    heard = shown.open.details.accessibleDescription()
    assert "Visitor: Mo Esimerkki" in heard


def test_what_a_visitor_said_is_never_read_as_marks_of_a_layout(ask: Asking, page: Opening) -> None:
    ask("first", about="<b>5</b> &amp; <img src=x>")

    shown = page()
    assert "<b>5</b> &amp; <img src=x>" in seen(shown.open.details)
    said = [label for label in shown.open.details.findChildren(QLabel) if "<img" in label.text()]
    assert {label.textFormat() for label in said} == {Qt.TextFormat.PlainText}


def test_arrows_to_the_side_show_what_waits_what_was_handed_over_and_all(
    adviser: Person, ask: Asking, page: Opening
) -> None:
    ask("first")
    adviser.desk.requests.hand_over(ask("second").id, HandOver.PHONE)
    shown = page()
    assert [shown.open.search.shown, len(rows(shown))] == [Shown.WAITING, 1]

    adviser.press("Right")
    assert rows(shown) == ["Seppo Sepitetty. handed over Tue 24 Nov, by phone · Perhetyö. erased in 14 days"]
    adviser.press("Right")
    assert len(rows(shown)) == 2
    adviser.press("Left", "Left")
    assert shown.open.search.shown is Shown.WAITING


def test_letters_search_by_worker_team_and_visitor(adviser: Person, ask: Asking, page: Opening) -> None:
    ask("first", name="Amal Keksitty")
    ask("second")
    shown = page()
    for typed, found in (("sepi", "Seppo"), ("aikuis", "Kaisa"), ("amal", "Kaisa")):
        shown.open.list.setFocus()
        adviser.type(typed)
        assert len(rows(shown)) == 1
        assert rows(shown)[0].startswith(found)
        adviser.press("Enter")
        assert shown.open.list.hasFocus()
        adviser.press("Esc")
        assert len(rows(shown)) == 2
    adviser.press("Esc")
    assert adviser.window.shell.shown is ViewName.LOG


def test_the_model_of_the_list_keeps_what_qt_expects(ask: Asking, page: Opening) -> None:
    ask()
    model = page().open._rows
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(model.rows * 3)
    model.show_rows(())


# --- codes ----------------------------------------------------------------------------------------


def test_the_workers_code_typed_on_the_list_acknowledges(adviser: Person, ask: Asking, page: Opening) -> None:
    contents = ask().contents
    assert contents is not None
    shown = page()
    adviser.press("Enter")
    adviser.type(contents.acknowledgement.replace("-", "").lower())
    adviser.press("Enter")

    assert states(adviser) == [RequestState.ACKNOWLEDGED]
    assert shown.open.list.hasFocus()
    assert shown.open.search.text == ""


def test_the_chosen_request_is_acknowledged_by_its_key(adviser: Person, ask: Asking, page: Opening) -> None:
    ask()
    page()
    adviser.press("Ctrl+O")
    assert states(adviser) == [RequestState.WAITING]
    assert "cannot" in adviser.notice
    adviser.press("Enter", "Right", "Ctrl+O")
    assert states(adviser) == [RequestState.ACKNOWLEDGED]


def test_a_mistyped_code_is_said_below_the_line(adviser: Person, ask: Asking, page: Opening) -> None:
    contents = ask().contents
    assert contents is not None
    shown = page()
    wrong = "2" if contents.withdrawal[-1] != "2" else "3"
    adviser.type(contents.withdrawal[:-1] + wrong)
    adviser.press("Enter")

    assert "code" in seen(shown.open.search)
    assert shown.open.search.line.accessibleDescription() == shown.open.search._said.text()
    assert states(adviser) == [RequestState.WAITING]


def test_the_visitors_code_asks_and_del_erases(adviser: Person, ask: Asking, page: Opening) -> None:
    contents = ask().contents
    assert contents is not None
    shown = page()
    adviser.type(contents.withdrawal)
    adviser.press("Enter")
    assert shown.open.details.confirm.isVisible()
    assert states(adviser) == [RequestState.WAITING]

    adviser.press("Del")

    assert states(adviser) == []
    assert adviser.notice == "Withdrawn and erased: a request to the team Aikuissosiaalityö."


# --- withdrawing ----------------------------------------------------------------------------------


def test_what_is_asked_before_withdrawing_stays_asked_when_the_requests_are_read_again(
    adviser: Person, ask: Asking, page: Opening
) -> None:
    ask()
    shown = page()
    adviser.press("Del")
    assert shown.open.details.confirm.isVisible()

    shown.open.refresh()

    assert shown.open.details.confirm.isVisible()
    assert not shown.open.details.buttons[Deed.HAND_OVER].isVisible()
    adviser.press("Del")
    assert states(adviser) == []


def test_del_is_asked_for_twice_and_esc_leaves_it(adviser: Person, ask: Asking, page: Opening) -> None:
    ask()
    shown = page()
    adviser.press("Del")
    assert "nothing brings it back" in seen(shown.open.details)
    adviser.press("Esc")
    assert not shown.open.details.confirm.isVisible()
    assert states(adviser) == [RequestState.WAITING]

    adviser.press("Del", "Del")
    assert states(adviser) == []


def test_another_row_takes_the_question_away(adviser: Person, ask: Asking, page: Opening) -> None:
    ask("first")
    ask("second")
    shown = page()
    adviser.press("Del", "Down")
    assert not shown.open.details.confirm.isVisible()
    adviser.press("Del")
    assert states(adviser) == [RequestState.WAITING] * 2


def test_who_has_it_already_must_be_told_and_that_stays_over_the_lock(
    adviser: Person,
    ask: Asking,
    page: Opening,
    workers: SimpleNamespace,
    tray: PaperTray,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    adviser.desk.setup.put_worker(replace(workers.first, phone="040 111 1111"))
    contents = ask().contents
    assert contents is not None
    shown = page()
    adviser.press("Enter", "Right", "Del", "Del")

    assert states(adviser) == []
    told = seen(shown.told)
    assert "Tell Kaisa Keksitty, Aikuissosiaalityö, phone 040 111 1111, that it is withdrawn:" in told
    assert contents.acknowledgement in shown.told.line.text()
    assert "Mo Esimerkki" not in told
    QTest.mouseClick(shown.told.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: adviser.notice == "The notice is on its way to the printer.")
    notice = tmp_path / "notice.pdf"
    notice.write_bytes(tray.pages[-1])
    [paper] = pages_of(notice)
    for said in ("Kaisa Keksitty", contents.acknowledgement, "Please do not get in touch"):
        assert norm(said) in norm(paper)
    assert norm("Mo Esimerkki") not in norm(paper)
    adviser.window.vault_lock().lock()
    assert shown.told.isVisible()
    QTest.mouseClick(shown.told.told, Qt.MouseButton.LeftButton)
    assert not shown.told.isVisible()
    assert shown.told.line.text() == ""


def test_a_request_that_only_a_slip_tells_is_handed_over_and_withdrawn_too(
    adviser: Person, page: Opening, workers: SimpleNamespace
) -> None:
    adviser.desk.referrals.request(workers.first)
    adviser.desk.referrals.request(workers.second)
    shown = page()
    assert rows(shown)[0].startswith("Whoever the slip names.")
    adviser.press("Ctrl+P", "Ctrl+T", "Ctrl+O", "Enter")
    assert len(listed(adviser)) == 1

    adviser.press("Del", "Del")
    assert listed(adviser) == []
    assert "Destroy its slip" in adviser.notice


# --- forgetting -----------------------------------------------------------------------------------


def test_at_midnight_what_is_due_is_erased_while_the_page_is_open(
    adviser: Person, ask: Asking, page: Opening, standing_clock: MovedClock
) -> None:
    ask("first")
    adviser.desk.requests.hand_over(ask("second").id, HandOver.SLIP)
    shown = page()
    standing_clock.move(days=14)

    shown.look_at_the_day()

    assert states(adviser) == [RequestState.WAITING]
    assert "Erased today: 1 request (1 so long after its hand-over)." in seen(shown)
    assert "erased in 46 days" in rows(shown)[0]


def test_what_was_done_is_listed_without_a_word_of_anybody(
    adviser: Person, ask: Asking, page: Opening
) -> None:
    ask()
    shown = page()
    adviser.press("Enter", "Ctrl+H")
    register = shown.open.register
    assert register.isVisible()
    model = register.model()
    said = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert ["24 Nov 2026", "a request was handed over, on paper", "the desk", "this computer"] in said
    assert "Mo" not in str(said)

    adviser.press("Esc")
    assert not register.isVisible()
    assert shown.open.list.isVisible() or shown.open.search.line.hasFocus()


def test_every_deed_of_the_register_has_words() -> None:
    assert set(DEEDS) == set(VaultDeed)


@pytest.mark.parametrize("key", ["Ctrl+T", "Ctrl+O", "Ctrl+B", "Ctrl+H", "Ctrl+L"])
def test_on_the_pad_the_keys_of_requests_lead_to_their_page(adviser: Person, ask: Asking, key: str) -> None:
    ask()
    adviser.press(key)

    assert adviser.window.shell.shown is ViewName.REQUESTS
    assert states(adviser) == [RequestState.WAITING]
