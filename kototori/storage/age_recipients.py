"""Public age keys of social workers: what is sealed to one opens with its secret half alone."""

from kototori.domain.worker import NotARecipient, must_not_be_secret


def whole_recipient(field: str, typed: str) -> str:
    """The key as age writes it, however it was pasted; raises SecretKeyTyped or NotARecipient.

    Its own check sum tells a letter that is missing or another one.
    """
    from pyrage import RecipientError
    from pyrage.x25519 import Recipient

    key = "".join(typed.split())
    must_not_be_secret(field, key)
    if not key:
        return ""
    try:
        return str(Recipient.from_str(key))
    except RecipientError:
        raise NotARecipient(field) from None
