"""`record`, `correct`, `withdraw` and `import`: contacts into the log."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kototori.commands.json_lines import json_objects, on_line
from kototori.commands.parser import Call, CommandParser
from kototori.commands.progress import progress_line
from kototori.domain.contact import Outcome
from kototori.domain.entry import CLOSED_SETS, LISTED
from kototori.domain.errors import DeskError
from kototori.domain.release import NotOffered
from kototori.wording.catalogue import Words
from kototori.wording.labels import field_name
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.services.desk import Desk

_REPEATED = {"needs": "--need", "outcome": "--outcome"}


def _record_options(parser: CommandParser) -> None:
    about = parser.words("one JSON object a line on standard input, one id a line out")
    parser.add_argument("--from", dest="source", metavar="-", help=about)
    _add_fields(parser)
    parser.set_defaults(answer=_record)


def _correct_options(parser: CommandParser) -> None:
    parser.add_argument("id", metavar="ID")
    _add_fields(parser)
    parser.set_defaults(answer=_correct)


def _withdraw_options(parser: CommandParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.set_defaults(answer=_withdraw)


def _import_options(parser: CommandParser) -> None:
    parser.add_argument("file", metavar="FILE.csv", type=Path)
    parser.add_argument("--dry-run", action="store_true", help=parser.words("only check it and count"))
    parser.set_defaults(answer=_import)


VERBS = {
    "record": _record_options,
    "correct": _correct_options,
    "withdraw": _withdraw_options,
    "import": _import_options,
}


def _add_fields(parser: CommandParser) -> None:
    """An option for every field of a contact that somebody may enter."""
    words = parser.words
    parser.add_argument(
        "--at", dest="occurred_at", metavar="2026-11-24T10:30", help=_about("occurred_at", words)
    )
    for field, option in _REPEATED.items():
        codes = "A1" if field == "needs" else _choices(Outcome)
        about = words("{field}; may be repeated", field=_about(field, words))
        parser.add_argument(option, dest=field, action="append", metavar=codes, help=about)
    parser.add_argument("--persons", metavar="1-99", help=_about("persons", words))
    for field in LISTED:
        parser.add_argument(f"--{field}", metavar=words("CODE"), help=_about(field, words))
    for field, closed in CLOSED_SETS.items():
        option = f"--{field.replace('_', '-')}"
        parser.add_argument(option, metavar=_choices(closed), help=_about(field, words))


def _about(field: str, words: Words) -> str:
    return field_name(field, words).replace("%", "%%")


def _choices(codes: Iterable[str]) -> str:
    return "|".join(codes)


def _fields(given: Namespace) -> dict[str, Any]:
    """The fields that were named; an empty value takes back what was recorded."""
    names = ("occurred_at", "persons", *_REPEATED, *LISTED, *CLOSED_SETS)
    named = {name: getattr(given, name) for name in names if getattr(given, name) is not None}
    return {name: _without_empty(value) for name, value in named.items()}


def _without_empty(value: str | list[str]) -> str | list[str]:
    return value if isinstance(value, str) else [code for code in value if code]


def _record(call: Call) -> int:
    fields = _fields(call.given)
    if call.given.source is None:
        desk = call.open_desk()
        print(desk.log.record(desk.log.read(fields)).contact.id)
        return 0
    if call.given.source != "-":
        raise NotOffered("--from", call.given.source, ("-",))
    return _record_lines(call.open_desk(), fields, call.words)


def _record_lines(desk: "Desk", fields: dict[str, Any], words: Words) -> int:
    """One id out for each line, at once: whoever has read it may rely on it.

    The fields of the command itself hold for every line that does not name them.
    """
    status = 0
    for line, found in json_objects(sys.stdin.buffer):
        try:
            if isinstance(found, DeskError):
                raise found
            recorded = desk.log.record(desk.log.read({**fields, **found}))
        except DeskError as error:
            told = sentence(on_line(line, error, words), words)
            print(told, file=sys.stderr, flush=True)
            status = 1
        else:
            print(recorded.contact.id, flush=True)
    return status


def _correct(call: Call) -> int:
    desk = call.open_desk()
    before = desk.log.find(call.given.id)
    after = desk.log.correct(before.id, desk.log.read(_fields(call.given), before.facts))
    print(call.words("Contact {id} was put right.", id=after.contact.id))
    return 0


def _withdraw(call: Call) -> int:
    desk = call.open_desk()
    withdrawn = desk.log.withdraw(call.given.id).contact
    print(call.words("Contact {id} was withdrawn; it counts no more.", id=withdrawn.id))
    return 0


def _import(call: Call) -> int:
    found = call.open_desk().spreadsheets.read_in(
        call.given.file, dry_run=call.given.dry_run, told=progress_line(call.words)
    )
    words = call.words
    if call.given.dry_run:
        told = words.many("{n} contact would be stored.", "{n} contacts would be stored.", found.stored)
    else:
        told = words.many("{n} contact was stored.", "{n} contacts were stored.", found.stored)
    there = words.many("{n} was there already.", "{n} were there already.", found.there_already)
    print(f"{told} {there}")
    return 0
