"""Puts the glyphs a document uses into its PDF: one subset for each face, written when the file is saved."""

from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from kototori.typesetting.faces import Face

_NOT_NEEDED = (
    "GSUB",
    "GPOS",
    "GDEF",
    "name",
    "STAT",
    "HVAR",
    "MVAR",
    "DSIG",
    "BASE",
    "post",
    "OS/2",
    "cmap",
    "avar",
)
_MAPPINGS_AT_ONCE = 100  # the most that a ToUnicode map may hold in one block


class EmbeddedFace:
    """A face in one document: which of its glyphs are used, and which text each stands for."""

    def __init__(self, face: Face, number: int) -> None:
        self.face = face
        self.resource = f"T{number}"
        self._number = number
        self.used: set[int] = set()
        self._texts: dict[int, str] = {}

    def stands_for(self, glyph: int, text: str) -> bool:
        """Whether this glyph can carry `text` for search and copying; the first text it is given stays."""
        return self._texts.setdefault(glyph, text) == text

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab calls it at save
        face = self.face
        scale = 1000 / face.units_per_em
        name = PDFName(f"{_subset_tag(self._number)}+{face.name}")
        ascent, descent = (round(height * scale) for height in face.height)
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": ascent,
                "StemV": 80,
                "FontBBox": PDFArray([-1000, descent, 3000, ascent]),
                "FontFile2": self._reference(document, "file", self._file_stream()),
            }
        )
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": self._reference(document, "descriptor", descriptor),
                "DW": 1000,
                "W": self._widths(scale),
                "CIDToGIDMap": PDFName("Identity"),
            }
        )
        whole: Any = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([self._reference(document, "glyphs", descendant)]),
                "ToUnicode": self._reference(document, "texts", _compressed(self._text_map())),
            }
        )
        whole.__RefOnly__ = 1
        document.Reference(whole, self.resource)
        fonts: Any = document.idToObject["BasicFonts"]
        fonts.dict[self.resource] = whole

    def _reference(self, document: Any, part: str, value: Any) -> Any:
        return document.Reference(value, f"{self.resource}-{part}")

    def _file_stream(self) -> PDFStream:
        wanted = hb.SubsetInput()
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        wanted.flags |= hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(self.used | {0})
        for table in _NOT_NEEDED:
            wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).add(int.from_bytes(table.encode()))
        wanted.pin_axis_location(self.face.file, "wght", self.face.weight)
        data = hb.subset(self.face.file, wanted).blob.data
        stream = _compressed(data)
        stream.dictionary["Length1"] = len(data)
        return stream

    def _widths(self, scale: float) -> str:
        """As text: ReportLab formats numbers one by one, and slowly."""
        advances = self.face.advances
        widths = (f"{glyph}[{round(advances[glyph] * scale, 2):g}]" for glyph in sorted(self.used))
        return f"[{' '.join(widths)}]"

    def _text_map(self) -> str:
        rows = [f"<{glyph:04X}> <{_utf16(text)}>" for glyph, text in sorted(self._texts.items()) if text]
        parts = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for i in range(0, len(rows), _MAPPINGS_AT_ONCE):
            block = rows[i : i + _MAPPINGS_AT_ONCE]
            parts += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        parts.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(parts)


class EmbeddedFaces:
    """The faces of one document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._faces: dict[str, EmbeddedFace] = {}

    def of(self, face: Face) -> EmbeddedFace:
        embedded = self._faces.get(face.name)
        if embedded is None:
            embedded = self._faces[face.name] = EmbeddedFace(face, len(self._faces) + 1)
            self._document.delayedFonts.append(embedded)
        return embedded


def _compressed(content: str | bytes) -> PDFStream:
    return PDFStream(content=content, filters=[PDFZCompress])


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _subset_tag(number: int) -> str:
    """Six capitals before the name of a subset font, as PDF wants them."""
    return "KOTO" + chr(ord("A") + number // 26) + chr(ord("A") + number % 26)
