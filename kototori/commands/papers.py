"""`papers`: what the organisation keeps about its own processing, made from the program as it is now."""

from pathlib import Path

from kototori.commands.file_words import refuse_unknown_language
from kototori.commands.parser import Call, CommandParser
from kototori.commands.passphrases import given_passphrase
from kototori.domain.papers import PaperFormat, PaperKind
from kototori.domain.release import read_choice


def _options(parser: CommandParser) -> None:
    words = parser.words
    parser.add_argument("paper", metavar="|".join(PaperKind), help=words("which paper"))
    parser.add_argument("--language", metavar="fi|sv|en", help=words("the language of the paper"))
    parser.add_argument(
        "--format",
        metavar="|".join(PaperFormat),
        default=PaperFormat.PDF,
        help=words("the form of the file; pdf unless it is said"),
    )
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=words("the file to write"))
    parser.add_argument("--force", action="store_true", help=words("replace the file if it exists"))
    about = words("a file whose first line is the passphrase, so that the paper tells the days kept here")
    parser.add_argument("--passphrase-file", metavar="FILE", type=Path, help=about)
    parser.set_defaults(answer=_write)


def _write(call: Call) -> int:
    from kototori.services.new_files import must_be_free

    given = call.given
    kind = read_choice(call.words("PAPER"), PaperKind, given.paper)
    form = read_choice("--format", PaperFormat, given.format)
    language = given.language or call.words.language
    refuse_unknown_language(language)
    if not given.force:
        must_be_free(given.out)
    desk = call.open_desk()
    phrase = given_passphrase(given)
    if phrase is not None:
        desk.requests.open(phrase)
    try:
        papers = desk.papers()
        papers.save(given.out, papers.compose(kind, language), form, force=given.force)
    finally:
        desk.requests.close()
    print(given.out)
    return 0


VERBS = {"papers": _options}
