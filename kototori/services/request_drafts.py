"""Half-filled requests: sealed soon after they are typed, so that a crash loses none and nobody reads any.

They lie in the inbox of the vault under random ids. To which unfinished contact each belongs is known in
memory, and on disk in the sealed part alone: no way leads from a contact to a request, half-filled or not.
"""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from kototori.domain.moment import local_day
from kototori.domain.vault import NotSealedForUs
from kototori.services.request_inbox import RequestInbox, padded
from kototori.services.vault_door import VaultDoor
from kototori.storage.sealing import sealed, unsealed
from kototori.storage.vault_inbox import SealedSheet


class _Read(NamedTuple):
    draft: UUID
    typed_at: str
    values: dict[str, Any]


class RequestDrafts:
    """The half-filled requests of one desk, by the unfinished contact that each belongs to.

    `keep` needs no passphrase, `find` an open vault. After a restart `all` knows them once the vault was
    opened; until then `hidden` tells how many there are. They are erased by `drop`, and on the next day.
    """

    def __init__(self, inbox: RequestInbox, door: VaultDoor, clock: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._door = door
        self._clock = clock
        self._rows: dict[UUID, set[UUID]] = {}

    def keep(self, draft: UUID, values: Mapping[str, Any]) -> None:
        """Seals what is typed in place of what was kept of it before; durable when this returns.

        `values` is anything that JSON takes. Raises NotSetUp, VaultLocked where an older vault was not
        opened since, or what is amiss with the inbox.
        """
        now = self._clock()
        said = {"draft": str(draft), "typed_at": now.isoformat(), "values": dict(values)}
        content = sealed(padded(said), self._door.recipient)
        rows = self._rows.setdefault(draft, {uuid4()})
        tomorrow = local_day(now) + timedelta(days=1)
        with self._inbox.dated():
            self._inbox.file.put_sheet(SealedSheet(min(rows), tomorrow, content))

    def drop(self, draft: UUID) -> None:
        """The request was made, or nobody wants it: erased at once, without the key."""
        rows = self._rows.pop(draft, None)
        if rows:
            with self._inbox.dated():
                self._inbox.file.drop_sheets(rows)

    def all(self) -> Collection[UUID]:
        """The unfinished contacts that have one, as far as that is known."""
        if self._door.is_open:
            self._read()
        return set(self._rows)

    def find(self, draft: UUID) -> dict[str, Any] | None:
        """As it was left; None where there is none, or the vault is locked."""
        return self._read().get(draft) if self._door.is_open else None

    @property
    def hidden(self) -> int:
        """How many lie there of which nobody knows to whom they belong until the vault is opened."""
        known = {row for rows in self._rows.values() for row in rows}
        return sum(sheet.id not in known for sheet in self._inbox.file.sheets())

    def _read(self) -> dict[UUID, dict[str, Any]]:
        newest: dict[UUID, _Read] = {}
        for sheet in self._inbox.file.sheets():
            try:
                read = self._unsealed(sheet)
            except NotSealedForUs:
                continue  # erased on its day; nothing can be made of it
            self._rows.setdefault(read.draft, set()).add(sheet.id)
            before = newest.get(read.draft)
            if before is None or before.typed_at < read.typed_at:
                newest[read.draft] = read
        return {draft: read.values for draft, read in newest.items()}

    def _unsealed(self, sheet: SealedSheet) -> _Read:
        try:
            said = json.loads(unsealed(sheet.sealed, self._door.inbox_identity))
            return _Read(UUID(said["draft"]), str(said["typed_at"]), dict(said["values"]))
        except (ValueError, KeyError, TypeError):
            raise NotSealedForUs() from None
