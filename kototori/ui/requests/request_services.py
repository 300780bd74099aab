"""What the page of requests works with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kototori.domain.directory import Directory
    from kototori.services.request_list import RequestList
    from kototori.services.sealed_files import SealedFiles
    from kototori.services.slip_tray import SlipTray
    from kototori.services.visitor_papers import VisitorPapers
    from kototori.services.withdrawal_notices import WithdrawalNotices
    from kototori.wording.catalogue import Words


class RequestServices(NamedTuple):
    """The requests are loaded with their ciphers when the page is first shown."""

    requests: Callable[[], RequestList]
    directory: Callable[[], Directory]
    slips: SlipTray
    sealed: Callable[[], SealedFiles]
    notices: Callable[[], WithdrawalNotices]
    visitor_papers: Callable[[Words], VisitorPapers]
