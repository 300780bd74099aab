"""What the tests of the day's page share."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files of the person go."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr("kototori.ui.own_folder.own_folder", lambda: folder)
    monkeypatch.setattr("kototori.ui.day.export_row.own_folder", lambda: folder)
    return folder
