"""What stands below every table of figures that leaves: how far it can be trusted, and who may see it."""

from kototori.domain.release import Use
from kototori.wording.catalogue import Words


def foot(use: Use, words: Words) -> str:
    """The same sentences in every form of file."""
    return " ".join(_public(words) if use is Use.PUBLIC else _internal(words))


def _internal(words: Words) -> tuple[str, ...]:
    return (
        words("Internal figures: exact, for the desk's own work, not to be published or handed on."),
        words("They count visits, not people; one visit may hold several needs, so needs add up to more."),
        words("A rare combination may be recognised by somebody who was in the room."),
    )


def _public(words: Words) -> tuple[str, ...]:
    return (
        words("Counted in fives; the numbers add up."),
        words("0 means 0–4, in sums of parts 0–10."),
        words(
            "Visits and needs differ from the true number by at most four, other numbers over longer periods "
            "by at most twelve."
        ),
        words("Contacts entered late appear in the following days."),
    )
