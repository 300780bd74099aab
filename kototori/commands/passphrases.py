"""A passphrase from a file, or asked for: never on the command line, where others see it."""

from argparse import Namespace
from getpass import GetPassWarning, getpass
from pathlib import Path
from warnings import catch_warnings, simplefilter

from kototori.commands.parser import Call, CommandParser
from kototori.domain.errors import FileUnreadable
from kototori.domain.vault import PassphraseMissing


def passphrase_option(parser: CommandParser) -> None:
    """`--passphrase-file F`, for whoever cannot be asked."""
    about = parser.words("a file whose first line is the passphrase of the requests; else it is asked for")
    parser.add_argument("--passphrase-file", metavar="FILE", type=Path, help=about)


def passphrase(call: Call) -> str:
    """As given; raises PassphraseMissing where nobody can be asked."""
    return from_file_or_asked(call.given.passphrase_file, call.words("Passphrase of the requests:"))


def given_passphrase(given: Namespace) -> str | None:
    """That of the file alone: nobody is asked where it is not needed."""
    return None if given.passphrase_file is None else first_line(given.passphrase_file)


def from_file_or_asked(file: Path | None, question: str) -> str:
    """What somebody wrote down or types now."""
    return asked(question) if file is None else first_line(file)


def first_line(path: Path) -> str:
    """A file's first line; an editor may have put more below it."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError):
        raise FileUnreadable(path) from None
    return lines[0] if lines else ""


def asked(question: str) -> str:
    """What is typed, and shown nowhere; raises PassphraseMissing where there is no terminal."""
    with catch_warnings():
        simplefilter("error", GetPassWarning)
        try:
            return getpass(f"{question} ")
        except (GetPassWarning, EOFError, OSError):
            raise PassphraseMissing() from None
