"""What the window needs for its first picture."""

from dataclasses import dataclass
from datetime import date

from kototori.domain.contact import Contact
from kototori.domain.desk_settings import DeskSettings
from kototori.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The desk's lists, today's contacts with the last one first, and the settings that the pad obeys."""

    today: date
    vocabulary: Vocabulary
    contacts: tuple[Contact, ...]
    settings: DeskSettings
