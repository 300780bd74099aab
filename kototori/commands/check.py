"""`check`: a full check of the files; a line for each, and status 1 if anything is wrong."""

from collections.abc import Mapping

from kototori import assets
from kototori.commands.parser import Call, CommandParser
from kototori.commands.passphrases import given_passphrase, passphrase_option
from kototori.domain.soundness import Checked, Finding
from kototori.wording.catalogue import N_, Words
from kototori.wording.sentences import sentence

_THINGS: Mapping[Checked, str] = {
    Checked.LOG: N_("contact log"),
    Checked.LEDGER: N_("public figures"),
    Checked.REQUESTS: N_("requests"),
    Checked.LISTS: N_("lists"),
    Checked.WORDS: N_("language"),
    Checked.LEAFLETS: N_("leaflet"),
    Checked.NOTICES: N_("privacy notice"),
    Checked.FONTS: N_("font"),
}


def _check(call: Call) -> int:
    from kototori.services.safekeeping import Safekeeping

    status = 0
    resources, translations = assets.folder("resources"), assets.folder("translations")
    safekeeping = Safekeeping(call.home, resources, translations, call.now)
    for finding in safekeeping.check(given_passphrase(call.given)):
        print(_told(finding, call.words), flush=True)
        status = 1 if finding.faults else status
    return status


def _told(finding: Finding, words: Words) -> str:
    named = f"{words(_THINGS[finding.thing])} {finding.name}".strip()
    found = " ".join(sentence(fault, words) for fault in finding.faults)
    return f"{named}: {found or 'ok'}"


def _check_options(parser: CommandParser) -> None:
    passphrase_option(parser)
    parser.set_defaults(answer=_check)


VERBS = {"check": _check_options}
