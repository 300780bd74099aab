"""argparse in the desk's language: its own few English sentences are said again in ours."""

import argparse
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

from kototori.home import Home
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from kototori.services.desk import Desk

WRONG_USAGE = 2

_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), N_("This is missing: {what}.")),
    (re.compile(r"one of the arguments (?P<what>.+) is required"), N_("One of these is missing: {what}.")),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), N_("Not known here: {what}.")),
    (re.compile(r".*invalid choice: '(?P<what>.*)' \(.*"), N_("There is no command “{what}”.")),
    (re.compile(r"argument (?P<what>.+): expected .*argument.*"), N_("A value is missing after {what}.")),
    (re.compile(r"argument (?P<what>.+): ignored explicit argument.*"), N_("{what} takes no value.")),
    (re.compile(r"argument (?P<what>.+): not allowed with .*"), N_("{what} does not go with the rest.")),
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a verb, and what it needs to be answered."""

    given: argparse.Namespace
    open_desk: "Callable[[], Desk]"
    words: Words
    home: Home
    now: Callable[[], datetime]


Answer = Callable[[Call], int]


class CommandParser(argparse.ArgumentParser):
    """A parser that helps and complains in one language.

    `fill` adds the options once they are wanted: nobody waits for those of the other verbs.
    """

    def __init__(
        self, words: Words, fill: "Callable[[CommandParser], None] | None" = None, **settings: Any
    ) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _OwnFormatter(words, prog),
            **settings,
        )
        self.words = words
        self._fill = fill
        self._positionals.title = words("What is given")
        self._optionals.title = words("Options")
        self.add_argument("-h", "--help", action="help", help=words("show this help"))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self)
        return super().parse_known_args(args, namespace)

    def verbs(self, dest: str, *, required: bool = True) -> "Verbs":
        """Room for verbs that follow here; one of them must, unless the caller asks for it itself."""
        return Verbs(self, dest, required=required)

    def error(self, message: str) -> NoReturn:
        """One line: what is not understood, and where help is."""
        help_line = self.words("Help: {command}", command=f"{self.prog} --help")
        self.exit(WRONG_USAGE, f"{self._complaint(' '.join(message.split()))} {help_line}\n")

    def _complaint(self, message: str) -> str:
        for shape, sentence in _COMPLAINTS:
            if found := shape.fullmatch(message):
                return self.words(sentence, **found.groupdict())
        return self.words("This command is not understood: {what}.", what=message)


class _OwnFormatter(argparse.HelpFormatter):
    def __init__(self, words: Words, prog: str) -> None:
        super().__init__(prog, max_help_position=28)
        self._words = words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        own = self._words("Use:")  # by itself: words within an f-string do not reach the catalogues
        super().add_usage(usage, actions, groups, f"{own} " if prefix is None else prefix)


class Verbs:
    """The verbs of one parser, each with its help."""

    def __init__(self, parser: CommandParser, dest: str, *, required: bool) -> None:
        self.words = parser.words
        self._parsers = parser.add_subparsers(
            title=self.words("Commands"), metavar=self.words("COMMAND"), dest=dest, required=required
        )

    def add(self, name: str, about: str, fill: Callable[[CommandParser], None]) -> None:
        """A verb, and what adds its options and its answer."""
        self._parsers.add_parser(name, help=about, description=about, words=self.words, fill=fill)
