"""Facts about this computer: its window, its look, its printer, its keys. Nothing about the desk."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings

from kototori.home import Home
from kototori.ui.keys import Deed
from kototori.ui.look.theme import Look

_KEYS = "keys/"


class Preferences:
    """Kept beside the contact log in an INI file, and written only once there is a log.

    A preference that came first would make an empty folder look like a desk whose log was lost.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._stored = QSettings(str(home.preferences), QSettings.Format.IniFormat)

    @property
    def look(self) -> Look:
        """Light, dark, or as the system."""
        stored = str(self._stored.value("look", Look.SYSTEM))
        return Look(stored) if stored in tuple(Look) else Look.SYSTEM

    def choose_look(self, look: Look) -> None:
        """Keeps the look for the next start."""
        self._keep("look", str(look))

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood and how large it was."""
        stored = self._stored.value("window")
        return stored if isinstance(stored, QByteArray) else None

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Keeps where the window stands for the next start."""
        self._keep("window", geometry)

    def shows_times_only(self) -> bool:
        """Whether today's list keeps silent about needs: others can see this screen."""
        return str(self._stored.value("times-only", "no")) == "yes"

    def show_times_only(self, times_only: bool) -> None:
        """Keeps it for the next start."""
        self._keep("times-only", "yes" if times_only else "no")

    @property
    def printer(self) -> str:
        """The printer that is proposed first; empty while none was chosen."""
        return str(self._stored.value("printer", ""))

    def choose_printer(self, printer: str) -> None:
        """Keeps the printer for the next time."""
        self._keep("printer", printer)

    @property
    def request_papers(self) -> str:
        """Which papers of a request were printed last; both while none was."""
        return str(self._stored.value("request-papers", "slip+card"))

    def choose_request_papers(self, papers: str) -> None:
        """Proposes the same ones the next time."""
        self._keep("request-papers", papers)

    @property
    def moved_keys(self) -> dict[str, str]:
        """The deeds whose key was moved, with Qt's name of it; whether that can be used, `key_rules` says."""
        names = (name for name in self._stored.allKeys() if name.startswith(_KEYS))
        return {name.removeprefix(_KEYS): str(self._stored.value(name) or "") for name in names}

    def move_keys(self, moved: Mapping[Deed, str]) -> None:
        """Keeps these keys, and forgets all others that were moved before."""
        self._stored.remove(_KEYS.removesuffix("/"))
        for deed, shortcut in moved.items():
            self._keep(f"{_KEYS}{deed}", shortcut)

    def _keep(self, name: str, value: object) -> None:
        if self._home.database.exists():
            self._stored.setValue(name, value)
            self._stored.sync()
