"""What the window needs for its first picture."""

from datetime import date
from typing import NamedTuple

from kototori.domain.contact import Contact
from kototori.domain.desk_settings import DeskSettings
from kototori.domain.draft import Draft
from kototori.domain.vocabulary import Vocabulary


class FirstLook(NamedTuple):
    """The desk's lists, today's contacts with the last one first, the unfinished ones, and the settings."""

    today: date
    vocabulary: Vocabulary
    contacts: tuple[Contact, ...]
    settings: DeskSettings
    drafts: tuple[Draft, ...]
