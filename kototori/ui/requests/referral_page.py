"""The requests that wait: for whom, since when; handed over or withdrawn here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTableView, QVBoxLayout, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import Card, Page, heading
from kototori.ui.look.plain_table import PlainTable
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.referral import ReferralRequest
    from kototori.services.referral_desk import ReferralDesk


class ReferralPage(Page):
    """The list says which team waits for a slip; for whom and whose it is only the paper says."""

    def __init__(
        self,
        referrals: ReferralDesk,
        today: Callable[[], date],
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._referrals = referrals
        self._today = today
        self._words = words
        self._notices = notices
        self._waiting: list[ReferralRequest] = []
        self._moved: UUID | None = None
        self.setAccessibleName(words("Contact requests"))
        self._title = heading("", theme.TITLE)
        self._model = PlainTable()
        self._table = _Table(self)
        self._table.setModel(self._model)
        self._table.setAccessibleName(words("Requests waiting"))
        enter, delete = keys.printed(Deed.HAND_OVER), keys.printed(Deed.WITHDRAW_REQUEST)
        self._hand_over = KeyButton(words("Handed over"), enter, primary=True, keeps_focus=False)
        self._hand_over.clicked.connect(self.hand_over)
        self._withdraw = KeyButton(words("Withdraw the request"), delete, keeps_focus=False)
        self._withdraw.clicked.connect(self.withdraw)
        self._take_back = KeyButton("", keeps_focus=False)
        self._take_back.clicked.connect(self.take_back)
        self._take_back.hide()
        self._lay_out()

    def refresh(self) -> None:
        row = max(self._table.currentIndex().row(), 0)
        words = self._words
        self._waiting = self._referrals.waiting()
        self._title.setText(
            words.many("1 contact request waits", "{n} contact requests wait", len(self._waiting))
            if self._waiting
            else words("No contact request waits")
        )
        columns = (words("team"), words("made on"), words("waiting"))
        self._model.show_rows(columns, [self._row(waiting) for waiting in self._waiting])
        self._sides.setCurrentIndex(0 if self._waiting else 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._waiting else Qt.FocusPolicy.TabFocus)
        for button in (self._hand_over, self._withdraw):
            button.setEnabled(bool(self._waiting))
        if self._waiting:
            self._table.selectRow(min(row, len(self._waiting) - 1))

    def first_focus(self) -> QWidget:
        return self._table if self._waiting else self

    def panes(self) -> Sequence[QWidget]:
        return (self.first_focus(), self._hand_over)

    def hand_over(self) -> None:
        """The slip has reached its worker."""
        self._move(
            self._referrals.hand_over,
            self._words("Handed over to {worker}."),
            self._words("Take back the handing over to {worker}"),
        )

    def withdraw(self) -> None:
        """The visitor took back the consent, or it was a mistake."""
        self._move(
            self._referrals.withdraw,
            self._words("Withdrawn: the request to {worker}. Destroy its slip, too."),
            self._words("Take back the withdrawal from {worker}"),
        )

    def take_back(self) -> None:
        """What was moved last waits again."""
        if self._moved is None:
            return
        with self._notices.reporting():
            self._referrals.wait_again(self._moved)
            self._moved = None
            self._take_back.hide()
            self._notices.done(self._words("The request waits again."))
            self.refresh()
            self._table.setFocus()
            self.desk_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._waiting:
            self.hand_over()
        elif event.key() == Qt.Key.Key_Delete and self._waiting:
            self.withdraw()
        else:
            super().keyPressEvent(event)

    def _move(self, deed: Callable[[UUID], None], done: str, take_back: str) -> None:
        row = self._table.currentIndex().row()
        if not 0 <= row < len(self._waiting):
            return
        waiting = self._waiting[row]
        with self._notices.reporting():
            deed(waiting.id)
            self._moved = waiting.id
            self._take_back.setText(take_back.format(worker=waiting.team))
            self._take_back.setAccessibleName(self._take_back.text())
            self._take_back.show()
            self._take_back.updateGeometry()
            self._notices.done(done.format(worker=waiting.team))
            self.refresh()
            self.desk_changed.emit()

    def _row(self, waiting: ReferralRequest) -> tuple[str, ...]:
        made = waiting.made_on
        days = (self._today() - made).days
        told = self._words.many("1 day", "{n} days", days) if days else self._words("since today")
        return waiting.team, self._words.date(made), told

    def _lay_out(self) -> None:
        words = self._words
        empty = QLabel(
            words(
                "Nothing to hand over. When a visitor wants a social worker to get in touch, choose Contact "
                "request on the log: the request is listed here until its slip has reached the worker."
            )
        )
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._table)
        self._sides.addWidget(empty)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        inside.addWidget(self._sides)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_2)
        for button in (self._hand_over, self._withdraw, self._take_back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        note = QLabel(words("Names and phone numbers stand on the slips only; Kototori does not keep them."))
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, theme.GAP_3, 20, theme.GAP_3)
        column.setSpacing(theme.GAP_3)
        column.addWidget(self._title)
        column.addWidget(note)
        column.addWidget(card, 1)
        column.addLayout(buttons)


class _Table(QTableView):
    """Whole rows; Enter and Del are the page's."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(theme.ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(header.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete):
            event.ignore()
        else:
            super().keyPressEvent(event)
