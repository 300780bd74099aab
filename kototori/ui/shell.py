"""Head, views and message line: everything inside the window, in one language.

The pages do not know each other: what one of them changed, the others read again when they come into view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kototori.domain.need import SCREEN_LANGUAGES
from kototori.ui.header import Header
from kototori.ui.keyboard.command_call import CommandCall
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.leaflets.late_prints import LatePrints
from kototori.ui.leaflets.late_queue import LateQueue
from kototori.ui.look.page import Page
from kototori.ui.notices import NoticeLine, Notices, backup_words
from kototori.ui.pad.log_page import LogPage
from kototori.ui.pad.pad import Pad
from kototori.ui.pad.pad_keeper import PAD_DEEDS
from kototori.ui.preferences import Preferences
from kototori.ui.side_sheets import SideSheets
from kototori.ui.views import VIEW_OF, View, ViewName, title
from kototori.ui.visitor.overlays import Overlays
from kototori.wording.catalogue import Words
from kototori.wording.waiting import waiting_in_words

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.ui.keyboard.command_palette import Command
    from kototori.ui.pad.morning import Morning
    from kototori.ui.requests.vault_lock import VaultLock
    from kototori.ui.visitor.qr_view import QrView
    from kototori.ui.visitor.turned_view import VisitorSaid

_ON_REQUESTS = (Deed.READ_OUT, Deed.SEAL_REQUEST, Deed.ACKNOWLEDGE, Deed.WAIT_AGAIN, Deed.REGISTER)
_ON_THE_PAD = PAD_DEEDS | {Deed.LATE, Deed.BUSY, Deed.TALLY}  # what they ask or say stands there


class Shell(QWidget):
    """Head, views and message line in one language."""

    deed_called = Signal(Deed)

    def __init__(
        self,
        desk: Desk,
        pad: Pad,
        views: Sequence[View],
        preferences: Preferences,
        keys: KeyTable,
        words: Words,
        read_words: Callable[[str], Words],
        queue: LateQueue,
        vault_lock: Callable[[], VaultLock],
    ) -> None:
        """`queue` holds the prints on their way; it stands longer than this, and so does the lock."""
        super().__init__()
        self.words = words
        self._keys = keys
        self._read_words = read_words
        self._commands = CommandCall(self, words, self._listed, self._home)
        self._commands.chosen.connect(self.deed_called)
        self._desk = desk
        self._pad = pad
        self._preferences = preferences
        self.morning: Morning | None = None
        self.notices = Notices(words)
        self._line = NoticeLine(
            self.notices, words("Visitors do not become clients, and the log holds no names.")
        )
        self.log_page = LogPage(
            desk.log,
            desk.history,
            desk.drafts,
            desk.setup,
            pad,
            keys,
            words,
            self.notices,
            preferences.shows_times_only,
        )
        self.sheets = SideSheets(self.log_page, desk, pad, preferences, keys, words, self.notices, vault_lock)
        self.prints = LatePrints(self.log_page, self.sheets.take_prints, queue, desk, words, self.notices)
        self.log_page.search.languages = self._languages
        self._builders = {view.name: view.build for view in views}
        self._names = (ViewName.LOG, *self._builders)
        self._pages: dict[ViewName, Page] = {ViewName.LOG: self.log_page}
        self.header = Header([title(name, words) for name in self._names], keys, words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.log_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self._stack, self._line):
            column.addWidget(part)
        self._join()

    @property
    def shown(self) -> ViewName:
        """Which view is shown."""
        return self._names[self.header.tabs.currentIndex()]

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self.shown]

    @property
    def built(self) -> tuple[ViewName, ...]:
        """The views whose pages stand already, in view or not."""
        return tuple(self._pages)

    @property
    def notice(self) -> str:
        """What stands in the message line."""
        return self._line.sentence()

    def show_view(self, name: ViewName) -> None:
        """Brings a view to the front; its page is built when that is first asked."""
        if name not in self._names:
            return
        index = self._names.index(name)
        if self.header.tabs.currentIndex() != index:
            self.header.tabs.setCurrentIndex(index)  # which leads back here
            return
        page = self._page(name)
        self._stack.setCurrentWidget(page)
        if page is not self.log_page:
            with self.notices.reporting():
                self._carry_over(page)
                page.refresh()
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def page_steps(self) -> Iterator[Callable[[], object]]:
        """Builds the pages beside the pad one by one, before they are asked for."""
        for name in self._names:
            yield partial(self._page, name)
            yield self._page(name).prepare
        yield self.prints.get_ready
        for name in self._names:  # by now what they asked for in the background has come
            yield partial(self._draw_ahead, name)

    def _draw_ahead(self, name: ViewName) -> None:
        page = self._page(name)
        if not page.isVisible():
            page.resize(self._stack.size())
            page.draw_ahead()

    def focus_here(self) -> None:
        """The keyboard goes back to where work goes on; on the pad that is the entry line.

        An open request or tally keeps it: somebody is writing down a name, or numbers.
        """
        if self._home() is not None:
            self.log_page.focus_line()
        elif self.page is self.log_page:
            self.sheets.keep_keyboard()

    def fit(self, width: int) -> None:
        """Rearranges the head for the width of the window."""
        self.header.fit(width)

    def count_waiting(self) -> None:
        """How many requests wait stands on their tab."""
        if ViewName.REQUESTS in self._names:
            with self.notices.reporting():
                waits = self._desk.reminders.waiting()
                self.header.tabs.badge(
                    self._names.index(ViewName.REQUESTS),
                    title(ViewName.REQUESTS, self.words, len(waits)),
                    waiting_in_words(len(waits), waits.too_long, self.words) if waits else "",
                    marked=waits.too_long > 0,
                )

    def look_back(self) -> None:
        """Once the desk is open: what earlier days left open, the last copy of the log, the leaflets."""
        self._show_backup()
        self.sheets.requests.look()
        self.prints.made.prepare()
        if self.morning is None:
            from kototori.ui.pad.morning import Morning

            self.morning = Morning(
                self._desk.looking_back, self._desk, self.log_page.parts, self.words, self.notices
            )
            self.morning.day_wanted.connect(self.show_day)
            self.morning.requests_wanted.connect(partial(self.show_view, ViewName.REQUESTS))
            self.morning.answered.connect(self._follow_page)
        self.morning.look()

    def show_day(self, day: date) -> None:
        """Brings the page of a day to the front."""
        from kototori.ui.day.day_page import DayPage

        page = self._page(ViewName.DAY)
        if isinstance(page, DayPage):
            page.show_day(day)
        self.show_view(ViewName.DAY)

    def ask_for_referral(self) -> None:
        """Opens the contact request for the visitor in hand."""
        self.show_view(ViewName.LOG)
        self.sheets.ask_for_referral()

    def turn_to_visitor(self, overlays: Overlays) -> None:
        """The visitor chooses alone; once more, and the screen is given back with what was chosen.

        On the page of leaflets it is their codes that are shown, for the visitor's phone.
        """
        codes = None if overlays.is_up else self._codes()
        if codes is not None:
            overlays.show_codes(codes)
            return
        sheet = self.sheets.request
        consent = sheet.keeping if sheet is not None and sheet.asks_consent else None
        overlays.turn(self._desk, self._keys, self.words, self._pad, consent=consent)

    def take_from_visitor(self, said: VisitorSaid) -> None:
        """What was chosen stands on the pad, and the answer on the request."""
        self.log_page.take_from_visitor(said.language, said.tops)
        if self.sheets.request is not None and said.consent_language:
            self.sheets.request.take_answer(said.consents, said.consent_language, said.language)

    def do(self, deed: Deed) -> None:
        """Deeds that concern more than one page."""
        if deed is not Deed.COMMANDS:
            self._commands.close()
        view = VIEW_OF.get(deed)
        if view is not None:
            self.show_view(view)
        elif self.page.do_deed(deed):
            return
        elif deed in self._deeds:
            if deed in _ON_THE_PAD:
                self.show_view(ViewName.LOG)
            self._deeds[deed]()

    def step_pane(self, steps: int) -> None:
        """The keyboard goes to the next part of the window, or to the one before."""
        from kototori.ui.keyboard.panes import step

        beside = self.sheets.panes() if self.page is self.log_page else []
        step([*beside, *self.page.panes(), self.header], steps)

    def tell_key(self, deed: Deed | None) -> None:
        """Which key stands for a deed from now on; the settings go on where the key was moved."""
        from kototori.ui.settings.setup_page import SetupPage

        if isinstance(self.page, SetupPage):
            self.page.tell_key(deed)

    def _listed(self) -> list[Command]:
        from kototori.ui.keyboard.command_palette import commands_of

        absent = {Deed.COMMANDS, *(deed for deed, view in VIEW_OF.items() if view not in self._names)}
        return commands_of(self._keys, self._languages(), absent)

    def _languages(self) -> list[Words]:
        """The words of every language of the window, its own first: commands are found by all of them."""
        others = (self._read_words(one) for one in SCREEN_LANGUAGES if one != self.words.language)
        return [self.words, *others]

    def _home(self) -> QWidget | None:
        """Where the keyboard belongs; beside an open sheet and on other pages it may be anywhere."""
        elsewhere = self.page is not self.log_page or self.sheets.shown is not None
        return None if elsewhere else self.log_page.first_focus()

    def _step_view(self, step: int) -> None:
        here = self._names.index(self.shown)
        self.show_view(self._names[(here + step) % len(self._names)])

    def _join(self) -> None:
        self._deeds: dict[Deed, Callable[[], None]] = {
            Deed.PREVIOUS_VIEW: partial(self._step_view, -1),
            Deed.NEXT_VIEW: partial(self._step_view, 1),
            Deed.REFERRAL: self.ask_for_referral,
            Deed.EXPORT: self._offer_export,
            Deed.COMMANDS: self._commands.turn,
            Deed.NEXT_PANE: partial(self.step_pane, 1),
            Deed.PREVIOUS_PANE: partial(self.step_pane, -1),
            Deed.CLOSE_DAY: lambda: self.show_day(self._desk.log.today()),
            **self.log_page.deeds(),
            **dict.fromkeys(_ON_REQUESTS, partial(self.show_view, ViewName.REQUESTS)),
            Deed.SAVE_AND_PRINT: lambda: self.prints.save_and_print(self.page),
            Deed.PRINT: lambda: self.prints.print_from(self.page),
        }
        self.header.view_chosen.connect(lambda index: self.show_view(self._names[index]))
        self.header.help_asked.connect(lambda: self.deed_called.emit(Deed.HELP))
        self.header.curtain_asked.connect(lambda: self.deed_called.emit(Deed.CURTAIN))
        self.header.commands_asked.connect(lambda: self.deed_called.emit(Deed.COMMANDS))
        self.log_page.day_counted.connect(self.header.number.show_number)
        self.log_page.deed_called.connect(self.deed_called)
        self.log_page.desk_changed.connect(self._follow_log)
        self.sheets.request_made.connect(self.count_waiting)
        self.sheets.turn_wanted.connect(lambda: self.deed_called.emit(Deed.TURN))
        self.sheets.leaflets_wanted.connect(lambda: self.show_view(ViewName.LEAFLETS))
        self.header.busy_asked.connect(lambda: self.do(Deed.BUSY))
        self.log_page.busy_turned.connect(self.header.show_busy)
        self.header.show_busy(self._pad.mode.busy)
        self.header.number.show_number(len(self.log_page.parts.today.rows))

    def _page(self, name: ViewName) -> Page:
        if name not in self._pages:
            page = self._builders[name](self._keys, self.words, self.notices)
            page.desk_changed.connect(self._follow_page)
            page.view_wanted.connect(self._lead_to)
            self._pages[name] = page
            if name is ViewName.LEAFLETS:
                self._join_leaflets(page)
            self._stack.addWidget(page)
        return self._pages[name]

    def _join_leaflets(self, page: Page) -> None:
        from kototori.ui.leaflets.leaflet_page import LeafletPage

        if isinstance(page, LeafletPage):
            self.prints.join(page)
            page.deed_called.connect(self.deed_called)

    def _codes(self) -> QrView | None:
        if self.shown is not ViewName.LEAFLETS:
            return None
        from kototori.ui.leaflets.leaflet_page import LeafletPage

        return self.page.codes() if isinstance(self.page, LeafletPage) else None

    def _carry_over(self, page: Page) -> None:
        """Who is in hand on the pad says which leaflets stand first; nothing stays from the one before."""
        if self._pages.get(ViewName.LEAFLETS) is not page:
            return
        from kototori.ui.leaflets.in_hand import in_hand
        from kototori.ui.leaflets.leaflet_page import LeafletPage

        if isinstance(page, LeafletPage):
            page.show_for(in_hand(self._pad))
            self.prints.show_on(page)

    def _offer_export(self) -> None:
        from kototori.ui.figures.statistics_page import StatisticsPage

        self.show_view(ViewName.STATISTICS)
        if isinstance(self.page, StatisticsPage):
            self.page.open_export()

    def _lead_to(self, view: str) -> None:
        self.show_view(ViewName(view))

    def _show_backup(self) -> None:
        with self.notices.reporting():
            self._line.show_beside(
                backup_words(self._desk.backups.latest(), self._desk.log.today(), self.words)
            )

    def _follow_log(self) -> None:
        if self.page is not self.log_page:
            with self.notices.reporting():
                self.page.refresh()
        self.count_waiting()
        if self.morning is not None:
            self.morning.follow()

    def _follow_page(self) -> None:
        self.log_page.refresh()
        self.count_waiting()
        if self.morning is not None:
            self.morning.follow()
            self._show_backup()
