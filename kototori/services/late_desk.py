"""The desk behind the window's first picture: it opens while the adviser already types.

SQLAlchemy takes longer to import than a bare window takes to stand. Until the desk is open, what the first
picture asks is answered from a first look at the file; whatever else is asked, a save above all, waits for
the desk. Nothing is refused or forgotten meanwhile, and what is typed lies on disk at every key. This file
imports no service that needs SQLAlchemy.
"""

from collections.abc import Callable, Mapping
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from kototori.domain.first_look import FirstLook
from kototori.domain.need import Place

if TYPE_CHECKING:
    from kototori.domain.contact import Contact
    from kototori.services.desk import Desk
    from kototori.services.early_tray import EarlyTray


class LateDesk:
    """Opens a desk at most once, in the background or when somebody cannot go on without."""

    def __init__(
        self, look: FirstLook | None, tray: "EarlyTray | None", open_the_desk: Callable[[], "Desk"]
    ) -> None:
        """Without a first look (a new, older or damaged log) the desk is opened here and now."""
        self._open = open_the_desk
        self._lock = Lock()
        self._opened: Desk | None = None
        self._fault: BaseException | None = None
        self._tray = tray
        self._answers = {} if look is None else self._early_answers(look)
        if look is None:
            self.wait()

    @property
    def desk(self) -> "Desk":
        """The desk to hand to the window; each of its services answers early where it can."""
        return cast("Desk", _Early({}, self))

    @property
    def is_open(self) -> bool:
        """Whether nobody has to wait any more."""
        return self._opened is not None

    def begin(self) -> None:
        """Opens the desk in a thread of its own."""
        Thread(target=self._try, name="opening the desk", daemon=True).start()

    def wait(self) -> "Desk":
        """The open desk; raises what opening it raised."""
        with self._lock:
            if self._fault is not None:
                raise self._fault
            if self._opened is None:
                try:
                    self._opened = self._open()
                except BaseException as fault:
                    self._fault = fault
                    raise
            return self._opened

    def answers(self, service: str) -> Mapping[str, Callable[..., Any]]:
        """What a service can answer before it is there; nothing once it is."""
        return {} if self.is_open else self._answers.get(service, {})

    def close(self) -> None:
        """Lets the contact log go, if it was ever opened."""
        if self._tray is not None:
            self._tray.close()
        if self._opened is not None:
            self._opened.close()

    def _early_answers(self, look: FirstLook) -> dict[str, dict[str, Callable[..., Any]]]:
        def places() -> list[Place]:
            return [place for place in look.vocabulary.places.values() if place.validity.covers(look.today)]

        def find(wanted: UUID) -> "Contact":
            """What is being corrected is mostly a contact of today."""
            seen = next((contact for contact in look.contacts if contact.id == wanted), None)
            return self.wait().log.find(wanted) if seen is None else seen

        return {
            "log": {
                "today": lambda: look.today,
                "of_day": lambda day: list(look.contacts) if day == look.today else [],
                "mark": lambda: 0,  # the open desk says another number, and the window reads everything again
                "find": find,
            },
            "setup": {
                "vocabulary": lambda: look.vocabulary,
                "settings": lambda: look.settings,
                "places": places,
            },
            "drafts": {}
            if self._tray is None
            else {"now": self._tray.now, "all": self._tray.all, "keep": self._tray.keep},
        }

    def _try(self) -> None:
        try:
            self.wait()
        except BaseException:
            return  # kept, and raised where somebody waits


class _Early:
    """Stands in for the desk: each attribute is a service that may not be there yet."""

    def __init__(self, services: dict[str, Any], late: LateDesk) -> None:
        self._services = services
        self._late = late

    def __getattr__(self, name: str) -> Any:
        return self._services.setdefault(name, _EarlyService(name, self._late))


class _EarlyService:
    """Stands in for one service: a method is answered early, or the service itself is waited for.

    What the desk makes on demand (`desk.slip_tray()`) is called, and waits for the desk.
    """

    def __init__(self, name: str, late: LateDesk) -> None:
        self._name = name
        self._late = late

    def __getattr__(self, method: str) -> Any:
        early = self._late.answers(self._name).get(method)
        return early if early is not None else getattr(getattr(self._late.wait(), self._name), method)

    def __call__(self, *given: Any, **named: Any) -> Any:
        return getattr(self._late.wait(), self._name)(*given, **named)
