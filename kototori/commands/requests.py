"""`requests`: what visitors ask a social worker to know, kept behind a passphrase and forgotten in time."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kototori.commands.away_note import tell_if_away
from kototori.commands.handing_over import add_hand_over, add_receiving_verbs
from kototori.commands.json_lines import json_objects, on_line
from kototori.commands.opened_book import bring_up_sticks, opened_book, tell_faults
from kototori.commands.paper_verbs import add_paper_verbs
from kototori.commands.parser import Answer, Call, CommandParser
from kototori.commands.passphrases import asked, first_line, from_file_or_asked, passphrase, passphrase_option
from kototori.commands.request_keyring import keyring_options
from kototori.commands.request_stick import stick_options
from kototori.domain.errors import DeskError, UnknownCode, WrongType
from kototori.domain.personal_data import holds_identity_code
from kototori.domain.plain_text import plain_text
from kototori.domain.referral import Keeping, RequestState
from kototori.domain.release import NotOffered
from kototori.domain.request_contents import IdentityCodeTyped, UnknownRequestField
from kototori.domain.vault import WeakPassphrase
from kototori.wording.catalogue import Words
from kototori.wording.labels import label
from kototori.wording.sentences import sentence
from kototori.wording.visitor_words import CONSENT_TEXT

if TYPE_CHECKING:
    from kototori.domain.vocabulary import Vocabulary
    from kototori.services.desk import Desk
    from kototori.services.request_book import Consented, RequestBook

_TEXTS = ("name", "phone", "about", "good_time", "place")
_ANSWERS = {"interpreter": "interpreter_needed", "message": "message_allowed", "urgent": "urgent"}
_FIELDS = ("worker", "team", "needs", *_TEXTS, "language", "consent", *_ANSWERS)


@contextmanager
def _opened_if_given(call: Call) -> Iterator["tuple[Desk, RequestBook]"]:
    """To make a request needs no passphrase: without one it is sealed."""
    if call.given.passphrase_file is not None:
        with opened_book(call) as opened:
            yield opened
        return
    desk = call.open_desk()
    yield desk, desk.requests


def _set_up(call: Call) -> int:
    words, given = call.words, call.given
    keeping = Keeping(given.days, given.latest)
    door = call.open_desk().requests.door
    code = door.set_up(_new_passphrase(given.passphrase_file, words), keeping)
    door.close()
    print(code)
    print(
        words(
            "This is the recovery code. Write it down and keep it in the safe: it is shown this once, and "
            "without it and the passphrase the requests are lost. The contact log needs neither."
        ),
        file=sys.stderr,
    )
    return 0


def _new_passphrase(file: Path | None, words: Words) -> str:
    if file is not None:
        return first_line(file)
    chosen = asked(words("New passphrase of the requests:"))
    if asked(words("The same once more:")) != chosen:
        raise WeakPassphrase(12, 4)
    return chosen


def _passphrase(call: Call) -> int:
    given, words = call.given, call.words
    book = call.open_desk().requests
    door = book.door
    _ = door.is_set_up or door.vault
    if given.recovery_code_file is not None:
        code = first_line(given.recovery_code_file)
        door.recover(code, _new_passphrase(given.new_passphrase_file, words))
    else:
        old = from_file_or_asked(given.passphrase_file, words("Passphrase of the requests:"))
        door.change_passphrase(old, _new_passphrase(given.new_passphrase_file, words))
    bring_up_sticks(book, words)
    door.close()
    print(words("The passphrase is another one now, for the copies as well. The recovery code stays."))
    return 0


def _add(call: Call) -> int:
    if call.given.source != "-":
        raise NotOffered("--from", call.given.source, ("-",))
    status = 0
    with _opened_if_given(call) as (desk, book):
        for line, found in json_objects(sys.stdin.buffer):
            try:
                if isinstance(found, DeskError):
                    raise found
                request, worker = _added(desk, book, found)
                print(request, flush=True)
                tell_if_away(desk.setup, worker, call.words)
            except DeskError as error:
                print(sentence(on_line(line, error, call.words), call.words), file=sys.stderr, flush=True)
                status = 1
    return status


def _added(desk: "Desk", book: "RequestBook", found: Mapping[str, Any]) -> tuple[UUID, str]:
    for name, value in found.items():
        if isinstance(value, str) and holds_identity_code(value):
            raise IdentityCodeTyped(name)
    for name in found:
        if name not in _FIELDS:
            raise UnknownRequestField(name)
    vocabulary = desk.setup.vocabulary()
    said: dict[str, Any] = {name: _text(name, found.get(name, "")) for name in _TEXTS}
    said |= {field: _answer(name, found.get(name, False)) for name, field in _ANSWERS.items()}
    tag = _text("language", found.get("language") or "")
    said["language"] = vocabulary.language_code(tag) if tag else ""
    said["place"] = said["place"] or _place(desk)
    consent = _consent(found.get("consent"), said["language"] or "fi", vocabulary.language_code)
    said["needs"] = _needs(found.get("needs", []), vocabulary)
    worker, team = (_text(name, found.get(name, "")) for name in ("worker", "team"))
    kept = book.add(worker, consent, said, team)
    return kept.id, "" if kept.contents is None else kept.contents.worker


def _needs(given: object, vocabulary: "Vocabulary") -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(code, str) for code in given):
        raise WrongType("needs")
    for code in given:
        if code not in vocabulary.needs:
            raise UnknownCode("needs", code)
    return tuple(dict.fromkeys(given))


def _consent(given: object, language: str, known: Callable[[str], str]) -> "Consented | None":
    """`true`, the language in which it was asked, or both the version of the text and the language."""
    from kototori.services.request_book import Consented

    if given is None or given is False or given in ("", "no", "false"):
        return None
    if given is True or given in ("yes", "true", CONSENT_TEXT):
        return Consented(CONSENT_TEXT, language)
    if isinstance(given, str):
        return Consented(CONSENT_TEXT, known(plain_text("consent", given)))
    if not isinstance(given, dict) or set(given) - {"version", "language"}:
        raise WrongType("consent")
    version = _text("consent", given.get("version", CONSENT_TEXT))
    return Consented(version, known(_text("consent", given.get("language", language))))


def _list(call: Call) -> int:
    with opened_book(call) as (_, book):
        if call.given.counts:
            return _list_counts(book)
        for kept in book.all():
            worker = book.worker_of(kept)
            row = [
                str(kept.id),
                kept.made_on.isoformat(),
                label(kept.state, call.words),
                worker.name if worker is not None else "" if kept.contents is None else kept.contents.team,
                kept.erase_on.isoformat(),
            ]
            if call.given.with_names and kept.contents is not None:
                row += [kept.contents.name, kept.contents.phone, kept.contents.withdrawal]
            print("\t".join(row))
    return 0


def _list_counts(book: "RequestBook") -> int:
    """What stays after the erasure; withdrawn requests do not count."""
    for counted, n in sorted(book.door.vault.counts().items()):
        print("\t".join((*counted, str(n))))
    return 0


def _acknowledge(call: Call) -> int:
    with opened_book(call) as (_, book):
        kept = book.acknowledge(call.given.request)
    print(call.words("Acknowledged; erased here by {day}.", day=call.words.date(kept.erase_on)))
    return 0


def _withdraw(call: Call) -> int:
    with opened_book(call) as (_, book):
        stood = book.withdraw(call.given.request)
        worker, team = book.worker_of(stood), "" if stood.contents is None else stood.contents.team
    print(call.words("Withdrawn, and erased here and from the copies."))
    if (worker is not None or team) and stood.state is not RequestState.WAITING:
        print(
            call.words(
                "{worker} has the request already: tell them that it is withdrawn.",
                worker=team if worker is None else worker.name,
            )
        )
    return 0


def _purge(call: Call) -> int:
    """Opening erases what is due; what comes due between the two is erased here."""
    desk = call.open_desk()
    book = desk.requests
    _ = book.door.is_set_up or book.door.vault
    book.door.open(passphrase(call))
    try:
        gone = book.settle()
        tell_faults(book, call.words)
        bring_up_sticks(book, call.words)
    finally:
        book.close()
    print(call.words.many("1 request erased", "{n} requests erased", gone))
    return 0


def _place(desk: "Desk") -> str:
    settings = desk.setup.settings()
    place = desk.setup.vocabulary().places.get(settings.place or "")
    return settings.name or ("" if place is None else place.name)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise WrongType(name)
    return plain_text(name, value)


def _answer(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongType(name)
    return value


# --- options ------------------------------------------------------------------------------------


def _fill_requests(parser: CommandParser) -> None:
    words = parser.words
    verbs = parser.verbs("requests_verb")
    verbs.add("set-up", words("make the vault of the requests, and print its recovery code"), _set_up_options)
    verbs.add("passphrase", words("set another passphrase"), _passphrase_options)
    verbs.add("add", words("keep requests, and print their ids"), _add_options)
    verbs.add("list", words("show the requests that are kept"), _list_options)
    add_hand_over(verbs)
    verbs.add(
        "acknowledge",
        words("note that the worker has taken it on"),
        _of_code(_acknowledge, words("the code that stands on the slip, or the id")),
    )
    verbs.add(
        "withdraw",
        words("erase a request at once"),
        _of_code(_withdraw, words("the code that the visitor was given, or the id")),
    )
    add_paper_verbs(verbs)
    verbs.add("keyring", words("open them without a passphrase on this computer, or not"), keyring_options)
    verbs.add("stick", words("keep a copy on a stick, too, or not"), stick_options)
    verbs.add("purge", words("erase what is due"), _purge_options)
    add_receiving_verbs(verbs)


def _set_up_options(parser: CommandParser) -> None:
    words, days = parser.words, Keeping()
    passphrase_option(parser)
    about = words("days after the hand-over on which a request is erased")
    parser.add_argument("--days", metavar="N", type=int, default=days.after_hand_over, help=about)
    about = words("days after which it is erased in any case")
    parser.add_argument("--latest", metavar="N", type=int, default=days.at_the_latest, help=about)
    parser.set_defaults(answer=_set_up)


def _passphrase_options(parser: CommandParser) -> None:
    words = parser.words
    passphrase_option(parser)
    about = words("a file whose first line is the new passphrase; else it is asked for")
    parser.add_argument("--new-passphrase-file", metavar="FILE", type=Path, help=about)
    about = words("a file whose first line is the recovery code, where the passphrase is lost")
    parser.add_argument("--recovery-code-file", metavar="FILE", type=Path, help=about)
    parser.set_defaults(answer=_passphrase)


def _add_options(parser: CommandParser) -> None:
    about = parser.words(
        "one JSON object a line: worker (name or code), name, phone, language, about, consent; if wished "
        "interpreter, message, urgent, good_time, place, needs; or team instead of worker where the visitor "
        "has one there and does not know the name"
    )
    parser.add_argument("--from", dest="source", metavar="-", required=True, help=about)
    about = parser.words(
        "a file whose first line is the passphrase; without it requests are sealed, which needs none"
    )
    parser.add_argument("--passphrase-file", metavar="FILE", type=Path, help=about)
    parser.set_defaults(answer=_add)


def _list_options(parser: CommandParser) -> None:
    about = parser.words("also name, phone and the visitor's code: personal data on the screen")
    parser.add_argument("--with-names", action="store_true", help=about)
    about = parser.words(
        "how many there were by month, team and need, the erased ones too but not the withdrawn ones"
    )
    parser.add_argument("--counts", action="store_true", help=about)
    passphrase_option(parser)
    parser.set_defaults(answer=_list)


def _of_code(answer: Answer, about: str) -> Callable[[CommandParser], None]:
    def options(parser: CommandParser) -> None:
        parser.add_argument("request", metavar=parser.words("CODE"), help=about)
        passphrase_option(parser)
        parser.set_defaults(answer=answer)

    return options


def _purge_options(parser: CommandParser) -> None:
    passphrase_option(parser)
    parser.set_defaults(answer=_purge)


VERBS = {"requests": _fill_requests}
