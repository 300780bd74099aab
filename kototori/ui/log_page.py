"""The contact pad: one line, twelve tiles, the languages, and today's list beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kototori.domain.moment import Moment
from kototori.domain.suggestions import Kind, Suggestion
from kototori.ui.busy_hour import BusyHour
from kototori.ui.buttons import KeyButton
from kototori.ui.contact_words import ContactWords
from kototori.ui.day_list import ListedDay
from kototori.ui.details import Details
from kototori.ui.keys import JOIN_KEY, Deed, KeyTable
from kototori.ui.late_entry import LateEntry
from kototori.ui.line_search import LineSearch
from kototori.ui.notices import Notices
from kototori.ui.pad import Choice, Pad
from kototori.ui.pad_keeper import PadKeeper
from kototori.ui.pad_layout import PadLayout
from kototori.ui.page import Page
from kototori.ui.today_rows import row_of
from kototori.ui.undo_redo import UndoRedo
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.contact_log import ContactLog, Recorded
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.draft_tray import DraftTray
    from kototori.services.history import History
    from kototori.ui.history_words import HistoryWords
    from kototori.ui.tally_sheet import TallySheet

_SETTLED = 400  # milliseconds; then the first keys have been taken
_DAY_STEPS = {-1: Deed.EARLIER_DAY, 1: Deed.LATER_DAY}
_POLL = 1000  # milliseconds; what another program stored is seen within two seconds


class LogPage(Page):
    """Reads keys and clicks, calls the contact log, shows what it says."""

    day_counted = Signal(int)
    language_chosen = Signal(str)
    deed_called = Signal(Deed)
    pad_shown = Signal()
    saved = Signal(object)  # a Recorded
    busy_turned = Signal(bool)

    def __init__(
        self,
        log: ContactLog,
        history: History,
        drafts: DraftTray,
        setup: DeskSetup,
        pad: Pad,
        keys: KeyTable,
        words: Words,
        notices: Notices,
        times_only: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._log, self._setup = log, setup
        self._pad, self._words, self._notices = pad, words, notices
        self._in_words = ContactWords(setup.vocabulary(), words, times_only)
        self._keys = keys
        self._day: date = log.today()
        self._save_alone = False
        self.parts = PadLayout(self, setup.vocabulary(), self._day, keys, words)
        self._listed = ListedDay(log, self.parts.day_head, words, notices)
        self._search = LineSearch(self.parts, setup.vocabulary, self._in_words, words)
        self._keeper = PadKeeper(
            self.parts, pad, drafts, log, history, setup.vocabulary, keys, words, notices
        )
        self._steps = UndoRedo(history, pad, self._keeper, lambda: self._told, notices, self._after_change)
        self._late = LateEntry(log, pad, self.parts, self._in_words, keys, words, notices)
        self._busy = BusyHour(log, pad, self.parts, self._in_words, lambda: self._told, keys, words, notices)
        self._details = Details(
            self.parts.details,
            pad,
            setup,
            log.today,
            self._in_words,
            words,
            notices,
            self._change,
            self._toggle,
        )
        self._join_line()
        self._join_rest()
        self._tally: TallySheet | None = None
        self._join_modes()
        self._mark = log.mark()
        self._timer = QTimer(self, interval=_POLL)
        self._timer.timeout.connect(self.poll)
        self._timer.start()
        QTimer.singleShot(_SETTLED, self, self.parts.slim_scroll_bars)
        self.refresh()
        self._keeper.take_up_again()
        self._show_pad()

    @property
    def pad(self) -> Pad:
        """The contact in hand."""
        return self._pad

    def first_focus(self) -> QWidget:
        return self.parts.entry.line

    def refresh(self) -> None:
        """Reads today's contacts and what the desk says of itself."""
        with self._notices.reporting():
            yesterday, self._day = self._day, self._log.today()
            if self._day != yesterday:
                self._keeper.begin_day()
                self._show_pad()
            contacts = self._log.of_day(self._day)
            self.parts.today.put([row_of(one, self._in_words) for one in self._listed.contacts(contacts)])
            self.parts.today_list.show_day(self._listed.name(), self._listed.when_empty())
            self.day_counted.emit(len(contacts))
            self._busy.follow(contacts)
            self._show_settings()
            if self._details.take_pins():
                self._show_pad()

    def poll(self) -> None:
        """Looks whether another program has written, or midnight has passed."""
        with self._notices.reporting():
            mark = self._log.mark()
            if mark == self._mark and self._day == self._log.today():
                return
            self._mark = mark
            self._setup.refresh()
            self._search.forget()
            self.refresh()
            self.desk_changed.emit()

    def prepare_suggestions(self) -> None:
        """Makes the search set; the window calls it in its first idle moment, before a letter is typed."""
        self._search.prepare(self._day)

    def name_commands(self, languages: Callable[[], list[Words]]) -> None:
        """The languages in which a command may be typed."""
        self._search.languages = languages

    def panes(self) -> Sequence[QWidget]:
        return self.parts.panes

    def deeds(self) -> dict[Deed, Callable[[], None]]:
        """What shortcuts, buttons and typed commands may call for here."""
        return {
            Deed.LATE: self._late.ask,
            Deed.TALLY: self.open_tally,
            Deed.BUSY: self._busy.toggle,
            Deed.UNDO: self._steps.undo,
            Deed.REDO: self._steps.redo,
            Deed.EARLIER_DAY: partial(self._step_to_day, self._listed.earlier),
            Deed.LATER_DAY: partial(self._step_to_day, self._listed.later),
            Deed.DETAILS: self._details.toggle,
            **self._keeper.deeds(),
            Deed.PIN_LANGUAGE: lambda: self._details.pin(Kind.LANGUAGE),
        }

    # --- what keys and clicks do ------------------------------------------------------------------

    def save(self) -> Recorded | None:
        """Enter: stores what is chosen, with the highlighted suggestion where letters are pending."""
        with self._keeper.one_step():
            return self._save()

    def _save(self) -> Recorded | None:
        pending = bool(self.parts.entry.text)
        if pending and not self._search.take_highlighted():
            return None
        if self._busy.acts:
            if not pending:
                self._busy.count()
            return None
        if self._pad.is_empty and not self._save_alone:
            self._save_alone = True
            self.parts.say_inline(self._words("No need chosen – Enter again records the visit alone"))
            return None
        stored: Recorded | None = None
        with self._notices.reporting():
            before = self._pad.before
            if before is not None:  # what the pad does not show may be newer, such as leaflets that came out
                before = self._pad.before = self._log.find(before.id)
            facts = self._pad.facts(self._keeper.moment())
            if before is None:
                stored = self._log.record(facts, self._late.source, from_hand=True)
            else:
                stored = self._log.correct(before.id, facts, from_hand=True)
        if stored is not None:
            corrected = self._pad.before is not None
            self._keeper.let_go()
            self._listed.follow(stored.contact, corrected=corrected)
            self._after_change()
            self._notices.done(self._told.saved(stored, corrected=corrected))
            self.saved.emit(stored)
        return stored

    def withdraw(self) -> None:
        """Takes the contact in hand out of all counts; Ctrl+Z brings it back."""
        before = self._pad.before
        if before is None or self.parts.entry.text:
            return
        with self._notices.reporting():
            withdrawn = self._log.withdraw(before.id, from_hand=True)
            self._keeper.let_go()
            self._after_change()
            self._notices.done(self._told.withdrawn(withdrawn))

    def leave_correction(self) -> None:
        """The contact stays as it was."""
        if self._pad.before is not None:
            self._pad.clear()
            self._show_pad()
        self.focus_line()

    def open_contact(self, contact: UUID) -> None:
        """Takes a stored contact in hand, to be corrected."""
        with self._notices.reporting(), self._keeper.one_step():
            found = self._log.find(contact)
            self._keeper.put_aside()
            self._pad.open(found)
            self.parts.entry.clear_text()
            self._show_pad()
        self.focus_line()

    def open_tally(self) -> None:
        """A sheet for the numbers on a paper; the pad beside it stays usable."""
        if self._tally is None:
            self._tally = self._make_tally()
        late = self._pad.mode.late
        self._tally.open_for(None if late is None else late.day)
        self.parts.make_room(self._tally.width())

    @property
    def has_open_sheet(self) -> bool:
        """Whether somebody is filling in a tally, who should keep the keyboard."""
        return self._tally is not None and not self._tally.isHidden()

    def note_referral(self) -> None:
        """A contact request was made for the visitor: the contact in hand says so."""
        self.choose(Kind.OUTCOME, "referral_requested")
        self.focus_line()

    def take_from_visitor(self, language: str | None, tops: frozenset[str]) -> None:
        """What the visitor chose on the turned view; a language is None where it was left as it is."""
        self._change(partial(self._pad.take_from_visitor, language, tops))

    def focus_line(self) -> None:
        """Back to where the next key belongs."""
        self.parts.entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @cached_property
    def _told(self) -> HistoryWords:
        """Made with the first contact: the start does without."""
        from kototori.ui.history_words import HistoryWords

        return HistoryWords(self._in_words, self._keys, self._words)

    # --- joining ----------------------------------------------------------------------------------

    def _join_line(self) -> None:
        entry = self.parts.entry
        entry.tile_key_pressed.connect(self._press_tile_key)
        entry.text_changed.connect(self._search_text)
        entry.goes_on = lambda text: self._search.goes_on(text, self._day)
        entry.suggestion_accepted.connect(self._search.accept_first)
        entry.entered.connect(self.save)
        entry.last_dropped.connect(lambda: self._change(self._pad.drop_last))
        entry.escaped.connect(self._escape)
        entry.moved.connect(self.parts.suggestions.move_by)
        entry.recalled.connect(self._recall)
        entry.deleted.connect(self.withdraw)
        entry.chip_removed.connect(self.drop)
        self._search.taken.connect(self._take)
        self._keeper.moved.connect(self._show_moved)

    def _join_rest(self) -> None:
        parts = self.parts
        for tile in parts.tiles:
            tile.clicked.connect(partial(self._toggle_tile, tile.code))
        for chip in parts.languages:
            chip.clicked.connect(partial(self._toggle, Kind.LANGUAGE, chip.code))
        for grid in (parts.tile_grid, parts.language_grid, parts.details):
            grid.typed.connect(parts.entry.take)
        self._details.left.connect(self.focus_line)
        parts.save_button.clicked.connect(self.save)
        parts.print_button.clicked.connect(lambda: self.deed_called.emit(Deed.SAVE_AND_PRINT))
        parts.undo_button.clicked.connect(self._steps.undo)
        parts.referral_button.clicked.connect(lambda: self.deed_called.emit(Deed.REFERRAL))
        parts.leaflet_button.clicked.connect(lambda: self.deed_called.emit(Deed.LEAFLETS))
        parts.turn_button.clicked.connect(lambda: self.deed_called.emit(Deed.TURN))
        parts.banner.withdrawn.connect(self.withdraw)
        parts.banner.left.connect(self.leave_correction)
        parts.today_list.opened.connect(self.open_contact)
        parts.today_list.stepped.connect(lambda step: self.deed_called.emit(_DAY_STEPS[step]))
        parts.today_list.typed.connect(parts.entry.take)
        self._listed.changed.connect(self.refresh)
        parts.new_desk.language_chosen.connect(self.language_chosen)
        parts.new_desk.place_chosen.connect(self._choose_place)

    def _join_modes(self) -> None:
        self._late.ended.connect(self.focus_line)
        self._late.tally_asked.connect(lambda: self.deed_called.emit(Deed.TALLY))
        self._busy.counted.connect(self._listed.back)
        self._busy.counted.connect(self._after_change)
        self._busy.turned.connect(self.busy_turned)
        self._busy.turned.connect(self.focus_line)
        self.parts.late_button.clicked.connect(self._late.ask)
        self.parts.banner.moment_asked.connect(self._late.ask)

    def _make_tally(self) -> TallySheet:
        from kototori.ui.tally_sheet import TallySheet

        tops = [(tile.code, tile.label) for tile in self.parts.tiles]
        said = self._in_words
        sheet = TallySheet(
            self, self._log, tops, lambda day: said.moment(Moment(day)), self._words, self._notices
        )
        sheet.closed.connect(lambda: self.parts.make_room(0))
        sheet.closed.connect(self.focus_line)
        sheet.saved.connect(lambda stored: self._notices.done(self._told.tallied(stored)))
        sheet.saved.connect(self._after_change)
        return sheet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no part of the pad has taken."""
        here = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            here.click() if isinstance(here, KeyButton) else self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.focus_line()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.parts.fit(self.width())

    def _press_tile_key(self, key: str) -> None:
        if key == JOIN_KEY:
            self._busy.arm()
        tile = next((tile for tile in self.parts.tiles if tile.key == key), None)
        if tile is not None:
            self._toggle_tile(tile.code)

    def _toggle_tile(self, code: str) -> None:
        if self._busy.acts:
            self._busy.press(Kind.NEED, code)
        else:
            self._change(lambda: self._pad.toggle_top(code))

    def _toggle(self, kind: str, code: str) -> None:
        if self._busy.acts:
            self._busy.press(kind, code)
        else:
            self._change(lambda: self._pad.toggle(kind, code))

    def _choose_place(self, code: str) -> None:
        with self._notices.reporting():
            self._setup.choose_place(code)
            self._show_settings()
            self.desk_changed.emit()

    def _search_text(self, text: str) -> None:
        self._keeper.keep()
        self._disarm()
        self._search.find(text, self._day)

    def _take(self, suggestion: Suggestion) -> None:
        with self._keeper.one_step():
            self.parts.entry.clear_text()
            if suggestion.kind is not Kind.COMMAND:
                self.choose(suggestion.kind, suggestion.code)
        if suggestion.kind is Kind.COMMAND:
            self.deed_called.emit(Deed(suggestion.code))

    def _escape(self) -> None:
        if self.parts.entry.text:
            self.parts.entry.clear_text()
        elif self._details.is_open:
            self._details.close()
        elif self._pad.before is not None:
            self.leave_correction()
        elif self._busy.is_on:
            self._busy.disarm()
        elif not self._late.leave():
            self._listed.back()
        self._disarm()

    def _step_to_day(self, step: Callable[[], None]) -> None:
        """By its key, not by a click: then somebody wants to choose from the list with the keyboard."""
        if self.parts.today_list.isVisible():
            step()
            self.parts.today_list.take_focus()

    def _recall(self) -> None:
        if self._pad.is_empty and self.parts.today.rows:
            self.open_contact(self.parts.today.rows[0].id)

    # --- the contact in hand ----------------------------------------------------------------------

    def choose(self, kind: str, code: str) -> None:
        """Adds a choice to the contact in hand; in busy mode it is a visitor of its own."""
        if self._busy.acts:
            self._busy.press(kind, code)
        else:
            self._change(lambda: self._pad.choose(kind, code))

    def drop(self, choice: Choice) -> None:
        """Takes a choice away from the contact in hand."""
        self._change(lambda: self._pad.drop(choice))

    def _change(self, deed: Callable[[], object]) -> None:
        with self._notices.reporting():
            deed()
        self._disarm()
        self._show_pad()

    def _disarm(self) -> None:
        self._save_alone = False
        self.parts.say_inline("")

    def _after_change(self) -> None:
        self._disarm()
        self.refresh()
        self._show_pad()
        self.desk_changed.emit()
        self.focus_line()

    def _show_pad(self) -> None:
        pad, parts = self._pad, self.parts
        parts.entry.show_chips(self._details.chips(), pad.pinned if pad.before is None else ())
        self._details.show()
        for tile in parts.tiles:
            tile.setChecked(tile.code in pad.tops)
        for chip in parts.languages:
            chip.setChecked(chip.code == pad.language)
        if pad.before is None:
            parts.banner.hide()
        else:
            parts.banner.tell(self._in_words.dated(pad.before, self._day))
        parts.show_correcting(correcting=pad.before is not None)
        self._late.show()
        self._busy.show()
        self._show_settings()
        self._keeper.keep()
        self.pad_shown.emit()

    def _show_moved(self) -> None:
        """Another contact is in hand."""
        self._disarm()
        self._show_pad()
        self.focus_line()

    def _show_settings(self) -> None:
        settings = self._setup.settings()
        vocabulary = self._setup.vocabulary()
        self.parts.entry.single_keys = settings.single_keys
        place = vocabulary.places.get(settings.place or "")
        today = f"{self._words.weekday(self._day)} {self._words.date(self._day)}"
        self.parts.tell_where(" · ".join((place.name, today) if place is not None else (today,)))
        correcting = self._pad.before is not None
        self.parts.new_desk.offer(
            self._setup.places(),
            language=settings.language is None and not correcting,
            place=settings.place is None and not correcting,
        )
