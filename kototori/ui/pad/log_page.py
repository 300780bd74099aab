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

from kototori.domain.suggestions import Kind, Suggestion
from kototori.ui.keys import JOIN_KEY, Deed, KeyTable
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import Page
from kototori.ui.notices import Notices
from kototori.ui.pad.busy_hour import BusyHour
from kototori.ui.pad.contact_words import ContactWords
from kototori.ui.pad.desk_signs import DeskSigns
from kototori.ui.pad.details import Details
from kototori.ui.pad.late_entry import LateEntry
from kototori.ui.pad.line_search import LineSearch
from kototori.ui.pad.listed_day import ListedDay
from kototori.ui.pad.log_watch import LogWatch
from kototori.ui.pad.pad import Choice, Pad
from kototori.ui.pad.pad_keeper import PadKeeper
from kototori.ui.pad.pad_layout import PadLayout
from kototori.ui.pad.undo_redo import UndoRedo
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.vocabulary import Vocabulary
    from kototori.services.contact_log import ContactLog, Recorded
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.draft_tray import DraftTray
    from kototori.services.history import History
    from kototori.ui.pad.history_words import HistoryWords

_SETTLED = 400  # milliseconds; then the first keys have been taken
_DAY_STEPS = {-1: Deed.EARLIER_DAY, 1: Deed.LATER_DAY}


class LogPage(Page):
    """Reads keys and clicks, calls the contact log, shows what it says."""

    day_counted = Signal(int)
    language_chosen = Signal(str)
    deed_called = Signal(Deed)
    pad_shown = Signal()
    saved = Signal(object, object)  # a Recorded, and the id of the draft that it was
    tally_asked = Signal()
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
        self.keys = keys
        self._pad, self._words, self._notices = pad, words, notices
        # Asked for anew each time: what a desk answers that is not open yet, it does not answer later.
        self._vocabulary: Callable[[], Vocabulary] = lambda: setup.vocabulary()
        self._searched = self._vocabulary()
        self.in_words = ContactWords(self._vocabulary, words, times_only)
        self._day: date = log.today()
        self._save_alone = False
        self._counting: frozenset[UUID] = frozenset()
        self.filled_in_beside: Callable[[], QWidget | None] = lambda: None  # the field of an open sheet
        self.parts = PadLayout(self, setup.vocabulary(), self._day, keys, words)
        self._signs = DeskSigns(setup, pad, self.parts, words, notices)
        self._listed = ListedDay(log, self.parts, self.in_words, words, notices)
        self.search = LineSearch(self.parts, self._vocabulary, self.in_words, words)
        self.keeper = PadKeeper(self.parts, pad, drafts, log, history, self._vocabulary, keys, words, notices)
        self._steps = UndoRedo(history, pad, self.keeper, lambda: self.told, notices, self.after_change)
        self._late = LateEntry(log, pad, self.parts, self.in_words, keys, words, notices)
        self._busy = BusyHour(log, pad, self.parts, self.in_words, lambda: self.told, keys, words, notices)
        self._details = Details(
            self.parts.details,
            pad,
            setup,
            log.today,
            self.in_words,
            words,
            notices,
            self._change,
            self._toggle,
        )
        self._join_line()
        self._join_rest()
        self._join_modes()
        self._watch = LogWatch(log, notices, self)
        self._watch.changed.connect(self._follow_log)
        QTimer.singleShot(_SETTLED, self, self.parts.slim_scroll_bars)
        self.refresh()
        self.keeper.take_up_again()
        self._show_pad()

    @property
    def pad(self) -> Pad:
        """The contact in hand."""
        return self._pad

    @property
    def counts_visitors(self) -> bool:
        """Whether each key is a visitor now, saved at once."""
        return self._busy.acts

    def counts_today(self, contact: UUID) -> bool:
        """Whether a contact is one of today's that still count."""
        return contact in self._counting

    def first_focus(self) -> QWidget:
        return self.filled_in_beside() or self.parts.entry.line

    def refresh(self) -> None:
        """Reads today's contacts and what the desk says of itself."""
        with self._notices.reporting():
            yesterday, self._day = self._day, self._log.today()
            if self._day != yesterday:
                self.keeper.begin_day()
                self._show_pad()
            contacts = self._log.of_day(self._day)
            self._counting = frozenset(contact.id for contact in contacts)
            self._follow_lists()
            self._listed.show(contacts)
            self.day_counted.emit(len(contacts))
            self._busy.follow(contacts)
            self._signs.show(self._day)
            if self._details.take_pins():
                self._show_pad()

    def _follow_lists(self) -> None:
        """A place that has just come is found by its letters."""
        if (lists := self._vocabulary()) is not self._searched:
            if lists != self._searched:
                self.search.forget()
            self._searched = lists

    def poll(self) -> None:
        """Looks at once whether another program has written, or midnight has passed."""
        self._watch.look()

    def _follow_log(self) -> None:
        with self._notices.reporting():
            self._setup.refresh()
            self.search.forget()
            self.refresh()
            self.desk_changed.emit()

    def prepare_suggestions(self) -> None:
        """Makes the search set; the window calls it in its first idle moment, before a letter is typed."""
        self.search.prepare(self._day)

    def prepare(self) -> None:
        """The fields of the details, and a stored contact once asked for: ↑ and F4 find them ready."""
        self._details.prepare()
        with self._notices.reporting():
            for contact in sorted(self._counting)[:1]:
                self._log.find(contact)

    def panes(self) -> Sequence[QWidget]:
        return self.parts.panes

    def deeds(self) -> dict[Deed, Callable[[], None]]:
        """What shortcuts, buttons and typed commands may call for here."""
        return {
            Deed.LATE: self._late.ask,
            Deed.TALLY: self.tally_asked.emit,
            Deed.BUSY: self._busy.toggle,
            Deed.UNDO: self._steps.undo,
            Deed.REDO: self._steps.redo,
            Deed.DETAILS: self._details.toggle,
            **self._listed.deeds(),
            **self.keeper.deeds(),
            Deed.PIN_LANGUAGE: lambda: self._details.pin(Kind.LANGUAGE),
        }

    # --- what keys and clicks do ------------------------------------------------------------------

    def save(self) -> Recorded | None:
        """Enter: stores what is chosen, with the highlighted suggestion where letters are pending."""
        with self.keeper.one_step():
            return self._save()

    def _save(self) -> Recorded | None:
        pending = bool(self.parts.entry.text)
        if not self.search.take_pending():
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
        draft = self._pad.draft_id
        with self._notices.reporting():
            before = self._pad.before
            if before is not None:  # what the pad does not show may be newer, such as leaflets that came out
                before = self._pad.before = self._log.find(before.id)
            facts = self._pad.facts(self.keeper.moment())
            if before is None:
                stored = self._log.record(facts, self._late.source, from_hand=True)
            else:
                stored = self._log.correct(before.id, facts, from_hand=True)
        if stored is not None:
            corrected = self._pad.before is not None
            self.keeper.let_go()
            self.saved.emit(stored, draft)
            self._listed.follow(stored.contact, corrected=corrected)
            self.after_change(beside=corrected or stored.contact.facts.moment.day != self._day)
            self._notices.done(self.told.saved(stored, corrected=corrected))
        return stored

    def withdraw(self) -> None:
        """Takes the contact in hand out of all counts; Ctrl+Z brings it back."""
        before = self._pad.before
        if before is None or self.parts.entry.text:
            return
        with self._notices.reporting():
            withdrawn = self._log.withdraw(before.id, from_hand=True)
            self.keeper.let_go()
            self.after_change()
            self._notices.done(self.told.withdrawn(withdrawn))

    def leave_correction(self) -> None:
        """The contact stays as it was."""
        if self._pad.before is not None:
            self._pad.clear()
            self._show_pad()
        self.focus_line()

    def open_contact(self, contact: UUID) -> None:
        """Takes a stored contact in hand, to be corrected."""
        with self._notices.reporting(), self.keeper.one_step():
            found = self._log.find(contact)
            self.keeper.put_aside()
            self._pad.open(found)
            self.parts.entry.clear_text()
            self._show_pad()
        self.focus_line()

    def take_from_visitor(self, language: str | None, tops: frozenset[str]) -> None:
        """What the visitor chose on the turned view; a language is None where it was left as it is."""
        self._change(partial(self._pad.take_from_visitor, language, tops))

    def focus_line(self) -> None:
        """Back to where the next key belongs; behind another page nobody would see what is typed here."""
        if self.isVisible() or not self.window().isVisible():
            self.parts.entry.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @cached_property
    def told(self) -> HistoryWords:
        """Made with the first contact: the start does without."""
        from kototori.ui.pad.history_words import HistoryWords

        return HistoryWords(self.in_words, self.keys, self._words)

    # --- joining ----------------------------------------------------------------------------------

    def _join_line(self) -> None:
        entry = self.parts.entry
        entry.tile_key_pressed.connect(self._press_tile_key)
        entry.text_changed.connect(self._search_text)
        entry.goes_on = lambda text: self.search.goes_on(text, self._day)
        entry.suggestion_accepted.connect(self.search.accept_first)
        entry.entered.connect(self.save)
        entry.last_dropped.connect(lambda: self._change(self._pad.drop_last))
        entry.escaped.connect(self._escape)
        entry.moved.connect(self.parts.suggestions.move_by)
        entry.recalled.connect(self._recall)
        entry.deleted.connect(self.withdraw)
        entry.chip_removed.connect(self.drop)
        self.search.taken.connect(self._take)
        self.keeper.moved.connect(self._show_moved)

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
        self._signs.place_chosen.connect(self.desk_changed)

    def _join_modes(self) -> None:
        self._late.ended.connect(self.focus_line)
        self._late.tally_asked.connect(lambda: self.deed_called.emit(Deed.TALLY))
        self._busy.counted.connect(self._listed.back)
        self._busy.counted.connect(lambda: self.after_change(beside=False))
        self._busy.turned.connect(self.busy_turned)
        self._busy.turned.connect(self.focus_line)
        self.parts.late_button.clicked.connect(self._late.ask)
        self.parts.banner.moment_asked.connect(self._late.ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no part of the pad has taken."""
        here = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.isAutoRepeat():
                return  # a key that is held down counts no second visitor
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
        self._press(Kind.NEED, code, lambda: self._pad.toggle_top(code))

    def _toggle(self, kind: str, code: str) -> None:
        self._press(kind, code, lambda: self._pad.toggle(kind, code))

    def _search_text(self, text: str) -> None:
        if not text:
            self._late.show()
        self.keeper.keep()
        self._disarm()
        self.search.find(text, self._day)

    def _take(self, suggestion: Suggestion) -> None:
        with self.keeper.one_step():
            if suggestion.kind is not Kind.COMMAND:
                self.choose(suggestion.kind, suggestion.code)
            self.parts.entry.clear_text()  # the day of a draft that is letters alone stands by its letters
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

    def _recall(self) -> None:
        if self._pad.is_empty and self.parts.today.rows:
            self.open_contact(self.parts.today.rows[0].id)

    # --- the contact in hand ----------------------------------------------------------------------

    def choose(self, kind: str, code: str) -> None:
        """Adds a choice to the contact in hand; in busy mode it is a visitor of its own."""
        self._press(kind, code, lambda: self._pad.choose(kind, code))

    def drop(self, choice: Choice) -> None:
        """Takes a choice away from the contact in hand."""
        self._change(lambda: self._pad.drop(choice))

    def _press(self, kind: str, code: str, deed: Callable[[], object]) -> None:
        if self._busy.acts:
            self._busy.press(kind, code)
        else:
            self._change(deed)

    def _change(self, deed: Callable[[], object]) -> None:
        with self._notices.reporting():
            deed()
        self._disarm()
        self._show_pad()

    def _disarm(self) -> None:
        self._save_alone = False
        self.parts.say_inline("")

    def after_change(self, *, beside: bool = True) -> None:
        """The log has changed: everything here follows, and the keyboard goes home.

        `beside`: so does what stands beside the pad. One more visitor of today changes nothing there: no
        request, no earlier day, no paper of another visitor.
        """
        self._disarm()
        self.refresh()
        self._show_pad()
        if beside:
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
            parts.banner.tell(self.in_words.dated(pad.before, self._day))
        parts.show_correcting(correcting=pad.before is not None)
        self._late.show()
        self._busy.show()
        self._signs.show(self._day)
        self.keeper.keep()
        self.pad_shown.emit()

    def _show_moved(self) -> None:
        """Another contact is in hand."""
        self._disarm()
        self._show_pad()
        self.focus_line()
