"""Whom a request can go to: workers, those who speak the visitor's language first; stand-ins; teams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kototori.domain.need import Language
from kototori.domain.suggestions import fold
from kototori.domain.worker import Worker
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.directory import Away, Directory


class Recipient(NamedTuple):
    """One row of the list. Without a worker it is the team, for a visitor whose own worker it will find.

    `stands_in_for` is the code of the worker in whose place this one is offered; `note` is said once more
    when it was chosen.
    """

    worker: Worker | None
    team: str
    told: str
    sought: str
    note: str = ""
    is_away: bool = False
    stands_in_for: str = ""

    @property
    def name(self) -> str:
        """What stands in the line once it is chosen."""
        return self.team if self.worker is None else self.worker.name


def recipients(
    directory: Directory, languages: Mapping[str, Language], language: str | None, words: Words
) -> tuple[Recipient, ...]:
    """Everybody who can be asked today, in the order in which the list shows them."""
    speaking = [worker for worker in directory.workers if language in worker.languages]
    others = [worker for worker in directory.workers if language not in worker.languages]
    found: list[Recipient] = []
    for worker in (*speaking, *others):
        found.extend(_of_worker(worker, directory.away(worker), languages, words))
    unnamed = words("Own worker, name not known")
    for team in directory.teams():
        told = f"{unnamed} · {team.name}"
        found.append(Recipient(None, team.name, told, fold(told), unnamed))
    return tuple(found)


def found(offered: Sequence[Recipient], text: str) -> list[Recipient]:
    """Whom the text may mean: those with words that begin so first, then those that hold it somewhere.

    Nobody is offered twice: who stands in for somebody found stands below that one alone.
    """
    wanted = fold(text)
    beginning, holding = [], []
    for one in offered:
        told = one.sought.split()
        if all(any(word.startswith(part) for word in told) for part in wanted.split()):
            beginning.append(one)
        elif wanted in one.sought:
            holding.append(one)
    both = beginning + holding
    instead = {one.worker.code for one in both if one.worker is not None and one.stands_in_for}
    return [
        one
        for one in both
        if one.worker is None or one.stands_in_for or one.is_away or one.worker.code not in instead
    ]


def _of_worker(
    worker: Worker, away: Away | None, languages: Mapping[str, Language], words: Words
) -> Iterator[Recipient]:
    spoken = [languages[code] for code in worker.languages if code in languages]
    names = ", ".join(one.words.in_language(words.language) for one in spoken)
    told = " · ".join(part for part in (worker.name, worker.team, worker.area, names) if part)
    in_all = " ".join(" ".join((*one.words, one.code)) for one in spoken)
    sought = fold(f"{told} {worker.title} {in_all}")
    if away is None:
        yield Recipient(worker, worker.team, told, sought)
        return
    note = _away_words(away, words)
    yield Recipient(worker, worker.team, f"{worker.name} · {note}", sought, note, is_away=True)
    if away.stand_in is not None:
        instead = words("stands in for {worker}", worker=worker.name)
        told = f"{away.stand_in.name} · {instead}"
        both = f"{sought} {fold(told)}"
        yield Recipient(away.stand_in, away.stand_in.team, told, both, instead, stands_in_for=worker.code)


def _away_words(away: Away, words: Words) -> str:
    if away.until is None:
        return words("away for now")
    return words("away until {day}", day=words.date(away.until))
