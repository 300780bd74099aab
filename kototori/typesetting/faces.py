"""The font files: which one has a letter, how its letters join, and how wide they are."""

import struct
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb

from kototori.domain.errors import FontUnreadable
from kototori.typesetting.languages import writing_of

REGULAR, BOLD = 400, 700
_GENERAL = "NotoSans"
_SYMBOLS = "NotoSansSymbols"
_FAMILY_OF_SCRIPT = {
    "Arab": "NotoSansArabic",
    "Aran": "NotoNastaliqUrdu",
    "Beng": "NotoSansBengali",
    "Deva": "NotoSansDevanagari",
    "Ethi": "NotoSansEthiopic",
    "Hani": "NotoSansSC",
    "Mymr": "NotoSansMyanmar",
    "Taml": "NotoSansTamil",
    "Thai": "NotoSansThai",
}
_BOLD_IN_A_FILE_OF_ITS_OWN = {"NotoNastaliqUrdu": "NotoNastaliqUrduBold"}
FAMILIES = (_GENERAL, *_FAMILY_OF_SCRIPT.values(), *_BOLD_IN_A_FILE_OF_ITS_OWN.values(), _SYMBOLS)
_REMEMBERED_TEXTS = 20_000


class Glyph(NamedTuple):
    """One shape of a font, placed; measures in units of the font."""

    number: int
    cluster: int
    advance: int
    right: int
    up: int


class _Advances(dict[int, int]):
    """The width of each glyph without any adjustment, as the PDF reader knows it."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, glyph: int) -> int:
        width = self[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return width


class Face:
    """One font file at one weight."""

    def __init__(self, family: str, path: Path, weight: int) -> None:
        self.name = f"{family}-{'Bold' if weight == BOLD else 'Regular'}"
        self.weight = weight
        # HarfBuzz has no type annotations.
        self.file: Any = hb.Face(_whole_font(path))
        self._font: Any = hb.Font(self.file)
        self._font.set_variations({"wght": weight})
        self.units_per_em = int(self.file.upem)
        self._letters = frozenset(self.file.unicodes)
        if not self._letters:
            raise FontUnreadable(path)
        self.advances = _Advances(self._font)
        self._shaped: dict[tuple[str, str, str, bool], tuple[Glyph, ...]] = {}

    def has(self, character: str) -> bool:
        return ord(character) in self._letters

    @cached_property
    def blank(self) -> Glyph:
        """The space between words; every font here has one."""
        number = int(self._font.get_nominal_glyph(ord(" ")))
        return Glyph(number, 0, self.advances[number], 0, 0)

    @cached_property
    def height(self) -> tuple[int, int]:
        """How far its letters reach above and below the base line."""
        extents = self._font.get_font_extents("ltr")
        return int(extents.ascender), int(extents.descender)

    def shape(self, text: str, script: str, language: str, right_to_left: bool) -> tuple[Glyph, ...]:
        """The glyphs of a run, from left to right as drawn."""
        key = (text, script, language, right_to_left)
        glyphs = self._shaped.get(key)
        if glyphs is None:
            if len(self._shaped) >= _REMEMBERED_TEXTS:
                self._shaped.clear()
            glyphs = self._shaped[key] = self._shape(*key)
        return glyphs

    def _shape(self, text: str, script: str, language: str, right_to_left: bool) -> tuple[Glyph, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.script = script
        buffer.language = language
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self._font, buffer, None)
        return tuple(
            Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )


def _whole_font(path: Path) -> Any:
    """HarfBuzz takes a broken file for a font without letters, and half of one for letters without ink."""
    try:
        data = path.read_bytes()
        ends = [
            sum(struct.unpack_from(">8xII", data, 12 + 16 * n))
            for n in range(*struct.unpack_from(">4xH", data))
        ]
    except (OSError, struct.error) as error:
        raise FontUnreadable(path) from error
    if not ends or max(ends) > len(data):
        raise FontUnreadable(path)
    return hb.Blob(data)


class FontShelf:
    """The fonts of one folder, each opened when a text first needs it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faces: dict[tuple[str, int], Face] = {}
        self._chains: dict[tuple[str, str, int], tuple[Face, ...]] = {}

    def face(self, family: str, weight: int) -> Face:
        key = (family, weight)
        if key not in self._faces:
            file = _BOLD_IN_A_FILE_OF_ITS_OWN.get(family, family) if weight == BOLD else family
            self._faces[key] = Face(family, self._folder / f"{file}.ttf", weight)
        return self._faces[key]

    def chain(self, language: str, script: str, weight: int) -> tuple[Face, ...]:
        """The faces to ask for a character of `script` in a text of `language`, best first.

        Noto's fonts for one script have no Latin letters, Arabic no brackets, Ethiopic no digits.
        """
        key = (language, script, weight)
        if key not in self._chains:
            own = _FAMILY_OF_SCRIPT.get(writing_of(language).script, _GENERAL)
            families = dict.fromkeys((own, _GENERAL, _FAMILY_OF_SCRIPT.get(script, _GENERAL), _SYMBOLS))
            self._chains[key] = tuple(self.face(family, weight) for family in families)
        return self._chains[key]
