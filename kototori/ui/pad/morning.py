"""Looks back once the desk is open: yesterday's open book, days of which nobody has said a word, and contact
requests that wait too long."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kototori.ui.background import Background
from kototori.ui.notices import Notices
from kototori.ui.pad.pad_layout import PadLayout
from kototori.ui.pad.yesterday_strip import Answer, YesterdayStrip
from kototori.wording.catalogue import Words
from kototori.wording.day_report import STATES
from kototori.wording.waiting import waiting_in_words

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kototori.domain.day import DeskDay
    from kototori.services.backups import Backup
    from kototori.services.desk import Desk
    from kototori.services.looking_back import LookingBack
    from kototori.services.request_reminders import Waits


class Morning(QObject):
    """Asks on the strip, answers through the day book; every answer can be undone like any deed."""

    day_wanted = Signal(object)
    requests_wanted = Signal()
    answered = Signal()

    def __init__(
        self,
        looking_back: LookingBack,
        desk: Desk,
        parts: PadLayout,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._back = looking_back
        self._reminders = desk.reminders
        self._days = desk.days
        self._backups = desk.backups
        self._today = desk.log.today
        self._looked_on: date | None = None
        self._background = Background(self)
        self._parts = parts
        self._words = words
        self._notices = notices
        self._day: date | None = None
        self._strip: YesterdayStrip | None = None

    @property
    def strip(self) -> YesterdayStrip | None:
        """The strip, once there was something to ask."""
        return self._strip

    @property
    def is_asking(self) -> bool:
        """Whether a question stands on the pad."""
        return self._strip is not None and not self._strip.isHidden()

    def look(self) -> None:
        """Asks what there is to ask, or takes the strip away."""
        self._looked_on = self._today()
        with self._notices.reporting():
            if (book := self._back.open_book()) is not None:
                self._ask_book(book.day, book.contacts)
            elif untold := self._back.untold():
                self._ask_day(untold[0])
            elif waits := self._reminders.to_tell():
                self._tell_requests(waits)
            elif self._strip is not None:
                self._strip.hide()

    def follow(self) -> None:
        """Something has changed: what is asked may be answered by now, or a new day has begun."""
        if self.is_asking or self._looked_on != self._today():
            self.look()

    def _ask_book(self, day: date, contacts: int) -> None:
        words = self._words
        question = words.many(
            "{day}: the book is open, 1 visit.",
            "{day}: the book is open, {n} visits.",
            contacts,
            day=_capital(self._named(day)),
        )
        answers = {
            Answer.CLOSE: words("Close it"),
            Answer.LOOK: words("Look"),
            Answer.DISMISS: words("Not now"),
        }
        self._ask(day, question, question, answers)

    def _ask_day(self, day: date) -> None:
        words, named = self._words, _capital(self._named(day))
        question = words(
            "{day}: nobody is recorded. Was the desk shut, not counted, or did nobody come?", day=named
        )
        answers = {
            Answer.SHUT: words("Shut"),
            Answer.NOT_COUNTED: words("Not counted"),
            Answer.NOBODY_CAME: words("Nobody came"),
            Answer.LOOK: words("Look"),
            Answer.LATER: words("Not now"),
        }
        self._ask(day, question, words("{day}: nobody is recorded.", day=named), answers)

    def _tell_requests(self, waits: Waits) -> None:
        told = waiting_in_words(len(waits), waits.too_long, self._words)
        answers = {
            Answer.REQUESTS: self._words("To the requests"),
            Answer.NOT_TODAY: self._words("Not now"),
        }
        self._ask(self._today(), told, told, answers)

    def _ask(self, day: date, question: str, short: str, answers: dict[Answer, str]) -> None:
        if self._strip is None:
            self._strip = YesterdayStrip()
            self._strip.answered.connect(self._take)
            self._parts.lay_over_today(self._strip)
        if question != self._strip.question:
            self._day = day
            self._strip.ask(question, short, answers)

    def _take(self, answer: Answer) -> None:
        day = self._day
        if day is None:
            return
        with self._notices.reporting():
            match answer:
                case Answer.CLOSE:
                    self._days.close(day)
                    self._notices.done(
                        self._words("{day}: the book is closed.", day=_capital(self._named(day)))
                    )
                    self._background.ask(self._backups.back_up, self._take_copy)
                case Answer.LOOK:
                    self.day_wanted.emit(day)
                case Answer.REQUESTS:
                    self._reminders.put_off()
                    self.requests_wanted.emit()
                case Answer.NOT_TODAY:
                    self._reminders.put_off()
                case Answer.DISMISS:
                    self._back.put_off_book(day)
                case Answer.LATER:
                    # One word for all of them: they wait on the page of the day, and nobody asks again.
                    if untold := self._back.untold():
                        self._back.put_off_days(untold[-1])
                        self._notices.note(self._words("It waits on the page of that day."))
                case _:
                    self._tell(answer, day)
            self.look()
            self.answered.emit()

    def _take_copy(self, answer: Future[Backup]) -> None:
        with self._notices.reporting():
            answer.result()
            self.answered.emit()

    def _tell(self, answer: Answer, day: date) -> None:
        told: DeskDay
        if answer is Answer.SHUT:
            told = self._days.shut(day)
        elif answer is Answer.NOT_COUNTED:
            told = self._days.not_counted(day)
        else:
            told = self._days.served(day)
        self._back.put_off_days(day)
        self._notices.done(f"{_capital(self._named(day))}: {self._words(STATES[told.state])}")

    def _named(self, day: date) -> str:
        return f"{self._words.weekday(day)} {self._words.date(day)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
