"""`annex`: two pages about one phenomenon, and every value that is refused."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.commands.ran import Run
from tests.tools.pdf_facts import pages_of

ROW = '{{"occurred_at": "2026-{month:02d}-0{day}T10:00", "needs": ["A1"], "language": "so"}}'


@pytest.fixture
def recorded(kototori: Run) -> Run:
    """Ten contacts in September, six in October."""
    rows = [ROW.format(month=9, day=1)] * 10 + [ROW.format(month=10, day=6)] * 6
    assert kototori("record", "--from", "-", stdin="\n".join(rows)).status == 0
    return kototori


def asked(path: Path, **other: str) -> Sequence[str]:
    given = {"phenomenon": "need:A1", "from": "2026-10-01", "to": "2026-10-31", "use": "public"}
    given |= {"format": path.suffix.lstrip(".") or "pdf", "out": str(path)} | other
    return ["annex", *(part for name, value in given.items() for part in (f"--{name}", value))]


def test_a_public_annex_holds_fives_and_says_where_it_lies(recorded: Run, tmp_path: Path) -> None:
    ran = recorded(*asked(tmp_path / "annex.pdf"))

    assert (ran.status, ran.out, ran.err) == (0, f"{tmp_path / 'annex.pdf'}\n", "")
    first, second = (" ".join(page.split()) for page in pages_of(tmp_path / "annex.pdf"))
    assert "Public figures, counted in fives" in first
    assert "it was 10 of 10." in first
    assert "No lines of the reports were taken in." in second


def test_an_internal_annex_is_exact_in_any_language_and_form(recorded: Run, tmp_path: Path) -> None:
    internal = {"use": "internal", "language": "sv"}

    assert recorded(*asked(tmp_path / "annex.pdf", **internal)).status == 0
    assert recorded(*asked(tmp_path / "annex.docx", **internal)).status == 0

    text = " ".join(" ".join(page.split()) for page in pages_of(tmp_path / "annex.pdf"))
    assert "Att söka bostad" in text
    assert " 6 " in text
    assert (tmp_path / "annex.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"phenomenon": "weather:rain"}, "--phenomenon does not know “weather:rain”"),
        ({"phenomenon": "need:Z"}, "“Z” is not in the list"),
        ({"from": "2026-10-05"}, "whole periods (months)"),
        ({"phenomenon": "outcome:unmet"}, "whole periods (quarters)"),
        ({"phenomenon": "need:J1", "use": "internal", "from": "2026-10-05"}, "The need J1 is sensitive"),
        ({"use": "secret"}, "--use does not know “secret”"),
        ({"format": "xlsx"}, "--format does not know “xlsx”"),
        ({"lines": "some"}, "--lines does not know “some”"),
        ({"compare": "never"}, "--compare does not know “never”"),
        ({"language": "ar"}, "“ar”, only: fi, sv, en"),
    ],
)
def test_a_value_that_is_not_known_is_refused_in_one_line_and_nothing_written(
    kototori: Run, tmp_path: Path, other: dict[str, str], said: str
) -> None:
    ran = kototori(*asked(tmp_path / "annex.pdf", **other))

    assert ran.status == 1
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_range_that_runs_backwards_is_a_wrong_use(kototori: Run, tmp_path: Path) -> None:
    assert kototori(*asked(tmp_path / "annex.pdf", to="2026-09-01")).status == 2


def test_a_file_that_is_there_stays_without_force(recorded: Run, tmp_path: Path) -> None:
    path = tmp_path / "annex.pdf"
    path.write_text("mine")

    assert recorded(*asked(path)).status == 1
    assert path.read_text() == "mine"
    assert recorded(*asked(path), "--force").status == 0
    assert path.read_bytes().startswith(b"%PDF")
