"""The recovery code: shown once, printed, and typed back from the paper to prove that it is kept."""

from __future__ import annotations

from secrets import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kototori.domain.errors import DeskError
from kototori.domain.printer import JobState
from kototori.domain.recovery_code import GROUPS, groups, tells_groups
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.page import Card
from kototori.ui.paper.printer_choice import PrinterChoice, PrintWatch
from kototori.ui.requests.lock_parts import beside, code_line, column, sentence, title, wipe
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from kototori.services.recovery_sheets import RecoverySheets
    from kototori.ui.preferences import Preferences

_ASKED = 2  # groups, where the paper was printed; what was written by hand is asked for whole
_IN_A_ROW = 4


class CodePanel(QWidget):
    """First the code, then, with the code out of sight, the question that only the paper answers."""

    proved = Signal()
    left = Signal()

    def __init__(self, sheets: RecoverySheets, preferences: Preferences, words: Words) -> None:
        super().__init__()
        self._sheets = sheets
        self._words = words
        self._code = ""
        self._is_printed = False
        self._asked: tuple[int, ...] = ()
        self._groups = _Groups()
        self._printer = PrinterChoice(sheets.printers, preferences, words, words("Printer for the paper"))
        self._printer.found.connect(self._offer_printing)
        self._watch = PrintWatch(sheets.fate, sheets.cancel, words)
        self._watch.ended.connect(self._follow_print)
        self._trouble = sentence("")
        self._trouble.hide()
        self._print = KeyButton(words("Print the paper"), primary=True, keeps_focus=False)
        self._print.clicked.connect(lambda: self._printer.when_known(self._print_paper))
        self._go_on = KeyButton(words("It is on paper: go on"), keeps_focus=False)
        self._go_on.clicked.connect(self._ask)
        leave = KeyButton(words("Break off"), keeps_focus=False)
        leave.clicked.connect(self.left)
        self._showing = QWidget()
        column(
            self._showing,
            title(words("The recovery code")),
            sentence(
                words(
                    "Print it, or write it down, and keep it in a sealed envelope in the safe. It is shown "
                    "only now. If both the passphrase and this code are lost, so are the waiting requests."
                )
            ),
            self._groups,
            Field(words("Printer for the paper"), self._printer),
            self._trouble,
            self._watch,
            beside(self._print, self._go_on, leave),
        ).addStretch(1)
        self._proof = self._make_proof()
        column(self, self._showing, self._proof)

    def begin(self, code: str) -> None:
        """A new code, on no paper yet."""
        self._code, self._is_printed = code, False
        self._watch.stop()
        self._trouble.hide()
        self._printer.look_again()
        self._show_code()

    def wipe(self) -> None:
        """Nothing of the code is left on the screen."""
        self._code = ""
        self._groups.show_code("")
        wipe(self._line)
        self._field.clear_error()
        self._watch.stop()

    def first_focus(self) -> QWidget:
        """Where work goes on."""
        return self._line if self._showing.isHidden() else self._print

    # --- the code -------------------------------------------------------------------------------

    def _show_code(self) -> None:
        self._groups.show_code(self._code)
        self._proof.hide()
        self._showing.show()
        wipe(self._line)
        self._field.clear_error()
        self._offer_printing()
        self.first_focus().setFocus()

    def _offer_printing(self) -> None:
        can_print = self._printer.is_looking or bool(self._printer.printer)
        if not can_print and self._print.hasFocus():
            self._go_on.setFocus()
        self._print.setVisible(can_print)

    def _print_paper(self) -> None:
        if not self._code or not self._printer.printer:
            return
        try:
            job = self._sheets.print_to(self._printer.printer, self._code, self._words)
        except DeskError as error:
            self._trouble.setText(sentence_of(error, self._words))
            self._trouble.show()
            return
        self._trouble.hide()
        self._is_printed = True
        self._watch.watch(job)
        self._go_on.setFocus()

    def _follow_print(self, state: JobState) -> None:
        if state in (JobState.FAILED, JobState.CANCELLED):
            self._is_printed = False

    # --- the proof ------------------------------------------------------------------------------

    def _make_proof(self) -> QWidget:
        words = self._words
        self._line = code_line()
        self._line.returnPressed.connect(self._prove)
        self._field = Field(
            "", self._line, words("Small or large letters, with or without spaces and dashes.")
        )
        done = KeyButton(words("The paper is kept"), "⏎", primary=True, keeps_focus=False)
        done.clicked.connect(self._prove)
        back = KeyButton(words("Show the code again"), keeps_focus=False)
        back.clicked.connect(self._show_code)
        proof = QWidget()
        column(
            proof,
            title(words("What stands on the paper?")),
            sentence(words("The code is no longer on the screen: this shows that the paper can be read.")),
            self._field,
            beside(done, back),
        ).addStretch(1)
        return proof

    def _ask(self) -> None:
        words = self._words
        self._groups.show_code("")
        every = tuple(range(1, GROUPS + 1))
        self._asked = tuple(sorted(SystemRandom().sample(every, _ASKED))) if self._is_printed else every
        self._field.rename(
            words("Groups {one} and {other} from the paper", one=self._asked[0], other=self._asked[1])
            if self._is_printed
            else words("The whole code, all {n} groups, from your paper", n=GROUPS)
        )
        self._showing.hide()
        self._proof.show()
        self._line.setFocus()

    def _prove(self) -> None:
        if not self._line.text().strip():
            self._field.show_error(self._words("Please type it from the paper."))
        elif tells_groups(self._line.text(), self._code, self._asked):
            self.proved.emit()
        else:
            self._field.show_error(
                self._words("This is not what was shown. Please look at the paper once more.")
            )
            self._line.selectAll()


class _Groups(Card):
    """Eight groups in large letters, each under its number."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        grid.setHorizontalSpacing(theme.GAP_4)
        grid.setVerticalSpacing(0)
        self._labels: list[QLabel] = []
        for nth in range(GROUPS):
            row, place = divmod(nth, _IN_A_ROW)
            number = QLabel(str(nth + 1))
            number.setFont(theme.font(theme.SMALL))
            number.setForegroundRole(number.palette().ColorRole.PlaceholderText)
            group = QLabel()
            group.setFont(theme.font(theme.KEY_NUMBER, bold=True))
            group.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # no way to the clipboard
            grid.addWidget(number, 2 * row, place)
            grid.addWidget(group, 2 * row + 1, place)
            self._labels.append(group)

    def show_code(self, code: str) -> None:
        """A code, or none; a screen reader spells it."""
        parts = groups(code) or ("",) * GROUPS
        for label, part in zip(self._labels, parts, strict=True):
            label.setText(part)
            label.setAccessibleName(" ".join(part))
