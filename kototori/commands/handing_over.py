"""`requests hand-over`, and the other end of it: `requests open` and `requests key` for the worker."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from kototori.commands.opened_book import opened_book
from kototori.commands.parser import Call, CommandParser, Verbs
from kototori.commands.passphrases import asked, first_line, passphrase_option
from kototori.domain.referral import HandOver
from kototori.domain.sealed_file import NeedsKey
from kototori.domain.vault import UnknownRequest

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.services.request_book import RequestBook


def add_hand_over(verbs: Verbs) -> None:
    """From the desk to the worker."""
    verbs.add("hand-over", verbs.words("note that the worker has the request"), _hand_over_options)


def add_receiving_verbs(verbs: Verbs) -> None:
    """What a worker does who has Kototori and no desk."""
    verbs.add("open", verbs.words("open a sealed file, at the worker's end"), _open_options)
    verbs.add("key", verbs.words("make a worker's own keys, and print the public one"), _key_options)


def request_id(given: str) -> UUID:
    """As it was printed; raises UnknownRequest."""
    try:
        return UUID(given)
    except ValueError:
        raise UnknownRequest(given) from None


# --- at the desk ----------------------------------------------------------------------------------


def _hand_over(call: Call) -> int:
    from kototori.services.new_files import must_be_free, put_files

    given, words = call.given, call.words
    request = request_id(given.request)
    if given.slip is not None and not given.force:
        must_be_free(given.slip)
    told: list[str] = []
    with opened_book(call) as (desk, book):
        way = HandOver.PHONE if given.phone else HandOver.SLIP
        if given.slip is not None:
            slip = desk.slip_tray().set(book.slip(request), words)
            put_files({given.slip: slip}, force=given.force, private=True)
            told.append(
                words(
                    "Saved: {path}. It holds name and phone: delete it when it has been handed over.",
                    path=given.slip,
                )
            )
        elif given.sealed is not None:
            way = HandOver.FILE
            told += _seal(call, desk, book, request)
        kept = book.hand_over(request, way)
    print(words("Handed over; erased here by {day}.", day=words.date(kept.erase_on)))
    print(*told, sep="\n", end="\n" if told else "")
    return 0


def _seal(call: Call, desk: "Desk", book: "RequestBook", request: UUID) -> list[str]:
    from kototori.services.sealed_files import SealedFiles

    given, words, files = call.given, call.words, SealedFiles()
    slip = desk.slip_tray().set(book.slip(request), words)
    keys = (given.to,) if given.to else book.keys_of(request)
    if keys and given.file_passphrase_file is None and not given.new_passphrase:
        path = files.seal_for(slip, keys, given.sealed, force=given.force)
        return [words("Sealed: {path}. It opens with the worker's own key alone.", path=path)]
    chosen = files.new_passphrase()
    if given.file_passphrase_file is not None:
        chosen = first_line(given.file_passphrase_file)
    path = files.seal_with(slip, chosen, given.sealed, force=given.force)
    told = [words("Sealed: {path}. A passphrase opens it: tell it by phone, never beside it.", path=path)]
    if given.file_passphrase_file is None:
        told.append(words("Passphrase of the file: {passphrase}", passphrase=chosen))
    return told


def _hand_over_options(parser: CommandParser) -> None:
    words = parser.words
    parser.add_argument("request", metavar=words("ID"))
    ways = parser.add_mutually_exclusive_group()
    about = words("write the slip for the worker as PDF")
    ways.add_argument("--slip", metavar="FILE", type=Path, help=about)
    about = words("write the slip as a sealed file (age): for the worker's key, else for a passphrase")
    ways.add_argument("--sealed", metavar="FILE", type=Path, help=about)
    ways.add_argument("--phone", action="store_true", help=words("it was read out by phone"))
    about = words("a public key of the worker (age1…) in place of the directory's")
    parser.add_argument("--to", metavar="KEY", help=about)
    about = words("seal with a new passphrase, though the worker has a key")
    parser.add_argument("--new-passphrase", action="store_true", help=about)
    about = words("a file whose first line is that passphrase; else one is made and printed")
    parser.add_argument("--file-passphrase-file", metavar="FILE", type=Path, help=about)
    parser.add_argument("--force", action="store_true", help=words("replace the file if it exists"))
    passphrase_option(parser)
    parser.set_defaults(answer=_hand_over)


# --- at the worker's ------------------------------------------------------------------------------


def _open(call: Call) -> int:
    """Opens no desk: whoever receives requests need not keep any."""
    from kototori.services.new_files import must_be_free, put_files
    from kototori.services.sealed_files import SealedFiles

    given, words, files = call.given, call.words, SealedFiles()
    if not given.force:
        must_be_free(given.out)
    if given.identity is not None:
        slip = files.open_by_key(given.file, given.identity)
    elif given.passphrase_file is not None:
        slip = files.open_by_passphrase(given.file, first_line(given.passphrase_file))
    elif files.needs_passphrase(given.file):
        slip = files.open_by_passphrase(given.file, asked(words("Passphrase of the file:")))
    else:
        raise NeedsKey(given.file)
    put_files({given.out: slip}, force=given.force, private=True)
    print(
        words(
            "Opened: {path}. It holds name and phone: delete it when the matter has been taken on. "
            "The code on it tells the desk that you have.",
            path=given.out,
        )
    )
    return 0


def _open_options(parser: CommandParser) -> None:
    words = parser.words
    parser.add_argument("file", metavar=words("FILE"), type=Path)
    about = words("the file with your secret key, as “kototori requests key” or age-keygen makes it")
    parser.add_argument("--identity", metavar="FILE", type=Path, help=about)
    about = words("a file whose first line is the passphrase you were told; else it is asked for")
    parser.add_argument("--passphrase-file", metavar="FILE", type=Path, help=about)
    about = words("where the opened slip goes, a PDF")
    parser.add_argument("--out", metavar="FILE.pdf", type=Path, required=True, help=about)
    parser.add_argument("--force", action="store_true", help=words("replace the file if it exists"))
    parser.set_defaults(answer=_open)


def _key(call: Call) -> int:
    from kototori.services.sealed_files import SealedFiles

    given, words = call.given, call.words
    print(SealedFiles().make_key(given.out))
    print(
        words(
            "This is your public key: give it to the desk. The secret one is in {path}: keep it to yourself; "
            "without it nobody opens what is sealed for you.",
            path=given.out,
        ),
        file=sys.stderr,
    )
    return 0


def _key_options(parser: CommandParser) -> None:
    about = parser.words("where the secret key goes")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=about)
    parser.set_defaults(answer=_key)
