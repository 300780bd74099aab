"""The description of a file of figures that programs read: a Frictionless data package of one resource.

It names no licence: that is for the owner of the figures to give.
"""

import json
from collections.abc import Mapping

from kototori.documents.statistics_sheets import mark, title
from kototori.documents.statistics_tidy import COLUMNS
from kototori.domain.figures import SHAPES, Measure, Table
from kototori.domain.release import Format
from kototori.domain.released import Released
from kototori.wording.catalogue import Words
from kototori.wording.figure_columns import column_words
from kototori.wording.figure_tables import table_counts, table_title

_MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
DESCRIBED = frozenset(_MEDIA_TYPES)
"""The forms whose rows can be described so; JSON names its columns in every row itself."""


def package_bytes(
    form: Format, name: str, released: Released, about: Mapping[str, object], words: Words
) -> bytes:
    """The description that stands beside the file called `name`."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "kototori-figures",
        "title": title(released, words),
        "description": f"{mark(released, words)}. {about['foot']}",
        "resources": [
            {
                "name": "figures",
                "type": "table",
                "path": name,
                "title": title(released, words),
                "format": str(form),
                "mediatype": _MEDIA_TYPES[form],
                "encoding": "utf-8",
                "dialect": _dialect(form, words),
                "schema": {"fields": [_field(column, words) for column in COLUMNS], "missingValues": [""]},
            }
        ],
        "about": dict(about),
        "tables": {table: f"{table_title(table, words)}. {table_counts(table, words)}" for table in SHAPES},
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _dialect(form: Format, words: Words) -> dict[str, object]:
    """Where in the file the rows are, and how they are cut."""
    if form is Format.XLSX:
        return {"excel": {"sheet": words("Rows")}}
    return {"delimiter": "," if words.language == "en" else ";", "lineTerminator": "\r\n"}


def _field(column: str, words: Words) -> dict[str, object]:
    described: dict[str, object] = {
        "name": column,
        "type": "string",
        "description": column_words(column, words),
    }
    dimensions = [shape.dim1 for shape in SHAPES.values()]
    seconds = [shape.dim2 for shape in SHAPES.values() if shape.dim2]
    match column:
        case "count":
            return described | {"type": "integer", "constraints": {"minimum": 0}}
        case "table":
            return described | {"constraints": {"required": True, "enum": [str(table) for table in Table]}}
        case "measure":
            return described | {"constraints": {"required": True, "enum": [str(each) for each in Measure]}}
        case "dim1":
            return described | {"constraints": {"required": True, "enum": list(dict.fromkeys(dimensions))}}
        case "dim2":
            return described | {"constraints": {"enum": list(dict.fromkeys(seconds))}}
        case "period" | "cat1":
            return described | {"constraints": {"required": True}}
        case _:
            return described
