"""A request sealed into a file: for its worker's key in the directory, else with a passphrase to be told."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout

from kototori.ui.background import Errands
from kototori.ui.look import theme
from kototori.ui.look.banner import Banner, wrapped
from kototori.ui.look.buttons import KeyButton
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.referral_slip import SlipContents
    from kototori.services.request_list import Listed
    from kototori.ui.requests.request_services import RequestServices


class Sealing(Banner):
    """Set and sealed beside the window's thread. The passphrase is on the screen alone, until it was told."""

    sealed = Signal(object)  # the id of the request

    def __init__(self, services: RequestServices, words: Words, notices: Notices) -> None:
        super().__init__(amber=False)
        self._with, self._words, self._notices = services, words, notices
        self._errands = Errands(self)
        self._round = 0
        self._told, self.passphrase = wrapped(QLabel()), wrapped(QLabel())
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(theme.scaled(theme.SECTION))
        self.passphrase.setFont(fixed)
        self.passphrase.setTextFormat(Qt.TextFormat.PlainText)
        done = KeyButton(words("It was told"))
        done.clicked.connect(self.forget)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_1)
        column.addWidget(self._told)
        column.addWidget(self.passphrase)
        self.fill(column, (), (done,))
        self.box.setDirection(self.box.Direction.TopToBottom)

    def seal(self, one: Listed, phone: str) -> None:
        """Asks where, seals, and says what is to be told by phone where a passphrase opens it."""
        path = self._ask_where()
        if path is None:
            return
        with self._notices.reporting():
            requests, sealed, slips = self._with.requests(), self._with.sealed(), self._with.slips
            contents, keys, words = requests.slip(one), requests.keys_of(one), self._words
            passphrase = "" if keys else sealed.new_passphrase()

            def seal() -> Path:
                slip = slips.set(contents, words)
                if keys:
                    return sealed.seal_for(slip, keys, path, force=True)  # the dialog has asked
                return sealed.seal_with(slip, passphrase, path, force=True)

            self.forget()
            self._notices.note(words("The file is being sealed …"))
            self._errands.run(seal, partial(self._tell, self._round, one.id, passphrase, contents, phone))

    def forget(self) -> None:
        """Nothing of it is shown any more."""
        self._round += 1
        self.hide()
        self._told.setText("")
        self.passphrase.setText("")
        self.setAccessibleName("")

    def _tell(
        self,
        nth: int,
        request: UUID,
        passphrase: str,
        contents: SlipContents,
        phone: str,
        answer: Future[Path],
    ) -> None:
        words = self._words
        with self._notices.reporting():
            path = answer.result()
            self._notices.done(words("Sealed: {path}. It opens for nobody but its worker.", path=path))
            if nth != self._round:
                return
            self.sealed.emit(request)
            if passphrase:
                self._show(passphrase, contents.worker.name, phone)

    def _show(self, passphrase: str, worker: str, phone: str) -> None:
        words = self._words
        if phone:
            told = words(
                "Tell {worker} this passphrase by phone, {phone}, and never send it with the file:",
                worker=worker,
                phone=phone,
            )
        else:
            told = words(
                "Tell {worker} this passphrase by phone, and never send it with the file:", worker=worker
            )
        self._told.setText(told)
        self.passphrase.setText(passphrase)
        self.setAccessibleName(f"{told} {passphrase}")
        self.show()

    def _ask_where(self) -> Path | None:
        # The name is random: everybody sees it who sees the folder or the message it is sent with.
        proposed = own_folder() / self._with.sealed().name()
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), self._words("Sealed file for the worker"), str(proposed), "age (*.age)"
        )
        return Path(chosen) if chosen else None
