"""`kototori requests`, and what `check`, `backup` and `restore` know of them."""

import io
import json
import os
import re
import shutil
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from kototori.services.sealed_files import SealedFiles
from tests.commands.ran import Run
from tests.services.request_desk import ABOUT, NAME, PHONE, found_in

pytestmark = pytest.mark.begins_early

PASSPHRASE = "tuuli kääntyy illalla pohjoiseen"
REQUEST = {
    "worker": "Kaisa Keksitty",
    "name": NAME,
    "phone": PHONE,
    "language": "so",
    "about": ABOUT,
    "consent": True,
}


@pytest.fixture
def phrase(tmp_path: Path) -> tuple[str, str]:
    file = tmp_path / "phrase.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return "--passphrase-file", str(file)


@pytest.fixture
def keeping(kototori: Run, phrase: tuple[str, str]) -> Run:
    """A desk with a social worker and a vault."""
    worker = {"name": "Kaisa Keksitty", "title": "sosiaaliohjaaja", "team": "Perhetyö"}
    assert kototori("workers", "add", "--from", "-", stdin=json.dumps(worker)).status == 0
    assert kototori("requests", "set-up", *phrase).status == 0
    return kototori


def lines(*requests: dict[str, object]) -> str:
    return "\n".join(json.dumps(request) for request in requests)


def added(keeping: Run, phrase: tuple[str, str], **changed: object) -> str:
    ran = keeping("requests", "add", "--from", "-", *phrase, stdin=lines(REQUEST | changed))
    assert (ran.status, ran.err) == (0, "")
    return ran.out.strip()


def test_set_up_prints_the_recovery_code_alone_and_once(kototori: Run, phrase: tuple[str, str]) -> None:
    ran = kototori("requests", "set-up", *phrase)

    assert ran.status == 0
    assert [len(group) for group in ran.out.strip().split("-")] == [4] * 8
    assert "safe" in ran.err
    again = kototori("requests", "set-up", *phrase)
    assert (again.status, again.out) == (1, "")
    assert again.err.startswith("There is a vault of requests already")


def test_each_request_gets_an_id_and_a_refused_one_does_not_stop_the_rest(
    keeping: Run, phrase: tuple[str, str], home: Path
) -> None:
    given = lines(
        REQUEST,
        REQUEST | {"about": "tunnus 131052-308T"},
        REQUEST | {"consent": False},
        REQUEST | {"worker": "Nobody"},
        REQUEST | {"nationality": "x"},
        REQUEST | {"worker": "kaisa-keksitty", "consent": {"version": "2026-11", "language": "ar"}},
    )

    ran = keeping("requests", "add", "--from", "-", *phrase, stdin=given)

    assert ran.status == 1
    assert len([UUID(line) for line in ran.out.splitlines()]) == 2
    told = ran.err.splitlines()
    assert [line.split("line ")[1][0] for line in told] == list("2345")
    assert "131052" not in ran.err
    assert found_in(home) == []


def test_the_list_shows_no_personal_data_unless_it_is_asked_for(
    keeping: Run, phrase: tuple[str, str]
) -> None:
    request = added(keeping, phrase)

    plain = keeping("requests", "list", *phrase)
    named = keeping("requests", "list", "--with-names", *phrase)

    assert plain.out.split("\t") == [request, "2026-11-24", "waiting", "Kaisa Keksitty", "2027-01-23\n"]
    assert named.out.split("\t")[5:7] == [NAME, PHONE]


def test_a_request_is_handed_over_with_its_slip_and_answered_with_the_code_on_it(
    keeping: Run, phrase: tuple[str, str], tmp_path: Path
) -> None:
    request, slip = added(keeping, phrase, urgent=True), tmp_path / "slip.pdf"

    handed = keeping("requests", "hand-over", request, "--slip", str(slip), *phrase)

    assert handed.status == 0, handed.err
    assert "8 Dec 2026" in handed.out
    page = " ".join(PdfReader(io.BytesIO(slip.read_bytes())).pages[0].extract_text().split())
    for said in (NAME, PHONE, ABOUT, "Kaisa Keksitty", "The desk erases what stands here by 8 Dec 2026"):
        assert said in page
    code = page.split("taken the matter on: ")[1][:9]
    assert keeping("requests", "acknowledge", code, *phrase).status == 0
    assert "acknowledged" in keeping("requests", "list", *phrase).out
    again = keeping("requests", "hand-over", request, "--slip", str(slip), *phrase)
    assert (again.status, again.err.split(" ")[0:2]) == (1, ["The", "file"])


def test_a_withdrawn_request_is_gone_and_a_worker_who_has_it_is_named(
    keeping: Run, phrase: tuple[str, str], home: Path
) -> None:
    request = added(keeping, phrase)
    keeping("requests", "hand-over", request, *phrase)
    code = keeping("requests", "list", "--with-names", *phrase).out.strip().split("\t")[7]

    ran = keeping("requests", "withdraw", code, *phrase)

    assert ran.status == 0
    assert "Kaisa Keksitty has the request already" in ran.out
    assert keeping("requests", "list", *phrase).out == ""
    assert keeping("requests", "purge", *phrase).out == "0 requests erased\n"
    assert found_in(home) == []


@pytest.mark.parametrize("verb", ["list", "purge", "withdraw ABCD-EFGH", "hand-over abc", "acknowledge x"])
def test_a_wrong_or_missing_passphrase_is_one_sentence_and_status_1(
    keeping: Run, verb: str, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("aivan muu kuin tämä\n", encoding="utf-8")

    for given in (["--passphrase-file", str(wrong)], ["--passphrase-file", str(tmp_path / "none")]):
        ran = keeping("requests", *verb.split(), *given)
        assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)


def test_before_it_is_set_up_nobody_is_asked_for_a_passphrase(kototori: Run) -> None:
    ran = kototori("requests", "list")

    assert ran.status == 1
    assert "kototori requests set-up" in ran.err


def test_the_passphrase_is_changed_and_recovered(
    kototori: Run, phrase: tuple[str, str], home: Path, tmp_path: Path
) -> None:
    code, new = tmp_path / "code.txt", tmp_path / "new.txt"
    code.write_text(kototori("requests", "set-up", *phrase).out)
    new.write_text("kylmä kivi kiertää tahkoa")
    given = ("--new-passphrase-file", str(new))

    assert kototori("requests", "passphrase", *phrase, *given).status == 0
    assert kototori("requests", "list", *phrase).status == 1
    waits = kototori("requests", "list", "--passphrase-file", str(new))
    assert (waits.status, "is looked at in 1 s" in waits.err) == (1, True)
    (home / "passphrase.pause").unlink()  # the clock stands still here
    assert kototori("requests", "list", "--passphrase-file", str(new)).status == 0
    new.write_text("lyhyt")
    refused = kototori("requests", "passphrase", "--recovery-code-file", str(code), *given)
    assert (refused.status, refused.err.split(";")[0][:22]) == (1, "The passphrase must ha")
    new.write_text("aivan uusi lause tähän")
    assert kototori("requests", "passphrase", "--recovery-code-file", str(code), *given).status == 0
    assert kototori("requests", "list", "--passphrase-file", str(new)).status == 0


def test_check_looks_at_the_vault_with_and_without_the_passphrase(
    keeping: Run, phrase: tuple[str, str], home: Path
) -> None:
    added(keeping, phrase)

    def told(*given: str) -> str:
        return next(line for line in keeping("check", *given).out.splitlines() if line.startswith("requests"))

    assert told().endswith(": ok")
    assert told(*phrase).endswith(": ok")
    content = (home / "requests.db").read_bytes()
    (home / "requests.db").write_bytes(content[:9000] + bytes([content[9000] ^ 1]) + content[9001:])
    assert told().endswith(": ok")  # without the key nobody sees into a page
    assert "is damaged" in told(*phrase)
    os.truncate(home / "requests.db", 5000)
    assert "is damaged" in told()


def test_restore_brings_requests_back_and_the_log_from_a_copy_leaves_them_alone(
    keeping: Run, phrase: tuple[str, str], home: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "log.db"
    assert keeping("backup", "--out", str(copy)).status == 0
    stays, goes = added(keeping, phrase), added(keeping, phrase)
    keeping("requests", "withdraw", goes, *phrase)
    assert keeping("restore", str(copy)).status == 0
    assert keeping("requests", "list", *phrase).out.startswith(stays)
    os.truncate(home / "requests.db", 4096)
    refused = keeping("requests", "list", *phrase)
    assert (refused.status, "Restore the requests from a copy" in refused.err) == (1, True)

    back = keeping("restore", str(home / "backups" / "requests-newest.db"), *phrase)

    assert (back.status, back.out) == (0, "1 request is back\n")
    assert keeping("requests", "list", *phrase).out.startswith(stays)


def test_a_copy_of_somebody_elses_requests_is_no_copy_of_the_log(
    keeping: Run, home: Path, tmp_path: Path
) -> None:
    shutil.copy(home / "requests.db", tmp_path / "strange.db")
    content = bytearray((tmp_path / "strange.db").read_bytes())
    content[:16] = bytes(16)
    (tmp_path / "strange.db").write_bytes(content)

    ran = keeping("restore", str(tmp_path / "strange.db"))

    assert ran.status == 1
    assert "no sound copy" in ran.err


def test_a_request_is_added_without_the_passphrase_and_listed_with_it(
    keeping: Run, phrase: tuple[str, str], home: Path
) -> None:
    made = keeping("requests", "add", "--from", "-", stdin=lines(REQUEST))
    assert (made.status, made.err) == (0, "")
    assert f"requests {home / 'requests-inbox.db'}: ok" in keeping("check").out
    assert found_in(home) == []

    assert keeping("requests", "list", *phrase).out.split("\t")[0] == made.out.strip()


def test_a_damaged_inbox_is_one_sentence_beside_what_can_be_listed(
    keeping: Run, phrase: tuple[str, str], home: Path
) -> None:
    kept = added(keeping, phrase)
    keeping("requests", "add", "--from", "-", stdin=lines(REQUEST))
    os.truncate(home / "requests-inbox.db", 5000)

    listed = keeping("requests", "list", *phrase)
    checked = keeping("check")

    assert listed.out.split("\t")[0] == kept
    assert len(listed.err.splitlines()) == 1
    assert "requests-inbox.db) is damaged" in listed.err
    assert checked.status == 1
    assert "requests-inbox.db) is damaged" in checked.out


def test_counts_stay_by_month_team_and_need_after_the_erasure(keeping: Run, phrase: tuple[str, str]) -> None:
    added(keeping, phrase)
    withdrawn = added(keeping, phrase)
    keeping("requests", "withdraw", withdrawn, *phrase)

    told = keeping("requests", "list", "--counts", *phrase)

    assert (told.status, told.out) == (
        0,
        "2026-11\tPerhetyö\tnot_recorded\t1\n2026-11\tPerhetyö\ttotal\t1\n",
    )


def test_a_request_goes_to_its_worker_as_a_sealed_file_and_the_code_on_it_comes_back(
    keeping: Run, phrase: tuple[str, str], tmp_path: Path
) -> None:
    key, file, out = tmp_path / "worker.txt", tmp_path / "request.pdf.age", tmp_path / "slip.pdf"
    public = keeping("requests", "key", "--out", str(key)).out.strip()
    request = added(keeping, phrase)

    handed = keeping("requests", "hand-over", request, "--sealed", str(file), "--to", public, *phrase)
    assert (handed.status, handed.err) == (0, "")
    assert "8 Dec 2026" in handed.out
    opened = keeping("requests", "open", str(file), "--identity", str(key), "--out", str(out))
    assert (opened.status, opened.err) == (0, "")

    page = " ".join(PdfReader(io.BytesIO(out.read_bytes())).pages[0].extract_text().split())
    assert NAME in page
    assert found_in(file.parent, [NAME]) == []
    assert (out.stat().st_mode & 0o777, key.stat().st_mode & 0o777) == (0o600, 0o600)
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", page)
    assert code is not None
    assert keeping("requests", "acknowledge", code.group(), *phrase).status == 0


def test_where_the_directory_knows_the_workers_key_nothing_else_is_asked(
    keeping: Run, phrase: tuple[str, str], tmp_path: Path
) -> None:
    key, file, out = tmp_path / "worker.txt", tmp_path / "request.age", tmp_path / "slip.pdf"
    public = keeping("requests", "key", "--out", str(key)).out.strip()
    worker = {"name": "Avain Omistaja", "title": "ohjaaja", "team": "Nuoret", "age_recipient": public}
    assert keeping("workers", "add", "--from", "-", stdin=json.dumps(worker)).status == 0
    for_worker = added(keeping, phrase, worker="Avain Omistaja")
    for_team = added(keeping, phrase, worker="", team="Nuoret")

    for request in (for_worker, for_team):
        handed = keeping("requests", "hand-over", request, "--sealed", str(file), "--force", *phrase)
        assert (handed.status, handed.err) == (0, "")
        assert "Passphrase" not in handed.out
        opened = keeping("requests", "open", str(file), "--identity", str(key), "--out", str(out), "--force")
        assert (opened.status, opened.err) == (0, "")


def test_without_a_key_a_passphrase_is_made_that_opens_the_file_and_needs_no_desk(
    keeping: Run, kototori: Run, phrase: tuple[str, str], tmp_path: Path
) -> None:
    file, told, out = tmp_path / "request.age", tmp_path / "told.txt", tmp_path / "slip.pdf"
    request = added(keeping, phrase)
    handed = keeping("requests", "hand-over", request, "--sealed", str(file), *phrase)
    made = handed.out.strip().rsplit(" ", 1)[1]
    told.write_text(made.lower().replace("-", " "))

    opened = kototori("requests", "open", str(file), "--passphrase-file", str(told), "--out", str(out))
    again = kototori("requests", "open", str(file), "--passphrase-file", str(told), "--out", str(out))

    assert (opened.status, opened.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")
    assert (again.status, "exists already" in again.err) == (1, True)


def test_what_is_read_out_by_phone_is_noted_so_and_two_ways_at_once_are_refused(
    keeping: Run, phrase: tuple[str, str], tmp_path: Path
) -> None:
    request = added(keeping, phrase)
    both = keeping("requests", "hand-over", request, "--phone", "--slip", str(tmp_path / "s.pdf"), *phrase)
    assert (both.status, len(both.err.splitlines())) == (2, 1)

    assert keeping("requests", "hand-over", request, "--phone", *phrase).status == 0
    again = keeping("requests", "hand-over", request, "--phone", *phrase)
    assert (again.status, again.err) == (1, "This request is handed over already; nothing was changed.\n")
    fresh = added(keeping, phrase)
    early = keeping("requests", "acknowledge", fresh, *phrase)
    assert "cannot go from “waiting” to “acknowledged”" in early.err


def test_what_cannot_be_opened_is_one_sentence_and_makes_no_desk(
    kototori_anew: Run, home: Path, tmp_path: Path
) -> None:
    key, other, out = tmp_path / "worker.txt", tmp_path / "other.txt", tmp_path / "slip.pdf"
    kototori_anew("requests", "key", "--out", str(key))
    kototori_anew("requests", "key", "--out", str(other))
    public = key.read_text().split("public key: ")[1].split("\n")[0]
    file = SealedFiles().seal_for(b"%PDF-", [public], tmp_path / "r.age")
    cut = tmp_path / "cut.age"
    cut.write_bytes(file.read_bytes()[:-3])

    for given, said in (
        ([str(file), "--identity", str(other)], "another key"),
        ([str(file)], "--identity"),
        ([str(cut), "--identity", str(key)], "damaged"),
        ([str(out), "--identity", str(key)], "slip.pdf"),
        ([str(key), "--identity", str(key)], "no sealed file"),
        ([str(file), "--identity", str(file)], "no secret key"),
    ):
        ran = kototori_anew("requests", "open", *given, "--out", str(out))
        assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1), ran.err
        assert said in ran.err
    assert not out.exists()
    assert not home.exists() or not list(home.glob("*.db"))


def test_a_request_for_somebody_who_is_away_waits_for_them_and_the_stand_in_is_named(
    keeping: Run, phrase: tuple[str, str]
) -> None:
    worker = {"name": "Sija Keksitty", "title": "ohjaaja", "team": "Perhetyö"}
    keeping("workers", "add", "--from", "-", stdin=json.dumps(worker))
    away = ("--from", "2026-11-20", "--to", "2026-12-05", "--stand-in", "sija-keksitty")
    assert keeping("workers", "absent", "kaisa-keksitty", *away).status == 0

    ran = keeping("requests", "add", "--from", "-", *phrase, stdin=lines(REQUEST))

    assert ran.status == 0
    assert len(ran.out.splitlines()) == 1
    assert "Kaisa Keksitty: away until Sat 5 Dec, stand-in: Sija Keksitty." in ran.err
    assert "\tKaisa Keksitty\t" in keeping("requests", "list", *phrase).out
