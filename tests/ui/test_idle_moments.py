"""While nobody touches the desk, what stands beside the pad is made ready, and never while somebody types."""

from pytestqt.qtbot import QtBot

from kototori.ui.idle_moments import IdleMoments, make_ready
from kototori.ui.views import ViewName
from tests.ui.conftest import Person


def test_all_pages_stand_ready_after_a_quiet_while_and_the_pad_is_as_it_was(
    whole: Person, qtbot: QtBot
) -> None:
    whole.type("2as")

    moments = make_ready(whole.window, quiet=0)
    qtbot.waitUntil(lambda: moments.is_over, timeout=60_000)

    shell = whole.window.shell
    assert set(shell.built) == set(ViewName)
    assert (shell.shown, whole.line.text(), whole.chips) == (ViewName.LOG, "as", ["Income"])
    assert whole.line.hasFocus()


def test_a_key_puts_off_what_is_made_ready(person: Person, qtbot: QtBot) -> None:
    made: list[int] = []
    moments = IdleMoments(person.window, iter([lambda: made.append(1), lambda: made.append(2)]), quiet=2000)
    person.log_page.parts.entry.text_changed.connect(moments.disturb)

    for letter in "as":
        qtbot.wait(1200)
        person.type(letter)
    assert made == []

    qtbot.waitUntil(lambda: moments.is_over, timeout=20_000)
    assert made == [1, 2]
