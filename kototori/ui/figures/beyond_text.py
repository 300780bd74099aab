"""What lies beyond counts, in words: sentences, bars and rows; without Qt, so that a test can read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kototori.domain.beyond import Beyond, Demand, Share
from kototori.domain.charts import Bar
from kototori.domain.figures import NOT_RECORDED
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.figures.figure_words import known_as
from kototori.wording.catalogue import Words
from kototori.wording.categories import category_words

_ENOUGH_FOR_PERCENT = 20

Rows = list[tuple[str, ...]]


class Part(NamedTuple):
    """One card: its bars, and the same as rows (name, code, number)."""

    bars: tuple[Bar, ...]
    rows: Rows


class BeyondText:
    """Words for one period."""

    def __init__(self, beyond: Beyond, vocabulary: Vocabulary, words: Words) -> None:
        self._beyond = beyond
        self._vocabulary = vocabulary
        self._words = words

    def sentence(self) -> str:
        """Demand that others could have met: what the adviser wrote down, told as no more than that."""
        words, beyond = self._words, self._beyond
        if not beyond.why_recorded:
            return words("Why visitors came here is not recorded for this period.")
        return words.many(
            "As the adviser saw it, {n} of {recorded} contacts with a recorded reason would not have been "
            "needed here if the responsible authority could have met it.",
            "As the adviser saw it, {n} of {recorded} contacts with a recorded reason would not have been "
            "needed here if the responsible authority could have met them.",
            beyond.preventable_contacts,
            recorded=words.number(beyond.why_recorded),
        )

    def unmet_sentence(self) -> str:
        """How often a need stayed unmet."""
        words, unmet = self._words, self._beyond.unmet
        if not unmet.outcome_recorded:
            return words("No outcomes are recorded for this period.")
        return words.many(
            "At {n} of {recorded} contacts with a recorded outcome the need was not met.",
            "At {n} of {recorded} contacts with a recorded outcome the need was not met.",
            unmet.contacts,
            recorded=words.number(unmet.outcome_recorded),
        )

    def interpreter_sentence(self) -> str:
        """The share without an interpreter."""
        words, used = self._words, self._beyond.interpreter
        if not used.recorded:
            return words("How a language other than Finnish or Swedish was met is not recorded.")
        return words(
            "Of {recorded} contacts in another language than Finnish or Swedish, {interpreted} had an "
            "interpreter and {without} got by without one{share}.",
            recorded=words.number(used.recorded),
            interpreted=words.number(used.interpreted),
            without=words.number(used.without),
            share=self._share(used.without, used.recorded),
        )

    def again_sentence(self) -> str:
        """Who comes again, as visitors say."""
        words, again = self._words, self._beyond.again
        asked = again.yes + again.no
        if not asked:
            return words("Whether visitors have been here before is not recorded.")
        return words.many(
            "{n} of {asked} said that they had been here before{share}.",
            "{n} of {asked} said that they had been here before{share}.",
            again.yes,
            asked=words.number(asked),
            share=self._share(again.yes, asked),
        )

    def preventable(self) -> Part:
        """Need, responsible authority and reason together, the most common first."""
        demands = self._beyond.preventable
        return Part(
            tuple(Bar(self._in_short(one), one.contacts, self._in_short(one, 2)) for one in demands),
            [
                (self._demand(one), f"{one.need} {one.authority} {one.why_here}", self._number(one.contacts))
                for one in demands
            ],
        )

    def unmet(self) -> Part:
        """Needs that were not met."""
        return self._part(self._beyond.unmet.needs, self.need)

    def languages(self) -> Part:
        """Languages that were not met."""
        return self._part(self._beyond.unmet.languages, lambda code: self._name("language", code))

    def leaflets(self) -> Part:
        """Languages in which a leaflet was asked for in vain."""
        return self._part(self._beyond.unmet.leaflets, lambda code: self._name("language", code))

    def interpreter(self) -> Part:
        """How such a language was met."""
        used = self._beyond.interpreter
        part = self._part(used.means, lambda code: self._name("language_means", code))
        return self._with_rest(part, used.contacts - used.recorded)

    def again(self) -> Part:
        """Been here before, and here for the first time."""
        again, words = self._beyond.again, self._words
        told = ((words("had been here before"), "no", again.yes), (words("first visit"), "yes", again.no))
        part = Part(
            tuple(Bar(name, count) for name, _, count in told if count),
            [(name, code, self._number(count)) for name, code, count in told if count],
        )
        return self._with_rest(part, again.not_recorded)

    def need(self, code: str) -> str:
        """A need as its tile says it."""
        need = self._vocabulary.needs.get(code)
        if need is None:
            return self._name("need", code)
        return (need.tile or need.words).in_language(self._words.language)

    def _demand(self, demand: Demand) -> str:
        authority = self._name("authority", demand.authority)
        return f"{self.need(demand.need)} · {authority} · {self._name('why_here', demand.why_here)}"

    def _in_short(self, demand: Demand, most: int = 3) -> str:
        """As a bar has room for: an authority by its abbreviation, or without it."""
        why = self._name("why_here", demand.why_here)
        if most < 3 or demand.authority == NOT_RECORDED:
            return f"{self.need(demand.need)} · {why}"
        authority = self._name("authority", demand.authority)
        return f"{self.need(demand.need)} · {known_as(authority) or authority} · {why}"

    def _part(self, shares: Sequence[Share], name: Callable[[str], str]) -> Part:
        known = [share for share in shares if share.code != NOT_RECORDED]
        part = Part(
            tuple(Bar(name(share.code), share.count) for share in known),
            [(name(share.code), share.code, self._number(share.count)) for share in known],
        )
        return self._with_rest(part, sum(share.count for share in shares if share.code == NOT_RECORDED))

    def _with_rest(self, part: Part, missing: int) -> Part:
        """What nobody wrote down stands last, in the table alone."""
        if not missing:
            return part
        return part._replace(rows=[*part.rows, (self._words("not recorded"), "", self._number(missing))])

    def _share(self, part: int, whole: int) -> str:
        """A percentage, cut down, where there is enough to take it of; else nothing."""
        if whole < _ENOUGH_FOR_PERCENT:
            return ""
        return self._words(" ({percent} %)", percent=part * 100 // whole)

    def _name(self, dimension: str, code: str) -> str:
        return category_words(dimension, code, self._vocabulary, self._words)

    def _number(self, number: int) -> str:
        return self._words.number(number)
