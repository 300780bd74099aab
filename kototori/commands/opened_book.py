"""The requests, opened for one command and locked again."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kototori.commands.parser import Call
from kototori.commands.request_keyring import open_book
from kototori.domain.errors import DeskError
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.services.request_book import RequestBook


@contextmanager
def opened_book(call: Call) -> Iterator["tuple[Desk, RequestBook]"]:
    """By keyring or passphrase; what is amiss with requests that were sealed meanwhile is told beside."""
    desk = call.open_desk()
    book = desk.requests
    _ = book.door.is_set_up or book.door.vault  # nobody is asked for a passphrase that there is not
    open_book(call, book)
    try:
        tell_faults(book, call.words)
        yield desk, book
        bring_up_sticks(book, call.words)
    finally:
        book.close()


def tell_faults(book: "RequestBook", words: Words) -> None:
    """On standard error, one line each."""
    for fault in book.faults:
        print(sentence(fault, words), file=sys.stderr)


def bring_up_sticks(book: "RequestBook", words: Words) -> None:
    """A stick that refuses its copy spoils no deed; standard error says so."""
    try:
        book.bring_up_sticks()
    except DeskError as fault:
        print(sentence(fault, words), file=sys.stderr)
