"""The words in which a file is written: the language asked for, else that of the command."""

from kototori import assets
from kototori.commands.parser import Call
from kototori.domain.errors import UnknownCode
from kototori.domain.need import SCREEN_LANGUAGES
from kototori.wording.catalogue import Words, read_words


def words_of_file(call: Call) -> Words:
    """Raises UnknownCode where the program does not speak the language."""
    language = call.given.language
    if language is None:
        return call.words
    if language not in SCREEN_LANGUAGES:
        raise UnknownCode("language", language)
    return read_words(assets.folder("translations"), language, call.home.cache)
