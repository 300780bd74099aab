"""All lists of the desk together: which codes a contact may hold on a day, and whose matter a need was."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from kototori.domain.contact import Facts
from kototori.domain.errors import CodeNotValid, UnknownCode
from kototori.domain.need import Authority, Language, Need, Place, Synonym, Validity


class _Dated(Protocol):
    @property
    def validity(self) -> Validity: ...


@dataclass(frozen=True)
class Vocabulary:
    """The lists as they stand in the database, in the order in which they are shown."""

    needs: Mapping[str, Need]
    authorities: Mapping[str, Authority]
    languages: Mapping[str, Language]
    places: Mapping[str, Place]
    synonyms: tuple[Synonym, ...] = ()

    def admit(self, facts: Facts) -> Facts:
        """The facts with the language under its own code; raises UnknownCode or CodeNotValid."""
        day = facts.moment.day
        for need in facts.needs:
            _must_stand_in("needs", need, self.needs, day)
        if facts.place is not None:
            _must_stand_in("place", facts.place, self.places, day)
        if facts.authority is not None:
            _must_stand_in("authority", facts.authority, self.authorities, day)
        if facts.language is None:
            return facts
        language = self.language_code(facts.language)
        return facts if language == facts.language else replace(facts, language=language)

    def language_code(self, tag: str) -> str:
        """The listed code for a tag or one of its aliases, in any case; raises UnknownCode."""
        try:
            return self._language_tags[tag.lower()]
        except KeyError:
            raise UnknownCode("language", tag) from None

    @cached_property
    def _language_tags(self) -> dict[str, str]:
        tags = {alias.lower(): lang.code for lang in self.languages.values() for alias in lang.aliases}
        return tags | {code.lower(): code for code in self.languages}

    @cached_property
    def _predecessors(self) -> dict[str, list[str]]:
        before: dict[str, list[str]] = {}
        for authority in self.authorities.values():
            if authority.successor:
                before.setdefault(authority.successor, []).append(authority.code)
        return before

    def tops(self, day: date) -> tuple[Need, ...]:
        """The top needs of that day, in the order of their tiles."""
        return tuple(n for n in self.needs.values() if n.parent is None and n.validity.covers(day))

    def subs(self, top: str, day: date) -> tuple[Need, ...]:
        """The sub-needs of a top need on that day."""
        return tuple(n for n in self.needs.values() if n.parent == top and n.validity.covers(day))

    def authority_for(self, need: str, day: date) -> str | None:
        """Whose matter the need was on that day.

        The first authority of the list that is valid on the day, else its predecessor valid on the day,
        else the next one. A top need given alone is nobody's.
        """
        for code in self.needs[need].authorities:
            candidates: list[str] = [code, *self._predecessors.get(code, [])]
            for candidate in candidates:
                if self.authorities[candidate].validity.covers(day):
                    return candidate
        return None


class _Followed(_Dated, Protocol):
    @property
    def successor(self) -> str | None: ...


def followed(code: str, listed: Mapping[str, _Followed], today: date) -> str:
    """What stands for a code today; itself where nothing has followed it."""
    seen = {code}
    while (one := listed[code]).successor and not one.validity.covers(today):
        if one.successor in seen or one.successor not in listed:
            break
        code = one.successor
        seen.add(code)
    return code


def _must_stand_in(field: str, code: str, listed: Mapping[str, _Dated], day: date) -> None:
    if code not in listed:
        raise UnknownCode(field, code)
    if not listed[code].validity.covers(day):
        raise CodeNotValid(field, code, day)
