"""A request in words: for whom, how far it has come, how long it is kept, and everything that it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kototori.domain.referral import HandOver, Keeping, RequestState
from kototori.wording.catalogue import N_, Words
from kototori.wording.waiting import waited_in_words
from kototori.wording.worker_words import away_told

if TYPE_CHECKING:
    from kototori.domain.directory import Directory
    from kototori.domain.need import Language, Wordings
    from kototori.services.request_list import Gone, Listed

_WAYS: Mapping[HandOver, str] = {
    HandOver.SLIP: N_("on paper"),
    HandOver.FILE: N_("as a sealed file"),
    HandOver.PHONE: N_("by phone"),
}


class Fact(NamedTuple):
    """One thing that a request says, under its name."""

    name: str
    value: str


class RequestWords:
    """Tells of requests in the language of the window."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def for_whom(self, one: Listed) -> str:
        """The worker by name where it is known."""
        if one.worker is not None:
            return one.worker.name
        if one.contents is not None:
            return self._words("Own social worker, name not known")
        return self._words("Whoever the slip names")

    def to_whom(self, one: Listed) -> str:
        """The worker by name, else the team, for a sentence."""
        return one.team if one.worker is None else one.worker.name

    def phone(self, one: Listed, directory: Directory) -> str:
        """The worker's own, else the team's."""
        own = "" if one.worker is None else one.worker.phone
        return own or directory.team(one.team).phone

    def reached(self, one: Listed, directory: Directory) -> str:
        """Who that is and how to reach them; where nobody is named, how to reach the team."""
        words, worker, team = self._words, one.worker, directory.team(one.team)
        phone = self.phone(one, directory)
        told = [words("Phone {phone}", phone=phone)] if phone else []
        told += [one.team] if worker is None else [worker.title, one.team]
        told.append(team.organisation if worker is None else worker.organisation)
        away = None if worker is None else directory.away(worker)
        if away is not None:
            told.append(away_told(away, directory.day, words))
        return " · ".join(part for part in told if part)

    def way(self, way: HandOver) -> str:
        """How it was handed over."""
        return self._words(_WAYS[way])

    def state(self, one: Listed, today: date) -> str:
        """How far it has come, and since when."""
        words, day = self._words, self._words.short_day(one.state_on, today)
        if one.waits:
            since = words("waits since {day}", day=words.short_day(one.made_on, today))
            return f"{since}, {waited_in_words(one.open_days, words)}" if one.open_days else since
        if one.state is RequestState.ACKNOWLEDGED:
            return words("taken on {day}", day=day)
        ways = " / ".join(self.way(way) for way in one.ways)
        if ways:
            return words("handed over {day}, {way}", day=day, way=ways)
        return words("handed over {day}", day=day)

    def countdown(self, one: Listed) -> str:
        """In how many days it is erased."""
        if one.erase_on is None:
            return self._words("nothing kept")
        if one.days_left < 1:
            return self._words("erased today")
        return self._words.many("erased in 1 day", "erased in {n} days", one.days_left)

    def below(self, one: Listed, today: date) -> str:
        """The second line of a row; what tells rows apart stands first, where a narrow list shows it."""
        state = waited_in_words(one.open_days, self._words) if one.open_days and one.waits else ""
        return " · ".join(part for part in (state or self.state(one, today), one.team) if part)

    def kept_until(self, one: Listed, keeping: Keeping) -> str:
        """Until when what was said is kept, and by which rule."""
        words = self._words
        if one.erase_on is None:
            return words(
                "What was said stands on a slip alone: the log counts that somebody asked for this team."
            )
        rule = words(
            "{after} days after the hand-over, at the latest {latest} days after the request",
            after=keeping.after_hand_over,
            latest=keeping.at_the_latest,
        )
        counted = self.countdown(one)
        return words(
            "{erased_in}, on {day} ({rule}).",
            erased_in=counted[:1].upper() + counted[1:],
            day=words.date(one.erase_on),
            rule=rule,
        )

    def facts(
        self,
        one: Listed,
        language: Language | None,
        consented_in: Language | None,
        needs: Sequence[Wordings],
    ) -> list[Fact]:
        """Everything that the worker is told, in the order in which it is read out."""
        said, words = one.contents, self._words
        if said is None:
            return []
        yes, no = words("yes"), words("no")
        spoken = "" if language is None else language.words.in_language(words.language)
        consent = "" if consented_in is None else consented_in.words.in_language(words.language)
        facts = [
            Fact(words("Urgent"), words("yes, please today") if said.urgent else ""),
            Fact(words("Visitor"), said.name),
            Fact(words("Phone"), said.phone),
            Fact(words("Language"), spoken),
            Fact(
                words("Interpreter"), words("is needed") if said.interpreter_needed else words("not needed")
            ),
            Fact(words("A good time to call"), said.good_time),
            Fact(words("A message may be left"), yes if said.message_allowed else no),
            Fact(words("About"), ", ".join(need.in_language(words.language) for need in needs)),
            Fact(words("In the visitor's own words"), said.about),
            Fact(words("Place"), said.place),
            Fact(
                words("Consent"),
                words("text {version}, in {language}", version=said.consent_version, language=consent),
            ),
            Fact(words("Code to acknowledge with"), said.acknowledgement),
        ]
        return [fact for fact in facts if fact.value]

    def gone(self, gone: Gone, keeping: Keeping) -> str:
        """What the program erased today by itself; nothing where that is nothing."""
        words = self._words
        if not gone.total:
            return ""
        why = []
        if gone.handed_over:
            why.append(
                words.many(
                    "1 so long after its hand-over", "{n} so long after their hand-over", gone.handed_over
                )
            )
        if gone.never_handed_over:
            why.append(
                words.many(
                    "1 was never handed over in {days} days",
                    "{n} were never handed over in {days} days",
                    gone.never_handed_over,
                    days=keeping.at_the_latest,
                )
            )
        if gone.withdrawn:
            why.append(words.many("1 was withdrawn", "{n} were withdrawn", gone.withdrawn))
        return words.many(
            "Erased today: 1 request ({why}).",
            "Erased today: {n} requests ({why}).",
            gone.total,
            why=", ".join(why),
        )
