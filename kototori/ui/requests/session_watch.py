"""Tells when the session is locked or the computer goes to sleep, as far as the system says so.

Linux: the screen savers of the desktops say it on the session's bus, logind on the system's. Without a bus
nothing is said, and the idle minutes hold. Windows and macOS tell it in ways that Qt does not pass on.
"""

import os
import sys
from typing import cast

from PySide6.QtCore import QObject, Signal, Slot

_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
# As Qt's macro SLOT writes them. PySide's own stubs ask for bytes, and its QtDBus refuses those.
_TURNED, _LOCKED = cast("bytes", "1take_turned(bool)"), cast("bytes", "1take_locked()")
_SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket"


class SessionWatch(QObject):
    """Listens from `begin` on; a bus that is not there is no fault."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._listens = False

    def begin(self) -> None:
        """Asks both buses to be told; once is enough."""
        if self._listens or not sys.platform.startswith("linux"):
            return
        self._listens = True
        self._join(_session_bus(), "session", [(saver, "ActiveChanged", _TURNED) for saver in _SCREEN_SAVERS])
        logind = [
            ("org.freedesktop.login1.Session", "Lock", _LOCKED),
            ("org.freedesktop.login1.Manager", "PrepareForSleep", _TURNED),
        ]
        self._join(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", _SYSTEM_BUS), "system", logind)

    @Slot(bool)
    def take_turned(self, turned_on: bool) -> None:
        """A screen saver covers the screen, or the computer is about to sleep; `False` is the way back."""
        if turned_on:
            self.left.emit()

    @Slot()
    def take_locked(self) -> None:
        """Somebody asked for the session's lock."""
        self.left.emit()

    def _join(self, address: str, name: str, signals: list[tuple[str, str, bytes]]) -> None:
        # By its address: to ask for "the" bus would start one where there is none.
        from PySide6.QtDBus import QDBusConnection

        if address:
            bus = QDBusConnection.connectToBus(address, f"kototori-{name}-{id(self)}")
            for interface, signal, slot in signals if bus.isConnected() else ():
                bus.connect("", "", interface, signal, self, slot)


def _session_bus() -> str:
    told = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if told or "XDG_RUNTIME_DIR" not in os.environ:
        return told
    return f"unix:path={os.environ['XDG_RUNTIME_DIR']}/bus"
