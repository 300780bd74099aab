"""Many rows gathered into one JSON object, which each database calls by another name."""

from typing import Any

from sqlalchemy import ColumnElement, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class json_of(GenericFunction[str]):  # noqa: N801 - it stands among SQL functions, and is named like one
    """The text of an object with a key and a number for each row of a group."""

    type = Text()
    inherit_cache = True

    def __init__(self, key: ColumnElement[str], number: ColumnElement[int]) -> None:
        super().__init__(key, number)


@compiles(json_of)
def _in_a_file(element: json_of, compiler: SQLCompiler, **words: Any) -> str:
    return f"json_group_object({compiler.process(element.clauses, **words)})"


@compiles(json_of, "postgresql")
def _on_a_server(element: json_of, compiler: SQLCompiler, **words: Any) -> str:
    return f"CAST(json_object_agg({compiler.process(element.clauses, **words)}) AS TEXT)"
