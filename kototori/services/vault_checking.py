"""Looks at the vault of requests and its copies: from outside or, with the passphrase, at every page."""

from kototori.home import Home
from kototori.services.pause import Pause
from kototori.services.vault_copies import VaultCopies
from kototori.storage.vault import Vault
from kototori.storage.vault_files import look_from_outside
from kototori.storage.vault_keys import NoMatch, read_slots


def check_vault(home: Home, passphrase: str | None, pause: Pause) -> None:
    """Raises what is amiss; a vault that was never set up is not to be looked at."""
    slots = read_slots(home.vault_keys)
    copies = [path for path in VaultCopies(home).all() if path.exists()]
    for path in (home.vault, *copies):
        look_from_outside(path, slots.vault)
    if passphrase is None:
        return
    with pause.one_try() as does_not_fit:
        try:
            master = slots.unlock(passphrase)
        except NoMatch:
            raise does_not_fit() from None
    Vault(home.vault, master).close()
    for path in copies:
        Vault(path, master, master.backup_key).close()
