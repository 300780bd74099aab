"""Says beside a request that its worker is away: whether it goes to the stand-in, somebody decides."""

import sys
from typing import TYPE_CHECKING

from kototori.wording.catalogue import Words
from kototori.wording.worker_words import away_told

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup


def tell_if_away(setup: "DeskSetup", code: str, words: Words) -> None:
    """On standard error; the request stays for whom it was asked."""
    directory = setup.directory()
    worker = directory.everybody.get(code)
    away = None if worker is None else directory.away(worker)
    if worker is None or away is None:
        return
    told = away_told(away, directory.day, words)
    note = words("{worker}: {away}. The request waits for them all the same.", worker=worker.name, away=told)
    print(note, file=sys.stderr, flush=True)
