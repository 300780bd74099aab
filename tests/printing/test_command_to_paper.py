"""`kototori leaflets print --printer`: a real CUPS takes the pages, and the copies are counted."""

from pathlib import Path

import pytest

from kototori.domain.leaflet_counts import ShelfCount
from kototori.printing.ipp import Question, ask
from kototori.services.desk import Desk
from kototori.storage import leaflet_counts
from tests.commands.ran import Run
from tests.printing.conftest import PrintServer


@pytest.fixture(autouse=True)
def this_print_server(print_server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", print_server.socket)


def counted(desk: Desk) -> list[ShelfCount]:
    with desk.database.reading() as connection:
        return leaflet_counts.copies_between(connection, desk.log.today(), desk.log.today())


def test_several_leaflets_are_printed_in_copies_on_a5_and_counted(
    kototori: Run,
    desk: Desk,
    print_server: PrintServer,
) -> None:
    ran = kototori(
        *("leaflets", "print", "this-place", "first-weeks", "--language", "sv", "--beside", "fi"),
        *("--size", "a5", "--copies", "3", "--printer", "Suora"),
    )

    assert (ran.status, ran.out, ran.err) == (0, "3 copies were sent to Suora.\n", "")
    assert [(one.topic, one.language, one.copies) for one in counted(desk)] == [
        ("first-weeks", "sv", 3),
        ("this-place", "sv", 3),
    ]
    wanted = ("copies", "media")
    jobs = [
        ask(print_server.socket, Question.JOB, f"ipp://localhost/jobs/{n}", wanted, 5) for n in range(1, 60)
    ]
    assert {"copies": [3], "media": ["A5"]} in [job for found in jobs for job in found]


@pytest.mark.parametrize(
    "stands", [("cupsdisable", "-r", "paperi loppu"), ("cupsreject", "-r", "paperi loppu")]
)
def test_a_printer_that_stands_still_is_told_in_one_line_and_nothing_is_counted(
    kototori: Run,
    desk: Desk,
    print_server: PrintServer,
    stands: tuple[str, ...],
) -> None:
    print_server.add("Seisova", "cups-pdf:/")
    print_server.run(*stands, "Seisova")

    ran = kototori("leaflets", "print", "this-place", "--language", "fi", "--printer", "Seisova")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "The printer “Seisova” is paused: paperi loppu. Nothing was printed.\n"
    assert counted(desk) == []


def test_a_printer_that_is_not_there_is_told_with_those_that_are(
    kototori: Run,
    desk: Desk,
) -> None:
    ran = kototori("leaflets", "print", "this-place", "--language", "fi", "--printer", "Olematon")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("There is no printer “Olematon”; there are: ")
    assert "Suora" in ran.err
    assert counted(desk) == []


def test_a_file_counts_only_the_copies_that_somebody_names(
    kototori: Run,
    desk: Desk,
    tmp_path: Path,
) -> None:
    given = (
        "leaflets",
        "print",
        "this-place",
        "--language",
        "fi",
        "--force",
        "--out",
        str(tmp_path / "x.pdf"),
    )
    assert kototori(*given).status == 0
    assert counted(desk) == []

    assert kototori(*given, "--copies", "20").status == 0
    assert [one.copies for one in counted(desk)] == [20]
