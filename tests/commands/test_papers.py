"""`kototori papers`: each paper as a file, never over one that is there."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.commands.ran import Run
from tests.services.request_desk import PASSPHRASE


@pytest.mark.parametrize("paper", ["what-we-record", "processing", "impact", "figures-note"])
def test_a_paper_is_written_in_the_language_asked_for(kototori: Run, tmp_path: Path, paper: str) -> None:
    out = tmp_path / "paper.txt"

    ran = kototori("papers", paper, "--language", "sv", "--format", "txt", "--out", str(out))

    assert (ran.status, ran.out.strip(), ran.err) == (0, str(out), "")
    titles = {
        "what-we-record": "Vad vi antecknar",
        "processing": "Register över behandling",
        "impact": "Konsekvensbedömning avseende dataskydd",
        "figures-note": "Skyddet av offentliga tal: en teknisk redogörelse",
    }
    assert out.read_text("utf-8").startswith(titles[paper])


def test_pdf_is_the_form_unless_another_one_is_named(kototori: Run, tmp_path: Path) -> None:
    pdf, docx = tmp_path / "paper.pdf", tmp_path / "paper.docx"

    assert kototori("papers", "impact", "--out", str(pdf)).status == 0
    assert kototori("papers", "impact", "--format", "docx", "--out", str(docx)).status == 0

    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    assert Document(BytesIO(docx.read_bytes())).core_properties.title == "Data protection impact assessment"


def test_a_file_that_is_there_stays_without_force(kototori: Run, tmp_path: Path) -> None:
    out = tmp_path / "paper.txt"
    out.write_text("somebody's own", encoding="utf-8")
    call = ("papers", "processing", "--format", "txt", "--out", str(out))

    ran = kototori(*call)
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert out.read_text("utf-8") == "somebody's own"

    assert kototori(*call, "--force").status == 0
    assert out.read_text("utf-8").startswith("Record of processing activities")
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["paper.txt"]


@pytest.mark.parametrize(
    "wrong", [("everything",), ("impact", "--format", "odt"), ("impact", "--language", "ar")]
)
def test_what_there_is_not_is_refused_in_one_line(
    kototori: Run, tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    ran = kototori("papers", *wrong, "--out", str(tmp_path / "paper"))

    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "paper").exists()


def test_with_the_passphrase_the_paper_is_made_from_the_opened_requests(
    kototori: Run, tmp_path: Path
) -> None:
    phrase, wrong = tmp_path / "phrase.txt", tmp_path / "wrong.txt"
    phrase.write_text(PASSPHRASE, encoding="utf-8")
    wrong.write_text("something else entirely here", encoding="utf-8")
    set_up = ("requests", "set-up", "--days", "9", "--latest", "33", "--passphrase-file", str(phrase))
    assert kototori(*set_up).status == 0
    call = ("papers", "processing", "--format", "txt", "--force", "--out", str(tmp_path / "paper.txt"))

    assert kototori(*call, "--passphrase-file", str(phrase)).status == 0
    opened = (tmp_path / "paper.txt").read_text("utf-8")
    assert "were locked" not in " ".join(opened.split())
    assert "33 days" in " ".join(opened.split())

    assert kototori(*call, "--passphrase-file", str(wrong)).status == 1
    assert (tmp_path / "paper.txt").read_text("utf-8") == opened


def test_an_empty_home_becomes_a_new_desk_that_can_write_its_papers(
    kototori_anew: Run, home: Path, tmp_path: Path
) -> None:
    assert list(home.iterdir()) == []
    ran = kototori_anew("papers", "what-we-record", "--format", "txt", "--out", str(tmp_path / "paper.txt"))

    assert ran.status == 0
    assert "referral_request" in (tmp_path / "paper.txt").read_text("utf-8")
