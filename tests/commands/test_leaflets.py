import json
from pathlib import Path

import pytest

from tests.commands.ran import Run


def test_leaflets_are_listed_with_every_version_and_its_state(kototori: Run) -> None:
    listed = json.loads(kototori("leaflets", "list", "--format", "json").out)

    place = next(leaflet for leaflet in listed if leaflet["topic"] == "this-place")
    assert place["needs"] == ["K", "L"]
    versions = {version["language"]: version for version in place["versions"]}
    assert {"fi", "fi-easy", "sv", "en", "ar", "so", "ru", "fa", "ti", "zh-Hans"} <= set(versions)
    assert set(versions["ar"]) == {"language", "title", "state", "version", "review_by", "out_of_date"}
    assert versions["fi"]["title"].startswith("Tämä paikka")
    assert versions["fi"]["out_of_date"] is False
    assert kototori("leaflets", "list").out.splitlines()[-1].startswith("violence-help\t")


def test_leaflets_are_set_into_one_pdf(kototori: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"

    ran = kototori(
        *("leaflets", "print", "this-place", "kela-additional-information", "--language", "AR"),
        *("--beside", "fi", "--size", "a4", "--out", str(path)),
    )

    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert path.read_bytes().startswith(b"%PDF-")
    assert [file.name for file in tmp_path.iterdir() if file.name != "home"] == ["sheet.pdf"]


def test_a_sheet_never_replaces_what_is_there_unasked(kototori: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"somebody's own")
    given = ("leaflets", "print", "this-place", "--language", "fi", "--out", str(path))

    assert kototori(*given).status == 1
    assert path.read_bytes() == b"somebody's own"
    assert kototori(*given, "--force").status == 0


def test_a_language_that_is_missing_is_refused_and_those_there_are_named(
    kototori: Run, tmp_path: Path
) -> None:
    ran = kototori("leaflets", "print", "this-place", "--language", "ln", "--out", str(tmp_path / "x.pdf"))

    assert ran.status == 1
    assert "fi, ar, ckb, en, et, fa" in ran.err


@pytest.mark.parametrize(
    ("status", "given"),
    [
        (1, "print no-such-topic --language fi --out x.pdf"),
        (1, "print this-place --language fi --size a3 --out x.pdf"),
        (1, "print this-place --language fi --copies 0 --printer x"),
        (1, "print this-place --language fi --out nowhere/x.pdf"),
        (2, "print this-place --language fi"),
        (2, "print this-place --out x.pdf"),
        (2, "print --language fi --out x.pdf"),
        (2, "print this-place --language fi --out x.pdf --printer x"),
    ],
)
def test_what_cannot_be_set_is_said_in_one_line(
    kototori: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, given: str
) -> None:
    monkeypatch.chdir(tmp_path)

    ran = kototori("leaflets", *given.split())

    assert (ran.status, ran.out) == (status, "")
    assert len(ran.err.splitlines()) == 1
    assert not (tmp_path / "x.pdf").exists()
