"""A file as the age program seals one with a passphrase (age-encryption.org/v1), that is soon opened.

Whoever seals in earnest chooses as much work as takes this computer a second; so does every try to open it.
"""

import hashlib
import hmac
import os
from base64 import b64encode

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_WORK_FACTOR = 10  # of two: a millisecond
_PIECE = 64 * 1024


def sealed_cheaply(plain: bytes, passphrase: str) -> bytes:
    key, salt, nonce = (os.urandom(16) for _ in range(3))
    wrapping = hashlib.scrypt(
        passphrase.encode(),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=2**_WORK_FACTOR,
        r=8,
        p=1,
        dklen=32,
    )
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    stanza = f"-> scrypt {_plain64(salt)} {_WORK_FACTOR}\n{_plain64(wrapped)}\n"
    header = f"age-encryption.org/v1\n{stanza}---".encode()
    mark = hmac.digest(_derived(key, b"", b"header"), header, "sha256")
    lock = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    pieces = [plain[at : at + _PIECE] for at in range(0, len(plain), _PIECE)]
    sealed = [
        lock.encrypt(nth.to_bytes(11, "big") + bytes([nth == len(pieces) - 1]), piece, None)
        for nth, piece in enumerate(pieces)
    ]
    return header + f" {_plain64(mark)}\n".encode() + nonce + b"".join(sealed)


def _plain64(content: bytes) -> str:
    return b64encode(content).decode().rstrip("=")


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(key)
