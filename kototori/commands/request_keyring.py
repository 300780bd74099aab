"""`requests keyring`: whether this computer opens the requests without a passphrase."""

from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

from kototori.commands.parser import Call, CommandParser
from kototori.commands.passphrases import passphrase, passphrase_option
from kototori.domain.keyring import KeyringGone, KeyringUnusable
from kototori.domain.release import read_choice

if TYPE_CHECKING:
    from kototori.services.request_book import RequestBook


class _Switch(StrEnum):
    ON = "on"
    OFF = "off"


def open_book(call: Call, book: "RequestBook") -> None:
    """By the keyring, where it was put there and no passphrase is given; else by the passphrase."""
    if call.given.passphrase_file is None:
        with suppress(KeyringGone, KeyringUnusable):
            book.open_by_keyring()
            return
    book.open(passphrase(call))


def _keyring(call: Call) -> int:
    switch = read_choice("keyring", _Switch, call.given.switch)
    book = call.open_desk().requests
    _ = book.door.is_set_up or book.door.vault
    open_book(call, book)
    try:
        if switch is _Switch.ON:
            book.door.put_in_keyring()
        else:
            book.door.take_out_of_keyring()
    finally:
        book.close()
    words = call.words
    if switch is _Switch.ON:
        print(
            words(
                "From now on this account of this computer opens the requests without a passphrase. Whoever "
                "uses the account can read them. The passphrase and the recovery code stay."
            )
        )
    else:
        print(words("From now on the requests ask for their passphrase again."))
    return 0


def keyring_options(parser: CommandParser) -> None:
    """The options of `requests keyring`."""
    passphrase_option(parser)
    about = parser.words("whether this computer's keyring opens them")
    parser.add_argument("switch", metavar="on|off", help=about)
    parser.set_defaults(answer=_keyring)
