"""One window for one home."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kototori.home import Home
from kototori.ui.single_instance import OnlyWindow


def test_a_second_start_brings_the_first_window_to_the_front(home: Path, qtbot: QtBot) -> None:
    raised: list[bool] = []
    first = OnlyWindow(Home(home))
    assert first.take()
    first.listen(lambda: raised.append(True))
    second = OnlyWindow(Home(home))
    assert not second.take()
    assert second.raise_other()
    qtbot.waitUntil(lambda: raised == [True])
    first.release()


def test_a_window_that_was_closed_leaves_the_home_free(home: Path, qtbot: QtBot) -> None:
    first = OnlyWindow(Home(home))
    assert first.take()
    first.release()
    second = OnlyWindow(Home(home))
    assert second.take()
    second.release()


def test_another_home_has_a_window_of_its_own(tmp_path: Path, qtbot: QtBot) -> None:
    one, other = OnlyWindow(Home(tmp_path / "one")), OnlyWindow(Home(tmp_path / "other"))
    assert one.take()
    assert other.take()
    one.release()
    other.release()
