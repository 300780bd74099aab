"""What the window needs to know of a view before it is built."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look.page import Page
from kototori.ui.notices import Notices
from kototori.wording.catalogue import N_, Words


class ViewName(StrEnum):
    """The views, in the order of their tabs."""

    LOG = "log"
    STATISTICS = "statistics"
    DAY = "day"
    LEAFLETS = "leaflets"
    REQUESTS = "requests"
    SETTINGS = "settings"


TITLES = {
    ViewName.LOG: N_("Log"),
    ViewName.STATISTICS: N_("Statistics"),
    ViewName.DAY: N_("The day"),
    ViewName.LEAFLETS: N_("Leaflets"),
    ViewName.REQUESTS: N_("Requests"),
    ViewName.SETTINGS: N_("Settings"),
}


VIEW_OF = {
    Deed.LOG: ViewName.LOG,
    Deed.STATISTICS: ViewName.STATISTICS,
    Deed.LEAFLETS: ViewName.LEAFLETS,
    Deed.REQUESTS: ViewName.REQUESTS,
    Deed.SETTINGS: ViewName.SETTINGS,
}


class View(NamedTuple):
    """A view beside the pad; built when it is first shown, and anew for another language or other keys."""

    name: ViewName
    build: Callable[[KeyTable, Words, Notices], Page]


def title(name: ViewName, words: Words, waiting: int = 0) -> str:
    """What stands on a tab; requests say how many wait."""
    if name is ViewName.REQUESTS and waiting:
        return words("Requests ({n})", n=words.number(waiting))
    return words(TITLES[name])
