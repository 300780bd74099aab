"""Where files of the person at the desk are kept, unless they say otherwise."""

from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths


def own_folder() -> Path:
    """The person's documents, else their home.

    Qt names the folder of documents also where there is none, and a dialog sent there opens in whatever
    folder the program was started from.
    """
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    documents = Path(named)
    return documents if documents.is_dir() else Path.home()


def new_file(stem: str, ending: str) -> Path:
    """A name in that folder that nothing has yet: what was written before stays."""
    folder = own_folder()
    names = (stem if nth == 1 else f"{stem}-{nth}" for nth in count(1))
    paths = (folder / f"{name}.{ending}" for name in names)
    return next(path for path in paths if not path.exists())
