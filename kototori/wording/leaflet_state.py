"""Reads how far a version has come; a claim that names nobody, or no day, is not believed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kototori.domain.errors import DeskError
from kototori.domain.leaflet import (
    LeafletState,
    StateDateUnread,
    StateWithoutPerson,
    UnknownState,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a version, who found it so and when, and what is wrong with the claim."""

    state: LeafletState = LeafletState.DRAFT
    by: str = ""
    on: date | None = None
    remark: DeskError | None = None


def read_standing(path: Path, state: str, by: str, on: str) -> Standing:
    """From what a file says of itself; what cannot be believed is a draft, and the remark says why."""
    state, by, on = state.strip(), by.strip(), on.strip()
    if state and state not in tuple(LeafletState):
        return Standing(remark=UnknownState(path, state, tuple(LeafletState)))
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError:
        return Standing(remark=StateDateUnread(path, on))
    claimed = LeafletState(state or LeafletState.DRAFT)
    if claimed is not LeafletState.DRAFT and not (by and day):
        return Standing(remark=StateWithoutPerson(path, claimed))
    return Standing(claimed, by, day)
