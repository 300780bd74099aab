"""A social worker found by typing part of a name, team, area or language."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kototori.domain.suggestions import fold
from kototori.domain.worker import Worker
from kototori.ui.look import theme
from kototori.ui.look.touch import give_rows_room

_WORKER = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 6


class WorkerChoice(QWidget):
    """A line and what it finds below it; Enter or Tab takes what is highlighted."""

    chosen = Signal()
    typed = Signal()

    def __init__(self, name: str, found_name: str, placeholder: str) -> None:
        super().__init__()
        self._workers: tuple[Worker, ...] = ()
        self._worker: Worker | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(80)
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
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addWidget(self.line)
        column.addWidget(self._found)

    @property
    def worker(self) -> Worker | None:
        """Who was chosen."""
        return self._worker

    @property
    def found(self) -> list[str]:
        """Who is offered, as the list says it."""
        return [self._found.item(row).text() for row in range(self._found.count())]

    def offer(self, workers: Iterable[Worker]) -> None:
        """Starts anew, with these to choose from."""
        self._workers = tuple(workers)
        self.line.setText("")
        self._search("")

    def take(self) -> None:
        """Takes whom the list highlights."""
        item = self._found.currentItem()
        if self._worker is not None or item is None:
            return
        worker = item.data(_WORKER)
        self._worker = worker
        self.line.setText(worker.name)
        self._found.hide()
        self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._found.isVisible():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._found.setCurrentRow(min(max(self._found.currentRow() + step, 0), self._found.count() - 1))
            return True
        if event.key() == Qt.Key.Key_Tab and self.line.text() and self._worker is None:
            self.take()
            return self._worker is not None
        return False

    def _search(self, text: str) -> None:
        self._worker = None
        self._found.clear()
        for worker in found(self._workers, text)[:_MOST_SHOWN]:
            item = QListWidgetItem(described(worker))
            item.setData(_WORKER, worker)
            item.setToolTip(item.text())
            self._found.addItem(item)
        self._found.setCurrentRow(0 if text.strip() else -1)
        rows = self._found.count()
        self._found.setVisible(rows > 0)
        self._found.setFixedHeight(rows * max(self._found.sizeHintForRow(0), 1) + 4)
        self.typed.emit()


def described(worker: Worker) -> str:
    """A worker in one line."""
    languages = ", ".join(worker.languages)
    return " · ".join(part for part in (worker.name, worker.team, worker.area, languages) if part)


def found(workers: Sequence[Worker], text: str) -> list[Worker]:
    """Whom the text may mean: those with a word that begins with it first, then those that hold it."""
    wanted = fold(text.strip())
    beginning, holding = [], []
    for worker in workers:
        told = fold(described(worker))
        if any(word.startswith(wanted) for word in told.replace("-", " ").split()) or told.startswith(wanted):
            beginning.append(worker)
        elif wanted in told:
            holding.append(worker)
    return beginning + holding
