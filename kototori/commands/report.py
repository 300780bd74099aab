"""`report`: the report of a day as one page."""

from pathlib import Path

from kototori.commands.file_words import refuse_unknown_language
from kototori.commands.parser import Call, CommandParser
from kototori.commands.progress import progress_line
from kototori.domain.day_report import ReportForm
from kototori.domain.moment import parse_day
from kototori.domain.release import read_choice


def _options(parser: CommandParser) -> None:
    words = parser.words
    parser.add_argument("--day", metavar=words("DAY"), required=True, help=words("the day"))
    parser.add_argument(
        "--out", metavar="FILE.pdf", type=Path, required=True, help=words("the file to write")
    )
    parser.add_argument("--language", metavar="fi|sv|en", help=words("the language of the report"))
    parser.add_argument(
        "--format",
        metavar="|".join(ReportForm),
        default=ReportForm.PDF,
        help=words("the form of the file; pdf unless it is said"),
    )
    parser.add_argument("--force", action="store_true", help=words("replace the file if it exists"))
    parser.set_defaults(answer=_write)


def _write(call: Call) -> int:
    given = call.given
    day = parse_day(given.day)
    form = read_choice("--format", ReportForm, given.format)
    language = given.language or call.words.language
    refuse_unknown_language(language)
    papers = call.open_desk().of_the_day.papers
    papers.save(day, language, form, given.out, force=given.force, told=progress_line(call.words))
    print(given.out)
    return 0


VERBS = {"report": _options}
