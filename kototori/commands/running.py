"""Reads a command line, answers it, and turns everything that goes wrong into one line and a status."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

import kototori
from kototori.commands.file_words import refuse_unknown_language
from kototori.commands.parser import WRONG_USAGE, Call, CommandParser
from kototori.domain.errors import DeskError
from kototori.domain.release import RangeBackwards
from kototori.home import Home
from kototori.logs import ProgramLog
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from kototori.services.desk import Desk

DONE = 0
FAILED = 1

_VERBS = {
    "record": ("contacts", N_("log a contact, and print its id once it is safe")),
    "correct": ("contacts", N_("put a contact right; what it was before is kept")),
    "withdraw": ("contacts", N_("take a contact out of all counts; it is kept")),
    "import": ("contacts", N_("read a spreadsheet of contacts, all of it or nothing")),
    "day": ("days", N_("say what a day of the desk was")),
    "export": ("figures", N_("write the figures of a range of days into one file")),
    "report": ("report", N_("write the report of a day as one page")),
    "annex": ("annex", N_("write the annex of a social report about one phenomenon")),
    "leaflets": ("leaflets", N_("the leaflets of the desk")),
    "places": ("lists", N_("the places of the desk")),
    "workers": ("workers", N_("the directory of social workers")),
    "requests": ("requests", N_("what visitors ask a social worker to know, encrypted")),
    "papers": ("papers", N_("what is recorded, and the papers of data protection, as files")),
    "organisation": ("organisation", N_("who answers for the data, as the privacy notice says")),
    "needs": ("lists", N_("what visitors come about")),
    "backup": ("keeping", N_("copy the contact log, and check the copy")),
    "restore": ("keeping", N_("bring a copy back; what was there before is kept")),
    "check": ("check", N_("look all files through; nothing is changed")),
}
"""Each verb with the file that answers it."""


def build_parser(words: Words) -> CommandParser:
    """The whole command line; only what works is in it."""
    parser = CommandParser(
        words,
        prog="kototori",
        description=words(
            "The desk's contact log, leaflets and figures. Without a command the window opens."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Kototori {kototori.__version__}",
        help=words("show the version"),
    )
    parser.add_argument("--home", metavar="DIR", help=words("the folder that everything is written to"))
    parser.add_argument(
        "--language",
        metavar="fi|sv|en",
        dest="screen_language",
        help=words("the language of the program's words"),
    )
    verbs = parser.verbs("verb", required=False)  # a refused language is told before a missing verb
    for verb, (file, about) in _VERBS.items():
        verbs.add(verb, words(about), partial(_fill, file, verb))
    return parser


def _fill(file: str, verb: str, parser: CommandParser) -> None:
    """Loads the file of one verb; all of them together cost as much as a third of SQLAlchemy."""
    import_module(f"kototori.commands.{file}").VERBS[verb](parser)


def run_command(
    given: Sequence[str],
    open_desk: "Callable[[], Desk]",
    words: Words,
    home: Home,
    program_log: ProgramLog,
) -> int:
    """0 done; 1 refused or failed, with one line that says what, where and what is safe; 2 not understood."""
    _write_every_script()
    try:
        parser = build_parser(words)
        arguments = parser.parse_args(given)
        if arguments.screen_language is not None:
            refuse_unknown_language(arguments.screen_language)
        if arguments.verb is None:
            missing = words("COMMAND")
            parser.error(f"the following arguments are required: {missing}")
        status: int = arguments.answer(Call(arguments, open_desk, words, home, program_log.now))
        sys.stdout.flush()
    except SystemExit as end:
        return int(end.code or DONE)
    except DeskError as error:
        return _refused(error, words)
    except BrokenPipeError:
        _stop_writing()  # whoever was reading has gone; Python would say so once more at its end
        return FAILED
    except KeyboardInterrupt:
        _complain(words("Stopped. Everything that was reported as done is safe."))
        return FAILED
    except Exception as error:  # the last resort: a person at a desk has no use for a traceback
        if home.database.exists():  # a log alone in a home would look like a desk that lost its database
            program_log.fault(error)
        _complain(
            words(
                "Kototori made a mistake of its own. What was stored before is safe; "
                "where it failed stands in {path}.",
                path=program_log.path,
            )
        )
        return FAILED
    return status


def _refused(error: DeskError, words: Words) -> int:
    from kototori.wording.sentences import sentence  # sentences for everything: only when one is needed

    _complain(sentence(error, words))
    return WRONG_USAGE if isinstance(error, RangeBackwards) else FAILED


def _complain(line: str) -> None:
    print(" ".join(line.split("\n")), file=sys.stderr)  # a file's name may hold a line break


def _write_every_script() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _stop_writing() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
