"""A PDF being drawn: its pages, faces, structure, title and language."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from kototori.typesetting.embedding import EmbeddedFaces
from kototori.typesetting.languages import language_tag
from kototori.typesetting.tagging import Element, Structure


class Sheet(Canvas):
    """ReportLab's canvas, tagged, with its own text. The same drawing gives the same bytes."""

    # Not in ReportLab's annotations, and the only way to its catalogue, fonts and page content.
    _doc: Any
    _code: list[str]

    def __init__(self, target: IO[bytes], size: tuple[float, float], *, language: str, title: str) -> None:
        super().__init__(
            target,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            lang=language_tag(language),
            pdfVersion=(1, 7),
        )
        self.setTitle(title)
        self.setAuthor("")
        self.setSubject("")
        self.setCreator("Kototori")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._structure = Structure(language)
        self.faces = EmbeddedFaces(self._doc)

    @property
    def structure(self) -> Element:
        """The element that every other one is added to."""
        return self._structure.root

    def _make_preamble(self) -> None:
        # ReportLab's own names Helvetica on each page, which is embedded nowhere.
        self._preamble = "1 0 0 1 0 0 cm"

    def write(self, operators: str) -> None:
        """Adds to the page what ReportLab has no method for."""
        self._code.append(operators)

    @contextmanager
    def marked(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside belongs to the element, or is decoration that nobody reads aloud."""
        if element is None:
            self.write("/Artifact BMC")
        else:
            number = self._structure.new_mark(element, self.getPageNumber())
            self.write(f"/{element.role} <</MCID {number}>> BDC")
        yield
        self.write("EMC")

    def bookmark(self, text: str, *, level: int = 0) -> None:
        """An entry in the outline that leads to this page."""
        key = f"page-{self.getPageNumber()}-{level}"
        self.bookmarkPage(key)
        self.addOutlineEntry(text, key, level=level)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's own name
        super().showPage()
        # ReportLab would write the page as text besides, in plain Python: that costs a tenth of a leaflet.
        page = self._doc.Pages.pages[-1]
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])

    def save(self) -> None:
        if self._code:
            self.showPage()
        self._structure.write(self._doc)
        for number in range(1, self.getPageNumber()):
            page = self._doc.idToObject[f"Page{number}"]
            # Left to itself ReportLab writes pages as ASCII, a quarter longer and slower to make.
            page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
        super().save()
