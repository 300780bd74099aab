"""Where a line may end: ICU's rules and its dictionaries for scripts without spaces."""

from icu4py.breakers import CharacterBreaker, LineBreaker

from kototori.typesetting.languages import language_tag


def line_ends(text: str, language: str) -> frozenset[int]:
    """The positions at which a line may end."""
    return _positions(text, LineBreaker(text, language_tag(language)))


def letter_ends(text: str, language: str) -> frozenset[int]:
    """The positions between whole letters, for a word that is wider than its column."""
    return _positions(text, CharacterBreaker(text, language_tag(language)))


def _positions(text: str, breaker: LineBreaker | CharacterBreaker) -> frozenset[int]:
    ends = frozenset(end for _, end in breaker.segments())
    if all(character <= "\uffff" for character in text):
        return ends
    # ICU counts in UTF-16, where a character beyond U+FFFF is two.
    positions = set()
    counted = 0
    for i, character in enumerate(text):
        counted += 2 if character > "\uffff" else 1
        if counted in ends:
            positions.add(i + 1)
    return frozenset(positions)
