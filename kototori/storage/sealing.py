"""Sealing to a key whose other half is elsewhere, in the age format (age-encryption.org/v1).

Whoever seals cannot read what was sealed before: so a request is kept while its vault is locked, and so it
travels to its worker.
"""

from collections.abc import Sequence
from pathlib import Path

from kototori.domain.sealed_file import (
    NeedsKey,
    NeedsPassphrase,
    NotAKeyFile,
    SealedFileDamaged,
    SealedForOthers,
    TooHardToOpen,
    WrongFilePassphrase,
    as_written,
    seen_from_outside,
)
from kototori.domain.vault import NotSealedForUs
from kototori.storage.age_recipients import whole_recipient

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def identity_of(secret: bytes) -> str:
    """32 random bytes as the age identity that they are."""
    return bech32("age-secret-key-", secret).upper()


def recipient_of(identity: str) -> str:
    """The half of an identity that may be known to everybody."""
    from pyrage import x25519

    return str(x25519.Identity.from_str(identity).to_public())


def sealed(plain: bytes, recipient: str) -> bytes:
    """Readable by the holder of the recipient's identity alone; raises NotSealedForUs for no recipient."""
    import pyrage

    try:
        return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError:
        raise NotSealedForUs() from None


def unsealed(content: bytes, identity: str) -> bytes:
    """Raises NotSealedForUs where it was sealed for another key, or a byte of it is another one."""
    import pyrage

    try:
        return bytes(pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError:
        raise NotSealedForUs() from None


# --- files ---------------------------------------------------------------------------------------


def sealed_for(plain: bytes, recipients: Sequence[str]) -> bytes:
    """A file that opens by the secret half of any of these keys; raises SecretKeyTyped or NotARecipient."""
    import pyrage

    keys = [whole_recipient("age_recipient", recipient) for recipient in recipients]
    return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(key) for key in keys]))


def sealed_with(plain: bytes, passphrase: str) -> bytes:
    """A file that opens by a passphrase; it takes about a second, and so does each try to guess it."""
    from pyrage import passphrase as by_passphrase

    return bytes(by_passphrase.encrypt(plain, as_written(passphrase)))


def sealed_and_opened(path: Path, plain: bytes, passphrase: str) -> bytes:
    """The same, opened once as its worker will; raises SealedFileDamaged where it does not open so."""
    content = sealed_with(plain, passphrase)
    if unsealed_by_passphrase(path, content, passphrase) != plain:
        raise SealedFileDamaged(path)
    return content


def unsealed_by_key(path: Path, content: bytes, identities: Sequence[str]) -> bytes:
    """What a file holds; raises what is amiss with it, NeedsPassphrase or SealedForOthers."""
    import pyrage

    outside = seen_from_outside(path, content)
    if outside.work_factor is not None:
        raise NeedsPassphrase(path)
    try:
        keys = [pyrage.x25519.Identity.from_str(identity) for identity in identities]
        return bytes(pyrage.decrypt(outside.content, keys))
    except pyrage.IdentityError:
        raise NotAKeyFile(path) from None
    except pyrage.DecryptError as fault:
        others = "No matching keys" in str(fault)
        raise (SealedForOthers if others else SealedFileDamaged)(path) from None


def unsealed_by_passphrase(path: Path, content: bytes, passphrase: str) -> bytes:
    """What a file holds; raises what is amiss with it, NeedsKey or WrongFilePassphrase."""
    import pyrage

    outside = seen_from_outside(path, content)
    if outside.work_factor is None:
        raise NeedsKey(path)
    try:
        return bytes(pyrage.passphrase.decrypt(outside.content, as_written(passphrase)))
    except pyrage.DecryptError as fault:
        told = str(fault)
        if "Excessive work" in told:  # this computer would take minutes
            raise TooHardToOpen(path) from None
        raise (WrongFilePassphrase if "Decryption failed" in told else SealedFileDamaged)(path) from None


def identities_in(path: Path, content: bytes) -> tuple[str, ...]:
    """The secret keys of a key file, as age-keygen writes one; raises NotAKeyFile."""
    from pyrage import IdentityError, x25519

    try:
        lines = [line.strip() for line in content.decode().splitlines()]
        keys = [line for line in lines if line and not line.startswith("#")]
        found = tuple(str(x25519.Identity.from_str(key)) for key in keys)
    except (UnicodeDecodeError, IdentityError):
        raise NotAKeyFile(path) from None
    if not found:
        raise NotAKeyFile(path)
    return found


def new_identity() -> str:
    """A new pair of keys, as its secret half."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


# --- the identity of a vault ---------------------------------------------------------------------


def bech32(prefix: str, content: bytes) -> str:
    """BIP 173, which age writes its keys in; the library reads it and has no way to write it."""
    number, bits = int.from_bytes(content, "big"), 8 * len(content)
    short = -bits % 5
    number, groups = number << short, (bits + short) // 5
    values = [number >> 5 * (groups - 1 - nth) & 31 for nth in range(groups)]
    spread = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    rest = _remainder([*spread, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [rest >> 5 * (5 - nth) & 31 for nth in range(6)]
    return f"{prefix}1" + "".join(_SIGNS[value] for value in values)


def _remainder(values: list[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for nth, part in enumerate(_GENERATOR):
            rest ^= part if top >> nth & 1 else 0
    return rest
