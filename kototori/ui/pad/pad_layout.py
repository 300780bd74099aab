"""Where everything stands on the contact pad, wide and compact; no behaviour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.suggestions import Kind
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.keys import TILE_KEYS, Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.banner import Banner
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.key_grid import KeyGrid
from kototori.ui.look.low_window import MakesWay, ScrolledBody, TallColumn
from kototori.ui.look.one_line import OneLine
from kototori.ui.look.page import Card
from kototori.ui.look.shorter_button import ShorterButton
from kototori.ui.pad.contact_words import ContactWords
from kototori.ui.pad.correction_banner import CorrectionBanner
from kototori.ui.pad.day_list import DayHead
from kototori.ui.pad.details_row import SHOWN, DetailsRow
from kototori.ui.pad.draft_tabs import DraftTabs, Tab
from kototori.ui.pad.entry_line import EntryLine
from kototori.ui.pad.language_strip import LanguageChip
from kototori.ui.pad.need_tile import NeedTile
from kototori.ui.pad.new_desk_strip import NewDeskStrip
from kototori.ui.pad.suggestion_list import SuggestionList
from kototori.ui.pad.today_table import TodayList, TodayModel
from kototori.wording.catalogue import Words
from kototori.wording.labels import field_name

COMPACT_BELOW = 1000
_NARROW_BELOW = 760
_LOW_BELOW = 560
_SIDE = 20
_TODAY_WIDTH = 316
_VERY_LOW = 340
_TALLEST = 940
_LEAST_PAD = 240
_SCROLL_BAR = 16


class PadLayout:
    """The parts of the pad, in the order in which Tab visits them."""

    def __init__(
        self, page: QWidget, vocabulary: Vocabulary, day: date, keys: KeyTable, words: Words
    ) -> None:
        self._page = page
        self._keys = keys
        self._words = words
        self._correcting = self._counting = self._narrow = self._compact = self._low = False
        self._banners: list[Banner] = []
        self._room = 0
        self._covered = 0
        self._said = self._noted = ""
        self.today = TodayModel()
        self._make_head()
        self._make_keys(vocabulary, day)
        self._make_buttons()
        self._make_today()
        self._row = QHBoxLayout(page)
        self._row.setSpacing(_SIDE)
        self._left = self._make_left()
        self._column = TallColumn(self._left)
        self._column.setMaximumHeight(theme.scaled(_TALLEST))  # on a tall screen the buttons stay near
        around = QVBoxLayout()
        around.setSpacing(theme.GAP_1)
        around.addWidget(self._column, 1)
        around.addLayout(self._button_row)
        around.addStretch(0)
        self._row.addLayout(around, 1)
        self._row.addWidget(self._today_card)
        self.suggestions = SuggestionList(page, words)
        self._set_tab_order()

    def say_inline(self, sentence: str) -> None:
        """The line under the entry line: what is amiss with the entry, else what the keys do."""
        self._said = sentence
        self._show_said()
        announce(self.inline, sentence, at_once=True)

    def _show_said(self) -> None:
        sentence = self._said
        quiet = self._noted or self._words("1–9 0 + −  need  ·  letters search  ·  Enter saves")
        if self._counting:
            quiet = self._words(
                "1–9 0 + −  a visitor  ·  {join}  joins the next need  ·  Enter  a visit alone",
                join=self._keys.printed(Deed.JOIN),
            )
        self.inline.setText(sentence or quiet)
        self.inline.setToolTip(sentence or self._noted)
        self.inline.setFont(theme.font(13, bold=bool(sentence)))
        role = QPalette.ColorRole
        quietly = role.WindowText if self._noted else role.PlaceholderText
        self.inline.setForegroundRole(role.BrightText if sentence else quietly)
        self.entry.line.setAccessibleDescription(sentence or quiet)
        self._show_inline()

    def note(self, text: str) -> None:
        """What the visitor's leaflets lack, said quietly in the same line before they are printed."""
        if text != self._noted:
            self._noted = text
            self._show_said()

    def add_under_today(self, part: QWidget, stops: Sequence[QWidget]) -> None:
        """Between today's list and its button, where it moves no tile; Tab comes to its stops there."""
        self._today_column.insertWidget(self._today_column.count() - 1, part)
        self.today_list.setMinimumHeight(1)  # in a low window it makes way
        for before, after in pairwise((self.today_list, *stops, self.undo_button)):
            QWidget.setTabOrder(before, after)

    def show_correcting(self, *, correcting: bool) -> None:
        """Buttons and head for a new contact, or for one that is corrected."""
        self._correcting = correcting
        self._name_save()
        self._tighten()
        self._show_head()
        self._show_inline()

    def tell_where(self, where: str) -> None:
        """Place and day."""
        self.where.setText(where)
        self._show_head()

    def show_drafts(self, beside: Sequence[Tab], here: str) -> None:
        """The strip of contacts; `here` is the letter of the one in hand."""
        self.drafts.put(beside, here)
        self._show_head()

    def show_counting(self, *, counting: bool) -> None:
        """While keys count visitors, saving is a visit alone, and no contact waits for leaflets."""
        if counting is not self._counting:
            self._counting = self.entry.joins = counting
            self._show_leaflets()
            self._name_save()
            self.say_inline("")

    def place_suggestions(self) -> None:
        """Under the entry line, as wide as it; what is amiss with the entry stays readable between them."""
        below = self.entry.mapTo(self._page, QPoint(0, self.entry.height() + 2))
        if self._says_something:
            below.setY(below.y() + self.inline.sizeHint().height() + self._left.spacing())
        self.suggestions.move(below)
        self.suggestions.fit_into(min(self.entry.width(), theme.scaled(620)), self._page.height() - below.y())

    def fit(self, width: int) -> None:
        """Rearranges for the width of the page; what lies over its right edge is left free."""
        width -= self._covered
        low = self._page.height() < theme.scaled(_LOW_BELOW)
        compact = low or width < theme.scaled(COMPACT_BELOW)
        narrow = width < theme.scaled(_NARROW_BELOW)
        side = theme.GAP_2 if compact else max(_SIDE, (width - theme.scaled(theme.WIDEST)) // 2)
        self._row.setContentsMargins(
            side, theme.GAP_2 if compact else theme.GAP_3, side + self._covered, min(side, _SIDE) // 2 - 2
        )
        self._row.setSpacing(theme.GAP_2 if compact else _SIDE)
        self._left.setSpacing(theme.GAP_1 if compact else theme.GAP_2)
        for tile in self.tiles:
            tile.set_compact(compact=compact)
        for chip in self.languages:
            chip.set_compact(compact=compact)
        today = theme.scaled(200 if narrow else 240 if compact else _TODAY_WIDTH)
        self._today_card.setFixedWidth(today)
        room = width - 2 * side - (0 if self._covered else today + self._row.spacing())
        most = 3 if width < theme.scaled(COMPACT_BELOW) else 4
        inside = room - theme.scaled(_SCROLL_BAR)
        self._low = self._page.height() < theme.scaled(_VERY_LOW)
        room = inside if self._low else room  # the whole column may have to be scrolled
        self.tile_grid.arrange(min(most, self.tile_grid.columns_in(inside)))
        self.language_grid.arrange(min(7, self.language_grid.columns_in(inside)))
        self.details.fit(inside)
        for button in (*self._buttons, self.undo_button):
            button.set_compact(compact=narrow)
        for button in (self.referral_button, self.turn_button):
            button.set_compact(compact=compact)
        self.undo_button.set_tight(tight=compact)
        self.tile_grid.set_gap(theme.GAP_1 if compact else theme.GAP_2)
        self.language_grid.set_gap(theme.GAP_1, over=0 if compact else theme.GAP_1)
        self.entry.set_compact(compact=compact)
        self.undo_button.setText(self._words("Undo") if compact else self._words("Undo the last"))
        self.day_head.set_compact(compact=compact)
        self.new_desk.set_compact(compact=compact)
        self._narrow, self._room = narrow, room
        self.drafts.fit(room)
        self._compact = compact
        self._tighten()
        self._show_leaflets()
        self.fit_banners()

    def make_room(self, covered: int) -> None:
        """A sheet lies over so much of the right edge: the pad beside it stays whole, today's list waits."""
        is_of_use = self._page.width() - covered >= theme.scaled(_LEAST_PAD)
        self._covered = covered if is_of_use else 0  # covered whole, it stays as it is
        self._today_card.setVisible(not covered)
        self.fit(self._page.width())

    def add_banner(self, banner: Banner) -> None:
        """A banner made when it is first needed: over the entry line, below that of a correction."""
        self._left.insertWidget(self._left.indexOf(self.entry), banner)
        self._banners.append(banner)
        self._let_tab_reach(banner)

    def fit_banners(self) -> None:
        """A banner has come or gone, or the room for it has changed."""
        for banner in (self.banner, *self._banners):
            banner.fit_to(self._room)
        self._show_head()
        self._show_inline()
        if any(not banner.isHidden() for banner in self._banners):
            self._body.ensureVisible(0, 0)  # the needs come first in what room is left

    def _tighten(self) -> None:
        """In a small window, and beside the longer words of a correction: one row of buttons stays one."""
        for button in (*self._buttons, self.turn_button):
            button.set_tight(tight=self._compact or self._correcting)
        short = self._narrow or (self._compact and self._correcting)
        self.referral_button.setText(self._words("Request") if short else self._words("Contact request"))

    def _show_leaflets(self) -> None:
        """In a small window the tab in the head does the same; and no contact waits for them in busy mode."""
        self.print_button.setVisible(not self._counting)
        self.leaflet_button.setVisible(not self._compact and not self._counting)

    def lay_over_today(self, strip: QWidget) -> None:
        """Above today's list: nothing moves where somebody is typing."""
        column = self._today_card.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, MakesWay(strip))

    def slim_scroll_bars(self) -> None:
        """For the bars alone: a style sheet on what they scroll would keep it from following light and dark.

        Not for the first picture: to ask for a bar makes PySide look through all of its classes.
        """
        for area in (self._body, self._column, self.today_list):
            area.verticalScrollBar().setStyleSheet(theme.SLIM_SCROLL_BAR)

    def _name_save(self) -> None:
        save = self._words("Save")
        if self._correcting:
            save = self._words("Save the correction")
        elif self._counting:
            save = self._words("A visit alone")
        self.save_button.setText(save)
        self.save_button.setAccessibleName(save)

    def _show_inline(self) -> None:
        bannered = any(not banner.isHidden() for banner in (self.banner, *self._banners))
        self.inline.setVisible(self._says_something or not (self._compact or bannered))
        if self.suggestions.isVisible():
            self.place_suggestions()

    @property
    def _says_something(self) -> bool:
        return bool(self._said or self._noted)

    def _show_head(self) -> None:
        """A banner says the day itself, and place and day stand where there is room for them."""
        bannered = any(not banner.isHidden() for banner in self._banners)
        wanted = not self._correcting and not self._narrow and not bannered
        self.drafts.setHidden(self._low and (bannered or self._correcting))
        self.late_button.setVisible(wanted and (not self._compact or self._fits(self.late_button)))
        beside = [part for part in (self.new_desk, self.late_button) if not part.isHidden()]
        self.where.setVisible(self._fits(self.where, *beside))

    def _fits(self, *beside: QWidget) -> bool:
        """Whether these stand in one row with the contacts in hand and beside."""
        return sum(part.sizeHint().width() + theme.GAP_2 for part in (self.drafts, *beside)) <= self._room

    def _make_head(self) -> None:
        words = self._words
        self.where = QLabel()
        self.where.setFont(theme.font(13))
        self.where.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.late_button = KeyButton(words("Another day or time"), self._keys.printed(Deed.LATE))
        self.new_desk = NewDeskStrip(words)
        self.drafts = DraftTabs(self._keys, words)
        self.banner = CorrectionBanner(self._keys, words)
        self.entry = EntryLine(
            self._keys, words("Contact: needs, language"), words("number, word or language …")
        )
        self.inline = OneLine()

    def _make_keys(self, vocabulary: Vocabulary, day: date) -> None:
        words, language = self._words, self._words.language
        self.tiles = [
            NeedTile(
                need.code,
                key,
                (need.tile or need.words).in_language(language),
                need.hint.in_language(language) if need.hint else "",
            )
            for need, key in zip(vocabulary.tops(day), TILE_KEYS, strict=False)
        ]
        said = ContactWords(lambda: vocabulary, words)
        self.languages = [
            LanguageChip(one.code, said.endonym(one.code), said.language(one.code))
            for one in vocabulary.languages.values()
            if one.on_strip
        ]
        self.tile_grid = KeyGrid(words("Needs"), self.tiles, 4, theme.GAP_2)
        self.language_grid = KeyGrid(words("Languages"), self.languages, 7, theme.GAP_1)
        names = [field_name(kind, words) for kind in SHOWN if kind is not Kind.LANGUAGE]
        self.details = DetailsRow(words("Details"), self._keys.printed(Deed.DETAILS), names)

    def _make_buttons(self) -> None:
        words = self._words
        self.save_button = KeyButton(words("Save"), self._keys.printed(Deed.SAVE), primary=True)
        self.print_button = ShorterButton(words("Save + print"), self._keys.printed(Deed.SAVE_AND_PRINT))
        usual = words.many(
            "Save + print {n} leaflet ({languages}, {pages})",
            "Save + print {n} leaflets ({languages}, {pages})",
            1,
            languages="AR",
            pages=words.many("{n} page", "{n} pages", 1),
        )
        self.print_button.reserve(usual)
        self.referral_button = KeyButton(words("Contact request"), self._keys.printed(Deed.REFERRAL))
        self.leaflet_button = KeyButton(words("Leaflets"), self._keys.printed(Deed.LEAFLETS))
        self.turn_button = KeyButton(words("To the visitor"), self._keys.printed(Deed.TURN))
        self.undo_button = KeyButton(words("Undo the last"), self._keys.printed(Deed.UNDO))
        self._buttons = (self.save_button, self.print_button, self.referral_button, self.leaflet_button)

    def _make_today(self) -> None:
        words = self._words
        self._today_card = Card()
        self.today_list = TodayList(
            self.today,
            words("Today's contacts"),
            words("Nobody has been recorded yet today. Press a digit and Enter."),
        )
        self.day_head = DayHead(self._keys, words)
        self._today_column = column = QVBoxLayout(self._today_card)
        column.setContentsMargins(1, theme.GAP_3, 1, theme.GAP_3)
        column.addWidget(self.day_head)
        column.addWidget(self.today_list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self.undo_button, 1)
        column.addLayout(foot)

    def _make_left(self) -> QVBoxLayout:
        head = FlowRow(theme.GAP_2, right_from=1)
        for beside in (self.drafts, self.new_desk, self.where, self.late_button):
            head.addWidget(beside)
        self._button_row = buttons = FlowRow(theme.GAP_2)
        for button in (*self._buttons, self.turn_button):
            buttons.addWidget(button)
        left = QVBoxLayout()
        left.addLayout(head)
        for part in (self.banner, self.entry, self.inline):
            left.addWidget(part)
        left.addWidget(self._make_body(), 1)
        return left

    def _make_body(self) -> QScrollArea:
        """Tiles and languages; they scroll where the window is too low for them."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self.tile_grid)
        column.addWidget(self.language_grid)
        column.addWidget(self.details)
        column.addStretch(1)
        least = theme.scaled(theme.TOUCH)  # one row, where a banner takes the rest
        self._body = body = ScrolledBody(inside, least)
        self.details.unfolded.connect(lambda part: body.ensureWidgetVisible(part, 0, theme.GAP_2))
        return body

    @property
    def panes(self) -> list[QWidget]:
        """What F6 goes through; the keyboard enters each at its first stop."""
        return [
            self.entry.line,
            self.tile_grid,
            self.language_grid,
            self.details,
            self.save_button,
            self.today_list,
        ]

    def _let_tab_reach(self, banner: Banner) -> None:
        """Before what saves: whoever comes by Tab learns first what a correction or another day allows."""
        for before, after in pairwise((self.details.head, *banner.stops, self.save_button)):
            QWidget.setTabOrder(before, after)

    def _set_tab_order(self) -> None:
        stops: list[QWidget] = [
            self.entry.line,
            *self.tiles,
            *self.languages,
            self.details.head,
            *self._buttons,
            self.turn_button,
            self.today_list,
            self.undo_button,
            self.drafts.beside,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._let_tab_reach(self.banner)
        # Only now: Qt leaves the tabs where they are, at the very front, when the button is not yet here.
        QWidget.setTabOrder(self.undo_button, self.drafts.tabs)
