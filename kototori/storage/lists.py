"""Needs, authorities, languages, places and synonyms in and out; a code once stored is never deleted."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from kototori.domain.leaflet import EASY_FINNISH
from kototori.domain.need import Authority, Language, Need, Place, Synonym, Validity, Wordings
from kototori.domain.vocabulary import Vocabulary
from kototori.storage import schema as t
from kototori.storage.list_rows import authority_from, language_from, need_from, place_from

_SYNONYMS = select(*(t.synonym.c[part] for part in Synonym._fields)).order_by(
    t.synonym.c.word, t.synonym.c.language
)


def read_vocabulary(connection: Connection) -> Vocabulary:
    """All lists as they stand."""
    return Vocabulary(
        needs={row.code: need_from(row._mapping) for row in _in_order(connection, t.need)},
        authorities={row.code: authority_from(row._mapping) for row in _in_order(connection, t.authority)},
        languages={row.code: language_from(row._mapping) for row in _in_order(connection, t.language)},
        places={row.code: place_from(row._mapping) for row in _in_order(connection, t.place)},
        synonyms=tuple(map(Synonym._make, connection.execute(_SYNONYMS).all())),
    )


def write_shipped(connection: Connection, shipped: Vocabulary, leaflets: Iterable[str]) -> None:
    """Brings the program's own lists into the file: new codes are added, words and dates are put right.

    Places are the desk's own and come only with `add_place`.
    """
    _upsert(connection, t.authority, [_authority_row(a) for a in shipped.authorities.values()])
    _upsert(connection, t.need, [_need_row(n) for n in shipped.needs.values()])
    _upsert(connection, t.language, [_language_row(lang) for lang in shipped.languages.values()])
    connection.execute(delete(t.synonym))
    words = [
        {"word": s.word, "language": s.language, "code": s.code, "kind": s.kind} for s in shipped.synonyms
    ]
    connection.execute(insert(t.synonym), words)
    _add_codes(connection, t.leaflet_language, (*shipped.languages, EASY_FINNISH))
    add_leaflets(connection, leaflets)


def add_leaflets(connection: Connection, topics: Iterable[str]) -> None:
    """Leaflets that may be counted from now on."""
    _add_codes(connection, t.leaflet_topic, topics)


def add_place(connection: Connection, place: Place) -> None:
    """Adds a place after the others."""
    last = connection.execute(select(func.coalesce(func.max(t.place.c.position), -1))).scalar_one()
    connection.execute(
        insert(t.place),
        {"code": place.code, "position": last + 1, "name": place.name, **_validity_row(place.validity)},
    )


def put_place(connection: Connection, place: Place) -> None:
    """Changes a place's name or validity."""
    values = {"name": place.name, **_validity_row(place.validity)}
    connection.execute(update(t.place).where(t.place.c.code == place.code).values(values))


def _in_order(connection: Connection, table: Table) -> Any:
    return connection.execute(select(table).order_by(table.c.position)).all()


def _add_codes(connection: Connection, table: Table, codes: Iterable[str]) -> None:
    known = set(connection.execute(select(table.c.code)).scalars())
    new = [{"code": code} for code in codes if code not in known]
    if new:
        connection.execute(insert(table), new)


def _upsert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Adds and puts right; references within the list are set once all of its codes are there."""
    known = set(connection.execute(select(table.c.code)).scalars())
    placed = [row | {"position": position} for position, row in enumerate(rows)]
    references = [c.name for c in table.c if any(f.column.table is table for f in c.foreign_keys)]
    new = [row | dict.fromkeys(references) for row in placed if row["code"] not in known]
    if new:
        connection.execute(insert(table), new)
    for row in placed:
        if row["code"] in known or any(row[name] for name in references):
            connection.execute(update(table).where(table.c.code == row["code"]).values(row))


def _validity_row(validity: Validity) -> dict[str, Any]:
    return {"valid_from": validity.start, "valid_to": validity.end}


def _words_row(words: Wordings | None, part: str = "") -> dict[str, Any]:
    return {f"{part}{language}": getattr(words, language, None) for language in ("fi", "sv", "en")}


def _need_row(need: Need) -> dict[str, Any]:
    return {
        "code": need.code,
        "parent": need.parent,
        "authorities": " ".join(need.authorities),
        "sensitive": int(need.sensitive),
        "act_11": need.act_11,
        "successor": need.successor,
        **_words_row(need.words),
        **_words_row(need.tile, "tile_"),
        **_words_row(need.hint, "hint_"),
        **_validity_row(need.validity),
    }


def _authority_row(authority: Authority) -> dict[str, Any]:
    return {
        "code": authority.code,
        "successor": authority.successor,
        **_words_row(authority.words),
        **_validity_row(authority.validity),
    }


def _language_row(language: Language) -> dict[str, Any]:
    return {
        "code": language.code,
        "endonym": language.endonym,
        "direction": language.direction,
        "on_strip": int(language.on_strip),
        "aliases": " ".join(language.aliases),
        **_words_row(language.words),
    }
