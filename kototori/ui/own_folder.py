"""Where a dialog proposes to keep a file."""

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
