"""The organisation's papers: made from what the program and its files are at this moment.

Nobody is asked for a passphrase here: while the vault is locked, or was never set up, a paper says what this
version would keep, and which facts are missing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import kototori
from kototori.domain.errors import DeskError
from kototori.domain.moment import local_day
from kototori.domain.paper_facts import PaperFacts, VaultState
from kototori.domain.papers import Paper, PaperFormat, PaperKind
from kototori.domain.referral import Keeping
from kototori.domain.vault import IDLE_MINUTES
from kototori.domain.vocabulary import Vocabulary
from kototori.home import Home
from kototori.services.backups import KEPT
from kototori.services.desk_setup import DeskSetup
from kototori.services.new_files import put_files
from kototori.services.organisation import Organisation
from kototori.services.pause import LONGEST_PAUSE
from kototori.services.recorded_files import recorded_files
from kototori.services.vault_copies import VaultCopies
from kototori.services.vault_door import VaultDoor
from kototori.storage import vault_schema
from kototori.storage.database import Database
from kototori.storage.file_marks import NEWEST_STEP
from kototori.storage.slot_facts import cipher_facts, slot_facts
from kototori.wording.catalogue import Words, read_words
from kototori.wording.paper_texts import PaperTexts, read_notes
from kototori.wording.papers import compose

_DATED = tuple(f"kototori-{digit}" for digit in "0123456789")

PaperPress = Callable[[Paper, PaperFormat, Words, datetime], bytes]
"""Makes a file of a paper that was made on a day."""


@dataclass(frozen=True)
class OrganisationPapers:
    """The papers of one desk."""

    home: Home
    resources: Path
    translations: Path
    database: Database
    setup: DeskSetup
    organisation: Organisation
    door: VaultDoor
    clock: Callable[[], datetime]
    press: PaperPress

    def compose(self, kind: PaperKind, language: str) -> Paper:
        """A paper of now; raises UnknownCode for a language that no paper is in."""
        words = self._words(language)
        return compose(kind, self.facts(words), PaperTexts(self.translations, language), words)

    def set(self, paper: Paper, form: PaperFormat) -> bytes:
        """The paper as a file."""
        return self.press(paper, form, self._words(paper.language), self.clock())

    def save(self, path: Path, paper: Paper, form: PaperFormat, *, force: bool) -> None:
        """Writes a paper beside and renames it; raises FileThere without `force`."""
        put_files({path: self.set(paper, form)}, force=force)

    def _words(self, language: str) -> Words:
        return read_words(self.translations, language, self.home.cache)

    def facts(self, words: Words) -> PaperFacts:
        """What papers tell of the desk just now; `words` are those of the lists."""
        state, keeping = self._vault()
        copies = {path.name for path in self.home.backups.glob("*.db") if path.name.startswith("kototori")}
        dated = {name for name in copies if name.startswith(_DATED)}
        return PaperFacts(
            day=local_day(self.clock()),
            version=kototori.__version__,
            step=NEWEST_STEP,
            vault_version=vault_schema.VERSION,
            desk=self.setup.settings().name,
            organisation=self.organisation.facts(),
            vault=state,
            keeping=keeping or Keeping(),
            keeping_is_set=keeping is not None,
            slots=slot_facts(self.home.vault_keys),
            cipher=cipher_facts(),
            idle_minutes=IDLE_MINUTES,
            longest_pause=LONGEST_PAUSE,
            log_copies=len(dated),
            old_log_copies=tuple(sorted(copies - dated)),
            most_log_copies=KEPT,
            vault_copies=sum(path.exists() for path in VaultCopies(self.home).all()),
            files=recorded_files(self.home, self.database),
            notes=read_notes(self.resources),
            lists=_lists(self.setup.vocabulary(), words),
        )

    def _vault(self) -> tuple[VaultState, Keeping | None]:
        """How it stands, and how long it keeps; None where nobody can tell."""
        if not self.door.is_set_up:
            return VaultState.NOT_SET_UP, None
        try:
            return VaultState.OPEN if self.door.is_open else VaultState.LOCKED, self.door.keeping
        except DeskError:
            return VaultState.DAMAGED, None


def _lists(vocabulary: Vocabulary, words: Words) -> Mapping[str, Mapping[str, str]]:
    """The codes of each list with their words, the retired ones too: old contacts carry them."""
    language = words.language
    return {
        "need": {code: need.words.in_language(language) for code, need in vocabulary.needs.items()},
        "authority": {code: one.words.in_language(language) for code, one in vocabulary.authorities.items()},
        "language": {code: one.words.in_language(language) for code, one in vocabulary.languages.items()},
        "place": {code: place.name for code, place in vocabulary.places.items()},
    }
