"""The views beside the contact pad, each with exactly the services that it uses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kototori.ui.views import View, ViewName

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.ui.notices import Notices
    from kototori.ui.page import Page
    from kototori.ui.preferences import Preferences
    from kototori.ui.theme import Appearance
    from kototori.wording.catalogue import Words


def views_beside_the_pad(
    desk: Desk, preferences: Preferences, appearance: Appearance, choose_language: Callable[[str], None]
) -> tuple[View, ...]:
    """In the order of their tabs. A page and its services are loaded when it is first shown."""

    def statistics(words: Words, notices: Notices) -> Page:
        from kototori.ui.statistics_page import StatisticsPage

        return StatisticsPage(desk.statistics, desk.setup, desk.referrals, desk.log.today, words, notices)

    def leaflets(words: Words, notices: Notices) -> Page:
        from kototori.ui.leaflet_page import LeafletPage

        return LeafletPage(
            desk.leaflet_rack(words, apart=True), desk.log, desk.setup, preferences, words, notices
        )

    def requests(words: Words, notices: Notices) -> Page:
        from kototori.ui.referral_page import ReferralPage

        return ReferralPage(desk.referrals, desk.log.today, words, notices)

    def settings(words: Words, notices: Notices) -> Page:
        from kototori.ui.setup_page import SetupPage

        printers = desk.slip_tray().printers
        page = SetupPage(desk.setup, printers, preferences, appearance, words, notices)
        page.language_chosen.connect(choose_language)
        return page

    return (
        View(ViewName.STATISTICS, statistics),
        View(ViewName.LEAFLETS, leaflets),
        View(ViewName.REQUESTS, requests),
        View(ViewName.SETTINGS, settings),
    )
