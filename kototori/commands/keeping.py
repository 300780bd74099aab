"""`backup` and `restore`: the log copied and brought back; requests come back from copies of their own."""

from pathlib import Path

from kototori.commands.opened_book import bring_up_sticks
from kototori.commands.parser import Call, CommandParser
from kototori.commands.passphrases import passphrase, passphrase_option


def _backup_options(parser: CommandParser) -> None:
    words = parser.words
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help=words("where the copy goes; else beside the log")
    )
    parser.add_argument("--force", action="store_true", help=words("replace the file if it exists"))
    parser.set_defaults(answer=_back_up)


def _back_up(call: Call) -> int:
    from kototori.services.new_files import must_be_free

    out, backups = call.given.out, call.open_desk().backups
    if out is None:
        out = backups.back_up().path
    else:
        if not call.given.force:
            must_be_free(out)
        backups.copy_to(out)
    print(out)
    return 0


def _restore_options(parser: CommandParser) -> None:
    parser.add_argument("copy", metavar=parser.words("FILE"), type=Path)
    passphrase_option(parser)
    parser.set_defaults(answer=_restore)


def _restore(call: Call) -> int:
    from kototori.services.restoring import restore
    from kototori.services.vault_restoring import slots_of

    slots = slots_of(call.home, call.given.copy)
    if slots is not None:
        desk = call.open_desk()
        back = desk.vault_restoring().restore(call.given.copy, slots, passphrase(call))
        bring_up_sticks(desk.requests, call.words)
        print(call.words.many("1 request is back", "{n} requests are back", back))
        return 0
    restored = restore(call.home, call.given.copy)
    print(call.words("The contact log is as in {path}.", path=call.given.copy))
    if restored.before is not None:
        print(call.words("What was there before is kept in {path}.", path=restored.before))
    return 0


VERBS = {"backup": _backup_options, "restore": _restore_options}
