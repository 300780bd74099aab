"""What fits and what is printed, in the window's words: on the button, in the line, in the queue's row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kototori.domain.errors import DeskError
from kototori.domain.leaflet import (
    EASY_FINNISH,
    Fit,
    Fitting,
    LeafletOutOfDate,
    LeafletPastReview,
    PdfStandsAlone,
    Refusal,
    SensitiveDraft,
)
from kototori.domain.printer import (
    JobState,
    PrinterMissing,
    PrinterPaused,
    PrinterUnreachable,
    PrintingNotInstalled,
    PrintRefused,
)
from kototori.ui.leaflets.leaflet_text import LeafletText
from kototori.ui.paper.print_queue import QueuedPrint, Stage
from kototori.wording.catalogue import N_, Words
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.ui.pad.contact_words import ContactWords

_REFUSALS: dict[type[DeskError], str] = {
    LeafletPastReview: N_("{title}: past its review, so not printed"),
    LeafletOutOfDate: N_("{title}: translation out of date, so not printed"),
    SensitiveDraft: N_("{title}: a draft that somebody must look at first, so not printed by itself"),
    PdfStandsAlone: N_("{title}: a draft that somebody must look at first, so not printed by itself"),
}
_FAULTS: dict[type[DeskError], str] = {
    PrinterUnreachable: N_("The printer does not answer."),
    PrintingNotInstalled: N_("This computer has no printing system."),
    PrinterMissing: N_("The printer {printer} is not there any more."),
    PrinterPaused: N_("The printer {printer} stands still."),
    PrintRefused: N_("The printer {printer} did not take the pages."),
}
# What CUPS answers where its printer gives no reason of its own.
_REASONS = {
    "stopped": N_("stopped"),
    "paused": N_("paused"),
    "rejecting jobs": N_("takes no pages"),
}


class PrintWords:
    """Says what would be printed, what is being printed, and what became of it."""

    def __init__(self, leaflets: LeafletText, contacts: ContactWords, words: Words) -> None:
        self._leaflets = leaflets
        self._contacts = contacts
        self._words = words

    # --- before it is printed -------------------------------------------------------------------

    def button(self, fits: Sequence[Fit], pages: int | None) -> tuple[str, str]:
        """What saving with printing would do, in full and in short; the pages once they are known."""
        words, n, languages = self._words, len(fits), self._languages(fits)
        short = words("Save + print {n} ({languages})", n=words.number(n), languages=languages)
        if pages is None:
            full = words.many(
                "Save + print {n} leaflet ({languages})",
                "Save + print {n} leaflets ({languages})",
                n,
                languages=languages,
            )
            return full, short
        full = words.many(
            "Save + print {n} leaflet ({languages}, {pages})",
            "Save + print {n} leaflets ({languages}, {pages})",
            n,
            languages=languages,
            pages=words.many("{n} page", "{n} pages", pages),
        )
        return full, short

    def _languages(self, fits: Sequence[Fit]) -> str:
        """By their codes, as on the language strip, where easy Finnish has none."""
        spoken = dict.fromkeys(fit.version.language for fit in fits)
        easy = self._words("easy Finnish")
        return ", ".join(easy if code == EASY_FINNISH else code.upper() for code in spoken)

    def note(self, fitting: Fitting, fits: Sequence[Fit]) -> str:
        """Said before printing: what is taken instead of the visitor's language, and what is left out."""
        said = [self._fall_back(fit) for fit in fits if fit.is_fall_back]
        return " · ".join([*said, *(self._refusal(refusal) for refusal in fitting.refusals)])

    def _fall_back(self, fit: Fit) -> str:
        need = self._leaflets.title(fit.leaflet) if fit.need is None else self._contacts.need(fit.need)
        wanted, instead = self._leaflets.word(fit.wanted), self._leaflets.word(fit.version.language)
        return self._words("{need}: not in {wanted} → {instead}", need=need, wanted=wanted, instead=instead)

    def _refusal(self, refusal: Refusal) -> str:
        said = _REFUSALS.get(type(refusal.reason), N_("{title}: cannot be printed"))
        return self._words(said, title=self._leaflets.title(refusal.leaflet))

    # --- on its way -----------------------------------------------------------------------------

    def row(self, one: QueuedPrint) -> str:
        """How far a print has come."""
        words, n = self._words, len(one.orders)
        printer = "" if one.printer is None else one.printer.label or one.printer.name
        if one.stage is Stage.TROUBLE:
            return words("{trouble} The contact is safe.", trouble=self._trouble(one))
        if one.stage is Stage.ASKING:
            return words.many("Where is {n} leaflet printed?", "Where are {n} leaflets printed?", n)
        if one.stage is Stage.DONE and one.fate is not None and one.fate.state is JobState.FORGOTTEN:
            return words("{printer} has taken the pages.", printer=printer)
        if one.stage is Stage.DONE:
            return words("Printed on {printer}.", printer=printer)
        if one.stage is Stage.COUNTING:
            return self._countdown(one.seconds, n, printer)
        if not printer:
            return words("Looking for the printer …")
        return words.many(
            "Printing {n} leaflet on {printer} …", "Printing {n} leaflets on {printer} …", n, printer=printer
        )

    def counted(self, one: QueuedPrint) -> str:
        """What a print of the leaflet page was counted as."""
        words, n = self._words, sum(given.copies for given in one.handouts)
        if one.contact is not None:
            return words.many(
                "Printed, and 1 leaflet counted with the contact.",
                "Printed, and {n} leaflets counted with the contact.",
                n,
            )
        if one.draft is not None:
            return words.many(
                "Printed; {n} leaflet is counted when the contact is saved.",
                "Printed; {n} leaflets are counted when the contact is saved.",
                n,
            )
        return words.many(
            "Printed, and {n} copy counted for the shelf, with no visitor.",
            "Printed, and {n} copies counted for the shelf, with no visitor.",
            n,
        )

    def _countdown(self, seconds: int, n: int, printer: str) -> str:
        words = self._words
        left = words.number(seconds)
        if not printer:
            return words.many(
                "Printing {n} leaflet in {seconds} s", "Printing {n} leaflets in {seconds} s", n, seconds=left
            )
        return words.many(
            "Printing {n} leaflet on {printer} in {seconds} s",
            "Printing {n} leaflets on {printer} in {seconds} s",
            n,
            printer=printer,
            seconds=left,
        )

    def _trouble(self, one: QueuedPrint) -> str:
        words = self._words
        if one.fault is not None and type(one.fault) not in _FAULTS:
            return sentence(one.fault, words)
        printer = "" if one.printer is None else one.printer.label or one.printer.name
        if isinstance(one.fault, PrinterMissing) and not one.fault.printer:
            return words("This computer has no printer.")
        if one.fault is not None:
            facts = one.fault.facts()
            named = {"printer": printer or facts["printer"]} if "printer" in facts else {}
            told, reason = words(_FAULTS[type(one.fault)], **named), str(facts.get("reason", ""))
        else:
            told = words("The printer {printer} did not print.", printer=printer)
            reason = "" if one.fate is None else one.fate.reason
        reason = reason.strip().rstrip(".")
        known = _REASONS.get(reason.casefold())
        if known is not None:
            reason = words(known)
        return words("{told} Reason: {reason}.", told=told, reason=reason) if reason else told
