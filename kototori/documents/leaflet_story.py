"""The blocks of a leaflet from top to bottom: one language, or two with their blocks side by side."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from reportlab.platypus.flowables import Flowable

from kototori.documents.drawing import DrawingBook
from kototori.documents.leaflet_blocks import BlockSetter, Places, Size
from kototori.documents.leaflet_paper import in_columns, versions_of
from kototori.documents.leaflet_rows import Beside, Fill
from kototori.domain.leaflet import BlockKind, LeafletSheet
from kototori.typesetting.languages import writing_of
from kototori.typesetting.tagging import Element
from kototori.typesetting.typesetter import Typesetter

_PAIRED = frozenset({BlockKind.PICTURE, BlockKind.LINK})


class Story:
    """Sets one leaflet's blocks in any size; `gutter` parts its columns, `width` is all there is."""

    def __init__(
        self,
        typesetter: Typesetter,
        drawings: DrawingBook,
        sheet: LeafletSheet,
        sections: Sequence[Element],
        *,
        width: float,
        gutter: float,
        with_codes: bool = True,
    ) -> None:
        """`sections` hold each language in the structure: read aloud one after the other."""
        self._typesetter = typesetter
        self._drawings = drawings
        self._sheet = sheet
        versions = versions_of(sheet)
        self._structures = [
            Places(section, version.language) for version, section in zip(versions, sections, strict=True)
        ]
        self._column = (width - gutter) / 2
        self._gutter = gutter
        self._with_codes = with_codes
        self._kinds = {block.id: block.kind for block in sheet.version.blocks}

    def flowables(self, text: float) -> list[Flowable]:
        """The blocks with running text of that size."""
        size = Size(text, self._column, in_two=self._sheet.beside is not None)
        setters = [
            BlockSetter(
                self._typesetter,
                self._drawings,
                version,
                size,
                structure,
                marked=number == 0,
                with_codes=self._with_codes,
            )
            for number, (version, structure) in enumerate(
                zip(versions_of(self._sheet), self._structures, strict=True)
            )
        ]
        columns = [setter.flowables() for setter in setters]
        rows = self._paired(columns[0]) if len(columns) == 1 else self._side_by_side(columns, setters[0])
        return list(rows)

    def _paired(self, blocks: Mapping[str, Flowable]) -> Iterator[Flowable]:
        """One language; pictures that follow each other, and links, stand two in a row where they can."""
        for kind, alike in groupby(blocks.items(), lambda item: self._kinds[item[0]]):
            drawn = [flowable for _, flowable in alike]
            if kind not in _PAIRED or len(drawn) == 1 or self._is_too_narrow_for(drawn):
                yield from drawn
                continue
            for first in range(0, len(drawn), 2):
                cells = [*drawn[first : first + 2], None][:2]
                yield Beside(in_columns(self._sheet, cells), self._gutter, in_middle=True)

    def _is_too_narrow_for(self, drawn: Sequence[Flowable]) -> bool:
        return max(getattr(one, "longest_word", 0.0) for one in drawn) > self._column

    def _side_by_side(
        self, columns: Sequence[Mapping[str, Flowable]], reader: BlockSetter
    ) -> Iterator[Flowable]:
        # One answer for both languages: beside the reader's text where most leave room for it, or else
        # across under the two.
        fills = [cell for cell in columns[0].values() if isinstance(cell, Fill)]
        with_room = [cell for cell in fills if cell.room_beside(self._column)]
        in_column = with_room if 2 * len(with_room) > len(fills) else []
        kind: BlockKind | None = None
        for block in dict.fromkeys(block for column in columns for block in column):
            cells = [column.get(block) for column in columns]
            above, kind = kind, self._kinds.get(block)
            if kind is BlockKind.FILL:
                texts = [cell.content if isinstance(cell, Fill) else cell for cell in cells]
                if cells[0] in in_column:
                    yield Beside(in_columns(self._sheet, [cells[0], *texts[1:]]), self._gutter)
                    continue
                row = Beside(in_columns(self._sheet, texts), self._gutter)
                yield Fill(row, right_to_left=self._is_mirrored, lines=reader.lines(block))
            else:
                yield Beside(
                    in_columns(self._sheet, cells),
                    self._gutter,
                    in_middle=kind is BlockKind.PICTURE,
                    # Not under a line to write on, where a second one would confuse.
                    ruled=kind is BlockKind.HEADING and above is not BlockKind.FILL,
                )

    @property
    def _is_mirrored(self) -> bool:
        return writing_of(self._sheet.version.language).right_to_left
