"""A social worker in the desk's own directory: work details only."""

from dataclasses import dataclass

from kototori.domain.errors import DeskError, MissingValue
from kototori.domain.need import ALWAYS, Validity


class UnknownDetail(DeskError):
    """The directory holds no such thing about a worker."""

    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """The named recipient of a referral request."""

    code: str
    name: str
    title: str
    team: str
    organisation: str = ""
    area: str = ""
    languages: tuple[str, ...] = ()
    phone: str = ""
    validity: Validity = ALWAYS

    def __post_init__(self) -> None:
        for field in ("code", "name", "title", "team"):
            if not getattr(self, field).strip():
                raise MissingValue(field)
