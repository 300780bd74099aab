"""`leaflets`: what is in the rack, and sheets as PDF or on paper."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kototori.commands.parser import Call, CommandParser
from kototori.commands.progress import progress_line
from kototori.domain.contact import MOST_COPIES
from kototori.domain.errors import OutOfRange, UnknownCode
from kototori.domain.leaflet import Leaflet, LeafletOrder, PaperSize
from kototori.domain.release import read_choice
from kototori.services.new_files import must_be_free, put_files
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.services.all_sheets import LeftOut
    from kototori.services.desk import Desk
    from kototori.wording.catalogue import Words


_NAMED = 3  # leaflets that one reason hit


class _Form(StrEnum):
    TEXT = "text"
    JSON = "json"


def _list(call: Call) -> int:
    form = read_choice("--format", _Form, call.given.format)
    desk = call.open_desk()
    rack = desk.leaflet_rack(call.words)
    leaflets = rack.leaflets()
    for fault in rack.faults().values():
        print(sentence(fault, call.words), file=sys.stderr)  # the others are no worse for it
    today = desk.log.today()
    if form is _Form.JSON:
        print(json.dumps([_told(leaflet, today) for leaflet in leaflets], ensure_ascii=False))
        return 0
    for leaflet in leaflets:
        states = ", ".join(f"{version.language} ({version.state})" for version in leaflet.versions.values())
        told = (leaflet.topic, leaflet.source.title, states, leaflet.version, str(leaflet.review_by))
        print("\t".join((*told, *_unchecked(leaflet, call.words, today))))
    return 0


def _unchecked(leaflet: Leaflet, words: "Words", today: date) -> tuple[str, ...]:
    """The numbers and addresses in it that may be wrong by now; nothing where all were looked up."""
    names = [value.name for value in leaflet.source.unchecked_gaps(today)]
    return (words("not looked up within a year: {names}", names=", ".join(names)),) if names else ()


def _told(leaflet: Leaflet, today: date) -> dict[str, object]:
    return {
        "topic": leaflet.topic,
        "needs": list(leaflet.needs),
        "versions": [
            {
                "language": version.language,
                "title": version.title,
                "state": version.state,
                "version": leaflet.version,
                "review_by": str(leaflet.last_day(version.language)),
                "out_of_date": version.is_out_of_date or leaflet.is_past_review(today, version.language),
            }
            for version in leaflet.versions.values()
        ],
    }


def _print(call: Call) -> int:
    given = call.given
    copies = 1 if given.copies is None else _copies(given.copies)
    size = read_choice("--size", PaperSize, given.size)
    if given.out is not None and not given.force:
        must_be_free(given.out)  # before anything is set
    desk = call.open_desk()
    order = LeafletOrder(
        topics=tuple(given.topics),
        language=_language(desk, given.language),
        beside=given.beside and _language(desk, given.beside),
        size=size,
        large=given.large,
        looked_at=given.seen,
    )
    rack = desk.leaflet_rack(call.words)
    if given.out is not None:
        put_files({given.out: rack.sheet(order)}, force=given.force)
        if given.copies is not None:  # they come out of another printer
            desk.shelf_copies.printed(rack.handouts(order, copies))
        return 0
    desk.shelf_copies.printed(rack.print_to(given.printer, order, copies).handouts)
    words = call.words
    told = words.many(
        "{n} copy was sent to {printer}.",
        "{n} copies were sent to {printer}.",
        copies,
        printer=given.printer,
    )
    print(told)
    return 0


def _all(call: Call) -> int:
    given, words = call.given, call.words
    desk = call.open_desk()
    done = desk.all_sheets(words).write(
        given.out,
        beside=given.beside and _language(desk, given.beside),
        size=read_choice("--size", PaperSize, given.size),
        large=given.large,
        looked_at=given.seen,
        force=given.force,
        told=progress_line(words),
    )
    for line in _left_out(done.left_out, words):
        print(line, file=sys.stderr)
    print(
        words.many(
            "{n} PDF lies in {folder}.", "{n} PDFs lie in {folder}.", len(done.paths), folder=given.out
        )
    )
    return 1 if done.left_out else 0


def _left_out(left_out: Iterable["LeftOut"], words: "Words") -> Iterator[str]:
    """What was left out and why; the same reason once, with the names of those that it hit."""
    hit: dict[str, list[str]] = {}
    for one in left_out:
        hit.setdefault(sentence(one.reason, words), []).append(one.name)
    for reason, names in hit.items():
        more = f" … ({words.number(len(names))})" if len(names) > _NAMED else ""
        yield f"{', '.join(names[:_NAMED])}{more}: {reason}"


def _copies(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MOST_COPIES:
        return int(text)
    raise OutOfRange("copies", text, 1, MOST_COPIES)


def _language(desk: "Desk", tag: str) -> str:
    """The listed code; a leaflet may be in a language that nobody is served in, such as easy Finnish."""
    try:
        return desk.setup.vocabulary().language_code(tag)
    except UnknownCode:
        return tag


def _fill_leaflets(parser: CommandParser) -> None:
    words = parser.words
    leaflets = parser.verbs("leaflets_verb")
    leaflets.add(
        "list", words("show the leaflets, their languages and whether they are checked"), _list_options
    )
    leaflets.add("print", words("set leaflets as PDF, or print them"), _print_options)
    leaflets.add("all", words("set every leaflet in every language as PDF"), _all_options)


def _list_options(parser: CommandParser) -> None:
    about = parser.words("the form of the list")
    parser.add_argument("--format", metavar="|".join(_Form), default="text", help=about)
    parser.set_defaults(answer=_list)


def _print_options(parser: CommandParser) -> None:
    words = parser.words
    parser.add_argument("topics", metavar=words("TOPIC"), nargs="+")
    language = words("the visitor's language")
    parser.add_argument("--language", metavar=words("CODE"), required=True, help=language)
    _look_options(parser)
    parser.add_argument("--copies", metavar=f"1-{MOST_COPIES}", help=words("how many, on paper"))
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--out", metavar="FILE.pdf", type=Path, help=words("the file to write"))
    target.add_argument("--printer", metavar=words("NAME"), help=words("the printer"))
    parser.add_argument("--force", action="store_true", help=words("replace the file if it exists"))
    parser.set_defaults(answer=_print)


def _all_options(parser: CommandParser) -> None:
    words = parser.words
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=words("the folder to fill"))
    _look_options(parser)
    parser.add_argument("--force", action="store_true", help=words("replace the files that exist"))
    parser.set_defaults(answer=_all)


def _look_options(parser: CommandParser) -> None:
    """How a leaflet looks, and what somebody has looked at."""
    words = parser.words
    beside = words("a second language beside it")
    parser.add_argument("--beside", metavar=words("CODE"), help=beside)
    parser.add_argument("--size", metavar="|".join(PaperSize), default="a4", help=words("the paper"))
    parser.add_argument("--large", action="store_true", help=words("large print"))
    seen = words(
        "I have looked at the page: print it even as a draft on a sensitive matter, or past its review"
    )
    parser.add_argument("--seen", action="store_true", help=seen)


VERBS = {"leaflets": _fill_leaflets}
