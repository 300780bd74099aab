"""What the desk lays into its rack itself: texts, translations, numbers and PDFs, what is wrong with them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from kototori.assets import folder
from kototori.domain.errors import DiskFull, FileUnreadable, MissingValue
from kototori.domain.leaflet import (
    BrokenLeaflet,
    DeskSign,
    LeafletOrder,
    LeafletPastReview,
    LeafletSheet,
    LeafletState,
    PdfStandsAlone,
    SetPages,
)
from kototori.domain.need import Language, Wordings
from kototori.domain.own_pdf import (
    BadListRow,
    BadOwnName,
    BrokenPdf,
    LockedPdf,
    NotOwnLeaflet,
    PdfTooLarge,
    UnknownLeafletLanguage,
)
from kototori.services.desk import Desk
from kototori.services.leaflet_rack import LeafletRack
from kototori.services.own_leaflets import OwnLeaflets
from kototori.wording.catalogue import read_words
from tests.full_disk import no_file_grows_beyond
from tests.services.test_leaflet_rack import SOURCE, SWEDISH, VALUES, DrawerPrinter, PressOfWords

NEXT_YEAR = date(2027, 11, 30)
LANGUAGES = ("fi", "sv", "en", "ar", "so", "zh-Hans")


def known_languages() -> dict[str, Language]:
    return {code: Language(code, code, Wordings(code, code, code)) for code in LANGUAGES}


def pdf_of(*pages: str) -> bytes:
    target = BytesIO()
    canvas = Canvas(target)
    for text in pages:
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf_of("Salainen")))
    writer.encrypt("avain", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "leaflets"


@pytest.fixture
def own(own_folder: Path, standing_clock: Callable[[], datetime]) -> OwnLeaflets:
    return OwnLeaflets(own_folder, standing_clock, lambda: LANGUAGES, lambda: ("this-place",))


@pytest.fixture
def printer() -> DrawerPrinter:
    return DrawerPrinter()


@pytest.fixture
def rack(own_folder: Path, standing_clock: Callable[[], datetime], printer: DrawerPrinter) -> LeafletRack:
    return LeafletRack(
        leaflets_folder=folder("resources") / "leaflets",
        translations_folder=folder("translations"),
        cache_folder=None,
        clock=standing_clock,
        languages=known_languages,
        sign=lambda: DeskSign("Keksitty neuvontapiste", "ti ja pe 10–15"),
        press=PressOfWords,
        printer=printer,
        own_folder=own_folder,
    )


def given(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def add(own: OwnLeaflets, path: Path, language: str = "ar", **more: str) -> str:
    added = own.add_pdf(
        path,
        title=more.pop("title", "Näin haet päivähoitoa"),
        language=language,
        needs=("F1",),
        review_by=NEXT_YEAR,
        by=more.pop("by", "Keksitty kunta"),
        **more,
    )
    return added.topic


# --- PDFs ---------------------------------------------------------------------------------------


def test_a_pdf_that_was_laid_in_fits_is_printed_as_it_is_and_is_counted(
    own: OwnLeaflets, rack: LeafletRack, printer: DrawerPrinter, tmp_path: Path
) -> None:
    content = pdf_of("Haku", "Liite")

    topic = add(own, given(tmp_path / "esite.pdf", content))

    assert topic == "nain-haet-paivahoitoa"
    (fit,) = [fit for fit in rack.fitting(["F1"], "ar").fits if fit.leaflet.topic == topic]
    assert (fit.version.title, fit.version.state) == ("Näin haet päivähoitoa", LeafletState.TRANSLATED)
    assert (fit.version.by, fit.leaflet.is_own) == ("Keksitty kunta", True)
    assert rack.pages((fit.order,)).count == 2
    printed = rack.print_together("Laatikko", (fit.order,), copies=2)
    assert printer.drawer[0][1:] == (2, content)
    assert [(h.leaflet, h.language, h.copies) for h in printed.handouts] == [(topic, "ar", 2)]


def test_a_pdf_of_the_desk_s_own_is_counted_with_a_contact(desk: Desk, tmp_path: Path) -> None:
    words = read_words(folder("translations"), "en", None)
    topic = add(desk.own_leaflets, given(tmp_path / "esite.pdf", pdf_of("Haku")))
    rack = desk.leaflet_rack(words)
    contact = desk.log.record(desk.log.read({"needs": "F1"})).contact

    order = LeafletOrder(topics=(topic,), language="ar")
    desk.log.add_handouts(contact.id, rack.handouts(order))

    assert [(h.leaflet, h.language) for h in desk.log.find(contact.id).facts.handouts] == [(topic, "ar")]
    desk.own_leaflets.remove(topic, "ar")
    assert desk.log.find(contact.id).facts.handouts


def test_a_pdf_in_another_language_joins_its_leaflet(
    own: OwnLeaflets, rack: LeafletRack, tmp_path: Path
) -> None:
    file = given(tmp_path / "esite.pdf", pdf_of("Haku"))
    topic = add(own, file)
    add(own, file, "so", topic=topic, title="Sida loo codsado")

    assert rack.find(topic).languages() == ("ar", "so")
    assert rack.version(topic, "so").title == "Sida loo codsado"
    add(own, file)
    assert {"nain-haet-paivahoitoa", "nain-haet-paivahoitoa-2"} <= {leaf.topic for leaf in rack.leaflets()}


def test_a_pdf_takes_the_place_of_a_text_in_its_language(
    own: OwnLeaflets, rack: LeafletRack, tmp_path: Path
) -> None:
    add(own, given(tmp_path / "x.pdf", pdf_of("Paikka")), "sv", topic="this-place", title="Platsen")

    assert rack.version("this-place", "sv").pdf is not None
    assert rack.version("this-place", "fi").pdf is None


def test_pdfs_and_texts_are_printed_together_in_their_order(
    own: OwnLeaflets, own_folder: Path, standing_clock: Callable[[], datetime], tmp_path: Path
) -> None:
    class PressOfPages(PressOfWords):
        def set(self, sheets: Sequence[LeafletSheet], **_how: object) -> SetPages:
            return SetPages(pdf_of(*(sheet.version.title for sheet in sheets)), len(sheets))

    rack = LeafletRack(
        leaflets_folder=folder("resources") / "leaflets",
        translations_folder=folder("translations"),
        cache_folder=None,
        clock=standing_clock,
        languages=known_languages,
        sign=DeskSign,
        press=PressOfPages,
        printer=DrawerPrinter(),
        own_folder=own_folder,
    )
    topic = add(own, given(tmp_path / "x.pdf", pdf_of("Oma yksi", "Oma kaksi")), "en")

    pages = rack.pages((LeafletOrder(topics=("this-place", topic, "this-place"), language="en"),))

    assert pages.count == 4
    texts = [page.extract_text().strip() for page in PdfReader(BytesIO(pages.pdf)).pages]
    assert texts[1:3] == ["Oma yksi", "Oma kaksi"]
    assert texts[0] == texts[3] == rack.version("this-place", "en").title


def test_nothing_stands_beside_a_pdf(own: OwnLeaflets, rack: LeafletRack, tmp_path: Path) -> None:
    topic = add(own, given(tmp_path / "x.pdf", pdf_of("Haku")))
    add(own, tmp_path / "x.pdf", "sv", topic=topic)

    with pytest.raises(PdfStandsAlone):
        rack.pages((LeafletOrder(topics=(topic,), language="ar", beside="sv"),))


def test_a_pdf_that_was_dropped_in_by_hand_is_offered_but_never_printed_by_a_key(
    own_folder: Path, rack: LeafletRack
) -> None:
    assert rack.leaflets()
    given(own_folder / "asukastupa.so.pdf", pdf_of("Tupa"))

    assert not rack.is_read
    leaflet = rack.find("asukastupa")
    assert (leaflet.source.title, leaflet.source.is_draft, leaflet.needs) == ("Asukastupa", True, ())
    assert rack.pages((LeafletOrder(topics=("asukastupa",), language="so"),)).count == 1
    given(own_folder / "own.csv", b"file;title;needs\r\nasukastupa.so.pdf;Tupa;K\r\n")
    assert rack.find("asukastupa").needs == ("K",)
    reasons = {refusal.leaflet.topic: refusal.reason for refusal in rack.fitting(["K"], "so").refusals}
    assert isinstance(reasons["asukastupa"], PdfStandsAlone)


def test_what_the_desk_changes_is_set_anew(rack: LeafletRack, own_folder: Path) -> None:
    order = LeafletOrder(topics=("asukastupa",), language="fi")
    given(own_folder / "asukastupa.fi.pdf", pdf_of("Vanha"))
    old = rack.pages((order,)).pdf
    given(own_folder / "asukastupa.fi.pdf", pdf_of("Aivan uusi sivu"))
    assert rack.pages((order,)).pdf != old

    (own_folder / "asukastupa.fi.pdf").unlink()
    given(own_folder / "asukastupa.toml", SOURCE.replace("{phone}", "tänne").encode())
    assert "Keksitty esite" in rack.pages((order,)).pdf.decode()
    given(own_folder / "asukastupa.toml", SOURCE.replace("{phone}", "x").replace("Keksitty", "Uusi").encode())
    assert "Uusi esite" in rack.pages((order,)).pdf.decode()


def test_a_pdf_past_its_own_review_is_not_printed_by_a_key(
    own: OwnLeaflets, rack: LeafletRack, printer: DrawerPrinter, tmp_path: Path
) -> None:
    file = given(tmp_path / "x.pdf", pdf_of("Haku"))
    old = own.add_pdf(
        file, title="Vanha", language="ar", needs=("F1",), review_by=date(2026, 1, 1), by="Kunta"
    )
    order = LeafletOrder(topics=(old.topic,), language="ar")

    assert old.topic not in {fit.leaflet.topic for fit in rack.fitting(["F1"], "ar").fits}
    with pytest.raises(LeafletPastReview):
        rack.print_to("Laatikko", order)
    rack.print_to("Laatikko", LeafletOrder(topics=(old.topic,), language="ar", looked_at=True))
    assert len(printer.drawer) == 1


def test_a_pdf_is_taken_out_and_put_back(own: OwnLeaflets, rack: LeafletRack, tmp_path: Path) -> None:
    topic = add(own, given(tmp_path / "x.pdf", pdf_of("Haku")))

    put_back = own.remove(topic, "ar")

    assert topic not in {leaflet.topic for leaflet in rack.leaflets()}
    with pytest.raises(NotOwnLeaflet):
        own.remove("this-place", "ar")
    put_back()
    assert rack.find(topic).needs == ("F1",)


def test_what_somebody_else_wrote_into_the_list_stays(
    own: OwnLeaflets, own_folder: Path, tmp_path: Path
) -> None:
    given(own_folder / "own.csv", "file;title\r\nkatoava.so.pdf;Äkkiä takaisin\r\n".encode())
    topic = add(own, given(tmp_path / "x.pdf", pdf_of("Haku")))
    own.remove(topic, "ar")

    assert "katoava.so.pdf,Äkkiä takaisin" in (own_folder / "own.csv").read_text("utf-8-sig")
    (own_folder / "own.csv").write_bytes(b"file;title\r\n\xe4\r\n")
    with pytest.raises(BadListRow):
        add(own, tmp_path / "x.pdf")
    assert [path.name for path in own_folder.iterdir()] == ["own.csv"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", BrokenPdf),
        (b"Ei PDF", BrokenPdf),
        (pdf_of("Haku")[:300] + b"%%EOF", BrokenPdf),
        (locked_pdf(), LockedPdf),
        (pdf_of(*["Sivu"] * 41), PdfTooLarge),
        (b"%PDF-1.4" + bytes(21 * 1024 * 1024), PdfTooLarge),
    ],
    ids=["empty", "text", "cut", "locked", "pages", "bytes"],
)
def test_a_pdf_that_cannot_be_printed_is_not_laid_in(
    own: OwnLeaflets, own_folder: Path, tmp_path: Path, content: bytes, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        add(own, given(tmp_path / "x.pdf", content))
    assert not own_folder.exists()


def test_a_pdf_without_a_title_or_without_somebody_who_vouches_for_it_is_not_laid_in(
    own: OwnLeaflets, tmp_path: Path
) -> None:
    file = given(tmp_path / "x.pdf", pdf_of("Haku"))
    for missing in ({"title": " "}, {"by": ""}):
        with pytest.raises(MissingValue):
            add(own, file, **missing)
    with pytest.raises(FileUnreadable):
        add(own, tmp_path / "nowhere.pdf")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("Oma esite.pdf", pdf_of("x"), BadOwnName),
        ("esite.xx.pdf", pdf_of("x"), UnknownLeafletLanguage),
        ("esite.ar.pdf", b"Ei PDF", BrokenPdf),
        ("esite.ar.pdf", locked_pdf(), LockedPdf),
        ("own.csv", b"file,title\n,Ilman nimea\n", BadListRow),
        ("own.csv", b"\xff\xfe\x00", BadListRow),
        ("contacts.csv", b"name,language,value,source,checked\nkela_phone,,020,x,eilen\n", BadListRow),
        ("Oma.toml", SOURCE.encode(), BadOwnName),
        ("oma.toml", b"title = ", BrokenLeaflet),
        ("xx/this-place.po", SWEDISH.encode(), UnknownLeafletLanguage),
    ],
)
def test_a_bad_file_of_the_desk_is_named_and_takes_no_other_away(
    rack: LeafletRack, own_folder: Path, name: str, content: bytes, fault: type[Exception]
) -> None:
    topics = {leaflet.topic for leaflet in rack.leaflets()}
    given(own_folder / name, content)

    assert [type(found) for found in rack.faults().values()] == [fault]
    assert {leaflet.topic for leaflet in rack.leaflets()} == topics


# --- texts, translations and numbers --------------------------------------------------------------


def test_the_desk_writes_its_own_leaflet_and_translates_it(rack: LeafletRack, own_folder: Path) -> None:
    given(own_folder / "asukastupa.toml", SOURCE.encode())
    given(own_folder / "sv" / "asukastupa.po", SWEDISH.encode())
    given(own_folder / "contacts.csv", VALUES.encode())

    leaflet = rack.find("asukastupa")

    assert (leaflet.is_own, leaflet.languages()) == (True, ("fi", "sv"))
    assert rack.version("asukastupa", "sv").blocks[0].text == "Ring 020 000 000."
    assert rack.faults() == {}


def test_the_desk_s_own_text_stands_before_the_program_s(rack: LeafletRack, own_folder: Path) -> None:
    given(own_folder / "this-place.toml", SOURCE.replace("numeroon {phone}", "tänne").encode())

    assert rack.version("this-place", "fi").title == "Keksitty esite"
    assert rack.version("this-place", "sv").is_out_of_date


def test_the_desk_s_own_number_stands_before_the_program_s_in_every_language(
    rack: LeafletRack, own_folder: Path
) -> None:
    topic = "residence-permit-renewal"
    assert "0295 419 600" in str(rack.version(topic, "fi").blocks)
    given(
        own_folder / "contacts.csv",
        b"name;language;value;source;checked\nmigri_phone;;0200 000 000;soitettu;2026-11-20\n",
    )

    for language in ("fi", "sv", "ar"):
        version = rack.version(topic, language)
        assert "0200 000 000" in str(version.blocks)
        unchecked = {value.name for value in version.unchecked_gaps(date(2026, 11, 24))}
        assert unchecked
        assert "migri_phone" not in unchecked
        assert "migri_phone" in {value.name for value in version.unchecked_gaps(date(2027, 11, 24))}


def test_what_the_desk_says_of_itself_fills_its_gap_and_is_left_out_as_long_as_it_says_nothing(
    own_folder: Path, standing_clock: Callable[[], datetime]
) -> None:
    sign = DeskSign()
    rack = LeafletRack(
        leaflets_folder=folder("resources") / "leaflets",
        translations_folder=folder("translations"),
        cache_folder=None,
        clock=standing_clock,
        languages=known_languages,
        sign=lambda: sign,
        press=PressOfWords,
        printer=DrawerPrinter(),
        own_folder=own_folder,
    )
    given(own_folder / "tupa.toml", SOURCE.replace("{phone}", "{desk_hours}").encode())

    assert rack.version("tupa", "fi").blocks == ()
    sign = DeskSign("Tupa", "ti 10–15")
    assert rack.version("tupa", "fi").blocks[0].text == "Soita numeroon ti 10–15."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_said_and_changes_nothing(own: OwnLeaflets, own_folder: Path, tmp_path: Path) -> None:
    given(tmp_path / "x.pdf", pdf_of("Haku"))
    with no_file_grows_beyond(100), pytest.raises(DiskFull):
        add(own, tmp_path / "x.pdf")
    assert list(own_folder.iterdir()) == []
