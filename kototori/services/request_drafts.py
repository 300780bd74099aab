"""Half-filled requests: sealed like those made while the vault is locked, readable once it is open.

Which unfinished contact has one can be seen without a key, for its tab says so; nothing else can.
"""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kototori.domain.moment import local_day
from kototori.domain.vault import NotSealedForUs
from kototori.services.request_inbox import RequestInbox, padded
from kototori.storage.vault_inbox import SealedSheet

if TYPE_CHECKING:
    from kototori.services.vault_door import VaultDoor


class RequestDrafts:
    """One for each unfinished contact, by the id of that."""

    def __init__(
        self, inbox: RequestInbox, door: Callable[[], "VaultDoor"], clock: Callable[[], datetime]
    ) -> None:
        """`door` is asked when something is sealed or read: cryptography is loaded with it."""
        self._inbox = inbox
        self._door = door
        self._clock = clock

    def all(self) -> Collection[UUID]:
        """The unfinished contacts that have one."""
        return frozenset(sheet.id for sheet in self._inbox.file.sheets())

    def keep(self, draft: UUID, values: Mapping[str, Any]) -> None:
        """Seals it in place of what was kept of it before; durable when this returns.

        Nobody came back to it for as long as a request is kept after its hand-over: then it is erased.
        """
        from kototori.storage.sealing import sealed

        door = self._door()
        content = sealed(padded({"id": str(draft), "typed": dict(values)}), door.recipient)
        erase_on = local_day(self._clock()) + timedelta(days=door.keeping.after_hand_over)
        with self._inbox.dated():
            self._inbox.file.put_sheet(SealedSheet(draft, erase_on, content))

    def find(self, draft: UUID) -> Mapping[str, Any] | None:
        """As it was left; None where there is none that this vault can read. Raises VaultLocked."""
        from kototori.storage.sealing import unsealed

        identity = self._door().inbox_identity
        held = next((sheet for sheet in self._inbox.file.sheets() if sheet.id == draft), None)
        if held is None:
            return None
        try:
            said = json.loads(unsealed(held.sealed, identity))
            return dict(said["typed"]) if said["id"] == str(draft) else None
        except (ValueError, KeyError, TypeError, NotSealedForUs):
            return None

    def drop(self, draft: UUID) -> None:
        """The request was made, or nobody wants it: erased at once."""
        with self._inbox.dated():
            self._inbox.file.drop_sheets([draft])
