"""What is said of a stick that carries a copy of the requests, and what is said on it."""

from collections.abc import Iterable

from kototori.domain.stick import Stick
from kototori.wording.catalogue import Words


def owed_in_words(stick: Stick, words: Words) -> str:
    """Why it has to be plugged in."""
    if stick.since is not None:
        day = words.date(stick.since)
        return words(
            "The stick {name} still holds requests erased here since {day}: plug it in.",
            name=stick.name,
            day=day,
        )
    return words(
        "The stick {name} still holds a copy of the requests that is not wanted there: plug it in.",
        name=stick.name,
    )


def lost_in_words(words: Words) -> str:
    """What holds for a stick that nobody finds."""
    return words(
        "What is on it opens only with the passphrase or the recovery code of the day when it was last here. "
        "Set a new passphrase and a new recovery code now. The lost stick still opens with the old ones: "
        "destroy the old code, and do not use the old passphrase again."
    )


def read_me(languages: Iterable[Words]) -> str:
    """For whoever finds the stick; one paragraph a language."""
    told = (
        words(
            "An encrypted copy of Kototori's contact requests. It opens only with the passphrase or the "
            "recovery code of its desk. If you found this, please bring it to the desk or destroy it."
        )
        for words in languages
    )
    return "\n\n".join(told) + "\n"
