"""Checks that everything the desk works with is there and sound. Creates and changes nothing
but the pause after a wrong passphrase."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from kototori.domain.errors import DatabaseMissing, DeskError, FontUnreadable, HomeUnwritable
from kototori.domain.leaflet import EASY_FINNISH, Leaflet
from kototori.domain.need import SCREEN_LANGUAGES
from kototori.domain.soundness import Checked, CodeLeadsNowhere, FileMissing, Finding
from kototori.home import Home
from kototori.services.ledger_checking import check_ledger
from kototori.services.notice_files import check_notices
from kototori.services.own_pages import own_pages
from kototori.services.shipped_lists import read_lists
from kototori.storage.checking import check_log
from kototori.typesetting.faces import FAMILIES, REGULAR, FontShelf
from kototori.wording.catalogue import read_words
from kototori.wording.leaflet_texts import LeafletFolders, LeafletReader


class Safekeeping:
    """The files of one desk and of the program."""

    def __init__(
        self, home: Home, resources: Path, translations: Path, clock: Callable[[], datetime]
    ) -> None:
        self._home = home
        self._clock = clock
        self._lists = resources / "lists"
        self._leaflets = resources / "leaflets"
        self._fonts = resources / "fonts"
        self._translations = translations

    def check(self, passphrase: str | None = None) -> Iterator[Finding]:
        """Everything in turn; each finding comes as soon as it is known.

        Without the passphrase the vault of requests is looked at from outside alone.
        """
        of_log = _faults(self._check_log)
        yield Finding(Checked.LOG, str(self._home.database), of_log)
        if self._home.database.exists() and not of_log:
            yield Finding(Checked.LEDGER, "", _faults(partial(check_ledger, self._home.database)))
        if self._home.vault.exists() or self._home.vault_keys.exists():
            vault = partial(self._check_vault, passphrase)
            yield Finding(Checked.REQUESTS, str(self._home.vault), _faults(vault))
        if self._home.vault_inbox.exists():
            yield Finding(Checked.REQUESTS, str(self._home.vault_inbox), _faults(self._check_inbox))
        yield Finding(Checked.LISTS, "", tuple(self._faults_of_lists()))
        for language in SCREEN_LANGUAGES:
            yield Finding(Checked.WORDS, language, tuple(self._faults_of_words(language)))
        yield from self._check_leaflets()
        yield from check_notices(self._home.notices, self._translations)
        for family in FAMILIES:
            yield Finding(Checked.FONTS, family, tuple(self._faults_of_font(family)))

    def _check_log(self) -> None:
        """A home that was never used is sound: the first contact makes the log."""
        if self._home.folder.exists() and not self._home.folder.is_dir():
            raise HomeUnwritable(self._home.folder)
        if self._home.has_lost_its_database():
            raise DatabaseMissing(self._home.database)
        if self._home.database.exists():
            check_log(self._home.database)

    def _check_vault(self, passphrase: str | None) -> None:
        from kototori.services.pause import Pause
        from kototori.services.vault_checking import check_vault

        check_vault(self._home, passphrase, Pause(self._home.passphrase_pause, self._clock))

    def _check_inbox(self) -> None:
        from kototori.storage.vault_inbox import VaultInbox

        VaultInbox(self._home.vault_inbox).look_through()

    def _faults_of_lists(self) -> Iterator[DeskError]:
        try:
            lists = read_lists(self._lists)
        except (OSError, KeyError, ValueError):
            yield FileMissing(self._lists)
            return
        for need in lists.needs.values():
            if need.parent is not None and need.parent not in lists.needs:
                yield CodeLeadsNowhere(self._lists / "needs.csv", need.parent)
            for code in need.authorities:
                if code not in lists.authorities:
                    yield CodeLeadsNowhere(self._lists / "needs.csv", code)
        for synonym in lists.synonyms:
            if synonym.kind == "need" and synonym.code not in lists.needs:
                yield CodeLeadsNowhere(self._lists / "synonyms.csv", synonym.code)

    def _faults_of_words(self, language: str) -> Iterator[DeskError]:
        try:
            read_words(self._translations, language, None)
        except OSError:
            yield FileMissing(self._translations / language / "kototori.po")
        except DeskError as fault:
            yield fault

    def _check_leaflets(self) -> Iterator[Finding]:
        folders = LeafletFolders(self._leaflets, self._translations, own=self._home.leaflets)
        try:
            shelf = LeafletReader(folders, languages=self._known_languages()).shelf()
        except DeskError as broken:  # the list of numbers, which all of them need
            yield Finding(Checked.LEAFLETS, "", (broken,))
            return
        if not shelf.leaflets and not shelf.faults:
            yield Finding(Checked.LEAFLETS, "", (FileMissing(self._leaflets),))
        for topic, fault in shelf.faults.items():
            yield Finding(Checked.LEAFLETS, topic, (fault,))
        for topic, leaflet in shelf.leaflets.items():
            name = f"{topic} ({', '.join(leaflet.languages())})"
            faults = (*leaflet.faults.values(), *leaflet.remarks.values(), *_faults_of_pdfs(leaflet))
            yield Finding(Checked.LEAFLETS, name, faults)

    def _known_languages(self) -> tuple[str, ...]:
        try:
            return (*read_lists(self._lists).languages, EASY_FINNISH)
        except (OSError, KeyError, ValueError):
            return ()  # that the lists are broken was said before

    def _faults_of_font(self, family: str) -> Iterator[DeskError]:
        path = self._fonts / f"{family}.ttf"
        if not path.is_file():
            yield FileMissing(path)
            return
        try:
            FontShelf(self._fonts).face(family, REGULAR)
        except FontUnreadable as fault:
            yield fault


def _faults_of_pdfs(leaflet: Leaflet) -> Iterator[DeskError]:
    """The desk's own PDFs are opened from end to end, which reading a rack does not."""
    for version in leaflet.versions.values():
        if version.pdf is not None:
            try:
                own_pages(version)
            except DeskError as fault:
                yield fault


def _faults(check: Callable[[], None]) -> tuple[DeskError, ...]:
    try:
        check()
    except DeskError as fault:
        return (fault,)
    return ()
