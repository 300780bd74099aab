"""What the tests of requests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kototori.services.desk import Desk
from tests.services.request_desk import PASSPHRASE, MovedClock, opened


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def keeping_desk(settled_home: Path, clock: MovedClock) -> Iterator[Desk]:
    """A desk whose vault was set up and is open."""
    desk = opened(settled_home, clock)
    desk.requests.door.set_up(PASSPHRASE)
    yield desk
    desk.requests.door.close()
    desk.close()


@pytest.fixture
def new_desk(settled_home: Path, clock: MovedClock) -> Iterator[Desk]:
    """A desk without a vault."""
    desk = opened(settled_home, clock)
    yield desk
    desk.requests.door.close()
    desk.close()
