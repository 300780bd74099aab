"""Tells Burmese in Unicode from Burmese in Zawgyi, which uses the same numbers for other letters.

Zawgyi writes what stands left of a letter before it, and ends syllables with the sign that in Unicode joins
two letters. A slip of the keyboard in a right text gives a few such places; Zawgyi gives more than others.
"""

import re

_LETTER = "[\u1000-\u1021\u1023-\u102a\u103f\u104e\u25cc]"
_RIGHT = re.compile(rf"(?<={_LETTER})[\u1031\u103b-\u103e]|{_LETTER}\u103a?\u1039{_LETTER}|{_LETTER}\u103a")
# Signs before or without their letter; the joiner at a syllable's end; letters that Burmese has not.
_WRONG = re.compile(
    "(?:^|[^\u1000-\u102a\u103b-\u103f\u104e\u25cc\u200b-\u200d])[\u1031\u103b-\u103e]"
    "|\u1039(?![\u1000-\u1021])|[\u105a\u1060-\u1097]"
)


def looks_like_zawgyi(text: str) -> bool:
    """Whether more of the text is wrong in Unicode than right."""
    wrong = len(_WRONG.findall(text))
    return wrong > 0 and wrong >= len(_RIGHT.findall(text))
