"""The table of keys in words: the parts that the help, the list of commands and the printed card show."""

from collections.abc import Mapping

from kototori.domain.key_card import KeyLine, KeyPart
from kototori.ui.keys import TYPED_COMMANDS, KeyTable, Where, printed_in
from kototori.ui.views import ViewName
from kototori.wording.catalogue import N_, Words

PLACES: Mapping[Where, tuple[ViewName | None, str]] = {
    Where.PAD: (ViewName.LOG, N_("On the contact pad")),
    Where.CORRECTION: (ViewName.LOG, N_("While a contact is corrected")),
    Where.STATISTICS: (ViewName.STATISTICS, N_("On the statistics page")),
    Where.DAY: (ViewName.DAY, N_("On the page of the day")),
    Where.LEAFLETS: (ViewName.LEAFLETS, N_("On the page of leaflets")),
    Where.REQUESTS: (ViewName.REQUESTS, N_("On the list of requests")),
    Where.SHEET: (None, N_("On a sheet at the side")),
    Where.EVERYWHERE: (None, N_("Everywhere")),
}


def key_parts(keys: KeyTable, words: Words, view: ViewName = ViewName.LOG) -> list[KeyPart]:
    """Every key of the table: those of a view first, then those that act everywhere, then the rest."""
    here = [where for where, (shown, _) in PLACES.items() if shown is view]
    rest = [where for where in PLACES if where not in (*here, Where.EVERYWHERE)]
    parts = [_part(where, keys, words) for where in (*here, Where.EVERYWHERE)]
    parts.append(_typed(words))
    parts += [_part(where, keys, words) for where in rest]
    return [part for part in parts if part.lines]


def _part(where: Where, keys: KeyTable, words: Words) -> KeyPart:
    lines = (
        KeyLine(printed_in(key, words.language), words(key.text))
        for key in keys.keys
        if key.where is where and key.printed
    )
    return KeyPart(words(PLACES[where][1]), tuple(lines))


def _typed(words: Words) -> KeyPart:
    """Commands without a key of their own."""
    named = " · ".join(words(text) for text in TYPED_COMMANDS.values())
    return KeyPart(words("Typed into the entry line"), (KeyLine("A–Z", named),))
