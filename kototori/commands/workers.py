"""`workers`: the desk's own directory of social workers."""

import sys
from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kototori.commands.json_lines import json_objects, on_line
from kototori.commands.parser import Call, CommandParser
from kototori.domain.errors import DeskError, WrongType
from kototori.domain.plain_text import plain_text
from kototori.domain.release import NotOffered
from kototori.domain.worker import UnknownDetail, Worker
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup

_DETAILS = [field.name for field in fields(Worker) if field.name not in ("code", "validity")]


def _list(call: Call) -> int:
    for worker in call.open_desk().setup.workers():
        print("\t".join((worker.code, worker.name, worker.title, worker.team)))
    return 0


def _add(call: Call) -> int:
    if call.given.source != "-":
        raise NotOffered("--from", call.given.source, ("-",))
    setup = call.open_desk().setup
    status = 0
    for line, found in json_objects(sys.stdin.buffer):
        try:
            if isinstance(found, DeskError):
                raise found
            print(setup.add_worker(_worker(setup, found)).code, flush=True)
        except DeskError as error:
            print(sentence(on_line(line, error, call.words), call.words), file=sys.stderr, flush=True)
            status = 1
    return status


def _retire(call: Call) -> int:
    print(call.open_desk().setup.retire_worker(call.given.code).code)
    return 0


def _worker(setup: "DeskSetup", found: Mapping[str, Any]) -> Worker:
    for name in found:
        if name not in _DETAILS:
            raise UnknownDetail(name)
    details: dict[str, Any] = {
        name: _text(name, value) for name, value in found.items() if name != "languages"
    }
    for name in ("name", "title", "team"):
        details.setdefault(name, "")  # the worker itself says that it must not be empty
    tags = found.get("languages", [])
    if isinstance(tags, str):
        tags = tags.split()
    if not isinstance(tags, list):
        raise WrongType("languages")
    languages = tuple(setup.vocabulary().language_code(_text("languages", tag)) for tag in tags)
    return Worker(code=setup.new_worker_code(details["name"]), languages=languages, **details)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise WrongType(name)
    return plain_text(name, value)


def _fill_workers(parser: CommandParser) -> None:
    words = parser.words
    workers = parser.verbs("workers_verb")
    workers.add("list", words("show the social workers of today"), _list_options)
    workers.add("add", words("add social workers, and print their codes"), _add_options)
    workers.add("retire", words("take a social worker out of the directory"), _retire_options)


def _list_options(parser: CommandParser) -> None:
    parser.set_defaults(answer=_list)


def _add_options(parser: CommandParser) -> None:
    about = parser.words("one JSON object a line: name, title, team, organisation, area, languages, phone")
    parser.add_argument("--from", dest="source", metavar="-", required=True, help=about)
    parser.set_defaults(answer=_add)


def _retire_options(parser: CommandParser) -> None:
    parser.add_argument("code", metavar=parser.words("CODE"))
    parser.set_defaults(answer=_retire)


VERBS = {"workers": _fill_workers}
