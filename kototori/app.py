"""Builds every part and joins them; the only file that knows all, and the only one that reads the clock."""

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kototori import assets
from kototori.domain.errors import DeskError, MissingValue
from kototori.domain.moment import local_day
from kototori.domain.need import SCREEN_LANGUAGES
from kototori.home import Home, find_home
from kototori.services.early_tray import EarlyTray
from kototori.services.late_desk import LateDesk
from kototori.storage.early_drafts import EarlyDrafts
from kototori.storage.first_look import desk_language, read_first_look
from kototori.wording.catalogue import Words, read_words

if TYPE_CHECKING:
    from kototori.domain.printer import Printer
    from kototori.services.desk import Desk


def clock() -> datetime:
    """Now, in UTC; everybody else is handed this function."""
    return datetime.now(UTC)  # noqa: TID251 - the one place


def desk_opener(
    home: Home, now: Callable[[], datetime] = clock, *, by_window: bool = False
) -> Callable[[], "Desk"]:
    """Opens the desk of a home folder when it is called, and imports SQLAlchemy only then.

    `by_window`: Windows has no CUPS, and there the window prints through Qt; a command never loads Qt.
    """

    def open_the_desk() -> "Desk":
        from kototori.services.desk import open_desk

        resources = assets.folder("resources")
        if by_window and sys.platform == "win32":
            return open_desk(home, resources, now, _through_qt)
        return open_desk(home, resources, now)

    return open_the_desk


def _through_qt() -> "Printer":
    from kototori.ui.paper.qt_printer import QtPrinter

    return QtPrinter()


def late_desk_opener(home: Home, now: Callable[[], datetime] = clock) -> Callable[[], LateDesk]:
    """For the window: a first look at the log, with the desk itself opening behind it."""

    def look_first() -> LateDesk:
        look = read_first_look(home.database, local_day(now()))
        tray = None if look is None else EarlyTray(look.drafts, EarlyDrafts(home.database), now)
        return LateDesk(look, tray, desk_opener(home, now, by_window=True))

    return look_first


def words_reader(home: Home) -> Callable[[str], Words]:
    """Reads the program's words in a language; parsed catalogues are kept once the desk has its home."""

    def read(language: str) -> Words:
        cache = home.cache if home.database.exists() else None
        return read_words(assets.folder("translations"), language, cache)

    return read


def run(given: Sequence[str]) -> int:
    """Runs a command, or the window where no verb is named; returns the exit status."""
    _leave_no_memory_on_disk()
    options, rest = _look_ahead(given)
    home = find_home(options.get("--home"))
    chosen = options.get("--language")
    language = _language(chosen, home)
    read = words_reader(home)
    if options.get("--home") == "":  # an empty shell variable must not lead to the real desk
        return _refuse(MissingValue("--home"), read(language))
    if not rest and chosen in (None, *SCREEN_LANGUAGES):
        from kototori.ui.application import run_window

        return run_window(late_desk_opener(home), read, home, language)
    from kototori.commands import run_command
    from kototori.logs import ProgramLog

    return run_command(given, desk_opener(home), read(language), home, ProgramLog(home.logs, clock))


def _leave_no_memory_on_disk() -> None:
    """Should the program break down, the system keeps no file of what a visitor said just now."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse(error: DeskError, words: Words) -> int:
    from kototori.wording.sentences import sentence

    sys.stderr.write(f"{sentence(error, words)}\n")
    return 1


def _look_ahead(given: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The options before the verb that are needed at once, and what follows them.

    By hand, since the window has no use for argparse; the commands' own parser reads all of it again and
    explains what is wrong.
    """
    options: dict[str, str] = {}
    rest = list(given)
    while rest:
        name, equals, value = rest[0].partition("=")
        if name not in ("--home", "--language") or not (equals or len(rest) > 1):
            break
        options[name] = value if equals else rest[1]
        rest = rest[1:] if equals else rest[2:]
    return options, rest


def _language(chosen: str | None, home: Home) -> str:
    """The language asked for, else the desk's own setting, else Finnish."""
    if chosen in SCREEN_LANGUAGES:
        return str(chosen)
    return desk_language(home.database) or "fi"
