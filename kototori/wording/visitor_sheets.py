"""What stands on the visitor's papers, line by line: card, help card, consent text, notice."""

from collections.abc import Mapping
from datetime import date

from kototori.domain.leaflet import DeskSign
from kototori.domain.organisation import OrganisationFacts
from kototori.domain.referral import Keeping
from kototori.domain.visitor_card import CardContents
from kototori.domain.visitor_sheet import Line, LineKind, Notice
from kototori.domain.worker import Worker
from kototori.wording.visitor_words import Said, VisitorWords

ON_CALL_PHONE = "social_emergency_phone"
ADVICE_PHONE = "social_advice_phone"

_WITHOUT_SPACES = ("zh-Hans",)  # a full stop there is as wide as a letter, and no space follows it
_EXPLAINED = (
    Said.NOTICE_PURPOSE,
    Said.NOTICE_BASIS,
    Said.NOTICE_DATA,
    Said.NOTICE_RECEIVERS,
    Said.NOTICE_OUTSIDE,
    Said.NOTICE_KEPT,
    Said.NOTICE_RIGHTS,
    Said.NOTICE_VOLUNTARY,
    Said.NOTICE_AUTOMATIC,
    Said.NOTICE_COMPLAINT,
)


class Pair:
    """One text in the visitor's language and in the one beside it, with the values of its gaps."""

    def __init__(self, own: VisitorWords, beside: VisitorWords | None, values: Mapping[str, str]) -> None:
        self._own = own
        self._beside = beside
        self._values = values

    def __call__(self, kind: LineKind, *said: Said, detail: str = "", icon: str = "", **gaps: object) -> Line:
        """Several texts follow each other in one paragraph."""
        beside = self._in(self._beside, said, gaps) if self._beside else ""
        return Line(kind, self._in(self._own, said, gaps), beside, detail, icon)

    def _in(self, words: VisitorWords, said: tuple[Said, ...], gaps: Mapping[str, object]) -> str:
        return _joined(words, said, {**self._values, **gaps})


def card_lines(pair: Pair, card: CardContents, desk: DeskSign, phone: str, on_call: str) -> list[Line]:
    """The card after a request. `phone` is the desk's, `on_call` that of the social emergency services."""
    return [
        *_whom(pair, card),
        pair(LineKind.TEXT, Said.CARD_CALL),
        pair(LineKind.TEXT, Said.CARD_URGENT),
        *([pair(LineKind.CONTACT, Said.HELP_ON_CALL_PHONE, detail=on_call)] if on_call else []),
        pair(LineKind.HEADING, Said.CARD_CHANGE),
        pair(LineKind.TEXT, Said.CARD_WITHDRAW, Said.CARD_TOLD),
        pair(LineKind.CODE, Said.CODE, detail=card.withdrawal),
        *_desk(pair, desk, phone),
        pair(LineKind.TEXT, Said.CARD_UNTIL, day=day_in_figures(card.last_day)),
        pair(LineKind.TEXT, Said.CARD_MADE, Said.CARD_KEEP, day=day_in_figures(card.made_on)),
    ]


def help_lines(pair: Pair, on_call: str, advice: str) -> list[Line]:
    """The card for a visitor who does not consent. A number that nobody has given is a line to write on."""
    return [
        pair(LineKind.LEAD, Said.HELP_STORED),
        pair(LineKind.TEXT, Said.HELP_LATER),
        pair(LineKind.HEADING, Said.HELP_SELF_TITLE),
        pair(LineKind.TEXT, Said.HELP_SELF),
        _number(pair, Said.HELP_ADVICE, advice),
        pair(LineKind.HEADING, Said.HELP_URGENT_TITLE),
        pair(LineKind.TEXT, Said.HELP_DANGER),
        pair(LineKind.TEXT, Said.HELP_ON_CALL),
        _number(pair, Said.HELP_ON_CALL_PHONE, on_call),
        pair(LineKind.HEADING, Said.HELP_LAW_TITLE),
        pair(LineKind.TEXT, Said.HELP_LAW_CHILD),
        pair(LineKind.TEXT, Said.HELP_LAW_ADULT),
        pair(LineKind.TEXT, Said.HELP_LAW_WAY),
    ]


def consent_lines(pair: Pair, keeping: Keeping) -> list[Line]:
    """What is read before somebody answers; the two answers are there to be pointed at."""
    days, latest = keeping.after_hand_over, keeping.at_the_latest
    return [
        pair(LineKind.TEXT, Said.CONSENT),
        pair(LineKind.TEXT, Said.ERASED, days=days, max=latest),
        pair(LineKind.ANSWER, Said.AGREE, icon="agree"),
        pair(LineKind.ANSWER, Said.DECLINE, icon="decline"),
        pair(LineKind.TEXT, Said.CONSENT_ALOUD),
    ]


def notice(
    words: VisitorWords, facts: OrganisationFacts, keeping: Keeping, values: Mapping[str, str], own_text: str
) -> Notice:
    """The notice of article 13: who answers, then the organisation's text or else the program's draft."""
    gaps = {**values, "days": keeping.after_hand_over, "max": keeping.at_the_latest}
    if own_text:
        said = [line.strip() for line in with_days(own_text, keeping).splitlines() if line.strip()]
    else:
        said = [_joined(words, (one,), gaps) for one in _EXPLAINED]
    mark = Said.NOTICE_OWN if own_text else Said.NOTICE_DRAFT
    return Notice(
        words.language,
        words(Said.NOTICE_TITLE),
        (*_who_answers(words, facts), *(Line(LineKind.TEXT, text) for text in said)),
        words(mark),
        bool(own_text),
    )


def draft_text(words: VisitorWords, values: Mapping[str, str]) -> str:
    """The program's draft as somebody may go on writing it: a paragraph a line, its two gaps open."""
    gaps = {**values, "days": "{days}", "max": "{max}"}
    return "\n".join(_joined(words, (one,), gaps) for one in _EXPLAINED)


def with_days(text: str, keeping: Keeping) -> str:
    """An organisation's text with its two gaps filled; other braces are its own."""
    days = {"{days}": keeping.after_hand_over, "{max}": keeping.at_the_latest}
    for gap, number in days.items():
        text = text.replace(gap, str(number))
    return text


def day_in_figures(day: date) -> str:
    """As it stands on Finnish papers, whatever the language: the visitor shows it to a Finnish desk."""
    return f"{day.day}.{day.month}.{day.year}"


def _whom(pair: Pair, card: CardContents) -> list[Line]:
    worker = card.worker
    if isinstance(worker, Worker):
        under = [worker.title, worker.team, worker.organisation]
        lines = [Line(LineKind.NAME, worker.name, detail=" · ".join(part for part in under if part))]
    else:
        under = [card.team, worker.organisation if worker else ""]
        team = Line(LineKind.NAME, "", detail=" · ".join(part for part in under if part))
        lines = [pair(LineKind.LEAD, Said.CARD_NO_NAME), team]
    phone = worker.phone if worker else ""
    return [*lines, pair(LineKind.CONTACT, Said.PHONE, detail=phone)] if phone else lines


def _desk(pair: Pair, desk: DeskSign, phone: str) -> list[Line]:
    lines = [pair(LineKind.CONTACT, Said.DESK, detail=desk.name)] if desk.name else []
    if desk.hours:
        lines.append(pair(LineKind.CONTACT, Said.OPEN, detail=desk.hours))
    return [*lines, _number(pair, Said.PHONE, phone)]


def _who_answers(words: VisitorWords, facts: OrganisationFacts) -> list[Line]:
    who, officer = words(Said.NOTICE_CONTROLLER), words(Said.NOTICE_OFFICER)
    named = [", ".join(part for part in (one.name, one.contact) if part) for one in facts.controllers]
    lines = [Line(LineKind.CONTACT, who, detail="; ".join(named)) if named else Line(LineKind.FILL, who)]
    if len(facts.controllers) > 1:
        lines.append(Line(LineKind.TEXT, words(Said.NOTICE_JOINT), detail=facts.arrangement))
    if facts.officer:
        lines.append(Line(LineKind.CONTACT, officer, detail=facts.officer))
    elif not facts.controllers:
        lines.append(Line(LineKind.FILL, officer))
    return lines


def _number(pair: Pair, said: Said, number: str) -> Line:
    return pair(LineKind.CONTACT if number else LineKind.FILL, said, detail=number)


def _joined(words: VisitorWords, said: tuple[Said, ...], gaps: Mapping[str, object]) -> str:
    between = "" if words.language in _WITHOUT_SPACES else " "
    return between.join(words(one).format(**gaps) for one in said)
