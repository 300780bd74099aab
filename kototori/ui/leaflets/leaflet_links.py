"""The web addresses in the leaflets that are ticked, for the visitor's phone."""

from collections.abc import Sequence

from kototori.domain.leaflet import BlockKind, Fit
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.visitor.qr_view import Link


def links_of(fits: Sequence[Fit], vocabulary: Vocabulary) -> tuple[Link, ...]:
    """Each address once, told in the language in which the leaflet is printed."""
    found: dict[str, Link] = {}
    for one in fits:
        version = one.version
        language = vocabulary.languages.get(version.language)
        is_rtl = language is not None and language.direction == "rtl"
        for block in version.blocks:
            if block.kind is BlockKind.LINK and block.detail not in found:
                said = block.text if len(fits) == 1 else f"{version.title}\n{block.text}"
                found[block.detail] = Link(said, block.detail, is_rtl)
    return tuple(found.values())
