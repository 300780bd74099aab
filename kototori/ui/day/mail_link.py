"""A link that opens a new letter in the mail program: subject and text, and nobody it goes to."""

import sys
from typing import NamedTuple
from urllib.parse import quote

# Windows hands no longer link to a program; elsewhere the mail programs themselves give out before that.
LONGEST = 2_000 if sys.platform == "win32" else 30_000


class MailLink(NamedTuple):
    """`is_whole` is false where the text was too long and has to be pasted."""

    url: str
    is_whole: bool


def mail_link(subject: str, body: str, instead: str, longest: int = LONGEST) -> MailLink:
    """The link with the whole text, or with `instead` where it would be longer than links may be."""
    whole = _link(subject, body)
    if len(whole) <= longest:
        return MailLink(whole, is_whole=True)
    return MailLink(_link(subject, instead), is_whole=False)


def _link(subject: str, body: str) -> str:
    lines = body.replace("\n", "\r\n")  # RFC 6068, section 5
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
