"""Who answers for what visitors tell, and the organisation's own words of the privacy notice."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from kototori.domain.errors import UnknownCode, WrongType
from kototori.domain.organisation import Controller, OrganisationFacts
from kototori.domain.plain_text import plain_text
from kototori.services.notice_files import read_notice
from kototori.services.visitor_texts import VisitorTexts
from kototori.storage import settings
from kototori.storage.database import Database

_SETTING = "organisation"
_TEXTS = ("officer", "arrangement", "desk_phone")


class Organisation:
    """Reads and changes what the settings hold; texts in further languages are files of the home folder.

    A text in the settings stands before `notice/LANGUAGE.txt`, for somebody wrote it in the window.
    """

    def __init__(self, database: Database, notices: Path, texts: VisitorTexts) -> None:
        self._database = database
        self._notices = notices
        self._texts = texts

    @property
    def folder(self) -> Path:
        """Where texts in further languages lie."""
        return self._notices

    def facts(self) -> OrganisationFacts:
        """What is stored; nothing yet at a new desk."""
        with self._database.reading() as connection:
            stored = settings.read(connection).get(_SETTING)
        return OrganisationFacts() if stored is None else facts_from(json.loads(stored))

    def put(self, facts: OrganisationFacts) -> None:
        """Stores all of it; raises UnknownCode for a text in a language that no paper can be in."""
        for language in facts.notices:
            if self._texts.words(language) is None:
                raise UnknownCode("language", language)
        with self._database.writing() as connection:
            settings.put(connection, _SETTING, json.dumps(values_of(facts), ensure_ascii=False))

    def write_notice(self, language: str, text: str) -> None:
        """The organisation's own text in one language; an empty one brings the program's draft back."""
        facts = self.facts()
        notices = {**facts.notices, language: text.strip()}
        self.put(replace(facts, notices={code: said for code, said in notices.items() if said}))

    def notice(self, language: str) -> str:
        """The organisation's own text; empty where the program's draft stands.

        Raises FileUnreadable or TooLong for a file in the home folder that is no use.
        """
        return self.facts().notices.get(language) or read_notice(self._notices / f"{language}.txt")


def values_of(facts: OrganisationFacts) -> dict[str, Any]:
    """As it stands in JSON, in the settings and in files alike."""
    return {
        "controllers": [{"name": one.name, "contact": one.contact} for one in facts.controllers],
        **{name: getattr(facts, name) for name in _TEXTS},
        "slip_in_two": facts.slip_in_two,
        "notices": dict(facts.notices),
    }


def facts_from(values: object) -> OrganisationFacts:
    """From JSON; raises WrongType, UnknownCode for a name that there is not, and what the facts raise."""
    given = _object("organisation", values)
    for name in given:
        if name not in ("controllers", "notices", "slip_in_two", *_TEXTS):
            raise UnknownCode("organisation", name)
    listed = given.get("controllers", [])
    if not isinstance(listed, list):
        raise WrongType("controllers")
    in_two = given.get("slip_in_two", False)
    if not isinstance(in_two, bool):
        raise WrongType("slip_in_two")
    return OrganisationFacts(
        slip_in_two=in_two,
        controllers=tuple(_controller(one) for one in listed),
        notices={
            language: _text("notices", text, lines=True).strip()
            for language, text in _object("notices", given.get("notices", {})).items()
            if text
        },
        **{name: _text(name, given.get(name, "")).strip() for name in _TEXTS},
    )


def _controller(value: object) -> Controller:
    given = _object("controllers", value)
    for name in given:
        if name not in ("name", "contact"):
            raise UnknownCode("controllers", name)
    parts = (_text(name, given.get(name, "")).strip() for name in ("name", "contact"))
    return Controller(*parts)


def _object(name: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise WrongType(name)
    return value


def _text(name: str, value: object, *, lines: bool = False) -> str:
    if not isinstance(value, str):
        raise WrongType(name)
    return (
        "\n".join(plain_text(name, line) for line in value.splitlines()) if lines else plain_text(name, value)
    )
