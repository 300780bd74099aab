"""The desk's own lists and settings: places, social workers, language, name, hours."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any

from kototori.domain.day_pins import must_be_pinnable
from kototori.domain.desk_settings import DeskSettings
from kototori.domain.directory import Directory
from kototori.domain.errors import CodeTaken, MissingValue, UnknownCode
from kototori.domain.moment import local_day
from kototori.domain.need import SCREEN_LANGUAGES, Place, Validity
from kototori.domain.plain_text import plain_text
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.worker import Absence, NotAway, TeamContact, Worker
from kototori.storage import lists, settings, workers
from kototori.storage.database import Database

_PLACE_CODE = re.compile(r"[a-z][a-z0-9-]{1,31}")


class DeskSetup:
    """Reads and changes the desk's lists and settings."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._vocabulary: Vocabulary | None = None
        self._settings: DeskSettings | None = None

    def vocabulary(self) -> Vocabulary:
        """All lists; read once, and again after a change or `refresh`."""
        if self._vocabulary is None:
            with self._database.reading() as connection:
                self._vocabulary = lists.read_vocabulary(connection)
        return self._vocabulary

    def settings(self) -> DeskSettings:
        """The desk's settings; read once, and again after a change or `refresh`."""
        if self._settings is None:
            with self._database.reading() as connection:
                stored = settings.read(connection)
            self._settings = DeskSettings.from_values(stored)
        return self._settings

    def default_place(self) -> str | None:
        """Where contacts are recorded that name no place: the desk's default place, while it is valid."""
        place = self.settings().place
        listed = self.vocabulary().places.get(place or "")
        return place if listed is not None and listed.validity.covers(self._today()) else None

    def refresh(self) -> None:
        """Forgets what was read: another program has written."""
        self._vocabulary = None
        self._settings = None

    def choose_language(self, language: str) -> None:
        """The language of the window and the commands."""
        if language not in SCREEN_LANGUAGES:
            raise UnknownCode("language", language)
        self._put("language", language)

    def choose_place(self, code: str | None) -> None:
        """The desk's default place."""
        if code is not None and code not in self.vocabulary().places:
            raise UnknownCode("place", code)
        self._put("place", code)

    def describe(self, name: str, hours: str) -> None:
        """The desk's name and opening hours, as leaflets print them."""
        self._put("name", name.strip())
        self._put("hours", hours.strip())

    def allow_single_keys(self, allowed: bool) -> None:
        """Whether digits, plus and minus alone act on the tiles (WCAG 2.1.4)."""
        self._put("single_keys", "yes" if allowed else "no")

    def pin(self, field: str, code: str | None) -> None:
        """Lets a code stand for every contact of today, and of no other day; None unpins the field."""
        today = self._today()
        if code is not None:
            must_be_pinnable(field, code, self.vocabulary(), today)
        self._put("day_pins", self.settings().pins.changed(today, field, code).text)

    def places(self) -> list[Place]:
        """The places in use today."""
        today = self._today()
        return [p for p in self.vocabulary().places.values() if p.validity.covers(today)]

    def add_place(self, code: str, name: str) -> Place:
        """Adds a place; its code is fixed for good."""
        if not name.strip():
            raise MissingValue("name")
        if _PLACE_CODE.fullmatch(code) is None:
            raise UnknownCode("place", code)
        if code in self.vocabulary().places:
            raise CodeTaken("place", code)
        place = Place(code=code, name=plain_text("name", name))
        with self._database.writing() as connection:
            lists.add_place(connection, place)
        self.refresh()
        return place

    def rename_place(self, code: str, name: str) -> Place:
        """Changes what a place is called; its code and its contacts stay."""
        if not name.strip():
            raise MissingValue("name")
        return self._put_place(self._place(code)._replace(name=plain_text("name", name)))

    def retire_place(self, code: str) -> Place:
        """The place is not used after today; its contacts keep it."""
        place = self._place(code)
        return self._put_place(place._replace(validity=Validity(place.validity.start, self._today())))

    def workers(self) -> list[Worker]:
        """The social workers of today, by name."""
        today = self._today()
        return [worker for worker in self.all_workers() if worker.validity.covers(today)]

    def all_workers(self) -> list[Worker]:
        """Everybody who is or was in the directory."""
        with self._database.reading() as connection:
            return workers.all_workers(connection)

    def directory(self) -> Directory:
        """What the directory says today: who is there, who is away and who stands in, the teams."""
        with self._database.reading() as connection:
            everybody, contacts = workers.all_workers(connection), workers.team_contacts(connection)
        return Directory(self._today(), everybody, contacts)

    def add_worker(self, worker: Worker) -> Worker:
        """Adds a social worker; raises CodeTaken, or what is amiss with a key or a stand-in."""
        checked, taken = self._checked(worker), {known.code for known in self.all_workers()}
        if worker.code in taken:
            raise CodeTaken("worker", worker.code)
        with self._database.writing() as connection:
            workers.add(connection, checked)
            workers.forget_absences(connection, self._today())
        return checked

    def read_worker(self, found: Mapping[str, Any]) -> Worker:
        """Somebody new, as a JSON object tells of them; not added yet."""
        from kototori.services.worker_list import read_worker

        return read_worker(found, self.new_worker_code, self.vocabulary())

    def add_pasted(
        self,
        text: str,
        headings: Mapping[str, str],
        languages: Callable[[str], Sequence[str]],
        source: str,
    ) -> list[Worker]:
        """Adds everybody of a table that was copied in a spreadsheet, or nobody; see `worker_list`."""
        from kototori.services.worker_list import Headings, read_pasted

        told = Headings(headings, languages, source)
        found = read_pasted(text, told, self._today(), self.new_worker_code, self.vocabulary())
        checked = [self._checked(worker) for worker in found]
        with self._database.writing() as connection:
            for worker in checked:
                workers.add(connection, worker)
        return checked

    def new_worker_code(self, name: str, besides: Sequence[str] = ()) -> str:
        """A free code that resembles a name, and is none of `besides`."""
        plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
        stem = stem if len(stem) > 1 else "worker"  # one letter is no code
        taken = {known.code for known in self.all_workers()} | set(besides)
        return next(
            code for n in range(1, len(taken) + 2) if (code := stem if n == 1 else f"{stem}-{n}") not in taken
        )

    def put_worker(self, worker: Worker) -> Worker:
        """Changes somebody's details; raises what `add_worker` does."""
        self._worker(worker.code)
        checked = self._checked(worker)
        with self._database.writing() as connection:
            workers.put(connection, checked)
            workers.forget_absences(connection, self._today())
        return checked

    def retire_worker(self, code: str) -> Worker:
        """The worker leaves the directory at once; requests made before keep the name."""
        worker, yesterday = self._worker(code), self._today() - timedelta(days=1)
        start = worker.validity.start
        began = None if start is None else min(start, yesterday)
        return self.put_worker(replace(worker, validity=Validity(began, yesterday)))

    def return_worker(self, code: str) -> Worker:
        """Whoever left is in the directory again."""
        worker = self._worker(code)
        return self.put_worker(replace(worker, validity=Validity(worker.validity.start, None)))

    def absent(self, code: str, first: date, last: date | None = None, stand_in: str = "") -> Worker:
        """The worker is away on these days; raises AbsencesOverlap, OwnStandIn or EndsBeforeItBegins."""
        worker = self._worker(code)
        return self.put_worker(replace(worker, absences=(*worker.absences, Absence(first, last, stand_in))))

    def present(self, code: str) -> Worker:
        """The worker is back today; days away that are still to come stay. Raises NotAway."""
        worker, today = self._worker(code), self._today()
        if worker.absence_on(today) is None:
            raise NotAway(worker.name)
        kept = tuple(absence for absence in worker.absences if not absence.covers(today))
        return self.put_worker(replace(worker, absences=kept))

    def put_team_contact(self, contact: TeamContact) -> TeamContact:
        """Says how a team is reached as a team."""
        _must_hold_no_identity_code(contact)
        key = _recipient(contact.age_recipient)
        checked = replace(contact, age_recipient=key)
        with self._database.writing() as connection:
            workers.put_team_contact(connection, checked)
        return checked

    def _checked(self, worker: Worker) -> Worker:
        _must_hold_no_identity_code(worker)
        known = {other.code for other in self.all_workers()}
        for absence in worker.absences:
            if absence.stand_in and absence.stand_in not in known:
                raise UnknownCode("stand_in", absence.stand_in)
        ordered = tuple(sorted(worker.absences, key=lambda absence: absence.first))
        return replace(worker, age_recipient=_recipient(worker.age_recipient), absences=ordered)

    def _worker(self, code: str) -> Worker:
        for worker in self.all_workers():
            if worker.code == code:
                return worker
        raise UnknownCode("worker", code)

    def _place(self, code: str) -> Place:
        try:
            return self.vocabulary().places[code]
        except KeyError:
            raise UnknownCode("place", code) from None

    def _put_place(self, place: Place) -> Place:
        with self._database.writing() as connection:
            lists.put_place(connection, place)
        self.refresh()
        return place

    def _put(self, name: str, value: str | None) -> None:
        with self._database.writing() as connection:
            settings.put(connection, name, value)
        self._settings = None

    def _today(self) -> date:
        return local_day(self._clock())


def _must_hold_no_identity_code(told: Worker | TeamContact) -> None:
    # Loaded here, so that no start of the desk pays for them.
    from kototori.domain.personal_data import holds_identity_code
    from kototori.domain.request_contents import IdentityCodeTyped

    for part in fields(told):
        typed = getattr(told, part.name)
        if isinstance(typed, str) and holds_identity_code(typed):
            raise IdentityCodeTyped(part.name)


def _recipient(typed: str) -> str:
    if not typed:
        return ""
    from kototori.storage.age_recipients import whole_recipient

    return whole_recipient("age_recipient", typed)
