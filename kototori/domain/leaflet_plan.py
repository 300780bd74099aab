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
    """Each leaflet in the language asked for, or in what is offered instead; however many there are.

    Somebody chose them and looks at their pages: what a key alone would not print is here too.
    """
    outcomes = [fit(leaflet, language, today, by_hand=True) for leaflet in chosen]
    return Fitting(
        tuple(one for one in outcomes if isinstance(one, Fit)),
        tuple(one for one in outcomes if isinstance(one, Refusal)),
    )


def second_languages(fits: Sequence[Fit]) -> tuple[str, ...]:
    """The languages that can stand beside all of these; a PDF of the desk's own is left as it is."""
    texts = [one for one in fits if one.version.pdf is None]
    if not texts:
        return ()
    used = {one.version.language for one in texts}
    taken = used if len(used) == 1 else set()
    first, *others = (_whole(one.leaflet) for one in texts)
    return tuple(
        language for language in first if language not in taken and all(language in other for other in others)
    )


def proposed_beside(fits: Sequence[Fit]) -> str | None:
    """Finnish beside whatever nobody has checked: who hands it over can then say what it says."""
    drafts = any(
        one.version.is_draft and one.version.language != SOURCE_LANGUAGE and one.version.pdf is None
        for one in fits
    )
    return SOURCE_LANGUAGE if drafts else None


def possible_sizes(fits: Sequence[Fit]) -> tuple[PaperSize, ...]:
    """The papers on which all of these can be set; a card is there only for what has one."""
    if fits and all(one.version.pdf is not None for one in fits):
        return (PaperSize.A4,)
    has_card = bool(fits) and all(one.leaflet.card and one.version.pdf is None for one in fits)
    return tuple(size for size in PaperSize if has_card or size is not PaperSize.CARD)


def must_be_looked_at(fits: Iterable[Fit], beside: str | None, today: date) -> tuple[Fit, ...]:
    """Those that nobody prints without having looked at the page: sensitive drafts, and facts too old."""
    return tuple(one for one in fits if _is_risky(one, beside, today))


def orders(
    fits: Iterable[Fit], *, beside: str | None, size: PaperSize, large: bool, looked_at: bool = False
) -> tuple[LeafletOrder, ...]:
    """One order for each leaflet; nothing stands beside itself, or beside a PDF."""
    return tuple(
        LeafletOrder(
            topics=(one.leaflet.topic,),
            language=one.version.language,
            beside=_beside(one, beside),
            size=size,
            large=large,
            looked_at=looked_at,
        )
        for one in fits
    )


def handouts(fits: Iterable[Fit], copies: int) -> tuple[Handout, ...]:
    """What the visitor is given, for the contact log."""
    return tuple(Handout(one.leaflet.topic, one.version.language, copies) for one in fits)


def _beside(one: Fit, beside: str | None) -> str | None:
    return None if beside == one.version.language or one.version.pdf is not None else beside


def _is_risky(one: Fit, beside: str | None, today: date) -> bool:
    leaflet, second = one.leaflet, _beside(one, beside)
    languages = [one.version.language, *([second] if second else [])]
    if any(leaflet.is_past_review(today, language) for language in languages):
        return True
    drafts = (leaflet.versions[code].is_draft for code in languages if code in leaflet.versions)
    return leaflet.is_sensitive and any(drafts)


def _whole(leaflet: Leaflet) -> tuple[str, ...]:
    """The languages of which no part is out of date or a PDF."""
    return tuple(
        code
        for code, version in leaflet.versions.items()
        if not version.is_out_of_date and version.pdf is None
    )
