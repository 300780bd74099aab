"""The pages of PDFs that the desk laid in, beside those that were set."""

from collections.abc import Sequence

from kototori.domain.leaflet import LeafletVersion, SetPages
from kototori.domain.own_pdf import BrokenPdf


def own_pages(version: LeafletVersion) -> SetPages:
    """A PDF as it lies there; raises what hinders it from being printed."""
    assert version.pdf is not None
    try:
        content = version.pdf.read_bytes()
    except OSError:
        raise BrokenPdf(version.pdf) from None
    from kototori.documents.own_pdf import must_be_printable  # loads a library that takes half a second

    return SetPages(content, must_be_printable(content, version.pdf))


def joined(parts: Sequence[SetPages]) -> SetPages:
    """Several PDFs as one."""
    from kototori.documents.own_pdf import one_after_the_other

    return one_after_the_other([part.pdf for part in parts])
