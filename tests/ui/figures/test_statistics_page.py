"""The statistics page, by its keys: what it says, draws, tabulates, copies and exports."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Handout
from kototori.domain.release import Use
from kototori.services.desk import Desk
from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.figures.chart_view import ChartCard, ChartView
from kototori.ui.figures.segments import Segment
from kototori.ui.figures.statistics_page import StatisticsPage
from kototori.ui.keys import KeyTable
from kototori.ui.look.buttons import KeyButton
from kototori.ui.notices import Notices, Tone
from kototori.wording.catalogue import Words
from tests.ui.faults import settle


def record(desk: Desk, at: str, needs: list[str], language: str | None = None, **more: object) -> None:
    given = {"occurred_at": at, "needs": needs, "language": language, **more}
    desk.log.record(desk.log.read({k: v for k, v in given.items() if v is not None}))


@pytest.fixture
def busy_desk(desk: Desk) -> Desk:
    """Four contacts today, one this month, one in 2019."""
    record(desk, "2026-11-24T10:00", ["A1"], "ar")
    record(desk, "2026-11-24T10:15", ["A", "B1"], "ar", persons=3)
    record(desk, "2026-11-24T10:30", ["B2"], "so")
    record(desk, "2026-11-24T09:30", [])
    record(desk, "2026-11-06T12:00", ["J1"], "ru")
    record(desk, "2019-05-07T12:00", ["C1"], "fa")
    return desk


@pytest.fixture
def page(
    busy_desk: Desk,
    rack: LeafletRack,
    words: Words,
    notices: Notices,
    show: Callable[[QWidget], None],
    qtbot: QtBot,
) -> StatisticsPage:
    page = made_page(busy_desk, rack, words, notices)
    show(page)
    page.refresh()
    page.first_focus().setFocus()
    qtbot.waitUntil(lambda: "contacts today" in texts(page))
    return page


def made_page(desk: Desk, rack: LeafletRack, words: Words, notices: Notices) -> StatisticsPage:
    return StatisticsPage(
        desk.statistics,
        desk.setup,
        desk.referrals,
        lambda: rack,
        desk.social_annex,
        desk.log.today,
        KeyTable(),
        words,
        notices,
    )


def until(qtbot: QtBot, page: StatisticsPage, expected: str) -> None:
    """Counting goes on in the background."""
    qtbot.waitUntil(lambda: expected in texts(page), timeout=10_000)


def to_day(page: StatisticsPage, qtbot: QtBot, day: date) -> None:
    page.show_day(day)
    qtbot.waitUntil(
        lambda: page.figures.reading is not None and page.figures.reading.overview.asked.day == day
    )


def titled(page: StatisticsPage, title: str) -> ChartCard:
    return next(card for card in page.findChildren(ChartCard) if card._title == title)


def texts(page: QWidget) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_day_is_said_in_one_sentence(page: StatisticsPage) -> None:
    assert "4 contacts today. Busiest at 10–11. Most: Housing and Income (2)." in texts(page)


def test_persons_and_what_was_not_recorded_are_told(page: StatisticsPage) -> None:
    assert "6 persons" in texts(page)
    assert "Recorded: need 75 %, language 75 %. The day: served." in texts(page)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_W, "Week 48/2026: 4 contacts."),
        (Qt.Key.Key_M, "November 2026: 5 contacts."),
        (Qt.Key.Key_Q, "Quarter 4/2026: 5 contacts."),
        (Qt.Key.Key_Y, "2026: 5 contacts."),
        (Qt.Key.Key_D, "4 contacts today."),
    ],
)
def test_a_letter_chooses_the_period(page: StatisticsPage, qtbot: QtBot, key: Qt.Key, expected: str) -> None:
    qtbot.keyClick(page, key)

    until(qtbot, page, expected)


def test_single_letters_do_nothing_where_the_desk_turned_them_off(
    page: StatisticsPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.setup.allow_single_keys(False)

    qtbot.keyClick(page, Qt.Key.Key_M)
    qtbot.keyClick(page, Qt.Key.Key_T)

    assert "4 contacts today." in texts(page)
    assert not any(card.is_table for card in page.findChildren(ChartCard))


def test_letters_that_do_nothing_stand_on_no_button(page: StatisticsPage, desk: Desk) -> None:
    buttons = {button.text(): button for button in page.findChildren(Segment)}
    assert buttons["Month"].accessibleDescription() == "M"
    assert buttons["As a table"].accessibleDescription() == "T"

    desk.setup.allow_single_keys(False)
    page.refresh()

    assert {button.accessibleDescription() for button in buttons.values()} == {""}


def test_arrows_step_to_the_days_around_and_never_into_the_future(page: StatisticsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert "4 contacts today." in texts(page)

    qtbot.keyClick(page, Qt.Key.Key_Left)
    until(qtbot, page, "Monday 23 Nov 2026: nothing is known.")


def test_arrows_step_from_a_button_of_the_page_and_not_from_a_form(
    page: StatisticsPage, qtbot: QtBot
) -> None:
    page.parts.annex_button.setFocus()
    qtbot.keyClick(page.parts.annex_button, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: "Monday 23 Nov" in texts(page))

    page.open_export()
    form = page.forms.panes()[0]
    for button in form.findChildren(KeyButton):
        qtbot.keyClick(button, Qt.Key.Key_Left)
    assert "Monday 23 Nov" in texts(page)


def test_any_day_of_the_past_can_be_gone_to(page: StatisticsPage, qtbot: QtBot) -> None:
    page.bar.steps.picked.setDate(QDate(2019, 5, 7))

    until(qtbot, page, "Tuesday 7 May 2019: 1 contact. Most: Residence (1).")


def test_t_turns_every_picture_into_its_table_and_back(page: StatisticsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert all(card.is_table for card in page.parts.first.cards)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert all(card.is_table for card in page.parts.more.grid.cards)  # turned when somebody comes to them

    qtbot.keyClick(page, Qt.Key.Key_T)
    assert not any(card.is_table for card in page.parts.more.grid.cards)
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    assert not any(card.is_table for card in page.parts.first.cards)


def test_what_lies_behind_the_numbers_has_its_place_on_the_page(page: StatisticsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_B)
    assert page.beyond.isVisible()
    assert not page.parts.first.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert all(card.is_table for card in page.beyond.cards)

    qtbot.keyClick(page, Qt.Key.Key_B)
    assert page.parts.first.isVisible()
    assert all(card.is_table for card in page.parts.first.cards)
    assert page.parts.behind.accessibleDescription() == "B"


def test_the_first_screen_needs_no_scroll_bar_and_the_rest_is_one_key_below(
    page: StatisticsPage, qtbot: QtBot
) -> None:
    assert page.parts.first_screen.height() == page.height()
    assert not any(bar.isVisible() for bar in page.area.findChildren(QScrollBar))
    ages = titled(page, "Ages")
    assert ages.text() == ""  # nobody has looked yet

    qtbot.keyClick(page, Qt.Key.Key_PageDown)

    assert ages.visibleRegion().boundingRect().height() > 0
    assert "not recorded\t4" in ages.text()
    assert any(bar.isVisible() for bar in page.area.findChildren(QScrollBar))


@pytest.mark.parametrize("size", [(911, 428), (683, 300)])
def test_in_a_small_window_everything_stands_in_one_column(
    page: StatisticsPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    settle()

    shown = [card for card in page.findChildren(ChartCard) if card.isVisible()]
    assert {card.width() for card in shown} == {page.parts.first.width()}
    assert page.area.horizontalScrollBar().maximum() == 0


def test_letters_reach_the_page_from_within_a_table(page: StatisticsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_T)
    table = page.findChildren(ChartCard)[0]._table
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_M)

    qtbot.waitUntil(lambda: "November 2026: 5 contacts." in texts(page))


def test_a_sensitive_need_stands_in_its_top_for_less_than_a_month(page: StatisticsPage, qtbot: QtBot) -> None:
    to_day(page, qtbot, date(2026, 11, 6))
    assert "J1" not in page.findChildren(ChartCard)[0].text()
    assert "Safety and rights\tJ\t1" in page.findChildren(ChartCard)[0].text()

    page.show_day(date(2026, 10, 6))
    qtbot.keyClick(page, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: "J1" in page.findChildren(ChartCard)[0].text())


def test_the_screen_reader_hears_the_numbers_of_a_picture(page: StatisticsPage) -> None:
    languages = next(view for view in page.findChildren(ChartView) if view.accessibleName() == "Languages")

    assert "ar 2" in languages.accessibleDescription()


def test_a_picture_is_copied_with_its_numbers(page: StatisticsPage, qtbot: QtBot) -> None:
    view = page.findChildren(ChartView)[0]
    view.setFocus()

    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    copied = QApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert "Housing\tA\t2" in copied.text()


def test_the_page_is_copied_as_text(page: StatisticsPage) -> None:
    page.copy_text()

    copied = QApplication.clipboard().text()
    assert copied.startswith("Tuesday 24 Nov 2026\n4 contacts today.")
    assert "Recorded: need 75 %" in copied


def export_to(page: StatisticsPage, qtbot: QtBot, path: Path) -> None:
    page.open_export()
    line = page.forms.export.findChild(QLineEdit, "path")
    assert line is not None
    page.forms.export._use.choose(Use.INTERNAL)
    line.selectAll()
    qtbot.keyClicks(line, str(path))
    press_export(page, qtbot)


def press_export(page: StatisticsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.forms.export, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.forms.export._write.isEnabled)


def test_the_period_in_view_is_exported(
    page: StatisticsPage, qtbot: QtBot, tmp_path: Path, said: list[tuple[str, Tone]]
) -> None:
    target = tmp_path / "day.csv"

    export_to(page, qtbot, target)

    assert "2026-11-24;visits;visits;total;;;contacts;4" in target.read_text("utf-8-sig").replace(",", ";")
    about = json.loads(target.with_name("day.csv.about.json").read_text("utf-8"))
    assert about["use"] == "internal"
    assert said[-1][1] is Tone.DONE
    assert not page.forms.export.isVisible()
    assert page.hasFocus()


def test_a_file_that_is_there_is_replaced_only_when_that_is_ticked(
    page: StatisticsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "day.csv"
    target.write_text("mine", "utf-8")

    export_to(page, qtbot, target)

    assert target.read_text("utf-8") == "mine"
    assert "exists already" in page.forms.export._path_field.error
    assert page.forms.export._replace.isVisible()

    page.forms.export._replace.setChecked(True)
    press_export(page, qtbot)

    assert target.read_text("utf-8-sig").startswith("period")


def test_letters_typed_in_the_form_do_not_move_the_page(page: StatisticsPage, qtbot: QtBot) -> None:
    page.open_export()

    qtbot.keyClick(page.forms.export, Qt.Key.Key_M)

    assert "4 contacts today." in texts(page)


def test_esc_closes_the_form_and_the_page_has_the_keys_again(page: StatisticsPage, qtbot: QtBot) -> None:
    page.open_export()

    qtbot.keyClick(page.forms.export, Qt.Key.Key_Escape)

    assert not page.forms.export.isVisible()
    assert page.hasFocus()


def test_a_day_with_nothing_says_what_to_do_next(page: StatisticsPage, qtbot: QtBot) -> None:
    to_day(page, qtbot, date(2026, 11, 23))

    needs = next(view for view in page.findChildren(ChartView) if view.accessibleName() == "Needs")
    assert "step to another period" in needs.accessibleDescription()


def test_of_several_periods_only_the_last_one_asked_for_is_shown(page: StatisticsPage, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Y, Qt.Key.Key_M, Qt.Key.Key_Y, Qt.Key.Key_D):
        qtbot.keyClick(page, key)
    qtbot.wait(300)

    assert "4 contacts today." in texts(page)


def cards(page: StatisticsPage) -> dict[str, ChartCard]:
    return {card._title: card for card in page.findChildren(ChartCard) if card.isVisible()}


def test_where_no_leaflet_was_given_or_missed_nothing_is_said_of_leaflets(page: StatisticsPage) -> None:
    assert not {"Leaflets given", "Asked for, not there"} & set(cards(page))


def test_leaflets_given_and_languages_asked_for_and_missing_are_drawn_tabulated_and_spoken(
    page: StatisticsPage, desk: Desk, rack: LeafletRack, qtbot: QtBot
) -> None:
    first, second, *_ = desk.log.of_day(desk.log.today())
    for contact, copies in ((first, 1), (second, 2)):
        desk.log.add_handouts(contact.id, (Handout("this-place", "ar", copies),))
    desk.shelf_copies.printed((Handout("this-place", "ar", 20), Handout("this-place", "fi-easy")))
    for _ in range(2):
        desk.leaflet_wishes.asked("this-place", "my")
    desk.leaflet_wishes.asked("gone-by-now", "ps")
    page.refresh()
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: "Asked for, not there" in cards(page), timeout=30_000)

    title = rack.version("this-place", "en").title
    assert cards(page)["Leaflets given"].text().splitlines()[1:] == [
        "leaflet\tcode\tcontacts\tcopies",
        f"Arabic · {title}\tthis-place/ar\t2\t23",
        f"easy Finnish · {title}\tthis-place/fi-easy\t0\t1",
    ]
    assert cards(page)["Asked for, not there"].text().splitlines()[1:] == [
        "leaflet\ttimes",
        f"Burmese · {title}\t2",
        "Pashto · gone-by-now\t1",
    ]
    missing = cards(page)["Asked for, not there"].findChild(ChartView)
    assert missing.accessibleName() == "Asked for, not there"
    assert f"Burmese · {title} 2" in missing.accessibleDescription()
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert cards(page)["Asked for, not there"].is_table
    page.copy_text()
    assert "Pashto · gone-by-now" in QApplication.clipboard().text()


def test_a_picture_kept_as_a_file_stands_in_the_list_of_what_left(
    page: StatisticsPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[str] = []

    def choose(_: QWidget, __: str, path: str, kinds: str) -> tuple[str, str]:
        chosen.append(str(tmp_path / Path(path).name))
        return chosen[-1], kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    cards(page)["Needs"].save("svg")

    assert [Path(path).name for path in chosen] == ["SISÄINEN-needs-2026-11-24.svg"]
    assert "Tuesday 24 Nov 2026" in Path(chosen[0]).read_text("utf-8")
    assert [row.form for row in desk.statistics.written()] == ["svg"]


def test_hours_of_a_month_beside_a_day_say_of_which_month_they_are(
    page: StatisticsPage, qtbot: QtBot
) -> None:
    assert "November 2026 · dashed: shut" in texts(page)

    qtbot.keyClick(page, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: "2026: 5 contacts" in texts(page))
    assert "November 2026" not in texts(page)
