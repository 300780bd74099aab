"""How many contact requests wait and whether any waits too long, in one sentence."""

from kototori.wording.catalogue import Words


def waiting_in_words(waiting: int, too_long: int, words: Words) -> str:
    """For the tab, the morning and the closing of the day alike."""
    if not waiting:
        return words("No contact request waits to be handed over.")
    if not too_long:
        return words.many("1 contact request waits.", "{n} contact requests wait.", waiting)
    if too_long == waiting:
        return words.many(
            "1 contact request has waited longer than two open days.",
            "{n} contact requests have waited longer than two open days.",
            waiting,
        )
    return words.many(
        "{waiting} contact requests wait, 1 of them longer than two open days.",
        "{waiting} contact requests wait, {n} of them longer than two open days.",
        too_long,
        waiting=words.number(waiting),
    )


def waited_in_words(open_days: int, words: Words) -> str:
    """How long one of them waits."""
    if not open_days:
        return words("since today")
    return words.many("1 open day", "{n} open days", open_days)
