"""`workers`: the desk's own directory of social workers."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from kototori.commands.json_lines import json_objects, on_line
from kototori.commands.parser import Answer, Call, CommandParser
from kototori.domain.directory import Directory, Team
from kototori.domain.errors import DeskError
from kototori.domain.moment import parse_day
from kototori.domain.plain_text import plain_text
from kototori.domain.release import NotOffered, read_choice
from kototori.domain.worker import Worker
from kototori.wording.sentences import sentence
from kototori.wording.worker_words import away_told

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup


class _Form(StrEnum):
    TEXT = "text"
    JSON = "json"


# --- in and out ---------------------------------------------------------------------------------


def _list(call: Call) -> int:
    form = read_choice("--format", _Form, call.given.format)
    directory = call.open_desk().setup.directory()
    shown = list(directory.everybody.values()) if call.given.all else directory.workers
    if form is _Form.JSON:
        print(json.dumps([_values(worker, directory) for worker in shown], ensure_ascii=False))
        return 0
    for worker in shown:
        parts = [worker.code, worker.name, worker.title, worker.team]
        away = directory.away(worker)
        if not worker.validity.covers(directory.day):
            parts.append(call.words("not in the directory today"))
        elif away is not None:
            parts.append(away_told(away, directory.day, call.words))
        print("\t".join(parts))
    return 0


def _values(worker: Worker, directory: Directory) -> dict[str, object]:
    """What `add` takes, and what follows from it today."""
    from kototori.services.worker_list import AWAY, DAYS, TEXTS

    away = directory.away(worker)
    stand_in = None if away is None else away.stand_in
    return {
        "code": worker.code,
        **{name: getattr(worker, name) for name in TEXTS},
        "languages": list(worker.languages),
        **dict(zip(DAYS, (_day_told(day) for day in worker.validity), strict=True)),
        "absences": [
            dict(
                zip(AWAY, (_day_told(absence.first), _day_told(absence.last), absence.stand_in), strict=True)
            )
            for absence in worker.absences
        ],
        "present": worker.present_on(directory.day),
        "stand_in_today": "" if stand_in is None else stand_in.code,
    }


def _add(call: Call) -> int:
    if call.given.source != "-":
        raise NotOffered("--from", call.given.source, ("-",))
    setup = call.open_desk().setup
    status = 0
    for line, found in json_objects(sys.stdin.buffer):
        try:
            if isinstance(found, DeskError):
                raise found
            print(setup.add_worker(setup.read_worker(found)).code, flush=True)
        except DeskError as error:
            print(sentence(on_line(line, error, call.words), call.words), file=sys.stderr, flush=True)
            status = 1
    return status


def _day_told(day: date | None) -> str:
    return "" if day is None else day.isoformat()


# --- what changes for somebody ------------------------------------------------------------------


def _answer(verb: "Callable[[DeskSetup], Callable[[str], Worker]]") -> Answer:
    def answer(call: Call) -> int:
        print(verb(call.open_desk().setup)(call.given.code).code)
        return 0

    return answer


def _absent(call: Call) -> int:
    given, setup = call.given, call.open_desk().setup
    last = None if given.last is None else parse_day(given.last)
    print(setup.absent(given.code, parse_day(given.first), last, given.stand_in or "").code)
    return 0


# --- teams --------------------------------------------------------------------------------------


def _teams(call: Call) -> int:
    form = read_choice("--format", _Form, call.given.format)
    teams = call.open_desk().setup.directory().teams()
    if form is _Form.JSON:
        print(json.dumps([_team_values(team) for team in teams], ensure_ascii=False))
        return 0
    for team in teams:
        print(
            "\t".join((team.name, team.phone, team.secure_address, ", ".join(w.name for w in team.workers)))
        )
    return 0


def _team_values(team: Team) -> dict[str, object]:
    return {
        "team": team.name,
        "organisation": team.organisation,
        "phone": team.phone,
        "secure_address": team.secure_address,
        "age_recipients": list(team.recipients),
        "workers": [worker.code for worker in team.workers],
    }


def _team(call: Call) -> int:
    """What is not given stays; what is given empty goes."""
    setup, given = call.open_desk().setup, call.given
    name = plain_text("team", given.team)
    said = {way: getattr(given, way) for way in ("phone", "secure_address", "age_recipient")}
    told = {way: plain_text(way, text) for way, text in said.items() if text is not None}
    print(setup.put_team_contact(replace(setup.directory().contact_of(name), **told)).team)
    return 0


# --- options ------------------------------------------------------------------------------------


def _fill_workers(parser: CommandParser) -> None:
    words = parser.words
    workers = parser.verbs("workers_verb")
    workers.add("list", words("show the social workers of today"), _list_options)
    workers.add("add", words("add social workers, and print their codes"), _add_options)
    retire = partial(_of_code, _answer(lambda setup: setup.retire_worker))
    workers.add("retire", words("take a social worker out of the directory"), retire)
    back = partial(_of_code, _answer(lambda setup: setup.return_worker))
    workers.add("return", words("put a retired social worker into the directory again"), back)
    workers.add("absent", words("note from when to when somebody is away, never why"), _absent_options)
    present = partial(_of_code, _answer(lambda setup: setup.present))
    workers.add("present", words("note that somebody is back today"), present)
    workers.add("teams", words("show the teams, and who of them is there today"), _teams_options)
    workers.add("team", words("say how a team is reached as a team"), _team_options)


def _format_option(parser: CommandParser) -> None:
    parser.add_argument("--format", metavar="text|json", default="text")


def _list_options(parser: CommandParser) -> None:
    _format_option(parser)
    parser.add_argument(
        "--all", action="store_true", help=parser.words("those too who are not in the directory today")
    )
    parser.set_defaults(answer=_list)


def _add_options(parser: CommandParser) -> None:
    about = parser.words(
        "one JSON object a line: name, title, team; organisation, area, languages, phone, secure_address, "
        "age_recipient, valid_from, valid_to, absences"
    )
    parser.add_argument("--from", dest="source", metavar="-", required=True, help=about)
    parser.set_defaults(answer=_add)


def _of_code(answer: Answer, parser: CommandParser) -> None:
    parser.add_argument("code", metavar=parser.words("CODE"))
    parser.set_defaults(answer=answer)


def _absent_options(parser: CommandParser) -> None:
    words = parser.words
    _of_code(_absent, parser)
    day = words("DAY")
    parser.add_argument("--from", dest="first", metavar=day, required=True, help=words("the first day away"))
    about = words("the last day away; left out while it is not known")
    parser.add_argument("--to", dest="last", metavar=day, help=about)
    about = words("who can be asked meanwhile")
    parser.add_argument("--stand-in", metavar=words("CODE"), help=about)


def _teams_options(parser: CommandParser) -> None:
    _format_option(parser)
    parser.set_defaults(answer=_teams)


def _team_options(parser: CommandParser) -> None:
    words = parser.words
    parser.add_argument("team", metavar=words("TEAM"), help=words("its name, as its workers have it"))
    parser.add_argument("--phone", metavar="N", help=words("the phone of the team itself"))
    about = words("its own e-mail or https address")
    parser.add_argument("--secure-address", metavar=words("ADDRESS"), help=about)
    about = words("its own public age key; without one, files are sealed to the keys of its workers")
    parser.add_argument("--age-recipient", metavar="age1…", help=about)
    parser.set_defaults(answer=_team)


VERBS = {"workers": _fill_workers}
