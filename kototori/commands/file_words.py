"""The words in which a file is written: the language asked for, else that of the command."""

from kototori import assets
from kototori.commands.parser import Call
from kototori.domain.need import SCREEN_LANGUAGES
from kototori.domain.release import NotOffered
from kototori.wording.catalogue import Words, read_words


def refuse_unknown_language(language: str) -> None:
    """Raises NotOffered, which names the languages that the program speaks."""
    if language not in SCREEN_LANGUAGES:
        raise NotOffered("--language", language, tuple(SCREEN_LANGUAGES))


def words_of_file(call: Call) -> Words:
    """Raises NotOffered where the program does not speak the language."""
    language = call.given.language
    if language is None:
        return call.words
    refuse_unknown_language(language)
    return read_words(assets.folder("translations"), language, call.home.cache)
