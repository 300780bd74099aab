"""Settings: which key stands for which deed on this computer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QVBoxLayout

from kototori.ui.help.key_card_row import KeyCardRow
from kototori.ui.keyboard.key_rules import movable, refusal
from kototori.ui.keyboard.key_words import key_parts
from kototori.ui.keys import Deed, Key, KeyTable, as_printed
from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, heading
from kototori.ui.look.plain_table import PlainTable
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.key_cards import KeyCards
    from kototori.ui.preferences import Preferences

_ROWS_SHOWN = 7
_KEY_COLUMN = 1
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)


class KeyEditor(Card):
    """A row for each deed whose key can be moved; what is chosen acts and is printed so at once."""

    moved = Signal(object)  # the deed, or None where all keys went back

    def __init__(
        self, keys: KeyTable, cards: Callable[[], KeyCards], preferences: Preferences, words: Words
    ) -> None:
        super().__init__()
        self._keys = keys
        self._preferences = preferences
        self._words = words
        self._rows = movable()
        self._make_parts()
        self._lay_out(KeyCardRow(key_parts(keys, words), cards, preferences, words))
        self._show_rows()
        self._show_buttons()

    @property
    def said(self) -> str:
        """What stands below the list: what to do, or why a key was refused."""
        return self._said.text()

    def choose(self, deed: Deed) -> None:
        """Goes to the row of a deed, and takes the keyboard."""
        self.table.selectRow(next(n for n, key in enumerate(self._rows) if key.deed is deed))
        self.table.setFocus()

    def name_of(self, deed: Deed) -> str:
        """What a deed is called here."""
        return self._words(next(key.text for key in self._rows if key.deed is deed))

    def ask_for_key(self) -> None:
        """The next key that is pressed stands for the deed chosen."""
        self.capture.show()
        self.capture.clear()
        self.capture.setFocus()
        deed = self.name_of(self._chosen().deed)
        self._tell(self._words("Press the new key for: {deed}. Esc leaves it as it is.", deed=deed))

    def take(self, shortcut: str) -> None:
        """A key was pressed for the deed chosen; a refusal says why, and the next key may be tried."""
        deed = self._chosen().deed
        reason = refusal(self._keys, deed, shortcut, self._words)
        if reason:
            self.capture.setText(as_printed(shortcut))
            self._tell(reason, is_error=True)
            return
        self._move({**self._keys.moved, deed: shortcut}, deed)

    def take_none(self) -> None:
        """The deed chosen has no key; it is called from its button or from the list of commands."""
        deed = self._chosen().deed
        self._move({**self._keys.moved, deed: ""}, deed)

    def reset_one(self) -> None:
        """The deed chosen has its usual key again, unless another deed has taken that."""
        usual, deed = self._chosen().shortcuts, self._chosen().deed
        for shortcut in usual:
            reason = refusal(self._keys, deed, shortcut, self._words)
            if reason:
                self._tell(reason, is_error=True)
                return
        self._move({other: key for other, key in self._keys.moved.items() if other is not deed}, deed)

    def reset_all(self) -> None:
        """Every key is where it usually is."""
        self._move({}, None)

    def leave(self) -> None:
        """No key was pressed after all."""
        if self.capture.isVisible():
            self.table.setFocus()

    def _move(self, moved: dict[Deed, str], deed: Deed | None) -> None:
        self.capture.hide()
        self._preferences.move_keys(moved)
        self.moved.emit(deed)

    def _chosen(self) -> Key:
        """The row of the table of keys that is chosen, as it usually is."""
        return self._rows[max(self.table.currentIndex().row(), 0)]

    # --- what is shown --------------------------------------------------------------------------

    def _show_rows(self) -> None:
        columns = (self._words("what it does"), self._words("key"))
        now = {key.deed: key.printed for key in self._keys.keys}
        none = self._words("no key")
        self._model.show_rows(columns, [(self._words(key.text), now[key.deed] or none) for key in self._rows])
        self.table.fit()
        self.table.selectRow(0)

    def _show_buttons(self) -> None:
        deed = self._chosen().deed
        moved = self._keys.moved
        self._none.setEnabled(moved.get(deed) != "")
        self._reset.setEnabled(deed in moved)
        self._reset_all.setEnabled(bool(moved))
        self.capture.hide()
        self._tell("")

    def _tell(self, said: str, *, is_error: bool = False) -> None:
        quiet = self._words("Choose a row, then press Enter or “Change the key”.")
        self._said.setText(said or quiet)
        role = QPalette.ColorRole.BrightText if is_error else QPalette.ColorRole.PlaceholderText
        self._said.setForegroundRole(role)
        self.capture.setAccessibleDescription(said)
        announce(self, said, at_once=is_error)

    # --- how it is built ------------------------------------------------------------------------

    def _make_parts(self) -> None:
        words = self._words
        self._model = PlainTable()
        self.table = _Table(self)
        self.table.setModel(self._model)
        self.table.setAccessibleName(words("Keys"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        self.table.doubleClicked.connect(self.ask_for_key)
        self.capture = _Capture(self)
        self.capture.setAccessibleName(words("The new key"))
        self.capture.setPlaceholderText(words("press the new key …"))
        self._said = QLabel()
        self._said.setWordWrap(True)
        self.change = KeyButton(words("Change the key"), keeps_focus=False)
        self._none = KeyButton(words("No key"), keeps_focus=False)
        self._reset = KeyButton(words("Usual key"), keeps_focus=False)
        self._reset_all = KeyButton(words("All usual keys"), keeps_focus=False)
        for button, deed in (
            (self.change, self.ask_for_key),
            (self._none, self.take_none),
            (self._reset, self.reset_one),
            (self._reset_all, self.reset_all),
        ):
            button.clicked.connect(deed)

    def _lay_out(self, card: KeyCardRow) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(heading(self._words("Keys")))
        column.addWidget(self.table)
        column.addWidget(self._said)
        column.addWidget(self.capture)
        row = FlowRow(theme.GAP_2)
        for button in (self.change, self._none, self._reset, self._reset_all):
            row.addWidget(button)
        column.addLayout(row)
        column.addSpacing(theme.GAP_2)
        column.addWidget(heading(self._words("Key card for the wall"), theme.TILE_LABEL))
        column.addWidget(card)


class _Table(QTableView):
    """Whole rows; Enter asks for the new key, letters search nothing.

    Measured by itself when rows or width are others: Qt's headers measure every row at each showing.
    """

    def __init__(self, editor: KeyEditor) -> None:
        super().__init__()
        self._editor = editor
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.scaled(36))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for one in (header, self.verticalHeader()):
            one.setSectionResizeMode(one.ResizeMode.Fixed)
        self.setFixedHeight(theme.scaled(36) * _ROWS_SHOWN + header.sizeHint().height())

    def fit(self) -> None:
        """The key takes what it needs; what it does takes the rest, in two lines where it has to be."""
        self.resizeColumnToContents(_KEY_COLUMN)
        self.setColumnWidth(0, self.viewport().width() - self.columnWidth(_KEY_COLUMN))
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._editor.ask_for_key()
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Capture(QLineEdit):
    """Takes the next key that is pressed, whatever it does elsewhere. Esc and a click elsewhere leave it."""

    def __init__(self, editor: KeyEditor) -> None:
        super().__init__()
        self._editor = editor
        self.setReadOnly(True)
        self.setMinimumHeight(theme.scaled(36))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # else the key would do what it stands for
            return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.hide()

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._editor.leave()
        elif event.key() not in _MODIFIERS:
            self._editor.take(name_of(event))


def name_of(event: QKeyEvent) -> str:
    """Qt's name of what is pressed; the numpad's keys are called as their twins."""
    pressed = event.modifiers()
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.MetaModifier,
    ):
        if pressed & one:
            modifiers |= one
    if pressed & Qt.KeyboardModifier.GroupSwitchModifier:  # AltGr, where the system tells it
        modifiers |= Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return QKeySequence(int(modifiers.value) | event.key()).toString()
