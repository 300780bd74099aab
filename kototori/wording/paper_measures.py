"""What protects the data, in sentences: each tells a fact that was asked of the program just now."""

from collections.abc import Iterator

from kototori.domain.paper_facts import PaperFacts
from kototori.domain.vault import LEAST_CHARACTERS, LEAST_WORDS
from kototori.wording.paper_texts import PaperTexts


def security(facts: PaperFacts, texts: PaperTexts) -> Iterator[str]:
    """One sentence a measure."""
    slots, cipher = facts.slots, facts.cipher
    told: tuple[tuple[str, dict[str, object]], ...] = (
        ("file", {"library": cipher.version, "seal": cipher.seal, "page": cipher.page}),
        ("contents", {}),
        ("inbox", {}),
        ("passphrase", _passphrase(facts)),
        ("recovery", {}),
        (_slots_known(facts), {"slots": _slots(facts, texts)}),
        ("keyring_on" if slots.has_keyring else "keyring_off", {}),
        ("pauses", {"seconds": facts.longest_pause}),
        ("idle", {"minutes": facts.idle_minutes}),
        ("erasure", {}),
        ("vault_copies", {"n": facts.vault_copies}),
        ("log_copies", {"n": facts.log_copies, "most": facts.most_log_copies}),
        *((("old_log_copies", _old_copies(facts)),) if facts.old_log_copies else ()),
        ("register", {}),
        ("apart", {}),
        ("detector", {}),
        ("network", {}),
        ("log_open", {}),
        ("organisation", {}),
    )
    for key, gaps in told:
        yield texts.say("security", key, **gaps)


def _old_copies(facts: PaperFacts) -> dict[str, object]:
    return {"files": ", ".join(facts.old_log_copies), "log_copies": facts.most_log_copies}


def _slots_known(facts: PaperFacts) -> str:
    return "slots" if facts.slots.kinds else "no_slots"


def _slots(facts: PaperFacts, texts: PaperTexts) -> str:
    return ", ".join(texts.say("slot", kind) for kind in facts.slots.kinds)


def _passphrase(facts: PaperFacts) -> dict[str, object]:
    slots = facts.slots
    cost = {"mebibytes": slots.mebibytes, "passes": slots.passes, "lanes": slots.lanes}
    return {**cost, "characters": LEAST_CHARACTERS, "words": LEAST_WORDS}
