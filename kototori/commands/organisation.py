"""`organisation`: who answers for what visitors tell, and the organisation's own privacy notices."""

import json
import sys
from pathlib import Path

from kototori.commands.parser import Call, CommandParser
from kototori.domain.errors import FileUnreadable, NotJson


def _show(call: Call) -> int:
    from kototori.services.organisation import values_of

    facts = call.open_desk().organisation.facts()
    print(json.dumps(values_of(facts), ensure_ascii=False, indent=2))
    return 0


def _set(call: Call) -> int:
    from kototori.services.organisation import facts_from

    facts = facts_from(_read(call.given.source))
    desk = call.open_desk()
    desk.organisation.put(facts)
    print(call.words("Stored. The visitor's card and the text about consent say it from now on."))
    return 0


def _read(source: Path) -> object:
    try:
        text = sys.stdin.read() if str(source) == "-" else source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise FileUnreadable(source) from None
    try:
        return json.loads(text)
    except ValueError:
        raise NotJson() from None


def _fill_organisation(parser: CommandParser) -> None:
    words = parser.words
    verbs = parser.verbs("organisation_verb")
    verbs.add("show", words("print what is stored as JSON"), _show_options)
    verbs.add("set", words("store it anew from such a file"), _set_options)


def _show_options(parser: CommandParser) -> None:
    parser.set_defaults(answer=_show)


def _set_options(parser: CommandParser) -> None:
    about = parser.words(
        "JSON with controllers (one or two of name and contact), officer, arrangement, desk_phone, "
        "slip_in_two, notices (language: text); - for standard input"
    )
    parser.add_argument("--from", dest="source", metavar="FILE", type=Path, required=True, help=about)
    parser.set_defaults(answer=_set)


VERBS = {"organisation": _fill_organisation}
