"""Opens a desk: everything that it can do, handed to the window and to the commands."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from kototori import assets
from kototori.domain.errors import DatabaseMissing, DeskError, HomeUnwritable
from kototori.domain.moment import local_day
from kototori.domain.vault import VaultFault
from kototori.home import Home
from kototori.logs import ProgramLog
from kototori.services.contact_log import ContactLog
from kototori.services.day_book import DayBook
from kototori.services.desk_setup import DeskSetup
from kototori.services.draft_tray import DraftTray
from kototori.services.first_lists import FirstLists
from kototori.services.history import History
from kototori.services.referral_desk import ReferralDesk
from kototori.services.request_inbox import RequestInbox
from kototori.services.request_steps import RequestSteps
from kototori.storage import settings
from kototori.storage.contacts import Origin
from kototori.storage.database import Database
from kototori.storage.opening import create_log, open_log
from kototori.wording.catalogue import Words, read_words

if TYPE_CHECKING:
    from kototori.domain.leaflet import DeskSign
    from kototori.domain.printer import Printer
    from kototori.domain.referral import Keeping
    from kototori.services.all_sheets import AllSheets
    from kototori.services.backups import Backups
    from kototori.services.day_desk import DayDesk
    from kototori.services.day_reports import DayReports
    from kototori.services.key_cards import CardPress, KeyCards
    from kototori.services.leaflet_rack import LeafletRack
    from kototori.services.leaflet_wishes import LeafletWishes
    from kototori.services.looking_back import LookingBack
    from kototori.services.organisation import Organisation
    from kototori.services.organisation_papers import OrganisationPapers
    from kototori.services.own_leaflets import OwnLeaflets
    from kototori.services.recovery_sheets import RecoveryPress, RecoverySheets
    from kototori.services.request_book import RequestBook
    from kototori.services.request_drafts import RequestDrafts
    from kototori.services.request_list import RequestList
    from kototori.services.request_reminders import RequestReminders
    from kototori.services.sealed_files import SealedFiles
    from kototori.services.shelf_copies import ShelfCopies
    from kototori.services.slip_tray import SlipPress, SlipTray
    from kototori.services.social_annex import SocialAnnex
    from kototori.services.spreadsheet_import import SpreadsheetImport
    from kototori.services.starting_anew import StartingAnew
    from kototori.services.statistics_book import StatisticsBook
    from kototori.services.vault_restoring import VaultRestoring
    from kototori.services.vault_sticks import VaultSticks
    from kototori.services.visitor_papers import Press as VisitorPress
    from kototori.services.visitor_papers import VisitorPapers
    from kototori.services.visitor_texts import VisitorTexts
    from kototori.services.window_rack import WindowRack
    from kototori.services.withdrawal_notices import NoticePress, WithdrawalNotices


@dataclass(frozen=True)
class Desk:
    """The services of one desk. What not every start needs is loaded when it is first asked for."""

    setup: DeskSetup
    log: ContactLog
    history: History
    drafts: DraftTray
    days: DayBook
    referrals: ReferralDesk
    request_inbox: RequestInbox
    database: Database
    program_log: ProgramLog
    _home: Home
    _resources: Path
    _clock: Callable[[], datetime]
    _origin: Origin
    _printer: Callable[[], "Printer"]
    _steps: RequestSteps

    @cached_property
    def statistics(self) -> "StatisticsBook":
        """Counts, for the page and for files."""
        from kototori.services.figure_services import statistics_book

        return statistics_book(
            self.database, self._clock, self.setup, self.program_log, self._home, self._origin
        )

    def social_annex(self) -> "SocialAnnex":
        """Two pages about one phenomenon, for a social report."""
        from kototori.services.annex_services import social_annex

        known = (self.database, self._clock, self.setup, self.statistics)
        return social_annex(*known, self._resources / "fonts", self.program_log)

    @cached_property
    def of_the_day(self) -> "DayDesk":
        """The report of each day, its page, and the files that closing a day writes."""
        from kototori.services.day_desk import DayDesk

        return DayDesk(
            database=self.database,
            clock=self._clock,
            origin=self._origin,
            home=self._home,
            resources=self._resources,
            setup=self.setup,
            book=self.days,
            statistics=lambda: self.statistics,
            printer=self._printer,
        )

    @property
    def reports(self) -> "DayReports":
        """The report of each day."""
        return self.of_the_day.reports

    @property
    def backups(self) -> "Backups":
        """Copies of the contact log."""
        return self.of_the_day.backups

    @property
    def looking_back(self) -> "LookingBack":
        """What earlier days still wait for."""
        return self.of_the_day.looking_back

    @cached_property
    def spreadsheets(self) -> "SpreadsheetImport":
        """Reads spreadsheets into the log."""
        from kototori.services.spreadsheet_import import SpreadsheetImport

        return SpreadsheetImport(self.database, self.log, self._origin)

    @cached_property
    def leaflet_wishes(self) -> "LeafletWishes":
        """What was asked for and is not there."""
        from kototori.services.leaflet_wishes import LeafletWishes

        return LeafletWishes(self.database, self._clock, self.setup.vocabulary, self._origin)

    @cached_property
    def shelf_copies(self) -> "ShelfCopies":
        """Copies that no visitor's contact counts."""
        from kototori.services.shelf_copies import ShelfCopies

        return ShelfCopies(self.database, self._clock, self._origin)

    def leaflet_rack(self, words: Words, *, apart: bool = False) -> "LeafletRack":
        """The leaflets; what stands around their text is said in the language of `words`.

        `apart` sets them in another process, for a window that must not wait; there is one such rack.
        """
        return self._window_rack.in_words(words) if apart else self._make_rack(words, apart=False)

    @cached_property
    def _window_rack(self) -> "WindowRack":
        from kototori.services.window_rack import WindowRack

        return WindowRack(lambda words: self._make_rack(words, apart=True))

    def _make_rack(self, words: Words, *, apart: bool) -> "LeafletRack":
        from kototori.services.leaflet_presses import leaflet_press
        from kototori.services.leaflet_rack import LeafletRack

        return LeafletRack(
            leaflets_folder=self._resources / "leaflets",
            translations_folder=assets.folder("translations"),
            cache_folder=self._home.cache,
            clock=self._clock,
            languages=lambda: self.setup.vocabulary().languages,
            sign=self._sign,
            press=leaflet_press(self._resources / "fonts", words, apart=apart),
            printer=self._printer(),
            own_folder=self._home.leaflets,
        )

    def all_sheets(self, words: Words) -> "AllSheets":
        """Every leaflet in every language, as files."""
        from kototori.services.all_sheets import AllSheets
        from kototori.services.leaflet_presses import leaflet_hall

        hall = leaflet_hall(self._resources / "fonts", words)
        return AllSheets(
            self.leaflet_rack(words), hall, lambda: self.setup.vocabulary().languages, self._sign_of_today
        )

    @cached_property
    def own_leaflets(self) -> "OwnLeaflets":
        """What the desk laid into its rack itself."""
        from kototori.services.own_leaflets import OwnLeaflets

        return OwnLeaflets(
            self._home.leaflets,
            self._clock,
            lambda: self.setup.vocabulary().languages,
            lambda: (path.stem for path in (self._resources / "leaflets").glob("*.toml")),
        )

    @cached_property
    def requests(self) -> "RequestBook":
        """Requests with what visitors said, behind their lock; cryptography is loaded with it."""
        from kototori.services.request_book import RequestBook
        from kototori.services.vault_door import VaultDoor

        door = VaultDoor(self._home, self._clock, self._origin)
        return RequestBook(
            door,
            self.request_inbox,
            self.database,
            self._clock,
            self._origin,
            self.setup.vocabulary,
            self.setup.directory,
            self._steps,
            self.sticks,
        )

    @cached_property
    def sticks(self) -> "VaultSticks":
        """Copies of the requests on a stick or second disk; no cipher is loaded with it."""
        from kototori.services.vault_sticks import VaultSticks

        return VaultSticks(self._home, self.database, self._clock, assets.folder("translations"))

    @cached_property
    def request_list(self) -> "RequestList":
        """The requests as their page lists them, behind the same lock."""
        from kototori.services.request_list import RequestList

        return RequestList(self.requests, self.referrals, self.reminders, self.setup.vocabulary, self._clock)

    @cached_property
    def reminders(self) -> "RequestReminders":
        """Which requests wait and for how long; no lock is in the way."""
        from kototori.services.request_reminders import RequestReminders

        return RequestReminders(self.database, self._clock)

    @cached_property
    def request_drafts(self) -> "RequestDrafts":
        """Half-filled requests, sealed."""
        from kototori.services.request_drafts import RequestDrafts

        return RequestDrafts(self.request_inbox, self.requests.door, self._clock)

    def sealed_files(self) -> "SealedFiles":
        """Requests as sealed files for their workers; a window does not wait for it."""
        from kototori.services.sealed_files import SealedFiles

        return SealedFiles(apart=True)

    def vault_restoring(self) -> "VaultRestoring":
        """Requests from a copy of their vault."""
        from kototori.services.vault_restoring import VaultRestoring

        return VaultRestoring(self._home, self.requests, self.database, self._clock)

    def starting_anew(self) -> "StartingAnew":
        """A new vault in the place of one that nobody can open."""
        from kototori.services.starting_anew import StartingAnew

        return StartingAnew(self._home, self.requests, self.database, self._clock)

    def withdrawal_notices(self) -> "WithdrawalNotices":
        """Paper for workers whose request was withdrawn."""
        from kototori.services.withdrawal_notices import WithdrawalNotices

        def press(words: Words) -> "NoticePress":
            from kototori.documents.withdrawal_notice_pdf import NoticePress

            return NoticePress(self._resources / "fonts", words)

        return WithdrawalNotices(
            press, self._printer(), lambda: self.setup.settings().name, lambda: local_day(self._clock())
        )

    def recovery_sheets(self) -> "RecoverySheets":
        """The paper with the recovery code, in memory alone."""
        from kototori.services.recovery_sheets import RecoverySheets

        def press(words: Words) -> "RecoveryPress":
            from kototori.documents.recovery_sheet_pdf import RecoverySheetPress

            return RecoverySheetPress(self._resources / "fonts", words)

        return RecoverySheets(
            press, self._printer(), lambda: self.setup.settings().name, lambda: local_day(self._clock())
        )

    def slip_tray(self) -> "SlipTray":
        """The slips of referral requests, in memory alone."""
        from kototori.services.slip_tray import SlipTray

        def press(words: Words) -> "SlipPress":
            from kototori.documents.referral_slip_pdf import SlipPress
            from kototori.wording.visitor_words import CONSENT_TEXT

            first, second = self._slip_languages(words)
            read = [one.language for one in (first, second) if one is not None]
            return SlipPress(
                self._resources / "fonts",
                first,
                second,
                consent=self.visitor_texts().consent(read),
                consent_version=CONSENT_TEXT,
            )

        return SlipTray(press, self._printer())

    def _slip_languages(self, words: Words) -> tuple[Words, Words | None]:
        """The language of `words`; or Finnish and Swedish where the organisation wants both."""
        if not self.organisation.facts().slip_in_two:
            return words, None

        def read(language: str) -> Words:
            return read_words(assets.folder("translations"), language, self._home.cache)

        first = words if words.language in ("fi", "sv") else read("fi")
        return first, read("sv" if first.language == "fi" else "fi")

    def visitor_texts(self) -> "VisitorTexts":
        """What is shown when the screen is turned to the visitor."""
        from kototori.services.visitor_texts import VisitorTexts

        return VisitorTexts(assets.folder("translations"), self._resources, self._home.cache)

    @cached_property
    def organisation(self) -> "Organisation":
        """Who answers for what visitors tell, and the organisation's own privacy notices."""
        from kototori.services.organisation import Organisation

        return Organisation(self.database, self._home.notices, self.visitor_texts())

    def visitor_papers(self, words: Words) -> "VisitorPapers":
        """The visitor's card, the help card and the text about consent, in memory alone."""
        from kototori.services.visitor_papers import VisitorPapers

        def press() -> "VisitorPress":
            from kototori.documents.visitor_pdf import VisitorPress

            return VisitorPress(self._resources / "fonts", self._resources / "icons")

        return VisitorPapers(
            press,
            self.visitor_texts(),
            self.organisation,
            languages=lambda: self.setup.vocabulary().languages,
            sign=self._sign,
            contacts=(self._resources / "leaflets" / "contacts.csv", self._home.leaflets / "contacts.csv"),
            keeping=self._keeping,
            words=words,
        )

    def _keeping(self) -> "Keeping":
        from kototori.domain.referral import Keeping

        door = self.requests.door
        return door.keeping if door.is_set_up else Keeping()

    def key_cards(self) -> "KeyCards":
        """The card of keys that hangs beside the desk."""
        from kototori.services.key_cards import KeyCards

        def press(words: Words) -> "CardPress":
            from kototori.documents.key_card_pdf import KeyCardPress

            return KeyCardPress(self._resources / "fonts", words)

        return KeyCards(press, self._printer())

    def papers(self) -> "OrganisationPapers":
        """What the organisation keeps about its own processing, made from the program as it is now."""
        from kototori.services.organisation_papers import OrganisationPapers
        from kototori.services.paper_presses import paper_press

        return OrganisationPapers(
            home=self._home,
            resources=self._resources,
            translations=assets.folder("translations"),
            database=self.database,
            setup=self.setup,
            organisation=self.organisation,
            door=self.requests.door,
            clock=self._clock,
            press=paper_press(self._resources / "fonts"),
        )

    def _sign(self) -> "DeskSign":
        from kototori.domain.leaflet import DeskSign

        settings = self.setup.settings()
        return DeskSign(settings.name, settings.hours)

    def _sign_of_today(self) -> "DeskSign":
        return replace(self._sign(), day=local_day(self._clock()))

    def forget_the_order(self) -> None:
        """After a while without a key: no file tells any more after which contact a request was made.

        The write-ahead log begins anew with each request, and the files of the requests change with them.
        """
        with suppress(DeskError):  # another program writes: the next time does it
            self.database.fold_if_quiet()
        with suppress(VaultFault):  # said when the vault is opened, and by `check`
            self.request_inbox.follow_the_day()
        self._cut_times()

    def close(self) -> None:
        """Lets the contact log go, and locks the requests where they were opened."""
        if "of_the_day" in vars(self):
            self.of_the_day.finish()
        if "requests" in vars(self):
            self.requests.close()
        self.database.close()
        self._cut_times()

    def _cut_times(self) -> None:
        from kototori.services.file_times import cut_times

        cut_times(self._home, local_day(self._clock()))


def _cups() -> "Printer":
    from kototori.printing.cups import CupsPrinter

    return CupsPrinter()


def open_desk(
    home: Home,
    resources: Path,
    clock: Callable[[], datetime],
    printer: Callable[[], "Printer"] = _cups,
) -> Desk:
    """Opens the desk in a home folder; an empty folder becomes a new desk without a question.

    `printer` makes the way to paper where it is not CUPS.
    """
    shipped = FirstLists(resources)
    if not home.database.exists():
        if home.has_lost_its_database():
            raise DatabaseMissing(home.database)
        _make_folder(home.folder)
        create_log(home.database, shipped.fill)
    database = open_log(home.database, home.backups)
    with database.reading() as connection:
        stored = settings.read(connection)
    if stored["lists"] != shipped.digest:
        with database.writing() as connection:
            shipped.bring_in(connection)
    origin = Origin(UUID(stored["desk"]), UUID(stored["installation"]))
    setup = DeskSetup(database, clock)
    tray = DraftTray(database, clock)
    tray.purge()
    steps = RequestSteps()
    inbox = RequestInbox(home, database, clock)
    with suppress(VaultFault):  # said when the vault is opened, and by `check`
        inbox.tidy()

    def forget(request: UUID) -> None:
        """Erased at once: from the inbox without a key, from the vault where it is open."""
        if "requests" not in vars(desk) or not desk.requests.forget(request):
            inbox.erase(request)

    log = ContactLog(database, clock, setup.vocabulary, setup.default_place, origin)
    desk = Desk(
        setup=setup,
        log=log,
        history=History(database, clock, origin, steps, forget),
        drafts=tray,
        days=DayBook(database, clock, origin),
        referrals=ReferralDesk(database, clock, origin, steps, forget),
        request_inbox=inbox,
        database=database,
        program_log=ProgramLog(home.logs, clock),
        _home=home,
        _resources=resources,
        _clock=clock,
        _origin=origin,
        _printer=printer,
        _steps=steps,
    )
    return desk


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise HomeUnwritable(folder) from None
