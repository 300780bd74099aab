import os
from pathlib import Path

import pytest

from kototori.domain.errors import FileThere, FileUnwritable
from kototori.services.new_files import put_files


def test_what_is_there_is_replaced_only_where_it_is_a_file(tmp_path: Path) -> None:
    folder, broken, file = tmp_path / "folder", tmp_path / "broken", tmp_path / "file"
    folder.mkdir()
    broken.symlink_to(tmp_path / "nowhere")
    file.write_bytes(b"before")

    for special in (folder, broken):
        with pytest.raises(FileUnwritable):
            put_files({special: b"after", file: b"after"}, force=True)
    assert broken.is_symlink()
    assert file.read_bytes() == b"before"

    put_files({file: b"after"}, force=True)
    assert file.read_bytes() == b"after"


def test_a_device_or_a_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(FileUnwritable):
        put_files({pipe: b"after"}, force=True)

    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_what_is_there_stays_unless_it_may_go(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    put_files({path: b"first"}, force=False)

    with pytest.raises(FileThere):
        put_files({path: b"second"}, force=False)
    assert path.read_bytes() == b"first"


def test_of_two_files_none_is_written_where_one_cannot_be(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "missing" / "b.csv"

    with pytest.raises(FileUnwritable):
        put_files({first: b"1", second: b"2"}, force=False)

    assert list(tmp_path.iterdir()) == []
