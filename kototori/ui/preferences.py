"""Facts about this computer, kept beside the contact log: how the window looks, which printer it uses."""

from pathlib import Path

from PySide6.QtCore import QSettings

from kototori.ui.theme import Look


class Preferences:
    """Read and written at once; a file that cannot be read counts as empty."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def look(self) -> Look:
        """Light, dark, or what the system says."""
        kept = self._text("look")
        return Look(kept) if kept in set(Look) else Look.SYSTEM

    def choose_look(self, look: Look) -> None:
        """Keeps the look for the next start."""
        self._keep("look", str(look))

    @property
    def printer(self) -> str:
        """The printer that is proposed first; empty while none was chosen."""
        return self._text("printer")

    def choose_printer(self, name: str) -> None:
        """Keeps the printer for the next time."""
        self._keep("printer", name)

    def _text(self, name: str) -> str:
        return str(self._kept.value(name, ""))

    def _keep(self, name: str, value: str) -> None:
        self._kept.setValue(name, value)
        self._kept.sync()
