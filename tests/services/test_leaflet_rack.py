"""The rack: what fits, what goes on paper, and what is said when it cannot."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from kototori.assets import folder
from kototori.domain.contact import Handout
from kototori.domain.errors import BrokenCatalogue, OutOfRange
from kototori.domain.leaflet import (
    BrokenLeaflet,
    DeskSign,
    LeafletNotInLanguage,
    LeafletOrder,
    LeafletOutOfDate,
    LeafletPastReview,
    LeafletSheet,
    MissingGap,
    NoSuchLeaflet,
    PaperSize,
    SensitiveDraft,
    SetPages,
    StateDateUnread,
    StateWithoutPerson,
    UnknownState,
)
from kototori.domain.need import Language, Wordings
from kototori.domain.printer import JobFate, JobState, KnownPrinter, PrinterMissing, PrintJob
from kototori.services.leaflet_rack import LeafletRack

ARABIC = Language(
    code="ar", endonym="العربية", words=Wordings("arabia", "arabiska", "Arabic"), direction="rtl"
)

SOURCE = """
version = "1"
owner = "Neuvontapiste"
review_by = 2027-05-31
needs = ["K"]
rank = 1
state = "draft"
title = "Keksitty esite"

[[sources]]
name = "Keksitty lähde"

[[blocks]]
id = "first"
kind = "paragraph"
text = "Soita numeroon {phone}."
"""
SWEDISH = """
msgid ""
msgstr ""
"Language: sv\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"X-State: checked\\n"
"X-State-By: Prov Påhittad\\n"
"X-State-Date: 2026-11-01\\n"

msgctxt "title"
msgid "Keksitty esite"
msgstr "Påhittad broschyr"

msgctxt "first"
msgid "Soita numeroon {phone}."
msgstr "Ring {phone}."
"""
VALUES = "name,language,value,source,checked\nphone,,020 000 000,example.org,2026-11-01\n"


class PressOfWords:
    """Sets nothing but the titles, so that a test reads what was to be set."""

    def set(
        self,
        sheets: Sequence[LeafletSheet],
        *,
        languages: Mapping[str, Language],
        sign: DeskSign,
        size: PaperSize,
        large: bool,
    ) -> SetPages:
        titles = (f"{s.version.title}|{s.beside.title if s.beside else ''}" for s in sheets)
        return SetPages("\n".join([sign.name, size, *titles]).encode(), len(sheets))


class DrawerPrinter:
    """Keeps the pages in a drawer."""

    def __init__(self) -> None:
        self.drawer: list[tuple[str, int, bytes]] = []

    def known(self) -> tuple[KnownPrinter, ...]:
        return (KnownPrinter("Laatikko", "Laatikko"),)

    def send(self, pdf: bytes, *, to: str, title: str, copies: int, size: PaperSize) -> PrintJob:
        if to != "Laatikko":
            raise PrinterMissing(to, ("Laatikko",))
        self.drawer.append((title, copies, pdf))
        return PrintJob(to, len(self.drawer))

    def fate(self, job: PrintJob) -> JobFate:
        return JobFate(JobState.DONE if job.number <= len(self.drawer) else JobState.FORGOTTEN)

    def cancel(self, job: PrintJob) -> None:
        self.drawer.pop()


Racks = Callable[..., LeafletRack]


@pytest.fixture
def rack_of(standing_clock: Callable[[], datetime]) -> Racks:
    def make(
        leaflets: Path | None = None,
        translations: Path | None = None,
        printer: DrawerPrinter | None = None,
        clock: Callable[[], datetime] = standing_clock,
    ) -> LeafletRack:
        return LeafletRack(
            leaflets_folder=leaflets or folder("resources") / "leaflets",
            translations_folder=translations or folder("translations"),
            cache_folder=None,
            clock=clock,
            languages=lambda: {"ar": ARABIC},
            sign=lambda: DeskSign("Keksitty neuvontapiste", "ti ja pe 10–15"),
            press=PressOfWords,
            printer=printer or DrawerPrinter(),
        )

    return make


@pytest.fixture
def own_rack(tmp_path: Path, rack_of: Racks) -> Racks:
    """A rack with one invented leaflet, after the files were changed as the test wishes."""
    (tmp_path / "leaflets").mkdir()
    (tmp_path / "words" / "sv" / "leaflets").mkdir(parents=True)

    def make(
        source: str = SOURCE,
        swedish: str = SWEDISH,
        values: str = VALUES,
        printer: DrawerPrinter | None = None,
    ) -> LeafletRack:
        (tmp_path / "leaflets" / "invented.toml").write_text(source, encoding="utf-8")
        (tmp_path / "leaflets" / "contacts.csv").write_text(values, encoding="utf-8")
        catalogue = tmp_path / "words" / "sv" / "leaflets" / "invented.po"
        catalogue.write_text(swedish, encoding="utf-8")
        return rack_of(tmp_path / "leaflets", tmp_path / "words", printer)

    return make


def test_the_shipped_leaflets_fit_the_needs_they_are_about(rack_of: Racks) -> None:
    rack = rack_of()
    assert [f.leaflet.topic for f in rack.fitting(["C1", "K6"], "ar").fits] == [
        "residence-permit-renewal",
        "this-place",
    ]
    (fit,) = rack.fitting(["B1"], "ti", "additional_information").fits
    assert (fit.leaflet.topic, fit.version.language) == ("kela-additional-information", "ti")


def test_a_language_without_a_version_gets_its_fall_back(rack_of: Racks) -> None:
    (fit,) = rack_of().fitting(["C1"], "de").fits
    assert (fit.version.language, fit.is_fall_back) == ("fi-easy", True)


def test_leaflets_are_printed_and_counted(rack_of: Racks) -> None:
    printer = DrawerPrinter()
    rack = rack_of(printer=printer)
    order = LeafletOrder(topics=("this-place", "residence-permit-renewal"), language="sv", beside="fi")
    printed = rack.print_to("Laatikko", order, copies=2)
    ((title, copies, pdf),) = printer.drawer
    assert (title, copies) == ("kototori", 2)  # no topic is read at the printer
    assert pdf.decode().splitlines() == [
        "Keksitty neuvontapiste",
        "a4",
        "Den här platsen och vad vi antecknar om ditt besök|Tämä paikka ja mitä kirjaamme käynnistäsi",
        "Förläng uppehållstillståndet i tid|Oleskeluluvan jatkaminen ajoissa",
    ]
    assert printed.handouts == (
        Handout("this-place", "sv", 2),
        Handout("residence-permit-renewal", "sv", 2),
    )
    assert rack.fate(printed.job).state is JobState.DONE


def test_a_language_beside_itself_is_printed_once(rack_of: Racks) -> None:
    pdf = rack_of().sheet(LeafletOrder(topics=("this-place",), language="en", beside="en"))
    assert pdf.decode().endswith("visit|")


def test_nothing_is_sent_where_a_leaflet_or_a_number_is_refused(rack_of: Racks) -> None:
    printer = DrawerPrinter()
    rack = rack_of(printer=printer)
    with pytest.raises(NoSuchLeaflet) as unknown:
        rack.print_to("Laatikko", LeafletOrder(topics=("this-place", "nowhere"), language="fi"))
    assert "this-place" in unknown.value.known
    with pytest.raises(LeafletNotInLanguage) as missing:
        rack.print_to("Laatikko", LeafletOrder(topics=("this-place",), language="ln"))
    assert {"fi", "ar", "ti"} <= set(missing.value.available)
    with pytest.raises(LeafletNotInLanguage):
        rack.sheet(LeafletOrder(topics=("this-place",), language="fi", beside="ln"))
    with pytest.raises(OutOfRange):
        rack.print_to("Laatikko", LeafletOrder(topics=("this-place",), language="fi"), copies=0)
    with pytest.raises(PrinterMissing):
        rack.print_to("Olematon", LeafletOrder(topics=("this-place",), language="fi"))
    assert printer.drawer == []


def test_a_leaflet_past_its_review_is_not_printed(
    rack_of: Racks, standing_clock: Callable[[], datetime]
) -> None:
    next_summer = standing_clock().replace(year=2027, month=6, day=1)
    rack = rack_of(clock=lambda: next_summer)
    with pytest.raises(LeafletPastReview):
        rack.sheet(LeafletOrder(topics=("this-place",), language="fi"))
    assert isinstance(rack.fitting(["C1"], "fi").refusals[0].reason, LeafletPastReview)


def test_a_reviewed_translation_tells_by_whom_and_when(own_rack: Racks) -> None:
    version = own_rack().version("invented", "sv")
    assert (version.state, version.by, version.on) == ("checked", "Prov Påhittad", date(2026, 11, 1))
    assert version.blocks[0].text == "Ring 020 000 000."


def test_a_changed_source_marks_the_translation_out_of_date_by_itself(own_rack: Racks) -> None:
    rack = own_rack(source=SOURCE.replace("Soita numeroon", "Soita heti numeroon"))
    version = rack.version("invented", "sv")
    assert version.out_of_date == ("first",)
    with pytest.raises(LeafletOutOfDate):
        rack.sheet(LeafletOrder(topics=("invented",), language="sv"))
    (fit,) = rack.fitting(["K"], "sv").fits
    assert fit.version.language == "fi"


def test_a_value_of_a_language_stands_before_the_common_one(own_rack: Racks) -> None:
    rack = own_rack(values=VALUES + "phone,sv,020 111 111,example.org,\n")
    assert rack.version("invented", "sv").blocks[0].text == "Ring 020 111 111."
    assert rack.version("invented", "fi").blocks[0].text == "Soita numeroon 020 000 000."


def test_a_translation_without_its_gap_or_with_another_is_not_printed(own_rack: Racks) -> None:
    for wrong in ("Ring.", "Ring {fax}.", "Ring {phone."):
        rack = own_rack(swedish=SWEDISH.replace("Ring {phone}.", wrong))
        with pytest.raises(MissingGap):
            rack.version("invented", "sv")
        assert list(rack.faults()) == ["invented/sv"]
        assert rack.version("invented", "fi").title == "Keksitty esite"


def test_a_source_gap_without_a_value_is_named(own_rack: Racks) -> None:
    rack = own_rack(values="name,language,value,source,checked\n")
    with pytest.raises(MissingGap) as missing:
        rack.find("invented")
    assert missing.value.gap == "phone"


def test_a_broken_translation_leaves_the_others(own_rack: Racks) -> None:
    rack = own_rack(swedish=SWEDISH + "\nmsgid and then nothing\n")
    with pytest.raises(BrokenCatalogue):
        rack.version("invented", "sv")
    assert rack.version("invented", "fi").blocks


@pytest.mark.parametrize(
    ("right", "wrong", "part"),
    [
        ('owner = "Neuvontapiste"', "", "owner"),
        ("review_by = 2027-05-31", 'review_by = "ensi vuonna"', "review_by"),
        ('kind = "paragraph"', 'kind = "poem"', "first"),
        ('name = "Keksitty lähde"', "", "sources"),
    ],
)
def test_a_broken_leaflet_is_named_with_its_part(own_rack: Racks, right: str, wrong: str, part: str) -> None:
    rack = own_rack(source=SOURCE.replace(right, wrong))
    with pytest.raises(BrokenLeaflet) as broken:
        rack.find("invented")
    assert broken.value.part == part
    assert rack.leaflets() == ()


def test_a_broken_list_of_values_is_named_with_its_line(own_rack: Racks) -> None:
    with pytest.raises(BrokenLeaflet) as broken:
        own_rack(values=VALUES + "post,,x,example.org,yesterday\n").leaflets()
    assert (broken.value.path.name, broken.value.part) == ("contacts.csv", "3")


# --- paper, and what may only be looked at ---------------------------------------------------------

SENSITIVE = SOURCE.replace("rank = 1", "rank = 1\nsensitive = true")
LOOK = LeafletOrder(topics=("invented",), language="fi")
SEEN = LeafletOrder(topics=("invented",), language="fi", looked_at=True)


def test_a_draft_on_a_sensitive_matter_is_set_and_kept_but_printed_only_after_a_look(own_rack: Racks) -> None:
    printer = DrawerPrinter()
    rack = own_rack(source=SENSITIVE, printer=printer)

    assert rack.pages((LOOK,)).count == 1
    assert rack.sheet(LOOK)
    with pytest.raises(SensitiveDraft):
        rack.print_to("Laatikko", LOOK)
    with pytest.raises(SensitiveDraft):  # the draft beside a checked text counts, too
        rack.print_to("Laatikko", LeafletOrder(topics=("invented",), language="sv", beside="fi"))
    assert printer.drawer == []
    rack.print_to("Laatikko", SEEN)
    rack.print_to("Laatikko", LeafletOrder(topics=("invented",), language="sv"))
    assert len(printer.drawer) == 2


def test_what_is_past_its_review_is_looked_at_with_a_mark_and_printed_only_then(own_rack: Racks) -> None:
    printer = DrawerPrinter()
    rack = own_rack(source=SOURCE.replace("2027-05-31", "2026-11-01"), printer=printer)

    assert rack.pages((LOOK,)).count == 1
    for refused in (rack.sheet, lambda order: rack.print_to("Laatikko", order)):
        with pytest.raises(LeafletPastReview):
            refused(LOOK)
    rack.print_to("Laatikko", SEEN)
    assert len(printer.drawer) == 1


def test_what_is_out_of_date_is_not_even_looked_at(own_rack: Racks) -> None:
    rack = own_rack(source=SOURCE.replace("Soita numeroon", "Soita heti numeroon"))
    with pytest.raises(LeafletOutOfDate):
        rack.pages((LeafletOrder(topics=("invented",), language="sv", looked_at=True),))


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("X-State: checked", "X-State: perfect", UnknownState),
        ("X-State-Date: 2026-11-01", "X-State-Date: eilen", StateDateUnread),
        ("X-State-Date: 2026-11-01", "X-State-Date: ", StateWithoutPerson),
        ("X-State-By: Prov Påhittad", "X-State-By: ", StateWithoutPerson),
    ],
)
def test_a_claim_that_cannot_be_believed_is_a_draft_and_said(
    own_rack: Racks, right: str, wrong: str, said: type[Exception]
) -> None:
    rack = own_rack(swedish=SWEDISH.replace(right, wrong))

    assert rack.version("invented", "sv").is_draft
    assert [(name, type(fault)) for name, fault in rack.faults().items()] == [("invented/sv", said)]
    (fit,) = rack.fitting(["K"], "sv").fits
    assert (fit.order.language, fit.order.beside) == ("sv", "fi")


def test_a_source_tells_its_state_in_the_same_way(own_rack: Racks) -> None:
    claimed = 'state = "approved"\nstate_by = "Keksitty kunta"\nstate_on = 2026-11-02'
    version = own_rack(source=SOURCE.replace('state = "draft"', claimed)).version("invented", "fi")
    assert (version.state, version.by, version.on) == ("approved", "Keksitty kunta", date(2026, 11, 2))

    rack = own_rack(source=SOURCE.replace('state = "draft"', 'state = "approved"'))
    assert rack.version("invented", "fi").is_draft
    assert [type(fault) for fault in rack.faults().values()] == [StateWithoutPerson]


def test_one_leaflet_is_read_without_the_others(tmp_path: Path, own_rack: Racks) -> None:
    """A command that prints one leaflet does not wait for the whole rack."""
    rack = own_rack()
    (tmp_path / "leaflets" / "broken.toml").write_text("title = ", encoding="utf-8")

    assert rack.sheet(LOOK)
    assert not rack.is_read
    assert [type(fault) for fault in rack.faults().values()] == [BrokenLeaflet]
    assert rack.is_read


def test_a_doubtful_translation_is_out_of_date_and_not_printed(own_rack: Racks) -> None:
    doubtful = SWEDISH.replace('msgctxt "first"', '#, fuzzy\n#| msgid "Soita."\nmsgctxt "first"')
    rack = own_rack(swedish=doubtful)

    assert rack.version("invented", "sv").out_of_date == ("first",)
    with pytest.raises(LeafletOutOfDate):
        rack.print_to("Laatikko", LeafletOrder(topics=("invented",), language="sv", looked_at=True))
