"""What every page of the window promises, and the words that join it to the others.

A page is a `Page` with a constructor that takes exactly the services it uses, then `words` and `notices`::

    class StatisticsPage(Page):
        def __init__(self, figures: StatisticsBook, words: Words, notices: Notices) -> None:
            super().__init__()

- It is built when it is first shown, and built anew when the language changes: no `retranslate`.
- `refresh()` reads what is shown from the services again; the window calls it whenever the page comes into
  view, and when another program has written into the log while it is in view.
- `first_focus()` is where the keyboard goes when the page comes into view; `panes()` are the parts that F6
  goes through.
- What prints a key asks `keys.printed(Deed.X)`: keys can be moved, and the page is built anew then.
- A page that has stored something emits `desk_changed`, so that the number of the day, the count of the
  waiting requests and the contact pad follow. Pages do not know each other.
- A page that leads on to another one emits `view_wanted` with that view's name.
- User deeds stand in `with notices.reporting():`; what was done is said with `notices.done(sentence)`.
- `kototori.ui` modules import services under TYPE_CHECKING alone, and heavy Qt parts (QtPdf, QtPrintSupport)
  where they are used: the window stands before they are needed.
- Look: texts take `theme.font(...)`, painters take `theme.colours_of(widget)`, headings are
  `page.heading(words(...))`, buttons `buttons.KeyButton`; surfaces that hold lists are `page.Card`. Nothing
  has a fixed colour, and everything that takes the keyboard has an accessible name.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from kototori.ui.keys import Deed
from kototori.ui.look import theme
from kototori.ui.look.low_window import let_shine_through


class Page(QWidget):
    """One view of the window."""

    desk_changed = Signal()
    view_wanted = Signal(str)
    arrows: Collection[Qt.Key] = ()
    """Those that the page answers to, from its buttons, too."""

    def refresh(self) -> None:
        """Shows what the services hold now."""

    def prepare(self) -> None:
        """Begins to read in the background what its first showing would wait for."""

    def draw_ahead(self) -> None:
        """Draws unseen what a key shows: a page that was never drawn finds its letters and places then."""
        self.grab()

    def first_focus(self) -> QWidget:
        """Where the keyboard goes when the page comes into view."""
        return self

    def do_deed(self, deed: Deed) -> bool:
        """Does what a key calls for, where this page has an answer of its own; else False."""
        return False

    def panes(self) -> Sequence[QWidget]:
        """The parts that F6 goes through, from the first to the last."""
        return (self.first_focus(),)

    def fill_with(self, inside: QWidget) -> None:
        """Makes `inside` the whole page; on a small screen it can be scrolled."""
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.setMaximumWidth(theme.scaled(theme.WIDEST))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        let_shine_through(area, inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)


class Card(QFrame):
    """A surface with a thin border that holds a list or a group of fields."""

    def refresh(self) -> None:
        """Shows what holds now; most know it by themselves."""

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        painter = QPainter(self)
        theme.draw_panel(painter, QRectF(self.rect()), colours.surface, colours.divider)


def heading(text: str, size: int = theme.SECTION) -> QLabel:
    """A heading of a page (`theme.TITLE`) or of a part of it."""
    label = QLabel(text)
    label.setFont(theme.font(size, bold=True))
    return label


def small_print(text: str) -> QLabel:
    """A quiet text beside something."""
    label = QLabel(text)
    label.setFont(theme.font(theme.SMALL))
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
