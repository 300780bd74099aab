"""Sealing to a key whose other half is elsewhere, in the age format (age-encryption.org/v1).

Whoever seals cannot read what was sealed before: so a request is kept while its vault is locked.
"""

from kototori.domain.vault import NotSealedForUs

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
