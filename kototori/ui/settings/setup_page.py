"""Settings: the desk and its lists, and how this computer shows and prints them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.fields import Field
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, Page, heading
from kototori.ui.look.theme import Look
from kototori.ui.look.tick_box import TickBox
from kototori.ui.notices import Notices
from kototori.ui.paper.printer_choice import PrinterChoice
from kototori.ui.settings.key_editor import KeyEditor
from kototori.ui.settings.organisation_editor import OrganisationEditor
from kototori.ui.settings.place_editor import PlaceEditor
from kototori.ui.settings.team_editor import TeamEditor
from kototori.ui.settings.worker_editor import WorkerEditor
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from kototori.domain.printer import KnownPrinter
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.key_cards import KeyCards
    from kototori.services.organisation import Organisation
    from kototori.services.visitor_papers import VisitorPapers
    from kototori.ui.look.theme import Appearance
    from kototori.ui.preferences import Preferences
    from kototori.ui.settings.vault_card import VaultCard

_LANGUAGES = (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"))
_LOOKS = (
    (Look.SYSTEM, N_("As the system")),
    (Look.LIGHT, N_("Light")),
    (Look.DARK, N_("Dark")),
    (Look.CONTRAST, N_("High contrast")),
)
_WIDE = 1040
_A_MOMENT = 60  # milliseconds: the page stands before it is read again


class SetupPage(Page):
    """Everything takes effect at once."""

    language_chosen = Signal(str)
    keys_moved = Signal(object)  # the deed whose key was moved; None where all went back

    def __init__(
        self,
        setup: DeskSetup,
        printers: Callable[[], tuple[KnownPrinter, ...]],
        preferences: Preferences,
        appearance: Appearance,
        keys: KeyTable,
        cards: Callable[[], KeyCards],
        organisation: Callable[[], Organisation],
        papers: Callable[[], VisitorPapers],
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._was_read = False
        self._rereading = QTimer(self, interval=_A_MOMENT, singleShot=True)
        self._rereading.timeout.connect(self._read)
        self._setup = setup
        self._preferences = preferences
        self._appearance = appearance
        self._words = words
        self._notices = notices
        self.setAccessibleName(words("Settings"))
        self._added: list[Card] = []
        self._places = PlaceEditor(setup, words, notices)
        self._workers = WorkerEditor(setup, words, notices)
        self._teams = TeamEditor(setup, words, notices)
        self._workers.changed.connect(self._teams.refresh)
        self.organisation_editor = OrganisationEditor(organisation, papers, words, notices)
        self._vault: VaultCard | None = None
        self._cards: tuple[QWidget, ...] = ()
        self._left = QVBoxLayout()
        self._keys = keys
        self.key_editor = KeyEditor(keys, cards, preferences, words)
        self.key_editor.moved.connect(self.keys_moved)
        for editor in (self._places, self._workers, self._teams, self.organisation_editor):
            editor.changed.connect(self.desk_changed)
        self._name, self._hours = QLineEdit(), QLineEdit()
        for line in (self._name, self._hours):
            line.editingFinished.connect(self._describe)
        self._printer = PrinterChoice(printers, preferences, words)
        self._single_keys = TickBox(words("Digits and letters alone act as keys"))
        self._single_keys.toggled.connect(self._allow_single_keys)
        self._times_only = TickBox(words("Today's list shows times only: others can see this screen"))
        self._times_only.setChecked(preferences.shows_times_only())
        self._times_only.toggled.connect(self._show_times_only)
        self._languages: dict[str, ChoiceButton] = {}
        self._looks: dict[Look, ChoiceButton] = {}
        self._lay_out()

    def refresh(self) -> None:
        """What was known stands at once, and what changed meanwhile a moment later."""
        if self._was_read:
            self._rereading.start()
        else:
            self._read()

    def prepare(self) -> None:
        if not self._was_read:
            self._read()

    def _read(self) -> None:
        self._was_read = True
        with self._notices.reporting():
            self._show_known()

    def _show_known(self) -> None:
        settings = self._setup.settings()
        for line, kept in ((self._name, settings.name), (self._hours, settings.hours)):
            if not line.isModified():
                line.setText(kept)
        self._single_keys.blockSignals(True)
        self._single_keys.setChecked(settings.single_keys)
        self._single_keys.blockSignals(False)
        self._languages[self._words.language].setChecked(True)
        self._looks[self._appearance.look].setChecked(True)
        self._places.refresh()
        self._workers.refresh()
        self._teams.refresh()
        self.organisation_editor.refresh()
        if self._vault is not None:
            self._vault.refresh()
        for card in self._added:
            card.refresh()
        self._printer.look_again()

    def take_vault(self, card: VaultCard) -> None:
        """The settings of the requests' lock stand below the others."""
        self._vault = card
        self._cards = (*self._cards, card)
        self._left.insertWidget(self._left.count() - 1, card)

    def first_focus(self) -> QWidget:
        return self._name

    def panes(self) -> Sequence[QWidget]:
        return (*self._cards, self._workers, self._teams, self.key_editor, *self._added)

    def add_card(self, card: Card) -> None:
        """One more part, below the others on the right; it brings its own service."""
        column = self._right.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, card)
        self._added.append(card)

    def tell_key(self, deed: Deed | None) -> None:
        """The page stands anew after a key was moved: says which, and goes on at its row."""
        words = self._words
        if deed is None:
            said = words("All keys are where they usually are.")
        elif key := self._keys.printed(deed):
            said = words("{deed}: from now on {key}.", deed=self.key_editor.name_of(deed), key=key)
        else:
            said = words("{deed}: no key any more.", deed=self.key_editor.name_of(deed))
        self.key_editor.choose(deed or Deed.UNDO)
        self._notices.done(said)

    def _describe(self) -> None:
        """The desk's name and hours, as soon as a field is left or Enter is pressed."""
        name, hours, settings = self._name.text().strip(), self._hours.text().strip(), self._setup.settings()
        for line in (self._name, self._hours):
            line.setModified(False)
        if (name, hours) == (settings.name, settings.hours):
            return
        with self._notices.reporting():
            self._setup.describe(name, hours)
            self._notices.done(self._words("Saved: leaflets carry this name and these hours."))
            self.desk_changed.emit()

    def _allow_single_keys(self, allowed: bool) -> None:
        with self._notices.reporting():
            self._setup.allow_single_keys(allowed)
            said = self._words("Single keys act.") if allowed else self._words("Single keys do nothing.")
            self._notices.done(said)
            self.desk_changed.emit()

    def _show_times_only(self, times_only: bool) -> None:
        self._preferences.show_times_only(times_only)
        self.desk_changed.emit()

    def _choose_look(self, look: Look) -> None:
        self._preferences.choose_look(look)
        self._appearance.choose(look)

    def _choose_language(self, language: str) -> None:
        if language != self._words.language:
            self.language_chosen.emit(language)

    # --- how it is built ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._cards = (
            self._desk_card(),
            self._window_card(),
            self._printer_card(),
            self._places,
            self.organisation_editor,
        )
        self._left.setSpacing(theme.GAP_3)
        for card in self._cards:
            self._left.addWidget(card)
        self._left.addStretch(1)
        inside = QWidget()
        self._columns = QGridLayout(inside)
        self._columns.setContentsMargins(20, theme.GAP_3, 20, theme.GAP_3)
        self._columns.setSpacing(theme.GAP_3)
        self._columns.addLayout(self._left, 0, 0)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.GAP_3)
        right.addWidget(self._workers)
        right.addWidget(self._teams)
        right.addWidget(self.key_editor)
        right.addStretch(1)
        self.fill_with(inside)
        self._is_wide: bool | None = None
        self._arrange(is_wide=True)

    def _desk_card(self) -> Card:
        words = self._words
        name = Field(words("Name of the desk"), self._name, words("stands at the foot of every leaflet"))
        hours = Field(words("Opening hours"), self._hours, words("for example: Tue, Fri 10–16"))
        return _card(heading(words("This desk")), _row(name, hours))

    def _window_card(self) -> Card:
        words = self._words
        languages, looks = QButtonGroup(self), QButtonGroup(self)
        for code, name in _LANGUAGES:
            button = ChoiceButton(name)
            button.clicked.connect(partial(self._choose_language, code))
            languages.addButton(button)
            self._languages[code] = button
        for look, name in _LOOKS:
            button = ChoiceButton(words(name))
            button.clicked.connect(partial(self._choose_look, look))
            looks.addButton(button)
            self._looks[look] = button
        return _card(
            heading(words("This window")),
            QLabel(words("Language of the window")),
            _row(*self._languages.values(), stretched=False),
            QLabel(words("Colours")),
            _row(*self._looks.values(), stretched=False),
            self._single_keys,
            self._times_only,
        )

    def _printer_card(self) -> Card:
        words = self._words
        again = KeyButton(words("Look for printers"), keeps_focus=False)
        again.clicked.connect(lambda: self._printer.look_again(by_hand=True))
        return _card(
            heading(words("Printer of this computer")),
            Field(words("Printer proposed first"), self._printer),
            _row(again, stretched=False),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() >= theme.scaled(_WIDE))

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            row, column = (0, 1) if is_wide else (1, 0)
            self._columns.addWidget(self._right, row, column)
            self._columns.setColumnStretch(0, 1)
            self._columns.setColumnStretch(1, 1 if is_wide else 0)


def _card(*parts: QWidget) -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
    column.setSpacing(theme.GAP_2)
    for part in parts:
        column.addWidget(part)
    return card


def _row(*parts: QWidget, stretched: bool = True) -> QWidget:
    """Parts side by side, as wide as there is room or as they need."""
    widget = QWidget()
    if not stretched:
        flow = FlowRow(theme.GAP_2)
        widget.setLayout(flow)
        for part in parts:
            flow.addWidget(part)
        return widget
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.GAP_2)
    for part in parts:
        row.addWidget(part, 1)
    return widget
