"""The view turned to the visitor (F8): the language, the need, or the consent, chosen by touch or by keys.

Nothing of other visitors is in here: no list, no numbers, no message line. Every text stands in the visitor's
language, with Finnish beside it for the adviser; where nobody has translated it, in Finnish and English.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.contact import MOST_NEEDS
from kototori.domain.need import Language, Need
from kototori.domain.referral import Keeping
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.look import theme
from kototori.ui.look.key_grid import KeyGrid
from kototori.ui.visitor.visitor_cards import PictureButton, VisitorCard
from kototori.ui.visitor.visitor_look import VisitorLook
from kototori.ui.visitor.visitor_page import VisitorPage, face_the_reader, reading, scrolling, text
from kototori.ui.visitor.visitor_speech import Twice, VisitorSpeech
from kototori.wording.catalogue import Words
from kototori.wording.visitor_words import Said, consent_paragraphs

_OTHER = "other"
_LOW = 620  # a lower window has no room for all languages at once
_NEED_WIDTH, _LANGUAGE_WIDTH = 280, 190
_LARGE = 20  # letters of a text that must be read whole
_SCROLL_BAR = 20  # what a bar may take from the width
_AROUND = 180  # what title and foot take
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SCROLLING = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class VisitorSaid(NamedTuple):
    """What the visitor chose. A language or an answer is None where none was given."""

    language: str | None
    tops: frozenset[str]
    consents: bool | None
    consent_language: str


class TurnedView(QWidget):
    """One page after another; Esc, F8 or the button with the screen on it gives the screen back."""

    given_back = Signal(object)

    def __init__(
        self,
        vocabulary: Vocabulary,
        day: date,
        look: VisitorLook,
        key: str,
        words: Words,
        *,
        language: str | None,
        tops: frozenset[str],
        consent: Keeping | None,
    ) -> None:
        """`consent` is how long a request is kept, where the visitor is asked about one."""
        super().__init__()
        self._languages = vocabulary.languages
        self._needs = vocabulary.tops(day)
        self._look, self._key, self._words = look, key, words
        self._language, self._tops, self._consent = language, set(tops), consent
        self._chosen_language: str | None = None
        self._consents: bool | None = None
        self._consent_language = ""
        self._speech = VisitorSpeech(look, None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("View for the visitor"))
        self._show = self._show_languages if language is None else self._show_question
        self._page: VisitorPage | None = None
        self._body: QScrollArea | None = None
        self._grid: KeyGrid | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.GAP_6, theme.GAP_3, theme.GAP_6, theme.GAP_3)

    def give_back(self) -> None:
        """The screen goes back to the adviser, with what was chosen."""
        tops = frozenset(self._tops)
        self.given_back.emit(VisitorSaid(self._chosen_language, tops, self._consents, self._consent_language))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.give_back()
        elif event.key() in _ENTER and isinstance(focused, QAbstractButton) and not event.isAutoRepeat():
            focused.click()
        elif self._body is not None and event.key() in _SCROLLING:
            bar = self._body.verticalScrollBar()
            bar.triggerAction(_SCROLLING[Qt.Key(event.key())])
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.fill(QPainter(self), QRectF(self.rect()), theme.colours_of(self).window)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._page is None or _is_low(event.oldSize().height()) is not _is_low(self.height()):
            self._show()
        self._arrange()

    # --- the pages --------------------------------------------------------------------------------

    def _go(self, show: Callable[[], None]) -> None:
        self._show = show
        show()

    def _show_languages(self) -> None:
        """Those of the strip first; in a low window the others have a page of their own."""
        self._speech = VisitorSpeech(self._look, None)
        first = self._language_cards(on_strip=True)
        if _is_low(self.height()):
            more = VisitorCard(self._look, "", *self._speech(Said.MORE_LANGUAGES))
            more.clicked.connect(lambda: self._go(self._show_more_languages))
            self._offer_languages([*first, more], [])
        else:
            self._offer_languages([*first, *self._language_cards(on_strip=False), self._other_card()], [])

    def _show_more_languages(self) -> None:
        back = self._button(Said.BACK, "back", lambda: self._go(self._show_languages))
        self._offer_languages([*self._language_cards(on_strip=False), self._other_card()], [back])

    def _offer_languages(self, cards: Sequence[VisitorCard], foot: Sequence[QWidget]) -> None:
        said = [self._look.words(code) for code in ("fi", "sv", "en")]
        title = " · ".join(words(Said.CHOOSE_LANGUAGE) for words in said if words is not None)
        self._put_cards(self._words("Languages"), cards, Twice(title, ""), foot)

    def _show_needs(self) -> None:
        cards = [self._need_card(need) for need in self._needs]
        title, several = self._speech(Said.CHOOSE_NEED), self._speech(Said.SEVERAL)
        both = Twice(f"{title.main} {several.main}", f"{title.beside} {several.beside}".strip())
        ready = self._button(Said.READY, "agree", lambda: self._go(self._show_thanks), primary=True)
        self._put_cards(self._words("Needs"), cards, both, [self._language_button(), ready])
        self._tick()

    def _show_consent(self, keeping: Keeping) -> None:
        words = self._speech.words
        paragraphs = [
            text(self._look, said, theme.SECTION if _is_low(self.height()) else _LARGE)
            for spoken in self._speech.read_aloud
            for said in consent_paragraphs(spoken, keeping)
        ]
        if words.is_draft:
            marks = (words, *(self._look.words(code) for code in ("fi", "en")))
            said = dict.fromkeys(mark(Said.DRAFT) for mark in marks if mark is not None)
            paragraphs += [text(self._look, one, 13, quiet=True, foreign=n > 0) for n, one in enumerate(said)]
        self._consent_language = words.language
        answers = [
            self._button(Said.AGREE, "agree", lambda: self._answer(consents=True)),
            self._button(Said.DECLINE, "decline", lambda: self._answer(consents=False)),
        ]
        _make_equal(answers)
        title = self._speech(Said.CONSENT_TITLE)
        self._body = reading(paragraphs, title.main)
        self._put(title, self._body, [self._language_button(), *answers])
        self.setFocus()  # neither answer is the one that Enter would give

    def _show_thanks(self) -> None:
        said = self._speech(Said.GIVE_BACK)
        button = PictureButton(self._look, said.main, "give-back", self._key, primary=True)
        button.clicked.connect(self.give_back)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.addStretch(1)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        if said.beside:
            beside = text(self._look, said.beside, theme.BODY, quiet=True)
            beside.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(beside)
        column.addStretch(2)
        back = self._button(Said.BACK, "back", lambda: self._go(self._show_question))
        self._put(self._speech(Said.THANKS), middle, [back])
        button.setFocus()

    def _show_question(self) -> None:
        self._speech = VisitorSpeech(self._look, self._languages.get(self._language or ""))
        if self._consent is None:
            self._show_needs()
        else:
            self._show_consent(self._consent)

    # --- what the visitor does ----------------------------------------------------------------------

    def _choose_language(self, code: str) -> None:
        self._language = self._chosen_language = code
        self._go(self._show_question)

    def _toggle_need(self, code: str) -> None:
        self._tops ^= {code}
        self._tick()

    def _tick(self) -> None:
        if self._grid is None:
            return
        for card in self._grid.buttons:
            if isinstance(card, VisitorCard):
                card.setChecked(card.code in self._tops)
                card.setEnabled(card.code in self._tops or len(self._tops) < MOST_NEEDS)

    def _answer(self, *, consents: bool) -> None:
        self._consents = consents
        self._go(self._show_thanks)

    # --- what the pages are made of -----------------------------------------------------------------

    def _language_cards(self, *, on_strip: bool) -> list[VisitorCard]:
        listed = (one for one in self._languages.values() if one.code != _OTHER)
        return [self._language_card(one) for one in listed if one.on_strip is on_strip]

    def _language_card(self, one: Language) -> VisitorCard:
        finnish = one.words.fi
        card = VisitorCard(self._look, one.code, self._look.name(one), finnish, is_rtl=one.direction == "rtl")
        card.setChecked(one.code == self._language)
        card.clicked.connect(partial(self._choose_language, one.code))
        return card

    def _other_card(self) -> VisitorCard:
        card = VisitorCard(self._look, _OTHER, *VisitorSpeech(self._look, None)(Said.OTHER_LANGUAGE))
        card.clicked.connect(partial(self._choose_language, _OTHER))
        return card

    def _need_card(self, need: Need) -> VisitorCard:
        said = self._speech.need(need.code, (need.tile or need.words).fi)
        picture = f"need-{need.code}"
        card = VisitorCard(self._look, need.code, *said, picture=picture, is_rtl=self._speech.is_rtl)
        card.clicked.connect(partial(self._toggle_need, need.code))
        return card

    def _language_button(self) -> PictureButton:
        """The language of the page, and the way to another."""
        one = self._languages.get(self._language or "")
        name = self._look.name(one) if one is not None and one.code != _OTHER else ""
        button = PictureButton(self._look, name or self._speech(Said.CHOOSE_LANGUAGE).main, "languages")
        button.clicked.connect(lambda: self._go(self._show_languages))
        return button

    def _button(
        self, said: Said, picture: str, deed: Callable[[], None], *, primary: bool = False
    ) -> PictureButton:
        button = PictureButton(self._look, self._speech(said).main, picture, primary=primary)
        button.clicked.connect(deed)
        return button

    # --- how they come into view --------------------------------------------------------------------

    def _put_cards(
        self, name: str, cards: Sequence[VisitorCard], title: Twice, foot: Sequence[QWidget]
    ) -> None:
        grid = KeyGrid(name, cards, 4, theme.GAP_2)
        self._body = scrolling(grid, name)
        self._put(title, self._body, foot)
        self._grid = grid
        self._arrange()
        cards[0].setFocus()

    def _put(self, title: Twice, body: QWidget, foot: Sequence[QWidget]) -> None:
        corner = PictureButton(self._look, "", "give-back", self._key)
        corner.setAccessibleName(self._words("Give the screen back"))
        corner.clicked.connect(self.give_back)
        before, self._grid = self._page, None
        self._body = body if isinstance(body, QScrollArea) else None
        self._page = VisitorPage(self._look, title, corner, body, foot)
        face_the_reader(self._page, is_rtl=self._speech.is_rtl)
        self._column.addWidget(self._page)
        if before is not None:
            before.hide()
            before.deleteLater()
        self._page.show()

    def _arrange(self) -> None:
        """As many columns as there is room for, and cards as tall as they may grow."""
        if self._grid is None:
            return
        cards = [card for card in self._grid.buttons if isinstance(card, VisitorCard)]
        least = _NEED_WIDTH if cards[0].has_picture else _LANGUAGE_WIDTH
        most = 4 if cards[0].has_picture else 6
        columns = max(1, min(most, (self.width() - 2 * theme.GAP_6) // theme.scaled(least)))
        self._grid.arrange(columns)
        rows, gap = -(-len(cards) // columns), theme.scaled(theme.GAP_2)
        room = self.width() - 2 * theme.GAP_6 - theme.scaled(_SCROLL_BAR)
        width = (room - (columns - 1) * gap) // columns
        for card in cards:
            card.set_size(width, (self.height() - theme.scaled(_AROUND)) // rows - gap)


def _is_low(height: int) -> bool:
    return height < theme.scaled(_LOW)


def _make_equal(buttons: Sequence[PictureButton]) -> None:
    """Neither answer is larger than the other."""
    widest = max(button.sizeHint().width() for button in buttons)
    for button in buttons:
        button.setMinimumWidth(widest)
