"""The structure of an accessible PDF: what is a heading, in which language, and how it is read aloud."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFObjectReference

from kototori.typesetting.isolates import plain
from kototori.typesetting.languages import language_tag


class Role(StrEnum):
    """The standard structure types that our documents use."""

    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    FIGURE = "Figure"
    TABLE = "Table"
    TABLE_ROW = "TR"
    COLUMN_HEAD = "TH"
    CELL = "TD"


_ROOT = "StructTreeRoot"


class _Reference(str):
    """The name of an object, where its number is to stand."""

    __slots__ = ()


class _Written(PDFObject):
    """An object as text. ReportLab formats dictionaries word by word; a leaflet's structure has thousands."""

    def __init__(self, pieces: list[str | _Reference]) -> None:
        self._pieces = pieces

    def format(self, document: Any) -> bytes:
        numbers = document.idToObjectNumberAndVersion
        pieces = (
            " {} {} R".format(*numbers[piece]) if isinstance(piece, _Reference) else piece
            for piece in self._pieces
        )
        return "".join(pieces).encode("ascii")


class Element:
    """One element of the structure. Elements are read aloud in the order in which they were added,
    wherever and in whatever order they are drawn; what is never drawn is left out.
    """

    def __init__(
        self,
        role: str,
        language: str = "",
        text: str = "",
        description: str = "",
        parent: "Element | None" = None,
    ) -> None:
        """`text` is the logical text, for readers that would lose the order of right-to-left lines;
        `description` tells what a figure shows.
        """
        self.role = role
        self.parent = parent
        self._language = language_tag(language)
        self._text = plain(text)
        self._description = description
        self._children: list[Element] = []
        self._marks: list[tuple[int, int]] = []

    def add(self, role: Role, language: str = "", *, text: str = "", description: str = "") -> "Element":
        child = Element(role, language, text, description, self)
        self._children.append(child)
        return child

    def mark(self, page: int, number: int) -> None:
        """Stretch `number` of marked content on `page` belongs to this element."""
        self._marks.append((page, number))

    @property
    def is_drawn(self) -> bool:
        return bool(self._marks) or any(child.is_drawn for child in self._children)

    def drawn_children(self) -> list["Element"]:
        return [child for child in self._children if child.is_drawn]

    def marks(self) -> list[tuple[int, int]]:
        return self._marks

    def attributes(self) -> str:
        """Its entries in the language of PDF."""
        language = f"/Lang({self._language})" if self._language else ""
        texts = (("ActualText", self._text), ("Alt", self._description))
        if self.role == Role.COLUMN_HEAD:
            language += "/A<</O/Table/Scope/Column>>"
        return language + "".join(f"/{key}{_written(text)}" for key, text in texts if text)


class Structure:
    """The structure of one document."""

    def __init__(self, language: str) -> None:
        self.root = Element("Document", language)
        self._owners: dict[int, list[Element]] = {}

    def new_mark(self, element: Element, page: int) -> int:
        """The number of the next stretch of marked content on `page`, which will belong to `element`."""
        owners = self._owners.setdefault(page, [])
        owners.append(element)
        element.mark(page, len(owners) - 1)
        return len(owners) - 1

    def write(self, document: Any) -> None:
        """Adds the tree to the document; called once, after the last page."""
        names = {id(element): f"Element{n}" for n, element in enumerate(_walk(self.root))}
        for name, text in self._objects(names):
            document.Reference(_Written(text), name)
        for page in self._owners:
            on_paper = document.idToObject[f"Page{page}"]
            # ReportLab writes the entries that it knows by name, and no others.
            on_paper.__NoDefault__ = [*on_paper.__NoDefault__, "StructParents"]
            on_paper.StructParents = page - 1
        document.Catalog.StructTreeRoot = PDFObjectReference(_ROOT)
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _objects(self, names: dict[int, str]) -> Iterator[tuple[str, list[str | _Reference]]]:
        """Each object's name and its text, in pieces, as the numbers of objects are not known before."""
        tree: list[str | _Reference] = ["<</Type/StructTreeRoot/K ", _Reference(names[id(self.root)])]
        tree.append("/ParentTree<</Nums[")
        for page, owners in sorted(self._owners.items()):
            tree += [f" {page - 1}[", *(_Reference(names[id(owner)]) for owner in owners), "]"]
        yield _ROOT, [*tree, "]>>>>"]
        for element in _walk(self.root):
            yield names[id(element)], _element_text(element, names)


def _element_text(element: Element, names: dict[int, str]) -> list[str | _Reference]:
    parent = names[id(element.parent)] if element.parent else _ROOT
    text: list[str | _Reference] = [f"<</Type/StructElem/S/{element.role}/P ", _Reference(parent)]
    text.append(f"{element.attributes()}/K[")
    for page, number in element.marks():
        text += ["<</Type/MCR/Pg ", _Reference(f"Page{page}"), f"/MCID {number}>>"]
    text += [_Reference(names[id(child)]) for child in element.drawn_children()]
    return [*text, "]>>"]


def _written(text: str) -> str:
    """A string in the language of PDF."""
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element.drawn_children():
        yield from _walk(child)
