"""The views beside the contact pad, each with exactly the services that it uses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kototori.ui.views import View, ViewName

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.ui.keys import Deed, KeyTable
    from kototori.ui.look.page import Page
    from kototori.ui.look.theme import Appearance
    from kototori.ui.notices import Notices
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.vault_lock import VaultLock
    from kototori.ui.settings.setup_page import SetupPage
    from kototori.wording.catalogue import Words


def views_beside_the_pad(
    desk: Desk,
    preferences: Preferences,
    appearance: Appearance,
    choose_language: Callable[[str], None],
    renew_keys: Callable[[Deed | None], None],
    vault_lock: Callable[[], VaultLock],
) -> tuple[View, ...]:
    """In the order of their tabs. A page and its services are loaded when it is first shown."""

    def statistics(keys: KeyTable, words: Words, notices: Notices) -> Page:
        return _statistics_page(desk, keys, words, notices)

    def day(keys: KeyTable, words: Words, notices: Notices) -> Page:
        return _day_page(desk, preferences, keys, words, notices)

    def leaflets(keys: KeyTable, words: Words, notices: Notices) -> Page:
        return _leaflet_page(desk, preferences, keys, words, notices)

    def requests(keys: KeyTable, words: Words, notices: Notices) -> Page:
        from kototori.ui.requests.referral_page import ReferralPage
        from kototori.ui.requests.request_services import RequestServices

        services = RequestServices(
            requests=lambda: desk.request_list,
            directory=desk.setup.directory,
            slips=desk.slip_tray(),
            sealed=desk.sealed_files,
            notices=desk.withdrawal_notices,
            visitor_papers=desk.visitor_papers,
        )
        return ReferralPage(services, desk.reminders, vault_lock, preferences, keys, words, notices)

    def settings(keys: KeyTable, words: Words, notices: Notices) -> Page:
        page = _setup_page(desk, preferences, appearance, keys, words, notices)
        page.language_chosen.connect(choose_language)
        page.keys_moved.connect(renew_keys)
        _add_request_cards(page, desk, vault_lock(), preferences, words, notices)
        return page

    return (
        View(ViewName.STATISTICS, statistics),
        View(ViewName.DAY, day),
        View(ViewName.LEAFLETS, leaflets),
        View(ViewName.REQUESTS, requests),
        View(ViewName.SETTINGS, settings),
    )


def _statistics_page(desk: Desk, keys: KeyTable, words: Words, notices: Notices) -> Page:
    from kototori.ui.figures.statistics_page import StatisticsPage

    return StatisticsPage(
        desk.statistics,
        desk.setup,
        desk.referrals,
        partial(desk.leaflet_rack, words, apart=True),
        desk.social_annex,
        desk.log.today,
        keys,
        words,
        notices,
    )


def _day_page(desk: Desk, preferences: Preferences, keys: KeyTable, words: Words, notices: Notices) -> Page:
    from kototori.ui.day.day_look import DayServices
    from kototori.ui.day.day_page import DayPage

    services = DayServices(
        days=desk.days,
        reports=desk.reports,
        papers=lambda: desk.of_the_day.papers,
        exports=desk.of_the_day.exports,
        statistics=desk.statistics,
        reminders=desk.reminders,
        backups=desk.backups,
        looking_back=desk.looking_back,
        drafts=desk.drafts,
        setup=desk.setup,
        today=desk.log.today,
        sticks=lambda: desk.sticks,
    )
    return DayPage(services, preferences, keys, words, notices)


def _leaflet_page(
    desk: Desk, preferences: Preferences, keys: KeyTable, words: Words, notices: Notices
) -> Page:
    from kototori.ui.leaflets.leaflet_page import LeafletPage, LeafletServices

    services = LeafletServices(
        rack=desk.leaflet_rack(words, apart=True),
        log=desk.log,
        setup=desk.setup,
        wishes=lambda: desk.leaflet_wishes,
        own=lambda: desk.own_leaflets,
    )
    return LeafletPage(services, preferences, keys, words, notices)


def _setup_page(
    desk: Desk,
    preferences: Preferences,
    appearance: Appearance,
    keys: KeyTable,
    words: Words,
    notices: Notices,
) -> SetupPage:
    from kototori.ui.settings.closing_card import ClosingCard
    from kototori.ui.settings.figures_card import FiguresCard
    from kototori.ui.settings.setup_page import SetupPage

    page = SetupPage(
        desk.setup,
        desk.slip_tray().printers,
        preferences,
        appearance,
        keys,
        desk.key_cards,
        lambda: desk.organisation,
        partial(desk.visitor_papers, words),
        words,
        notices,
    )
    page.add_card(ClosingCard(lambda: desk.of_the_day.exports, words, notices))
    page.add_card(FiguresCard(lambda: desk.statistics, words, notices))
    return page


def _add_request_cards(
    page: SetupPage, desk: Desk, lock: VaultLock, preferences: Preferences, words: Words, notices: Notices
) -> None:
    from kototori.ui.settings.paper_card import PaperCard
    from kototori.ui.settings.vault_card import VaultCard

    card = VaultCard(lock, preferences, words, notices)
    card.requests_wanted.connect(lambda: page.view_wanted.emit(ViewName.REQUESTS))
    page.take_vault(card)
    page.add_card(PaperCard(desk.papers, words, notices))
