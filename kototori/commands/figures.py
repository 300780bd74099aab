"""`export`: figures of a range into one file, and the list of such files."""

import sys
from enum import StrEnum
from pathlib import Path

from kototori.commands.file_words import words_of_file
from kototori.commands.parser import Call, CommandParser
from kototori.commands.progress import progress_line
from kototori.domain.moment import parse_day
from kototori.domain.overview import Naming
from kototori.domain.period import By
from kototori.domain.release import Format, RangeBackwards, Use, read_choice


def _export_options(export: CommandParser) -> None:
    words = export.words
    export.set_defaults(answer=_export)
    export.add_argument("--from", dest="first", metavar=words("DAY"), help=words("the first day"))
    export.add_argument("--to", dest="last", metavar=words("DAY"), help=words("the last day"))
    export.add_argument("--by", metavar="|".join(By), help=words("the length of a period"))
    export.add_argument("--use", metavar="|".join(Use), help=words("whom the file is for"))
    export.add_argument("--format", metavar="|".join(Format), help=words("the form of the file"))
    export.add_argument("--out", metavar="PATH", type=Path, help=words("the file to write"))
    export.add_argument("--force", action="store_true", help=words("replace the file if it exists"))
    export.add_argument("--language", metavar="fi|sv|en", help=words("the language of the words in the file"))
    export.add_argument(
        "--purpose", metavar="TEXT", default="", help=words("what an internal file is for; name nobody")
    )
    export.add_argument(
        "--names",
        metavar="|".join(_NAMES),
        default="then",
        help=words("needs and authorities by their names then, or now (internal files)"),
    )
    export.add_argument(
        "--log",
        action="store_true",
        help=words("list the files of figures that were written, and nothing else"),
    )
    export.set_defaults(complain=export.error)


class _Names(StrEnum):
    THEN = "then"
    NOW = "now"


_NAMES = {_Names.THEN: Naming.AS_THEN, _Names.NOW: Naming.AS_NOW}
_NEEDED = {
    "first": "--from", "last": "--to", "by": "--by", "use": "--use", "format": "--format", "out": "--out"
}  # fmt: skip


def _export(call: Call) -> int:
    given = call.given
    if given.log:
        return _list_written(call)
    if missing := [option for name, option in _NEEDED.items() if getattr(given, name) is None]:
        given.complain(f"the following arguments are required: {', '.join(missing)}")
    first, last = parse_day(given.first), parse_day(given.last)
    if first > last:
        raise RangeBackwards(first, last)
    by = read_choice("--by", By, given.by)
    use = read_choice("--use", Use, given.use)
    form = read_choice("--format", Format, given.format)
    words = words_of_file(call)
    done = call.open_desk().statistics.export(
        first,
        last,
        by=by,
        use=use,
        form=form,
        path=given.out,
        words=words,
        force=given.force,
        purpose=given.purpose,
        naming=_NAMES[read_choice("--names", _Names, given.names)],
        told=progress_line(call.words),
    )
    if done.left_out is not None:
        left_out = call.words(
            "The book of {day} is running, so that day is left out. “kototori day close {iso}” closes it.",
            day=call.words.date(done.left_out),
            iso=done.left_out.isoformat(),
        )
        print(left_out, file=sys.stderr)
    if done.rows == 0:
        nothing = call.words("Nothing is known of these days: {path} holds the header alone.", path=done.path)
        print(nothing, file=sys.stderr)
    return 0


def _list_written(call: Call) -> int:
    """A line for each file that left, the last one first; with tabs between, for a person and a program."""
    for one in call.open_desk().statistics.written():
        told = (one.made_on, one.use, f"{one.first}/{one.last}", one.by, one.form, one.purpose or "–")
        print("\t".join(map(str, told)))
    return 0


VERBS = {"export": _export_options}
