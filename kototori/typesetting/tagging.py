"""The structure of an accessible PDF: what is a heading, in which language, and how it is read aloud."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from kototori.typesetting.isolates import plain
from kototori.typesetting.languages import language_tag


class Role(StrEnum):
    """The standard structure types that our documents use."""

    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    FIGURE = "Figure"


class Element:
    """One element of the structure. Elements are read aloud in the order in which they were added,
    wherever and in whatever order they are drawn; what is never drawn is left out.
    """

    def __init__(self, role: str, language: str = "", text: str = "", description: str = "") -> None:
        """`text` is the logical text, for readers that would lose the order of right-to-left lines;
        `description` tells what a figure shows.
        """
        self.role = role
        self._language = language_tag(language)
        self._text = plain(text)
        self._description = description
        self._children: list[Element] = []
        self._marks: list[tuple[int, int]] = []

    def add(self, role: Role, language: str = "", *, text: str = "", description: str = "") -> "Element":
        child = Element(role, language, text, description)
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

    def attributes(self) -> dict[str, Any]:
        entries = {"Lang": self._language, "ActualText": self._text, "Alt": self._description}
        return {key: PDFString(value) for key, value in entries.items() if value}


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
        tree = PDFDictionary(
            {"Type": PDFName("StructTreeRoot"), "K": PDFObjectReference(names[id(self.root)])}
        )
        root = document.Reference(tree, "StructTreeRoot")
        self._write_element(self.root, "StructTreeRoot", names, document)
        tree.dict["ParentTree"] = PDFDictionary({"Nums": PDFArray(self._parent_tree(names))})
        for page in self._owners:
            document.idToObject[f"Page{page}"].StructParents = page - 1
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _write_element(self, element: Element, parent: str, names: dict[int, str], document: Any) -> None:
        name = names[id(element)]
        children = element.drawn_children()
        kids: list[object] = [_mark_reference(page, number) for page, number in element.marks()]
        kids += [PDFObjectReference(names[id(child)]) for child in children]
        entries = {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": PDFObjectReference(parent)}
        document.Reference(PDFDictionary({**entries, **element.attributes(), "K": PDFArray(kids)}), name)
        for child in children:
            self._write_element(child, name, names, document)

    def _parent_tree(self, names: dict[int, str]) -> list[object]:
        numbers: list[object] = []
        for page, owners in sorted(self._owners.items()):
            numbers += [page - 1, PDFArray([PDFObjectReference(names[id(owner)]) for owner in owners])]
        return numbers


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element.drawn_children():
        yield from _walk(child)


def _mark_reference(page: int, number: int) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": PDFObjectReference(f"Page{page}"), "MCID": number})
