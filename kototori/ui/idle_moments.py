"""What the first showing of a page would keep a key waiting for is made while nobody touches the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from kototori.ui.main_window import MainWindow

Step = Callable[[], object]

_QUIET = 1500  # milliseconds without a key, after which somebody is talking rather than typing
_BETWEEN = 40  # milliseconds for a key that comes after all
_LOADED_LATE = (
    "kototori.ui.pad.history_words",
    "kototori.ui.pad.busy_banner",
    "kototori.ui.pad.late_banner",
    "kototori.ui.pad.detail_fields",
    "kototori.ui.pad.tally_sheet",
    "kototori.ui.keyboard.command_palette",
    "kototori.ui.help.help_dialog",
    "kototori.ui.visitor.curtain",
    "kototori.ui.figures.statistics_page",
    "kototori.ui.day.day_page",
    "kototori.ui.leaflets.leaflet_page",
    "kototori.ui.requests.referral_page",
    "kototori.ui.requests.referral_sheet",
    "kototori.ui.settings.setup_page",
    "kototori.ui.visitor.turned_view",
)


class IdleMoments(QObject):
    """Takes one small step at a time, and none within a while after a key."""

    def __init__(self, parent: QObject, steps: Iterator[Step], *, quiet: int = _QUIET) -> None:
        """`quiet` is how many milliseconds without a key it waits for."""
        super().__init__(parent)
        self._steps, self._quiet = steps, quiet
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take_step)
        self._timer.start(self._quiet)

    @property
    def is_over(self) -> bool:
        """Whether everything is made."""
        return not self._timer.isActive()

    def disturb(self) -> None:
        """Somebody has pressed a key or turned a page: not now."""
        if self._timer.isActive():
            self._timer.start(self._quiet)

    def _take_step(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            step()
            self._timer.start(min(_BETWEEN, self._quiet))


def make_ready(window: MainWindow, *, quiet: int = _QUIET) -> IdleMoments:
    """Loads and builds what stands beside the pad, in the window as it speaks now."""
    shell = window.shell
    moments = IdleMoments(shell, _steps(window), quiet=quiet)
    shell.log_page.parts.entry.text_changed.connect(moments.disturb)
    shell.log_page.pad_shown.connect(moments.disturb)
    shell.header.view_chosen.connect(moments.disturb)
    return moments


def _steps(window: MainWindow) -> Iterator[Step]:
    for module in _LOADED_LATE:
        yield partial(import_module, module)
    yield from window.overlay_steps()
    yield from window.shell.page_steps()
