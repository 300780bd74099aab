"""A contact in the words of the screen: on a chip, in today's list, in the message line."""

from collections.abc import Callable
from datetime import date

from kototori.domain.contact import Answer, Channel, Contact, Facts, LanguageMeans, Outcome, Source
from kototori.domain.moment import Moment
from kototori.domain.suggestions import Kind
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.pad.pad import CLOSED, HANDOUTS, Choice, handouts_in
from kototori.wording.catalogue import Words
from kototori.wording.labels import label


class ContactWords:
    """Puts codes into the language of the window."""

    def __init__(
        self,
        vocabulary: Callable[[], Vocabulary],
        words: Words,
        times_only: Callable[[], bool] = lambda: False,
    ) -> None:
        """`vocabulary` is asked each time: a place may have come a moment ago.

        Where `times_only` says so, a stored contact is told by its time alone: others see this screen.
        """
        self._lists = vocabulary
        self.times_only = times_only
        self._words = words

    @property
    def vocabulary(self) -> Vocabulary:
        """The lists as they are now."""
        return self._lists()

    def need(self, code: str) -> str:
        """A need, as short as its tile."""
        need = self.vocabulary.needs[code]
        return (need.tile or need.words).in_language(self._words.language)

    def language(self, code: str) -> str:
        """A language, by its name in the language of the window."""
        return self.vocabulary.languages[code].words.in_language(self._words.language)

    def endonym(self, code: str) -> str:
        """A language by its own name; the one that stands for all others by the window's."""
        if code == "other":
            name = self.language(code)
            return name[0].upper() + name[1:]
        return self.vocabulary.languages[code].endonym

    def choice(self, choice: Choice) -> str:
        """What stands on a chip."""
        return self.of_kind(choice.kind, choice.code)

    def of_kind(self, kind: str, code: str) -> str:
        """A code in words, whatever it is a code of."""
        if kind == Kind.NEED:
            return self.need(code)
        if kind == Kind.LANGUAGE:
            return self.endonym(code)
        if kind == HANDOUTS:
            copies = sum(handout.copies for handout in handouts_in(code))
            return self._words.many("{n} leaflet", "{n} leaflets", copies)
        if kind == Kind.PERSONS:
            return self._words.many("{n} person", "{n} persons", int(code))
        if kind == Kind.AGE_BAND:
            return self._words("Age {band}", band=self.within(kind, code))
        if kind == Kind.SERVED_BY:
            return self._words("Served by: {role}", role=self.within(kind, code))
        if kind == Kind.FIRST_VISIT:
            return self._words("First visit") if code == Answer.YES else self._words("Been here before")
        if kind == Kind.OWN_WORKER:
            return self._words("Has an own worker") if code == Answer.YES else self._words("No own worker")
        said = self.within(kind, code)
        return said[0].upper() + said[1:]

    def within(self, kind: str, code: str) -> str:
        """A code in the words that do beside the name of its field."""
        if kind == Kind.PLACE:
            return self.vocabulary.places[code].name
        if kind == Kind.AUTHORITY:
            return self.vocabulary.authorities[code].words.in_language(self._words.language)
        if kind == Kind.LANGUAGE:
            return self.endonym(code)
        if kind == Kind.PERSONS:
            return code
        return label((CLOSED | {Kind.OUTCOME: Outcome})[Kind(kind)](code), self._words)

    def time(self, facts: Facts) -> str:
        """The quarter-hour, or nothing where only the day is known."""
        return "" if facts.moment.at is None else self._words.time(facts.moment.at)

    def needs(self, facts: Facts) -> str:
        """The needs, or that there was none recorded; with the number of persons of a group."""
        said = ", ".join(self.need(code) for code in facts.needs) or self._words("visit alone")
        return said if facts.persons == 1 else f"{said} ×{facts.persons}"

    def beside(self, facts: Facts) -> str:
        """What else is worth a second line: the task, a way other than walking in, what was done."""
        said: list[str] = []
        if facts.task is not None:
            said.append(label(facts.task, self._words))
        if facts.channel not in (None, Channel.WALK_IN):
            said.append(self.within(Kind.CHANNEL, str(facts.channel)))
        if facts.language_means is LanguageMeans.NOT_MET:
            said.append(label(facts.language_means, self._words))
        said += [label(outcome, self._words) for outcome in facts.outcome]
        copies = sum(handout.copies for handout in facts.handouts)
        if copies:
            said.append(self._words.many("{n} leaflet", "{n} leaflets", copies))
        return ", ".join(said)

    def contact(self, contact: Contact, between: str = " ") -> str:
        """`11.00 Asuminen, Toimeentulo, arabia`: for the message line and the screen reader."""
        facts = contact.facts
        said = [self.needs(facts)]
        if facts.language is not None:
            said.append(self.language(facts.language))
        time = self.time(facts)
        if self.times_only():
            return time or self._words("visit")
        return f"{time}{between}{', '.join(said)}" if time else ", ".join(said)

    def moment(self, moment: Moment) -> str:
        """`perjantai 20.11.2026 10.30`, or the day alone where no hour is known."""
        day = f"{self._words.weekday(moment.day)} {self._words.date(moment.day)}"
        return day if moment.at is None else f"{day} {self._words.time(moment.at)}"

    def spoken(self, contact: Contact) -> str:
        """A contact for the screen reader, with how it came into the log where that was not at once."""
        said = self.contact(contact)
        return said if contact.source is Source.LIVE else f"{said}, {label(contact.source, self._words)}"

    def dated(self, contact: Contact, today: date, between: str = " ") -> str:
        """The same; the day goes first where it is not today."""
        said, day = self.contact(contact, between), contact.facts.moment.day
        if day == today:
            return said
        gap = " " if contact.facts.moment.at is not None else between
        return f"{self._words.short_day(day, today)}{gap}{said}"
