"""What is done about a request, and what is said of it; the message line names the team alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from kototori.domain.errors import DeskError
from kototori.domain.referral import HandOver, RequestState
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.notices import Notices
from kototori.ui.requests.request_words import RequestWords
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.request_list import Listed
    from kototori.ui.requests.request_services import RequestServices
    from kototori.ui.requests.sealing import Sealing
    from kototori.ui.requests.slip_printing import SlipPrinting


class Told(NamedTuple):
    """Which request a code belongs to; else what is wrong with it."""

    one: Listed | None
    withdraws: bool = False
    trouble: str = ""


class RequestDeeds:
    """Each deed says whether it was done; why it was not, stands in the message line."""

    def __init__(
        self,
        services: RequestServices,
        printing: SlipPrinting,
        sealing: Sealing,
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        self._with, self._printing, self._sealing, self._keys = services, printing, sealing, keys
        self._words, self._notices = words, notices
        self._in_words = RequestWords(words)
        self._handed: list[tuple[UUID, str]] = []  # the newest last, with its team
        self._sealed: set[UUID] = set()
        printing.printed.connect(self._tell_printed)
        sealing.sealed.connect(self._sealed.add)

    @property
    def can_take_back(self) -> bool:
        """Whether a hand-over was made since the vault was opened."""
        return bool(self._handed)

    def forget(self) -> None:
        """The lock falls: nothing is remembered of what was handed over."""
        self._handed.clear()
        self._sealed.clear()
        self._notices.settle()

    def offered(self, one: Listed, *, read_out: bool) -> tuple[Deed, ...]:
        """What makes sense for a request as it stands."""
        if read_out:
            return (Deed.HAND_OVER,) if one.waits else ()
        kept = one.contents is not None
        deeds = {
            Deed.HAND_OVER: one.waits,
            Deed.ACKNOWLEDGE: kept and one.state is RequestState.HANDED_OVER,
            Deed.PRINT: kept and one.state is not RequestState.ACKNOWLEDGED,
            Deed.READ_OUT: kept,
            Deed.SEAL_REQUEST: kept and one.state is not RequestState.ACKNOWLEDGED,
            Deed.WITHDRAW_REQUEST: True,
        }
        return tuple(deed for deed, makes_sense in deeds.items() if makes_sense)

    def way(self, one: Listed, *, by_phone: bool) -> HandOver:
        """How it would be handed over now: read out, as the file that was just sealed, else on paper."""
        if by_phone:
            return HandOver.PHONE
        return HandOver.FILE if one.id in self._sealed else HandOver.SLIP

    def hand_over(self, one: Listed, *, by_phone: bool) -> bool:
        """The worker has it; from now the days until it is erased are counted."""
        way = self.way(one, by_phone=by_phone)
        with self._notices.reporting():
            self._with.requests().hand_over(one, way)
            self._handed.append((one.id, one.team))
            said = {"team": one.team, "way": self._in_words.way(way)}
            self._notices.done(
                self._words(
                    "Handed over to the team {team}, {way}. Take back {key}",
                    key=self._keys.printed(Deed.WAIT_AGAIN),
                    **said,
                ),
                elsewhere=self._words("Handed over to the team {team}, {way}.", **said),
            )
            return True
        return False

    def wait_again(self) -> bool:
        """The last hand-over is taken back."""
        if not self._handed:
            self._notices.note(self._words("There is no hand-over that could be taken back."))
            return False
        request, team = self._handed.pop()
        with self._notices.reporting():
            self._with.requests().take_back(request)
            self._notices.done(self._words("The request to the team {team} waits again.", team=team))
        return True

    def acknowledge(self, one: Listed) -> bool:
        """The worker has taken it on."""
        if one.contents is None:
            return False
        with self._notices.reporting():
            self._with.requests().acknowledge(one)
            self._handed = [handed for handed in self._handed if handed[0] != one.id]
            self._notices.done(self._words("The team {team} has taken the request on.", team=one.team))
            return True
        return False

    def print_slip(self, one: Listed) -> None:
        """Onto paper; it is handed over when somebody says that the worker has it."""
        if one.contents is not None:
            with self._notices.reporting():
                self._printing.print_slip(self._with.requests().slip(one))

    def seal(self, one: Listed) -> None:
        """Into a file that the worker alone opens; it is handed over when somebody says that it was sent."""
        if one.contents is not None:
            self._sealing.seal(one, self._in_words.phone(one, self._with.directory()))

    def what_withdrawing_does(self, one: Listed) -> str:
        """What is asked before it is done."""
        words, key = self._words, self._keys.printed(Deed.WITHDRAW_REQUEST)
        if one.waits:
            return words(
                "Withdraw this request? What was said is erased at once, and nothing brings it back. "
                "{key} once more withdraws it.",
                key=key,
            )
        return words(
            "Withdraw this request? The worker has it already and must be told; whom to tell is shown then. "
            "What was said is erased here at once, and nothing brings it back. {key} once more withdraws it.",
            key=key,
        )

    def withdraw(self, one: Listed) -> bool:
        """Erased at once."""
        with self._notices.reporting():
            self._with.requests().withdraw(one)
            self._handed = [handed for handed in self._handed if handed[0] != one.id]
            self._notices.done(
                self._words("Withdrawn and erased: a request to the team {team}.", team=one.team)
                if one.contents is not None
                else self._words(
                    "Withdrawn: a request to the team {team}. Destroy its slip, too.", team=one.team
                )
            )
            return True
        return False

    def by_code(self, typed: str) -> Told:
        """Which request a code is of."""
        from kototori.services.request_list import Teller
        from kototori.wording.sentences import sentence

        try:
            one, teller = self._with.requests().by_code(typed)
        except DeskError as error:
            return Told(None, trouble=sentence(error, self._words))
        return Told(one, withdraws=teller is Teller.VISITOR)

    def _tell_printed(self) -> None:
        printed = self._words("The slip is printed.")
        if not self._printing.isVisible():  # meanwhile the page was left
            self._notices.done(printed)
            return
        self._notices.done(
            self._words(
                "The slip is printed. When the worker has it, say so with {key}.",
                key=self._keys.printed(Deed.HAND_OVER),
            ),
            elsewhere=printed,
        )
