"""The requests while their vault is open: a list, the chosen one in full, and what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLabel, QVBoxLayout, QWidget

from kototori.domain.suggestions import fold
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import Card
from kototori.ui.notices import Notices
from kototori.ui.requests.card_again import CardAgain
from kototori.ui.requests.register_view import RegisterView
from kototori.ui.requests.request_deeds import RequestDeeds
from kototori.ui.requests.request_details import RequestDetails
from kototori.ui.requests.request_rows import RequestListView, RequestRows, Row
from kototori.ui.requests.request_search import RequestSearch, Shown
from kototori.ui.requests.request_words import RequestWords
from kototori.ui.requests.sealing import Sealing
from kototori.ui.requests.slip_printing import SlipPrinting
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.services.request_list import Listed
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.request_services import RequestServices

_WIDE, _KEYS_FROM = 840, 1000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OpenRequests(QWidget):
    """Shown while the vault is open; `wipe` leaves nothing of any request in any part of it."""

    changed = Signal()
    look_wanted = Signal(QWidget)  # a part that should be seen now, on a small screen too
    told_wanted = Signal(object)  # a Listed that was withdrawn and that its worker has already

    def __init__(
        self,
        services: RequestServices,
        preferences: Preferences,
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._with, self._words, self._keys = services, words, keys
        self._in_words = RequestWords(words)
        self._all: list[Listed] = []
        self._listed: list[Listed] = []
        self._is_filling = self._knows_printers = False
        self.search = RequestSearch(words)
        self._rows = RequestRows()
        self.list = RequestListView(words("Requests"), self._rows)
        self.details = RequestDetails(keys, words)
        self.printing = SlipPrinting(services.slips, preferences, words, notices)
        self.sealing = Sealing(services, words, notices)
        self._card = CardAgain(services, self.printing, words, notices)
        self.deeds = RequestDeeds(services, self.printing, self.sealing, keys, words, notices)
        self.register = RegisterView(words)
        self._gone, self._nothing = QLabel(), QLabel()
        self.take_back = KeyButton(words("Take back the last hand-over"), keys.printed(Deed.WAIT_AGAIN))
        self.show_register = KeyButton(words("What was done"), keys.printed(Deed.REGISTER))
        self.show_register.setCheckable(True)
        self._join()
        self._lay_out()

    # --- what is shown ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the requests again; the chosen one stays chosen, and what is asked about it stays asked."""
        asked = None if self.details.confirm.isHidden() else self.chosen
        requests = self._with.requests()
        if not self._knows_printers:
            self._knows_printers = True
            self.printing.printer.look_again()
        self._all = requests.all()
        gone = self._in_words.gone(requests.gone_today(), requests.keeping())
        amiss = [sentence(fault, self._words) for fault in requests.faults]
        self._gone.setText(" ".join(part for part in (gone, *amiss) if part))
        self._gone.setVisible(bool(self._gone.text()))
        self.search.count(
            {
                Shown.WAITING: sum(one.waits for one in self._all),
                Shown.HANDED_OVER: sum(not one.waits for one in self._all),
                Shown.ALL: len(self._all),
            }
        )
        if self.show_register.isChecked():
            self.register.show_done(requests.register())
        self._show_take_back()
        self._fill()
        if asked is not None and self.chosen == asked:
            self.details.ask(self.deeds.what_withdrawing_does(asked))

    def wipe(self) -> None:
        """The lock falls."""
        self._all, self._listed = [], []
        self._is_filling = True
        self._rows.show_rows(())
        self._is_filling = False
        self.details.wipe()
        self.search.wipe()
        self.search.count({})
        self.printing.forget()
        self.sealing.forget()
        self.deeds.forget()
        self.register.wipe()
        self._turn_register(on=False)
        for label in (self._gone, self._nothing):
            label.setText("")
        self._show_take_back()
        self._knows_printers = False

    def first_focus(self) -> QWidget:
        """The list; where it is empty, what shows other ones."""
        if self.show_register.isChecked():
            return self.register
        return self.list if self._listed else self.search.line

    @property
    def chosen(self) -> Listed | None:
        """The request that is shown in full."""
        row = self.list.currentIndex().row()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def choose(self, request: UUID) -> None:
        """Goes to a request, wherever it is listed."""
        self.search.wipe()
        self._fill()
        if all(one.id != request for one in self._listed):
            self.search.choose(Shown.ALL)
        for row, one in enumerate(self._listed):
            if one.id == request:
                self.list.setCurrentIndex(self._rows.index(row))
        self.list.setFocus()

    # --- what is done -------------------------------------------------------------------------------

    def do(self, deed: Deed) -> bool:
        """Whether that is a deed of this part; then it is done."""
        match deed:
            case Deed.REGISTER:
                self._turn_register(on=not self.show_register.isChecked())
                self.refresh()
                self.first_focus().setFocus()
            case Deed.WAIT_AGAIN:
                self._after(self.deeds.wait_again())
            case Deed.READ_OUT | Deed.SEAL_REQUEST | Deed.ACKNOWLEDGE | Deed.PRINT | Deed.HAND_OVER:
                self._do_with_chosen(deed)
            case Deed.WITHDRAW_REQUEST:
                self._withdraw()
            case _:
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_list = self.list.hasFocus()
        match event.key():
            case Qt.Key.Key_Escape if self._step_back():
                pass
            case key if key in _ENTER and on_list:
                if not event.isAutoRepeat():
                    self.do(Deed.HAND_OVER)
            case Qt.Key.Key_Delete if on_list or self.details.hasFocus():
                if not event.isAutoRepeat():  # held down, it would be pressed twice
                    self.do(Deed.WITHDRAW_REQUEST)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if on_list or self.search.line.hasFocus():
                self.search.step(1 if event.key() == Qt.Key.Key_Right else -1)
                self.first_focus().setFocus()
            case key if key in _ENTER and isinstance(here := self.focusWidget(), QAbstractButton):
                here.click()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- inside -------------------------------------------------------------------------------------

    def _do_with_chosen(self, deed: Deed) -> None:
        one = self.chosen
        if one is None or self.show_register.isChecked():
            return
        if deed is Deed.READ_OUT:
            self._read_out(large=not self.details.is_read_out and one.contents is not None)
        elif deed is Deed.ACKNOWLEDGE:
            self._after(self.deeds.acknowledge(one))
        elif deed is Deed.PRINT:
            self.deeds.print_slip(one)
        elif deed is Deed.SEAL_REQUEST:
            self.deeds.seal(one)
        else:
            self._after(self.deeds.hand_over(one, by_phone=self.details.is_read_out))

    def _give_card(self) -> None:
        one = self.chosen
        if one is not None and one.contents is not None:
            self._card.give(one)

    def _read_out(self, *, large: bool) -> None:
        self.details.read_out(large=large)
        self._show_chosen()
        self.list.setFocus()
        if large:
            self.look_wanted.emit(self.details)

    def _withdraw(self) -> None:
        """Asks at the first time; at the second nothing of it is left."""
        one = self.chosen
        if one is None or self.show_register.isChecked():
            return
        if self.details.confirm.isHidden():
            self._ask(one)
            return
        if self.deeds.withdraw(one):
            if not one.waits:
                self.told_wanted.emit(one)
            self._after(done=True)

    def _ask(self, one: Listed) -> None:
        question = self.deeds.what_withdrawing_does(one)
        self.details.ask(question)
        announce(self.list, question, at_once=True)
        self.list.setFocus()
        self.look_wanted.emit(self.details.confirm)

    def _take_code(self) -> None:
        """Enter in the search line: what is a code is taken, else the keyboard goes to what was found."""
        if not self.search.text:
            self.first_focus().setFocus()
            return
        if self._listed:
            self.list.setFocus()
            return
        told = self.deeds.by_code(self.search.text)
        if told.one is None:
            self.search.tell(told.trouble)
            return
        self.choose(told.one.id)
        if told.withdraws:
            self._ask(told.one)
        else:
            self._after(self.deeds.acknowledge(told.one))

    def _step_back(self) -> bool:
        """What Esc takes away first; False where there is nothing, and it leads to the pad."""
        if not self.details.confirm.isHidden():
            self._show_chosen()
        elif self.details.is_read_out:
            self._read_out(large=False)
        elif self.show_register.isChecked():
            self.do(Deed.REGISTER)
            return True
        elif self.search.text:
            self.search.wipe()
            self._fill()
        else:
            return False
        self.first_focus().setFocus()
        return True

    def _after(self, done: bool) -> None:
        if done:
            self.details.read_out(large=False)
            self.sealing.forget()
            self.changed.emit()
            self.refresh()
            self.first_focus().setFocus()

    def _fill(self) -> None:
        """Lists what was asked for; the chosen request stays chosen, else its place in the list."""
        before, row = self.chosen, max(self.list.currentIndex().row(), 0)
        self._listed = [one for one in self._all if self._is_asked_for(one)]
        today = self._with.requests().today() if self._all else None
        self._is_filling = True
        self._rows.show_rows([self._row(one) for one in self._listed] if today else ())
        same = [nth for nth, one in enumerate(self._listed) if before is not None and one.id == before.id]
        if self._listed:
            there = same[0] if same else min(row, len(self._listed) - 1)
            self.list.setCurrentIndex(self._rows.index(there))
        self._is_filling = False
        self._nothing.setText("" if self._listed else self._why_nothing())
        self._nothing.setVisible(not self._listed)
        self.list.setVisible(bool(self._listed))
        if not same:
            self.details.read_out(large=False)
        self._show_chosen()

    def _why_nothing(self) -> str:
        words = self._words
        if self.search.text:
            return words("Nothing is called so. If it is a code, press Enter.")
        if self.search.shown is Shown.HANDED_OVER:
            return words("Nothing that was handed over is kept any more.")
        return words(
            "Nothing waits. When a visitor wants a social worker to get in touch, choose Contact request on "
            "the log: the request is listed here until its worker has it."
        )

    def _is_asked_for(self, one: Listed) -> bool:
        wanted = {Shown.WAITING: one.waits, Shown.HANDED_OVER: not one.waits}.get(self.search.shown, True)
        if not self.search.text:
            return wanted
        said = () if one.contents is None else (one.contents.name, one.contents.phone)
        told = fold(" ".join((self._in_words.for_whom(one), one.team, *said)))
        return wanted and fold(self.search.text) in told

    def _row(self, one: Listed) -> Row:
        today, said = self._with.requests().today(), self._in_words
        urgent = one.contents is not None and one.contents.urgent
        below = said.below(one, today)
        return Row(
            said.for_whom(one),
            self._words("urgent · {rest}", rest=below) if urgent and one.waits else below,
            said.countdown(one),
            one.too_long or (urgent and one.waits),
        )

    def _show_chosen(self) -> None:
        one = self.chosen
        self.printing.setVisible(
            one is not None and one.contents is not None and not self.details.is_read_out
        )
        if one is None:
            self.details.wipe()
            self.details.hide()
            return
        requests, said, contents = self._with.requests(), self._in_words, one.contents
        spoken = None if contents is None else requests.language(contents.language)
        consented = None if contents is None else requests.language(contents.consent_language)
        state = said.state(one, requests.today())
        self.details.show_request(
            said.for_whom(one),
            said.reached(one, self._with.directory()),
            state[:1].upper() + state[1:],
            said.kept_until(one, requests.keeping()),
            said.facts(one, spoken, consented, requests.needs(one)),
        )
        read_out = self.details.is_read_out
        self.details.offer(
            self.deeds.offered(one, read_out=read_out),
            self._primary(one),
            card=contents is not None and not read_out,
        )
        self.details.show()

    def _primary(self, one: Listed) -> str:
        way = self.deeds.way(one, by_phone=self.details.is_read_out)
        return self._words("Handed over, {way}", way=self._in_words.way(way))

    def _follow_choice(self) -> None:
        if not self._is_filling:
            self.details.read_out(large=False)
            self.sealing.forget()
            self._show_chosen()

    def _show_take_back(self) -> None:
        self.take_back.setVisible(self.deeds.can_take_back)

    def _turn_register(self, *, on: bool) -> None:
        self.show_register.setChecked(on)
        self._register_card.setVisible(on)
        self._both.setVisible(not on)

    def _join(self) -> None:
        self.sealing.sealed.connect(lambda _: self._show_chosen())
        self.search.changed.connect(self._fill)
        self.search.entered.connect(self._take_code)
        self.search.left.connect(lambda: self.first_focus().setFocus())
        self.list.typed.connect(self.search.type_on)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._follow_choice())
        self.details.deed_called.connect(self.do)
        self.details.card_wanted.connect(self._give_card)
        self.details.left.connect(self._step_back)
        self.take_back.clicked.connect(lambda: self.do(Deed.WAIT_AGAIN))
        self.show_register.clicked.connect(lambda on: self._press_register(on=on))

    def _press_register(self, *, on: bool) -> None:
        self._turn_register(on=on)
        self.refresh()
        self.first_focus().setFocus()

    def _arrange(self) -> None:
        """The list beside the chosen request where both have room, else above it."""
        direction = QBoxLayout.Direction
        wide = self.width() >= theme.scaled(_WIDE)
        self._sides.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        for button in (*self.details.buttons.values(), self.take_back, self.show_register):
            button.set_compact(compact=self.width() < theme.scaled(_KEYS_FROM))

    def _lay_out(self) -> None:
        for label in (self._gone, self._nothing):
            label.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(theme.GAP_2)
        listed = Card()
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(theme.GAP_2, theme.GAP_2, theme.GAP_2, theme.GAP_2)
        inside.addWidget(self.list, 1)
        inside.addWidget(self._nothing)
        self.list.setMinimumHeight(theme.scaled(126))
        beside.addWidget(listed, 1)
        self._both = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._both)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.GAP_3)
        self._sides.addLayout(beside, 2)
        self._sides.addWidget(self.details, 3)
        self.details.column.insertWidget(self.details.column.count() - 1, self.printing)
        self.details.column.insertWidget(self.details.column.indexOf(self.details.confirm), self.sealing)
        self._register_card = Card()
        around = QVBoxLayout(self._register_card)
        around.setContentsMargins(theme.GAP_2, theme.GAP_2, theme.GAP_2, theme.GAP_2)
        around.addWidget(self.register)
        self._register_card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self._gone)
        column.addWidget(self.search)
        column.addWidget(self._both, 1)
        column.addWidget(self._register_card, 1)
        self._gone.hide()
        self.take_back.hide()
