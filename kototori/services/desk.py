"""Everything the desk can do, handed to the window and to the commands."""

from dataclasses import dataclass

from kototori.services.contact_log import ContactLog
from kototori.services.day_book import DayBook
from kototori.services.desk_setup import DeskSetup
from kototori.services.history import History
from kototori.services.referral_desk import ReferralDesk


@dataclass(frozen=True, slots=True)
class Desk:
    """The services of one desk, joined by `app`."""

    setup: DeskSetup
    log: ContactLog
    history: History
    days: DayBook
    referrals: ReferralDesk
