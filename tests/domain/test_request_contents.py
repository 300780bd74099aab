"""What a request holds, and what it refuses."""

import json

import pytest

from kototori.domain.errors import MissingValue
from kototori.domain.request_contents import RequestContents

GIVEN = {
    "worker": "kaisa",
    "team": "Perhetyö",
    "name": "Ruusu Vattukangas",
    "phone": "040 765 4321",
    "consent_version": "2026-11",
    "consent_language": "so",
    "acknowledgement": "2222-2222",
    "withdrawal": "3333-3333",
}


def test_a_worker_whose_name_nobody_knows_needs_a_team_and_the_mark() -> None:
    assert RequestContents(**GIVEN | {"worker": "", "own_worker": True}).team == "Perhetyö"
    with pytest.raises(MissingValue, match="worker"):
        RequestContents(**GIVEN | {"worker": ""})
    with pytest.raises(MissingValue, match="team"):
        RequestContents(**GIVEN | {"worker": "", "team": " ", "own_worker": True})


def test_what_was_sealed_is_read_again_and_what_an_earlier_program_sealed_as_well() -> None:
    contents = RequestContents(**GIVEN | {"needs": ("A1", "J")})

    assert RequestContents.from_values(json.loads(json.dumps(contents.as_values()))) == contents
    assert RequestContents.from_values(GIVEN).needs == ()


def test_its_printed_form_tells_nothing() -> None:
    contents = RequestContents(**GIVEN | {"needs": ("A1",), "language": "so"})

    assert repr(contents) == "RequestContents(consent_version='2026-11')"
