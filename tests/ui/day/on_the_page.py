"""The page of the day as somebody at the window finds it."""

from kototori.ui.day.day_page import DayPage
from kototori.ui.views import ViewName
from tests.ui.conftest import Person


def day_page(person: Person) -> DayPage:
    person.window.shell.show_view(ViewName.DAY)
    page = person.window.shell.page
    assert isinstance(page, DayPage)
    return page
