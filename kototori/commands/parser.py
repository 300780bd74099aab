"""argparse in the desk's language: its own few English sentences are said again in ours."""

import argparse
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from kototori.home import Home
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from kototori.services.desk import Desk

WRONG_USAGE = 2

_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), N_("This is missing: {what}.")),
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


Answer = Callable[[Call], int]


class CommandParser(argparse.ArgumentParser):
    """A parser that helps and complains in one language."""

    def __init__(self, words: Words, **settings: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _OwnFormatter(words, prog),
            **settings,
        )
        self._words = words
        self._positionals.title = words("What is given")
        self._optionals.title = words("Options")
        self.add_argument("-h", "--help", action="help", help=words("show this help"))

    def error(self, message: str) -> NoReturn:
        """One line: what is not understood, and where help is."""
        help_line = self._words("Help: {command}", command=f"{self.prog} --help")
        self.exit(WRONG_USAGE, f"{self._complaint(' '.join(message.split()))} {help_line}\n")

    def _complaint(self, message: str) -> str:
        for shape, sentence in _COMPLAINTS:
            if found := shape.fullmatch(message):
                return self._words(sentence, **found.groupdict())
        return self._words("This command is not understood: {what}.", what=message)


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
        super().add_usage(usage, actions, groups, self._words("Use: ") if prefix is None else prefix)


class Verbs:
    """The verbs of one parser, each with its help and the function that answers it."""

    def __init__(self, parser: CommandParser, words: Words, name: str) -> None:
        self.words = words
        self._parsers = parser.add_subparsers(
            title=words("Commands"),
            metavar=words("COMMAND"),
            dest=name,
            required=True,
        )

    def add(self, name: str, about: str, answer: Answer | None = None) -> CommandParser:
        """A verb; without an answer it is followed by verbs of its own."""
        parser: CommandParser = self._parsers.add_parser(
            name, help=about, description=about, words=self.words
        )
        if answer is not None:
            parser.set_defaults(answer=answer)
        return parser

    def group(self, name: str, about: str) -> "Verbs":
        """A verb that is followed by another one."""
        return Verbs(self.add(name, about), self.words, f"{name}_verb")
