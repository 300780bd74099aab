"""Every key and what it does, in one table; controls print it, and the help lists it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from kototori.wording.catalogue import N_, Words


class Deed(StrEnum):
    """What a key, a button or a typed command can do."""

    TOGGLE_NEED = "toggle_need"
    SEARCH = "search"
    ACCEPT = "accept"
    CHOOSE = "choose"
    PERSONS = "persons"
    SAVE = "save"
    SAVE_AND_PRINT = "save_and_print"
    PRINT = "print"
    TAKE_BACK = "take_back"
    EMPTY_PAD = "empty_pad"
    CLEAR = "clear"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    LEAVE = "leave"
    DETAILS = "details"
    PIN_LANGUAGE = "pin_language"
    REFERRAL = "referral"
    PARK = "park"
    DRAFT_1 = "draft_1"
    DRAFT_2 = "draft_2"
    DRAFT_3 = "draft_3"
    DRAFT_4 = "draft_4"
    DRAFT_5 = "draft_5"
    LATE = "late"
    BUSY = "busy"
    JOIN = "join"
    TALLY = "tally"
    EARLIER_DAY = "earlier_day"
    LATER_DAY = "later_day"
    UNDO = "undo"
    REDO = "redo"
    LEAFLETS = "leaflets"
    TURN = "turn"
    CURTAIN = "curtain"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    PREVIOUS_VIEW = "previous_view"
    NEXT_VIEW = "next_view"
    LOG = "log"
    STATISTICS = "statistics"
    EXPORT = "export"
    PERIOD = "period"
    STEP = "step"
    AS_TABLE = "as_table"
    FILTER = "filter"
    COMPARE = "compare"
    BEHIND = "behind"
    COPY = "copy"
    CLOSE_DAY = "close_day"
    HAND_OVER = "hand_over"
    WITHDRAW_REQUEST = "withdraw_request"
    READ_OUT = "read_out"
    SEAL_REQUEST = "seal_request"
    ACKNOWLEDGE = "acknowledge"
    WAIT_AGAIN = "wait_again"
    REGISTER = "register"
    MAKE_REQUEST = "make_request"
    LOCK = "lock"
    REQUESTS = "requests"
    SETTINGS = "settings"
    HELP = "help"
    COMMANDS = "commands"


class Where(StrEnum):
    """Where a key acts."""

    PAD = "pad"
    CORRECTION = "correction"
    STATISTICS = "statistics"
    DAY = "day"
    LEAFLETS = "leaflets"
    REQUESTS = "requests"
    SHEET = "sheet"
    EVERYWHERE = "everywhere"


class Key(NamedTuple):
    """One line of the table.

    `shortcuts` are Qt's names of the keys; where there are none the entry line or the pad reads the key
    itself. A `command` may also be typed into the entry line by its words.
    """

    deed: Deed
    where: Where
    printed: str
    text: str
    shortcuts: tuple[str, ...] = ()
    command: bool = False


JOIN_KEY = ","  # while the busy hour lasts

TILE_KEYS = "1234567890+-"  # one for each top need, in the order of the list; the minus key is U+002D

# For day, week, month, quarter, year and range: the first letters of the words on the buttons.
PERIOD_KEYS: Mapping[str, str] = {"fi": "PVKNUJ", "sv": "DVMKÅP", "en": "DWMQYR"}

KEYS: tuple[Key, ...] = (
    Key(Deed.TOGGLE_NEED, Where.PAD, "1–9 0 + −", N_("Choose or drop a need")),
    Key(Deed.SEARCH, Where.PAD, "A–Z", N_("Search needs, languages and commands")),
    Key(Deed.ACCEPT, Where.PAD, "Space, Tab", N_("Take the first suggestion")),
    Key(Deed.CHOOSE, Where.PAD, "↑ ↓", N_("Move in the suggestions")),
    Key(Deed.PERSONS, Where.PAD, "x4", N_("A contact of four persons")),
    Key(Deed.SAVE, Where.PAD, "⏎", N_("Save the contact")),
    Key(
        Deed.SAVE_AND_PRINT,
        Where.PAD,
        "Ctrl+⏎",
        N_("Save, and print the leaflets that fit"),
        ("Ctrl+Return", "Ctrl+Enter"),
        command=True,
    ),
    Key(
        Deed.PRINT,
        Where.PAD,
        "Ctrl+P",
        N_("Print the leaflets that fit, keep the contact open"),
        ("Ctrl+P",),
        command=True,
    ),
    Key(Deed.TAKE_BACK, Where.PAD, "⌫", N_("Drop what was chosen last")),
    Key(Deed.EMPTY_PAD, Where.PAD, "Shift+Esc", N_("Empty the pad"), ("Shift+Esc",), command=True),
    Key(Deed.CLEAR, Where.PAD, "Esc", N_("Clear the text; once more: back to the entry line")),
    Key(Deed.CORRECT, Where.PAD, "↑", N_("Correct the last contact")),
    Key(Deed.PARK, Where.PAD, "Ctrl+N", N_("Put this contact beside"), ("Ctrl+N",), command=True),
    Key(Deed.DRAFT_1, Where.PAD, "Ctrl+1", N_("Take up contact A"), ("Ctrl+1",)),
    Key(Deed.DRAFT_2, Where.PAD, "Ctrl+2", N_("Take up contact B"), ("Ctrl+2",)),
    Key(Deed.DRAFT_3, Where.PAD, "Ctrl+3", N_("Take up contact C"), ("Ctrl+3",)),
    Key(Deed.DRAFT_4, Where.PAD, "Ctrl+4", N_("Take up contact D"), ("Ctrl+4",)),
    Key(Deed.DRAFT_5, Where.PAD, "Ctrl+5", N_("Take up contact E"), ("Ctrl+5",)),
    Key(Deed.LATE, Where.PAD, "Ctrl+D", N_("Date and time of the contact"), ("Ctrl+D",), command=True),
    Key(Deed.BUSY, Where.PAD, "F7", N_("Busy mode: each key is a visitor"), ("F7",), command=True),
    Key(Deed.JOIN, Where.PAD, JOIN_KEY, N_("In busy mode: join the next need to the last visitor")),
    Key(Deed.DETAILS, Where.PAD, "F4", N_("Details"), ("F4",), command=True),
    Key(Deed.REFERRAL, Where.PAD, "Ctrl+R", N_("Contact request"), ("Ctrl+R",), command=True),
    Key(Deed.EARLIER_DAY, Where.PAD, "Alt+←", N_("List of an earlier day, to correct it"), ("Alt+Left",)),
    Key(Deed.LATER_DAY, Where.PAD, "Alt+→", N_("List of a later day, up to today"), ("Alt+Right",)),
    Key(Deed.SAVE, Where.CORRECTION, "⏎", N_("Save the correction")),
    Key(Deed.WITHDRAW, Where.CORRECTION, "Del", N_("Withdraw the contact")),
    Key(Deed.LEAVE, Where.CORRECTION, "Esc", N_("Leave the contact as it was")),
    Key(Deed.PERIOD, Where.STATISTICS, "D W M Q Y R", N_("Day, week, month, quarter, year, range")),
    Key(Deed.STEP, Where.STATISTICS, "← →", N_("Earlier, later")),
    Key(Deed.AS_TABLE, Where.STATISTICS, "T", N_("Tables instead of pictures")),
    Key(Deed.FILTER, Where.STATISTICS, "F", N_("Filter by place, channel, language, need")),
    Key(Deed.COMPARE, Where.STATISTICS, "C", N_("Compare with another period")),
    Key(Deed.BEHIND, Where.STATISTICS, "B", N_("What lies behind the numbers")),
    Key(Deed.COPY, Where.STATISTICS, "Ctrl+C", N_("Copy the picture and its numbers")),
    Key(Deed.STEP, Where.DAY, "← →", N_("Earlier, later")),
    Key(Deed.SEARCH, Where.LEAFLETS, "A–Z", N_("Search leaflets, needs and languages")),
    Key(Deed.ACCEPT, Where.LEAFLETS, "Space, ⏎", N_("Tick the leaflet that was found, take the language")),
    Key(Deed.TOGGLE_NEED, Where.LEAFLETS, "1–9 0 + −", N_("Only leaflets about these needs")),
    Key(Deed.PERSONS, Where.LEAFLETS, "x2", N_("Two copies")),
    Key(Deed.STEP, Where.LEAFLETS, "PgUp PgDn", N_("Turn the page in view")),
    Key(Deed.HAND_OVER, Where.REQUESTS, "⏎", N_("The request was handed over")),
    Key(Deed.WITHDRAW_REQUEST, Where.REQUESTS, "Del", N_("Withdraw the request")),
    Key(Deed.SEARCH, Where.REQUESTS, "A–Z", N_("Search requests, type a code")),
    Key(Deed.STEP, Where.REQUESTS, "← →", N_("Waiting, handed over, all")),
    Key(Deed.READ_OUT, Where.REQUESTS, "Ctrl+T", N_("Read the request out by phone"), ("Ctrl+T",)),
    Key(Deed.SEAL_REQUEST, Where.REQUESTS, "Ctrl+L", N_("Sealed file for the worker"), ("Ctrl+L",)),
    Key(Deed.ACKNOWLEDGE, Where.REQUESTS, "Ctrl+O", N_("The worker has taken it on"), ("Ctrl+O",)),
    Key(Deed.WAIT_AGAIN, Where.REQUESTS, "Ctrl+B", N_("Take back the last hand-over"), ("Ctrl+B",)),
    Key(Deed.REGISTER, Where.REQUESTS, "Ctrl+H", N_("What was done with requests"), ("Ctrl+H",)),
    Key(Deed.LOCK, Where.REQUESTS, "Ctrl+Shift+L", N_("Lock the requests"), ("Ctrl+Shift+L",), command=True),
    Key(Deed.MAKE_REQUEST, Where.SHEET, "Ctrl+⏎", N_("Make the request, write the file")),
    Key(Deed.UNDO, Where.EVERYWHERE, "Ctrl+Z", N_("Undo"), ("Ctrl+Z",), command=True),
    Key(Deed.REDO, Where.EVERYWHERE, "Ctrl+Y", N_("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), command=True),
    Key(
        Deed.LEAFLETS,
        Where.EVERYWHERE,
        "Ctrl+Shift+P",
        N_("Leaflets for this contact"),
        ("Ctrl+Shift+P",),
        command=True,
    ),
    Key(Deed.TURN, Where.EVERYWHERE, "F8", N_("Turn the view to the visitor"), ("F8",), command=True),
    Key(Deed.CURTAIN, Where.EVERYWHERE, "F9", N_("Cover the window"), ("F9",), command=True),
    Key(Deed.EXPORT, Where.EVERYWHERE, "Ctrl+E", N_("Export figures"), ("Ctrl+E",), command=True),
    Key(
        Deed.PREVIOUS_VIEW,
        Where.EVERYWHERE,
        "Ctrl+PgUp",
        N_("Previous view"),
        ("Ctrl+PgUp",),
    ),
    Key(Deed.NEXT_VIEW, Where.EVERYWHERE, "Ctrl+PgDn", N_("Next view"), ("Ctrl+PgDown",)),
    Key(Deed.NEXT_PANE, Where.EVERYWHERE, "F6", N_("Next part of the window"), ("F6",)),
    Key(Deed.PREVIOUS_PANE, Where.EVERYWHERE, "Shift+F6", N_("Previous part of the window"), ("Shift+F6",)),
    Key(Deed.HELP, Where.EVERYWHERE, "F1", N_("Help: the keys of this view"), ("F1",), command=True),
    Key(Deed.COMMANDS, Where.EVERYWHERE, "Ctrl+K", N_("List of commands"), ("Ctrl+K",)),
)

# Commands that are typed, and have no key of their own.
TYPED_COMMANDS: Mapping[Deed, str] = {
    Deed.PIN_LANGUAGE: N_("Pin the language for today"),
    Deed.LOG: N_("Log"),
    Deed.TALLY: N_("Paper tally"),
    Deed.STATISTICS: N_("Statistics"),
    Deed.CLOSE_DAY: N_("Close the day"),
    Deed.REQUESTS: N_("Requests"),
    Deed.SETTINGS: N_("Settings"),
}


class KeyTable:
    """The table as this desk uses it: the keys above, with those that were given another place."""

    def __init__(self, moved: Mapping[Deed, str] | None = None) -> None:
        """`moved` holds Qt's name of the key that stands for a deed now; an empty one is no key at all."""
        self.moved = dict(moved or {})
        self.keys = tuple(self._now(key) for key in KEYS)

    def printed(self, deed: Deed) -> str:
        """The key as it is printed on a control; nothing where a deed has none."""
        return next((key.printed for key in self.keys if key.deed is deed), "").split(", ")[0]

    def shortcuts(self) -> dict[str, Deed]:
        """Qt's names of the keys, with what they do."""
        return {shortcut: key.deed for key in self.keys for shortcut in key.shortcuts}

    def _now(self, key: Key) -> Key:
        if not key.shortcuts or key.deed not in self.moved:
            return key
        shortcut = self.moved[key.deed]
        return key._replace(shortcuts=(shortcut,) if shortcut else (), printed=as_printed(shortcut))


# How keys are printed that Qt calls by another name; the minus key is printed as the wider sign.
_PRINTED = {
    "Return": "⏎",
    "Backspace": "⌫",
    "PgDown": "PgDn",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}


def as_printed(shortcut: str) -> str:
    """A key by Qt's name, as it stands on a control."""
    modifiers, plus, name = shortcut.rpartition("+")
    return f"{modifiers}{plus}{_PRINTED.get(name, name)}"


_SPOKEN = {"⏎": "Enter", "⌫": "Backspace", "⇧": "Shift"}


def spoken(printed: str) -> str:
    """A printed key by the name that a screen reader can say, and every font can print."""
    for sign, name in _SPOKEN.items():
        printed = printed.replace(sign, name)
    return printed


_ARROWS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}


def heard(printed: str) -> str:
    """A printed key for the ear alone: no sign stands in it that speech would leave out."""
    said = spoken(printed)
    for sign, name in _ARROWS.items():
        said = said.replace(sign, name)
    return said


def callable_texts() -> dict[Deed, str]:
    """All that can be called for from anywhere, in the order of the table, with the words to translate."""
    with_keys = {key.deed: key.text for key in KEYS if key.shortcuts or key.command}
    return with_keys | dict(TYPED_COMMANDS)


def command_texts() -> dict[Deed, str]:
    """What can be called by typing it, with the words to translate."""
    with_keys = {key.deed: key.text for key in KEYS if key.command}
    return with_keys | dict(TYPED_COMMANDS)


def printed_in(key: Key, language: str) -> str:
    """A key as the help prints it; the letters of the periods follow the language."""
    return " ".join(PERIOD_KEYS[language]) if key.deed is Deed.PERIOD else key.printed


def names_in(languages: Sequence[Words], texts: Mapping[Deed, str]) -> dict[Deed, tuple[str, ...]]:
    """What each command is called in these languages; the first one's name stands first."""
    return {deed: tuple(dict.fromkeys(words(text) for words in languages)) for deed, text in texts.items()}
