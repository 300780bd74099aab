"""What is wrong with the texts of a window or a part of it, as it can be read in a failed test."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from kototori.services.desk import Desk
from kototori.ui.figures.chart_view import ChartView
from kototori.ui.keyboard.command_palette import CommandPalette
from kototori.ui.look.side_sheet import SideSheet
from kototori.ui.pad.need_tile import NeedTile
from kototori.ui.pad.suggestion_list import SuggestionList
from kototori.ui.visitor.qr_view import QrCard
from kototori.ui.visitor.turned_view import TurnedView
from tests.ui.pseudo import PseudoWords, untranslated
from tests.ui.written import Written, written_on, written_over_another

_ROOM_OF_AN_ARROW = 24
_LEAST_VIEW = 44
_FREE = (QAbstractSpinBox, QAbstractItemView)
_OVER_OTHERS = (SuggestionList, SideSheet, CommandPalette, QScrollBar)
_FLOWING = (QTextEdit, QPlainTextEdit)
_PLAIN = {QWidget, QFrame, QScrollArea, QScrollBar}
# Names of the program, of languages and their codes, of keys, days, files, leaflets, and invented people.
NOT_OURS = re.compile(
    r"Kototori|Suomi|Svenska|English|Ctrl|Alt|Shift|Enter|Backspace|Space|Tab|Esc|Del|PgUp|PgDn|Left|Right|Up|Down|PDF|CSV|"
    r"(January|February|March|April|June|July|August|September|October|November|December)|"
    r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Nov|Dec|Jan|\b(?:Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct)\b|"
    r"Mon|Tue|Wed|Thu|Fri|Kaisa Keksitty|Seppo Sepitetty|"
    r"sosiaaliohjaaja|omatyöntekijä|zzz|Aikuissosiaalityö|Perhetyö|Puhos|\b(prs|ckb|other|PRS|CKB|kela)\b|fi-easy|zh-Hans|FI-EASY|ZH-HANS|"
    r"\S+/\S+\.(csv|xlsx|pdf)|\bMo\b|\b[2-9A-Z]{4}-[2-9A-Z]{4}\b|"
    r"Office printer|Printer in the hall|[a-z]+(?:_[a-z]+)+|\b(?:[A-Z]{3}|companion|shared|yes)\b"
)

_SHORTENED = re.compile(r"\S+…")
_OTHER_SCRIPTS = re.compile("[^\\x00-\u024f\u2000-\u22ff]+")  # no word of ours is written in them


class Found(NamedTuple):
    """How many texts were looked at, and which of them are at fault."""

    texts: int
    faults: list[str]


def own_names(desk: Desk) -> re.Pattern[str]:
    """What no catalogue translates: names, keys, and the languages as they call themselves."""
    said = {one.endonym for one in desk.setup.vocabulary().languages.values() if one.endonym}
    said |= {one.versions["en"].title for one in desk.leaflet_rack(PseudoWords()).leaflets()}
    said |= {"ar.txt", "{days}", "{max}"}  # of the privacy notice
    by_length = sorted(said, key=len, reverse=True)
    folder = " ?".join(map(re.escape, str(desk.organisation.folder)))  # a long path goes on in another line
    return re.compile("|".join((NOT_OURS.pattern, folder, *map(re.escape, by_length))))


def look_at(inside: QWidget, names: re.Pattern[str] | None) -> Found:
    """Everything that is visible in a part of the window, when the layouts have come to rest.

    Where `names` are given, every other word has to come out of a catalogue that is marked.
    """
    settle()
    shown = [one for one in (inside, *inside.findChildren(QWidget)) if _is_shown(one)]
    faults = list(_without_room(shown))
    painted: list[QWidget] = []
    texts = 0
    for widget in shown:
        runs = [] if type(widget) in _PLAIN and not _is_viewport(widget) else written_on(widget)
        if runs:
            texts += len(runs)
            painted.append(widget)
            faults += _badly_written(widget, runs)
            if names is not None and not _has_words_of_others(widget):
                faults += _not_translated(" ".join(run.text for run in runs), widget, names)
    faults += _out_of_place(painted, inside)
    faults += _overlapping(painted)
    if names is not None:
        ours = (widget for widget in shown if not _has_words_of_others(widget))
        faults += [fault for widget in ours for fault in _unsaid(widget, names)]
    return Found(texts, list(dict.fromkeys(faults)))


def settle() -> None:
    """A banner that grows takes the layouts some rounds."""
    for _ in range(6):
        QApplication.processEvents()


def _is_shown(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.size().isEmpty()


def _is_viewport(widget: QWidget) -> bool:
    around = widget.parentWidget()
    return isinstance(around, QAbstractScrollArea) and around.viewport() is widget


def _badly_written(widget: QWidget, runs: list[Written]) -> Iterator[str]:
    """Texts that run out of their room, are shortened and nowhere whole, or lie over each other."""
    view = widget.parentWidget() if _is_viewport(widget) else None
    if isinstance(view, _FLOWING) or (isinstance(widget, QLineEdit) and widget.text()):
        return  # what somebody writes is scrolled
    for run in runs:
        if isinstance(view, QAbstractItemView) and not _row_is_whole(run):
            continue
        if not run.is_whole():
            yield f"cut: {run.text!r} in {_name(widget)}"
        if run.is_shortened() and not _says_it_whole(widget, view, run):
            yield f"shortened: {run.text!r} in {_name(widget)}"
    for one, other in written_over_another(runs):
        yield f"written over: {one.text!r} and {other.text!r} in {_name(widget)}"


def _row_is_whole(run: Written) -> bool:
    """The last row of a list that is scrolled may be seen in part."""
    return run.room.top() - 1 <= run.area.top() and run.area.bottom() <= run.room.bottom() + 1


def _says_it_whole(widget: QWidget, view: QWidget | None, run: Written) -> bool:
    if isinstance(view, QAbstractItemView):
        return bool(view.indexAt(run.area.center().toPoint()).data(3))  # the tip of the row
    if isinstance(widget, ChartView):  # where the arrows come to a bar, and where the mouse is over it
        return any(spot.name.startswith(run.text.rstrip("…")) for spot in widget._spots())
    return bool(widget.toolTip())


def _without_room(shown: list[QWidget]) -> Iterator[str]:
    """What can be asked without painting: lists, rows of tabs, views that must be scrolled across."""
    for widget in shown:
        if isinstance(widget, QComboBox):
            if (
                widget.fontMetrics().horizontalAdvance(widget.currentText())
                > widget.width() - _ROOM_OF_AN_ARROW
            ):
                yield f"list: {widget.currentText()}"
        elif isinstance(widget, NeedTile) and not widget.label_fits():
            yield f"tile: {widget.label}"
        elif isinstance(widget, QAbstractButton) and widget.text():
            if widget.minimumSizeHint().width() > widget.width() + 1:
                yield f"button: {widget.text()}"
        elif isinstance(widget, QTabBar):
            if sum(widget.tabRect(n).width() for n in range(widget.count())) > widget.width():
                yield f"tabs: {widget.accessibleName()}"
        elif isinstance(widget, QScrollArea):
            if widget.widget().width() > widget.viewport().width():
                yield f"wider than its view: {_name(widget)}"
            if widget.viewport().height() < min(_LEAST_VIEW, widget.widget().height()):
                yield f"too low a view: {_name(widget)}, {widget.viewport().height()}"
        elif isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
            missing = widget.heightForWidth(widget.width()) - widget.height()
            if missing > 1:
                yield f"label: {widget.text()}"


def _out_of_place(painted: list[QWidget], inside: QWidget) -> Iterator[str]:
    """What sticks out of the part around it; only upright may a scrolled view be longer than its room."""
    told: set[int] = set()
    for widget in painted:
        part = widget
        while part is not inside and not part.isWindow() and id(part) not in told:
            told.add(id(part))
            around = part.parentWidget()
            if around is None or _is_viewport(part):
                break
            place, room = part.geometry(), around.rect()
            sideways = place.left() < room.left() or place.right() > room.right()
            upright = place.top() < room.top() or place.bottom() > room.bottom()
            if sideways or (upright and not _is_viewport(around)):
                yield f"out of its place: {_name(part)} {place.getRect()} in {room.getRect()}"
            part = around


def _overlapping(painted: list[QWidget]) -> Iterator[str]:
    """Neighbours that lie over each other."""
    families: dict[int, list[QWidget]] = {}
    for one in painted:
        if not (one.isWindow() or isinstance(one, _OVER_OTHERS) or _is_viewport(one)):
            families.setdefault(id(one.parentWidget()), []).append(one)
    for family in families.values():
        for one, other in combinations(family, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"{_name(one)} over {_name(other)}"


def _has_words_of_others(widget: QWidget) -> bool:
    """The visitor's language, and what was found by a word of another language."""
    return any(_is_in(widget, kind) for kind in (TurnedView, QrCard, SuggestionList))


def _is_in(widget: QWidget, kind: type[QWidget]) -> bool:
    part: QWidget | None = widget
    while part is not None and not isinstance(part, kind):
        part = part.parentWidget()
    return part is not None


def _unsaid(widget: QWidget, names: re.Pattern[str]) -> Iterator[str]:
    """Words that come out of no catalogue, on the screen or for the screen reader."""
    said = {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
    for of_kind in ("text", "placeholderText", "title"):
        read = getattr(widget, of_kind, None)
        said.add(str(read()) if callable(read) and not isinstance(widget, _FREE) else "")
    if isinstance(widget, QTabBar):
        said |= {widget.tabText(n) for n in range(widget.count())}
    for text in said:
        yield from _not_translated(text, widget, names)


def _not_translated(text: str, widget: QWidget, names: re.Pattern[str]) -> Iterator[str]:
    if untranslated(_OTHER_SCRIPTS.sub("", names.sub("", _SHORTENED.sub("", text)))):
        yield f"untranslated: {text!r} in {_name(widget)}"


def _name(widget: QWidget) -> str:
    """What a fault calls a widget: its kind, and what is heard of it or of the part around it."""
    said, part = "", widget
    while not said and part is not None:
        said, part = part.accessibleName(), part.parentWidget()
    return f"{type(widget).__name__} “{said[:60]}”"
