"""`requests card`, `help-card`, `consent`: the visitor's papers as files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from kototori.commands.opened_book import opened_book
from kototori.commands.parser import Call, CommandParser, Verbs
from kototori.commands.passphrases import passphrase_option
from kototori.domain.vault import UnknownRequest

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.services.visitor_papers import VisitorPapers

Paper = Callable[["VisitorPapers", str], bytes]


def add_paper_verbs(verbs: Verbs) -> None:
    """The three verbs."""
    words = verbs.words
    verbs.add("card", words("write the visitor's card of a request as PDF"), _card_options)
    verbs.add("help-card", words("write the card for who does not consent as PDF"), _help_options)
    verbs.add("consent", words("write the text about consent as PDF"), _consent_options)


def _card(call: Call) -> int:
    from kototori.services.visitor_papers import card_of

    request = _id(call.given.request)
    _must_be_free(call)
    with opened_book(call) as (desk, book):
        kept = next((one for one in book.all() if one.id == request), None)
        if kept is None or kept.contents is None:
            raise UnknownRequest(str(request))
        contents = card_of(kept, desk.setup.directory(), book.door.keeping)
        language = _language(call, desk, kept.contents.language or kept.contents.consent_language)
    return _write(call, desk, language, lambda papers, code: papers.card(contents, code, large=_large(call)))


def _help_card(call: Call) -> int:
    _must_be_free(call)
    desk = call.open_desk()
    language = _language(call, desk, "fi")
    return _write(call, desk, language, lambda papers, code: papers.help_card(code, large=_large(call)))


def _consent(call: Call) -> int:
    _must_be_free(call)
    desk = call.open_desk()
    language = _language(call, desk, "fi")
    return _write(call, desk, language, lambda papers, code: papers.consent_sheet(code, large=_large(call)))


def _write(call: Call, desk: "Desk", language: str, paper: Paper) -> int:
    import sys

    from kototori.services.new_files import put_files

    papers = desk.visitor_papers(call.words)
    put_files({call.given.out: paper(papers, language)}, force=call.given.force)
    told = papers.fall_back(language)
    if told:
        print(told, file=sys.stderr)
    print(call.words("Saved: {path}", path=call.given.out))
    return 0


def _language(call: Call, desk: "Desk", otherwise: str) -> str:
    given = call.given.language
    return desk.setup.vocabulary().language_code(given) if given else otherwise


def _must_be_free(call: Call) -> None:
    from kototori.services.new_files import must_be_free

    if not call.given.force:
        must_be_free(call.given.out)


def _large(call: Call) -> bool:
    return bool(call.given.large)


def _id(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        raise UnknownRequest(given) from None


# --- options ------------------------------------------------------------------------------------


def _card_options(parser: CommandParser) -> None:
    parser.add_argument("request", metavar=parser.words("ID"))
    _paper_options(parser, parser.words("the visitor's language; left out, the one in the request"))
    passphrase_option(parser)
    parser.set_defaults(answer=_card)


def _help_options(parser: CommandParser) -> None:
    _paper_options(parser, parser.words("the visitor's language; left out, Finnish"))
    parser.set_defaults(answer=_help_card)


def _consent_options(parser: CommandParser) -> None:
    _paper_options(parser, parser.words("the visitor's language; left out, Finnish"))
    parser.set_defaults(answer=_consent)


def _paper_options(parser: CommandParser, about_language: str) -> None:
    words = parser.words
    parser.add_argument("--language", metavar=words("CODE"), help=about_language)
    parser.add_argument(
        "--out", metavar="FILE.pdf", type=Path, required=True, help=words("the file to write")
    )
    parser.add_argument(
        "--large", action="store_true", help=words("large print, in the visitor's language alone")
    )
    parser.add_argument("--force", action="store_true", help=words("replace the file if it exists"))
