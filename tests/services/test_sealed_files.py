"""Sealed files for workers, opened by Kototori and by the age program, both ways."""

import os
import pty
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kototori.domain.errors import DeskError, FileThere, FileUnreadable, FileUnwritable
from kototori.domain.sealed_file import (
    HARDEST,
    NeedsKey,
    NeedsPassphrase,
    NobodyToSealFor,
    NotAKeyFile,
    NotASealedFile,
    NotASlip,
    SealedFileDamaged,
    SealedForOthers,
    TooHardToOpen,
    WrongFilePassphrase,
    as_written,
    must_be_strong_for_a_file,
)
from kototori.domain.vault import WeakPassphrase
from kototori.domain.worker import NotARecipient, SecretKeyTyped
from kototori.services.sealed_files import SealedFiles

pytestmark = pytest.mark.begins_early

SLIP = b"%PDF-1.4 " + bytes(range(256)) * 300

needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")


@pytest.fixture
def files() -> SealedFiles:
    return SealedFiles()


@pytest.fixture
def key(tmp_path: Path, files: SealedFiles) -> tuple[Path, str]:
    path = tmp_path / "worker.txt"
    return path, files.make_key(path)


@pytest.fixture(scope="module")
def with_passphrase(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """One for all tests: scrypt takes its second each time."""
    files, folder = SealedFiles(), tmp_path_factory.mktemp("sealed")
    phrase = files.new_passphrase()
    return files.seal_with(SLIP, phrase, folder), phrase


@needs_age
def test_the_age_program_opens_what_was_sealed_for_a_workers_key(
    files: SealedFiles, key: tuple[Path, str], tmp_path: Path
) -> None:
    key_file, public = key
    path = files.seal_for(SLIP, [public], tmp_path / "r.pdf.age")

    opened = subprocess.run(["age", "-d", "-i", key_file, path], capture_output=True, check=True).stdout

    assert opened == SLIP
    assert files.open_by_key(path, key_file) == SLIP
    for private in (path, key_file):
        assert private.stat().st_mode & 0o777 == 0o600
    assert sorted(tmp_path.iterdir()) == sorted((path, key_file))


@needs_age
@pytest.mark.parametrize("armour", [[], ["-a"]])
def test_what_the_age_program_sealed_is_opened_with_keys_of_either(
    files: SealedFiles, tmp_path: Path, armour: list[str]
) -> None:
    key_file, slip, path = (tmp_path / name for name in ("k.txt", "slip.pdf", "slip.age"))
    subprocess.run(["age-keygen", "-o", key_file], capture_output=True, check=True)
    public = subprocess.run(["age-keygen", "-y", key_file], capture_output=True, text=True, check=True).stdout
    slip.write_bytes(SLIP)
    subprocess.run(["age", *armour, "-r", public.strip(), "-o", path, slip], check=True)

    assert files.open_by_key(path, key_file) == SLIP
    team = files.seal_for(SLIP, [files.make_key(tmp_path / "other.txt"), public], tmp_path / "team.age")
    assert files.open_by_key(team, key_file) == files.open_by_key(team, tmp_path / "other.txt") == SLIP


@needs_age
def test_the_age_program_opens_by_the_passphrase_that_was_told(
    files: SealedFiles, with_passphrase: tuple[Path, str], tmp_path: Path
) -> None:
    path, phrase = with_passphrase
    out = tmp_path / "slip.pdf"

    typed(["age", "-d", "-o", str(out), str(path)], phrase)

    assert out.read_bytes() == SLIP
    misheard = phrase.lower().replace("-", " ")
    assert files.needs_passphrase(path)
    assert files.open_by_passphrase(path, misheard) == SLIP


@needs_age
def test_what_the_age_program_sealed_with_a_passphrase_is_opened(files: SealedFiles, tmp_path: Path) -> None:
    slip, path = tmp_path / "slip.pdf", tmp_path / "slip.age"
    slip.write_bytes(SLIP)
    typed(["age", "-p", "-o", str(path), str(slip)], "tuuli kääntyy illalla", "tuuli kääntyy illalla")

    assert files.open_by_passphrase(path, "tuuli ka\u0308a\u0308ntyy illalla") == SLIP


def typed(command: list[str], *answers: str) -> None:
    """Runs a program at a terminal of its own, and types an answer at each of its questions."""
    process, terminal = pty.fork()
    if not process:
        os.execvp(command[0], command)
    for answer in answers:
        while b":" not in os.read(terminal, 1024):
            pass
        os.write(terminal, f"{answer}\n".encode())
    while True:
        try:
            if not os.read(terminal, 1024):
                break
        except OSError:  # the program has let its terminal go
            break
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    os.close(terminal)


def test_a_window_goes_on_while_a_file_is_sealed_with_a_passphrase(tmp_path: Path) -> None:
    files, ticks, done = SealedFiles(apart=True), [0], threading.Event()
    phrase = files.new_passphrase()

    def tick() -> None:
        while not done.wait(0.002):
            ticks[0] += 1

    window = threading.Thread(target=tick)
    window.start()
    path = files.seal_with(SLIP, phrase, tmp_path)
    done.set()
    window.join()

    assert ticks[0] > 40, "sealed in the window's own process it stands still, but for a dozen"
    assert files.open_by_passphrase(path, phrase) == SLIP


def test_a_name_of_its_own_tells_nothing_and_nothing_is_written_over(
    files: SealedFiles, key: tuple[Path, str], tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    first, second = (files.seal_for(SLIP, [key[1]], folder) for _ in range(2))
    assert first.parent == folder
    assert first.name != second.name
    assert first.name.endswith(".pdf.age")
    with pytest.raises(FileThere):
        files.seal_for(SLIP, [key[1]], first)
    with pytest.raises(FileThere):
        files.make_key(key[0])
    files.seal_for(SLIP + b"!", [key[1]], first, force=True)

    assert files.open_by_key(first, key[0]) == SLIP + b"!"
    with pytest.raises(FileUnwritable):
        files.seal_for(SLIP, [key[1]], tmp_path / "no" / "such" / "folder.age")


def test_weak_passphrases_and_keys_that_are_none_are_refused(files: SealedFiles, tmp_path: Path) -> None:
    for weak in (
        "",
        "tuuli kääntyy illalla",
        "a" * 30,
        "kissa kissa kissa kissa kissa",
        "1234567890ab",
    ):
        with pytest.raises(WeakPassphrase):
            files.seal_with(SLIP, weak, tmp_path)
    with pytest.raises(NotARecipient):
        files.seal_for(SLIP, ["age1qqqq"], tmp_path)
    with pytest.raises(SecretKeyTyped):
        files.seal_for(SLIP, ["AGE-SECRET-KEY-1QQQQ"], tmp_path)
    with pytest.raises(NobodyToSealFor):
        files.seal_for(SLIP, [""], tmp_path)
    must_be_strong_for_a_file("kolme kukkoa kieppuu kuusen latvassa kevyesti")
    must_be_strong_for_a_file(files.new_passphrase())

    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_of_ours_is_known_however_it_is_typed(files: SealedFiles) -> None:
    phrase = files.new_passphrase()

    assert as_written(f" {phrase.lower().replace('-', '')} ") == phrase
    assert as_written("kolme kukkoa kieppuu") == "kolme kukkoa kieppuu"
    assert len(phrase.replace("-", "")) == 24


Harm = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (lambda sealed: b"", NotASealedFile),
        (lambda sealed: SLIP, NotASealedFile),
        (lambda sealed: sealed[:100], SealedFileDamaged),
        (lambda sealed: sealed[:-1], SealedFileDamaged),
        (lambda sealed: sealed[:-20_000], SealedFileDamaged),
        (lambda sealed: sealed[:-9] + bytes([sealed[-9] ^ 1]) + sealed[-8:], SealedFileDamaged),
        (lambda sealed: b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl*\n-----END", SealedFileDamaged),
        (lambda sealed: b"x" * 33 * 1024 * 1024, NotASealedFile),
    ],
)
def test_a_file_that_is_not_whole_is_one_plain_fault(
    files: SealedFiles,
    key: tuple[Path, str],
    with_passphrase: tuple[Path, str],
    tmp_path: Path,
    harm: Harm,
    fault: type[DeskError],
) -> None:
    for_key = files.seal_for(SLIP, [key[1]], tmp_path / "k.age")
    harmed = tmp_path / "harmed.age"
    harmed.write_bytes(harm(for_key.read_bytes()))
    with pytest.raises(fault):
        files.open_by_key(harmed, key[0])
    path, phrase = with_passphrase
    harmed.write_bytes(harm(path.read_bytes()))
    with pytest.raises(fault):
        files.open_by_passphrase(harmed, phrase)


def test_every_changed_byte_of_the_beginning_is_a_fault_and_never_opens(
    files: SealedFiles, key: tuple[Path, str], tmp_path: Path
) -> None:
    sealed = files.seal_for(b"%PDF-", [key[1]], tmp_path / "k.age").read_bytes()
    harmed = tmp_path / "harmed.age"
    for at in range(len(sealed)):
        harmed.write_bytes(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :])
        with pytest.raises((NotASealedFile, SealedFileDamaged, SealedForOthers, NeedsPassphrase)):
            files.open_by_key(harmed, key[0])


def test_a_wrong_key_and_a_wrong_passphrase_are_told_apart_from_a_missing_one(
    files: SealedFiles, key: tuple[Path, str], with_passphrase: tuple[Path, str], tmp_path: Path
) -> None:
    other, by_phrase, phrase = tmp_path / "other.txt", *with_passphrase
    files.make_key(other)
    for_key = files.seal_for(SLIP, [key[1]], tmp_path / "k.age")
    with pytest.raises(SealedForOthers):
        files.open_by_key(for_key, other)
    with pytest.raises(WrongFilePassphrase):
        files.open_by_passphrase(by_phrase, files.new_passphrase())
    with pytest.raises(NeedsKey):
        files.open_by_passphrase(for_key, phrase)
    with pytest.raises(NeedsPassphrase):
        files.open_by_key(by_phrase, other)
    for content in (b"", b"\xff\xfe", b"age1qqqq\n", b"# AGE-SECRET-KEY-1\n", b"AGE-SECRET-KEY-1QQQQ\n"):
        other.write_bytes(content)
        with pytest.raises(NotAKeyFile):
            files.open_by_key(for_key, other)
    with pytest.raises(FileUnreadable):
        files.open_by_key(for_key, tmp_path / "none.txt")


@pytest.mark.parametrize("factor", [HARDEST + 1, 40, 999])
def test_a_file_that_would_eat_the_memory_is_not_tried(
    files: SealedFiles, with_passphrase: tuple[Path, str], tmp_path: Path, factor: int
) -> None:
    path, phrase = with_passphrase
    stanza = path.read_bytes().split(b"\n")[1]
    harmed = tmp_path / "harmed.age"
    asks = b" ".join((*stanza.split(b" ")[:3], str(factor).encode()))
    harmed.write_bytes(path.read_bytes().replace(stanza, asks))

    with pytest.raises(TooHardToOpen):
        files.open_by_passphrase(harmed, phrase)


def test_only_a_slip_is_taken_out(files: SealedFiles, key: tuple[Path, str], tmp_path: Path) -> None:
    path = files.seal_for(b"#!/bin/sh\n", [key[1]], tmp_path / "k.age")

    with pytest.raises(NotASlip):
        files.open_by_key(path, key[0])
