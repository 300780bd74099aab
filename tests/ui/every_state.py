"""One walk through the window that stops at every state of every view, as a person reaches it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.period import By
from kototori.domain.printer import KnownPrinter
from kototori.services.request_book import Consented
from kototori.ui.crash_dialog import CrashDialog
from kototori.ui.day.day_page import DayPage
from kototori.ui.figures.filter_row import Sifting
from kototori.ui.figures.statistics_page import StatisticsPage
from kototori.ui.help.figures_help import FiguresHelp
from kototori.ui.help.help_dialog import HelpDialog
from kototori.ui.keyboard.key_words import key_parts
from kototori.ui.keys import Deed
from kototori.ui.leaflets.in_hand import InHand
from kototori.ui.leaflets.leaflet_page import LeafletPage
from kototori.ui.paper.print_queue import Stage
from kototori.ui.requests.referral_page import ReferralPage
from kototori.ui.requests.referral_sheet import ReferralSheet
from kototori.ui.settings.day_field import DayField
from kototori.ui.settings.setup_page import SetupPage
from kototori.ui.views import ViewName
from kototori.ui.visitor.turned_view import TurnedView
from kototori.ui.visitor.visitor_cards import PictureButton
from tests.services.request_desk import PASSPHRASE
from tests.ui.conftest import PaperTray, Person
from tests.ui.timers import run_out

State = tuple[str, QWidget]
_FRIDAY, _MONDAY = date(2026, 11, 20), date(2026, 11, 23)
_READY = KnownPrinter("office", "Office printer", is_default=True)
_EMPTY = KnownPrinter("office", "Office printer", is_ready=False, reason="CSV")
_HALL = KnownPrinter("hall", "Printer in the hall")


class Walk:
    """Goes through the states in order; each is told with the part of the window that shows it."""

    def __init__(self, person: Person, qtbot: QtBot, tray: PaperTray, language: str) -> None:
        self._person, self._qtbot, self._tray = person, qtbot, tray
        self._language = language
        self._window = person.window

    def states(self) -> Iterator[State]:
        """Every state once."""
        for part in (
            self._pad,
            self._details,
            self._banners,
            self._beside_the_pad,
            self._prints,
            self._sheets,
            self._views,
            self._settings,
            self._visitor,
            self._dialogs,
        ):
            yield from part()

    def _here(self, name: str) -> State:
        return name, self._window

    def _record(self, **given: str) -> None:
        log = self._person.desk.log
        log.record(log.read(given))

    # --- the pad ------------------------------------------------------------------------------------

    def _pad(self) -> Iterator[State]:
        person = self._person
        yield self._here("a new desk")
        person.desk.setup.choose_place("hervanta")
        self._window.choose_language(self._language)
        yield self._here("the empty pad")
        person.press("Enter")
        yield self._here("a visit alone is offered")
        person.type("123456ckb")
        person.press("Space")
        person.type("puhelintulkki")
        person.press("Space")
        yield self._here("many chips")
        person.type("a")
        yield self._here("suggestions")
        person.press("Esc")
        person.type("zzz")
        person.press("Enter")
        yield self._here("an unknown word")
        person.press("Esc", "Shift+Esc")
        yield self._here("an emptied pad")
        for given in (
            {"needs": "A B C D E F", "language": "ckb", "outcome": "referral_requested"},
            {"needs": "C1 D1 E1", "language": "so"},
            {"language": "uk"},
            {"needs": "B1 L", "language": "ar", "persons": "4"},
        ):
            self._record(**given)
        person.type("139uk")
        person.press("Enter")
        yield self._here("a saved contact")

    def _details(self) -> Iterator[State]:
        person = self._person
        person.type("1ar")
        person.press("F4")
        yield self._here("details")
        row = person.log_page.parts.details
        assert row._inside is not None
        for head in row._inside.fields.buttons:
            head.click()
            for choice in row._inside._values[head.kind].buttons[:1]:  # type: ignore[attr-defined]
                choice.click()
            yield f"details: {head.accessibleName()}", row
        yield self._here("all details chosen")
        row.close_row()
        yield self._here("details chosen and closed")
        person.log_page.focus_line()
        person.press("Esc", "Shift+Esc")

    def _banners(self) -> Iterator[State]:
        person, window = self._person, self._window
        person.press("Up")
        yield self._here("correcting")
        person.press("Esc")
        window.do(Deed.LATE)
        yield self._here("asked when")
        person.type("pe 1030")
        yield self._here("when is understood")
        person.press("Enter")
        yield self._here("a late contact")
        person.press("Esc")
        window.do(Deed.BUSY)
        person.type("2,")
        yield self._here("the busy hour")
        person.press("F7", "Up")
        window.do(Deed.LATE)
        person.type("pe 1030")
        person.press("Enter")
        yield self._here("a contact dated anew")
        person.press("Esc", "Esc")

    def _beside_the_pad(self) -> Iterator[State]:
        person = self._person
        for n in range(1, 6):
            person.type(str(n))
            person.press("Ctrl+N")
        yield self._here("five beside")
        person.type("12ckb")
        person.press("Space", "Ctrl+N")
        yield self._here("no room beside")
        person.press("Ctrl+2")
        yield self._here("one taken up again")
        person.press("Up")
        self._record(occurred_at=f"{_FRIDAY}T10:30", needs="A1 I1", language="ar")
        person.press("Alt+Left")
        yield self._here("another day's list")
        person.press("Esc", "Esc")
        for weeks in range(2, 8):
            self._record(occurred_at=f"{_MONDAY - timedelta(weeks=weeks)}T10:00")
        shell = self._window.shell
        shell.look_back()
        yield self._here("the morning after")
        for _ in range(2):
            person.desk.looking_back.put_off_days(_MONDAY)
            if (book := person.desk.looking_back.open_book()) is not None:
                person.desk.looking_back.put_off_book(book.day)
        assert shell.morning is not None
        shell.morning.look()
        yield self._here("nothing asked")

    def _prints(self) -> Iterator[State]:
        person, tray = self._person, self._tray
        queue = self._window.shell.prints.made.queue
        self._window.shell.prints.made.rack().leaflets()

        def stands(stage: Stage) -> Callable[[], bool]:
            return lambda: any(one.stage is stage for one in queue.prints)

        person.press("Shift+Esc")
        person.type("3ar")
        yield self._here("leaflets that fit")
        person.press("Ctrl+Enter")
        self._qtbot.waitUntil(lambda: queue.prints[-1].printer is not None)
        yield self._here("a print that waits")
        tray.printers = [_EMPTY]
        for _ in range(4):
            queue.pass_second()
        self._qtbot.waitUntil(stands(Stage.TROUBLE))
        yield self._here("a print that failed")
        tray.printers = [_READY, _HALL]
        row = self._window.shell.prints.made._rows
        assert row is not None
        row.waiting.other.click()
        self._qtbot.waitUntil(lambda: row.waiting.printers.count() == 2)
        yield self._here("another printer")
        for one in list(queue.prints):
            queue.cancel(one)
        person.log_page.focus_line()

    def _sheets(self) -> Iterator[State]:
        person, window = self._person, self._window
        window.do(Deed.TALLY)
        yield self._here("the tally")
        person.type("pe")
        person.press("Enter")
        person.type("3")
        person.press("Enter")
        yield self._here("numbers in the tally")
        person.press("Esc")
        person.type("12ckb")
        person.press("Space", "Ctrl+R")
        yield self._here("consent asked")
        sheet = window.shell.sheets.request
        assert sheet is not None
        said_no = sheet.findChildren(QRadioButton)[1]
        said_no.click()
        yield self._here("no consent")
        sheet.take_answer(True, "ckb")
        yield self._here("requests are set up first")
        person.desk.requests.door.set_up(PASSPHRASE)
        sheet.take_answer(False, "ckb")
        sheet.take_answer(True, "ckb")
        yield self._here("a request")
        QApplication.sendPostedEvents()
        sheet.do_deed()
        yield self._here("a request that lacks something")
        yield from self._filled_request(sheet)

    def _filled_request(self, sheet: ReferralSheet) -> Iterator[State]:
        person = self._person
        sheet.fields.worker.choose("", person.desk.setup.directory().teams()[0].name)

        def type_visitor() -> None:
            sheet.fields.name.setText("Mo")
            sheet.fields.phone.setText("040 000 0000")

        type_visitor()
        self._window.shell.sheets.requests.cover()
        yield self._here("a request that is covered")
        sheet.covered.anew.click()
        type_visitor()
        sheet.do_deed()
        self._qtbot.waitUntil(lambda: not sheet.after.row.printer.is_looking)
        yield self._here("a request that is made")
        sheet.after.row.phone_wanted.emit()
        yield self._here("a request that is read out on the phone")
        person.desk.requests.withdraw(str(sheet.made))
        person.desk.requests.close()
        person.press("Esc")

    # --- the other views ----------------------------------------------------------------------------

    def _views(self) -> Iterator[State]:
        person, shell = self._person, self._window.shell
        for name in (ViewName.STATISTICS, ViewName.REQUESTS, ViewName.DAY, ViewName.LEAFLETS):
            shell.show_view(name)
            yield self._here(f"{name}, nothing asked for")
            page = shell.page
            if isinstance(page, StatisticsPage):
                yield from self._figures(page)
                page.open_export()
                yield self._here("export")
                page.open_annex()
                yield self._here("annex of a social report")
                person.press("Esc")
                page.turn_tables()
            elif isinstance(page, DayPage):
                line = next(iter(page.report_card.fields.values())).edit
                line.setPlainText("040 1234567")
                yield self._here("a line that is refused")
                line.clear()
            elif isinstance(page, LeafletPage):
                yield from self._leaflets(page)
        for worker in person.desk.setup.workers():
            person.desk.referrals.request(worker)
        shell.show_view(ViewName.REQUESTS)
        yield self._here("requests that wait")
        yield from self._open_requests()
        shell.show_view(ViewName.DAY)
        yield self._here("the day with requests")

    def _figures(self, page: StatisticsPage) -> Iterator[State]:
        counted = page.accessibleDescription
        self._qtbot.waitUntil(lambda: not counted())
        yield self._here("figures")
        page.open_filters()
        page.filters.against.setCurrentIndex(page.filters.against.count() - 1)
        page.filters._read()
        self._qtbot.waitUntil(lambda: not counted())
        yield self._here("figures compared")
        self._person.press("Esc")
        page.filters.sift(Sifting())
        page.choose(By.RANGE)
        self._qtbot.waitUntil(lambda: not counted())
        yield self._here("figures of a range")
        page.choose(By.DAY)
        page.turn_behind()
        yield self._here("what lies behind the figures")
        page.turn_behind()
        page.area.turn(1)
        yield self._here("more figures")
        page.area.turn(-1)
        page.turn_tables()
        yield self._here("figures as tables")

    def _open_requests(self) -> Iterator[State]:
        person, lock = self._person, self._window.vault_lock()
        book = person.desk.requests
        said = {"name": "Mo", "phone": "040 000 0000", "language": "ckb", "urgent": True}
        if book.door.is_set_up:
            book.open(PASSPHRASE)
        else:
            book.door.set_up(PASSPHRASE)
        for worker in person.desk.setup.workers():
            book.add(worker.code, Consented("2026-11", "ckb"), said)
        lock.opened.emit()
        page = self._window.shell.page
        assert isinstance(page, ReferralPage)
        page.open.list.setFocus()
        yield self._here("requests that are open")
        person.press("Ctrl+T")
        yield self._here("a request is read out")
        page.open.choose(next(one.id for one in person.desk.request_list.all() if one.contents is not None))
        person.press("Enter")
        person.type("zzz")
        yield self._here("no request is called so")
        person.press("Enter")
        yield self._here("a code that is none")
        person.press("Esc", "Right", "Del")
        yield self._here("a request is to be withdrawn")
        person.press("Del")
        yield self._here("a worker is to be told")
        page.open.do(Deed.REGISTER)
        yield self._here("what was done with requests")
        page.told.told.click()
        lock.lock()
        yield self._here("requests that are locked")

    def _leaflets(self, page: LeafletPage) -> Iterator[State]:
        person = self._person
        for language in ("ar", "my", "fi"):
            page.show_for(InHand(("C1", "A"), language))
            page.drawing.draw()
            self._qtbot.waitUntil(lambda: bool(page.drawing.pdf))
            yield self._here(f"leaflets in {language}")
        person.type("kela")
        yield self._here("leaflets are searched")
        person.press("Esc")
        person.type("zzz")
        yield self._here("no leaflet is found")
        person.press("Esc")
        page.choice.needs.unfold()
        person.type("1")
        yield self._here("leaflets of a need")
        page.choice.needs.unfold()
        person.press("Esc")
        page.languages.open_more()
        page.choose_language("ta")
        yield self._here("leaflets in a language that is missing")
        self._window.do(Deed.TURN)
        yield self._here("codes for the phone")
        person.press("F8")
        page.own.open()
        yield self._here("a PDF of the desk's own")
        assert page.own.sheet is not None
        page.own.sheet.do_deed()
        yield self._here("a PDF is to be chosen first")
        person.press("Esc")
        page.choice.line.setFocus()

    def _settings(self) -> Iterator[State]:
        shell = self._window.shell
        shell.show_view(ViewName.SETTINGS)
        yield self._here("settings")
        page = shell.page
        assert isinstance(page, SetupPage)
        setup = self._person.desk.setup
        first, *others = setup.workers()
        stand_in = others[0].code if others else ""
        setup.absent(first.code, self._person.desk.log.today(), None, stand_in)
        page.refresh()
        run_out(page._rereading)
        page._workers._list.setCurrentRow(0)
        page._teams._list.setCurrentRow(0)
        yield self._here("a social worker who is away")
        for field in page._workers.findChildren(DayField):
            field.line.setText("45.1.")
        page._workers.save()
        page._workers.absences.note()
        yield self._here("days that cannot be")
        page.key_editor.choose(Deed.REFERRAL)
        page.key_editor.ask_for_key()
        yield self._here("a key is asked for")
        self._person.press("Ctrl+Z")
        yield self._here("a key that is taken")
        self._person.press("Esc")
        shell.show_view(ViewName.LOG)

    # --- what covers the window ---------------------------------------------------------------------

    def _visitor(self) -> Iterator[State]:
        person, window = self._person, self._window
        window.do(Deed.CURTAIN)
        yield self._here("the curtain")
        window.do(Deed.CURTAIN)
        person.press("Shift+Esc")
        for language in ("", "fi", "ar"):
            if language:
                person.type(language)
                person.press("Space")
            window.do(Deed.TURN)
            yield self._here(f"turned: {language or 'languages'}")
            turned = window.centralWidget()
            assert isinstance(turned, TurnedView)
            if language:
                self._press(turned, last=True)
                yield self._here(f"turned, thanks: {language}")
            person.press("Esc")
            if language:
                person.press("Ctrl+R")
                window.do(Deed.TURN)
                yield self._here(f"turned, consent: {language}")
                person.press("Esc")
                sheet = window.shell.sheets.request
                assert sheet is not None
                sheet.close_sheet()
            person.log_page.focus_line()
            person.press("Shift+Esc")

    def _press(self, turned: TurnedView, *, last: bool) -> None:
        buttons = [one for one in turned.findChildren(PictureButton) if one.isVisible()]
        self._qtbot.mouseClick(buttons[-1 if last else 0], Qt.MouseButton.LeftButton)

    def _dialogs(self) -> Iterator[State]:
        window, shell = self._window, self._window.shell
        window.do(Deed.COMMANDS)
        yield self._here("the list of commands")
        window.do(Deed.COMMANDS)
        for name in (ViewName.LOG, ViewName.STATISTICS):
            parts = key_parts(window._keys, shell.words, name)
            desk, kept = self._person.desk, window._preferences
            yield from self._dialog(
                f"help for {name}", HelpDialog(window, parts, desk.key_cards, kept, shell.words)
            )
        yield from self._dialog("help about public figures", FiguresHelp(window, shell.words))
        details = "Kototori\nCSV"
        yield from self._dialog("a fault of the program", CrashDialog(window, details, shell.words))

    def _dialog(self, name: str, dialog: QWidget) -> Iterator[State]:
        dialog.show()
        yield name, dialog
        dialog.hide()
        dialog.deleteLater()
