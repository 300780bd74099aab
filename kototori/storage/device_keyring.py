"""The operating system's keyring: keeps one secret for each vault and computer, encrypted by the system.

Only keyrings that encrypt are taken, by name: what the library would choose by itself may be a plain file.
Each call runs in a thread of its own with a time limit, since a locked keyring waits for its window.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from kototori.domain.keyring import KeyringLocked, KeyringRefused, KeyringSilent, KeyringUnusable, NoKeyring

_SERVICE = "Kototori"
_PATIENCE = 20.0  # seconds: somebody may have to type the keyring's own password
_MORE = 1.0  # for what is asked around that

_Answer = TypeVar("_Answer")


class DeviceKeyring:
    """The keyring of the account under which Kototori runs. Every verb may raise KeyringUnusable."""

    def __init__(self, patience: float = _PATIENCE) -> None:
        self._patience = patience
        self._turn = threading.Lock()  # whoever still waits for a window is not asked a second time

    def must_be_there(self) -> None:
        """Raises NoKeyring; asks nobody for anything."""
        self._within(_backend)

    def is_locked(self) -> bool:
        """Whether the keyring would ask for its own password first; never asks for it."""
        return self._within(lambda: _is_locked(_backend()))

    def read(self, name: str) -> str | None:
        """A secret; None where there is none of this name."""

        def ask() -> str | None:
            found = self._opened().get_password(_SERVICE, name)
            return None if found is None else str(found)

        return self._within(ask)

    def write(self, name: str, secret: str) -> None:
        """Keeps a secret in the place of the one before."""
        self._within(lambda: self._opened().set_password(_SERVICE, name, secret))

    def forget(self, name: str) -> None:
        """Takes a secret away, where there is one."""

        def ask() -> None:
            backend = self._opened()
            if backend.get_password(_SERVICE, name) is not None:
                backend.delete_password(_SERVICE, name)

        self._within(ask)

    def _opened(self) -> Any:
        """The keyring once it has been given its own password, where it asks for one."""
        backend = _backend()
        if _is_secret_service(backend):
            _unlock(self._patience)
        return backend

    def _within(self, ask: Callable[[], _Answer]) -> _Answer:
        """The answer within the time limit, else KeyringSilent; one question after another.

        A daemon thread: one that waits for a window nobody sees must not keep the program from ending.
        """
        if not self._turn.acquire(timeout=self._patience + _MORE):
            raise KeyringSilent()
        answers: SimpleQueue[_Answer | KeyringUnusable] = SimpleQueue()

        def answer() -> None:
            try:
                answers.put(_answer(ask))
            finally:
                self._turn.release()

        threading.Thread(target=answer, name="keyring", daemon=True).start()
        try:
            answered = answers.get(timeout=self._patience + _MORE)
        except Empty:
            raise KeyringSilent() from None
        if isinstance(answered, KeyringUnusable):
            raise answered
        return answered


def _answer(ask: Callable[[], _Answer]) -> _Answer | KeyringUnusable:
    try:
        return ask()
    except KeyringUnusable as fault:
        return fault
    except TimeoutError:
        return KeyringSilent()
    except Exception:  # the library passes on whatever its system's own library raises
        return KeyringRefused()


def _backend() -> Any:
    """The first keyring that runs here; importing them takes 0.15 s."""
    from keyring.backends import SecretService, Windows, kwallet, macOS

    encrypted = (
        SecretService.Keyring,
        kwallet.DBusKeyring,
        kwallet.DBusKeyringKWallet4,
        Windows.WinVaultKeyring,
        macOS.Keyring,
    )
    for kind in encrypted:
        if kind.viable:
            return kind()
    raise NoKeyring()


# --- the Secret Service -------------------------------------------------------------------------
# The library opens it by itself, but without a time limit, and loses its connection where nobody helps.


def _is_secret_service(backend: Any) -> bool:
    return type(backend).__module__.endswith(".SecretService")


def _is_locked(backend: Any) -> bool:
    """The other keyrings are open for as long as their account is, or tell only when they are read."""
    if not _is_secret_service(backend):
        return False
    from secretstorage import dbus_init
    from secretstorage.collection import Collection
    from secretstorage.exceptions import SecretStorageException

    with closing(dbus_init()) as connection:
        try:
            return Collection(connection).is_locked()
        except SecretStorageException:
            return True  # there is none yet: making it asks for a password as well


def _unlock(patience: float) -> None:
    """Raises KeyringLocked, or TimeoutError where its window stands unanswered."""
    from secretstorage import dbus_init, get_default_collection
    from secretstorage.exceptions import SecretStorageException

    with closing(dbus_init()) as connection:
        try:
            collection = get_default_collection(connection)
            if collection.is_locked() and collection.unlock(timeout=patience):
                raise KeyringLocked()
        except SecretStorageException:
            raise KeyringLocked() from None
