"""`requests stick`: whether a copy of the requests lies on a stick as well, and what it may still hold."""

from pathlib import Path
from typing import TYPE_CHECKING

from kototori.commands.opened_book import opened_book
from kototori.commands.parser import Call, CommandParser
from kototori.commands.passphrases import passphrase_option
from kototori.domain.stick import Holds
from kototori.wording.stick import owed_in_words

if TYPE_CHECKING:
    from kototori.domain.stick import Stick
    from kototori.services.vault_sticks import VaultSticks

_OFF, _STATUS = "off", "status"


def _stick(call: Call) -> int:
    told, words = call.given.stick, call.words
    if told == _STATUS:
        _tell(call, call.open_desk().sticks)
        return 0
    with opened_book(call) as (desk, _):
        if told == _OFF:
            desk.sticks.drop()
            print(words("No copy goes to a stick any more."))
            _tell_owed(call, desk.sticks)
        else:
            stick = desk.sticks.choose(Path(told).absolute())
            print(words("A copy lies in {folder} from now on.", folder=stick.folder))
    return 0


def _tell(call: Call, sticks: "VaultSticks") -> None:
    """Without a passphrase: what the locked desk may know."""
    wanted, words = sticks.wanted, call.words
    if wanted is None:
        print(words("No copy goes to a stick."))
    elif wanted.holds is not Holds.NOTHING:
        print(words("A copy lies in {folder}.", folder=wanted.folder))
    else:
        print(words("A copy goes to {folder} when the requests are next opened.", folder=wanted.folder))
    _tell_owed(call, sticks)


def _tell_owed(call: Call, sticks: "VaultSticks") -> None:
    owed: tuple[Stick, ...] = sticks.owed()
    for stick in owed:
        print(owed_in_words(stick, call.words))


def stick_options(parser: CommandParser) -> None:
    """The options of `requests stick`."""
    passphrase_option(parser)
    about = parser.words("a folder on the stick, or whether there is one; status asks for no passphrase")
    parser.add_argument("stick", metavar="DIR|off|status", help=about)
    parser.set_defaults(answer=_stick)
