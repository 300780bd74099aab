"""A desk with a social worker and a vault, and a clock that can be moved."""

import base64
import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, quote_plus
from zoneinfo import ZoneInfo

from kototori import assets
from kototori.domain.worker import Worker
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.request_book import Consented, RequestBook
from kototori.storage.vault import Kept

PASSPHRASE = "tuuli kääntyy illalla pohjoiseen"
NAME, PHONE, ABOUT = "Ruusu Vattukangas", "040 765 4321", "vuokrasopimus päättyy kesken"
PLANTED = (NAME, PHONE, ABOUT)
CONSENT = Consented("2026-11", "so")


class MovedClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 24, 11, 4, tzinfo=ZoneInfo("Europe/Helsinki"))

    def __call__(self) -> dt.datetime:
        return self.now

    def move(self, *, days: int = 0, seconds: int = 0) -> None:
        self.now += dt.timedelta(days=days, seconds=seconds)


def opened(home: Path, clock: MovedClock) -> Desk:
    desk = open_desk(Home(home), assets.folder("resources"), clock)
    if not desk.setup.all_workers():
        desk.setup.add_worker(
            Worker(code="kaisa", name="Kaisa Keksitty", title="sosiaaliohjaaja", team="Perhetyö")
        )
    return desk


def add(book: RequestBook, **said: object) -> Kept:
    given = {"name": NAME, "phone": PHONE, "about": ABOUT, "language": "so"} | said
    return book.add("Kaisa Keksitty", CONSENT, given)


def found_in(folder: Path, texts: Iterable[str] = PLANTED) -> list[str]:
    """Every file below a folder in which one of the texts stands, in any of the forms that leak."""
    hits = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        hits += [f"{path.name}: {form!r}" for text in texts for form in forms(text) if form in content]
    return hits


def forms(text: str) -> set[bytes]:
    """As it may be written by anybody: cased, without its spaces, reversed, escaped, coded."""
    said = {text, text.upper(), text.lower(), text.casefold(), text.replace(" ", "")}
    return {form for one in said for form in _coded(one)}


def _coded(text: str) -> set[bytes]:
    plain = text.encode()
    wide = (text.encode("utf-16-le"), text.encode("utf-16-be"))
    shifted = {base64.b64encode(plain[cut:])[: (len(plain) - cut) // 3 * 4] for cut in range(3)}
    return {
        plain,
        *wide,
        *(one[::-1] for one in wide),
        quote(text).encode(),
        quote(text, safe="").lower().encode(),
        quote_plus(text).encode(),
        json.dumps(text)[1:-1].encode(),
        text[::-1].encode(),
        plain[::-1],
        plain.hex().encode(),
        plain.hex().upper().encode(),
        plain.hex(" ").encode(),
        *shifted,
    }
