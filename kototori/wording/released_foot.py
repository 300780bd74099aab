"""What stands below every table of figures that leaves: how far it can be trusted, and who may see it."""

from kototori.domain.release import Use
from kototori.domain.release_plan import BASE
from kototori.wording.catalogue import Words

_FURTHEST = 12, 5  # how far sums of parts may be off where figures are counted in fives


def foot(use: Use, words: Words, steps: tuple[int, ...] = ()) -> str:
    """The same sentences in every form of file; `steps` are what public numbers are multiples of."""
    if use is Use.INTERNAL:
        return " ".join(_internal(words))
    return " ".join(sentence for step in steps or (BASE,) for sentence in _public(step, words))


def _internal(words: Words) -> tuple[str, ...]:
    return (
        words("Internal figures: exact, for the desk's own work, not to be published or handed on."),
        words("They count visits, not people; one visit may hold several needs, so needs add up to more."),
        words("A rare combination may be recognised by somebody who was in the room."),
    )


def _public(step: int, words: Words) -> tuple[str, ...]:
    if step == BASE:
        return (
            words("Counted in fives; the numbers add up."),
            words("0 means 0–4, in sums of parts 0–10."),
            words(
                "Visits and needs differ from the true number by at most four, other numbers over longer "
                "periods by at most twelve."
            ),
            words("Contacts entered late appear in the following days."),
        )
    most, of = _FURTHEST
    return (
        words("Counted in steps of {step}; the numbers add up.", step=step),
        words("0 means 0–{under}, in sums of parts 0–{twice}.", under=step - 1, twice=2 * step),
        words(
            "Visits and needs differ from the true number by at most {under}, other numbers over longer "
            "periods by at most {most}.",
            under=step - 1,
            most=-(-most * step // of),
        ),
        words("Contacts entered late appear in the following days."),
    )
