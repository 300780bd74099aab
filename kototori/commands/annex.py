"""`annex`: two pages about one phenomenon, for a social report."""

import sys
from enum import StrEnum
from pathlib import Path

from kototori.commands.file_words import words_of_file
from kototori.commands.parser import Call, CommandParser
from kototori.domain.annex import AnnexAsked, Compare, Kind, PaperForm, read_phenomenon
from kototori.domain.moment import parse_day
from kototori.domain.release import Use, read_choice

_WHOLE = (Kind.PREVENTABLE, Kind.INTERPRETER)  # need no code


class LinesAsked(StrEnum):
    """Which of the advisers' lines go in."""

    NEW = "new"
    ALL = "all"
    NONE = "none"


def _options(parser: CommandParser) -> None:
    words = parser.words
    parser.set_defaults(answer=_write)
    kinds = " ".join(f"{kind}:CODE" if kind not in _WHOLE else str(kind) for kind in Kind)
    parser.add_argument(
        "--phenomenon",
        metavar="KIND[:CODE]",
        required=True,
        help=words("what it is about: {kinds}", kinds=kinds),
    )
    parser.add_argument(
        "--from", dest="first", metavar=words("DAY"), required=True, help=words("the first day")
    )
    parser.add_argument("--to", dest="last", metavar=words("DAY"), required=True, help=words("the last day"))
    parser.add_argument("--use", metavar="|".join(Use), required=True, help=words("whom the file is for"))
    parser.add_argument(
        "--compare",
        metavar="|".join(Compare),
        default=Compare.BEFORE,
        help=words("what it is compared with; the period before unless it is said"),
    )
    parser.add_argument(
        "--lines",
        metavar="|".join(LinesAsked),
        default=LinesAsked.NEW,
        help=words("which lines of the day reports go in: those about new phenomena, all or none"),
    )
    parser.add_argument(
        "--format", metavar="|".join(PaperForm), required=True, help=words("the form of the file")
    )
    parser.add_argument("--out", metavar="PATH", type=Path, required=True, help=words("the file to write"))
    parser.add_argument("--force", action="store_true", help=words("replace the file if it exists"))
    parser.add_argument("--language", metavar="fi|sv|en", help=words("the language of the words in the file"))


def _write(call: Call) -> int:
    given = call.given
    desk = call.open_desk()
    annexes = desk.social_annex()
    phenomenon = read_phenomenon(given.phenomenon, desk.setup.vocabulary())
    first, last = parse_day(given.first), parse_day(given.last)
    use = read_choice("--use", Use, given.use)
    form = read_choice("--format", PaperForm, given.format)
    lines = read_choice("--lines", LinesAsked, given.lines)
    chosen = None
    if lines is not LinesAsked.NEW:
        wanted = annexes.lines(first, last) if lines is LinesAsked.ALL else []
        chosen = frozenset((line.day, line.prompt) for line in wanted)
    asked = AnnexAsked(
        phenomenon=phenomenon,
        first=first,
        last=last,
        use=use,
        compare=read_choice("--compare", Compare, given.compare),
        chosen=chosen,
    )
    page = annexes.save(asked, form, given.out, words_of_file(call), force=given.force)
    if page.left_out:
        print(page.left_out, file=sys.stderr)
    print(given.out)
    return 0


VERBS = {"annex": _options}
