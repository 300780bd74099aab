"""Pictures of figures as files: whole or not at all, and never over what is there unasked."""

from pathlib import Path

from kototori.documents.chart_svg import chart_svg
from kototori.domain.charts import Drawing
from kototori.services.new_files import put_files


def svg_bytes(drawing: Drawing, *, title: str, description: str, language: str) -> bytes:
    """A picture as SVG."""
    return chart_svg(drawing, title=title, description=description, language=language).encode("utf-8")


def keep_picture(path: Path, ending: str, content: bytes) -> Path:
    """The path with its ending. Raises FileThere, FileUnwritable or DiskFull.

    Whoever chose the path was asked whether a file of that name may go; of the ending added here they know
    nothing, so that a file which has it stays.
    """
    is_whole = path.suffix.lower() == f".{ending}"
    wanted = path if is_whole else path.with_name(f"{path.name}.{ending}")
    put_files({wanted: content}, force=is_whole)
    return wanted
