import os
import stat
from pathlib import Path

import pytest

from kototori.domain.errors import FileThere, FileUnwritable
from kototori.services.new_files import put_files


def test_what_is_there_stays_unless_it_may_go(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    put_files({path: b"first"}, force=False)

    with pytest.raises(FileThere):
        put_files({path: b"second"}, force=False)
    assert path.read_bytes() == b"first"
    put_files({path: b"third"}, force=True)
    assert path.read_bytes() == b"third"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(FileUnwritable):
        put_files({pipe: b"figures"}, force=True)

    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


def test_of_two_files_none_is_written_where_one_cannot_be(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "missing" / "b.csv"

    with pytest.raises(FileUnwritable):
        put_files({first: b"1", second: b"2"}, force=False)

    assert list(tmp_path.iterdir()) == []
