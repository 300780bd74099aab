"""What becomes of leaflets that somebody chose by hand: in which language, beside what, on what paper."""

from collections.abc import Iterable, Sequence
from datetime import date

from kototori.domain.contact import Handout
from kototori.domain.leaflet import (
    SOURCE_LANGUAGE,
    Fit,
    Fitting,
    Leaflet,
    LeafletOrder,
    PaperSize,
    Refusal,
    fit,
)


def plan(chosen: Iterable[Leaflet], language: str, today: date) -> Fitting:
    """Each leaflet in the language asked for, or in what is offered instead; however many there are."""
    outcomes = [fit(leaflet, language, today) for leaflet in chosen]
    return Fitting(
        tuple(one for one in outcomes if isinstance(one, Fit)),
        tuple(one for one in outcomes if isinstance(one, Refusal)),
    )


def second_languages(fits: Sequence[Fit], today: date) -> tuple[str, ...]:
    """The languages that can stand beside all of these; the language they are in stays away."""
    if not fits:
        return ()
    used = {one.version.language for one in fits}
    taken = used if len(used) == 1 else set()
    first, *others = (_printable(one.leaflet, today) for one in fits)
    return tuple(
        language for language in first if language not in taken and all(language in other for other in others)
    )


def proposed_beside(fits: Sequence[Fit]) -> str | None:
    """Finnish beside whatever nobody has checked: who hands it over can then say what it says."""
    drafts = any(one.version.is_draft and one.version.language != SOURCE_LANGUAGE for one in fits)
    return SOURCE_LANGUAGE if drafts else None


def orders(
    fits: Iterable[Fit], *, beside: str | None, size: PaperSize, large: bool
) -> tuple[LeafletOrder, ...]:
    """One order for each leaflet; nothing stands beside itself."""
    return tuple(
        LeafletOrder(
            topics=(one.leaflet.topic,),
            language=one.version.language,
            beside=None if beside == one.version.language else beside,
            size=size,
            large=large,
        )
        for one in fits
    )


def handouts(fits: Iterable[Fit], copies: int) -> tuple[Handout, ...]:
    """What the visitor is given, for the contact log."""
    return tuple(Handout(one.leaflet.topic, one.version.language, copies) for one in fits)


def _printable(leaflet: Leaflet, today: date) -> tuple[str, ...]:
    if leaflet.is_past_review(today):
        return ()
    return tuple(code for code, version in leaflet.versions.items() if not version.is_out_of_date)
