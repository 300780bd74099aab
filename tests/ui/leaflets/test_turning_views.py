"""The keys that turn the window's pages work from the page of leaflets, wherever its keyboard is."""

from tests.ui.conftest import Person


def test_ctrl_pgdn_goes_on_to_the_next_page_from_the_search_line(whole: Person) -> None:
    whole.press("Ctrl+Shift+P")
    assert whole.window.shell.shown == "leaflets"

    whole.press("Ctrl+PgDown")
    assert whole.window.shell.shown == "requests"

    whole.press("Ctrl+PgUp")
    assert whole.window.shell.shown == "leaflets"
    whole.press("Ctrl+PgUp")
    assert whole.window.shell.shown == "day"
