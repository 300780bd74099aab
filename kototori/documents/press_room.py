"""A press in a process of its own: setting a leaflet takes a quarter of a second, and no key waits for it.

A thread would not do: beside one that sets leaflets, a key took 27 milliseconds to the screen instead of 8,
and now and then more than 100. The window's own process never loads ReportLab.
"""

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from kototori.domain.errors import PressStopped
from kototori.domain.leaflet import DeskSign, LeafletSheet, PaperSize, SetPages
from kototori.domain.need import Language
from kototori.wording.catalogue import Words

_AFTER_THE_WINDOW = 5  # by so much the window's own work goes before


class PressRoom:
    """Starts its process with the first leaflet; it ends with this object or with the program."""

    def __init__(self, fonts: Path, words: Words, *, in_front: bool = False) -> None:
        """`in_front`: nobody types meanwhile, and nothing goes before its work."""
        self._fonts = fonts
        self._words = words
        self._steps_aside = 0 if in_front else _AFTER_THE_WINDOW
        self._line: Connection | None = None

    def set(
        self,
        sheets: Sequence[LeafletSheet],
        *,
        languages: Mapping[str, Language],
        sign: DeskSign,
        size: PaperSize,
        large: bool,
    ) -> SetPages:
        """The leaflets one after the other; raises what the press there raised."""
        order = (tuple(map(_alone, sheets)), dict(languages), sign, size, large)
        try:
            answer = self._ask(order)
        except (EOFError, OSError):  # somebody ended the process; a new one takes over
            self._line = None
            answer = self._ask_once_more(order)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _ask_once_more(self, order: tuple[object, ...]) -> SetPages | Exception:
        try:
            return self._ask(order)
        except (EOFError, OSError):
            self._line = None
            raise PressStopped from None

    def _ask(self, order: tuple[object, ...]) -> SetPages | Exception:
        if self._line is None:
            self._line = self._start()
        self._line.send(order)
        answer = self._line.recv()
        assert isinstance(answer, SetPages | Exception)
        return answer

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")  # a fork would take the window's locks with it
        here, there = context.Pipe()
        # As a daemon it is ended with the program, however that ends.
        given = (there, self._steps_aside)
        with _deaf_to_the_terminal():
            context.Process(target=_work, args=given, name="press room", daemon=True).start()
        there.close()  # now the line breaks on either side when the other one is gone
        # Not with the start: more than a pipe holds would wait for ever for a process that ended at once.
        here.send((self._fonts, self._words))
        return here


@contextmanager
def _deaf_to_the_terminal() -> Iterator[None]:
    """What starts now hears no Ctrl+C: it is meant for the program, which ends its presses itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _alone(sheet: LeafletSheet) -> LeafletSheet:
    """The sheet without the other languages of its leaflet, which would only have to be carried over."""
    leaflet = sheet.leaflet
    kept = {
        leaflet.source.language,
        sheet.version.language,
        *((sheet.beside.language,) if sheet.beside else ()),
    }
    versions = {language: version for language, version in leaflet.versions.items() if language in kept}
    return replace(sheet, leaflet=replace(leaflet, versions=versions, faults={}, remarks={}))


def _work(line: Connection, steps_aside: int) -> None:
    """The process: sets what comes in until nobody is left to send."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # typed in the terminal of the window, which ends first
    if hasattr(os, "nice"):
        os.nice(steps_aside)
    from kototori.documents.leaflet_pdf import LeafletPress
    from kototori.typesetting.typesetter import Typesetter

    with suppress(EOFError, BrokenPipeError):
        fonts, words = line.recv()
        press = LeafletPress(Typesetter(fonts), words)
        gc.freeze()  # what is loaded by now never becomes rubbish; to look there took a sixth of the time
        while True:
            sheets, languages, sign, size, large = line.recv()
            try:
                answer: SetPages | Exception = press.set(
                    sheets, languages=languages, sign=sign, size=size, large=large
                )
            except Exception as error:  # whatever it is, it is told where somebody waits, and not here
                answer = error
            line.send(answer)
