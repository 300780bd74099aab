"""`places` and `needs`: the desk's lists."""

import json
from enum import StrEnum

from kototori.commands.parser import Call, Verbs
from kototori.domain.need import Need, Validity, Wordings
from kototori.domain.release import read_choice
from kototori.domain.vocabulary import Vocabulary


class _Form(StrEnum):
    TEXT = "text"
    JSON = "json"


def add_verbs(verbs: Verbs) -> None:
    """Adds the verbs of this file."""
    words = verbs.words
    places = verbs.group("places", words("the places of the desk"))
    places.add("list", words("show the places"), _list_places)
    add = places.add("add", words("add a place; its code stays for good"), _add_place)
    add.add_argument("code", metavar=words("CODE"))
    add.add_argument("name", metavar=words("NAME"))
    retire = places.add("retire", words("a place is not used after today"), _retire_place)
    retire.add_argument("code", metavar=words("CODE"))
    needs = verbs.group("needs", words("what visitors come about"))
    listing = needs.add(
        "list", words("show the needs, with the words that people type for them"), _list_needs
    )
    listing.add_argument(
        "--format", metavar="|".join(_Form), default="text", help=words("the form of the list")
    )


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
    if form is _Form.JSON:
        print(json.dumps([_need(need, vocabulary) for need in vocabulary.needs.values()], ensure_ascii=False))
        return 0
    for need in vocabulary.needs.values():
        synonyms = ", ".join(
            word for word, language in _synonyms(need, vocabulary) if language == call.words.language
        )
        print(
            "\t".join(
                (need.code, need.words.in_language(call.words.language), *_days(need.validity), synonyms)
            )
        )
    return 0


def _need(need: Need, vocabulary: Vocabulary) -> dict[str, object]:
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
        "synonyms": [{"word": word, "language": language} for word, language in _synonyms(need, vocabulary)],
    }


def _synonyms(need: Need, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [(s.word, s.language) for s in vocabulary.synonyms if s.kind == "need" and s.code == need.code]


def _in_all(words: Wordings) -> dict[str, str]:
    return {"fi": words.fi, "sv": words.sv, "en": words.en}


def _days(validity: Validity) -> tuple[str, str]:
    """Both ends; an open one is empty."""
    return str(validity.start or ""), str(validity.end or "")
