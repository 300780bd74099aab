"""A window whose requests lie in a real vault, and a clock that can be moved."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from kototori import assets
from kototori.documents.withdrawal_notice_pdf import NoticePress
from kototori.services.desk import Desk
from kototori.services.request_book import Consented
from kototori.services.withdrawal_notices import WithdrawalNotices
from kototori.storage.vault import Kept
from kototori.ui.requests.referral_page import ReferralPage
from kototori.ui.views import ViewName
from tests.services.request_desk import PASSPHRASE, MovedClock
from tests.ui.conftest import PaperTray, Person

Asking = Callable[..., Kept]


@pytest.fixture
def standing_clock() -> MovedClock:
    """Four past eleven on a Tuesday, until it is moved."""
    return MovedClock()


@pytest.fixture
def adviser(whole: Person, tray: PaperTray, monkeypatch: pytest.MonkeyPatch) -> Person:
    """The vault is set up and open, and nothing is in it yet; all paper goes to the tests' printer."""
    fonts = assets.folder("resources") / "fonts"
    paper = WithdrawalNotices(lambda words: NoticePress(fonts, words), tray, str, whole.desk.log.today)
    monkeypatch.setattr(Desk, "withdrawal_notices", lambda _: paper)
    whole.desk.requests.door.set_up(PASSPHRASE)
    return whole


@pytest.fixture
def ask(adviser: Person, workers: SimpleNamespace) -> Asking:
    """Makes a request for one of the workers; it says what it is told to, or a little of everything."""

    def ask(worker: str = "first", **said: object) -> Kept:
        given: dict[str, object] = {
            "name": "Mo Esimerkki",
            "phone": "040 765 4321",
            "about": "vuokrasopimus päättyy kesken",
            "language": "so",
            "good_time": "arkisin klo 14",
            "interpreter_needed": True,
            "needs": ("A1",),
        }
        named = getattr(workers, worker).code
        return adviser.desk.requests.add(named, Consented("2026-11", "so"), given | said)

    return ask


@pytest.fixture
def page(adviser: Person) -> Callable[[], ReferralPage]:
    """Brings the page of requests into view."""

    def page() -> ReferralPage:
        adviser.window.shell.show_view(ViewName.REQUESTS)
        shown = adviser.window.shell.page
        assert isinstance(shown, ReferralPage)
        return shown

    return page
