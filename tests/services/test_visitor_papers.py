"""The visitor's card of a request, as the window asks for it."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kototori import assets
from kototori.domain.directory import Team
from kototori.domain.referral import Keeping
from kototori.domain.vault import RequestErased
from kototori.domain.worker import Worker
from kototori.services.desk import Desk
from kototori.services.visitor_papers import VisitorPapers, card_of
from kototori.wording.catalogue import read_words
from tests.services.request_desk import CONSENT, PLANTED, MovedClock, add, found_in


@pytest.fixture
def papers(keeping_desk: Desk) -> VisitorPapers:
    return keeping_desk.visitor_papers(read_words(assets.folder("translations"), "fi", None))


def text_of(pdf: bytes) -> str:
    (page,) = PdfReader(BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


def test_the_card_of_a_request_has_its_code_and_nothing_else_of_the_visitor(
    keeping_desk: Desk, papers: VisitorPapers, home: Path
) -> None:
    kept = add(keeping_desk.requests)
    assert kept.contents is not None
    card = card_of(kept, keeping_desk.setup.directory(), papers.keeping())

    said = text_of(papers.card(card, "sv"))

    assert kept.contents.withdrawal in said
    assert kept.contents.acknowledgement not in said
    assert "Kaisa Keksitty" in said
    for own in PLANTED:
        assert own not in said
    assert found_in(home, (*PLANTED, kept.contents.withdrawal)) == []


def test_a_card_is_there_at_once_when_the_vault_is_locked(keeping_desk: Desk, papers: VisitorPapers) -> None:
    keeping_desk.requests.close()
    kept = add(keeping_desk.requests)
    card = card_of(kept, keeping_desk.setup.directory(), papers.keeping())
    assert card.withdrawal in text_of(papers.card(card, "en"))


def test_a_request_to_a_team_makes_a_card_that_names_the_team(keeping_desk: Desk) -> None:
    kept = keeping_desk.requests.add("", CONSENT, {"name": "x", "phone": "1"}, team="Perhetyö")
    card = card_of(kept, keeping_desk.setup.directory(), Keeping())
    assert isinstance(card.worker, Team)
    assert card.worker.name == card.team == "Perhetyö"


def test_a_worker_who_has_left_is_not_named_as_somebody_else(keeping_desk: Desk, clock: MovedClock) -> None:
    kept = add(keeping_desk.requests)
    keeping_desk.setup.retire_worker("kaisa")
    card = card_of(kept, keeping_desk.setup.directory(), Keeping())
    assert isinstance(card.worker, Worker)
    assert card.worker.name == "Kaisa Keksitty"


def test_the_last_day_of_the_code_is_the_day_before_the_erasure(keeping_desk: Desk) -> None:
    kept = add(keeping_desk.requests)
    card = card_of(kept, keeping_desk.setup.directory(), Keeping())
    assert (kept.erase_on - card.last_day).days == 1


def test_there_is_no_card_of_what_is_erased(keeping_desk: Desk) -> None:
    kept = add(keeping_desk.requests)
    with pytest.raises(RequestErased):
        card_of(kept._replace(contents=None), keeping_desk.setup.directory(), Keeping())


def test_papers_name_the_days_that_this_desk_keeps_requests(papers: VisitorPapers) -> None:
    said = text_of(papers.consent_sheet("en"))
    assert "14 days after the request has been delivered" in said
    assert "at the latest 60 days" in said
