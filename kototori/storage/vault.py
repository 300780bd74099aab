"""The vault: requests with what each visitor said, in an encrypted file of its own.

Two layers: the whole file under a raw random key, and in it what a visitor said as one sealed value, which
stays sealed when the tables lie on a server one day. The file begins with the vault's own id, so that another
desk's is told from a damaged one. Nothing here knows contacts.
"""

import json
import os
import secrets
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlcipher3 import dbapi2

from kototori.domain.errors import DiskFull, HomeUnwritable
from kototori.domain.referral import HandOver, Keeping, RequestState
from kototori.domain.request_contents import RequestContents
from kototori.domain.request_counts import CountedAs, counted_as, counted_in_team
from kototori.domain.vault import (
    Deed,
    VaultDamaged,
    VaultNewer,
)
from kototori.storage import vault_schema as t
from kototori.storage.database import Database, sort_driver_error
from kototori.storage.vault_files import OWN, PAGE, days_kept, look_from_outside, remove_vault, vault_errors
from kototori.storage.vault_keys import Master
from kototori.storage.vault_rows import By as By
from kototori.storage.vault_rows import Entry as Entry
from kototori.storage.vault_rows import Kept as Kept
from kototori.storage.vault_rows import TakenIn as TakenIn
from kototori.storage.vault_steps import step_up

_HELD = "held_until_"  # before a day: the days kept that were changed on it
_NONCE = 12
_ROOM = 3840  # of a sealed value, whatever was said: with it each request takes one page, and tells no length
_PAUSES = (0.02, 0.1)  # seconds


class Vault:
    """An opened vault. Each verb is one durable transaction with its line in the register."""

    def __init__(self, path: Path, master: Master, key: bytes | None = None) -> None:
        """Looks the whole file through first: raises VaultMissing, VaultForeign, VaultDamaged or VaultNewer.

        `key` is that of the copies where one is opened. An older vault is read as it is, until `step_up`.
        """
        self.path = path
        self._master = master
        self._version = 0
        self._unsealed: dict[tuple[UUID, bytes], RequestContents] = {}
        look_from_outside(path, master.vault)
        self._database = Database(path, key=(key or master.database_key) + master.vault.bytes)
        try:
            self._look_through_patiently()
        except BaseException:
            self._database.engine.dispose()
            raise

    # --- reading --------------------------------------------------------------------------------

    def requests(self) -> list[Kept]:
        """All of them, the erased ones too, by day and then in an order that means nothing."""
        with self._sorted_errors(), self._database.reading() as connection:
            return self._read(connection)

    def find(self, request: UUID) -> Kept | None:
        """One request."""
        return next((kept for kept in self.requests() if kept.id == request), None)

    def erased(self) -> int:
        """How many of them are erased; what the others hold stays sealed."""
        query = select(func.count()).where(t.request.c.contents.is_(None))
        with self._sorted_errors(), self._database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def register(self, since: date = date.min) -> list[Entry]:
        """Who did what on which day, from that day on."""
        c = t.register.c
        query = select(t.register).where(c.day >= since).order_by(c.day, c.id)
        with self._sorted_errors(), self._database.reading() as connection:
            return [
                Entry(
                    row.day,
                    row.role,
                    row.computer,
                    Deed(row.deed),
                    row.request,
                    HandOver(row.way) if row.way else None,
                )
                for row in connection.execute(query)
            ]

    def counts(self) -> Counter[CountedAs]:
        """How many requests there were that nobody withdrew, the erased ones too; more than 0 each."""
        total = self.stored_counts()
        for kept in self.requests():
            if kept.contents is not None and kept.state.is_open:
                total += counted_as(kept.made_on, kept.contents)
        return total

    def stored_counts(self) -> Counter[CountedAs]:
        """Those of the erased requests alone."""
        if not self.is_current:
            return Counter()
        with self._sorted_errors(), self._database.reading() as connection:
            return _stored_counts(connection)

    @property
    def is_current(self) -> bool:
        """Whether its tables are those of today."""
        return self._version == t.VERSION

    def keeping(self) -> Keeping:
        """How long what visitors say from now on is kept."""
        return self.keeping_of(date.max)

    def keeping_of(self, made_on: date) -> Keeping:
        """How long a request of that day is kept: the fewest days since, as its visitor was told."""
        with self._sorted_errors(), self._database.reading() as connection:
            values = {row.name: row.value for row in connection.execute(select(t.meta))}
        held = [Keeping(int(values["after_hand_over"]), int(values["at_the_latest"]))]
        for name, told in values.items():
            if name.startswith(_HELD) and date.fromisoformat(name.removeprefix(_HELD)) >= made_on:
                held.append(Keeping(*map(int, told.split())))
        return Keeping(*(min(days) for days in zip(*map(astuple, held), strict=True)))

    def fact(self, name: str) -> str | None:
        """Something that the vault keeps of itself."""
        query = select(t.meta.c.value).where(t.meta.c.name == name)
        with self._sorted_errors(), self._database.reading() as connection:
            return connection.execute(query).scalar()

    # --- writing --------------------------------------------------------------------------------

    def step_up(self) -> None:
        """Takes an older vault to today's tables."""
        if self.is_current:
            return
        with self._writing() as connection:
            step_up(connection, self._sealed_anew)
        self._version = t.VERSION

    def note(self, day: date, deed: Deed, by: By, request: UUID | None = None) -> None:
        """A line in the register."""
        with self._writing() as connection:
            _note(connection, day, deed, by, request)

    def put_fact(self, name: str, value: str) -> None:
        """Keeps something of itself, in the place of what it kept by that name."""
        with self._writing() as connection:
            connection.execute(delete(t.meta).where(t.meta.c.name == name))
            connection.execute(insert(t.meta), {"name": name, "value": value})

    def add(self, kept: Kept, by: By) -> None:
        """Stores a new request."""
        with self._writing() as connection:
            connection.execute(insert(t.request), self._row(kept))
            _note(connection, kept.made_on, Deed.MADE, by, kept.id)

    def take_in(self, sealed: Iterable[TakenIn], by: By) -> int:
        """Stores what was sealed while the vault was locked, once each; how many are new here."""
        with self._writing() as connection:
            known = set(connection.execute(select(t.request.c.id)).scalars())
            new = {one.kept.id: one for one in sealed if one.kept.id not in known}
            for one in new.values():
                self._take_in(connection, one, by)
        return len(new)

    def move(
        self,
        request: UUID,
        state: RequestState,
        on: date,
        erase_on: date,
        by: By,
        way: HandOver | None = None,
    ) -> None:
        """A request goes on to a state in which it is kept; `way` is that of a hand-over."""
        with self._writing() as connection:
            connection.execute(
                update(t.request)
                .where(t.request.c.id == request)
                .values(state=state, state_on=on, erase_on=erase_on)
            )
            deed = Deed.TAKEN_BACK if state is RequestState.WAITING else Deed(state.value)
            _note(connection, on, deed, by, request, way)

    def put_keeping(self, keeping: Keeping, on: date, by: By) -> None:
        """Other days from now on. What is here already is never kept longer than it was promised."""
        before = self.keeping()
        until = self.keeping_of(on)  # the fewest of this day, where they are changed twice in one
        fewer = timedelta(days=max(0, before.after_hand_over - keeping.after_hand_over))
        with self._writing() as connection:
            for name, days in days_kept(keeping).items():
                connection.execute(update(t.meta).where(t.meta.c.name == name).values(value=days))
            held = {"name": f"{_HELD}{on}", "value": f"{until.after_hand_over} {until.at_the_latest}"}
            connection.execute(delete(t.meta).where(t.meta.c.name == held["name"]))
            connection.execute(insert(t.meta), held)
            for kept in self._read(connection):
                if kept.contents is not None:
                    own = kept.erase_on if kept.state is RequestState.WAITING else kept.erase_on - fewer
                    erase_on = min(own, keeping.erase_on(kept.made_on))
                    mine = t.request.c.id == kept.id
                    connection.execute(update(t.request).where(mine).values(erase_on=erase_on))
            _note(connection, on, Deed.KEEPING_CHANGED, by, None)

    def erase(self, ending: Mapping[UUID, RequestState], on: date, by: By) -> None:
        """Erases what visitors said: from the pages of the file, and with them from the write-ahead log.

        What nobody withdrew stays as a count, in the same transaction.
        """
        with self._writing() as connection:
            for request, state in ending.items():
                self._erase(connection, request, state, on, by)
        self._unsealed.clear()

    def take_over(
        self, others: list[Kept], without: Collection[UUID], counts: Counter[CountedAs], on: date, by: By
    ) -> int:
        """Adds what a copy holds and this vault does not know; how many came back.

        Of those in `without` what was said does not come back. `counts` are those that the copy has stored.
        """
        back = 0
        with self._writing() as connection:
            known = {kept.id for kept in self._read(connection)}
            stored = _stored_counts(connection) | counts
            for kept in others:
                if kept.id in known:
                    continue
                if kept.contents is not None and kept.id in without:
                    if kept.state is not RequestState.WITHDRAWN:
                        stored += counted_as(kept.made_on, kept.contents)
                    kept = kept._replace(contents=None)
                connection.execute(insert(t.request), self._row(kept))
                _note(connection, on, Deed.RESTORED, by, kept.id)
                back += kept.contents is not None
            _store_counts(connection, stored)
        return back

    def close(self) -> None:
        """Lets the file go."""
        self._unsealed.clear()
        with self._sorted_errors():
            self._database.close()

    # --- inside ---------------------------------------------------------------------------------

    def _take_in(self, connection: Connection, one: TakenIn, by: By) -> None:
        kept, row = one.kept, self._row(one.kept)
        _note(connection, kept.made_on, Deed.MADE, by, kept.id)
        if one.handed_over_on is not None:
            _note(connection, one.handed_over_on, Deed.HANDED_OVER, by, kept.id, one.way)
        if kept.state not in (RequestState.WAITING, RequestState.HANDED_OVER):
            _note(connection, kept.state_on, Deed(kept.state.value), by, kept.id)
        if kept.contents is None:  # erased without the key; `erase_on` is the day
            row["erased_on"] = kept.erase_on
            _note(connection, kept.erase_on, Deed.ERASED, by, kept.id)
            if one.team and kept.state is not RequestState.WITHDRAWN:
                counts = counted_in_team(kept.made_on, one.team)
                _store_counts(connection, _stored_counts(connection) + counts)
        connection.execute(insert(t.request), row)

    def _erase(self, connection: Connection, request: UUID, state: RequestState, on: date, by: By) -> None:
        c = t.request.c
        row = connection.execute(select(t.request).where(c.id == request)).one()
        if row.contents is not None and state is not RequestState.WITHDRAWN:
            counts = counted_as(row.made_on, self._opened(request, row.contents))
            _store_counts(connection, _stored_counts(connection) + counts)
        change: dict[str, Any] = {"contents": None, "erased_on": on}
        if row.state != state:
            change |= {"state": state, "state_on": on}
            _note(connection, on, Deed(state.value), by, request)
        if row.erased_on is None or row.state != state:
            connection.execute(update(t.request).where(c.id == request).values(**change))
        if row.erased_on is None:
            _note(connection, on, Deed.ERASED, by, request)

    def _read(self, connection: Connection) -> list[Kept]:
        c = t.request.c
        return [
            Kept(
                row.id,
                row.made_on,
                RequestState(row.state),
                row.state_on,
                row.erase_on,
                None if row.contents is None else self._opened(row.id, row.contents),
            )
            for row in connection.execute(select(t.request).order_by(c.made_on, c.id))
        ]

    def _row(self, kept: Kept) -> dict[str, Any]:
        return {
            "id": kept.id,
            "made_on": kept.made_on,
            "state": kept.state,
            "state_on": kept.state_on,
            "erase_on": kept.erase_on,
            "erased_on": kept.state_on if kept.contents is None else None,
            "contents": None if kept.contents is None else self._sealed(kept.id, kept.contents),
        }

    def _sealed(self, request: UUID, contents: RequestContents) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE)
        plain = json.dumps(contents.as_values(), ensure_ascii=False).encode().ljust(_ROOM)
        return nonce + AESGCM(self._master.referral_key).encrypt(nonce, plain, request.bytes)

    def _sealed_anew(self, request: UUID, sealed: bytes) -> bytes:
        return self._sealed(request, self._opened(request, sealed))

    def _opened(self, request: UUID, sealed: bytes) -> RequestContents:
        """Unsealed once for as long as the vault is open, or until something is erased."""
        if (request, sealed) not in self._unsealed:
            self._unsealed[request, sealed] = self._unseal(request, sealed)
        return self._unsealed[request, sealed]

    def _unseal(self, request: UUID, sealed: bytes) -> RequestContents:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            plain = AESGCM(self._master.referral_key).decrypt(sealed[:_NONCE], sealed[_NONCE:], request.bytes)
        except InvalidTag:
            raise VaultDamaged(self.path) from None
        return RequestContents.from_values(json.loads(plain))

    def _look_through_patiently(self) -> None:
        """Another program may be folding its own changes into the file just now; damage stays."""
        for pause in _PAUSES:
            try:
                return self._look_through()
            except VaultDamaged:
                time.sleep(pause)
        return self._look_through()

    def _look_through(self) -> None:
        with self._sorted_errors():
            self._database.fold()  # before it, the check of the seals would read pages that are out of date
            with self._database.reading() as connection:
                ask = connection.exec_driver_sql
                broken = ask("PRAGMA cipher_integrity_check").first() is not None
                sound = ask("PRAGMA quick_check(1)").scalar_one() == "ok"
                pages = ask("PRAGMA page_count").scalar_one()
                application = ask("PRAGMA application_id").scalar_one()
                version = ask("PRAGMA user_version").scalar_one()
                if broken or not sound or application != t.APPLICATION_ID:
                    raise VaultDamaged(self.path)
                if version > t.VERSION:
                    raise VaultNewer(self.path)
                ours = connection.execute(select(t.meta.c.value).where(t.meta.c.name == "vault")).scalar()
        self._version = int(version)
        if ours != str(self._master.vault) or pages * PAGE != self.path.stat().st_size:
            raise VaultDamaged(self.path)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._sorted_errors():
            with self._database.writing() as connection:
                yield connection
            # At once: the write-ahead log would keep what was erased, and the order of what was done.
            self._database.fold()

    @contextmanager
    def _sorted_errors(self) -> Iterator[None]:
        with vault_errors(self.path):
            yield


def copy_vault(source: Path, target: Path, master: Master) -> None:
    """A checked copy under the key of the copies; what stood at `target` is replaced in one step."""
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        remove_vault(new)
        with (
            closing(_connected(source, master.database_key, master)) as live,
            closing(_connected(new, master.backup_key, master)) as copy,
        ):
            live.backup(copy)
        Vault(new, master, master.backup_key).close()
        new.chmod(OWN)
        with new.open("rb+") as written:
            os.fsync(written.fileno())
        new.replace(target)
    except OSError:
        raise HomeUnwritable(target.parent) from None
    except dbapi2.Error as error:
        found = sort_driver_error(error, source)
        if isinstance(found, DiskFull | HomeUnwritable):
            raise found from None
        raise VaultDamaged(source) from None
    finally:
        with suppress(OSError):
            remove_vault(new)


def _connected(path: Path, key: bytes, master: Master) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{(key + master.vault.bytes).hex()}'\"")
    connection.execute("PRAGMA busy_timeout=5000")
    return connection


def _stored_counts(connection: Connection) -> Counter[CountedAs]:
    rows = connection.execute(select(t.counted))
    return Counter({CountedAs(row.month, row.team, row.need): row.n for row in rows})


def _store_counts(connection: Connection, counts: Counter[CountedAs]) -> None:
    """Puts all of them in anew: in the order of their keys, whichever came last."""
    connection.execute(delete(t.counted))
    rows = [{**counted._asdict(), "n": n} for counted, n in sorted(counts.items())]
    if rows:
        connection.execute(insert(t.counted), rows)


def _note(
    connection: Connection, day: date, deed: Deed, by: By, request: UUID | None, way: HandOver | None = None
) -> None:
    connection.execute(
        insert(t.register),
        {
            "id": uuid4(),
            "day": day,
            "role": by.role,
            "computer": by.computer,
            "deed": deed,
            "request": request,
            "way": "" if way is None else way,
        },
    )
