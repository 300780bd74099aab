"""How the public figures are made, for a coordinator: what stands in the help and beside the export."""

from collections.abc import Sequence
from typing import NamedTuple

from kototori.wording.catalogue import N_, Words

TITLE = N_("How are the public figures made?")
_SHORT = N_(
    "Public figures are counted in fives, so that no number and no difference of two numbers tells of one "
    "person. They add up: visits and needs are at most four from the true number, and what is out once is "
    "never changed."
)


class Part(NamedTuple):
    """A question, and its answer in a few paragraphs."""

    question: str
    answer: tuple[str, ...]


_PARTS: Sequence[Part] = (
    Part(
        N_("Why fives?"),
        (
            N_(
                "Whoever stood in the yard on Tuesday saw who came. If a file said that two speakers of a "
                "rare language came that day and what they came about, it would tell about two people."
            ),
            N_(
                "So every public number is 0, 5, 10, 15 and so on. A 5 may be any number from 1 to 9, a 20 "
                "any from 16 to 24. To leave small numbers blank would not help: they could be worked out "
                "from the totals, the weeks and the months."
            ),
            N_("Where the settings hold another step than five, read that step here."),
        ),
    ),
    Part(
        N_("What may a 0 hide?"),
        (
            N_(
                "Up to four. A 0 does not say that nobody came, and it never proves that somebody did. The "
                "column “note” says 0-4."
            ),
            N_(
                "Where a number is put together from parts that were shared out, such as the languages of a "
                "month, a 0 may stand for up to ten: the note then says 0-10."
            ),
        ),
    ),
    Part(
        N_("How far is a number from the true one?"),
        (
            N_(
                "Visits and needs at most four, in a day as in a year. Other numbers, such as languages or "
                "hours, at most four on a single day and at most twelve over a long period."
            ),
            N_(
                "The numbers add up: the days make the week and the month, the months make the year, the "
                "languages make the visits. Needs do not add up to visits, since one visit may hold several."
            ),
        ),
    ),
    Part(
        N_("Why does a late contact show in the following days?"),
        (
            N_(
                "A number that is out is never changed. Two files of the same day, one before and one after, "
                "would otherwise tell of exactly the person who was added."
            ),
            N_(
                "So what is entered late, corrected or withdrawn is made up for in the days after. What is "
                "put right before the first public export costs nothing: look the days through first."
            ),
        ),
    ),
    Part(
        N_("Why are the languages fixed for a year?"),
        (
            N_(
                "A language is named if it had at least 50 contacts and 10 first visits in the year before; "
                "the rest is “other”. In a desk's first year these are named: Finnish, Swedish, English, "
                "Arabic, Somali, Persian, Russian, Dari and Sorani."
            ),
            N_(
                "If a language came to the list in March, “other” would shrink in March, and anybody could "
                "count back how many of February's were its speakers."
            ),
        ),
    ),
    Part(
        N_("Why is a table missing from my file?"),
        (
            N_(
                "The shorter the period, the fewer tables: a day has its visits, a week also needs and "
                "languages, a month also sub-needs and hours, a quarter also outcomes and authorities. "
                "Sensitive needs stand alone from the month on, and beside languages or ages from the year "
                "on."
            ),
            N_(
                "A table is there when the period is made of whole units. From 1 to 20 November there are "
                "visits alone; take the whole month."
            ),
        ),
    ),
    Part(
        N_("What does “internal” mean?"),
        (
            N_(
                "Exact numbers, for the desk's own work and for those who answer for it. The file says so, "
                "its name begins with it, and the desk keeps a note of who wrote it, when and for what."
            ),
            N_(
                "It is not sent on and not published. Never give anybody exact numbers of what is public in "
                "fives: laid side by side the two would tell what the fives protect. The screen of the desk "
                "is exact, too; a picture of it is internal."
            ),
        ),
    ),
    Part(
        N_("What do I say to a journalist?"),
        (
            N_(
                "Give the public file, or read from it. Do not read from the screen, and do not guess what "
                "a 0 is."
            ),
            N_(
                "You can say: “We count in fives, so that nobody can be recognised. The numbers add up, and "
                "the number of visits is at most four from the true one. We count visits, not people, and "
                "we keep no names.”"
            ),
            N_(
                "Asked about one person, one family or one small group: “We do not tell numbers that "
                "small.” That is the answer when there was nobody, too."
            ),
        ),
    ),
)


def in_two_sentences(words: Words) -> str:
    """The same in short, for the form that writes the files."""
    return words(_SHORT)


def parts(words: Words) -> tuple[Part, ...]:
    """The questions of a coordinator and the answers, in the language of `words`."""
    return tuple(
        Part(words(part.question), tuple(words(paragraph) for paragraph in part.answer)) for part in _PARTS
    )


def as_text(words: Words) -> str:
    """All of it, to be pasted into a letter."""
    told = ("\n".join((part.question, *part.answer)) for part in parts(words))
    return "\n\n".join((words(TITLE), in_two_sentences(words), *told)) + "\n"
