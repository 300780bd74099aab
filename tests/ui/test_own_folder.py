"""Where a dialog proposes to keep a file."""

from pathlib import Path

import pytest

from kototori.ui.own_folder import own_folder


def test_files_go_among_the_persons_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    (tmp_path / "Documents").mkdir()
    assert own_folder() == tmp_path / "Documents"


def test_without_documents_files_go_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert own_folder() == tmp_path
