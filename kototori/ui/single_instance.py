"""One window for one home folder: a second start brings the first one to the front."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QLockFile

from kototori.home import Home

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_WAIT = 1000  # milliseconds


class OnlyWindow:
    """Holds the home's lock for as long as the window stands."""

    def __init__(self, home: Home) -> None:
        self._server: QLocalServer | None = None
        with suppress(OSError):  # what cannot be made is explained when the desk is opened
            home.folder.mkdir(parents=True, exist_ok=True)
        self._name = f"kototori-{crc32(str(home.folder.resolve()).encode()):08x}"
        self._lock = QLockFile(str(home.window_lock))
        # A desk computer sleeps through the night with its window open; only a dead process loses its lock.
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Whether this is the only window; a folder that refuses the lock is not another window."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def raise_other(self) -> bool:
        """Asks the window that stands to come to the front; whether it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(_WAIT)
        socket.disconnectFromServer()
        return heard

    def listen(self, come_to_front: Callable[[], None]) -> None:
        """From now on a second start calls `come_to_front`."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(lambda: self._answer(come_to_front))
        QLocalServer.removeServer(self._name)  # left by a window that was killed; the lock is ours
        self._server.listen(self._name)

    def release(self) -> None:
        """The window is closed."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _answer(self, come_to_front: Callable[[], None]) -> None:
        assert self._server is not None
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnectFromServer()
            connection.deleteLater()
        come_to_front()
