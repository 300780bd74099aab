"""A request was withdrawn that its worker has already: whom to tell, and the one line to say."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout

from kototori.ui.background import Errands
from kototori.ui.look import theme
from kototori.ui.look.banner import Banner, wrapped
from kototori.ui.look.buttons import KeyButton
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.printer import PrintJob
    from kototori.services.request_list import Listed
    from kototori.services.withdrawal_notices import WithdrawalNotices


class TellWorker(Banner):
    """Stays until somebody says that it was told, over the lock as well: nothing of the visitor is in it.

    The line names the request by the code that stands on the worker's slip.
    """

    def __init__(
        self,
        paper: Callable[[], WithdrawalNotices],
        printer: Callable[[], str],
        words: Words,
        notices: Notices,
    ) -> None:
        """`printer` is the one that the slips go to."""
        super().__init__(amber=True)
        self._paper, self._printer, self._words, self._notices = paper, printer, words, notices
        self._errands = Errands(self)
        self._to = ""
        self._whom, self.line = wrapped(QLabel()), wrapped(QLabel())
        self._whom.setFont(theme.font(bold=True))
        copy = KeyButton(words("Copy the line"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.line.text()))
        self.print = KeyButton(words("Print it"))
        self.print.clicked.connect(self._print)
        self.told = KeyButton(words("They were told"))
        self.told.clicked.connect(self._leave)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_1)
        column.addWidget(self._whom)
        column.addWidget(self.line)
        self.fill(column, (self._whom,), (copy, self.print, self.told))

    def ask(self, one: Listed) -> None:
        """Names the worker with the phone, and gives the line to read out or to send."""
        words, worker = self._words, one.worker
        whom = one.team if worker is None else ", ".join((worker.name, worker.team))
        phone = "" if worker is None else worker.phone
        if phone:
            told = words("Tell {worker}, phone {phone}, that it is withdrawn:", worker=whom, phone=phone)
        else:
            told = words("Tell {worker} that it is withdrawn:", worker=whom)
        self._to = whom
        code = "" if one.contents is None else one.contents.acknowledgement
        line = words(
            "The visitor has withdrawn the contact request {code} of {day}. Please do not get in touch, and "
            "destroy what you have of it.",
            code=code,
            day=words.date(one.made_on),
        )
        self._whom.setText(told)
        self.line.setText(" ".join(line.split()))
        self.setAccessibleName(f"{told} {self.line.text()}")
        self.show()

    def _print(self) -> None:
        printer, words, notices = self._printer(), self._words, self._paper()
        if not printer:
            self._notices.trouble(words("This computer has no printer. Copy the line instead."))
            return
        to, line = self._to, self.line.text()
        self._errands.run(lambda: notices.print_to(printer, to, line, words), self._tell_printed)

    def _tell_printed(self, answer: Future[PrintJob]) -> None:
        with self._notices.reporting():
            answer.result()
            self._notices.done(self._words("The notice is on its way to the printer."))

    def _leave(self) -> None:
        self.hide()
        self._to = ""
        for label in (self._whom, self.line):
            label.setText("")
        self.setAccessibleName("")
