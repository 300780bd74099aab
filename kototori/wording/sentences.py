"""One clear sentence for everything that can go wrong: what, where, and what is safe.

Errors carry facts; `SENTENCES` holds a sentence for each class, and a test walks all of them. A subclass
without a sentence of its own takes that of its parent.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kototori.domain import (
    annex,
    closing_export,
    day_hours,
    errors,
    keyring,
    leaflet,
    organisation,
    own_pdf,
    personal_data,
    printer,
    release,
    request_contents,
    sealed_file,
    short_code,
    soundness,
    spreadsheet,
    vault,
    worker,
)
from kototori.domain.period import By
from kototori.domain.referral import RequestState
from kototori.wording.catalogue import N_, Words
from kototori.wording.labels import field_name, label

SENTENCES: Mapping[type[errors.DeskError], str] = {
    errors.NoPlaceBeside: N_(
        "{most} contacts wait beside already. This one stays in hand; save it or empty the pad first."
    ),
    errors.UnknownCode: N_("“{code}” is not in the list for {field}; nothing was stored."),
    errors.CodeNotValid: N_("“{code}” ({field}) was not in use on {day}; nothing was stored."),
    errors.UnknownField: N_("A contact has no field “{field}”; nothing was stored."),
    errors.FieldSetByProgram: N_(
        "The field “{field}” is set by the program and cannot be given; nothing was stored."
    ),
    errors.OutOfRange: N_(
        "{field} must be a number from {least} to {most}, not “{value}”; nothing was stored."
    ),
    errors.TooMany: N_("{field}: at most {most} codes in one contact; nothing was stored."),
    errors.NoMoreFit: N_("{field}: a contact has at most {most}. What was chosen before stays."),
    errors.MissingOther: N_("“{field}” is only recorded together with “{other}”; nothing was stored."),
    errors.BadMoment: N_("“{text}” is not a time such as 2026-11-24T10:30, nor a date; nothing was stored."),
    errors.UnclearMoment: N_(
        "“{text}” is no day or time that is known here; write for example 1030, yesterday 14, Tue or 4.11."
    ),
    errors.UnclearDay: N_("“{text}” is no day that is known here; write for example 4.11., Tue or tomorrow."),
    closing_export.FolderMissing: N_(
        "The folder {folder} is not there, and nothing was written into it. Everything is safe in the log; "
        "plug in its disk, or choose another folder."
    ),
    day_hours.UnclearHours: N_(
        "“{text}” is no time from and to; write for example 10–12, 13–16.30. Nothing was changed."
    ),
    errors.BadDate: N_("“{text}” is not a date such as 2026-11-24; nothing was changed."),
    errors.FutureMoment: N_(
        "“{text}” has not come yet, and a contact cannot be in the future; nothing was stored."
    ),
    errors.FutureDay: N_("{day} has not come yet; nothing was changed."),
    errors.DayUnknown: N_("Nothing is known of {day}: it has no book to open again. Nothing was changed."),
    errors.DayHasContacts: N_(
        "The desk was not shut on {day}: {contacts} contacts are logged. Nothing was changed."
    ),
    errors.NoSuchContact: N_("No contact has the id “{id}”; nothing was changed."),
    errors.ContactWithdrawn: N_("The contact was withdrawn earlier; nothing was changed."),
    errors.CodeTaken: N_("The code “{code}” is taken ({field}); nothing was changed."),
    errors.MissingValue: N_("“{field}” must not be empty; nothing was stored."),
    errors.TooLong: N_("“{field}”: at most {most} characters; nothing was stored."),
    errors.BadLine: N_("{source}, line {line}, column {column}: {cause}"),
    errors.BadWholeLine: N_("{source}, line {line}: {cause}"),
    errors.NotJson: N_("This is not one JSON object; nothing was stored."),
    errors.WrongType: N_("The value of “{field}” is of the wrong kind; nothing was stored."),
    worker.UnknownDetail: N_("The directory has no place for “{detail}”; nothing was stored."),
    worker.BadAddress: N_(
        "“{address}” is neither an e-mail address nor a web address that begins with https://; nothing was "
        "stored."
    ),
    worker.NotARecipient: N_(
        "This is not a whole public age key: those begin with age1 and have 62 characters. Copy it once "
        "more; nothing was stored."
    ),
    worker.SecretKeyTyped: N_(
        "This is a secret age key. Only its owner may have it: here stands the public one, which begins with "
        "age1. Nothing was stored."
    ),
    worker.EndsBeforeItBegins: N_("{last} is before {first}; nothing was stored."),
    worker.AbsencesOverlap: N_("{day} is within another absence already; nothing was stored."),
    worker.OwnStandIn: N_("Nobody can stand in for themselves; nothing was stored."),
    worker.NotAway: N_("{worker} is not away today; nothing was changed."),
    personal_data.PointsToPerson: N_("This text could tell who somebody is; it was not stored."),
    spreadsheet.WrongEncoding: N_("This is not UTF-8; save the file as UTF-8 CSV. Nothing was stored."),
    spreadsheet.EmptyFile: N_("The file is empty; nothing was stored."),
    spreadsheet.MissingColumn: N_("The column “{name}” is missing; nothing was stored."),
    spreadsheet.ColumnTwice: N_("The column “{name}” is there twice; nothing was stored."),
    spreadsheet.UnevenRow: N_(
        "This row has {cells} cells, but the header has {columns} columns; nothing was stored."
    ),
    spreadsheet.BrokenQuotes: N_(
        "A quote is not closed here, or text follows a closed one; nothing was stored."
    ),
    soundness.FileMissing: N_(
        "{path} is missing or damaged; install Kototori again. Your contacts are safe."
    ),
    soundness.CodeLeadsNowhere: N_("{path} names “{code}”, which is in no list; install Kototori again."),
    release.LedgerChanged: N_(
        "The ledger of public figures is not as it was decided: “{table}” of {period} was changed or "
        "damaged. No file was written; the contacts and the files that are out are as they were."
    ),
    release.LedgerStrays: N_(
        "“{table}” of {period} would lie further from the true number than public figures promise. No file "
        "was written, and nothing was decided; the contacts are as they were."
    ),
    release.FileStrays: N_(
        "“{table}” of {period} does not agree with the ledger of public figures. No file was written; the "
        "contacts and the files that are out are as they were."
    ),
    release.WritingStopped: N_("Stopped; no file was written, and what was there before is as it was."),
    release.PublicNamesAsThen: N_(
        "Names as now are for internal files: public figures keep those of their day. Nothing was written."
    ),
    release.NotOffered: N_("{option} does not know “{value}”, only: {offered}. Nothing was done."),
    release.RangeBackwards: N_("{first} comes after {last}; nothing was written."),
    annex.NotWholeUnits: N_(
        "Public figures of this need whole periods ({unit}) that are over; {first} to {last} is none. Choose "
        "another period, or write an internal annex. Nothing was written."
    ),
    annex.SensitiveByMonth: N_(
        "The need {need} is sensitive and is told of whole months that are over alone; nothing was written."
    ),
    annex.NotNamedInPublic: N_(
        "The public figures of this period do not name “{phenomenon}”: a language may stand among the "
        "others, a need only in longer periods. Nothing was written; an internal annex has it."
    ),
    annex.NothingCounted: N_("Nothing is known of the days from {first} to {last}; no annex was written."),
    errors.FileUnreadable: N_("The file {path} cannot be read; nothing was changed."),
    errors.FileUnwritable: N_("The file {path} cannot be written; what was there before is as it was."),
    errors.FolderMissing: N_("The folder of {path} is not there; nothing was written."),
    errors.PathIsFolder: N_("{path} is a folder; add the name of a file. Nothing was written."),
    errors.FileThere: N_(
        "The file {path} exists already and was left as it is; choose another name or allow replacing it."
    ),
    errors.HomeUnwritable: N_(
        "Kototori may not write to {path}; nothing was stored, and what is there is safe."
    ),
    errors.DatabaseMissing: N_(
        "The contact log {path} is missing, though other files of Kototori are there; "
        "nothing was changed. Restore it from a backup."
    ),
    errors.DatabaseDamaged: N_(
        "The contact log {path} is damaged; it was left as it is. Restore it from a backup."
    ),
    errors.DatabaseNewer: N_(
        "A newer Kototori made the contact log {path}; it was left as it is. Please update the program."
    ),
    errors.NotACopy: N_("{path} is no sound copy of a contact log; nothing was changed."),
    errors.WindowOpen: N_("The window of Kototori is open. Please close it first; nothing was changed."),
    errors.DatabaseBusy: N_(
        "Another program is holding the contact log {path}; nothing was stored. Please try again."
    ),
    errors.DiskFull: N_(
        "The disk of {path} is full, so this was not saved; everything saved before is safe."
    ),
    errors.PressStopped: N_(
        "The leaflet could not be set: what sets it stopped twice. Nothing was printed; "
        "what was saved is safe."
    ),
    errors.FontUnreadable: N_(
        "The font {path} is missing or damaged, so nothing was printed. Install Kototori again; "
        "everything saved is safe."
    ),
    errors.ZawgyiText: N_(
        "The text in {language} is in the old Zawgyi encoding, which prints as other letters. "
        "Nothing was printed; have the text turned into Unicode."
    ),
    errors.MissingGlyphs: N_(
        "No font has these characters ({language}): {characters}. Nothing was printed; write it another way."
    ),
    leaflet.NoSuchLeaflet: N_("There is no leaflet “{topic}”; there are: {known}. Nothing was printed."),
    leaflet.LeafletNotInLanguage: N_(
        "The leaflet “{topic}” is not available in {language}; it is in: {available}. Nothing was printed."
    ),
    leaflet.LeafletOutOfDate: N_(
        "The leaflet “{topic}” in {language} is out of date: its Finnish text has changed since. "
        "Nothing was printed."
    ),
    leaflet.LeafletPastReview: N_(
        "The leaflet “{topic}” should have been reviewed by {review_by}, so its facts may be old. "
        "Nothing was printed."
    ),
    leaflet.SensitiveDraft: N_(
        "The leaflet “{topic}” in {language} is a draft about a matter where a wrong word does harm. "
        "Look at its page first and print it from there. Nothing was printed."
    ),
    leaflet.PdfStandsAlone: N_(
        "The leaflet “{topic}” in {language} is a PDF of the desk's own: it is printed as it is, with no "
        "other language beside it and no mark on it. Nothing was printed."
    ),
    leaflet.UnknownState: N_(
        "{path} says that its text is “{state}”, but only these are known: {known}. It counts as a draft."
    ),
    leaflet.StateDateUnread: N_(
        "{path} tells “{text}” as the day of its state, which is no date such as 2026-11-24. "
        "It counts as a draft."
    ),
    leaflet.StateWithoutPerson: N_(
        "{path} says that its text is “{state}”, but not who found it so and on which day. "
        "It counts as a draft."
    ),
    leaflet.BrokenLeaflet: N_("The leaflet file {path} is broken ({part}); the other leaflets work."),
    leaflet.BrokenDrawing: N_(
        "The drawing {path} is missing or cannot be drawn; nothing was printed. Leaflets without it work."
    ),
    leaflet.NoCard: N_("The leaflet “{topic}” has no small card; print it on A4 or A5. Nothing was printed."),
    leaflet.OnlyOrdinaryPrint: N_(
        "Large print does not fit on this paper ({size}); choose A4 or A5. Nothing was printed."
    ),
    leaflet.TooLongForPaper: N_(
        "The leaflet “{topic}” is too long for this paper ({size}); choose A4. Nothing was printed."
    ),
    errors.BrokenCatalogue: N_("The translation {path} is broken in line {line}; other languages work."),
    leaflet.MissingGap: N_(
        "The leaflet “{topic}” in {language} asks for “{gap}”, which is not in the list of phone numbers "
        "and addresses. Nothing was printed."
    ),
    own_pdf.BadOwnName: N_(
        "{path} cannot be offered: a leaflet is named like topic.toml, a PDF like topic.language.pdf, in "
        "small letters a–z, digits and hyphens. The other leaflets work."
    ),
    own_pdf.UnknownLeafletLanguage: N_(
        "{path} cannot be offered: “{language}” is no language that is known here, such as ar, so or "
        "zh-Hans. The other leaflets work."
    ),
    own_pdf.BadListRow: N_("{path}, line {line}: this row cannot be read. The other rows work."),
    own_pdf.BrokenPdf: N_("{path} is no PDF, or a damaged one; it is not offered. The other leaflets work."),
    own_pdf.LockedPdf: N_(
        "{path} is locked with a password, so it is not offered. Ask its makers for an open one."
    ),
    own_pdf.PdfTooLarge: N_(
        "{path} is too large for a leaflet ({megabytes} MB, {pages} pages); at most 20 MB and 40 pages are "
        "printed. It is not offered."
    ),
    own_pdf.NotOwnLeaflet: N_(
        "The leaflet “{topic}” in {language} is not one that the desk laid in; nothing was changed."
    ),
    organisation.TooManyControllers: N_(
        "The privacy notice names at most {most} organisations that answer for the data; nothing was stored."
    ),
    request_contents.IdentityCodeTyped: N_(
        "A personal identity code is not written here ({field}), and nowhere in Kototori; nothing was stored."
    ),
    request_contents.NoConsent: N_(
        "Without the visitor's consent no request is kept; nothing was stored. The field is “consent”."
    ),
    request_contents.UnknownRequestField: N_("A request has no field “{name}”; nothing was stored."),
    short_code.MistypedCode: N_(
        "This code is not right: something was misheard or mistyped. Nothing was changed."
    ),
    vault.NotSetUp: N_(
        "Requests are not kept at this desk yet: make their vault with “kototori requests set-up”. "
        "The contact log works without it."
    ),
    vault.AlreadySetUp: N_("There is a vault of requests already: {path}. It was left as it is."),
    vault.WeakPassphrase: N_(
        "The passphrase must have at least {characters} characters or {words} words, the same both times. "
        "Nothing was changed."
    ),
    vault.PassphraseMissing: N_(
        "The passphrase is missing, and nobody can be asked here: give --passphrase-file. "
        "Nothing was changed."
    ),
    vault.WrongPassphrase: N_(
        "The passphrase does not fit; after {seconds} s you can try again, or use the recovery code. "
        "Nothing was changed, and the contact log works."
    ),
    vault.TooSoon: N_(
        "After a wrong passphrase the next one is looked at in {seconds} s. Nothing was changed."
    ),
    vault.WrongRecoveryCode: N_("The recovery code does not fit; nothing was changed."),
    vault.VaultLocked: N_("The requests are locked; nothing was changed."),
    vault.KeySlotsDamaged: N_(
        "The keys of the requests ({path}) are damaged; they were left as they are, and the contact log "
        "works. Restore the requests from a copy."
    ),
    vault.KeySlotsMissing: N_(
        "The keys of the requests ({path}) are missing; nothing was changed, and the contact log works. "
        "Restore the requests from a copy."
    ),
    vault.VaultMissing: N_(
        "The vault of requests ({path}) is missing, though its keys are there; the contact log works. "
        "Restore the requests from a copy."
    ),
    vault.VaultDamaged: N_(
        "The vault of requests ({path}) is damaged; it was left as it is, and the contact log works. "
        "Restore the requests from a copy."
    ),
    vault.VaultForeign: N_(
        "The vault of requests ({path}) is another desk's, or its beginning is damaged; it was left as it "
        "is, and the contact log works. Restore the requests from a copy."
    ),
    vault.VaultNewer: N_(
        "A newer Kototori made the vault of requests ({path}); it was left as it is. "
        "Please update the program."
    ),
    vault.VaultBusy: N_(
        "Another program is holding the vault of requests ({path}); nothing was stored. Please try again."
    ),
    vault.NotSealedForUs: N_("This was sealed for another key, or it is damaged; nothing was changed."),
    vault.InboxDamaged: N_(
        "The inbox of requests ({path}) is damaged; it was left as it is, and the contact log works. "
        "With the requests open, new ones go around it."
    ),
    vault.InboxForeign: N_(
        "The inbox of requests ({path}) is another program's file; it was left as it is, and the contact log "
        "works. With the requests open, new ones go around it."
    ),
    vault.InboxNewer: N_(
        "A newer Kototori made the inbox of requests ({path}); it was left as it is. Use the newer version."
    ),
    vault.NotTakenIn: N_(
        "Requests that cannot be read: {requests}. They were sealed for another key, or are damaged. They "
        "stay in {path} until their day; all others are there."
    ),
    keyring.NoKeyring: N_(
        "This computer has no keyring that keeps secrets encrypted; the passphrase opens the requests."
    ),
    keyring.KeyringLocked: N_(
        "The keyring of this computer is locked, and nobody opened it; the passphrase opens the requests."
    ),
    keyring.KeyringSilent: N_(
        "The keyring of this computer does not answer; perhaps it asks for its own password in a window. "
        "The passphrase opens the requests."
    ),
    keyring.KeyringRefused: N_(
        "The keyring of this computer reports a fault; the passphrase opens the requests."
    ),
    keyring.KeyringGone: N_(
        "The keyring of this computer does not hold the key of the requests, or no longer does; the "
        "passphrase opens them. In the settings the key can be put into it again."
    ),
    vault.UnknownRequest: N_("The vault holds no request “{request}”; nothing was changed."),
    vault.RequestErased: N_("What the visitor said in the request {request} is erased already."),
    vault.NotFromHere: N_("This request cannot go from “{before}” to “{after}”; nothing was changed."),
    vault.AlreadySo: N_("This request is {after} already; nothing was changed."),
    vault.UnknownWorker: N_("Nobody in the directory of today is “{worker}”; nothing was stored."),
    sealed_file.NotASealedFile: N_("{path} is no sealed file (age); nothing was written."),
    sealed_file.SealedFileDamaged: N_(
        "{path} is cut or damaged; nothing was written. Ask the desk to send it again."
    ),
    sealed_file.SealedForOthers: N_(
        "{path} was sealed for another key, or its beginning is damaged; nothing was written."
    ),
    sealed_file.WrongFilePassphrase: N_("The passphrase does not fit {path}; nothing was written."),
    sealed_file.NeedsKey: N_(
        "{path} was sealed for a worker's key: give the key file with --identity. Nothing was written."
    ),
    sealed_file.NeedsPassphrase: N_(
        "{path} was sealed with a passphrase and opens by no key: give --passphrase-file. "
        "Nothing was written."
    ),
    sealed_file.TooHardToOpen: N_(
        "{path} asks for more memory or time than a sealed request ever needs; it was not opened."
    ),
    sealed_file.NotASlip: N_("What is sealed in {path} is no contact request; nothing was written."),
    sealed_file.NotAKeyFile: N_("{path} holds no secret key (AGE-SECRET-KEY-1…); nothing was written."),
    sealed_file.SealingStopped: N_("{path} was not sealed, and nothing was written. Please try again."),
    sealed_file.NobodyToSealFor: N_(
        "The directory knows no key of this worker, and no passphrase was given; nothing was written."
    ),
    vault.UnknownTeam: N_("The directory of today has no team “{team}”; nothing was stored."),
    vault.SeveralWorkers: N_(
        "Several people in the directory are “{worker}”; give the code: {codes}. Nothing was stored."
    ),
    printer.PrintingNotInstalled: N_(
        "This computer cannot print: CUPS is not installed. Save as PDF instead."
    ),
    printer.PrinterUnreachable: N_(
        "The print service does not answer; nothing was printed. Please try again."
    ),
    printer.PrinterMissing: N_("There is no printer “{printer}”; there are: {known}. Nothing was printed."),
    printer.PrinterPaused: N_("The printer “{printer}” is paused: {reason}. Nothing was printed."),
    printer.PrintRefused: N_("The printer “{printer}” refused: {reason}. Please try again."),
}


_UNITS: Mapping[By, str] = {
    By.DAY: N_("days"),
    By.WEEK: N_("weeks"),
    By.MONTH: N_("months"),
    By.QUARTER: N_("quarters"),
    By.YEAR: N_("years"),
    By.RANGE: N_("ranges"),
}


def sentence(error: errors.DeskError, words: Words) -> str:
    """What the person at the desk is told."""
    for kind in type(error).__mro__:
        if kind in SENTENCES:
            return words(SENTENCES[kind], **{k: _told(k, v, words) for k, v in error.facts().items()})
    raise LookupError(type(error).__name__)


def _told(name: str, fact: object, words: Words) -> str:
    if isinstance(fact, errors.DeskError):
        return sentence(fact, words)
    if isinstance(fact, date):
        return words.date(fact)
    if isinstance(fact, By):
        return words(_UNITS[fact])
    if isinstance(fact, leaflet.PaperSize | RequestState):
        return label(fact, words)
    if name in ("field", "other"):
        return field_name(str(fact), words)
    if isinstance(fact, tuple | list):
        return ", ".join(str(part) for part in fact)
    is_whole = isinstance(fact, Path | int) or name == "source"  # a cut path helps nobody to find the file
    return str(fact) if is_whole else _one_line(str(fact))


def _one_line(text: str) -> str:
    """What was given, short and on one line: nobody reads a page of it on an error line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:57] + "…"
