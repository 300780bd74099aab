"""One JSON object a line on standard input, and the line that an error belongs to."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kototori.domain.errors import BadLine, BadWholeLine, DeskError, NotJson
from kototori.wording.catalogue import Words


def json_objects(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any] | NotJson]]:
    """The number of each line, and its object or what is wrong with it; empty lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _object(line)


def _object(line: bytes) -> dict[str, Any] | NotJson:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return NotJson()
    return found if isinstance(found, dict) else NotJson()


def on_line(line: int, error: DeskError, words: Words) -> DeskError:
    """The same error with its line, and the field where one is to blame."""
    source = words("standard input")
    field = getattr(error, "field", None)
    return BadWholeLine(source, line, error) if field is None else BadLine(source, line, field, error)
