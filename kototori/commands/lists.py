"""`places` and `needs`: the desk's lists."""

import json
from enum import StrEnum

from kototori.commands.parser import Call, CommandParser
from kototori.domain.need import Need, Synonym, Validity, Wordings
from kototori.domain.release import read_choice
from kototori.domain.vocabulary import Vocabulary


class _Form(StrEnum):
    TEXT = "text"
    JSON = "json"


def _list_places(call: Call) -> int:
    for place in call.open_desk().setup.vocabulary().places.values():
        print("\t".join((place.code, place.name, *_days(place.validity))))
    return 0


def _add_place(call: Call) -> int:
    print(call.open_desk().setup.add_place(call.given.code, call.given.name).code)
    return 0


def _retire_place(call: Call) -> int:
    place = call.open_desk().setup.retire_place(call.given.code)
    print("\t".join((place.code, place.name, *_days(place.validity))))
    return 0


def _list_needs(call: Call) -> int:
    form = read_choice("--format", _Form, call.given.format)
    vocabulary = call.open_desk().setup.vocabulary()
    typed = _synonyms(vocabulary)
    needs = vocabulary.needs.values()
    if form is _Form.JSON:
        print(json.dumps([_need(need, typed[need.code]) for need in needs], ensure_ascii=False))
        return 0
    language = call.words.language
    for need in needs:
        synonyms = ", ".join(synonym.word for synonym in typed[need.code] if synonym.language == language)
        print("\t".join((need.code, need.words.in_language(language), *_days(need.validity), synonyms)))
    return 0


def _need(need: Need, typed: list[Synonym]) -> dict[str, object]:
    valid_from, valid_to = _days(need.validity)
    return {
        "code": need.code,
        "parent": need.parent or "",
        "words": _in_all(need.words),
        "tile": _in_all(need.tile) if need.tile else None,
        "hint": _in_all(need.hint) if need.hint else None,
        "sensitive": need.sensitive,
        "authorities": list(need.authorities),
        "social_welfare_act_11": need.act_11,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "successor": need.successor or "",
        "synonyms": [{"word": synonym.word, "language": synonym.language} for synonym in typed],
    }


def _synonyms(vocabulary: Vocabulary) -> dict[str, list[Synonym]]:
    """The words that people type for each need."""
    found: dict[str, list[Synonym]] = {code: [] for code in vocabulary.needs}
    for synonym in vocabulary.synonyms:
        if synonym.kind == "need":
            found[synonym.code].append(synonym)
    return found


def _in_all(words: Wordings) -> dict[str, str]:
    return {"fi": words.fi, "sv": words.sv, "en": words.en}


def _days(validity: Validity) -> tuple[str, str]:
    """Both ends; an open one is empty."""
    return str(validity.start or ""), str(validity.end or "")


def _fill_places(parser: CommandParser) -> None:
    words = parser.words
    places = parser.verbs("places_verb")
    places.add("list", words("show the places"), _list_places_options)
    places.add("add", words("add a place; its code stays for good"), _add_place_options)
    places.add("retire", words("a place is not used after today"), _retire_place_options)


def _list_places_options(parser: CommandParser) -> None:
    parser.set_defaults(answer=_list_places)


def _add_place_options(parser: CommandParser) -> None:
    parser.add_argument("code", metavar=parser.words("CODE"))
    parser.add_argument("name", metavar=parser.words("NAME"))
    parser.set_defaults(answer=_add_place)


def _retire_place_options(parser: CommandParser) -> None:
    parser.add_argument("code", metavar=parser.words("CODE"))
    parser.set_defaults(answer=_retire_place)


def _fill_needs(parser: CommandParser) -> None:
    about = parser.words("show the needs, with the words that people type for them")
    parser.verbs("needs_verb").add("list", about, _list_needs_options)


def _list_needs_options(parser: CommandParser) -> None:
    about = parser.words("the form of the list")
    parser.add_argument("--format", metavar="|".join(_Form), default="text", help=about)
    parser.set_defaults(answer=_list_needs)


VERBS = {"places": _fill_places, "needs": _fill_needs}
