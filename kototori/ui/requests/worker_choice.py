"""Whom to ask, found by typing part of a name, team, area or language."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.touch import give_rows_room
from kototori.ui.requests.recipients import Recipient, found

_MOST_SHOWN = 6
_LONGEST = 80


class WorkerChoice(QWidget):
    """A line and what it finds below it; Enter or Tab takes what is highlighted."""

    chosen = Signal()
    typed = Signal()

    def __init__(self, name: str, found_name: str, placeholder: str) -> None:
        super().__init__()
        self._offered: tuple[Recipient, ...] = ()
        self._shown: list[Recipient] = []
        self._recipient: Recipient | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(_LONGEST)
        self.line.setMinimumHeight(theme.scaled(theme.TOUCH))
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._search)
        self.line.returnPressed.connect(self.take)
        self._found = QListWidget()
        self._found.setAccessibleName(found_name)
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        give_rows_room(self._found)
        self._found.itemClicked.connect(lambda _: self.take())
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setFont(theme.font(theme.SMALL))
        self._note.hide()
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        for part in (self.line, self._note, self._found):
            column.addWidget(part)

    @property
    def recipient(self) -> Recipient | None:
        """Who was chosen."""
        return self._recipient

    @property
    def found(self) -> list[str]:
        """Who is offered, as the list says it."""
        return [self._found.item(row).text() for row in range(self._found.count())]

    @property
    def highlighted(self) -> str:
        """Whom Enter would take, as the list says it."""
        item = self._found.currentItem()
        return "" if item is None else item.text()

    def offer(self, recipients: Iterable[Recipient]) -> None:
        """Starts anew, with these to choose from."""
        self._offered = tuple(recipients)
        self.show_text("")

    def reorder(self, recipients: Iterable[Recipient]) -> None:
        """The same ones in another order; whoever is chosen stays chosen."""
        self._offered = tuple(recipients)
        if self._recipient is None:
            self._search(self.line.text())

    def show_text(self, text: str) -> None:
        """What was typed to find somebody; nobody is chosen by it."""
        self.line.setText(text)
        self._search(text)

    def choose(self, worker: str, team: str) -> bool:
        """Whoever was chosen before, where the directory still has them."""
        for one in self._offered:
            code = "" if one.worker is None else one.worker.code
            if code == worker and (worker or one.team == team):
                self._take(one)
                return True
        return False

    def take(self) -> None:
        """Takes whom the list highlights."""
        row = self._found.currentRow()
        if self._recipient is None and row >= 0:
            self._take(self._shown[row])
            self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._found.isVisible():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._found.setCurrentRow(min(max(self._found.currentRow() + step, 0), self._found.count() - 1))
            self._describe()
            return True
        if event.key() == Qt.Key.Key_Tab and self.line.text() and self._recipient is None:
            self.take()
            return self._recipient is not None
        return False

    def _take(self, recipient: Recipient) -> None:
        self._recipient = recipient
        self.line.setText(recipient.name)
        self._found.hide()
        self._note.setText(recipient.note)
        self._note.setVisible(bool(recipient.note))
        self.line.setAccessibleDescription(recipient.note)

    def _search(self, text: str) -> None:
        self._recipient = None
        self._note.hide()
        self._found.clear()
        self._shown = found(self._offered, text)[:_MOST_SHOWN]
        for one in self._shown:
            item = QListWidgetItem(one.told)
            item.setToolTip(one.told)
            self._found.addItem(item)
        self._found.setCurrentRow(_first_row(self._shown) if text.strip() else -1)
        rows = self._found.count()
        self._found.setVisible(rows > 0)
        self._found.setFixedHeight(rows * max(self._found.sizeHintForRow(0), 1) + 4)
        self._describe()
        self.typed.emit()

    def _describe(self) -> None:
        """The list has no keyboard of its own: what Enter would take is heard at the line."""
        self.line.setAccessibleDescription(self.highlighted)


def _first_row(shown: list[Recipient]) -> int:
    """The first one found; where that one is away and somebody stands in, whoever does."""
    first = shown[0].worker if shown and shown[0].is_away else None
    stands_in = len(shown) > 1 and first is not None and shown[1].stands_in_for == first.code
    return 1 if stands_in else 0
